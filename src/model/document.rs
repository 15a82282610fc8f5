//! Documents: the manual, its chapters and the entries that are documents of their own, each with
//! what it says of itself and what it takes over from the manual (ISO 9001:2015, 7.5).

use std::collections::BTreeMap;

use jiff::civil;

use super::Manual;
use super::chapter::{DocType, Role as FileRole};
use super::history::History;
use super::index::folded;
use super::kinds::{AnyEntity, Form, Key, Norm, NormKind, Process, Risk, Role, Status, Stored};
use super::settings::{Change, Confidentiality, Control, Signature};
use crate::text::Span;
use crate::yaml::{Cycle, Date, Ref, Text, Version, Word, WorkDays};

/// Which document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The manual as a whole.
    Manual,
    /// A chapter.
    Chapter(usize),
    /// An entry: a file of its own, or a process, form or standard with a number, a version or a
    /// history.
    Entity(Key),
}

/// What a document says of itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Says<'m> {
    /// The document number.
    pub number: Option<&'m Word>,
    /// The version.
    pub version: Option<&'m Version>,
    /// How far it is.
    pub status: Option<Status>,
    /// The role that answers for it.
    pub owner: Option<&'m Ref<Role>>,
    /// Who wrote it.
    pub prepared_by: Option<&'m Signature>,
    /// Who reviewed it.
    pub reviewed_by: &'m [Signature],
    /// Who approved it.
    pub approved_by: Option<&'m Signature>,
    /// When it was approved.
    pub approved_date: Option<&'m Date>,
    /// Since when it is in force.
    pub effective_date: Option<&'m Date>,
    /// How often it is reviewed.
    pub review_cycle: Option<&'m Cycle>,
    /// When it was reviewed last.
    pub last_reviewed: Option<&'m Date>,
    /// When it has to be reviewed next.
    pub next_review: Option<&'m Date>,
    /// What it replaces.
    pub supersedes: &'m [Word],
    /// Who has to know it.
    pub audience: &'m [Word],
    /// How far it may travel.
    pub confidentiality: Option<Confidentiality>,
    /// What was changed.
    pub history: &'m [Change],
}

/// A document.
#[derive(Clone, Copy, Debug)]
pub struct Document<'m> {
    /// Which one.
    pub subject: Subject,
    /// Where a message about something that it lacks points.
    pub span: Span,
    /// What it says itself.
    pub own: Says<'m>,
    /// What counts for it: its own words, and where it is silent those of the manual, or of the
    /// chapter that lists it.
    pub all: Says<'m>,
    /// The sort of document, where it is known.
    pub sort: Option<DocType>,
    /// What `all` counts of above it.
    above: Says<'m>,
}

impl<'m> Says<'m> {
    fn of_control(it: &'m Control) -> Says<'m> {
        Says {
            number: it.number.as_ref(),
            version: it.version.as_ref(),
            status: it.status,
            owner: it.owner.as_ref(),
            prepared_by: it.prepared_by.as_ref(),
            reviewed_by: &it.reviewed_by,
            approved_by: it.approved_by.as_ref().filter(|it| it.is_signed()),
            approved_date: it.approved_date.as_ref(),
            effective_date: it.effective_date.as_ref(),
            review_cycle: it.review_cycle.as_ref(),
            last_reviewed: it.last_reviewed.as_ref(),
            next_review: it.next_review.as_ref(),
            supersedes: &it.supersedes,
            audience: &it.audience,
            confidentiality: it.confidentiality,
            history: &it.history,
        }
    }

    fn of_entity(manual: &'m Manual, key: Key) -> Says<'m> {
        let head = manual.entities.get(key).head();
        let says = Says {
            status: head.status,
            owner: head.owner.as_ref(),
            review_cycle: head.review_cycle.as_deref(),
            last_reviewed: head.last_reviewed.as_deref(),
            ..Says::default()
        };
        match key.kind {
            Process::INDEX => {
                let it = &manual.all::<Process>()[key.at].own;
                Says {
                    number: it.number.as_ref(),
                    version: it.version.as_deref(),
                    effective_date: it.effective_date.as_ref(),
                    history: &it.history,
                    ..says
                }
            }
            Form::INDEX => {
                let it = &manual.all::<Form>()[key.at].own;
                Says { number: it.number.as_ref(), confidentiality: it.confidentiality, ..says }
            }
            _ => says,
        }
    }

    /// Its own words, and where it is silent those of `above`. Who approves and when belong
    /// together. What a document replaces, its reviews and its history are its own.
    fn or(self, above: Says<'m>) -> Says<'m> {
        let signed = if self.approved_by.is_some() || self.approved_date.is_some() {
            (self.approved_by, self.approved_date)
        } else {
            (above.approved_by, above.approved_date)
        };
        let or = |own: &'m [Signature], above| if own.is_empty() { above } else { own };
        Says {
            number: self.number.or(above.number),
            version: self.version.or(above.version),
            status: self.status.or(above.status),
            owner: self.owner.or(above.owner),
            prepared_by: self.prepared_by.or(above.prepared_by),
            reviewed_by: or(self.reviewed_by, above.reviewed_by),
            approved_by: signed.0,
            approved_date: signed.1,
            effective_date: self.effective_date.or(above.effective_date),
            review_cycle: self.review_cycle.or(above.review_cycle),
            audience: if self.audience.is_empty() { above.audience } else { self.audience },
            confidentiality: self.confidentiality.or(above.confidentiality),
            ..self
        }
    }

    /// When it was reviewed last, or came into force.
    fn began(&self) -> Option<&'m Date> {
        self.last_reviewed.or(self.effective_date)
    }

    /// When it was approved, as far as it says so itself.
    pub fn approved_on(&self) -> Option<&'m Date> {
        self.approved_date.or_else(|| self.approved_by.and_then(|it| it.date.as_ref()))
    }

    /// Whether anything shows that somebody approved it: a signature, or the last change.
    pub fn is_approved(&self) -> bool {
        let newest = || History::new(self.history).newest();
        self.approved_by.is_some() || newest().is_some_and(|it| it.approver.is_some())
    }
}

impl Document<'_> {
    /// Whether it is approved or in force, and says so itself.
    pub fn says_it_counts(&self) -> bool {
        counts(self.own.status)
    }

