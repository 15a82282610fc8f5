//! The index: who is called what, and who mentions whom.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::chapter::Role as FileRole;
use super::chapter::{Chapter, stem};
use super::kinds::{Entities, KINDS, Key, kind_called};
use super::order::number_prefix;
use super::settings::ManualFile;
use crate::markdown::LinkKind;
use crate::text::{Spanned, Words, similar};
use crate::yaml::{Mention, Parts, Record};

/// What a mention leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entity.
    Entity(Key),
    /// A chapter.
    Chapter(usize),
    /// Everyone.
    All,
    /// An entity of another kind than the place asks for.
    OtherKind(Key),
    /// Nothing: these are words, in a place where words may stand and nothing could be meant.
    Words,
    /// Nothing.
    Missing,
}

/// Who mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum From {
    /// `manual.yaml`.
    Manual,
    /// The front matter of a chapter, besides its entities.
    Chapter(usize),
    /// An entity.
    Entity(Key),
    /// The text of a chapter.
    Text(usize),
}

/// One mention of an entity.
#[derive(Clone, Debug)]
pub struct Use {
    /// Who mentions.
    pub from: From,
    /// The fields that lead to it, as `steps.responsible`; empty in a text.
    pub path: Arc<str>,
    /// What was written.
    pub mention: Arc<Mention>,
    /// What it leads to.
    pub target: Target,
}

/// Who is called what, and who mentions whom.
#[derive(Clone, Debug, Default)]
pub struct Index {
    by_id: Vec<BTreeMap<String, Vec<Key>>>,
    by_name: Vec<BTreeMap<String, Vec<Key>>>,
    chapters: BTreeMap<String, usize>,
    /// What else chapters are called: files, chapters of standards, titles.
    other_names: BTreeMap<String, Vec<usize>>,
    /// Every mention, in the order of the manual.
    pub uses: Vec<Use>,
    by_target: BTreeMap<Key, Vec<usize>>,
}

/// The form in which ids and names are compared: NFKC, lower case.
pub fn folded(text: &str) -> String {
    // Most names have no other forms.
    let is_plain = |it: char| it.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&it);
    if text.chars().all(is_plain) {
        return text.trim().to_ascii_lowercase();
    }
    text.trim().nfkc().flat_map(char::to_lowercase).collect()
}

/// Whether the kind that an author wrote means a chapter.
pub fn is_chapter(said: &str) -> bool {
    said == "chapter" || said == "章节"
}

/// The ways to fields that hold mentions; there are few, and each is kept once.
#[derive(Default)]
struct Paths(BTreeSet<Arc<str>>);

impl Paths {
    fn shared(&mut self, path: &[&str]) -> Arc<str> {
        let path = path.join(".");
        if let Some(known) = self.0.get(path.as_str()) {
            return known.clone();
        }
        let path: Arc<str> = path.into();
        self.0.insert(path.clone());
        path
    }
}

