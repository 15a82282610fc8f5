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

/// How many hours a week meetings take, how many there are, and which takes the most.
#[derive(Clone, Copy, Default)]
struct Sitting<'m> {
    hours: Decimal,
    count: usize,
    longest: Option<(Decimal, &'m Entity<Meeting>)>,
}

impl<'m> Sitting<'m> {
    fn add(&mut self, hours: Decimal, meeting: &'m Entity<Meeting>) {
        self.hours = self.hours + hours;
        self.count += 1;
        if self.longest.is_none_or(|(most, _)| most < hours) {
            self.longest = Some((hours, meeting));
        }
    }

    fn and(mut self, other: Sitting<'m>) -> Sitting<'m> {
        self.hours = self.hours + other.hours;
        self.count += other.count;
        if other.longest.map(|it| it.0) > self.longest.map(|it| it.0) {
            self.longest = other.longest;
        }
        self
    }
}

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let audiences = Audiences::new(manual);
    let mut everyone = Sitting::default();
    let mut own: BTreeMap<Key, Sitting<'_>> = BTreeMap::new();
    for meeting in manual.all::<Meeting>().iter().filter(|it| !it.is_over()) {
        let Some(hours) = hours_a_week(manual, meeting) else { continue };
        match audiences.of(&meeting.participants) {
            Reach::All => everyone.add(hours, meeting),
            Reach::Roles(mut roles) => {
                roles.extend(meeting.chair.iter().filter_map(|it| manual.role(it)));
                for it in roles {
                    own.entry(it).or_default().add(hours, meeting);
                }
            }
        }
    }
    for (at, role) in manual.all::<Role>().iter().enumerate() {
        let key = Key { kind: Role::INDEX, at };
        let sitting = own.get(&key).copied().unwrap_or_default().and(everyone);
        let Some((most, meeting)) = sitting.longest.filter(|_| !role.is_over()) else { continue };
        if sitting.hours > Decimal::from(MOST) {
            let finding = RULE
                .at(role.span)
                .with("role", speak::name(role))
                .text("hours", sitting.hours.round(1).to_string())
                .text("count", sitting.count.to_string())
                .with("meeting", speak::name(meeting))
                .text("most", most.round(1).to_string());
            out.push(finding.label(meeting.span, "longest"));
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
