//! Goals or indicators that serve each other in a circle.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Goal, Kpi, Stored};
use crate::model::{Manual, circles};
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
    let finding = |circle: Vec<usize>| {
        let mut links = circle.iter().filter_map(|it| parent(&all[*it].own)).map(|it| it.id().span);
        let first = links.next().unwrap_or(all[circle[0]].span);
        let names: Vec<Words> =
            circle.iter().chain(&circle[..1]).map(|it| speak::name(&all[*it])).collect();
        let finding = RULE.at(first).with("path", path(&names));
        links.fold(finding, |it, link| it.label(link, "on"))
    };
    circles(&manual.tree(parent)).into_iter().map(finding).collect()
}

/// `a → b → a`
fn path(names: &[Words]) -> Words {
    let join = |all: Vec<&str>| all.join(" → ");
    let (en, zh) = (names.iter().map(|it| &*it.en), names.iter().map(|it| &*it.zh));
    Words::new(join(en.collect()), join(zh.collect()))
}