impl Index {
    /// The index of names over `chapters` and `entities`, without mentions.
    pub(super) fn new(chapters: &[Chapter], paths: &[&str], entities: &Entities) -> Index {
        let none = vec![BTreeMap::new(); KINDS.len()];
        let mut index = Index { by_id: none.clone(), by_name: none, ..Index::default() };
        for (key, entity) in entities.iter() {
            index.by_id[key.kind].entry(folded(entity.id())).or_default().push(key);
            let names = entity.head().name.iter().chain(&entity.head().aliases);
            for name in names.flat_map(crate::yaml::Text::all) {
                let keys = index.by_name[key.kind].entry(folded(name)).or_default();
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        index.name_chapters(chapters, paths);
        index
    }

    fn name_chapters(&mut self, chapters: &[Chapter], paths: &[&str]) {
        for (at, chapter) in chapters.iter().enumerate() {
            if chapter.role == FileRole::Snippet {
                continue;
            }
            let id = chapter.front.id.as_ref().map(|it| folded(it.as_str()));
            self.chapters.entry(id.unwrap_or_else(|| folded(stem(paths[at])))).or_insert(at);
        }
        let mut also = |name: &str, at: usize| {
            let all = self.other_names.entry(folded(name)).or_default();
            if !all.contains(&at) {
                all.push(at);
            }
        };
        for (at, path) in paths.iter().enumerate().take(chapters.len()) {
            let file = path.rsplit('/').next().unwrap_or(path);
            for it in [stem(path), file, path] {
                also(it, at);
            }
        }
        for (at, chapter) in chapters.iter().enumerate() {
            chapter.front.chapter.iter().for_each(|it| also(it.as_str(), at));
        }
        for (at, chapter) in chapters.iter().enumerate() {
            chapter.title.all().for_each(|it| also(it, at));
        }
        for (at, path) in paths.iter().enumerate().take(chapters.len()) {
            also(number_prefix(stem(path)).1, at);
        }
    }

    /// The chapter that the chapter at `at` says it is a part of: by its id or the name of its
    /// file, by the chapter of a standard that it is, or by its title.
    pub fn chapter_above(&self, at: usize, called: &str) -> Option<usize> {
        let called = folded(called);
        let others = self.other_names.get(&called).into_iter().flatten();
        self.chapters.get(&called).into_iter().chain(others).copied().find(|it| *it != at)
    }

    /// What a chapter whose file is at `path` is called by others.
    pub fn name_of_chapter<'p>(&self, at: usize, id: Option<&'p str>, path: &'p str) -> &'p str {
        let name = id.unwrap_or_else(|| stem(path));
        if self.chapters.get(&folded(name)) == Some(&at) { name } else { path }
    }

    /// Finds every mention in the data and the texts.
    pub(super) fn find_mentions(
        &mut self,
        file: &ManualFile,
        chapters: &[Chapter],
        entities: &Entities,
    ) {
        let mut uses = Vec::new();
        let mut paths = Paths::default();
        let mut collect = |from: From, parts: Parts<'_>| {
            let mut path = Vec::new();
            for (field, value) in parts {
                path.push(field.name);
                value.mentions(&mut path, &mut |path, mention| {
                    let (mention, target) = self.with_part(mention);
                    if target == Target::Words {
                        return;
                    }
                    uses.push(Use { from, path: paths.shared(path), mention, target });
                });
                path.pop();
            }
        };
        collect(From::Manual, file.settings.parts());
        collect(From::Manual, file.control.parts());
        for (at, chapter) in chapters.iter().enumerate() {
            collect(From::Chapter(at), chapter.control.parts());
        }
        for (key, entity) in entities.iter() {
            collect(From::Entity(key), entity.parts());
            collect(From::Entity(key), entity.head().parts());
        }
        let nowhere: Arc<str> = Arc::from("");
        for (at, chapter) in chapters.iter().enumerate() {
            for link in chapter.bodies().flat_map(|it| &it.links) {
                if let LinkKind::Typed { .. } = &link.what {
                    let mention = Mention::new(&Spanned::new(link.target.clone(), link.span), &[]);
                    let target = self.resolve(&mention);
                    let (path, mention) = (nowhere.clone(), Arc::new(mention));
                    uses.push(Use { from: From::Text(at), path, mention, target });
                }
            }
        }
        for (at, it) in uses.iter().enumerate() {
            if let Target::Entity(key) = it.target {
                self.by_target.entry(key).or_default().push(at);
            }
        }
        uses.shrink_to_fit();
        self.uses = uses;
    }

    /// What a mention leads to. A step may be named as `purchase#approve` or `purchase.approve`;
    /// the second form counts where no process is called that.
    pub fn with_part(&self, mention: &Arc<Mention>) -> (Arc<Mention>, Target) {
        let target = self.resolve(mention);
        if let (Target::Missing, Some((id, part))) = (target, mention.id.value.split_once('.')) {
            let id = Spanned::new(id.to_owned(), mention.id.span);
            let split = Mention { id, part: Some(part.to_owned()), ..Mention::clone(mention) };
            let found = self.resolve(&split);
            if found != Target::Missing {
                return (Arc::new(split), found);
            }
        }
        (mention.clone(), target)
    }

    /// The mentions of an entity.
    pub fn uses_of(&self, key: Key) -> impl Iterator<Item = &Use> {
        self.by_target.get(&key).into_iter().flatten().map(|it| &self.uses[*it])
    }

    /// The entities that share an id, kind by kind, where more than one has it.
    pub fn shared_ids(&self) -> impl Iterator<Item = &[Key]> {
        self.by_id.iter().flat_map(BTreeMap::values).map(Vec::as_slice).filter(|it| it.len() > 1)
    }

    /// What `mention` leads to. An id comes before a name; a name counts if only one entity has it.
    pub fn resolve(&self, mention: &Mention) -> Target {
        let id = folded(&mention.id.value);
        if let Some(said) = &mention.said {
            return self.resolve_said(said, &id, mention.kinds);
        }
        let wanted = || mention.kinds.iter().filter_map(|it| kind_called(it));
        if mention.kinds.is_empty() {
            let any = (0..KINDS.len()).find_map(|kind| self.entity(kind, &id));
            let chapter = || self.chapters.get(&id).map(|it| Target::Chapter(*it));
            return any.map(Target::Entity).or_else(chapter).unwrap_or(Target::Missing);
        }
        if let Some(key) = wanted().find_map(|kind| self.entity(kind, &id)) {
            return Target::Entity(key);
        }
        if id == "all" && mention.kinds.contains(&"unit") || id == "全员" {
            return Target::All;
        }
        if let Some(keys) = self.by_id.iter().find_map(|ids| ids.get(&id)) {
            return Target::OtherKind(keys[0]);
        }
        let has_none = || wanted().all(|kind| self.by_id[kind].is_empty());
        if mention.is_loose && has_none() { Target::Words } else { Target::Missing }
    }

    /// What tells two mentions of one kind apart: the entity they lead to, else the id.
    pub fn identity(&self, mention: &Mention) -> (Option<Key>, String) {
        match self.resolve(mention) {
            Target::Entity(key) => (Some(key), String::new()),
            _ => (None, folded(&mention.id.value)),
        }
    }

    fn resolve_said(&self, said: &str, id: &str, wanted: &[&str]) -> Target {
        if is_chapter(said) {
            let only = || self.other_names.get(id).filter(|it| it.len() == 1).map(|it| &it[0]);
            let chapter = self.chapters.get(id).or_else(only);
            return chapter.map_or(Target::Missing, |it| Target::Chapter(*it));
        }
        let Some(kind) = kind_called(said) else { return Target::Missing };
        match self.entity(kind, id) {
            Some(key) if wanted.is_empty() || wanted.contains(&KINDS[kind].name) => {
                Target::Entity(key)
            }
            Some(key) => Target::OtherKind(key),
            None => Target::Missing,
        }
    }

    fn entity(&self, kind: usize, id: &str) -> Option<Key> {
        let by_id = self.by_id[kind].get(id).map(|it| it[0]);
        by_id.or_else(|| match self.by_name[kind].get(id).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        })
    }

