//! A history in which versions or dates go back.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::settings::Change;
use crate::model::{Back, Document, History, Manual, Slip};
use crate::text::Words;
use crate::yaml::{Date, Version};

pub static RULE: Rule = Rule::new(include_str!("history_out_of_order.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for document in manual.documents().filter(|it| !it.own.history.is_empty()) {
        let history = History::new(document.own.history);
        out.extend(history.slips.iter().filter_map(|it| finding(manual, &document, it)));
    }
}

fn finding(manual: &Manual, document: &Document<'_>, slip: &Slip<'_>) -> Option<Diagnostic> {
    let Slip { before, after, back } = slip;
    let place = |it: &Change| match back {
        Back::Version => it.span(),
        Back::Date => it.date.as_ref().map(|it| it.written.span),
    };
    let finding = RULE.at(place(after)?).label(place(before)?, "before");
    let day = |it: &Option<Date>| it.as_ref().map_or(String::new(), |it| it.day.to_string());
    let finding = match back {
        Back::Version if before.version == after.version => {
            finding.say("twice").offer("twice_help")
        }
        Back::Version => finding,
        Back::Date => finding.say("date").offer("date_help"),
    };
    Some(
        finding
            .with("document", speak::document(manual, document))
            .with("version", version(after))
            .with("before", version(before))
            .text("date", day(&after.date))
            .text("earlier", day(&before.date)),
    )
}

fn version(change: &Change) -> Words {
    let version = change.version.as_ref().map(Version::as_str);
    version.map_or_else(
        || Words::fixed("without a number", "（未写版本号）"),
        |it| Words::new(format!("`{it}`"), format!("“{it}”")),
    )
}
