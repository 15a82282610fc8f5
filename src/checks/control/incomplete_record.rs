//! A record or form that does not say how long, where and by whom it is kept.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Form;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_record.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Form>; 3] = [
        ("retention", Words::fixed("retention", "保存期限"), |it| it.retention.is_none()),
        ("place", Words::fixed("place", "存放位置"), |it| it.place.is_none()),
        ("owner", Words::fixed("owner", "责任人"), |it| it.head.owner.is_none()),
    ];
    for (record, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(record.span).with("record", speak::name(record));
        out.push(finding.with("missing", missing));
    }
}
