//! A unit that is above itself.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Unit;
use crate::model::{Manual, graph};

pub static RULE: Rule = Rule::new(include_str!("unit_inside_itself.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let units = manual.all::<Unit>();
    let above = |at: usize| units[at].parent.as_ref();
    let next: Vec<Vec<usize>> = (0..units.len())
        .map(|at| above(at).and_then(|it| manual.unit(it)).into_iter().collect())
        .collect();
    for group in graph::groups(&next).iter().filter(|it| graph::is_circle(&next, it)) {
        let spans: Vec<_> =
            group.iter().filter_map(|it| above(*it)).map(|it| it.id().span).collect();
        let Some(way) = graph::way(&next, group[0], group[0]) else { continue };
        let names: Vec<_> = way.iter().map(|it| speak::name(&units[*it])).collect();
        let finding = RULE.at(spans[0]).with("way", speak::path(&names));
        let finding = match group.len() {
            1 => finding.say("itself").offer("itself_help"),
            _ => finding,
        };
        let finding = finding.with("unit", speak::name(&units[group[0]]));
        out.push(spans[1..].iter().fold(finding, |finding, it| finding.label(*it, "part")));
    }
}
