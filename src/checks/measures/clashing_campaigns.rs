//! Two campaigns at the same time for the same customers, and campaigns that ended without a result.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Campaign, Entity};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("clashing_campaigns.md"), check);

/// A campaign that runs from a day to a day.
type Run = (civil::Date, civil::Date, usize);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Campaign>();
    for (a, b) in clashes(manual) {
        let finding = RULE.at(all[b].span).label(all[a].span, "first");
        out.push(finding.with("a", speak::name(&all[a])).with("b", speak::name(&all[b])));
    }
    let ended = |it: &Entity<Campaign>| days(it).filter(|(_, to)| *to < manual.as_of);
    let untold = manual.untold::<Campaign>(&["result"], Told::Each, |it| {
        it.result.is_none() && ended(it).is_some()
    });
    for campaign in untold.into_iter().map(|at| &all[at]) {
        let to = campaign.period.as_ref().and_then(|it| it.to.as_ref());
        let span = to.map_or(campaign.span, |it| it.written.span);
        let day = to.map(|it| it.day.to_string()).unwrap_or_default();
        let finding = RULE.at(span).say("ended").offer("ended_help").text("date", day);
        out.push(finding.with("campaign", speak::name(campaign)));
    }
}

fn days(campaign: &Campaign) -> Option<(civil::Date, civil::Date)> {
    let period = campaign.period.as_ref()?;
    Some((period.from.as_ref()?.day, period.to.as_ref()?.day))
}

/// The pairs of campaigns that overlap in time for one segment in one channel: of each that begins
/// while others run, the one with the one that ends last.
fn clashes(manual: &Manual) -> BTreeSet<(usize, usize)> {
    let mut runs: BTreeMap<_, Vec<Run>> = BTreeMap::new();
    for (at, campaign) in
        manual.all::<Campaign>().iter().enumerate().filter(|(_, it)| !it.is_over())
    {
        let Some((from, to)) = days(campaign) else { continue };
        for segment in campaign.segments.iter().filter_map(|it| manual.place_of(it)) {
            for channel in campaign.channels.iter().filter_map(|it| manual.place_of(it)) {
                runs.entry((segment, channel)).or_default().push((from, to, at));
            }
        }
    }
    let mut clashes = BTreeSet::new();
    for mut runs in runs.into_values() {
        runs.sort_unstable();
        let mut longest: Option<Run> = None;
        for run in runs {
            match longest {
                Some(before) if before.1 >= run.0 => {
                    if before.2 != run.2 {
                        clashes.insert((before.2, run.2));
                    }
                    longest = Some(if run.1 > before.1 { run } else { before });
                }
                _ => longest = Some(run),
            }
        }
    }
    clashes
}
