//! Writes the new site where nobody looks yet, and verifies it.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use rayon::prelude::*;

use super::Job;
use super::manifest::NAME;
use super::system;
use super::trouble::Trouble;
use crate::site::Content;

/// Makes the stage. The list comes first: it marks the folder as ours, should we be killed.
pub(super) fn open(job: &Job<'_>, stage: &Path) -> Result<(), Trouble> {
    write_new(&stage.join(NAME), job.manifest.text().as_bytes())
}

/// Makes all folders, each after the one it lies in.
pub(super) fn make_folders<'a>(
    stage: &Path,
    folders: impl Iterator<Item = &'a Path>,
) -> Result<(), Trouble> {
    for folder in folders.collect::<BTreeSet<&Path>>() {
        let path = stage.join(folder);
        fs::create_dir(&path).map_err(Trouble::disk(&path))?;
    }
    Ok(())
}

/// Writes all files of the site, on all cores, and verifies that all are there, whole.
pub(super) fn fill(job: &Job<'_>, stage: &Path) -> Result<(), Trouble> {
    let list = stage.join(NAME);
    let fresh = fs::symlink_metadata(&list).map_err(Trouble::disk(&list))?;
    let files: Vec<_> = job.site.files.iter().collect();
    let sizes: Vec<u64> = files
        .par_iter()
        .map(|(path, content)| {
            let to = stage.join(path);
            let write = |bytes: &[u8]| {
                if !keep(job, path, bytes, &fresh, &to) {
                    write_new(&to, bytes)?;
                }
                Ok(bytes.len() as u64)
            };
            match content {
                Content::File(from) => copy(from, &to, &job.target.source),
                Content::Bytes(bytes) => write(bytes),
                Content::Page(page) => write(&page.bytes()),
                Content::Printed(it) => create(&to)
                    .and_then(|mut file| {
                        job.site.print(it, &mut file)?;
                        file.stream_position()
                    })
                    .map_err(Trouble::disk(&to)),
            }
        })
        .collect::<Result<_, _>>()?;
    files.par_iter().zip(sizes).try_for_each(|((path, _), size)| {
        let path = stage.join(path);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_file() && metadata.len() == size => Ok(()),
            _ => Err(Trouble::Incomplete { path }),
        }
    })
}

/// Links our old file into the stage if it has not changed. That is quicker than a new file, and
/// a page that says the same keeps its date, for those who mirror or cache the site by dates.
fn keep(job: &Job<'_>, path: &str, bytes: &[u8], fresh: &Metadata, to: &Path) -> bool {
    if !job.old.is_some_and(|old| old.ours.contains(path)) {
        return false;
    }
    let from = job.target.out.join(path);
    let unchanged = || {
        let mut file = system::open_plain(&from).ok()?;
        let metadata = file.metadata().ok()?;
        if metadata.len() != bytes.len() as u64 || !system::same_marks(&metadata, fresh) {
            return None;
        }
        let mut old = Vec::with_capacity(bytes.len());
        file.read_to_end(&mut old).ok()?;
        (old == bytes).then_some(())
    };
    unchanged().is_some() && fs::hard_link(&from, to).is_ok()
}

/// Writes a file that is not there yet, with the mode that files usually get.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    create(path).and_then(|mut file| file.write_all(bytes)).map_err(Trouble::disk(path))
}

/// Copies a plain file of the manual, and nothing that a link leads to.
fn copy(from: &Path, to: &Path, source: &Path) -> Result<u64, Trouble> {
    let bad = || Trouble::BadAttachment { path: from.to_path_buf() };
    let folder = from.parent().ok_or_else(bad)?;
    let folder = fs::canonicalize(folder).map_err(Trouble::disk(from))?;
    if !folder.starts_with(source) {
        return Err(bad());
    }
    let mut original = system::open_plain(from).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidInput => bad(),
        _ => Trouble::Disk { path: from.to_path_buf(), error },
    })?;
    let mut copy = create(to).map_err(Trouble::disk(to))?;
    io::copy(&mut original, &mut copy).map_err(Trouble::disk(to))
}

fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}
