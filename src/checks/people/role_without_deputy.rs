//! A role that work cannot do without, and for which nobody stands in.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{AnyEntity, Entity, Key, Person, Plan, Process, Role, Stored};
use crate::model::{Holders, Manual, Target, Told, folded};
use crate::text::{Span, Words};
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("role_without_deputy.md"), check);

/// What cannot do without a role: what it is called, and where it names the role.
type Needs = BTreeMap<usize, Vec<(Words, Span)>>;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let needs = needs(manual);
    if needs.is_empty() {
        return;
    }
    let roles = manual.all::<Role>();
    let holders = Holders::new(manual);
    let without = manual.untold::<Role>(&["deputy"], Told::Each, |it| it.deputy.is_none());
    for (at, needing) in needs {
        let role = &roles[at];
        let finding = match &role.deputy {
            None if without.contains(&at) => Some(RULE.at(role.span)),
            Some(deputy) if !role.is_over() => {
                let of = |it| stands_in(manual, &holders, at, it);
                of(manual.index.resolve(&deputy.mention))
                    .map(|it| it.into_finding(deputy.id().span))
            }
            _ => None,
        };
        let Some(finding) = finding else { continue };
        let names: Vec<Words> = needing.iter().map(|(name, _)| name.clone()).collect();
        let finding = finding.with("role", speak::name(role)).with("needing", speak::few(&names));
        let places = needing.iter().take(3);
        out.push(places.fold(finding, |finding, (_, span)| finding.label(*span, "needed")));
    }
}

/// Why a deputy is none.
enum NoDeputy {
    Itself,
    OnePerson { holder: String, deputy: Words },
}

impl NoDeputy {
    fn into_finding(self, span: Span) -> Diagnostic {
        match self {
            NoDeputy::Itself => RULE.at(span).say("itself").offer("itself_help"),
            NoDeputy::OnePerson { holder, deputy } => {
                let finding = RULE.at(span).say("one_person").offer("other_help");
                finding.text("holder", holder).with("deputy", deputy)
            }
        }
    }
}

/// Why the deputy of the role at `at` is none, if so.
fn stands_in(manual: &Manual, holders: &Holders, at: usize, deputy: Target) -> Option<NoDeputy> {
    let role = Key { kind: Role::INDEX, at };
    let Target::Entity(key) = deputy else { return None };
    if key == role {
        return Some(NoDeputy::Itself);
    }
    let entity: &dyn AnyEntity = manual.entities.get(key);
    let holder = if key.kind == Person::INDEX {
        let only = holders.only(role)?;
        (folded(only) == folded(&entity.name().zh)).then_some(only)
    } else {
        holders.only_of_both(role, key)
    };
    Some(NoDeputy::OnePerson { holder: holder?.to_owned(), deputy: entity.name() })
}

/// The roles that answer for a process, approve in it, or command in an emergency, where nobody
/// else may.
fn needs(manual: &Manual) -> Needs {
    let mut needs = Needs::new();
    for process in manual.all::<Process>().iter().filter(|it| !it.is_over()) {
        let steps = process.steps.iter().flat_map(|it| &it.accountable);
        let alone = process.approvals.iter().filter(|it| it.deputy.is_none());
        let approving = alone.flat_map(|it| &it.approver);
        add(manual, &mut needs, process, process.answering().chain(steps).chain(approving));
    }
    for plan in manual.all::<Plan>().iter().filter(|it| !it.is_over() && it.deputy.is_none()) {
        let deciding = plan.activation.iter().filter_map(|it| it.who_decides.as_ref());
        let levels = plan.levels.iter().filter_map(|it| it.commander.as_ref());
        add(manual, &mut needs, plan, plan.commander.iter().chain(deciding).chain(levels));
    }
    needs
}

fn add<'m, K: Stored + Sync>(
    manual: &Manual,
    needs: &mut Needs,
    entity: &Entity<K>,
    roles: impl Iterator<Item = &'m Ref<Role>>,
) {
    let mut here: BTreeMap<usize, Span> = BTreeMap::new();
    for it in roles {
        if let Some(key) = manual.role(it) {
            here.entry(key.at).or_insert(it.id().span);
        }
    }
    for (role, span) in here {
        needs.entry(role).or_default().push((speak::name(entity), span));
    }
}
