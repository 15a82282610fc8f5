//! A role that is named and is not there.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{KINDS, fields_of};
use crate::model::{From, Manual, Use};
use crate::text::Words;
use crate::yaml::Field;

pub static RULE: Rule = Rule::new(include_str!("unknown_role.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for mut uses in manual.missing_roles().into_values() {
        uses.sort_by_key(|it| it.mention.id.span);
        let [first, rest @ ..] = &uses[..] else { continue };
        let finding = RULE.at(first.mention.id.span).text("role", &*first.mention.id.value);
        let namesakes = manual.index.namesakes(&first.mention);
        if !namesakes.is_empty() {
            let finding = finding.with("place", place(manual, first));
            let finding =
                rest.iter().fold(finding, |finding, it| finding.label(it.mention.id.span, "other"));
            out.push(speak::ambiguous(manual, finding, &namesakes));
            continue;
        }
        let guess = (out.len() < speak::PATIENCE).then(|| manual.index.guess(&first.mention));
        let guess = guess.flatten();
        let finding =
            finding.with("place", place(manual, first)).with("guess", speak::guess(guess));
        let finding = match first.several() {
            Some((list, true)) => finding.text("list", list).offer("list_help"),
            Some(_) => finding.offer("one_help"),
            None => finding,
        };
        let finding =
            rest.iter().fold(finding, |finding, it| finding.label(it.mention.id.span, "other"));
        out.push(match guess.and_then(|_| manual.surely_meant(&first.mention)) {
            Some(right) => speak::corrected(manual, finding, &first.mention.id.value, &right),
            None => finding,
        });
    }
}

/// Where a role is named: `steps` of process `Purchasing`.
fn place(manual: &Manual, it: &Use) -> Words {
    let of = match it.from {
        From::Manual => Words::fixed("the settings", "手册设置"),
        From::Text(at) => {
            let of = speak::chapter(manual, at);
            return Words::new(format!("the text of {}", of.en), format!("{}的正文", of.zh));
        }
        From::Chapter(at) => speak::chapter(manual, at),
        From::Entity(key) => speak::full_name(manual.entities.get(key)),
    };
    let name = it.path.split('.').next().unwrap_or_default();
    let field = match it.from {
        From::Entity(key) => fields_of(KINDS[key.kind]).find(|it| it.name == name),
        _ => None,
    };
    let label = field.map_or_else(|| Words::same(name), Field::label);
    Words::new(format!("`{name}` of {}", of.en), format!("{}的“{}”", of.zh, label.zh))
}