    /// Whether it is approved or in force, by its own words or those of the manual.
    pub fn counts(&self) -> bool {
        counts(self.all.status)
    }

    /// Whether it is replaced or withdrawn.
    pub fn is_over(&self) -> bool {
        is_over(self.all.status)
    }

    /// Whether people work by it: it is not a draft, and not over. A manual that does not speak of
    /// status is worked by.
    pub fn is_worked_by(&self) -> bool {
        self.all.status.is_none() || self.counts()
    }

    /// Whether anything shows that somebody approved it, or what it belongs to.
    pub fn is_approved(&self) -> bool {
        self.own.is_approved() || self.above.is_approved()
    }

    /// Whether it has signatures of its own.
    pub fn signs_itself(&self) -> bool {
        let it = &self.own;
        it.prepared_by.is_some() || it.approved_by.is_some() || !it.reviewed_by.is_empty()
    }

    /// When it is due for review, and what says so: the day that it names, or one cycle after the
    /// last review, or, if there was none, after it came into force. What says nothing of reviews
    /// is reviewed with the manual.
    pub fn due(&self, work: &WorkDays) -> Option<(civil::Date, Span)> {
        let own = &self.own;
        if let Some(next) = own.next_review {
            return Some((next.day, next.written.span));
        }
        let is_entity = matches!(self.subject, Subject::Entity(_));
        let says = own.review_cycle.is_some() || own.last_reviewed.is_some();
        if !says || is_entity && (own.review_cycle.is_none() || own.last_reviewed.is_none()) {
            return None;
        }

        let last = own.last_reviewed.or_else(|| {
            let began = [own.began(), self.above.began()].into_iter().flatten();
            began.max_by_key(|it| it.day)
        });
        let cycle = own.review_cycle.or(self.above.review_cycle);
        Some((cycle?.next_after(last?.day, work)?, last?.written.span))
    }
}

/// Whether something with this status is approved or in force.
pub fn counts(status: Option<Status>) -> bool {
    matches!(status, Some(Status::Approved | Status::Effective))
}

fn is_over(status: Option<Status>) -> bool {
    matches!(status, Some(Status::Superseded | Status::Obsolete))
}

impl Signature {
    /// Whether it says who signed.
    pub fn is_signed(&self) -> bool {
        self.role.is_some() || self.person.is_some()
    }

    /// Where a message about it points.
    pub fn span(&self) -> Option<Span> {
        let person = self.person.as_ref().map(Word::span);
        let role = || self.role.as_ref().map(|it| it.id().span);
        person.or_else(role).or_else(|| self.date.as_ref().map(|it| it.written.span))
    }
}

