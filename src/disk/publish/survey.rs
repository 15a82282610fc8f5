//! What is in the output folder before we publish: ours, and not ours.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{Manifest, NAME, STAGE, folders_of};
use super::system::{self, Kind};
use super::trouble::Trouble;

/// What is in the output folder, by path inside it.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Plain files that the manifest names.
    pub(super) ours: BTreeSet<String>,
    /// All else that is no folder: files, links, pipes.
    pub(super) foreign: Vec<PathBuf>,
    /// Folders that hold nothing of ours, each after the one it lies in.
    pub(super) foreign_folders: Vec<PathBuf>,
    /// Whether every folder could be listed and none is a mounted disk, so that all that is not
    /// ours can be carried into a new tree.
    pub(super) portable: bool,
}

impl Survey {
    /// Looks through `out`. `None` if there is no such folder. Links are never followed.
    pub(super) fn of(out: &Path) -> Result<Option<Self>, Trouble> {
        if !system::is_real_folder(out) {
            return Ok(None);
        }
        let manifest = Manifest::read(out)?.unwrap_or_default();
        let walk = Walk { out, manifest: &manifest, folders: manifest.folders() };
        let mut survey = Self { portable: true, ..Self::default() };
        walk.folder(Path::new(""), &mut survey)?;
        Ok(Some(survey))
    }

    /// Whether there is anything that is not ours.
    pub(super) fn has_others(&self) -> bool {
        !self.foreign.is_empty() || !self.foreign_folders.is_empty()
    }

    /// The folders that hold something that is not ours, each after the one it lies in.
    pub(super) fn folders_to_keep(&self) -> BTreeSet<&Path> {
        let inside = self.foreign.iter().flat_map(|path| path.ancestors().skip(1));
        let folders = self.foreign_folders.iter().flat_map(|path| path.ancestors());
        inside.chain(folders).filter(|path| !path.as_os_str().is_empty()).collect()
    }

    /// Refuses if something that is not ours lies where the new site wants to write.
    pub(super) fn refuse_collisions(&self, out: &Path, new: &Manifest) -> Result<(), Trouble> {
        let folders = folders_of(new.paths());
        let in_the_way = |path: &&PathBuf| path.to_str().is_some_and(|path| folders.contains(path));
        let under_a_file =
            |path: &&PathBuf| path.ancestors().filter_map(Path::to_str).any(|path| new.holds(path));
        let file = self.foreign.iter().find(|path| in_the_way(path) || under_a_file(path));
        let folder = self.foreign_folders.iter().find(under_a_file);
        match file.or(folder) {
            Some(path) => Err(Trouble::InTheWay { path: out.join(path) }),
            None => Ok(()),
        }
    }
}

struct Walk<'a> {
    out: &'a Path,
    manifest: &'a Manifest,
    folders: BTreeSet<&'a str>,
}

impl Walk<'_> {
    fn folder(&self, inside: &Path, survey: &mut Survey) -> Result<(), Trouble> {
        let folder = self.out.join(inside);
        let ours =
            inside.to_str().is_some_and(|path| path.is_empty() || self.folders.contains(path));
        let entries = match system::entries(&folder) {
            // A closed folder of somebody else stays where it is.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && !ours => {
                survey.portable = false;
                return Ok(());
            }
            other => other.map_err(Trouble::disk(&folder))?,
        };
        for (name, kind) in entries {
            let path = inside.join(name);
            let name = path.to_str();
            if name.is_some_and(|name| name.starts_with(STAGE)) {
                // What a killed build left here; `clear::sweep` sees to it.
            } else if kind == Kind::Folder {
                if !name.is_some_and(|name| self.folders.contains(name)) {
                    survey.foreign_folders.push(path.clone());
                }
                survey.portable &= !self.is_mounted(&self.out.join(&path));
                self.folder(&path, survey)?;
            } else if kind == Kind::File && name.is_some_and(|name| self.manifest.holds(name)) {
                survey.ours.extend(name.map(str::to_owned));
            } else if name != Some(NAME) {
                survey.foreign.push(path);
            }
        }
        Ok(())
    }

    fn is_mounted(&self, folder: &Path) -> bool {
        let disk = |path: &Path| system::identity_at(path).map(|(disk, _)| disk);
        disk(folder) != disk(self.out)
    }
}
