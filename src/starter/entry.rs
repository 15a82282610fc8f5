//! A file for one entity: the fields that it needs, empty, each with what belongs there.

use std::fmt::Write as _;

use super::shape::{key_zh, told};
use super::{Starter, scalar};
use crate::model::address::file_name;
use crate::model::kinds::{Kind, fields_of};
use crate::text::Lang;
use crate::yaml::Field;

/// A file for an entity of `kind` with this id.
pub fn entry(kind: &Kind, id: &str, lang: Lang) -> Starter {
    let mut text = String::from("---\n");
    let key = |field: &Field| match lang {
        Lang::En => field.name,
        Lang::Zh => key_zh(field),
    };
    let (kind_key, name_key) =
        if lang == Lang::Zh { ("类型", "名称") } else { ("kind", "name") };
    let zh = kind.keys.iter().find(|it| lang == Lang::Zh && !it.is_ascii());
    let _ = writeln!(text, "{kind_key}: {}", zh.unwrap_or(&kind.name));
    let _ = writeln!(text, "id: {}", scalar(id));
    let _ = writeln!(text, "{name_key}: {}", scalar(id));
    for name in kind.required {
        // A file says by `kind` what it is, so the kind's own field of that name has another.
        let is_it = |it: &&Field| it.name == *name;
        let Some(field) = kind.fields.iter().find(is_it).or_else(|| fields_of(kind).find(is_it))
        else {
            continue;
        };
        let told = told(&(field.shape)());
        let comment = match lang {
            Lang::En => format!("{} ({})", field.doc.trim(), told.en),
            Lang::Zh => told.zh.into_owned(),
        };
        let own_key = if field.name == "kind" { own_kind_key(field, lang) } else { key(field) };
        let _ = writeln!(text, "\n# {comment}\n{own_key}:");
    }
    text.push_str("---\n");
    Starter { path: format!("{}/{}.md", kind.plural, file_name(id)), text }
}

/// The key of a kind's own field `kind` that a file may use, in which `kind` says what it is.
fn own_kind_key(field: &Field, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => key_zh(field),
        Lang::En => field.aliases.iter().rfind(|it| it.is_ascii()).copied().unwrap_or(field.name),
    }
}
