//! Which folder is meant, on the disk as it is; and which folders are refused.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Places;
use super::manifest::Manifest;
use super::survey::Survey;
use super::system;
use super::trouble::Trouble;

/// The output folder, resolved once: no link is left in these paths.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) source: PathBuf,
    pub(super) out: PathBuf,
    pub(super) parent: PathBuf,
    pub(super) name: OsString,
}

impl Target {
    /// Resolves the places, and refuses those where building would do harm.
    pub(super) fn resolve(places: &Places<'_>) -> Result<Self, Trouble> {
        let out = resolve(places.out)?;
        let source = resolve(places.source)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(Trouble::OutIsRoot { out });
        };
        let target =
            Self { parent: parent.to_path_buf(), name: name.to_owned(), out: out.clone(), source };
        target.refuse_relatives(places.home)?;
        target.refuse_what_is_there(places.out)?;
        target.refuse_closed()?;
        Ok(target)
    }

    /// The stage that this process makes beside the output folder.
    pub(super) fn stage(&self) -> PathBuf {
        let mut name = self.stage_prefix();
        name.push(std::process::id().to_string());
        self.parent.join(name)
    }

    /// How the names of all stages for this output folder begin.
    pub(super) fn stage_prefix(&self) -> OsString {
        let mut prefix = OsString::from(".");
        prefix.push(&self.name);
        prefix.push(".stage-");
        prefix
    }

    fn refuse_relatives(&self, home: Option<&Path>) -> Result<(), Trouble> {
        let (out, source) = (self.out.clone(), self.source.clone());
        match (is_in(&source, &out), is_in(&out, &source)) {
            (true, true) => return Err(Trouble::OutIsSource { out }),
            (true, false) => return Err(Trouble::OutHoldsSource { out, source }),
            (false, true) => return Err(Trouble::OutInSource { out, source }),
            (false, false) => {}
        }
        let Some(home) = home.and_then(|home| resolve(home).ok()) else { return Ok(()) };
        if is_in(&home, &out) { Err(Trouble::OutHoldsHome { out, home }) } else { Ok(()) }
    }

    /// Refuses files, and links to folders that are not ours alone. Following a link to our own
    /// handbook is safe, and usual on servers; following one to other data was never meant.
    fn refuse_what_is_there(&self, asked: &Path) -> Result<(), Trouble> {
        match fs::symlink_metadata(&self.out) {
            Err(error) if is_missing(&error) => return Ok(()),
            Err(error) => return Err(Trouble::disk(&self.out)(error)),
            Ok(metadata) if !metadata.is_dir() => {
                return Err(Trouble::OutIsNoFolder { out: self.out.clone() });
            }
            Ok(_) => {}
        }
        Manifest::read(&self.out)?;
        // A slash at the end would make the system look behind the link.
        let asked: PathBuf = asked.components().collect();
        if fs::symlink_metadata(&asked).is_ok_and(|metadata| metadata.is_symlink())
            && Survey::of(&self.out)?.is_some_and(|survey| survey.has_others())
        {
            return Err(Trouble::LinkToOthers { link: asked, target: self.out.clone() });
        }
        Ok(())
    }

    /// Refuses folders where we may not write: better now than after all the work.
    fn refuse_closed(&self) -> Result<(), Trouble> {
        let closed = |folder: &Path| Err(Trouble::NotWritable { folder: folder.to_path_buf() });
        if self.out.exists() && !system::may_write(&self.out) {
            return closed(&self.out);
        }
        let parent = self.parent.ancestors().find(|folder| folder.exists()).unwrap_or(&self.parent);
        if !parent.is_dir() {
            return Err(Trouble::OutIsNoFolder { out: parent.to_path_buf() });
        }
        // A mounted folder is never exchanged, so its parent need not be ours to write.
        if !system::may_write(parent) && !self.is_mounted() {
            return closed(parent);
        }
        Ok(())
    }

    /// Whether the output folder is on another disk than its parent.
    pub(super) fn is_mounted(&self) -> bool {
        let disk = |path: &Path| system::identity_at(path).map(|(disk, _)| disk);
        self.out.exists() && disk(&self.out) != disk(&self.parent)
    }
}

/// The path with all links resolved. The end of it need not exist.
fn resolve(path: &Path) -> Result<PathBuf, Trouble> {
    let absolute = std::path::absolute(path).map_err(Trouble::disk(path))?;
    let mut resolved = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => {
                resolved.pop();
            }
            Component::CurDir => {}
            _ => resolved.push(component),
        }
        match fs::symlink_metadata(&resolved) {
            Ok(metadata) if metadata.is_symlink() => {
                resolved = fs::canonicalize(&resolved).map_err(|error| match error.kind() {
                    io::ErrorKind::PermissionDenied => {
                        Trouble::Disk { path: resolved.clone(), error }
                    }
                    _ => Trouble::DanglingLink { link: resolved.clone() },
                })?;
            }
            Ok(_) => {}
            Err(error) if is_missing(&error) => {}
            Err(error) => return Err(Trouble::disk(&resolved)(error)),
        }
    }
    Ok(resolved)
}

/// Whether there is nothing, also because what should be a folder on the way is a file.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Whether `inner` is `outer` or lies in it; by name, and by what the disk says, since two names
/// may mean one folder (upper and lower case, a folder mounted twice).
fn is_in(inner: &Path, outer: &Path) -> bool {
    let outer_identity = system::identity_at(outer);
    inner.starts_with(outer)
        || outer_identity.is_some()
            && inner.ancestors().any(|folder| system::identity_at(folder) == outer_identity)
}
