//! Who changed a file last, and when: told from outside, by whoever knows the history of files.

use std::collections::BTreeMap;

use serde::Serialize;

/// The last changes of files, by their paths in the manual.
pub type LastEdits = BTreeMap<String, LastEdit>;

/// The last change of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LastEdit {
    /// The day, as `2026-03-31`; nothing if the history does not reach back to it.
    pub day: Option<String>,
    /// Everybody who changed it, the last one first; nobody if the history does not reach back.
    pub authors: Vec<String>,
}
