//! One text of a manual, replaced by what it became: whole or not at all, and only if nobody else
//! has changed it meanwhile.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::publish::system::{carry_marks, is_real_folder, open_plain};
use crate::text::Source;

/// Why a text was left as it is.
#[derive(Debug)]
pub enum Kept {
    /// It is no longer what was read.
    Changed,
    /// It may only be read.
    ReadOnly,
    /// It has become a link, a pipe or a device, or lies in a folder that has.
    NotAFile,
    /// The system's reason.
    Failed(io::Error),
}

impl From<io::Error> for Kept {
    fn from(error: io::Error) -> Kept {
        match error.kind() {
            io::ErrorKind::InvalidInput => Kept::NotAFile,
            io::ErrorKind::NotFound => Kept::Changed,
            _ => Kept::Failed(error),
        }
    }
}

/// Puts the text of `after` in place of that of `before` in the manual at `root`. A byte order mark
/// and the file's owner and rights stay. The new text is written beside the old and takes its
/// place in one step.
pub fn replace(root: &Path, before: &Source, after: &str) -> Result<(), Kept> {
    let path = inside(root, &before.path)?;
    let old = is_still(&path, before)?;
    if old.metadata()?.permissions().readonly() {
        return Err(Kept::ReadOnly);
    }
    let beside = beside(&path);
    let written = write_beside(&beside, before, after)
        .and_then(|()| carried(&path, &beside))
        .map_err(Kept::from)
        // Somebody may have saved the file while we wrote.
        .and_then(|()| is_still(&path, before).map(drop))
        .and_then(|()| fs::rename(&beside, &path).map_err(Kept::Failed));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Where the text at `path` lies; no folder on the way is a link.
fn inside(root: &Path, path: &str) -> Result<PathBuf, Kept> {
    let mut here = root.to_path_buf();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    for folder in folders.split('/').filter(|it| !it.is_empty()) {
        here.push(folder);
        if !is_real_folder(&here) {
            return Err(Kept::NotAFile);
        }
    }
    Ok(here.join(name))
}

/// The file at `path`, if it still holds what was read.
fn is_still(path: &Path, before: &Source) -> Result<File, Kept> {
    let mut file = open_plain(path)?;
    let mut now = Vec::new();
    let limit = before.mark().len() + before.text.len() + 1;
    (&mut file).take(limit as u64).read_to_end(&mut now)?;
    let rest = now.strip_prefix(before.mark().as_bytes());
    if rest == Some(before.text.as_bytes()) { Ok(file) } else { Err(Kept::Changed) }
}

/// A hidden name in the same folder, so that no reader takes it for a chapter.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    path.with_file_name(format!(".{name}.opsbook-{}~", std::process::id()))
}

fn write_beside(beside: &Path, before: &Source, after: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(beside)?;
    file.write_all(before.mark().as_bytes())?;
    file.write_all(after.as_bytes())?;
    file.sync_all()
}

/// Gives the new file what the old one has besides its text. Where the owner cannot be kept, the
/// rights are.
fn carried(path: &Path, beside: &Path) -> io::Result<()> {
    carry_marks(path, beside)
        .or_else(|_| fs::set_permissions(beside, fs::metadata(path)?.permissions()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Kept, replace};
    use crate::text::Source;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name());
        names.map(|it| it.into_string().unwrap()).collect()
    }

    #[test]
    fn a_text_is_replaced_and_its_mark_and_its_rights_stay() {
        let root = folder();
        let file = root.path().join("sub/a.md");
        fs::write(&file, "\u{feff}one\r\n").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        }
        let before = Source::new("sub/a.md", "\u{feff}one\r\n");
        replace(root.path(), &before, "two\r\n").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "\u{feff}two\r\n");
        assert_eq!(names(&root.path().join("sub")), ["a.md"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        }
    }

    #[test]
    fn what_changed_or_went_or_may_not_be_written_is_left_alone() {
        let root = folder();
        let file = root.path().join("a.md");
        let before = Source::new("a.md", "one");
        for now in ["one more", "on", "\u{feff}one"] {
            fs::write(&file, now).unwrap();
            let kept = replace(root.path(), &before, "two");
            assert!(matches!(kept, Err(Kept::Changed)), "{now}");
            assert_eq!(fs::read_to_string(&file).unwrap(), now);
        }
        fs::write(&file, "one").unwrap();
        let mut rights = fs::metadata(&file).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&file, rights).unwrap();
        assert!(matches!(replace(root.path(), &before, "two"), Err(Kept::ReadOnly)));
        fs::remove_file(&file).unwrap();
        assert!(matches!(replace(root.path(), &before, "two"), Err(Kept::Changed)));
        assert_eq!(names(root.path()), ["sub"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_never_followed() {
        use std::os::unix::fs::symlink;

        let (root, other) = (folder(), folder());
        let far = other.path().join("sub/a.md");
        fs::write(&far, "one").unwrap();
        symlink(&far, root.path().join("a.md")).unwrap();
        symlink(other.path().join("sub"), root.path().join("linked")).unwrap();
        for path in ["a.md", "linked/a.md"] {
            let kept = replace(root.path(), &Source::new(path, "one"), "two");
            assert!(matches!(kept, Err(Kept::NotAFile)), "{path}");
        }
        assert_eq!(fs::read_to_string(&far).unwrap(), "one");
        assert_eq!(names(&other.path().join("sub")), ["a.md"]);
    }
}
