//! Inclusions: what `![[…]]` puts into a text, another text of the manual or a table of data.

mod bounds;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::links::Destination;
use super::{Manual, TextId};
use crate::markdown::{Link, LinkKind, slug};
use crate::table::Table;
use crate::text::{Problem, SourceId, Span};

pub use tables::IncludedTable;

/// How deep inclusions may stand in each other.
pub const DEEPEST: usize = 8;
/// How many inclusions may come together in one text, those in what is included counted, too.
pub const MOST: usize = 500;

/// What the texts of a manual include.
#[derive(Debug, Default)]
pub struct Inclusions {
    /// What each text includes, in the order of its links; texts that include nothing are left out.
    of_text: BTreeMap<TextId, Vec<Inclusion>>,
    /// The tables that are included.
    tables: BTreeMap<SourceId, Table>,
    /// What could not be included, and why.
    pub refused: Vec<(Span, Refusal)>,
}

/// One inclusion.
#[derive(Debug)]
pub struct Inclusion {
    /// The number of the link that asks for it.
    pub link: usize,
    /// What is included.
    pub what: Included,
}

/// What is included.
#[derive(Debug)]
pub enum Included {
    /// A text.
    Text(IncludedText),
    /// A table of data.
    Table(IncludedTable),
}

/// A text, or some sections of it.
#[derive(Clone, Debug)]
pub struct IncludedText {
    /// Which.
    pub text: TextId,
    /// Its headings from the first to before the last; everything without its title, if none.
    pub sections: Option<Range<usize>>,
    /// How many levels lower its headings stand.
    pub shift: i8,
    /// What stands before its ids.
    pub prefix: String,
}

/// Why something is not included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It stands in the middle of a paragraph.
    InSentence,
    /// It includes what includes it.
    Circle,
    /// It is the end of a row of inclusions that is too long.
    TooDeep,
    /// There are too many, counting those in what is included.
    TooMany,
    /// The file is neither a text nor a table.
    NoText,
    /// A table that does not lie in `data/`.
    TableElsewhere,
    /// A table without columns or rows.
    EmptyTable,
    /// The table has no such column; these it has.
    NoColumn {
        /// What was asked for.
        column: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A section that is made from data, and not written.
    MadeSection,
}

impl Manual {
    /// What stands in place of the link with the number `link` in `text`.
    pub fn included(&self, text: TextId, link: usize) -> Option<&Included> {
        let all = self.inclusions_of(text);
        let found = all.binary_search_by_key(&link, |it| it.link).ok()?;
        Some(&all[found].what)
    }

    /// What `text` includes, in order.
    pub fn inclusions_of(&self, text: TextId) -> &[Inclusion] {
        self.inclusions.of_text.get(&text).map_or(&[], Vec::as_slice)
    }

    /// The files that `text` includes, and those that these include.
    pub(super) fn all_included(&self, text: TextId) -> BTreeSet<SourceId> {
        let mut found = BTreeSet::new();
        let mut open = vec![text];
        while let Some(at) = open.pop() {
            for it in self.inclusions_of(at) {
                match &it.what {
                    Included::Table(table) => {
                        found.insert(table.source);
                    }
                    Included::Text(text) => {
                        if found.insert(self.source_of_text(text.text)) {
                            open.push(text.text);
                        }
                    }
                }
            }
        }
        found
    }

    /// The table of data in `source`, if a text includes it.
    pub fn included_table(&self, source: SourceId) -> Option<&Table> {
        self.inclusions.tables.get(&source)
    }

    /// The tables that are included, each with the first place that does so.
    pub fn included_tables(&self) -> impl Iterator<Item = (&Table, Span)> {
        let mut seen = BTreeSet::new();
        let all =
            self.inclusions.of_text.iter().flat_map(|(text, all)| all.iter().map(|it| (*text, it)));
        all.filter_map(move |(text, it)| {
            let Included::Table(table) = &it.what else { return None };
            let is_first = seen.insert(table.source);
            let span = self.text(text).links[it.link].span;
            is_first.then_some((self.included_table(table.source)?, span))
        })
    }

    /// Whether the file called `source` is included as a table.
    pub(super) fn includes_table(&self, source: SourceId) -> bool {
        self.inclusions.tables.contains_key(&source)
    }

