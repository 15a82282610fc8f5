//! What a folder holds.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// All that lies below a folder: files with what is in them, links with where they lead, folders
/// and whatever else with what they are. Pipes are not opened.
pub type Snapshot = BTreeMap<String, Vec<u8>>;

/// What `folder` holds now.
pub fn snapshot(folder: &Path) -> Snapshot {
    let mut all = Snapshot::new();
    add(folder, folder, &mut all);
    all
}

/// The files of it only.
pub fn files(folder: &Path) -> Snapshot {
    let mut all = snapshot(folder);
    all.retain(|name, _| !name.ends_with('/'));
    all
}

fn add(root: &Path, folder: &Path, all: &mut Snapshot) {
    // What may not be read is the same before and after.
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        let kind = fs::symlink_metadata(&path).unwrap().file_type();
        if kind.is_dir() {
            all.insert(format!("{name}/"), Vec::new());
            add(root, &path, all);
        } else if kind.is_symlink() {
            let target = fs::read_link(&path).unwrap().to_string_lossy().into_owned();
            all.insert(name, format!("-> {target}").into_bytes());
        } else if kind.is_file() {
            all.insert(name, fs::read(&path).unwrap_or_default());
        } else {
            all.insert(name, b"special".to_vec());
        }
    }
}

/// The names in a folder, in order.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<_> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Writes a file and the folders that it lies in.
pub fn write(path: &Path, content: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}