impl Manual {
    /// The manual, its chapters, and the entries that are documents of their own.
    pub fn documents(&self) -> impl Iterator<Item = Document<'_>> {
        let entities = self.entities.iter().filter(|(key, it)| self.is_document(*key, *it));
        self.manual_and_chapters().chain(entities.map(|(key, it)| self.entity(key, it)))
    }

    /// Everything that has a day of review: the manual, its chapters, and all entries but those
    /// whose kind has a rule of its own for reviews.
    pub fn reviewed(&self) -> impl Iterator<Item = Document<'_>> {
        let is_left = |key: Key| ![Role::INDEX, Risk::INDEX].contains(&key.kind);
        let entities = self.entities.iter().filter(move |(key, _)| is_left(*key));
        self.manual_and_chapters().chain(entities.map(|(key, it)| self.entity(key, it)))
    }

    fn manual_and_chapters(&self) -> impl Iterator<Item = Document<'_>> {
        let own = Says::of_control(&self.file.control);
        let manual = Document {
            subject: Subject::Manual,
            span: self.file.span(),
            own,
            all: own,
            sort: Some(DocType::Manual),
            above: Says::default(),
        };
        let is_chapter = |it: &usize| {
            !matches!(self.chapters[*it].role, FileRole::Entity(_) | FileRole::Snippet)
        };
        let chapters = (0..self.chapters.len()).filter(is_chapter);
        std::iter::once(manual).chain(chapters.map(|it| self.chapter_document(it)))
    }

    fn chapter_document(&self, at: usize) -> Document<'_> {
        let chapter = &self.chapters[at];
        let own = Says::of_control(&chapter.control);
        let above = Says::of_control(&self.file.control);
        Document {
            subject: Subject::Chapter(at),
            span: if chapter.is_titled { chapter.title.span } else { chapter.span },
            own,
            all: own.or(above),
            sort: chapter.front.doc_type,
            above,
        }
    }

    fn entity(&self, key: Key, it: &dyn AnyEntity) -> Document<'_> {
        let own = Says::of_entity(self, key);
        let manual = Says::of_control(&self.file.control);
        let chapter = &self.chapters[it.chapter()];
        let above = if it.is_file() {
            manual
        } else {
            Says { history: &[], ..Says::of_control(&chapter.control).or(manual) }
        };
        let sort = match key.kind {
            Process::INDEX => Some(DocType::Procedure),
            Form::INDEX => Some(DocType::Form),
            Norm::INDEX if self.all::<Norm>()[key.at].kind == Some(NormKind::Policy) => {
                Some(DocType::Policy)
            }
            _ => None,
        };
        Document {
            subject: Subject::Entity(key),
            span: it.span(),
            own,
            all: own.or(above),
            sort,
            above,
        }
    }

    fn is_document(&self, key: Key, it: &dyn AnyEntity) -> bool {
        let says = Says::of_entity(self, key);
        let is_own = says.number.is_some() || says.version.is_some() || !says.history.is_empty();
        it.is_file() || is_own
    }
}

/// Documents by what they are called: their number, their id, or their title.
#[derive(Debug)]
pub struct DocumentNames(BTreeMap<String, Vec<usize>>);

impl DocumentNames {
    /// The names of `documents`; of two with one name the first is meant.
    pub fn new(manual: &Manual, documents: &[Document<'_>]) -> DocumentNames {
        let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, it) in documents.iter().enumerate() {
            let mut called: Vec<String> =
                it.own.number.iter().map(|it| folded(it.as_str())).collect();
            called.extend(manual.names_of_document(it.subject).iter().map(|it| folded(it)));
            for name in called {
                let all = names.entry(name).or_default();
                if all.last() != Some(&at) {
                    all.push(at);
                }
            }
        }
        DocumentNames(names)
    }

    /// The document that `written` names for the document at `from`; never itself, since what
    /// names itself means its former edition.
    pub fn find(&self, written: &Word, from: usize) -> Option<usize> {
        let all = self.0.get(&folded(written.as_str()))?;
        (!all.contains(&from)).then_some(all[0])
    }
}

impl Manual {
    fn names_of_document(&self, subject: Subject) -> Vec<String> {
        match subject {
            Subject::Manual => {
                let title = self.file.settings.title.iter();
                title.flat_map(Text::all).map(str::to_owned).collect()
            }
            Subject::Chapter(at) => {
                let chapter = &self.chapters[at];
                let id = chapter.front.id.as_ref().map(Word::as_str);
                let id = id.unwrap_or_else(|| super::chapter::stem(self.path(at)));
                let path = self.path(at);
                let fixed = [id.to_owned(), format!("chapter:{id}"), path.to_owned()];
                fixed.into_iter().chain(chapter.title.all().map(str::to_owned)).collect()
            }
            Subject::Entity(key) => {
                let it = self.entities.get(key);
                let (id, kind) = (it.id(), it.kind().name);
                let name = it.head().name.iter().flat_map(Text::all).map(str::to_owned);
                [id.to_owned(), format!("{kind}:{id}")].into_iter().chain(name).collect()
            }
        }
    }
}
