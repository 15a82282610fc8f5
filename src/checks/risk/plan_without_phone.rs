//! A plan that does not say whom to call, or on which number.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Contact, Entity, Person, Plan, Role, Stored};
use crate::model::{Manual, Target, Told};
use crate::text::{Span, Words};
use crate::yaml::Mention;

pub static RULE: Rule = Rule::new(include_str!("plan_without_phone.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for at in manual.untold::<Plan>(&["contacts"], Told::Each, |it| it.contacts.is_empty()) {
        let plan = &manual.all::<Plan>()[at];
        let finding = RULE.at(plan.span).say("none").offer("none_help");
        out.push(finding.with("plan", speak::name(plan)));
    }
    for plan in manual.all::<Plan>().iter().filter(|it| !it.is_over()) {
        if !plan.is_garbled("contacts") {
            numbers(manual, plan, out);
        }
    }
}

/// Those on the list of a plan who cannot be called, in one finding.
fn numbers(manual: &Manual, plan: &Entity<Plan>, out: &mut Vec<Diagnostic>) {
    let silent = plan.contacts.iter().filter(|it| !has_phone(it) && !is_listed(manual, it));
    let silent: Vec<(Words, Span)> = silent.filter_map(|it| who(manual, it)).collect();
    let Some(((_, span), rest)) = silent.split_first() else { return };
    let names: Vec<Words> = silent.iter().map(|(name, _)| name.clone()).collect();
    let finding = RULE.at(*span).with("plan", speak::name(plan)).with("who", speak::row(&names));
    out.push(rest.iter().fold(finding, |finding, (_, it)| finding.label(*it, "also")));
}

fn has_phone(contact: &Contact) -> bool {
    contact.phone.is_some() || contact.mobile.is_some()
}

/// Whether the number stands at the role or the person that a contact names.
fn is_listed(manual: &Manual, contact: &Contact) -> bool {
    let contacts_of = |it: &Mention| match manual.index.resolve(it) {
        Target::Entity(key) if key.kind == Role::INDEX => &manual.all::<Role>()[key.at].contacts,
        Target::Entity(key) if key.kind == Person::INDEX => {
            &manual.all::<Person>()[key.at].contacts
        }
        _ => &NOBODY,
    };
    let role = contact.role.as_ref().map(|it| &it.mention);
    let person = contact.person.as_ref().map(|it| &it.mention);
    role.into_iter().chain(person).flat_map(|it| contacts_of(it)).any(has_phone)
}

static NOBODY: Vec<Contact> = Vec::new();

/// Who is meant by a contact, and where that stands.
fn who(manual: &Manual, contact: &Contact) -> Option<(Words, Span)> {
    let role = contact.role.as_ref().map(|it| &it.mention);
    let mention = contact.person.as_ref().map(|it| &it.mention).or(role);
    let named = mention.map(|it| (speak::role(manual, it), it.id.span));
    contact.who.as_ref().map(|it| (it.words(), it.span)).or(named)
}
