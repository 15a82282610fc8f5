//! A colour for links that is too pale to read.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{LIGHT_GROUND, Manual};

pub static RULE: Rule = Rule::new(include_str!("pale_accent.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let look = manual.file.settings.theme.as_ref();
    let Some(accent) = look.and_then(|it| it.accent.as_ref()) else { return };
    if let Some(contrast) = accent.too_pale(LIGHT_GROUND) {
        let finding = RULE.at(accent.span()).text("colour", accent.written.value.trim());
        let finding = finding.text("contrast", format!("{contrast:.1}"));
        out.push(finding.text("better", accent.readable_on(LIGHT_GROUND)));
    }
}
