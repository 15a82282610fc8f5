//! An input or output of which nobody can tell whether it is good.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Item, Process};
use crate::text::Words;
use crate::yaml::{Text, Word};

pub static RULE: Rule = Rule::new(include_str!("item_without_standard.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for process in manual.all::<Process>() {
        let of = |side: Words, items: &[Item]| {
            let bare = items.iter().filter(|it| it.standard.is_none());
            let finding = |it: &Item| {
                let span = it.name.as_ref().map(|it| it.span).or(it.id.as_ref().map(Word::span));
                let id = || it.id.as_ref().map_or_else(String::new, |it| it.as_str().to_owned());
                let name = it.name.as_ref().map_or_else(|| Words::same(id()), Text::words);
                let found = RULE.at(span.unwrap_or(process.span)).with("item", name);
                found.with("side", side.clone()).with("process", speak::name(process))
            };
            bare.map(finding).collect::<Vec<_>>()
        };
        out.extend(of(Words::fixed("input", "输入"), &process.inputs));
        out.extend(of(Words::fixed("output", "输出"), &process.outputs));
    }
}
