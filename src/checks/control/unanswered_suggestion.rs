//! A suggestion that nobody has decided on.

use jiff::{ToSpan, civil};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Channel, ChannelKind, Entity, Improvement, ImprovementKind};
use crate::text::{Span, Words};
use crate::yaml::Date;

pub static RULE: Rule = Rule::new(include_str!("unanswered_suggestion.md"), check);

/// How many days an answer may take where no channel says it.
const DAYS: i64 = 30;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let is_one = |it: &&Entity<Improvement>| it.kind == Some(ImprovementKind::Suggestion);
    let limits = Limits::new(manual);
    for it in manual.all::<Improvement>().iter().filter(is_one).filter(|it| !it.is_over()) {
        let missing = missing(it);
        if !missing.is_empty() {
            let finding = RULE.at(it.span).say("incomplete").offer("incomplete_help");
            let finding = finding.with("suggestion", speak::name(it));
            out.push(finding.with("missing", speak::none_of(&missing)));
        } else if let Some(date) = &it.date
            && !is_answered(it)
        {
            out.extend(limits.passed(date).map(|it_is| it_is.with("suggestion", speak::name(it))));
        }
    }
}

/// Whether somebody has reacted: in words, or by carrying it out.
fn is_answered(it: &Entity<Improvement>) -> bool {
    let is_read = !it.is_garbled("answered_on") && !it.is_garbled("answer");
    it.answer.is_some() || it.answered_on.is_some() || it.is_done() || !is_read
}

fn missing(it: &Entity<Improvement>) -> Vec<Words> {
    let lacks = [
        (it.status.is_none() && !it.is_garbled("status"), Words::fixed("status", "状态")),
        (it.head.owner.is_none() && !it.is_garbled("owner"), Words::fixed("owner", "责任人")),
    ];
    lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, words)| words).collect()
}

/// How long suggestions wait for an answer.
struct Limits<'m> {
    manual: &'m Manual,
    /// The channels for suggestions that say it.
    channels: Vec<&'m Entity<Channel>>,
}

impl<'m> Limits<'m> {
    fn new(manual: &'m Manual) -> Limits<'m> {
        let is_for = |it: &&Entity<Channel>| it.kind.contains(&ChannelKind::Suggestion);
        let channels = manual.all::<Channel>().iter().filter(is_for);
        Limits { manual, channels: channels.filter(|it| it.response_time.is_some()).collect() }
    }

    /// The day by which a suggestion made on `date` has to be answered, and what says so. Of
    /// several channels the slowest counts, since nobody knows which one it took.
    fn due(&self, date: civil::Date) -> (civil::Date, Option<Span>) {
        let limits = self.channels.iter().filter_map(|it| it.response_time.as_ref());
        let due = limits.map(|it| (it.after(date, self.manual.work_days()), it.written.span));
        let slowest = due.max_by_key(|(day, _)| *day);
        slowest.map_or_else(
            || (date.saturating_add(DAYS.days()), None),
            |(day, span)| (day, Some(span)),
        )
    }

    /// A finding for a suggestion of `date`, if the day of its answer has passed.
    fn passed(&self, date: &Date) -> Option<Diagnostic> {
        let (due, limit) = self.due(date.day);
        let today = self.manual.as_of;
        (due < today).then(|| {
            let finding = RULE.at(date.written.span).text("date", date.day.to_string());
            let finding = finding.with("days", speak::days_between(date.day, today));
            limit.into_iter().fold(finding, |finding, it| finding.label(it, "limit"))
        })
    }
}
