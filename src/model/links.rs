//! Where the links of a text lead.

use std::collections::{BTreeMap, BTreeSet};

use super::Manual;
use super::address::encoded;
use super::chapter::{Role, is_markdown};
use super::index::{Target, folded};
use super::kinds::Key;
use super::measured::is_table;
use crate::markdown::{Link, LinkKind, slug};
use crate::text::{Attachment, SourceId, Spanned, is_slip, similar};
use crate::yaml::{Mention, Text};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Out of the manual: a site, a mail address, a telephone.
    Outside,
    /// A chapter, and a place in it.
    Chapter {
        /// Which.
        chapter: usize,
        /// The place, without `#`.
        anchor: Option<String>,
    },
    /// A file that is copied.
    Attachment(String),
    /// An entity.
    Entity(Key),
    /// A file that is not there.
    NoFile {
        /// Its path in the manual; nothing if the link leads out of it.
        path: Option<String>,
    },
    /// A chapter that is there, and a place in it that is not.
    NoAnchor {
        /// The chapter.
        chapter: usize,
        /// The place.
        anchor: String,
    },
    /// An entity that is not there; another rule speaks of it.
    NoEntity,
}

/// The files of a manual by path, to find where links lead.
#[derive(Clone, Debug, Default)]
pub struct Files {
    chapters: BTreeMap<String, usize>,
    /// Texts without a page of their own.
    snippets: BTreeMap<String, usize>,
    /// Tables that were read.
    tables: BTreeMap<String, SourceId>,
    attachments: BTreeMap<String, usize>,
}

impl Files {
    pub(super) fn new(manual: &Manual) -> Files {
        let path = |at: usize| manual.sources.get(manual.chapters[at].source).path.clone();
        let all = || 0..manual.chapters.len();
        let pages = all().filter(|at| manual.chapters[*at].has_page());
        let snippets = all().filter(|at| manual.chapters[*at].role == Role::Snippet);
        let tables = manual.sources.iter().filter(|(_, it)| is_table(&it.path));
        let attachments = manual.sources.attachments.iter().enumerate();
        Files {
            chapters: pages.map(|at| (path(at), at)).collect(),
            snippets: snippets.map(|at| (path(at), at)).collect(),
            tables: tables.map(|(id, it)| (it.path.clone(), id)).collect(),
            attachments: attachments.map(|(at, it)| (it.path.clone(), at)).collect(),
        }
    }

    /// The table at `path`.
    pub(super) fn table(&self, path: &str) -> Option<SourceId> {
        self.tables.get(path).copied()
    }

    /// What `path` means for an inclusion.
    fn to_include(&self, path: &str) -> Option<Target> {
        let with_ending = format!("{path}.md");
        let snippet = self.snippets.get(path).or_else(|| self.snippets.get(&with_ending));
        let is_file = self.attachments.contains_key(path) || self.tables.contains_key(path);
        match snippet.copied().or_else(|| self.chapter(path)) {
            Some(chapter) => Some(Target::Chapter(chapter)),
            None => is_file.then_some(Target::Words),
        }
    }

    /// The chapter that `path` means: the file itself, its page, or a folder's index.
    fn chapter(&self, path: &str) -> Option<usize> {
        if let Some(found) = self.chapters.get(path) {
            return Some(*found);
        }
        let stem = path.strip_suffix(".html").unwrap_or(path).trim_end_matches('/');
        let tries = [
            path.to_owned(),
            format!("{stem}.md"),
            format!("{stem}.markdown"),
            if stem.is_empty() { "index.md".to_owned() } else { format!("{stem}/index.md") },
            if stem.is_empty() { "README.md".to_owned() } else { format!("{stem}/README.md") },
        ];
        let has_ending = is_markdown(path);
        let count = if has_ending { 1 } else { tries.len() };
        tries[..count].iter().find_map(|it| self.chapters.get(it).copied())
    }
}

impl Manual {
    /// The file at `path` that is copied.
    pub fn attachment(&self, path: &str) -> Option<&Attachment> {
        self.sources.attachments.get(*self.files.attachments.get(path)?)
    }

    /// Where `link` in the text of `chapter` leads.
    pub fn destination(&self, chapter: usize, link: &Link) -> Destination {
        match &link.what {
            LinkKind::Typed { .. } => self.typed(link),
            LinkKind::Include => self.file_to_include(chapter, &link.target),
            _ => self.file(chapter, &link.target),
        }
    }

