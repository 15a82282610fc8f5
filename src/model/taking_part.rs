//! Taking part: which roles a course reaches, by name, with their unit, or with all.

use std::collections::{BTreeMap, BTreeSet};

use super::Manual;
use super::index::Target;
use super::kinds::{Course, CourseFor, Key, Role, Stored, Unit};

impl Manual {
    /// The roles that take part in a course.
    pub fn participants(&self, course: &Course) -> BTreeSet<Key> {
        let everyone = || (0..self.all::<Role>().len()).map(|at| Key { kind: Role::INDEX, at });
        if course.participants.is_empty() && course.r#for.contains(&CourseFor::All) {
            return everyone().collect();
        }
        let mut roles = BTreeSet::new();
        let mut units = BTreeSet::new();
        for it in &course.participants {
            match self.index.resolve(&it.mention) {
                Target::All => return everyone().collect(),
                Target::Entity(key) if key.kind == Role::INDEX => drop(roles.insert(key)),
                Target::Entity(key) if key.kind == Unit::INDEX => drop(units.insert(key)),
                _ => {}
            }
        }
        if !units.is_empty() {
            let inside = self.units_below(&units);
            let unit_of = |it: &Key| self.unit_of(self.all::<Role>()[it.at].unit.as_ref());
            roles
                .extend(everyone().filter(|it| unit_of(it).is_some_and(|it| inside.contains(&it))));
        }
        roles
    }

    fn unit_of(&self, it: Option<&crate::yaml::Ref<Unit>>) -> Option<Key> {
        match self.index.resolve(&it?.mention) {
            Target::Entity(key) if key.kind == Unit::INDEX => Some(key),
            _ => None,
        }
    }

    /// `units` and all units below them.
    fn units_below(&self, units: &BTreeSet<Key>) -> BTreeSet<Key> {
        let mut below: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
        for (at, unit) in self.all::<Unit>().iter().enumerate() {
            if let Some(parent) = self.unit_of(unit.parent.as_ref()) {
                below.entry(parent).or_default().push(Key { kind: Unit::INDEX, at });
            }
        }
        let (mut inside, mut open) = (BTreeSet::new(), units.iter().copied().collect::<Vec<_>>());
        while let Some(unit) = open.pop() {
            if inside.insert(unit) {
                open.extend(below.get(&unit).into_iter().flatten());
            }
        }
        inside
    }
}
