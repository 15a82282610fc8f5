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

/// A rule: its words, those in `lang` first, and its page.
pub fn rule(rule: &Rule, lang: Lang) -> String {
    let page = rule.page();
    let mut out = String::new();
    let level = page.level.words();
    let _ = writeln!(out, "{} · {} · {}\n", rule.code(), level.get(lang), page.title());
    let other = if lang == Lang::En { Lang::Zh } else { Lang::En };
    for lang in [lang, other] {
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

/// The rules whose codes begin with `beginning`, one a line; nothing if there is none.
pub fn family(beginning: &str, lang: Lang) -> Option<String> {
    let mut rules: Vec<&Rule> = RULES.to_vec();
    rules.retain(|it| beginning.starts_with("OPS") && it.code().starts_with(beginning));
    rules.sort_by_key(|it| it.code());
    let line = |it: &&Rule| {
        let page = it.page();
        let level = page.level.words();
        match lang {
            Lang::En => format!("{}  {:<7}  {}\n", it.code(), level.get(lang), page.title()),
            // Titles are English; the message says the same in both languages.
            Lang::Zh => {
                let message = page.words("message", lang).unwrap_or(page.title());
                format!("{}  {}  {message}\n", it.code(), level.get(lang))
            }
        }
    };
    (!rules.is_empty()).then(|| rules.iter().map(line).collect())
}

/// All rules and all kinds, one a line.
pub fn overview(lang: Lang) -> String {
    let (rules, kinds, more) = match lang {
        Lang::En => (
            "Rules",
            "Kinds of entries",
            "`opsbook explain CODE`, `opsbook explain KIND` and `opsbook explain manual` say more.",
        ),
        Lang::Zh => (
            "规则",
            "条目类型",
            "运行 `opsbook explain 规则编号`、`opsbook explain 条目类型` 或 `opsbook explain 手册` 可查看详情。",
        ),
    };
    let list = family("OPS", lang).unwrap_or_default();
    let mut out = format!("# {rules}\n\n{list}\n# {kinds}\n\n");
    for it in KINDS {
        let _ = writeln!(out, "{:<13}  {}", it.name, it.one.get(Lang::Zh));
    }
    let _ = writeln!(out, "\n{more}");
    out
}

/// What `manual.yaml` may say.
pub fn settings(lang: Lang) -> String {
    let mut out = String::new();
    let (settings, control) = match lang {
        Lang::En => (
            "manual.yaml · 手册设置",
            "Document control, in manual.yaml and in chapters · 文件控制",
        ),
        Lang::Zh => {
            ("手册设置 · manual.yaml", "文件控制，写在 manual.yaml 和各章节中 · Document control")
        }
    };
    let _ = writeln!(out, "## {settings}\n");
    fields(&mut out, Settings::FIELDS, 0);
    let _ = writeln!(out, "\n## {control}\n");
    fields(&mut out, Control::FIELDS, 0);
    out
}

/// A kind: its fields, and a short example.
pub fn kind(kind: &Kind, lang: Lang) -> String {
    let mut out = String::new();
    let keys: Vec<_> = [kind.plural].iter().chain(kind.keys).map(|it| format!("`{it}`")).collect();
    let (name, zh) = (kind.name, kind.one.get(Lang::Zh));
    let _ = match lang {
        Lang::En => writeln!(
            out,
            "# {name} · {zh}\n\nOne a file: `kind: {name}`. Several in a chapter: a list under {}.\n",
            keys.join(", ")
        ),
        Lang::Zh => writeln!(
            out,
            "# {zh} · {name}\n\n单独成文件：`类型: {name}`；在章节中写多条：列在 {} 之下。\n",
            keys.join("、")
        ),
    };
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
    out.push_str(&settings(Lang::En));
    out.push_str("\n## What every entry may say · 各类条目共有\n\n");
    fields(&mut out, Head::FIELDS, 0);
    for it in KINDS {
        out.push_str("\n#");
        out.push_str(&kind(it, Lang::En));
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
