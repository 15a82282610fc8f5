//! Ties: what is said of an entity by others.

use super::Manual;
use super::graph;
use super::index::{From, Target};
use super::kinds::{AnyEntity, Entity, Key, Process, ProcessCategory, Stored};

impl Entity<Process> {
    /// Whether it is work that is done: in force, and not there only to be looked up.
    pub fn is_work(&self) -> bool {
        !self.is_over() && self.category != Some(ProcessCategory::Reference)
    }
}

impl Manual {
    /// The places of the entities of kind `K` whose field called `field` names the entity `key`.
    pub fn naming<K: Stored>(&self, key: Key, field: &str) -> impl Iterator<Item = usize> {
        let is_field = move |path: &str| path.split('.').next() == Some(field);
        let uses = self.index.uses_of(key).filter(move |it| is_field(&it.path));
        uses.filter_map(|it| match it.from {
            From::Entity(by) if by.kind == K::INDEX => Some(by.at),
            _ => None,
        })
    }

    /// Whether an entity of kind `K` names the entity `key` in its field called `field`.
    pub fn is_named_by<K: Stored>(&self, key: Key, field: &str) -> bool {
        self.naming::<K>(key, field).next().is_some()
    }

    /// Whether it matters here that entities of kind `K` have the field called `field`: a standard
    /// asks for it, or one of them has it.
    pub fn minds<K: Stored + Sync>(&self, field: &str) -> bool {
        let has = |it: &Entity<K>| !(it as &dyn AnyEntity).field(field).is_empty();
        self.is_asked(K::KIND.name, field) || self.all::<K>().iter().any(has)
    }

    /// Which processes are of a sort: those that `is_such` says, and the parts of these.
    pub fn with_subprocesses(&self, is_such: impl Fn(Key, &Entity<Process>) -> bool) -> Vec<bool> {
        let all = self.all::<Process>();
        let mut parts = vec![Vec::new(); all.len()];
        for (at, process) in all.iter().enumerate() {
            let whole = process.parent.as_ref().map(|it| self.index.resolve(&it.mention));
            if let Some(Target::Entity(Key { at: whole, .. })) = whole {
                parts[whole].push(at);
            }
        }
        let is_such = |at: &usize| is_such(Key { kind: Process::INDEX, at: *at }, &all[*at]);
        graph::reached(&parts, (0..all.len()).filter(is_such))
    }
}
