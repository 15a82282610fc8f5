//! A role that sits in meetings for more than ten hours a week.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Key, Meeting, Role, Stored};
use crate::model::{Audiences, Manual, Reach};
use crate::yaml::{Decimal, Period, Unit};

pub static RULE: Rule = Rule::new(include_str!("too_many_meetings.md"), check);

/// How many hours of meetings a week are bearable.
const MOST: i64 = 10;
/// How many hours a day of meetings has.
const HOURS_A_DAY: i64 = 8;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let audiences = Audiences::new(manual);
    let mut sits: BTreeMap<Key, Vec<(Decimal, &Entity<Meeting>)>> = BTreeMap::new();
    for meeting in manual.all::<Meeting>().iter().filter(|it| !it.is_over()) {
        let Some(hours) = hours_a_week(manual, meeting) else { continue };
        for role in participants(manual, &audiences, meeting) {
            sits.entry(role).or_default().push((hours, meeting));
        }
    }
    for (role, mut meetings) in sits {
        let sum: Decimal = meetings.iter().map(|(hours, _)| *hours).sum();
        let role = &manual.all::<Role>()[role.at];
        if sum <= Decimal::from(MOST) || role.is_over() {
            continue;
        }
        meetings.sort_by_key(|(hours, _)| -*hours);
        let finding = RULE.at(role.span).with("role", speak::name(role));
        let finding = finding.text("hours", sum.round(1).to_string());
        let finding = finding.text("count", meetings.len().to_string());
        let longest = finding.with("meeting", speak::name(meetings[0].1));
        let longest = longest.text("most", meetings[0].0.round(1).to_string());
        out.push(longest.label(meetings[0].1.span, "longest"));
    }
}

/// The roles that sit in a meeting, each once.
fn participants(manual: &Manual, audiences: &Audiences<'_>, meeting: &Meeting) -> Vec<Key> {
    match audiences.of(&meeting.participants) {
        Reach::All => {
            (0..manual.all::<Role>().len()).map(|at| Key { kind: Role::INDEX, at }).collect()
        }
        Reach::Roles(mut roles) => {
            roles.extend(meeting.chair.iter().filter_map(|it| manual.role(it)));
            roles.into_iter().collect()
        }
    }
}

/// How many hours a week a meeting takes; nothing where it has no rhythm or no length.
fn hours_a_week(manual: &Manual, meeting: &Meeting) -> Option<Decimal> {
    let times = meeting.frequency.as_ref()?.times_a_week(manual.work_days())?;
    hours(meeting.duration.as_ref()?)?.times(times)
}

/// How many hours a length has; nothing where it lasts for weeks.
fn hours(length: &Period) -> Option<Decimal> {
    let part = |(count, unit): &(u32, Unit)| {
        let count = Decimal::from(i64::from(*count));
        match unit {
            Unit::Minute => count.over(Decimal::from(60)),
            Unit::Hour => Some(count),
            Unit::Day | Unit::BusinessDay => count.times(Decimal::from(HOURS_A_DAY)),
            Unit::Week | Unit::Month | Unit::Year => None,
        }
    };
    length.parts.iter().map(part).sum()
}
