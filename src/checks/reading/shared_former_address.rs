//! A former address at which something else lives now.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("shared_former_address.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for clash in &manual.addresses.former_clashes {
        let finding = RULE.at(clash.second).text("address", &clash.address);
        out.push(match clash.first {
            Some(first) => finding.label(first, "first"),
            None => finding,
        });
    }
}
