//! The way for places where folders cannot be exchanged: mounted folders, some network drives.
//! All is written and verified in a stage inside the output folder before the first file of the
//! old site is touched, so a full disk still changes nothing. Then each file is put in its place
//! by a rename: first what pages need, then pages, then the index page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::clear::clear;
use super::foreign::Linked;
use super::manifest::{NAME, STAGE, folders_of};
use super::system;
use super::trouble::Trouble;
use super::{Job, Published, Way, stage};

/// The list of both sites, and the list of the new one, as they wait in the stage.
const BOTH: &str = ".opsbook-manifest.both";
const NEXT: &str = ".opsbook-manifest.next";

/// Publishes file by file.
pub(super) fn publish(job: &Job<'_>) -> Result<Published, Trouble> {
    let out = &job.target.out;
    if job.old.is_none() {
        fs::create_dir(out).map_err(Trouble::disk(out))?;
    }
    let none = BTreeSet::new();
    let ours = job.old.map_or(&none, |old| &old.ours);
    let stage = out.join(format!("{STAGE}{}", std::process::id()));
    let result = prepare(job, ours, &stage).and_then(|()| Move { job, ours, stage: &stage }.all());
    let cleared = clear(&stage, job.manifest, out, &Linked::new());
    result?;
    Ok(Published {
        files: job.site.files.len(),
        removed: job.removed(),
        foreign: job.foreign(),
        way: Way::FileByFile,
        leftover: (!cleared.gone).then_some(stage),
    })
}

/// All that may fail for want of room.
fn prepare(job: &Job<'_>, ours: &BTreeSet<String>, stage: &Path) -> Result<(), Trouble> {
    fs::create_dir(stage).map_err(Trouble::disk(stage))?;
    stage::open(job, stage)?;
    stage::make_folders(stage, job.manifest.folders().into_iter().map(Path::new))?;
    stage::fill(job, stage)?;
    stage::write_new(&stage.join(BOTH), job.manifest.and(ours).text().as_bytes())?;
    stage::write_new(&stage.join(NEXT), job.manifest.text().as_bytes())?;
    refuse_other_spellings(job, ours)
}

/// On disks that do not tell `Index.html` from `index.html`, a rename could replace a file that
/// is not ours though its name is not in our way to the letter.
fn refuse_other_spellings(job: &Job<'_>, ours: &BTreeSet<String>) -> Result<(), Trouble> {
    let spellings: BTreeSet<String> = ours.iter().map(|path| path.to_lowercase()).collect();
    for path in job.manifest.paths() {
        let there = job.target.out.join(path);
        if !spellings.contains(&path.to_lowercase())
            && fs::symlink_metadata(&there).is_ok_and(|m| !m.is_dir())
        {
            return Err(Trouble::InTheWay { path: there });
        }
    }
    Ok(())
}

/// The moves, each of which changes what readers see.
struct Move<'a> {
    job: &'a Job<'a>,
    /// Our files of the old site.
    ours: &'a BTreeSet<String>,
    stage: &'a Path,
}

impl Move<'_> {
    fn all(&self) -> Result<(), Trouble> {
        // From here on the files of both sites are known as ours, wherever we are stopped.
        self.rename(BOTH, NAME)?;
        let new = self.job.manifest;
        let folders = new.folders();
        let (blocking, stale): (Vec<&str>, Vec<&str>) = self.stale().partition(|path| {
            folders.contains(path)
                || path.match_indices('/').any(|(end, _)| new.holds(&path[..end]))
        });
        self.remove(&blocking)?;
        for folder in folders {
            let folder = self.job.target.out.join(folder);
            if !system::is_real_folder(&folder) {
                fs::create_dir(&folder).map_err(halfway(&folder))?;
            }
        }
        for rank in 0..=2 {
            let paths: Vec<&str> = new.paths().filter(|path| self::rank(path) == rank).collect();
            paths.par_iter().try_for_each(|path| self.rename(path, path))?;
        }
        self.remove(&stale)?;
        self.rename(NEXT, NAME)
    }

    /// Our old files that the new site does not have.
    fn stale(&self) -> impl Iterator<Item = &str> {
        self.ours.iter().map(String::as_str).filter(|path| !self.job.manifest.holds(path))
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), Trouble> {
        let to = self.job.target.out.join(to);
        fs::rename(self.stage.join(from), &to).map_err(halfway(&to))
    }

    /// Removes old files, and the folders that are empty without them.
    fn remove(&self, paths: &[&str]) -> Result<(), Trouble> {
        let out = &self.job.target.out;
        let spellings: BTreeMap<String, &str> =
            self.job.manifest.paths().map(|path| (path.to_lowercase(), path)).collect();
        for path in paths {
            let there = out.join(path);
            let is_new =
                spellings.get(&path.to_lowercase()).is_some_and(|new| same(&there, &out.join(new)));
            if !is_new && system::is_plain_file(&there) && self.lies_in_real_folders(path) {
                match fs::remove_file(&there) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => {
                        return Err(halfway(&there)(error));
                    }
                    _ => {}
                }
            }
        }
        let kept = self.job.manifest.folders();
        for folder in folders_of(paths.iter().copied()).into_iter().rev() {
            if !kept.contains(folder) {
                // Fails, as it should, if anything is left in it.
                let _ = fs::remove_dir(out.join(folder));
            }
        }
        Ok(())
    }

    fn lies_in_real_folders(&self, path: &str) -> bool {
        let out = &self.job.target.out;
        path.match_indices('/').all(|(end, _)| system::is_real_folder(&out.join(&path[..end])))
    }
}

/// What pages need comes first, then pages, then the page that leads to all.
fn rank(path: &str) -> usize {
    if path == "index.html" {
        2
    } else {
        usize::from(Path::new(path).extension().is_some_and(|end| end.eq_ignore_ascii_case("html")))
    }
}

/// Whether both paths lead to one file. Where that cannot be told: yes, and nothing is removed.
fn same(one: &Path, other: &Path) -> bool {
    system::identity_at(one) == system::identity_at(other)
}

fn halfway(path: &Path) -> impl FnOnce(io::Error) -> Trouble {
    let path: PathBuf = path.to_path_buf();
    move |error| Trouble::Halfway { path, error }
}
