//! Goals and indicators as trees, and who mentions whom in them.

use super::Manual;
use super::index::{From, Target};
use super::kinds::{Entity, Goal, GoalKind, GoalLevel, Key, Kind, Stored};
use crate::yaml::{Named, Ref};

impl Entity<Goal> {
    /// Whether it is something to be reached that can be measured: it says so, or it has what only
    /// such goals have.
    pub fn is_objective(&self) -> bool {
        match self.kind {
            Some(kind) => kind == GoalKind::Objective,
            None => {
                let is_below = matches!(self.level, Some(GoalLevel::Department | GoalLevel::Team));
                is_below || self.due.is_some() || self.weight.is_some() || !self.kpis.is_empty()
            }
        }
    }
}

impl Manual {
    /// The place of the entity that `it` names among those of its kind.
    pub fn place_of<K: Stored + Named>(&self, it: &Ref<K>) -> Option<usize> {
        match self.index.resolve(&it.mention) {
            Target::Entity(key) if key.kind == K::INDEX => Some(key.at),
            _ => None,
        }
    }

    /// The entities of a kind as a graph in which each leads to the one above it, which `parent`
    /// names.
    pub fn tree<K: Stored + Named>(
        &self,
        parent: impl Fn(&K) -> Option<&Ref<K>>,
    ) -> Vec<Vec<usize>> {
        let above = |it: &Entity<K>| parent(&it.own).and_then(|it| self.place_of(it));
        self.all::<K>().iter().map(|it| above(it).into_iter().collect()).collect()
    }

    /// The entities that mention an entity in one of their fields.
    pub fn users(&self, key: Key) -> impl Iterator<Item = Key> {
        self.index.uses_of(key).filter_map(|it| match it.from {
            From::Entity(user) => Some(user),
            _ => None,
        })
    }

    /// Whether an entity of one of `kinds` mentions an entity.
    pub fn is_used_by(&self, key: Key, kinds: &[&Kind]) -> bool {
        let kind = |it: Key| self.entities.get(it).kind().name;
        self.users(key).any(|it| kinds.iter().any(|wanted| wanted.name == kind(it)))
    }
}
