//! What may be written under a key, in a few words.

use crate::model::kinds::{KINDS, kind_called};
use crate::text::{Words, a};
use crate::yaml::{Field, Shape};

/// What `shape` takes, in words.
pub(super) fn told(shape: &Shape) -> Words {
    match shape {
        Shape::Scalar(words) => words.clone(),
        Shape::Choice(choices) => {
            let en: Vec<_> = choices.iter().map(|it| it.name).collect();
            let zh = choices.iter().map(|it| it.zh.first().copied().unwrap_or(it.name));
            Words::new(
                format!("one of {}", en.join(", ")),
                format!("可选：{}", zh.collect::<Vec<_>>().join("、")),
            )
        }
        Shape::Ref(kinds) => id_of(kinds),
        Shape::List(inner) => {
            let inner = told(inner);
            Words::new(format!("a list; {}", inner.en), format!("可写多个；{}", inner.zh))
        }
        Shape::Record(fields) => record(fields),
        Shape::Named(inner) => {
            let inner = told(inner);
            Words::new(format!("`name: value`; {}", inner.en), format!("`名称: 值`；{}", inner.zh))
        }
    }
}

fn id_of(kinds: &[&str]) -> Words {
    let kinds: Vec<&Words> =
        kinds.iter().filter_map(|it| kind_called(it)).map(|it| &KINDS[it].one).collect();
    if kinds.is_empty() {
        return Words::fixed("the id of an entry", "条目的 id");
    }
    let en: Vec<_> = kinds.iter().map(|it| &*it.en).collect();
    let zh: Vec<_> = kinds.iter().map(|it| &*it.zh).collect();
    Words::new(format!("the id of {}", a(&en.join(" or "))), format!("{}的 id", zh.join("或")))
}

/// How many keys of a record are named: enough to begin with.
const NAMED: usize = 6;

fn record(fields: &[Field]) -> Words {
    let first = &fields[..fields.len().min(NAMED)];
    let en: Vec<_> = first.iter().map(|it| format!("{}: …", it.name)).collect();
    let zh = first.iter().map(|it| format!("{}: …", key_zh(it)));
    Words::new(
        format!("`{{{}}}`", en.join(", ")),
        format!("`{{{}}}`", zh.collect::<Vec<_>>().join(", ")),
    )
}

/// The Chinese name of a field, where it has one.
pub(super) fn key_zh(field: &Field) -> &'static str {
    field.aliases.iter().find(|it| !it.is_ascii()).copied().unwrap_or(field.name)
}