    /// The entities of one kind that share the name by which a mention asks for one of them.
    pub fn namesakes(&self, mention: &Mention) -> &[Key] {
        let id = folded(&mention.id.value);
        let shared = |kind: usize| {
            let keys = self.by_name[kind].get(&id).filter(|keys| keys.len() > 1);
            keys.filter(|_| !self.by_id[kind].contains_key(&id))
        };
        let shared = match &mention.said {
            Some(said) => kind_called(said).and_then(shared),
            None if mention.kinds.is_empty() => (0..KINDS.len()).find_map(shared),
            None => mention.kinds.iter().filter_map(|it| kind_called(it)).find_map(shared),
        };
        shared.map_or(&[], Vec::as_slice)
    }

    /// The id that was probably meant by a mention that leads nowhere.
    pub fn guess(&self, mention: &Mention) -> Option<&str> {
        let chapters = || self.chapters.keys().map(String::as_str);
        if mention.said.as_deref().is_some_and(is_chapter) {
            let others = self.other_names.keys().map(String::as_str);
            return similar(&mention.id.value, chapters().chain(others));
        }
        similar(&mention.id.value, self.names(mention))
    }

    /// The ids and names of all that a mention may lead to.
    pub(super) fn names<'i>(
        &'i self,
        mention: &Mention,
    ) -> impl Iterator<Item = &'i str> + use<'i> {
        let kinds: Vec<usize> = match &mention.said {
            Some(said) => kind_called(said).into_iter().collect(),
            None => mention.kinds.iter().filter_map(|it| kind_called(it)).collect(),
        };
        let chapters = kinds.is_empty().then(|| self.chapters.keys().map(String::as_str));
        let names = self.by_id.iter().enumerate().chain(self.by_name.iter().enumerate());
        let known = names.filter(move |(kind, _)| kinds.is_empty() || kinds.contains(kind));
        let known = known.flat_map(|(_, ids)| ids.keys()).map(String::as_str);
        known.chain(chapters.into_iter().flatten())
    }

    /// What the kinds that a mention may lead to are called.
    pub fn wanted(mention: &Mention) -> Words {
        if mention.said.as_deref().is_some_and(is_chapter) {
            return Words::fixed("chapter", "章节");
        }
        let kinds: Vec<usize> = match mention.said.as_deref().and_then(kind_called) {
            Some(said) => vec![said],
            None => mention.kinds.iter().filter_map(|it| kind_called(it)).collect(),
        };
        let kinds: Vec<&Words> = kinds.into_iter().map(|it| &KINDS[it].one).collect();
        match &kinds[..] {
            [] => Words::fixed("entry", "条目"),
            _ => {
                let en: Vec<_> = kinds.iter().map(|it| &*it.en).collect();
                let zh: Vec<_> = kinds.iter().map(|it| &*it.zh).collect();
                Words::new(en.join(" or "), zh.join("或"))
            }
        }
    }
}
