//! A campaign of which something is left open: when, who, for how much, for whom, to what end.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Campaign;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_campaign.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Campaign>; 5] = [
        ("period", Words::fixed("period", "起止日期"), |it| {
            it.period.as_ref().is_none_or(|it| it.from.is_none() || it.to.is_none())
        }),
        ("owner", Words::fixed("owner", "责任人"), |it| it.head.owner.is_none()),
        ("budget", Words::fixed("budget", "预算"), |it| it.budget.is_none()),
        ("segments", Words::fixed("segment", "目标客户群"), |it| it.segments.is_empty()),
        ("kpis", Words::fixed("KPI", "绩效指标"), |it| it.kpis.is_empty()),
    ];
    for (campaign, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(campaign.span).with("campaign", speak::name(campaign));
        out.push(finding.with("missing", missing));
    }
}
