//! A row of an included table that has more or fewer cells than there are columns.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::{Span, Words};

pub static RULE: Rule = Rule::new(include_str!("uneven_table.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (table, place) in manual.included_tables() {
        let columns = table.columns.len();
        let mut uneven = table.rows.iter().filter(|it| it.len() != columns);
        let Some(first) = uneven.next() else { continue };
        let (Some(from), Some(to)) = (first.first(), first.last()) else { continue };
        let span = Span { end: to.span.end.max(from.span.start), ..from.span };
        let number = |it: usize| Words::same(it.to_string());
        let finding = RULE.at(span).label(place, "here");
        let finding = finding.with("cells", number(first.len())).with("columns", number(columns));
        let rest = uneven.count();
        out.push(match rest {
            0 => finding,
            _ => finding.say("several").with("rest", number(rest)),
        });
    }
}
