//! A document or an entity whose day of review has passed.

use jiff::civil;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{AnyEntity, Described, Risk, Role, Status};
use crate::model::settings::Control;
use crate::text::{Span, Words};
use crate::yaml::{Cycle, Date, WorkDays};

pub static RULE: Rule = Rule::new(include_str!("overdue_review.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let (whole, work) = (&manual.file.control, manual.work_days());
    let mut found = |status, due: Option<(civil::Date, Span)>, document: Words| {
        let is_over = matches!(status, Some(Status::Superseded | Status::Obsolete));
        let Some((day, span)) = due.filter(|(day, _)| !is_over && *day < manual.as_of) else {
            return;
        };
        let finding = RULE.at(span).with("document", document).text("date", day.to_string());
        out.push(finding.with("days", days(day, manual.as_of)));
    };
    found(whole.status, due(whole, &Control::default(), work), speak::manual());
    for (at, chapter) in manual.chapters.iter().enumerate() {
        let own = &chapter.control;
        // A chapter that says nothing of reviews is reviewed with the manual.
        let says = own.review_cycle.is_some() || own.last_reviewed.is_some();
        if says || own.next_review.is_some() {
            found(own.status, due(own, whole, work), speak::chapter(manual, at));
        }
    }
    for (_, entity) in manual.entities.iter().filter(|(_, it)| !has_own_rule(*it)) {
        let head = entity.head();
        let due = next(head.last_reviewed.as_ref(), head.review_cycle.as_ref(), work);
        found(head.status, due, speak::full_name(entity));
    }
}

/// Whether the reviews of an entity are looked at by a rule for its kind.
fn has_own_rule(entity: &dyn AnyEntity) -> bool {
    [Role::KIND.name, Risk::KIND.name].contains(&entity.kind().name)
}

/// When a document is due, and what says so: the day that it names, or one cycle after the last
/// review, or, if there was none, after it came into force.
fn due(own: &Control, above: &Control, work: &WorkDays) -> Option<(civil::Date, Span)> {
    if let Some(next) = &own.next_review {
        return Some((next.day, next.written.span));
    }
    let began = |it: &Control| it.last_reviewed.clone().or_else(|| it.effective_date.clone());
    let last = own
        .last_reviewed
        .clone()
        .or_else(|| began(own).into_iter().chain(began(above)).max_by_key(|it| it.day));
    next(last.as_ref(), own.review_cycle.as_ref().or(above.review_cycle.as_ref()), work)
}

fn next(
    last: Option<&Date>,
    cycle: Option<&Cycle>,
    work: &WorkDays,
) -> Option<(civil::Date, Span)> {
    let last = last?;
    Some((cycle?.next_after(last.day, work)?, last.written.span))
}

/// How long ago `day` was.
fn days(day: civil::Date, today: civil::Date) -> Words {
    let count = today.since(day).map_or(0, |it| it.get_days());
    let unit = if count == 1 { "day" } else { "days" };
    Words::new(format!("{count} {unit}"), format!("{count} 天"))
}