    fn typed(&self, link: &Link) -> Destination {
        let mention = Mention::new(&Spanned::new(link.target.clone(), link.span), &[]);
        match self.index.resolve(&mention) {
            Target::Entity(key) | Target::OtherKind(key) => Destination::Entity(key),
            Target::Chapter(chapter) => self.anchor(chapter, mention.part.map(String::from)),
            Target::All | Target::Words | Target::Missing => Destination::NoEntity,
        }
    }

    fn file(&self, chapter: usize, target: &str) -> Destination {
        if has_scheme(target) || target.starts_with("//") {
            return Destination::Outside;
        }
        let (path, anchor) = match target.split_once('#') {
            Some((path, anchor)) => (path, Some(decoded(anchor))),
            None => (target, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        let here = &self.sources.get(self.chapters[chapter].source).path;
        if path.is_empty() {
            return self.anchor(chapter, anchor);
        }
        let Some(path) = joined(here, &decoded(path)) else {
            return Destination::NoFile { path: None };
        };
        if let Some(found) = self.files.chapter(&path) {
            return self.anchor(found, anchor);
        }
        if self.files.attachments.contains_key(&path) {
            return Destination::Attachment(path);
        }
        Destination::NoFile { path: Some(path) }
    }

    /// The file that an inclusion names: from its own folder, or from that of the manual.
    fn file_to_include(&self, chapter: usize, target: &str) -> Destination {
        if has_scheme(target) || target.starts_with("//") {
            return Destination::Outside;
        }
        let (path, anchor) = match target.split_once('#') {
            Some((path, anchor)) => (path, Some(decoded(anchor).trim().to_owned())),
            None => (target, None),
        };
        let path = decoded(path.trim());
        if path.is_empty() {
            return self.anchor(chapter, anchor);
        }
        let here = &self.sources.get(self.chapters[chapter].source).path;
        let near = joined(here, &path);
        let far = joined("", &path);
        let found = [&near, &far]
            .into_iter()
            .flatten()
            .find_map(|it| Some((it, self.files.to_include(it)?)));
        match found {
            Some((_, Target::Chapter(found))) => self.anchor(found, anchor),
            Some((path, _)) => Destination::Attachment(path.clone()),
            None => Destination::NoFile { path: near.or(far) },
        }
    }

    fn anchor(&self, chapter: usize, anchor: Option<String>) -> Destination {
        let Some(anchor) = anchor.filter(|it| !it.is_empty()) else {
            return Destination::Chapter { chapter, anchor: None };
        };
        // The id itself, or the heading as it is written.
        let of = &self.chapters[chapter];
        if let Some(id) = of.anchor(&anchor).or_else(|| of.anchor(&slug(&anchor))) {
            return Destination::Chapter { chapter, anchor: Some(id.to_owned()) };
        }
        if self.makes_anchor(chapter, &anchor) {
            return Destination::Chapter { chapter, anchor: Some(anchor) };
        }
        Destination::NoAnchor { chapter, anchor }
    }

    /// The place in a chapter that was probably meant by one that is not there.
    pub fn similar_anchor(&self, chapter: usize, anchor: &str) -> Option<&str> {
        let body = &self.chapters[chapter].body;
        let wanted = folded(anchor);
        let by_title = body.headings.iter().find(|it| folded(&it.text) == wanted);
        let known = body.headings.iter().map(|it| it.id.as_str());
        let known = known.chain(body.anchors.iter().map(String::as_str));
        by_title.map(|it| it.id.as_str()).or_else(|| similar(&slug(anchor), known))
    }

    /// The name that was surely meant by a mention that leads nowhere, as it is written where its
    /// entity is: the only one of which the mention is a slip.
    pub fn surely_meant(&self, mention: &Mention) -> Option<String> {
        let typed = &*mention.id.value;
        let slips: BTreeSet<&str> =
            self.index.names(mention).filter(|it| is_slip(typed, it)).collect();
        let only = slips.first().filter(|_| slips.len() == 1)?;
        let id = Spanned::new((*only).into(), mention.id.span);
        let Target::Entity(key) = self.index.resolve(&Mention { id, ..mention.clone() }) else {
            return None;
        };
        let entity = self.entities.get(key);
        let names = entity.head().names().flat_map(Text::all);
        let mut all = std::iter::once(entity.id()).chain(names);
        all.find(|it| folded(it) == *only).map(str::to_owned)
    }

    /// Whether an anchor that is not there is surely a slip for `guess`.
    pub fn is_sure_anchor(&self, chapter: usize, anchor: &str, guess: &str) -> bool {
        let body = &self.chapters[chapter].body;
        let known = body.headings.iter().map(|it| it.id.as_str());
        let mut known = known.chain(body.anchors.iter().map(String::as_str));
        let typed = slug(anchor);
        is_slip(&typed, guess) && !known.any(|it| it != guess && is_slip(&typed, it))
    }

    /// Whether the page of a chapter gets the anchor from data: a field of the entity that it is,
    /// or a section that is written for it.
    fn makes_anchor(&self, chapter: usize, anchor: &str) -> bool {
        if let Role::Entity(kind) = self.chapters[chapter].role {
            let mut own = self.entities.of_kind(kind).map(|(_, it)| it);
            return own
                .any(|it| it.chapter() == chapter && it.is_file() && !it.field(anchor).is_empty());
        }
        self.written_for(chapter).any(|it| slug(it.spec.title().get(self.lang)) == anchor)
    }

    /// The way to the file that was probably meant by a path that is not there.
    pub fn similar_file(&self, chapter: usize, wanted: &str) -> Option<String> {
        let here = &self.sources.get(self.chapters[chapter].source).path;
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let all = || self.files.chapters.keys().chain(self.files.attachments.keys());
        let same_name = all().find(|it| name(it).eq_ignore_ascii_case(&name(wanted)));
        let near = || similar(wanted, all().map(String::as_str)).map(str::to_owned);
        let found = same_name.cloned().or_else(near)?;
        Some(way(here, &found))
    }

    /// The way to the file that was surely meant by a path that is not there: the only one of that
    /// name, or the only one of which the path is a slip.
    pub fn sure_file(&self, chapter: usize, wanted: &str) -> Option<String> {
        let here = &self.sources.get(self.chapters[chapter].source).path;
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
        let all = || self.files.chapters.keys().chain(self.files.attachments.keys());
        let is_plain = |it: char| it.is_alphanumeric() || "-_./".contains(it);
        let wanted_name = name(wanted);
        let mut same_name = all().filter(|it| name(it) == wanted_name);
        let mut slips = all().filter(|it| is_slip(wanted, it));
        let found = match (same_name.next(), same_name.next()) {
            (Some(only), None) => only,
            (None, _) => slips.next().filter(|_| slips.next().is_none())?,
            _ => return None,
        };
        Some(way(here, found)).filter(|it| it.chars().all(is_plain))
    }
}

/// The part of a link's target that names a file.
pub fn file_of(target: &str) -> &str {
    target.split(['#', '?']).next().unwrap_or_default().trim()
}

/// The way from one source to another, as one writes it in a link.
pub fn way(from: &str, to: &str) -> String {
    super::address::relative(from, to)
}

/// Whether a link names a scheme, as `https:`.
pub fn has_scheme(target: &str) -> bool {
    let Some((scheme, _)) = target.split_once(':') else { return false };
    let is_letter = |it: char| it.is_ascii_alphanumeric() || "+-.".contains(it);
    scheme.len() > 1
        && scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.chars().all(is_letter)
}

/// `path` as seen from the source at `here`; nothing if it leads out of the manual.
pub fn joined(here: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = here.split('/').collect();
    parts.pop();
    if path.starts_with('/') {
        parts.clear();
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            it => parts.push(it),
        }
    }
    let ends_open = path.ends_with('/') && !parts.is_empty();
    Some(if ends_open { format!("{}/", parts.join("/")) } else { parts.join("/") })
}

/// `text` with its percent-encoding read; left as it is where that is no text.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let raw = text.as_bytes();
    let mut at = 0;
    while at < raw.len() {
        let hex = raw.get(at + 1..at + 3).and_then(|it| std::str::from_utf8(it).ok());
        match hex.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(byte) if raw[at] == b'%' => {
                bytes.push(byte);
                at += 3;
            }
            _ => {
                bytes.push(raw[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// An anchor for a URL.
pub fn fragment(anchor: &str) -> String {
    format!("#{}", encoded(anchor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_inside_the_manual() {
        assert_eq!(joined("a/b.md", "c.md").as_deref(), Some("a/c.md"));
        assert_eq!(joined("a/b.md", "../c.md").as_deref(), Some("c.md"));
        assert_eq!(joined("a/b.md", "/x/./c.md").as_deref(), Some("x/c.md"));
        assert_eq!(joined("a/b.md", "../../c.md"), None);
        assert_eq!(joined("a/b.md", "x/").as_deref(), Some("a/x/"));
    }

    #[test]
    fn schemes_and_encoding() {
        assert!(has_scheme("https://x") && has_scheme("mailto:a@b"));
        assert!(!has_scheme("a/b:c") && !has_scheme("第1:2.md") && !has_scheme("x.md"));
        assert_eq!(decoded("%E6%B5%81%20a"), "流 a");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%ff"), "%ff");
    }
}
