//! Audiences: whom a course, a channel or a meeting reaches, role by role or with a whole unit.

use std::collections::{BTreeMap, BTreeSet};

use super::index::Target;
use super::kinds::{Course, CourseFor, Key, Role, Stored, Unit};
use super::{Manual, Told};
use crate::yaml::Ref;

/// Whom something reaches.
#[derive(Clone, Debug)]
pub enum Reach {
    /// Everyone.
    All,
    /// These roles.
    Roles(BTreeSet<Key>),
}

impl Reach {
    /// Whether it reaches a role.
    pub fn has(&self, role: Key) -> bool {
        match self {
            Reach::All => true,
            Reach::Roles(roles) => roles.contains(&role),
        }
    }
}

/// Which role belongs to which unit, found once.
#[derive(Debug)]
pub struct Audiences<'m> {
    manual: &'m Manual,
    unit_of: BTreeMap<Key, Key>,
    parent: BTreeMap<Key, Key>,
    /// The roles of each unit and of all units below it.
    roles: BTreeMap<Key, Vec<Key>>,
}

impl<'m> Audiences<'m> {
    /// The audiences that a manual can name.
    pub fn new(manual: &'m Manual) -> Audiences<'m> {
        let unit = |it: &Option<Ref<Unit>>| match manual.index.resolve(&it.as_ref()?.mention) {
            Target::Entity(key) if key.kind == Unit::INDEX => Some(key),
            _ => None,
        };
        let units = manual.all::<Unit>().iter().enumerate();
        let parent = units
            .filter_map(|(at, it)| Some((Key { kind: Unit::INDEX, at }, unit(&it.parent)?)))
            .collect();
        let roles = manual.all::<Role>().iter().enumerate();
        let unit_of = roles
            .filter_map(|(at, it)| Some((Key { kind: Role::INDEX, at }, unit(&it.unit)?)))
            .collect();
        let mut audiences = Audiences { manual, unit_of, parent, roles: BTreeMap::new() };
        for (role, unit) in audiences.unit_of.clone() {
            for above in audiences.lineage(unit) {
                audiences.roles.entry(above).or_default().push(role);
            }
        }
        audiences
    }

    /// The unit that a role belongs to.
    pub fn unit_of(&self, role: Key) -> Option<Key> {
        self.unit_of.get(&role).copied()
    }

    /// A unit and those above it.
    pub fn lineage(&self, unit: Key) -> BTreeSet<Key> {
        let mut lineage = BTreeSet::new();
        let mut next = Some(unit);
        while let Some(it) = next.filter(|it| lineage.insert(*it)) {
            next = self.parent.get(&it).copied();
        }
        lineage
    }

    /// Whom `named` reach: roles, and units with all units below them.
    pub fn of<T>(&self, named: &[Ref<T>]) -> Reach {
        let mut roles = BTreeSet::new();
        for it in named {
            match self.manual.index.resolve(&it.mention) {
                Target::All => return Reach::All,
                Target::Entity(key) if key.kind == Role::INDEX => _ = roles.insert(key),
                Target::Entity(key) => roles.extend(self.roles.get(&key).into_iter().flatten()),
                _ => {}
            }
        }
        Reach::Roles(roles)
    }

    /// Whom each course reaches. A course that names nobody reaches those whom it is for; one whose
    /// participants stand in the text may reach everyone.
    pub fn of_courses(&self) -> Vec<Reach> {
        let courses = self.manual.all::<Course>();
        let is_silent = |it: &Course| it.participants.is_empty() && it.r#for.is_empty();
        let untold =
            self.manual.untold::<Course>(&["participants"], Told::Each, |it| is_silent(it));
        let reach = |(at, course): (usize, &super::kinds::Entity<Course>)| {
            let is_for_all =
                course.r#for.iter().any(|it| matches!(it, CourseFor::All | CourseFor::NewJoiners));
            let is_told = is_silent(course) && !untold.contains(&at);
            if course.participants.is_empty() && (is_for_all || is_told) {
                return Reach::All;
            }
            self.of(&course.participants)
        };
        courses.iter().enumerate().map(reach).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Audiences, Key, Reach, Role, Stored};
    use crate::model::kinds::Course;
    use crate::model::{Asked, Manual};
    use crate::testing::{TODAY, sources};

    #[test]
    fn a_unit_brings_its_roles_and_those_below() {
        let text = "---\nunits:\n- {id: shop, name: Shop, parent: firm}\n- {id: firm, name: Firm, parent: shop}\n- {id: other, name: Other}\nroles:\n- {id: a, unit: shop}\n- {id: b, unit: firm}\n- {id: c, unit: other}\ncourses:\n- {id: one, participants: [unit:shop]}\n- {id: two, participants: [role:c]}\n- {id: three, participants: all}\n- {id: four, for: new_joiners}\n- {id: five}\n---\n";
        let manual = Manual::new(sources(text), Asked::on(TODAY));
        let reach = Audiences::new(&manual).of_courses();
        let roles = |at: usize| match &reach[at] {
            Reach::All => "all".to_owned(),
            Reach::Roles(roles) => {
                roles.iter().map(|it| manual.all::<Role>()[it.at].id.clone()).collect()
            }
        };
        let all: Vec<String> = (0..manual.all::<Course>().len()).map(roles).collect();
        assert_eq!(all, ["ab", "c", "all", "all", ""]);
        assert!(!reach[0].has(Key { kind: Role::INDEX, at: 2 }));
    }
}
