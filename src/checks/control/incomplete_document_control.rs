//! A document in force that does not say what it is.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Status;
use crate::model::settings::Control;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_document_control.md"), check);

/// A field, and whether a document lacks it.
type Field = (Words, fn(&Control) -> bool);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let whole = &manual.file.control;
    let nothing = Control::default();
    let of_manual = (whole, &nothing, manual.file.span(), speak::manual());
    let of_chapters = manual.chapters.iter().enumerate().map(|(at, it)| {
        let span = if it.is_titled { it.title.span } else { it.span };
        (&it.control, whole, span, speak::chapter(manual, at))
    });
    for (control, above, span, document) in std::iter::once(of_manual).chain(of_chapters) {
        if control.status == Some(Status::Effective) {
            let missing = missing(control, above);
            if !missing.is_empty() {
                let finding = RULE.at(span).with("document", document);
                out.push(finding.with("missing", speak::none_of(&missing)));
            }
        }
    }
}

/// What neither the document says nor the manual that it belongs to.
fn missing(own: &Control, above: &Control) -> Vec<Words> {
    let fields: [Field; 6] = [
        (Words::fixed("number", "文件编号"), |it| it.number.is_none()),
        (Words::fixed("version", "版本号"), |it| it.version.is_none()),
        (Words::fixed("owner", "责任人"), |it| it.owner.is_none()),
        (Words::fixed("approver", "批准人"), |it| it.approved_by.is_none()),
        (Words::fixed("effective date", "生效日期"), |it| it.effective_date.is_none()),
        (Words::fixed("review cycle", "复审周期"), |it| it.review_cycle.is_none()),
    ];
    let missing = fields.into_iter().filter(|(_, lacks)| lacks(own) && lacks(above));
    missing.map(|(words, _)| words).collect()
}
