//! An image of which those who cannot see it learn nothing.

use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::LinkKind;
use crate::model::{Chapter, Manual};

pub static RULE: Rule = Rule::new(include_str!("image_without_description.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let links = manual.chapters.iter().flat_map(Chapter::bodies).flat_map(|it| &it.links);
    let bare = links.filter(|it| it.what == LinkKind::Image && it.text.trim().is_empty());
    out.extend(bare.map(|it| RULE.at(it.whole)));
}
