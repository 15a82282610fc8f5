//! An objective without a date, or past its date and still open.

use jiff::civil;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Goal, GoalKind};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("goal_without_date.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for goal in manual.all::<Goal>().iter().filter(|it| !it.is_over()) {
        let finding = match &goal.due {
            Some(due) if due.day < manual.as_of => {
                let finding = RULE.at(due.written.span).say("past").offer("past_help");
                let finding = finding.text("date", due.day.to_string());
                finding.with("ago", days(due.day, manual.as_of))
            }
            None if goal.kind == Some(GoalKind::Objective) && !goal.is_garbled("due") => {
                RULE.at(goal.span)
            }
            _ => continue,
        };
        out.push(finding.with("goal", speak::name(goal)));
    }
}

/// How long ago `day` was.
fn days(day: civil::Date, today: civil::Date) -> Words {
    let count = today.since(day).map_or(0, |it| it.get_days());
    let unit = if count == 1 { "day" } else { "days" };
    Words::new(format!("{count} {unit}"), format!("{count} 天"))
}
