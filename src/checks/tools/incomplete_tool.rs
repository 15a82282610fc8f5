//! A tool that does not say what it is for or how it is used.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Tool;
use crate::model::{Manual, Told};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_tool.md"), check);

/// A field, what it is called, and whether a tool lacks it.
type Field = (&'static str, Words, fn(&Tool) -> bool);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all: [Field; 4] = [
        ("functions", Words::fixed("functions", "功能说明"), |it| it.functions.is_empty()),
        ("scenarios", Words::fixed("scenarios of use", "应用场景"), |it| {
            it.scenarios.is_empty()
        }),
        ("guide", Words::fixed("usage guide", "使用指南"), |it| it.guide.is_empty()),
        ("best_practices", Words::fixed("best practices", "最佳实践"), |it| {
            it.best_practices.is_empty()
        }),
    ];
    // What neither a standard asks for nor any tool has is not missed.
    let fields = all.into_iter().filter(|(field, ..)| manual.minds::<Tool>(field));
    let untold = fields.map(|(field, words, lacks)| {
        let lacking = manual.untold::<Tool>(&[field], Told::Each, |it| lacks(it));
        (lacking, words, manual.is_asked("tool", field))
    });
    let untold: Vec<_> = untold.collect();
    for (at, tool) in manual.all::<Tool>().iter().enumerate() {
        let missing: Vec<_> = untold.iter().filter(|it| it.0.contains(&at)).collect();
        if missing.is_empty() {
            continue;
        }
        let words: Vec<Words> = missing.iter().map(|it| it.1.clone()).collect();
        let finding = RULE.at(tool.span).with("tool", speak::name(tool));
        let finding = finding.level(speak::need(missing.iter().any(|it| it.2)));
        out.push(finding.with("missing", speak::none_of(&words)));
    }
}