    /// Finds out what the texts include.
    pub(super) fn include(&mut self) {
        let mut found = Inclusions::default();
        let mut problems: Vec<Problem> = Vec::new();
        for (id, _, body) in self.texts() {
            let mut prefixes: BTreeMap<String, usize> = BTreeMap::new();
            let mut own = Vec::new();
            let links = body.links.iter().enumerate();
            for (link, it) in links.filter(|(_, it)| it.what == LinkKind::Include) {
                let what = self.inclusion(id, it, &mut found, &mut problems);
                match what {
                    Ok(Some(Included::Text(mut text))) => {
                        text.prefix = prefix(&text.prefix, &mut prefixes);
                        own.push(Inclusion { link, what: Included::Text(text) });
                    }
                    Ok(Some(what)) => own.push(Inclusion { link, what }),
                    Ok(None) => {}
                    Err(why) => found.refused.push((it.span, why)),
                }
            }
            if !own.is_empty() {
                found.of_text.insert(id, own);
            }
        }
        self.inclusions = found;
        self.problems.append(&mut problems);
        self.bound_inclusions();
    }

    /// What `link` includes; nothing where another rule speaks of it: a file or a section that is
    /// not there.
    fn inclusion(
        &self,
        text: TextId,
        link: &Link,
        found: &mut Inclusions,
        problems: &mut Vec<Problem>,
    ) -> Result<Option<Included>, Refusal> {
        let destination = self.destination(text.chapter, link);
        if !link.alone && !matches!(destination, Destination::NoFile { .. }) {
            return Err(Refusal::InSentence);
        }
        match destination {
            Destination::Chapter { chapter: target, anchor } => {
                let text = self.text_to_include(text, link, target, anchor.as_deref())?;
                Ok(Some(Included::Text(text)))
            }
            Destination::Attachment(path) => {
                let table = self.table_to_include(link, &path, found, problems)?;
                Ok(Some(Included::Table(table)))
            }
            Destination::Outside | Destination::Entity(_) => Err(Refusal::NoText),
            Destination::NoFile { .. } | Destination::NoAnchor { .. } | Destination::NoEntity => {
                Ok(None)
            }
        }
    }

    fn text_to_include(
        &self,
        from: TextId,
        link: &Link,
        target: usize,
        anchor: Option<&str>,
    ) -> Result<IncludedText, Refusal> {
        // In the language of the text that includes it, if that text has the section, too.
        let edition = self.chapters[target].edition(self.lang_of(from));
        let section = |edition: usize| {
            let text = TextId { chapter: target, edition };
            let first =
                self.text(text).headings.iter().position(|it| Some(it.id.as_str()) == anchor);
            Some((text, first?))
        };
        let (text, sections) = match anchor {
            None => (TextId { chapter: target, edition }, None),
            Some(_) => {
                let found = section(edition).or_else(|| section(0));
                let (text, first) = found.ok_or(Refusal::MadeSection)?;
                let headings = &self.text(text).headings;
                let level = headings[first].level;
                let after = headings.iter().skip(first + 1);
                let length = after.take_while(|it| it.level > level).count();
                (text, Some(first..first + 1 + length))
            }
        };
        let (body, here) = (self.text(text), self.text(from));
        let above = link.heading.and_then(|it| here.headings.get(it));
        let above = above.map_or(1, |it| here.level_in_page(it));
        let title = usize::from(body.title().is_some());
        let range = sections.clone().unwrap_or(title..body.headings.len());
        let levels = body.headings[range].iter().map(|it| body.level_in_page(it));
        let highest = levels.min().unwrap_or(above + 1);
        let shift = i8::try_from(i16::from(above) + 1 - i16::from(highest)).unwrap_or_default();
        let name = super::chapter::stem(self.path(target));
        Ok(IncludedText { text, sections, shift, prefix: slug(name) })
    }
}

/// What stands before the ids of an inclusion: no other id holds a colon.
fn prefix(name: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let count = taken.entry(name.to_owned()).or_default();
    *count += 1;
    if *count == 1 { format!("{name}:") } else { format!("{name}-{count}:") }
}
