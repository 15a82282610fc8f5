//! An appraisal that leaves open what good work is, how often it is judged, or what follows.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::Manual;
use crate::model::kinds::Appraisal;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_appraisal.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Appraisal>; 4] = [
        ("standard", Words::fixed("standard", "考核标准"), |it| it.standard.is_none()),
        ("cycle", Words::fixed("cycle", "考核周期"), |it| it.cycle.is_none()),
        ("rewards", Words::fixed("rewards", "奖励"), |it| it.rewards.is_empty()),
        ("penalties", Words::fixed("penalties", "惩罚"), |it| it.penalties.is_empty()),
    ];
    let is_asked = fields.iter().any(|(field, ..)| manual.is_asked("appraisal", field));
    for (appraisal, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(appraisal.span).with("appraisal", speak::name(appraisal));
        let finding = finding.with("missing", missing);
        out.push(if is_asked { finding } else { finding.level(Level::Warning) });
    }
}
