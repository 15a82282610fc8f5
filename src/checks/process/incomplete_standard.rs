//! A standard that does not say what has to be so, how that is seen, or who answers for it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::{Entity, Norm, NormKind};
use crate::model::{Manual, Told};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_standard.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let (each, owner) = (Told::Each, Words::fixed("owner", "责任人"));
    let criterion = manual.untold(&["criterion", "limit"], each, |it| lacks_criterion(manual, it));
    let method = manual.untold(&["method"], each, |it| is_quality(it) && it.method.is_none());
    let unowned = manual.untold(&["owner"], each, |it: &Entity<Norm>| it.head.owner.is_none());
    let fields = [
        (criterion, Words::fixed("criterion", "判定标准")),
        (method, Words::fixed("method of inspection", "检验方法")),
        (unowned, owner),
    ];
    for (at, norm) in manual.all::<Norm>().iter().enumerate() {
        let missing = fields.iter().filter(|(lacking, _)| lacking.contains(&at));
        let missing: Vec<Words> = missing.map(|(_, words)| words.clone()).collect();
        if missing.is_empty() {
            continue;
        }
        let finding = RULE.at(norm.span).with("standard", speak::name(norm));
        let finding = finding.with("missing", speak::none_of(&missing));
        out.push(if is_quality(norm) {
            finding
        } else {
            finding.level(Level::Warning).say("other").offer("other_help")
        });
    }
}

/// Whether it says when a product or a service is good.
fn is_quality(norm: &Entity<Norm>) -> bool {
    matches!(norm.kind, Some(NormKind::Quality | NormKind::Service))
}

/// Whether nothing says what has to be so. Rules of work may be a text; the law is what it is.
fn lacks_criterion(manual: &Manual, norm: &Entity<Norm>) -> bool {
    let body = &manual.chapters[norm.chapter].body;
    let has_text = !body.lead.is_empty() || body.headings.iter().any(|it| !it.own.is_empty());
    let is_told = norm.kind == Some(NormKind::Law) || !is_quality(norm) && norm.is_file && has_text;
    norm.criterion.is_empty() && norm.limit.is_none() && !is_told
}
