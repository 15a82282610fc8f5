//! A box that is written as other tools have it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::foreign_boxes;
use crate::model::Manual;
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("foreign_box.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (_, source, body) in manual.texts() {
        let text = &manual.sources.get(source).text;
        let code: Vec<_> = body.code_ranges().collect();
        for it in foreign_boxes(text, body.start, &code) {
            let span = |range| Span::new(source, range);
            let mark = speak::short(&text[it.mark.clone()]);
            let finding = RULE.at(span(it.mark.clone())).text("mark", mark);
            out.push(match it.quote {
                Some(quote) => finding.fix("fix", [(span(it.whole), quote)]),
                None => finding,
            });
        }
    }
}
