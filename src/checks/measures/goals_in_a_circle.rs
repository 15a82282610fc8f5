//! Goals or indicators that serve each other in a circle.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::graph::{groups, is_circle, way};
use crate::model::kinds::{Goal, Kpi, Stored};
use crate::text::Words;
use crate::yaml::{Named, Ref};

pub static RULE: Rule = Rule::new(include_str!("goals_in_a_circle.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    out.extend(in_circles::<Goal>(manual, |it| it.parent.as_ref()));
    let kpis = in_circles::<Kpi>(manual, |it| it.parent.as_ref());
    out.extend(kpis.into_iter().map(|it| it.say("kpis").offer("kpis_help")));
}

fn in_circles<K: Stored + Named + Sync>(
    manual: &Manual,
    parent: fn(&K) -> Option<&Ref<K>>,
) -> Vec<Diagnostic> {
    let all = manual.all::<K>();
    let tree = manual.tree(parent);
    let circles = groups(&tree).into_iter().filter(|it| is_circle(&tree, it));
    let finding = |circle: Vec<usize>| {
        let names: Vec<Words> = circle.iter().map(|it| speak::name(&all[*it])).collect();
        let link = |it: &usize| parent(&all[*it].own).map_or(all[*it].span, |it| it.id().span);
        let finding = RULE.at(link(&circle[0])).with("path", speak::path(&names));
        // The last of them is the first again.
        let others = circle[1..circle.len() - 1].iter();
        others.fold(finding, |it, other| it.label(link(other), "on"))
    };
    circles.filter_map(|it| way(&tree, it[0], it[0])).map(finding).collect()
}
