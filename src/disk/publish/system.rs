//! What differs from system to system.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

/// Which file it is, whatever it is called.
pub(super) type Identity = (u64, u64);

/// Which file is at `path` itself; links are not followed. `None` if it cannot be told.
pub(super) fn identity_at(path: &Path) -> Option<Identity> {
    fs::symlink_metadata(path).ok().and_then(|metadata| identity(&metadata))
}

/// Whether `path` is a folder itself, and not a link to one.
pub(in crate::disk) fn is_real_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Whether `path` is a plain file itself.
pub(super) fn is_plain_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file())
}

/// Opens a plain file for reading. Links, pipes, folders and devices are `InvalidInput`.
pub(in crate::disk) fn open_plain(path: &Path) -> io::Result<File> {
    let file = here::open_no_follow(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

/// What a name in a folder stands for. Links are links, wherever they lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Folder,
    File,
    Other,
}

/// Looks at `path` itself.
fn kind_at(path: &Path) -> io::Result<Kind> {
    let kind = fs::symlink_metadata(path)?.file_type();
    Ok(if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Other
    })
}

pub(in crate::disk) use here::carry_marks;
pub(super) use here::{
    entries, exchange, identity, is_refusal, may_write, open_to_lock, open_up, same_marks,
};

#[cfg(unix)]
mod here {
    use std::ffi::{OsStr, OsString};
    use std::fs::{self, OpenOptions, Permissions};
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, chown};

    use rustix::fs::{Access, CWD, Dir, FileType, Mode, OFlags, RenameFlags, XattrFlags};
    use rustix::io::Errno;

    use super::{File, Identity, Kind, Metadata, Path, io, kind_at};

    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it cannot be told")]
    pub(in super::super) fn identity(metadata: &Metadata) -> Option<Identity> {
        Some((metadata.dev(), metadata.ino()))
    }

    /// Whether owner and mode are the same, and no other name leads to the first.
    pub(in super::super) fn same_marks(one: &Metadata, other: &Metadata) -> bool {
        one.nlink() == 1
            && (one.uid(), one.gid(), one.mode()) == (other.uid(), other.gid(), other.mode())
    }

    /// Without following a link, and without waiting for the other end of a pipe.
    pub(super) fn open_no_follow(path: &Path) -> io::Result<File> {
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits();
        let flags = i32::try_from(flags).map_err(|_| io::ErrorKind::Unsupported)?;
        match OpenOptions::new().read(true).custom_flags(flags).open(path) {
            Err(error) if Errno::from_io_error(&error) == Some(Errno::LOOP) => {
                Err(io::ErrorKind::InvalidInput.into())
            }
            other => other,
        }
    }

    /// The names in a folder. The folder must not be a link; and unlike the standard library this
    /// does not panic when a disk reports a fault as the folder is closed.
    pub(in super::super) fn entries(folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = rustix::fs::open(folder, flags, Mode::empty())?;
        let mut entries = Vec::new();
        for entry in Dir::new(handle)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let kind = match entry.file_type() {
                FileType::Directory => Kind::Folder,
                FileType::RegularFile => Kind::File,
                FileType::Unknown => kind_at(&folder.join(name))?,
                _ => Kind::Other,
            };
            entries.push((name.to_owned(), kind));
        }
        Ok(entries)
    }

    /// A folder can be locked as it is: no file is left behind.
    pub(in super::super) fn open_to_lock(folder: &Path) -> io::Result<File> {
        File::open(folder)
    }

    /// Exchanges two folders in one step.
    pub(in super::super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
        Ok(rustix::fs::renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }

    /// Whether an error says "not in this place" and not "the disk is at fault".
    pub(in super::super) fn is_refusal(error: &io::Error) -> bool {
        let refusals = [
            Errno::INVAL,
            Errno::NOSYS,
            Errno::OPNOTSUPP,
            Errno::NOTSUP,
            Errno::XDEV,
            Errno::PERM,
            Errno::ACCESS,
            Errno::BUSY,
            Errno::MLINK,
            Errno::NOTTY,
        ];
        Errno::from_io_error(error).is_some_and(|errno| refusals.contains(&errno))
    }

    /// Whether we may make and remove files in `folder`.
    pub(in super::super) fn may_write(folder: &Path) -> bool {
        rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
    }

    /// Gives one folder the owner, the access lists and the mode of another.
    pub(in crate::disk) fn carry_marks(from: &Path, to: &Path) -> io::Result<()> {
        let (old, new) = (fs::symlink_metadata(from)?, fs::symlink_metadata(to)?);
        if (old.uid(), old.gid()) != (new.uid(), new.gid()) {
            chown(to, Some(old.uid()), Some(old.gid()))?;
        }
        carry_lists(from, to)?;
        if old.mode() == fs::symlink_metadata(to)?.mode() {
            return Ok(());
        }
        fs::set_permissions(to, old.permissions())
    }

    /// Carries extended attributes over: access lists, labels.
    fn carry_lists(from: &Path, to: &Path) -> io::Result<()> {
        let mut names = vec![0_u8; 64 * 1024];
        let length = match rustix::fs::listxattr(from, &mut names[..]) {
            Ok(length) => length,
            Err(Errno::NOTSUP | Errno::NOSYS) => return Ok(()),
            Err(errno) => return Err(errno.into()),
        };
        let (mut old, mut new) = (vec![0_u8; 64 * 1024], vec![0_u8; 64 * 1024]);
        for name in names[..length].split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
            let old_length = rustix::fs::getxattr(from, name, &mut old[..])?;
            let same = rustix::fs::getxattr(to, name, &mut new[..])
                .is_ok_and(|length| new[..length] == old[..old_length]);
            if !same {
                rustix::fs::setxattr(to, name, &old[..old_length], XattrFlags::empty())?;
            }
        }
        Ok(())
    }

    /// Lets us remove what is in a folder of the old tree, whatever its owner did not want changed.
    pub(in super::super) fn open_up(folder: &Path) {
        if let Ok(metadata) = fs::symlink_metadata(folder)
            && metadata.is_dir()
            && metadata.mode() & 0o700 != 0o700
        {
            let _ = fs::set_permissions(folder, Permissions::from_mode(metadata.mode() | 0o700));
        }
    }
}

/// Elsewhere folders cannot be exchanged, so files are always replaced one by one.
#[cfg(not(unix))]
mod here {
    use std::ffi::OsString;

    use super::{File, Identity, Kind, Metadata, Path, fs, io, kind_at};

    pub(in super::super) fn identity(_: &Metadata) -> Option<Identity> {
        None
    }

    pub(in super::super) fn same_marks(_: &Metadata, _: &Metadata) -> bool {
        false
    }

    pub(super) fn open_no_follow(path: &Path) -> io::Result<File> {
        if fs::symlink_metadata(path)?.is_file() {
            File::open(path)
        } else {
            Err(io::ErrorKind::InvalidInput.into())
        }
    }

    pub(in super::super) fn entries(folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        let one = |entry: fs::DirEntry| Ok((entry.file_name(), kind_at(&entry.path())?));
        fs::read_dir(folder)?.map(|entry| one(entry?)).collect()
    }

    pub(in super::super) fn open_to_lock(_: &Path) -> io::Result<File> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(in super::super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(in super::super) fn is_refusal(error: &io::Error) -> bool {
        error.kind() == io::ErrorKind::Unsupported
    }

    pub(in super::super) fn may_write(_: &Path) -> bool {
        true
    }

    pub(in crate::disk) fn carry_marks(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(in super::super) fn open_up(_: &Path) {}
}
