//! The list, kept in the output folder, of the files that are ours. Only these are ever deleted.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;

use super::system;
use super::trouble::Trouble;
use crate::site::Site;

/// The name of the list.
pub(super) const NAME: &str = ".opsbook-manifest";

/// How the names of stages inside the output folder begin.
pub(super) const STAGE: &str = ".opsbook-stage-";

/// No path of ours starts like this, so that pages never meet our own tools.
const RESERVED: &str = ".opsbook-";

const VERSION: &str = "opsbook manifest 1";

/// Which files are ours, by path in the output folder. The list itself is not in it.
#[derive(Debug, Default, Clone)]
pub(super) struct Manifest {
    paths: BTreeSet<String>,
}

impl Manifest {
    /// The list of a site. Refuses paths that would not be understood when read back.
    pub(super) fn of(site: &Site) -> Result<Self, Trouble> {
        let paths: BTreeSet<String> = site.files.keys().cloned().collect();
        if let Some(path) = paths.iter().find(|path| !is_portable(path)) {
            return Err(Trouble::BadPath { path: path.clone() });
        }
        let manifest = Self { paths };
        if let Some(path) = manifest.folders().into_iter().find(|folder| manifest.holds(folder)) {
            return Err(Trouble::BadPath { path: path.to_owned() });
        }
        Ok(manifest)
    }

    /// The list in `folder`, if there is one. One bad line makes it worthless: we do not guess
    /// what may be deleted.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, Trouble> {
        let path = folder.join(NAME);
        let damaged = || Trouble::DamagedManifest { path: path.clone() };
        let Some(bytes) = bytes(&path).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidInput => damaged(),
            _ => Trouble::Disk { path: path.clone(), error },
        })?
        else {
            return Ok(None);
        };
        let text = str::from_utf8(&bytes).map_err(|_| damaged())?;
        let mut lines = text.lines();
        if !text.ends_with('\n') || lines.next() != Some(VERSION) || !lines.clone().all(is_portable)
        {
            return Err(damaged());
        }
        Ok(Some(Self { paths: lines.map(str::to_owned).collect() }))
    }

    /// The list in a stage that a killed build left, as far as it was written. `None` if there is
    /// no list of ours, so that the folder is not ours either.
    pub(super) fn read_unfinished(folder: &Path) -> Option<Self> {
        let bytes = bytes(&folder.join(NAME)).ok()??;
        let text = str::from_utf8(&bytes).ok()?;
        let mut lines = text.split_inclusive('\n').map(str::trim_end);
        if !VERSION.starts_with(lines.next().unwrap_or_default()) {
            return None;
        }
        Some(Self { paths: lines.filter(|path| is_portable(path)).map(str::to_owned).collect() })
    }

    /// The list as it is written: a version, then a path a line.
    pub(super) fn text(&self) -> String {
        let mut text = String::from(VERSION);
        for path in &self.paths {
            text.push('\n');
            text.push_str(path);
        }
        text.push('\n');
        text
    }

    /// Whether the file at `path` is ours.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// All paths, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// All paths, for work on all cores.
    pub(super) fn par_paths(&self) -> impl ParallelIterator<Item = &str> {
        self.paths.par_iter().map(String::as_str)
    }

    /// Ours and theirs in one list.
    pub(super) fn and(&self, others: &BTreeSet<String>) -> Self {
        Self { paths: self.paths.union(others).cloned().collect() }
    }

    /// The folders that hold our files, each after the one it lies in.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        folders_of(self.paths())
    }
}

/// The folders on the way to these paths, each after the one it lies in.
pub(super) fn folders_of<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for path in paths {
        let mut rest = path;
        while let Some((folder, _)) = rest.rsplit_once('/') {
            if !folders.insert(folder) {
                break;
            }
            rest = folder;
        }
    }
    folders
}

/// Whether a path stays inside the folder that it is joined to, on every system.
fn is_portable(path: &str) -> bool {
    !path.starts_with(RESERVED)
        && !path.contains(|c: char| c.is_control() || c == '\\' || c == ':')
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The bytes of a plain file; `None` if there is nothing.
fn bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    match system::open_plain(path) {
        Ok(mut file) => file.read_to_end(&mut bytes).map(|_| Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
