//! A report, a meeting or a review that comes round more often than its figures do.

use jiff::civil;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{AnyEntity, Kpi, Meeting, Metric, Report};
use crate::text::{Span, Words};
use crate::yaml::{Cycle, Decode, Shown, WorkDays};

pub static RULE: Rule = Rule::new(include_str!("report_ahead_of_data.md"), check);

/// A figure that is shown: what it is, and how often it is measured, if that is known.
type Measured<'m> = (&'m dyn AnyEntity, Option<&'m Cycle>);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let work = manual.work_days();
    let kpi = |it: &_| manual.place_of::<Kpi>(it).map(|at| &manual.all::<Kpi>()[at]);
    let metric = |it: &_| manual.place_of::<Metric>(it).map(|at| &manual.all::<Metric>()[at]);
    for report in manual.all::<Report>().iter().filter(|it| !it.is_over()) {
        let kpis = report.kpis.iter().filter_map(kpi);
        let kpis = kpis.map(|it| (it as &dyn AnyEntity, it.frequency.as_ref()));
        let metrics = report.metrics.iter().filter_map(metric);
        let metrics = metrics.map(|it| (it as &dyn AnyEntity, it.frequency.as_ref()));
        out.extend(ahead(report, report.frequency.as_ref(), kpis.chain(metrics).collect(), work));
    }
    for meeting in manual.all::<Meeting>().iter().filter(|it| !it.is_over()) {
        let kpis = meeting.kpis.iter().filter_map(kpi);
        let kpis = kpis.map(|it| (it as &dyn AnyEntity, it.frequency.as_ref()));
        // What else is on the agenda may be a reason to meet.
        if meeting.inputs.is_empty() && meeting.reports.is_empty() {
            out.extend(ahead(meeting, meeting.frequency.as_ref(), kpis.collect(), work));
        }
    }
    for kpi in manual.all::<Kpi>().iter().filter(|it| !it.is_over()) {
        let found =
            ahead(kpi, kpi.head.review_cycle.as_deref(), vec![(kpi, kpi.frequency.as_ref())], work);
        out.extend(found.map(|it| it.say("review")));
    }
}

/// The finding that none of `figures` is measured as often as they are shown.
fn ahead(
    shows: &dyn AnyEntity,
    often: Option<&Cycle>,
    figures: Vec<Measured<'_>>,
    work: &WorkDays,
) -> Option<Diagnostic> {
    let often = often?;
    let length = days(often, work)?;
    // A figure of which nobody knows how often it is measured may be as young as any.
    let known: Option<Vec<_>> =
        figures.into_iter().map(|(it, cycle)| Some((days(cycle?, work)?, it, cycle?))).collect();
    let (least, figure, cycle) = known?.into_iter().min_by_key(|(days, ..)| *days)?;
    (least > length).then(|| {
        RULE.at(span(often))
            .label(span(cycle), "measured")
            .with("what", speak::full_name(shows))
            .with("often", words(often))
            .with("kpi", figure.name())
            .with("seldom", words(cycle))
    })
}

fn span(cycle: &Cycle) -> Span {
    cycle.written.span
}

/// How long one turn takes.
fn days(cycle: &Cycle, work: &WorkDays) -> Option<i32> {
    let start = civil::date(2026, 1, 1);
    Some(start.until(cycle.next_after(start, work)?).ok()?.get_days())
}

fn words(cycle: &Cycle) -> Words {
    match cycle.show() {
        Shown::Choice(_, words) | Shown::Words(words) => words,
        _ => Words::same(&*cycle.written.value),
    }
}
