//! Output that is not as it should be, and nobody says what becomes of it.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::markdown::normalise;
use crate::model::kinds::{Disposition, Entity, Inspection, Process};
use crate::model::{Manual, SectionSpec, Told, our_names, ours};
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("nonconforming_output_unhandled.md"), check);

/// The field of work in which such output is handled.
const AREA: &str = "nonconformity";

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Process>();
    let lacks = |it: &Entity<Process>| handles(it) && it.dispositions.is_empty() && !says_how(it);
    for at in manual.untold(&["dispositions"], Told::Each, lacks) {
        out.push(RULE.at(all[at].span).with("process", speak::name(&all[at])));
    }
    let is_handled = |it: &Entity<Process>| handles(it) || !it.dispositions.is_empty();
    let inspection = manual.all::<Inspection>().iter().find(|it| !it.is_over());
    let Some(inspection) = inspection.filter(|_| !all.iter().any(is_handled)) else { return };
    // If a standard asks for such a process, it is the one that misses it.
    if !is_asked(manual) && !is_told(manual) {
        let finding = RULE.at(inspection.span).level(Level::Warning).say("nobody");
        let finding = finding.offer("nobody_help");
        out.push(finding.with("inspection", speak::name(inspection)));
    }
}

fn handles(process: &Entity<Process>) -> bool {
    process.area.as_ref().is_some_and(|it| it.as_str() == AREA)
}

/// Whether the steps or their branches say what becomes of it: rework, scrap.
fn says_how(process: &Process) -> bool {
    use Disposition::{Concession, Repair, Return, Rework, Scrap};
    let all = [Rework, Repair, Concession, Return, Scrap].map(Disposition::choice);
    let words: BTreeSet<&str> =
        all.iter().flat_map(|it| it.zh.iter().copied().chain([it.name])).collect();
    let branches = process.steps.iter().flat_map(|it| &it.next).filter_map(|it| it.r#if.as_ref());
    let names = process.steps.iter().filter_map(|it| it.name.as_ref());
    let mut texts = names.chain(branches).flat_map(Text::all).map(str::to_lowercase);
    texts.any(|text| words.iter().any(|it| text.contains(it)))
}

fn is_asked(manual: &Manual) -> bool {
    let is_it = |(field, value): &(String, String)| field == "area" && value == AREA;
    manual.demands().any(|it| it.sort.as_ref().is_some_and(is_it))
}

/// Whether a section with one of the titles that standards give it tells of such output.
fn is_told(manual: &Manual) -> bool {
    let standards: Vec<_> = our_names().filter_map(ours).collect();
    let sections = standards.iter().flat_map(|it| &it.chapters).flat_map(|it| &it.sections);
    let titles: BTreeSet<String> =
        sections.filter(|it| it.area() == Some(AREA)).flat_map(SectionSpec::titles).collect();
    manual.chapters.iter().any(|it| {
        it.title.all().any(|it| titles.contains(&normalise(it)))
            || it.body.headings.iter().any(|it| titles.contains(&normalise(&it.text)))
    })
}
