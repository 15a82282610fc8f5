//! Changes: which improvements have changed something.

use std::collections::BTreeSet;

use super::index::folded;
use super::kinds::{Entity, Improvement, Key, Process, Stored};
use super::{From, Manual};

/// The improvements that have changed something: they say what, a process names them, or a line
/// of a history was written because of them.
#[derive(Debug)]
pub struct Changes {
    named: BTreeSet<Key>,
    reasons: BTreeSet<String>,
}

impl Changes {
    /// What the processes and histories of a manual say.
    pub fn new(manual: &Manual) -> Changes {
        let named = (0..manual.all::<Improvement>().len())
            .map(|at| Key { kind: Improvement::INDEX, at })
            .filter(|key| {
                let is_process = |it| matches!(it, From::Entity(it) if it.kind == Process::INDEX);
                let mut uses = manual.index.uses_of(*key);
                uses.any(|it| &*it.path == "improvements" && is_process(it.from))
            });
        let changes = manual.documents().flat_map(|it| it.own.history);
        let reasons = changes.flat_map(|it| &it.because).flat_map(|it| it.all().map(folded));
        Changes { named: named.collect(), reasons: reasons.collect() }
    }

    /// Whether the improvement at `at` has changed something.
    pub fn holds(&self, at: usize, it: &Entity<Improvement>) -> bool {
        let key = Key { kind: Improvement::INDEX, at };
        let id = folded(&it.id);
        let names = it.head.name.iter().flat_map(|it| it.all().map(folded));
        let ids = [format!("improvement:{id}"), id];
        !it.leads_to.is_empty()
            || self.named.contains(&key)
            || ids.into_iter().chain(names).any(|it| self.reasons.contains(&it))
    }
}
