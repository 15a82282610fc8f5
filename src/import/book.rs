//! A manual on its way: which file becomes what.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::contents::Item;
use super::leftover::{Leftover, Leftovers};
use super::settings::Settings;
use crate::model::translation_of;
use crate::text::{SourceId, Sources, Words};

/// A file that is copied as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Its path in the manual.
    pub to: String,
    /// Where it lies on this machine.
    pub from: PathBuf,
}

/// What a manual of another tool has become.
#[derive(Debug)]
pub struct Imported {
    /// The files of the manual, by path.
    pub texts: BTreeMap<String, String>,
    /// Files that are copied.
    pub copies: Vec<Copy>,
    /// What found no place.
    pub left: Vec<Leftover>,
}

/// A text that is brought over.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// What it was.
    pub(super) source: SourceId,
    /// Its path in the manual.
    pub(super) to: String,
    /// The title that the contents give it, where it has none of its own.
    pub(super) title: Option<String>,
    /// Its place among its neighbours.
    pub(super) order: Option<String>,
    /// Where it was before.
    pub(super) formerly: Vec<String>,
    /// Fields that its front matter gets besides.
    pub(super) fields: Vec<(&'static str, String)>,
    /// Keys of its front matter that are carried over in another way.
    pub(super) replaced: Vec<String>,
    /// Its address as links see it that lead on from there.
    pub(super) address: String,
}

impl Page {
    pub(super) fn new(source: SourceId, to: String) -> Page {
        let (formerly, fields, replaced) = (Vec::new(), Vec::new(), Vec::new());
        let (title, order, address) = (None, None, String::new());
        Page { source, to, title, order, formerly, fields, replaced, address }
    }
}

/// A manual on its way.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) settings: Settings,
    pub(super) pages: Vec<Page>,
    pub(super) copies: Vec<Copy>,
    /// The contents, where the tool says them.
    pub(super) contents: Vec<Item>,
    /// Files that were made, by path.
    pub(super) made: BTreeMap<String, String>,
    /// Whether the contents stand in a `SUMMARY.md` already, as it is read here, too.
    pub(super) keeps_summary: bool,
    /// What files were called, and what they are called now.
    pub(super) moves: BTreeMap<String, String>,
    /// Addresses of pages, without slashes around, and their paths in the manual.
    pub(super) addresses: BTreeMap<String, String>,
    /// The file that says the contents.
    pub(super) listed_in: Option<SourceId>,
    /// Folders in which snippets are looked for.
    pub(super) bases: Vec<String>,
}

impl Book {
    /// The page at `to`.
    pub(super) fn page(&mut self, to: &str) -> Option<&mut Page> {
        self.pages.iter_mut().find(|it| it.to == to)
    }

    /// The pages that have a text in another language, too.
    pub(super) fn translated(&self) -> BTreeSet<String> {
        self.pages.iter().filter_map(|it| Some(translation_of(&it.to)?.0)).collect()
    }

    /// Takes over what lies in the folder `from` as `to`: texts become pages, the rest is copied.
    /// `skip` says what does not come along.
    pub(super) fn take(
        &mut self,
        taken: &Sources,
        from: &str,
        to: &str,
        skip: impl Fn(&str) -> bool,
    ) {
        let inside = |path: &str| {
            let rest =
                if from.is_empty() { path } else { path.strip_prefix(from)?.strip_prefix('/')? };
            (!skip(rest)).then(|| rest.to_owned())
        };
        let placed = |rest: String| if to.is_empty() { rest } else { format!("{to}/{rest}") };
        let unread: Vec<SourceId> = taken.problems.iter().map(|it| it.span.source).collect();
        for (id, source) in
            taken.iter().filter(|(id, it)| is_text(&it.path) && !unread.contains(id))
        {
            if let Some(rest) = inside(&source.path) {
                let to = placed(with_our_ending(rest));
                self.moves.insert(source.path.clone(), to.clone());
                self.pages.push(Page::new(id, to));
            }
        }
        for it in taken.attachments.iter().filter(|it| !is_text(&it.path)) {
            if let Some(rest) = inside(&it.path) {
                let to = placed(rest);
                self.moves.insert(it.path.clone(), to.clone());
                self.copies.push(Copy { to, from: it.file.clone() });
            }
        }
    }
}

impl Book {
    /// Leaves out what would lie where something else lies already: files that differ in upper and
    /// lower case only are one file on many machines.
    pub(super) fn part(&mut self, left: &mut Leftovers<'_>) {
        let words = |to: &str| {
            Words::new(
                format!("left out: another file becomes `{to}`, too"),
                format!("未导入：另一个文件也会成为“{to}”"),
            )
        };
        let help = Words::fixed("rename one of them", "请为其中一个改名");
        let mut seen: BTreeSet<String> = BTreeSet::new();
        self.pages.retain(|it| {
            let is_free = seen.insert(it.to.to_lowercase());
            if !is_free {
                left.file(it.source, words(&it.to), help.clone());
            }
            is_free
        });
        self.copies.retain(|it| {
            let is_free = seen.insert(it.to.to_lowercase()) && !is_settings(&it.to);
            if !is_free {
                left.path(&it.to, words(&it.to), help.clone());
            }
            is_free
        });
    }
}

/// Whether the file at `path` is the settings of a manual.
pub(super) fn is_settings(path: &str) -> bool {
    matches!(path, "manual.yaml" | "manual.yml")
}

/// Whether the file at `path` is a text that becomes a page.
pub(super) fn is_text(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "md" | "markdown" | "mdx")
}

fn with_our_ending(path: String) -> String {
    match path.strip_suffix(".mdx").or_else(|| path.strip_suffix(".MDX")) {
        Some(stem) => format!("{stem}.md"),
        None => path,
    }
}

/// The folder that a path lies in; empty for the top.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |it| it.0)
}

/// Whether the file at `path` is a text that others include, without a page of its own.
pub(super) fn is_snippet(path: &str) -> bool {
    folder_of(path).split('/').any(|it| it.eq_ignore_ascii_case("snippets") || it == "片段")
}

/// Whether a file of this path is the page of its folder.
pub(super) fn is_index(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |it| it.0);
    stem.eq_ignore_ascii_case("index") || stem.eq_ignore_ascii_case("readme")
}

/// A path that settings name, if it stays in the folder that they stand in.
pub(super) fn inside(path: &str) -> Option<String> {
    let path = path.trim().replace('\\', "/");
    if path.starts_with('/') || path.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            it => parts.push(it),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn paths_of_settings_stay_inside() {
        assert_eq!(inside("docs/").as_deref(), Some("docs"));
        assert_eq!(inside("./a/../b").as_deref(), Some("b"));
        assert_eq!(inside("."), Some(String::new()));
        for out in ["..", "a/../../b", "/etc", "C:\\x", "..\\x"] {
            assert_eq!(inside(out), None, "{out}");
        }
    }
}
