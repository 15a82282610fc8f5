//! An item of the outlook that does not say by when and who sees to it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Outlook;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_outlook.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Outlook>; 2] = [
        ("by", Words::fixed("date", "完成日期"), |it| it.by.is_none()),
        ("owner", Words::fixed("owner", "责任人"), |it| it.head.owner.is_none()),
    ];
    for (outlook, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(outlook.span).with("outlook", speak::name(outlook));
        out.push(finding.with("missing", missing));
    }
}
