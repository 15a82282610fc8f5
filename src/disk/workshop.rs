//! A folder to work in, which goes when the work is done.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempDir};

use super::publish::system::open_plain;

/// A folder of the system's for what is not kept.
#[derive(Debug)]
pub struct Workshop(TempDir);

impl Workshop {
    /// A new one, which only its owner can look into.
    pub fn new() -> io::Result<Workshop> {
        tempfile::Builder::new().prefix("opsbook-").tempdir().map(Workshop)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts `bytes` into it as `name`, a path with `/`.
    pub fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        fs::write(self.place(name)?, bytes)
    }

    /// Puts a copy of the plain file at `from` into it as `name`.
    pub fn copy(&self, name: &str, from: &Path) -> io::Result<()> {
        let mut to = File::create(self.place(name)?)?;
        io::copy(&mut open_plain(from)?, &mut to).map(drop)
    }

    /// A new file in it, to be written by somebody else.
    pub fn file(&self, name: &str) -> io::Result<File> {
        File::create(self.place(name)?)
    }

    /// What the file called `name` holds.
    pub fn take(&self, name: &str) -> io::Result<Vec<u8>> {
        fs::read(self.place(name)?)
    }

    fn place(&self, name: &str) -> io::Result<PathBuf> {
        let place = self.path().join(name);
        fs::create_dir_all(place.parent().unwrap_or(self.path()))?;
        Ok(place)
    }
}

/// Puts `bytes` at `path`: whole or not at all. It is written beside and takes its place in one
/// step.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let mut beside = NamedTempFile::with_prefix_in(".opsbook-", folder.unwrap_or(Path::new(".")))?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What is made for the moment is closed to others; what is kept is as files here are.
        let mode = fs::metadata(path).map_or(0o644, |it| it.permissions().mode() & 0o777);
        fs::set_permissions(beside.path(), fs::Permissions::from_mode(mode))?;
    }
    beside.persist(path).map(drop).map_err(|it| it.error)
}

/// The first of `paths` that is a file.
pub fn first_file(paths: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    paths.into_iter().find(|it| it.is_file())
}

#[cfg(test)]
mod tests {
    use super::{Workshop, write_whole};

    #[test]
    fn nothing_of_it_is_left() {
        let workshop = Workshop::new().unwrap();
        workshop.put("a/b.txt", b"x").unwrap();
        assert_eq!(workshop.take("a/b.txt").unwrap(), b"x");
        let path = workshop.path().to_path_buf();
        drop(workshop);
        assert!(!path.exists());
    }

    #[test]
    fn a_file_is_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert!(write_whole(&folder.path().join("no/a.pdf"), b"x").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
