//! The new site takes the place of the old in one step.

use std::fs;
use std::io;
use std::path::Path;

use super::clear::clear;
use super::foreign::{self, Linked, Stop, refused_or_failed};
use super::manifest::Manifest;
use super::system;
use super::trouble::Trouble;
use super::{Job, Published, Way, stage};

/// Publishes by exchange. `None` if this place does not allow it; nothing has changed then.
pub(super) fn publish(job: &Job<'_>) -> Result<Option<Published>, Trouble> {
    let stage = job.target.stage();
    match fs::create_dir(&stage) {
        Ok(()) => {}
        // The parent of a mounted folder may be closed to us.
        Err(_) if job.target.is_mounted() => return Ok(None),
        Err(error) if is_closed(&error) => {
            return Err(Trouble::NotWritable { folder: job.target.parent.clone() });
        }
        Err(error) => return Err(Trouble::disk(&stage)(error)),
    }
    let mut linked = Linked::new();
    let swapped = build(job, &stage, &mut linked).and_then(|()| exchange(job, &stage));
    match swapped {
        Ok(()) => Ok(Some(finish(job, &stage, &linked))),
        Err(stop) => {
            clear(&stage, job.manifest, &job.target.out, &linked);
            match stop {
                Stop::Refused if job.old.is_some() => Ok(None),
                Stop::Refused => Err(Trouble::NotWritable { folder: job.target.parent.clone() }),
                Stop::Failed(trouble) => Err(trouble),
            }
        }
    }
}

/// Builds the whole new tree beside the old one.
fn build(job: &Job<'_>, stage: &Path, linked: &mut Linked) -> Result<(), Stop> {
    let out = &job.target.out;
    stage::open(job, stage)?;
    if let Some(old) = job.old {
        if !old.portable {
            return Err(Stop::Refused);
        }
        // Before anything is made in it: group and access lists are inherited.
        system::carry_marks(out, stage).map_err(refused_or_failed(out))?;
    }
    let ours = job.manifest.folders().into_iter().map(Path::new);
    let theirs = job.old.into_iter().flat_map(|old| old.folders_to_keep());
    stage::make_folders(stage, ours.chain(theirs))?;
    if let Some(old) = job.old {
        *linked = foreign::link(old, out, stage)?;
    }
    stage::fill(job, stage)?;
    job.old.map_or(Ok(()), |old| foreign::carry_marks(old, out, stage))
}

/// The step itself. Before it readers see the old site, after it the new one.
fn exchange(job: &Job<'_>, stage: &Path) -> Result<(), Stop> {
    let out = &job.target.out;
    match job.old {
        Some(_) => system::exchange(stage, out).map_err(refused_or_failed(out)),
        // A folder takes the place of nothing or of an empty folder; all else makes this fail.
        None => fs::rename(stage, out).map_err(refused_or_failed(out)),
    }
}

/// Clears the old tree, which now lies where the stage was. What came into it while we built, or
/// was replaced there, moves into the new one.
fn finish(job: &Job<'_>, old_tree: &Path, linked: &Linked) -> Published {
    let mut published = Published {
        files: job.site.files.len(),
        removed: job.removed(),
        foreign: job.foreign(),
        way: Way::Swapped,
        leftover: None,
    };
    if let Some(old) = job.old {
        let ours = Manifest::default().and(&old.ours);
        let cleared = clear(old_tree, &ours, &job.target.out, linked);
        published.foreign += cleared.rescued;
        published.leftover = (!cleared.gone).then(|| old_tree.to_path_buf());
    }
    published
}

fn is_closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}
