//! HTML that does no harm and is not kept.

use super::active_html::is_active;
use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("dropped_html.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let dropped = manual.problems.iter().filter_map(|it| match &it.what {
        What::UnsafeHtml { what } if !is_active(what) => {
            Some(((it.span.source, what), it.span, (it.span, what)))
        }
        _ => None,
    });
    out.extend(speak::once(dropped, "also", |(span, what)| {
        let finding = RULE.at(span).text("what", speak::short(what));
        match what.strip_prefix("id=\"").and_then(|it| it.strip_suffix('"')) {
            Some(id) => finding.say("id").offer("id_help").text("id", speak::short(id)),
            None => finding,
        }
    }));
}
