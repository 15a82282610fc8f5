//! A tool whose licence or support ends soon, or has ended.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Tool;
use crate::text::Words;
use crate::yaml::Date;

pub static RULE: Rule = Rule::new(include_str!("expiring_tool.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let soon = manual.thresholds().licence_days();
    for tool in manual.all::<Tool>().iter().filter(|it| !it.is_over()) {
        let ends = [
            (&tool.licence_until, Words::fixed("licence", "许可")),
            (&tool.support_until, Words::fixed("support", "支持服务")),
        ];
        for (end, what) in ends {
            let Some((end, left)) = end.as_ref().map(|it| (it, days_left(manual, it))) else {
                continue;
            };
            if left > soon {
                continue;
            }
            let finding = RULE.at(end.written.span).with("what", what);
            let finding = if left < 0 { finding.say("ended") } else { finding };
            let finding =
                finding.with("days", speak::days(left.abs())).text("date", end.day.to_string());
            out.push(finding.with("tool", speak::name(tool)));
        }
    }
}

fn days_left(manual: &Manual, end: &Date) -> i64 {
    manual.as_of.until(end.day).map_or(0, |it| it.get_days().into())
}
