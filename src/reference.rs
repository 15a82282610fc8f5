//! The reference: what rules and kinds say of themselves, as text for `explain` and for the files
//! `docs/rules.md` and `docs/front-matter.md`.

use std::fmt::Write as _;

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
    out
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
