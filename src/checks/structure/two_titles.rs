//! A page that has one title in its front matter and another at its top.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::normalise;
use crate::model::{Manual, Role};
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("two_titles.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let files = manual.entities.iter().filter(|(_, it)| it.is_file());
    let names: BTreeMap<usize, &Text> =
        files.filter_map(|(_, it)| Some((it.chapter(), it.head().name.as_ref()?))).collect();
    for (at, chapter) in manual.pages() {
        let title = match chapter.role {
            Role::Entity(_) => names.get(&at).copied(),
            _ => Some(&chapter.title).filter(|_| chapter.is_titled),
        };
        let (Some(title), Some(heading)) = (title, chapter.page_title()) else { continue };
        let said = normalise(&heading.text);
        if !title.all().any(|it| normalise(it) == said) {
            let finding = RULE.at(heading.span).text("heading", heading.text.as_str());
            out.push(finding.with("title", title.words()).label(title.span, "title"));
        }
    }
}
