//! Fingerprints: what an approval was about.
//!
//! What counts is what readers read and the checks check: the data of the front matter and the
//! text, in all languages. How the data is laid out does not count, nor line endings or a byte order mark. What is
//! written down beside the content, without changing it, does not count either: how far a document
//! is, its approval and its reviews, where it stands in the handbook, accepted findings; and what
//! is recorded in it day by day: how far work is, actual values, sessions, exercises,
//! improvements and incidents.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::chapter::{Placing, is_markdown};
use super::kinds::{Described, fields_of};
use super::kinds::{Head, Improvement, Incident, KINDS, Kind};
use super::settings::{Control, Settings};
use super::{Manual, TextId};
use crate::markdown::{Body, split};
use crate::text::{Lang, SourceId};
use crate::yaml::{Data, Field, Node, Record, parse};

/// Fields of a document that are not its content.
const BESIDE: [&str; 8] = [
    "version",
    "status",
    "last_reviewed",
    "next_review",
    "effective_date",
    "reviewed_by",
    "approved_by",
    "approved_date",
];

/// Settings that say how the manual is checked and shown, not what it says.
const CHECKING: [&str; 8] = [
    "release",
    "level",
    "levels",
    "explain_terms",
    "theme",
    "base_url",
    "current_edition",
    "repository",
];

/// Fields of entries in which is recorded what happens day by day.
const RECORDED: [&str; 8] = [
    "status",
    "last_reviewed",
    "last_assessed",
    "last_tested",
    "actuals",
    "sessions",
    "exercises",
    "trainings",
];

/// Makes fingerprints.
#[derive(Debug)]
pub struct Fingerprints {
    /// Keys that do not count at the top of a front matter.
    at_top: BTreeSet<String>,
    /// Keys that do not count at the top of the settings.
    in_settings: BTreeSet<String>,
    /// Keys that do not count inside of it.
    inside: BTreeSet<String>,
}

impl Fingerprints {
    /// A maker of fingerprints.
    pub fn new() -> Fingerprints {
        let own = || Control::FIELDS.iter().chain(Head::FIELDS);
        let beside = own().filter(|it| BESIDE.contains(&it.name)).chain(Placing::FIELDS);
        let entries = || KINDS.iter().flat_map(|it| fields_of(it));
        let recorded = || entries().filter(|it| RECORDED.contains(&it.name)).flat_map(names);
        let is_list = |it: &str| KINDS.iter().any(|kind| kind.is_called(it));
        let registers: [&Kind; 2] = [Improvement::KIND, Incident::KIND];
        let registers =
            registers.iter().flat_map(|it| it.keys.iter().copied().chain([it.name, it.plural]));
        // `trainings` is a list of courses at the top, and a record of a person inside.
        let at_top = recorded().filter(|it| !is_list(it)).chain(registers.map(str::to_lowercase));
        let at_top: BTreeSet<_> = beside.flat_map(names).chain(at_top).collect();
        let checking = Settings::FIELDS.iter().filter(|it| CHECKING.contains(&it.name));
        Fingerprints {
            in_settings: checking.flat_map(names).chain(at_top.iter().cloned()).collect(),
            at_top,
            inside: recorded().collect(),
        }
    }

