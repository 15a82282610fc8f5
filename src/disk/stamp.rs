//! Whether files that are only copied have changed, without reading them.

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use super::publish::system::open_plain;
use crate::text::Sources;

/// When an attachment was changed, and its size; nothing if it is not there.
pub type Stamp = Option<(SystemTime, u64)>;

/// The stamps of all attachments, in their order.
pub fn stamps(sources: &Sources) -> Vec<Stamp> {
    let stamp = |file: &Path| {
        let metadata = std::fs::symlink_metadata(file).ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    };
    sources.attachments.iter().map(|it| stamp(&it.file)).collect()
}

/// The plain file at `path`, to be read. No link is followed and no pipe is waited for.
pub fn open(path: &Path) -> io::Result<File> {
    open_plain(path)
}
