//! A value of another type.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::settings::ScaleLevel;
use crate::text::{What, Words};
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("wrong_type.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::WrongType { key, want, found } = &problem.what {
            let finding = RULE.at(problem.span).with("want", want.clone());
            let finding = finding.with("found", found.clone()).text("key", key);
            // A front matter or file of settings that is no mapping stands under no key.
            let is_whole = key.is_empty() || key == "---";
            out.push(if is_whole { finding.say("whole") } else { on_scale(manual, key, finding) });
        }
    }
}

/// What numbers there are, where a number on the scale of risks is asked for.
fn on_scale(manual: &Manual, key: &str, finding: Diagnostic) -> Diagnostic {
    let criteria = manual.file.settings.risk_criteria.as_ref();
    let (usual, help, levels, all) = match key {
        "likelihood" | "可能性" => {
            let levels = criteria.map(|it| &it.likelihood);
            ("likelihood", "likelihood_help", levels, &manual.risk_scale.likelihood)
        }
        "impact" | "影响" => {
            ("impact", "impact_help", criteria.map(|it| &it.impact), &manual.risk_scale.impact)
        }
        _ => return finding,
    };
    let levels = levels.map_or(&[][..], |it| it);
    if levels.is_empty() {
        return finding.say(usual).offer(help);
    }
    let finding = finding.say("scale").offer("scale_help");
    let finding = finding.with("lowest", named(levels, *all.start()));
    finding.with("highest", named(levels, *all.end()))
}

/// A number of a scale, and what it is called there.
fn named(levels: &[ScaleLevel], number: i64) -> Words {
    let mut numbered = (1..).zip(levels);
    let is_it = |(place, it): &(i64, &ScaleLevel)| {
        it.level.as_ref().map_or(*place, |it| it.value) == number
    };
    let label = numbered.find(is_it).and_then(|(_, it)| it.label.as_ref()).map(Text::words);
    match label {
        Some(it) => Words::new(
            format!("{number} ({})", speak::short(&it.en)),
            format!("{number}（{}）", speak::short(&it.zh)),
        ),
        None => Words::same(number.to_string()),
    }
}