    /// The SHA-256 of what a chapter, the file of an entry, data or the settings say, in
    /// hexadecimal digits.
    pub fn of(&self, manual: &Manual, id: SourceId) -> String {
        let source = manual.sources.get(id);
        let text = &source.text;
        let (yaml, body) = if is_markdown(&source.path) {
            let front = split(text, id);
            (front.yaml, front.body)
        } else {
            (Some(0..text.len()), text.len())
        };
        let mut content = String::new();
        if let Some(yaml) = yaml {
            // What is wrong with it was reported when the chapter was read.
            let node = parse(text, yaml, id, &mut Vec::new());
            let is_settings = manual.file.source == Some(id);
            let left_out = if is_settings { &self.in_settings } else { &self.at_top };
            self.add(&node, left_out, &mut content);
        }
        content.push('\n');
        content.push_str(normal(&text[body..]).trim());
        add_from_elsewhere(manual, id, &mut content);
        let digest = Sha256::digest(content.as_bytes());
        digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// Writes data in a form in which two that differ never look the same. The order of keys does
    /// not count.
    fn add(&self, node: &Node, left_out: &BTreeSet<String>, content: &mut String) {
        match &node.data {
            Data::Null => content.push('~'),
            Data::Scalar { text, .. } => add_text(text, content),
            Data::List(items) => {
                content.push('[');
                for it in items {
                    self.add(it, &self.inside, content);
                }
                content.push(']');
            }
            Data::Map(entries) => {
                let counts = entries.iter().filter(|it| {
                    !it.value.is_null() && !left_out.contains(&it.key.value.to_lowercase())
                });
                let mut counts: Vec<_> = counts.collect();
                counts.sort_by(|a, b| a.key.value.cmp(&b.key.value));
                content.push('{');
                for it in counts {
                    add_text(&it.key.value, content);
                    self.add(&it.value, &self.inside, content);
                }
                content.push('}');
            }
        }
    }
}

/// Writes what readers of a text read that stands elsewhere: what it includes, values, and the same
/// in other languages.
fn add_from_elsewhere(manual: &Manual, id: SourceId, content: &mut String) {
    let Some(chapter) = manual.chapters.iter().position(|it| it.source == id) else { return };
    let it = &manual.chapters[chapter];
    add_drawn_in(manual, &it.body, TextId { chapter, edition: 0 }, manual.lang, content);
    for (at, it) in it.translations.iter().enumerate() {
        add_text(it.lang.tag(), content);
        let [title, summary] = [&it.front.title, &it.front.summary];
        for text in [title, summary].into_iter().flatten() {
            add_text(text.get(it.lang), content);
        }
        add_text(text_of(manual, it.source), content);
        let id = TextId { chapter, edition: at + 1 };
        add_drawn_in(manual, &it.body, id, it.lang, content);
    }
}

/// Writes the values in a text, and the texts that it includes.
fn add_drawn_in(manual: &Manual, body: &Body, id: TextId, lang: Lang, content: &mut String) {
    for it in &body.variables {
        if let Ok(value) = manual.value_of(it, lang) {
            add_text(&value, content);
        }
    }
    for source in manual.all_included(id) {
        add_text(text_of(manual, source), content);
    }
}

/// What a source says besides its front matter.
fn text_of(manual: &Manual, id: SourceId) -> &str {
    let source = manual.sources.get(id);
    let start = if is_markdown(&source.path) { split(&source.text, id).body } else { 0 };
    source.text[start..].trim()
}

fn add_text(text: &str, content: &mut String) {
    let text = normal(text);
    let _ = write!(content, "{}:{text}", text.len());
}

/// `text` with the line endings of Unix.
fn normal(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The names of a field, as keys are compared.
fn names(field: &Field) -> impl Iterator<Item = String> {
    field.aliases.iter().chain([&field.name]).map(|it| it.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::Fingerprints;
    use crate::model::{Asked, Manual};
    use crate::testing::TODAY;
    use crate::text::{Source, SourceId, Sources};

    fn of(text: &str) -> String {
        of_file("chapter.md", text)
    }

    fn of_file(path: &str, text: &str) -> String {
        let mut sources = Sources::default();
        sources.add(Source::new(path, text));
        let asked = Asked::on(TODAY);
        Fingerprints::new().of(&Manual::new(sources, asked), SourceId(0))
    }

    #[test]
    fn data_and_settings_count_like_front_matter() {
        let text = "title: Shop\nstandards: [core8]\n";
        for path in ["manual.yaml", "data/risks.yaml"] {
            let same = "# ours\nstandards:\n- core8\nstatus: effective\ntitle: 'Shop'\n";
            assert_eq!(of_file(path, same), of_file(path, text));
            assert_ne!(of_file(path, "title: Shop\n"), of_file(path, text));
        }
        let of = |text| of_file("manual.yaml", text);
        assert_eq!(of("title: Shop\nlevel: strict\n"), of("title: Shop\n"));
    }

    #[test]
    fn what_comes_from_elsewhere_counts() {
        let of = |snippet: &str, row: &str| {
            let mut sources = Sources::default();
            let text = "# A\n\n![[snippets/b.md]]\n\n![[data/c.csv]]\n\n{{manual.title}}\n";
            sources.add(Source::new("a.md", text));
            sources.add(Source::new("data/c.csv", format!("x\n{row}\n")));
            sources.add(Source::new("manual.yaml", "title: M\n"));
            sources.add(Source::new("snippets/b.md", format!("{snippet}\n")));
            Fingerprints::new().of(&Manual::new(sources, Asked::on(TODAY)), SourceId(0))
        };
        assert_eq!(of("x", "1"), of("x\r", "1"));
        assert_ne!(of("x", "1"), of("y", "1"));
        assert_ne!(of("x", "1"), of("x", "2"));
    }

    #[test]
    fn texts_in_other_languages_count() {
        let of = |translation: &str| {
            let mut sources = Sources::default();
            sources.add(Source::new("a.md", "# A\n\nFive.\n"));
            sources.add(Source::new("a.zh.md", translation));
            sources.add(Source::new("manual.yaml", "title: M\nlanguages: [en, zh]\n"));
            Fingerprints::new().of(&Manual::new(sources, Asked::on(TODAY)), SourceId(0))
        };
        assert_eq!(of("# 甲\n\n五。\n"), of("# 甲\r\n\r\n五。\r\n"));
        assert_eq!(of("---\ntranslates: x\n---\n# 甲\n"), of("---\ntranslates: y\n---\n# 甲\n"));
        assert_ne!(of("# 甲\n\n五。\n"), of("# 甲\n\n六。\n"));
        assert_ne!(of("---\ntitle: 甲\n---\n五。\n"), of("---\ntitle: 乙\n---\n五。\n"));
    }

    #[test]
    fn only_content_counts() {
        let text =
            "---\ntitle: Purchasing\nrisks:\n- { id: a, event: Fire }\n---\n# Text\n\nMore.\n";
        for same in [
            text.replace('\n', "\r\n"),
            format!("\u{feff}{text}\n\n"),
            text.replace(
                "title: Purchasing",
                "order: 3\ntitle: 'Purchasing' # the name\n状态: 生效",
            ),
            text.replace(
                "---\n#",
                "improvements: [{ problem: Slow }]\nlast_reviewed: 2026-01-01\n---\n#",
            ),
            text.replace("event: Fire", "event: Fire, status: approved"),
            text.replace("title: Purchasing\n", "").replace("---\n#", "title: Purchasing\n---\n#"),
        ] {
            assert_eq!(of(&same), of(text), "{same}");
        }
        for other in [
            text.replace("More.", "Less."),
            text.replace("Fire", "Flood"),
            text.replace("id: a", "id: a, cause: b"),
            text.replace("title: Purchasing", "title: Purchasing\nowner: chief"),
        ] {
            assert_ne!(of(&other), of(text), "{other}");
        }
    }
}
