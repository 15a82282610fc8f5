//! Clears a tree that is no longer wanted: an old site, or a stage that failed or was killed.
//! Deletes what is ours and what has another name in the output folder; all else moves there.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::foreign::Linked;
use super::manifest::{Manifest, NAME, STAGE};
use super::places::Target;
use super::system::{self, Kind};

/// What became of a tree.
#[derive(Debug, Default)]
pub(super) struct Cleared {
    /// Whether nothing of it is left.
    pub(super) gone: bool,
    /// How many files that are not ours were moved into the output folder.
    pub(super) rescued: usize,
}

/// Files may arrive while we clear; after so many rounds the next build shall try.
const ROUNDS: usize = 3;

/// Clears the stages that killed builds left for this output folder. The lock is held, so none of
/// them is in use. Only folders with our name and our list, or with nothing at all, are touched.
pub(super) fn sweep(target: &Target) {
    let beside = target.stage_prefix();
    sweep_in(&target.parent, &beside.to_string_lossy(), &target.out);
    if system::is_real_folder(&target.out) {
        sweep_in(&target.out, STAGE, &target.out);
    }
}

fn sweep_in(folder: &Path, prefix: &str, out: &Path) {
    for (name, kind) in system::entries(folder).unwrap_or_default() {
        let number = name.to_str().and_then(|name| name.strip_prefix(prefix));
        let ours = number.is_some_and(|number| number.parse::<u32>().is_ok());
        if !ours || kind != Kind::Folder {
            continue;
        }
        let tree = folder.join(&name);
        match Manifest::read_unfinished(&tree) {
            Some(manifest) => {
                clear(&tree, &manifest, out, &Linked::new());
            }
            // Fails, as it should, if there is anything in it.
            None => drop(fs::remove_dir(&tree)),
        }
    }
}

/// Clears `tree`, where `ours` are our files and `linked` what was linked from there to `out`.
pub(super) fn clear(tree: &Path, ours: &Manifest, out: &Path, linked: &Linked) -> Cleared {
    if !system::is_real_folder(tree) {
        return Cleared::default();
    }
    system::open_up(tree);
    remove_ours(tree, ours);
    let folders = ours.folders();
    let mut rest = Rest { tree, ours, folders, out, linked, rescued: 0 };
    let gone = (0..ROUNDS).any(|_| rest.folder(Path::new("")) && remove_root(tree));
    Cleared { gone, rescued: rest.rescued }
}

/// Removes our plain files, on all cores. Never through a link that took the place of a folder.
fn remove_ours(tree: &Path, ours: &Manifest) {
    let mut real = BTreeSet::from([""]);
    for folder in ours.folders() {
        system::open_up(&tree.join(folder));
        if real.contains(parent(folder)) && system::is_real_folder(&tree.join(folder)) {
            real.insert(folder);
        }
    }
    ours.par_paths().filter(|path| real.contains(parent(path))).for_each(|path| {
        let path = tree.join(path);
        if system::is_plain_file(&path) {
            // Should this fail, the walk finds it and leaves it to the next build.
            let _ = fs::remove_file(path);
        }
    });
}

/// The list goes last: as long as it is there, the next build knows that the tree is ours.
fn remove_root(tree: &Path) -> bool {
    for (name, _) in system::entries(tree).unwrap_or_default() {
        if is_list(&name) {
            let _ = fs::remove_file(tree.join(name));
        }
    }
    fs::remove_dir(tree).is_ok()
}

fn is_list(name: &std::ffi::OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with(NAME))
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What is left in a tree after our files are gone.
struct Rest<'a> {
    tree: &'a Path,
    ours: &'a Manifest,
    folders: BTreeSet<&'a str>,
    out: &'a Path,
    linked: &'a Linked,
    rescued: usize,
}

impl Rest<'_> {
    /// Empties one folder of the tree. Returns whether nothing but our lists is left in it.
    fn folder(&mut self, inside: &Path) -> bool {
        let folder = self.tree.join(inside);
        let Ok(entries) = system::entries(&folder) else { return false };
        let mut empty = true;
        for (name, kind) in entries {
            if inside.as_os_str().is_empty() && is_list(&name) {
                continue;
            }
            let path = inside.join(name);
            empty &= if kind == Kind::Folder { self.subfolder(&path) } else { self.file(&path) };
        }
        empty
    }

    fn subfolder(&mut self, path: &Path) -> bool {
        let (here, there) = (self.tree.join(path), self.out.join(path));
        let ours = path.to_str().is_some_and(|path| self.folders.contains(path));
        if !ours && is_nothing(&there) && system::is_real_folder(parent_of(&there)) {
            let moved = fs::rename(&here, &there).is_ok();
            self.rescued += usize::from(moved);
            return moved;
        }
        system::open_up(&here);
        self.folder(path) && fs::remove_dir(&here).is_ok()
    }

    fn file(&mut self, path: &Path) -> bool {
        let (here, there) = (self.tree.join(path), self.out.join(path));
        if path.to_str().is_some_and(|path| self.ours.holds(path)) && system::is_plain_file(&here) {
            return false;
        }
        let identity = system::identity_at(&there);
        if identity.is_some() && identity == system::identity_at(&here) {
            return fs::remove_file(&here).is_ok();
        }
        // Its owner saved a new version over the one that we had linked.
        let replaced = identity.is_some() && self.linked.get(path) == identity.as_ref();
        let moved = if replaced {
            fs::rename(&here, &there).is_ok()
        } else {
            self.make_way(path) && move_new(&here, &there)
        };
        self.rescued += usize::from(moved && !replaced);
        moved
    }

    /// Makes the folders in the output folder that `path` lies in, if nothing else is there.
    fn make_way(&self, path: &Path) -> bool {
        let mut folders: Vec<&Path> = path.ancestors().skip(1).collect();
        folders.reverse();
        folders.into_iter().map(|folder| self.out.join(folder)).all(|folder| {
            system::is_real_folder(&folder)
                || is_nothing(&folder) && fs::create_dir(&folder).is_ok()
        })
    }
}

/// Moves a file to where nothing is yet; unlike a rename, this never replaces anything.
fn move_new(from: &Path, to: &Path) -> bool {
    fs::hard_link(from, to).and_then(|()| fs::remove_file(from)).is_ok()
}

fn parent_of(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

fn is_nothing(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}
