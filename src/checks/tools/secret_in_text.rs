//! What looks like a password or a key.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("secret_in_text.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let secrets = manual.wording.secrets.iter();
    let secrets = secrets.map(|span| (manual.sources.text(*span), *span, *span));
    out.extend(speak::once(secrets, "also", |span| RULE.at(span).blotted()));
}
