//! The reference: what rules and kinds say of themselves, as text for `explain` and for the files
//! `docs/rules.md` and `docs/front-matter.md`.

use std::fmt::Write as _;

use serde_yaml::{Mapping, Value};

use crate::checks::RULES;
use crate::diagnostics::Rule;
use crate::model::kinds::{Head, KINDS, Kind};
use crate::model::settings::{Control, Settings};
use crate::text::Lang;
use crate::yaml::{Field, Record, Shape};

/// A rule: its words, and its page.
pub fn rule(rule: &Rule) -> String {
    let page = rule.page();
    let mut out = String::new();
    let _ = writeln!(out, "{} · {} · {}\n", rule.code(), page.level.name(), page.title());
    for lang in [Lang::En, Lang::Zh] {
        for name in ["message", "help"] {
            if let Some(words) = page.words(name, lang) {
                let _ = writeln!(out, "  {words}");
            }
        }
    }
    let text = page.text.split_once('\n').map_or("", |it| it.1);
    let _ = write!(out, "\n{}\n", text.trim());
    out
}

/// A kind: its fields, and a short example.
pub fn kind(kind: &Kind) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {} · {}\n", kind.name, kind.one.get(Lang::Zh));
    let keys: Vec<_> = [kind.plural].iter().chain(kind.keys).map(|it| format!("`{it}`")).collect();
    let _ = writeln!(
        out,
        "One a file: `kind: {}`. Several in a chapter: a list under {}.\n",
        kind.name,
        keys.join(", ")
    );
    fields(&mut out, kind.fields, 0);
    out.push_str("\nExample (示例):\n\n");
    for line in example(kind).lines() {
        let _ = writeln!(out, "    {line}");
    }
    out
}

/// How many fields an example shows: enough to see how one writes, few enough to read.
const SHOWN: usize = 8;

/// The front matter of an entity of this kind, with a value in each of its first fields.
fn example(kind: &Kind) -> String {
    let mut entity = Mapping::new();
    entity.insert("kind".into(), kind.name.into());
    entity.insert("id".into(), format!("my-{}", kind.name).into());
    entity.insert("name".into(), "…".into());
    entity.insert("owner".into(), "my-role".into());
    // A file says by `kind` what it is, so the field of that name is left to lists.
    let own = kind.fields.iter().filter(|it| it.name != "kind").take(SHOWN);
    for field in own {
        entity.insert(field.name.into(), sample(&(field.shape)(), 0));
    }
    serde_yaml::to_string(&entity).expect("names and texts always have a YAML form")
}

/// A value of this shape.
fn sample(shape: &Shape, depth: usize) -> Value {
    match shape {
        Shape::Scalar(words) => {
            // Where the words quote how it is written, the first quotation is the sample.
            let quoted = words.en.split('`').nth(1).filter(|it| !it.contains(['{', '…']));
            match quoted {
                Some("true") => true.into(),
                Some(text) => text.into(),
                None if words.en.contains("whole number") => 1.into(),
                None => "…".into(),
            }
        }
        Shape::Choice(choices) => choices.first().map_or("", |it| it.name).into(),
        Shape::Ref(kinds) => {
            kinds.first().map_or_else(|| "my-entry".into(), |it| format!("my-{it}")).into()
        }
        Shape::List(inner) => Value::Sequence(vec![sample(inner, depth)]),
        Shape::Record(fields) => {
            let shown = fields.iter().take(if depth == 0 { 4 } else { 1 });
            let pair = |it: &Field| (it.name.into(), sample(&(it.shape)(), depth + 1));
            Value::Mapping(shown.map(pair).collect())
        }
        Shape::Named(inner) => {
            Value::Mapping(std::iter::once(("a".into(), sample(inner, depth))).collect())
        }
    }
}

/// The file `docs/rules.md`.
pub fn all_rules() -> String {
    let mut out = String::from(
        "# Rules\n\nGenerated from the pages in `src/checks`; `opsbook explain CODE` prints one of them.\n\n| code | level | what is wrong |\n|---|---|---|\n",
    );
    let mut rules: Vec<&Rule> = RULES.to_vec();
    rules.sort_by_key(|it| it.code());
    for it in rules {
        let page = it.page();
        let message = page.words("message", Lang::Zh).unwrap_or_default().replace('|', "\\|");
        let _ = writeln!(
            out,
            "| {} | {} | {}<br>{message} |",
            it.code(),
            page.level.name(),
            page.title()
        );
    }
    out
}

/// The file `docs/front-matter.md`.
pub fn all_kinds() -> String {
    let mut out = String::from(
        "# Front matter\n\nGenerated from the records in `src/model`; `opsbook explain KIND` prints one of them.\nFields have English names and the Chinese names beside them; both are read.\nA plain text in place of a mapping fills its first field, and one value stands for a list of one.\n\n",
    );
    out.push_str("## manual.yaml · 手册设置\n\n");
    fields(&mut out, Settings::FIELDS, 0);
    out.push_str("\n## Document control, in manual.yaml and in chapters · 文件控制\n\n");
    fields(&mut out, Control::FIELDS, 0);
    out.push_str("\n## What every entry may say · 各类条目共有\n\n");
    fields(&mut out, Head::FIELDS, 0);
    for it in KINDS {
        out.push_str("\n#");
        out.push_str(&kind(it));
    }
    out
}

fn fields(out: &mut String, all: &[Field], depth: usize) {
    for field in all {
        let aliases = field.aliases.join(", ");
        let aliases = if aliases.is_empty() { String::new() } else { format!(" ({aliases})") };
        let shape = (field.shape)();
        let _ = writeln!(
            out,
            "{}- `{}`{aliases}: {} *{}*",
            "  ".repeat(depth),
            field.name,
            field.doc.trim(),
            described(&shape)
        );
        if let Some(inner) = inner(&shape)
            && depth < 2
        {
            fields(out, inner, depth + 1);
        }
    }
}

fn inner(shape: &Shape) -> Option<&'static [Field]> {
    match shape {
        Shape::Record(fields) => Some(fields),
        Shape::List(inner) | Shape::Named(inner) => self::inner(inner),
        _ => None,
    }
}

fn described(shape: &Shape) -> String {
    match shape {
        Shape::Scalar(words) => words.get(Lang::En).to_owned(),
        Shape::Choice(choices) => {
            let one = |it: &crate::yaml::Choice| match it.zh.first() {
                Some(zh) => format!("{} {zh}", it.name),
                None => it.name.to_owned(),
            };
            choices.iter().map(one).collect::<Vec<_>>().join(" · ")
        }
        Shape::Ref([]) => "the id of an entry".to_owned(),
        Shape::Ref(kinds) => format!("the id of a {}", kinds.join(" or ")),
        Shape::List(inner) => format!("list: {}", described(inner)),
        Shape::Record(_) => "record".to_owned(),
        Shape::Named(inner) => format!("by name: {}", described(inner)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Asked, Manual};
    use crate::testing::{TODAY, sources};

    #[test]
    fn the_example_of_every_kind_is_read_without_a_problem() {
        for kind in KINDS {
            let text = format!("---\n{}---\n", example(kind));
            let asked = Asked::on(TODAY);
            let manual = Manual::new(sources(&text), asked);
            assert!(manual.problems.is_empty(), "{}: {:?}\n{text}", kind.name, manual.problems);
            assert_eq!(manual.entities.iter().count(), 1, "{}", kind.name);
        }
    }
}
