//! A document in force that does not say what it is.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Status;
use crate::model::{Manual, Says, Subject};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_document_control.md"), check);

/// A field, and whether a document lacks it.
type Field = (Words, fn(&Says<'_>) -> bool);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // What an entry has to say is said by the rules for its kind.
    let texts = manual.documents().take_while(|it| !matches!(it.subject, Subject::Entity(_)));
    for document in texts.filter(|it| it.own.status == Some(Status::Effective)) {
        let missing = missing(&document.all);
        if !missing.is_empty() {
            let finding = RULE.at(document.span);
            let finding = finding.with("document", speak::document(manual, &document));
            out.push(finding.with("missing", speak::none_of(&missing)));
        }
    }
}

/// What neither the document says nor the manual that it belongs to.
fn missing(says: &Says<'_>) -> Vec<Words> {
    let fields: [Field; 5] = [
        (Words::fixed("number", "文件编号"), |it| it.number.is_none()),
        (Words::fixed("version", "版本号"), |it| it.version.is_none()),
        (Words::fixed("owner", "责任人"), |it| it.owner.is_none()),
        (Words::fixed("effective date", "生效日期"), |it| it.effective_date.is_none()),
        (Words::fixed("review cycle", "复审周期"), |it| it.review_cycle.is_none()),
    ];
    fields.into_iter().filter(|(_, lacks)| lacks(says)).map(|(words, _)| words).collect()
}
