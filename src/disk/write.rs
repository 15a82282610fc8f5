//! One file, read or written at the word of the command line.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The text of the file at `path`.
pub fn read_text(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path)
}

/// Where the file at `path` lies in the folder `root`, if it is there and inside of it.
pub fn place_in(root: &Path, path: &Path) -> Option<String> {
    let (root, path) = (root.canonicalize().ok()?, path.canonicalize().ok()?);
    let parts = path.strip_prefix(root).ok()?.components();
    let parts: Vec<_> = parts.map(|it| it.as_os_str().to_string_lossy().into_owned()).collect();
    Some(parts.join("/"))
}

/// Writes `text` to a new file at `path`, with the folders above it; a file that is there already
/// stays as it is.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::File::create_new(path)?;
    file.write_all(text.as_bytes())
}

/// Whether there is nothing in a folder, or no such folder.
pub fn is_empty(folder: &Path) -> io::Result<bool> {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// The first name in a folder; nothing if it is empty or not there.
pub fn first_in(folder: &Path) -> io::Result<Option<PathBuf>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let names: io::Result<Vec<_>> = entries.map(|it| Ok(PathBuf::from(it?.file_name()))).collect();
    Ok(names?.into_iter().min())
}

/// Whether what lies at `path` is a link to something else.
pub fn is_link(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|it| it.file_type().is_symlink())
}

/// What the folder at `path` is called, also if `path` is `.`.
pub fn folder_name(path: &Path) -> Option<String> {
    let whole = path.canonicalize().ok()?;
    Some(whole.file_name()?.to_string_lossy().into_owned())
}

/// Writes `text` to `path`.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    std::fs::write(path, text)
}
