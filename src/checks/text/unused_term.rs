//! A term of the glossary that nobody uses.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Key, Stored, Term};
use crate::model::{From, Manual, Notice, names_of_term};

pub static RULE: Rule = Rule::new(include_str!("unused_term.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let noticed = manual.wording.of(|it| match it {
        Notice::Term(at) => Some(*at),
        _ => None,
    });
    let own = |at| From::Entity(Key { kind: Term::INDEX, at });
    let used: BTreeSet<usize> =
        noticed.filter(|(it, at)| it.from != own(*at)).map(|(_, at)| at).collect();
    for (at, term) in manual.all::<Term>().iter().enumerate() {
        let key = Key { kind: Term::INDEX, at };
        // A word of one character is not looked for: it is a part of too many others.
        let is_looked_for = names_of_term(term).all(|it| it.chars().nth(1).is_some());
        let is_used = used.contains(&at) || manual.index.uses_of(key).next().is_some();
        if is_looked_for && !is_used && !term.is_over() {
            let name = term.term.as_ref().or(term.head.name.as_ref());
            let span = name.map_or(term.span, |it| it.span);
            out.push(RULE.at(span).with("term", speak::name(term)));
        }
    }
}
