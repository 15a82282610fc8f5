//! The index: who is called what, and who mentions whom.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::chapter::Role as FileRole;
use super::chapter::{Chapter, stem};
use super::kinds::{Entities, KINDS, Key, kind_called, kind_named};
use super::names::Names;
use super::order::number_prefix;
use super::settings::ManualFile;
use super::standard::comparable;
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
    /// The ids of the entities of each kind.
    by_id: Vec<Names>,
    /// The names of the entities of each kind.
    by_name: Vec<Names>,
    /// The same in the form in which titles are compared.
    by_title: Vec<Names>,
    chapters: Names,
    /// What else chapters are called: files, chapters of standards, titles, files without a number.
    other_names: [Names; 4],
    /// Every mention, in the order of the manual.
    pub uses: Vec<Use>,
    /// What the mentions in the data lead to. Rules ask for it again and again.
    resolved: Vec<Target>,
    by_target: BTreeMap<Key, Vec<usize>>,
}

/// The form in which ids and names are compared: NFKC, lower case.
pub fn folded(text: &str) -> String {
    fold(text).into_owned()
}

/// The same, where it need not be kept.
fn fold(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    // Most names have no other forms.
    let is_plain = |it: char| it.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&it);
    if !text.chars().all(is_plain) {
        return text.nfkc().flat_map(char::to_lowercase).collect();
    }
    if text.bytes().any(|it| it.is_ascii_uppercase()) {
        return text.to_ascii_lowercase().into();
    }
    text.into()
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
        let mut index = Index::default();
        for kind in 0..KINDS.len() {
            let all = || entities.of_kind(kind).map(|(key, it)| (key.at, it));
            index.by_id.push(Names::new(all().map(|(at, it)| (folded(it.id()), at))));
            let names = all().flat_map(|(at, it)| {
                let names = it.head().names();
                names.flat_map(crate::yaml::Text::all).map(move |it| (folded(it), at))
            });
            index.by_name.push(Names::new(names));
            let titles = all().flat_map(|(at, it)| {
                let names = it.head().names();
                names.flat_map(|it| comparable(Some(it))).map(move |it| (it, at))
            });
            index.by_title.push(Names::new(titles));
        }
        index.name_chapters(chapters, paths);
        index
    }

    fn name_chapters(&mut self, chapters: &[Chapter], paths: &[&str]) {
        let own = chapters.iter().enumerate().filter(|(_, it)| it.role != FileRole::Snippet);
        self.chapters = Names::new(own.map(|(at, it)| {
            let id = it.front.id.as_ref().map(|it| folded(it.as_str()));
            (id.unwrap_or_else(|| folded(stem(paths[at]))), at)
        }));
        let files = || paths.iter().enumerate().take(chapters.len());
        let all = || chapters.iter().enumerate();
        self.other_names = [
            Names::new(files().flat_map(|(at, path)| {
                let file = path.rsplit('/').next().unwrap_or(path);
                [stem(path), file, path].map(|it| (folded(it), at))
            })),
            Names::new(all().flat_map(|(at, it)| {
                it.front.chapter.iter().map(move |it| (folded(it.as_str()), at))
            })),
            Names::new(all().flat_map(|(at, it)| it.title.all().map(move |it| (folded(it), at)))),
            Names::new(files().map(|(at, path)| (folded(number_prefix(stem(path)).1), at))),
        ];
    }

    /// The chapter that the chapter at `at` says it is a part of: by its id or the name of its
    /// file, by the chapter of a standard that it is, or by its title.
    pub fn chapter_above(&self, at: usize, called: &str) -> Option<usize> {
        let called = folded(called);
        let others = self.other_names.iter().flat_map(|it| it.called(&called));
        self.chapters.first(&called).into_iter().chain(others).find(|it| *it != at)
    }

    /// What a chapter whose file is at `path` is called by others.
    pub fn name_of_chapter<'p>(&self, at: usize, id: Option<&'p str>, path: &'p str) -> &'p str {
        let name = id.unwrap_or_else(|| stem(path));
        if self.chapters.first(&folded(name)) == Some(at) { name } else { path }
    }

    /// Finds every mention in the data and the texts.
    pub(super) fn find_mentions(
        &mut self,
        file: &ManualFile,
        chapters: &[Chapter],
        entities: &Entities,
    ) {
        let (mut uses, mut resolved) = (Vec::new(), Vec::new());
        let mut paths = Paths::default();
        let mut collect = |from: From, parts: Parts<'_>| {
            let mut path = Vec::new();
            for (field, value) in parts {
                path.push(field.name);
                value.mentions(&mut path, &mut |path, mention| {
                    let target = self.look_up(mention);
                    mention.place.set(resolved.len());
                    resolved.push(target);
                    let (mention, target) = self.split(mention, target);
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
        resolved.shrink_to_fit();
        (self.uses, self.resolved) = (uses, resolved);
    }

    /// What a mention leads to. A step may be named as `purchase#approve` or `purchase.approve`;
    /// the second form counts where no process is called that.
    pub fn with_part(&self, mention: &Arc<Mention>) -> (Arc<Mention>, Target) {
        self.split(mention, self.resolve(mention))
    }

    fn split(&self, mention: &Arc<Mention>, target: Target) -> (Arc<Mention>, Target) {
        if let (Target::Missing, Some((id, part))) = (target, mention.id.value.split_once('.')) {
            let id = Spanned::new(id.into(), mention.id.span);
            let split = Mention { id, part: Some(part.into()), ..Mention::clone(mention) };
            let found = self.look_up(&split);
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
    pub fn shared_ids(&self) -> impl Iterator<Item = Vec<Key>> {
        let kinds = self.by_id.iter().enumerate();
        kinds.flat_map(|(kind, ids)| {
            ids.shared().map(move |all| all.map(|at| Key { kind, at }).collect())
        })
    }

    /// What `mention` leads to. An id comes before a name; a name counts if only one entity has it.
    pub fn resolve(&self, mention: &Mention) -> Target {
        let known = mention.place.get().and_then(|it| self.resolved.get(it));
        known.copied().unwrap_or_else(|| self.look_up(mention))
    }

    fn look_up(&self, mention: &Mention) -> Target {
        let id = fold(&mention.id.value);
        if let Some(said) = &mention.said {
            return self.resolve_said(said, &id, mention.kinds);
        }
        let wanted = || mention.kinds.iter().filter_map(|it| kind_named(it));
        if mention.kinds.is_empty() {
            let any = (0..KINDS.len()).find_map(|kind| self.entity(kind, &id));
            let chapter = || self.chapters.first(&id).map(Target::Chapter);
            return any.map(Target::Entity).or_else(chapter).unwrap_or(Target::Missing);
        }
        if let Some(key) = wanted().find_map(|kind| self.entity(kind, &id)) {
            return Target::Entity(key);
        }
        if id == "all" && mention.kinds.contains(&"unit") || id == "全员" {
            return Target::All;
        }
        let mut kinds = self.by_id.iter().enumerate();
        if let Some(key) = kinds.find_map(|(kind, ids)| Some(Key { kind, at: ids.first(&id)? })) {
            return Target::OtherKind(key);
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
            let others = || self.other_names.iter().flat_map(|it| it.called(id));
            let only = || others().next().filter(|first| others().all(|it| it == *first));
            return self.chapters.first(id).or_else(only).map_or(Target::Missing, Target::Chapter);
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

    /// The entities of `kind` whose name is the title `title`, normalised.
    pub(super) fn titled<'i>(
        &'i self,
        kind: usize,
        title: &str,
    ) -> impl ExactSizeIterator<Item = usize> + Clone + use<'i> {
        self.by_title[kind].called(title)
    }

    fn entity(&self, kind: usize, id: &str) -> Option<Key> {
        let at = self.by_id[kind].first(id).or_else(|| self.by_name[kind].only(id))?;
        Some(Key { kind, at })
    }

    /// The entities of one kind that share the name by which a mention asks for one of them.
    pub fn namesakes(&self, mention: &Mention) -> Vec<Key> {
        let id = folded(&mention.id.value);
        let shared = |kind: usize| {
            let called = self.by_name[kind].called(&id).map(|at| Key { kind, at });
            let is_shared = called.len() > 1 && self.by_id[kind].first(&id).is_none();
            is_shared.then(|| called.collect())
        };
        let shared = match &mention.said {
            Some(said) => kind_called(said).and_then(shared),
            None if mention.kinds.is_empty() => (0..KINDS.len()).find_map(shared),
            None => mention.kinds.iter().filter_map(|it| kind_named(it)).find_map(shared),
        };
        shared.unwrap_or_default()
    }

    /// The id that was probably meant by a mention that leads nowhere.
    pub fn guess(&self, mention: &Mention) -> Option<&str> {
        let chapters = || self.chapters.all();
        if mention.said.as_deref().is_some_and(is_chapter) {
            let others = self.other_names.iter().flat_map(Names::all);
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
            None => mention.kinds.iter().filter_map(|it| kind_named(it)).collect(),
        };
        let chapters = kinds.is_empty().then(|| self.chapters.all());
        let names = self.by_id.iter().enumerate().chain(self.by_name.iter().enumerate());
        let known = names.filter(move |(kind, _)| kinds.is_empty() || kinds.contains(kind));
        let known = known.flat_map(|(_, ids)| ids.all());
        known.chain(chapters.into_iter().flatten())
    }

    /// What the kinds that a mention may lead to are called.
    pub fn wanted(mention: &Mention) -> Words {
        if mention.said.as_deref().is_some_and(is_chapter) {
            return Words::fixed("chapter", "章节");
        }
        let kinds: Vec<usize> = match mention.said.as_deref().and_then(kind_called) {
            Some(said) => vec![said],
            None => mention.kinds.iter().filter_map(|it| kind_named(it)).collect(),
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
