//! One build at a time in one parent folder. The folder itself is locked, so no file is left.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::system;
use super::trouble::Trouble;

const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(20);

/// The lock, for as long as it lives. A killed process loses it at once.
pub(super) struct Lock {
    folder: Option<File>,
}

impl Lock {
    /// Waits for other builds to end, but not for ever.
    pub(super) fn take(parent: &Path) -> Result<Self, Trouble> {
        Self::take_within(PATIENCE, parent)
    }

    pub(super) fn take_within(patience: Duration, parent: &Path) -> Result<Self, Trouble> {
        let file = match system::open_to_lock(parent) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::Unsupported => {
                return Ok(Self { folder: None });
            }
            Err(error) => return Err(Trouble::disk(parent)(error)),
        };
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { folder: Some(file) }),
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {
                    return Err(Trouble::Busy {
                        parent: parent.to_path_buf(),
                        by: builder(parent),
                    });
                }
                // Some network drives cannot lock a folder. The swap is still one step there.
                Err(TryLockError::Error(_)) => return Ok(Self { folder: None }),
            }
        }
    }

    /// Whether no other build can be at work here.
    pub(super) fn is_held(&self) -> bool {
        self.folder.is_some()
    }
}

/// Which process builds in this folder, told from the name of its stage.
fn builder(parent: &Path) -> Option<u32> {
    system::entries(parent).ok()?.into_iter().find_map(|(name, _)| {
        let (_, pid) = name.to_str()?.strip_prefix('.')?.rsplit_once(".stage-")?;
        pid.parse().ok()
    })
}
