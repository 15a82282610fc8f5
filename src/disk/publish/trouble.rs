//! Why a site was not published, as data. `words` says it to people.

use std::io;
use std::path::{Path, PathBuf};

/// Why a site was not published. The handbook that was there before is still there, whole.
#[derive(Debug)]
pub enum Trouble {
    /// The output folder is the folder of the manual.
    OutIsSource {
        /// The output folder.
        out: PathBuf,
    },
    /// The manual lies somewhere in the output folder.
    OutHoldsSource {
        /// The output folder.
        out: PathBuf,
        /// The manual.
        source: PathBuf,
    },
    /// The output folder lies in the manual, which would read its own handbook.
    OutInSource {
        /// The output folder.
        out: PathBuf,
        /// The manual.
        source: PathBuf,
    },
    /// The output folder is a whole disk.
    OutIsRoot {
        /// The output folder.
        out: PathBuf,
    },
    /// The output folder is the home folder, or holds it.
    OutHoldsHome {
        /// The output folder.
        out: PathBuf,
        /// The home folder.
        home: PathBuf,
    },
    /// There is something at the output folder's path which is no folder.
    OutIsNoFolder {
        /// The output folder.
        out: PathBuf,
    },
    /// A link on the way to the output folder leads nowhere.
    DanglingLink {
        /// The link.
        link: PathBuf,
    },
    /// The output folder is a link to a folder with files that are not ours.
    LinkToOthers {
        /// The link.
        link: PathBuf,
        /// The folder that it leads to.
        target: PathBuf,
    },
    /// Something that is not ours lies where the handbook wants to write.
    InTheWay {
        /// What lies there.
        path: PathBuf,
    },
    /// The list of our files in the output folder cannot be trusted.
    DamagedManifest {
        /// The list.
        path: PathBuf,
    },
    /// Another build holds the lock.
    Busy {
        /// The folder that is locked.
        parent: PathBuf,
        /// The process that builds, if it can be told.
        by: Option<u32>,
    },
    /// A folder that we must write to is closed to us.
    NotWritable {
        /// The folder.
        folder: PathBuf,
    },
    /// The site wants a path that is not portable, or a folder and a file of one name.
    BadPath {
        /// The path in the site.
        path: String,
    },
    /// An attachment is no plain file in the manual.
    BadAttachment {
        /// The attachment.
        path: PathBuf,
    },
    /// A file in the stage is not what was written.
    Incomplete {
        /// The file.
        path: PathBuf,
    },
    /// The system refused in the middle of a file-by-file publication, so that the output folder
    /// holds pages of both handbooks. Every one is whole, and the next build finishes the work.
    Halfway {
        /// What we were about.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The disk, or the system, refused.
    Disk {
        /// What we were about.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl Trouble {
    /// For `map_err`: what the system says about `path`.
    pub(super) fn disk(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| match error.kind() {
            // Only reached where names differ by case or Unicode form alone: exact ones were checked.
            io::ErrorKind::AlreadyExists => Self::InTheWay { path: path.to_path_buf() },
            _ => Self::Disk { path: path.to_path_buf(), error },
        }
    }
}
