//! Who does what: the roles in a process, with what is left unsaid filled in, and the people who
//! hold them.

use std::collections::{BTreeMap, BTreeSet};

use super::Manual;
use super::index::{Target, folded};
use super::kinds::{Entity, Key, Person, Process, Role, Stored};
use crate::text::Lang;
use crate::yaml::{Ref, RefOrText};

/// The roles in a process. A role may stand in several places.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    /// Those who do it, or a step of it.
    pub responsible: BTreeSet<Key>,
    /// Those who answer for it, or for a step of it.
    pub accountable: BTreeSet<Key>,
    /// Those who are asked.
    pub consulted: BTreeSet<Key>,
    /// Those who are told.
    pub informed: BTreeSet<Key>,
    /// Those who approve.
    pub approving: BTreeSet<Key>,
}

impl Roles {
    /// Those who do it or answer for it.
    pub fn carrying(&self) -> impl Iterator<Item = Key> {
        self.responsible.union(&self.accountable).copied()
    }

    /// All of them, each once.
    pub fn all(&self) -> BTreeSet<Key> {
        let all = [&self.consulted, &self.informed, &self.approving];
        self.carrying().chain(all.into_iter().flatten().copied()).collect()
    }
}

impl Process {
    /// Who does the step at `at`: those whom it names, else those whom the process names.
    pub fn doers(&self, at: usize) -> &[Ref<Role>] {
        match &self.steps[at].responsible[..] {
            [] => self.raci.as_ref().map_or(&[], |it| &it.r),
            own => own,
        }
    }
}

impl Entity<Process> {
    /// Who answers for the process: those whom its RACI names, else its owner.
    pub fn answering(&self) -> impl Iterator<Item = &Ref<Role>> {
        let named = self.raci.as_ref().map_or(&[][..], |it| &it.a);
        named.iter().chain(self.head.owner.iter().filter(|_| named.is_empty()))
    }
}

impl Manual {
    /// The role that `it` names, if there is one.
    pub fn role(&self, it: &Ref<Role>) -> Option<Key> {
        match self.index.resolve(&it.mention) {
            Target::Entity(key) if key.kind == Role::INDEX => Some(key),
            _ => None,
        }
    }

    /// The roles in a process.
    pub fn roles_in(&self, process: &Entity<Process>) -> Roles {
        let mut roles = Roles::default();
        let add = |to: &mut BTreeSet<Key>, it: &[Ref<Role>]| {
            to.extend(it.iter().filter_map(|it| self.role(it)));
        };
        for it in process.answering() {
            add(&mut roles.accountable, std::slice::from_ref(it));
        }
        if let Some(raci) = &process.raci {
            add(&mut roles.responsible, &raci.r);
            add(&mut roles.consulted, &raci.c);
            add(&mut roles.informed, &raci.i);
        }
        for step in &process.steps {
            add(&mut roles.responsible, &step.responsible);
            add(&mut roles.accountable, &step.accountable);
            add(&mut roles.consulted, &step.consulted);
            add(&mut roles.informed, &step.informed);
        }
        for approval in &process.approvals {
            add(&mut roles.approving, &approval.approver);
        }
        roles
    }
}

/// Who holds which role: the people's names, folded, and as they are written.
#[derive(Clone, Debug, Default)]
pub struct Holders {
    named: BTreeMap<Key, BTreeMap<String, String>>,
    /// Roles of which a holder is named who is not there.
    unclear: BTreeSet<Key>,
}

impl Holders {
    /// The holders of all roles: those whom the roles name, and those who say that they hold one.
    pub fn new(manual: &Manual) -> Holders {
        let mut holders = Holders::default();
        for (at, role) in manual.all::<Role>().iter().enumerate() {
            let key = Key { kind: Role::INDEX, at };
            for it in &role.holders {
                if leads_nowhere(manual, it) {
                    holders.unclear.insert(key);
                }
                holders.add(key, named(manual, it));
            }
        }
        for person in manual.all::<Person>() {
            let is_gone = person.until.as_ref().is_some_and(|it| it.day < manual.as_of);
            for role in person.roles.iter().filter(|_| !is_gone) {
                if let Some(key) = manual.role(role) {
                    holders.add(key, called(person));
                }
            }
        }
        holders
    }

    fn add(&mut self, role: Key, name: String) {
        self.named.entry(role).or_default().insert(folded(&name), name);
    }

    /// Whether the manual says of any role who holds it. If it does not, nobody is missing.
    pub fn are_named(&self) -> bool {
        !self.named.is_empty()
    }

    /// The names of those who hold a role.
    pub fn of(&self, role: Key) -> impl Iterator<Item = &str> {
        self.named.get(&role).into_iter().flat_map(|it| it.values()).map(String::as_str)
    }

    /// The one person who holds a role, if that is clear.
    pub fn only(&self, role: Key) -> Option<&str> {
        if self.unclear.contains(&role) {
            return None;
        }
        let mut all = self.of(role);
        all.next().filter(|_| all.next().is_none())
    }

    /// The one person who alone holds both roles.
    pub fn only_of_both(&self, a: Key, b: Key) -> Option<&str> {
        let (first, second) = (self.only(a)?, self.only(b)?);
        (folded(first) == folded(second)).then_some(first)
    }
}

fn called(person: &Entity<Person>) -> String {
    let name = person.head.name.as_ref().map(|it| it.get(Lang::Zh).to_owned());
    name.unwrap_or_else(|| person.id.clone())
}

fn leads_nowhere(manual: &Manual, it: &RefOrText<Person>) -> bool {
    let RefOrText::Ref(it) = it else { return false };
    matches!(manual.index.resolve(&it.mention), Target::Missing | Target::OtherKind(_))
}

fn named(manual: &Manual, it: &RefOrText<Person>) -> String {
    match it {
        RefOrText::Text(it) => it.get(Lang::Zh).to_owned(),
        RefOrText::Ref(it) => match manual.index.resolve(&it.mention) {
            Target::Entity(key) if key.kind == Person::INDEX => {
                called(&manual.all::<Person>()[key.at])
            }
            _ => it.id().value.to_string(),
        },
    }
}
