//! A heading that skips a level.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("heading_level_jump.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (_, chapter) in manual.pages() {
        // Above the first heading stands the title of the page.
        let mut above = 1;
        let mut jumps = Vec::new();
        for it in &chapter.body.headings {
            if it.level > above + 1 {
                jumps.push((above, it));
            }
            above = it.level;
        }
        if let [(above, first), rest @ ..] = &jumps[..] {
            let finding = RULE
                .at(first.span)
                .text("heading", first.text.as_str())
                .text("above", above.to_string())
                .text("level", first.level.to_string())
                .text("right", "#".repeat(usize::from(above + 1)));
            out.push(rest.iter().fold(finding, |finding, (_, it)| finding.label(it.span, "also")));
        }
    }
}
