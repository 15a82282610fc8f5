//! Puts a finished site into the output folder, so that a reader sees the whole old handbook or
//! the whole new one, and nothing that is not ours is ever lost.
//!
//! The story: refuse dangerous places; take the lock; clear what a killed build left; survey the
//! output folder; write and verify everything in a stage beside it; exchange the two in one step;
//! clear the old tree. Where the system cannot exchange folders, files are renamed one by one.

mod clear;
mod foreign;
mod lock;
mod manifest;
mod one_by_one;
mod places;
mod stage;
mod survey;
mod swap;
pub(super) mod system;
mod trouble;
mod words;

#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use crate::site::Site;
use lock::Lock;
use manifest::Manifest;
use places::Target;
use survey::Survey;

pub use trouble::Trouble;

/// Where the manual is, where the handbook goes, and whose home is to be spared.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// The manual.
    pub source: &'a Path,
    /// The output folder.
    pub out: &'a Path,
    /// The home folder of whoever runs us.
    pub home: Option<&'a Path>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Files of the handbook, the manifest not counted.
    pub files: usize,
    /// Files of the handbook before that are gone now.
    pub removed: usize,
    /// Files in the output folder that are not ours and were kept.
    pub foreign: usize,
    /// How the new took the place of the old.
    pub way: Way,
    /// A folder that could not be cleared away wholly. The next build tries again.
    pub leftover: Option<PathBuf>,
}

/// How the new handbook takes the place of the old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// In one step: readers see the old handbook or the new one.
    Swapped,
    /// Each file in one step: for a moment readers may see pages of both.
    FileByFile,
}

/// All that one publication knows once the places are safe and the lock is held.
struct Job<'a> {
    site: &'a Site,
    manifest: &'a Manifest,
    target: &'a Target,
    /// What is in the output folder; `None` if there is no such folder yet.
    old: Option<&'a Survey>,
}

/// Refuses places where building would do harm. Reads, never writes.
pub fn check_places(places: &Places<'_>) -> Result<(), Trouble> {
    Target::resolve(places).map(|_| ())
}

/// Publishes `site`, in one step if the system allows it.
pub fn publish(site: &Site, places: &Places<'_>) -> Result<Published, Trouble> {
    publish_by(Way::Swapped, site, places)
}

/// Publishes `site` the given way. `Way::Swapped` is a wish, `Way::FileByFile` an order.
pub fn publish_by(way: Way, site: &Site, places: &Places<'_>) -> Result<Published, Trouble> {
    let manifest = Manifest::of(site)?;
    let target = Target::resolve(places)?;
    fs::create_dir_all(&target.parent).map_err(Trouble::disk(&target.parent))?;
    let lock = Lock::take(&target.parent)?;
    // Somebody may have put something else there while we waited.
    let target = Target::resolve(places)?;
    if lock.is_held() {
        clear::sweep(&target);
    }
    let old = Survey::of(&target.out)?;
    if let Some(old) = &old {
        old.refuse_collisions(&target.out, &manifest)?;
    }
    let job = Job { site, manifest: &manifest, target: &target, old: old.as_ref() };
    if way == Way::Swapped
        && let Some(published) = swap::publish(&job)?
    {
        return Ok(published);
    }
    one_by_one::publish(&job)
}

impl Job<'_> {
    /// How many files of the old handbook the new one does not have.
    fn removed(&self) -> usize {
        self.old.map_or(0, |old| old.ours.iter().filter(|path| !self.manifest.holds(path)).count())
    }

    /// How many files in the output folder are not ours.
    fn foreign(&self) -> usize {
        self.old.map_or(0, |old| old.foreign.len())
    }
}
