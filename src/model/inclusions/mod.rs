//! Inclusions: what `![[…]]` puts into a text, another text of the manual or a table of data.

mod bounds;
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Manual;
use super::links::Destination;
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
    /// What each chapter includes, in the order of its links.
    of_chapter: Vec<Vec<Inclusion>>,
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
    /// The chapter.
    pub chapter: usize,
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
    /// What stands in place of the link with the number `link` in `chapter`.
    pub fn included(&self, chapter: usize, link: usize) -> Option<&Included> {
        let all = self.inclusions.of_chapter.get(chapter)?;
        let found = all.binary_search_by_key(&link, |it| it.link).ok()?;
        Some(&all[found].what)
    }

    /// What `chapter` includes, in order.
    pub fn inclusions_of(&self, chapter: usize) -> &[Inclusion] {
        self.inclusions.of_chapter.get(chapter).map_or(&[], Vec::as_slice)
    }

    /// The files that `chapter` includes, and those that these include.
    pub(super) fn all_included(&self, chapter: usize) -> BTreeSet<SourceId> {
        let mut found = BTreeSet::new();
        let mut open = vec![chapter];
        while let Some(at) = open.pop() {
            for it in self.inclusions_of(at) {
                match &it.what {
                    Included::Table(table) => {
                        found.insert(table.source);
                    }
                    Included::Text(text) => {
                        if found.insert(self.chapters[text.chapter].source) {
                            open.push(text.chapter);
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

    /// Whether the file called `source` is included as a table.
    pub(super) fn includes_table(&self, source: SourceId) -> bool {
        self.inclusions.tables.contains_key(&source)
    }

    /// Finds out what the texts include.
    pub(super) fn include(&mut self) {
        let mut found = Inclusions::default();
        let mut problems: Vec<Problem> = Vec::new();
        for chapter in 0..self.chapters.len() {
            let mut prefixes: BTreeMap<String, usize> = BTreeMap::new();
            let mut own = Vec::new();
            for (link, it) in self.chapters[chapter].body.links.iter().enumerate() {
                if it.what != LinkKind::Include {
                    continue;
                }
                let what = self.inclusion(chapter, it, &mut found, &mut problems);
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
            found.of_chapter.push(own);
        }
        self.inclusions = found;
        self.problems.append(&mut problems);
        self.bound_inclusions();
    }

    /// What `link` includes; nothing where another rule speaks of it: a file or a section that is
    /// not there.
    fn inclusion(
        &self,
        chapter: usize,
        link: &Link,
        found: &mut Inclusions,
        problems: &mut Vec<Problem>,
    ) -> Result<Option<Included>, Refusal> {
        let destination = self.destination(chapter, link);
        if !link.alone && !matches!(destination, Destination::NoFile { .. }) {
            return Err(Refusal::InSentence);
        }
        match destination {
            Destination::Chapter { chapter: target, anchor } => {
                let text = self.text_to_include(chapter, link, target, anchor.as_deref())?;
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
        from: usize,
        link: &Link,
        target: usize,
        anchor: Option<&str>,
    ) -> Result<IncludedText, Refusal> {
        let body = &self.chapters[target].body;
        let sections = match anchor {
            None => None,
            Some(anchor) => {
                let first = body.headings.iter().position(|it| it.id == anchor);
                let first = first.ok_or(Refusal::MadeSection)?;
                let level = body.headings[first].level;
                let after = body.headings.iter().skip(first + 1);
                let length = after.take_while(|it| it.level > level).count();
                Some(first..first + 1 + length)
            }
        };
        let here = &self.chapters[from].body;
        let above = link.heading.and_then(|it| here.headings.get(it));
        let above = above.map_or(1, |it| here.level_in_page(it));
        let title = usize::from(body.title().is_some());
        let range = sections.clone().unwrap_or(title..body.headings.len());
        let levels = body.headings[range].iter().map(|it| body.level_in_page(it));
        let highest = levels.min().unwrap_or(above + 1);
        let shift = i8::try_from(i16::from(above) + 1 - i16::from(highest)).unwrap_or_default();
        let name = super::chapter::stem(self.path(target));
        Ok(IncludedText { chapter: target, sections, shift, prefix: slug(name) })
    }
}

/// What stands before the ids of an inclusion: no other id holds a colon.
fn prefix(name: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let count = taken.entry(name.to_owned()).or_default();
    *count += 1;
    if *count == 1 { format!("{name}:") } else { format!("{name}-{count}:") }
}
