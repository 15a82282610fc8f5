//! Carries what is not ours into the stage: one more name for each file, so that content, mode
//! and date stay what they are and no data is copied.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, FileTimes};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::survey::Survey;
use super::system::{self, Identity};
use super::trouble::Trouble;

/// What was linked: path in the output folder, and which file that was.
pub(super) type Linked = BTreeMap<PathBuf, Identity>;

/// Why something could not be carried.
pub(super) enum Stop {
    /// It cannot be done in this place; replace the files one by one.
    Refused,
    /// The disk is at fault.
    Failed(Trouble),
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Failed(trouble)
    }
}

/// For `map_err`: tells a refusal from a fault.
pub(super) fn refused_or_failed(path: &Path) -> impl FnOnce(io::Error) -> Stop {
    move |error| {
        if system::is_refusal(&error) { Stop::Refused } else { Trouble::disk(path)(error).into() }
    }
}

/// Links all that is not ours from `out` into `stage`. Links to elsewhere, pipes and closed files
/// are linked themselves; nothing is opened or followed.
pub(super) fn link(survey: &Survey, out: &Path, stage: &Path) -> Result<Linked, Stop> {
    let linked = survey.foreign.par_iter().map(|path| {
        let (from, to) = (out.join(path), stage.join(path));
        match fs::hard_link(&from, &to) {
            // Its owner removed it meanwhile.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(refused_or_failed(&from)(error)),
            Ok(()) => Ok(system::identity_at(&to).map(|identity| (path.clone(), identity))),
        }
    });
    Ok(linked.collect::<Result<Vec<_>, Stop>>()?.into_iter().flatten().collect())
}

/// Gives the folders in the stage the owner, the mode and the date of those that they replace.
/// Comes last, and from the inside out: a closed folder could not be filled any more.
pub(super) fn carry_marks(survey: &Survey, out: &Path, stage: &Path) -> Result<(), Stop> {
    let wholly: BTreeSet<&Path> = survey.foreign_folders.iter().map(PathBuf::as_path).collect();
    for folder in survey.folders_to_keep().into_iter().rev() {
        let (from, to) = (out.join(folder), stage.join(folder));
        if wholly.contains(folder) {
            carry_date(&from, &to).map_err(refused_or_failed(&from))?;
        }
        system::carry_marks(&from, &to).map_err(refused_or_failed(&from))?;
    }
    Ok(())
}

fn carry_date(from: &Path, to: &Path) -> io::Result<()> {
    let old = fs::symlink_metadata(from)?;
    let times = FileTimes::new().set_accessed(old.accessed()?).set_modified(old.modified()?);
    File::open(to)?.set_times(times)
}
