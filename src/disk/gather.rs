//! The files of another tool's manual, and a new folder for ours.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::publish::system::{is_real_folder, open_plain};
use super::read::{Found, is_hidden, relative, unreadable, wrong_with};
use crate::text::{Attachment, Sources};

/// Endings of texts.
const TEXTS: [&str; 3] = ["md", "markdown", "mdx"];

/// Endings of files that settings are written in: those right in the folder are read, and what
/// says something of a folder.
const SETTINGS: [&str; 8] = ["yml", "yaml", "toml", "json", "js", "ts", "mjs", "cjs"];

/// Reads of the folder `root` the files right in it, and all that lies in `folders`: paths inside of
/// it, or nothing for all of it. No link is followed. What cannot be read is a problem of the
/// sources.
pub fn gather(root: &Path, folders: &[String]) -> io::Result<Sources> {
    fs::read_dir(root)?;
    let mut files = BTreeMap::new();
    let mut found = Found::default();
    walk(root, root, 1, &mut files, &mut found);
    for folder in folders {
        let mut place = root.to_path_buf();
        // No part of the way may be a link.
        let is_real = folder.split('/').filter(|it| !it.is_empty()).all(|it| {
            place.push(it);
            is_real_folder(&place)
        });
        if is_real {
            walk(root, &place, usize::MAX, &mut files, &mut found);
        }
    }
    for (path, file) in files {
        let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let name = path.rsplit('/').next().unwrap_or_default();
        let says = !path.contains('/') || name.starts_with("_category_.");
        if TEXTS.contains(&ending.as_str()) || says && SETTINGS.contains(&ending.as_str()) {
            found.texts.push((path.clone(), file.clone()));
        }
        found.attachments.push(Attachment { path, file, size: None });
    }
    Ok(found.read())
}

fn walk(
    root: &Path,
    from: &Path,
    depth: usize,
    files: &mut BTreeMap<String, PathBuf>,
    found: &mut Found,
) {
    let walk = WalkDir::new(from).follow_links(false).follow_root_links(from == root);
    let walk = walk.min_depth(1).max_depth(depth).sort_by_file_name();
    let is_ours = |it: &walkdir::DirEntry| {
        it.file_type().is_dir() && it.path().join(".opsbook-manifest").is_file()
    };
    let mut walk = walk.into_iter().filter_entry(|it| !is_hidden(it) && !is_ours(it));
    while let Some(entry) = walk.next() {
        match entry {
            Ok(entry) if depth == 1 && !entry.file_type().is_file() => {}
            Ok(entry) => match wrong_with(&entry) {
                Some(what) => {
                    found.refuse(root, entry.path(), what);
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                None if entry.file_type().is_file() => {
                    files.insert(relative(root, entry.path()), entry.path().to_path_buf());
                }
                None => {}
            },
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                let error = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
                found.refuse(root, &path, unreadable(&error));
            }
        }
    }
}

/// Makes the folder `target` with these texts, and copies of these files, by path. All of it is
/// written beside and takes its place in one step; a folder that holds anything stays as it is.
pub fn put_new<'f>(
    target: &Path,
    texts: impl Iterator<Item = (&'f str, &'f str)>,
    copies: impl Iterator<Item = (&'f str, &'f Path)>,
) -> io::Result<()> {
    // `a/.` is `a`.
    let target = &target.components().collect::<PathBuf>();
    let parent = target.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let stage = tempfile::Builder::new().prefix(".opsbook-").tempdir_in(parent)?;
    // Its owner alone can look into the stage; what is made in it is as folders here are.
    let made = stage.path().join("manual");
    fs::create_dir(&made)?;
    let place = |path: &str| {
        let place = made.join(path);
        fs::create_dir_all(place.parent().unwrap_or(&made))?;
        fs::File::create_new(place)
    };
    for (path, text) in texts {
        place(path)?.write_all(text.as_bytes())?;
    }
    for (path, from) in copies {
        io::copy(&mut open_plain(from)?, &mut place(path)?)?;
    }
    // Fails if there is anything in it by now.
    match fs::remove_dir(target) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::rename(&made, target)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{gather, put_new};

    #[test]
    fn links_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        fs::create_dir_all(at("docs/node_modules")).unwrap();
        fs::create_dir_all(at("src")).unwrap();
        for path in ["book.toml", "docs/a.md", "docs/b.png", "docs/node_modules/x.md", "src/x.md"] {
            fs::write(at(path), "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(at("src"), at("docs/link")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(at("src"), at("more")).unwrap();
        let taken = gather(folder.path(), &["docs".to_owned(), "more".to_owned()]).unwrap();
        let texts: Vec<_> = taken
            .iter()
            .filter(|(_, it)| !it.text.is_empty())
            .map(|it| it.1.path.as_str())
            .collect();
        assert_eq!(texts, ["book.toml", "docs/a.md"]);
        assert_eq!(taken.attachments.len(), 3);
        assert_eq!(taken.problems.len(), usize::from(cfg!(unix)));
    }

    #[test]
    fn a_folder_that_holds_something_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("manual");
        let texts = || [("a/b.md", "x")].into_iter();
        put_new(&target, texts(), std::iter::empty()).unwrap();
        assert_eq!(fs::read_to_string(target.join("a/b.md")).unwrap(), "x");
        fs::write(target.join("a/b.md"), "own").unwrap();
        assert!(put_new(&target, texts(), std::iter::empty()).is_err());
        assert_eq!(fs::read_to_string(target.join("a/b.md")).unwrap(), "own");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
