//! Standards: which chapters and sections a manual is asked to have.

use std::sync::OnceLock;

use super::condition::Condition;
use crate::embedded::STANDARDS;
use crate::markdown::normalise;
use crate::text::{Problem, Source, SourceId, What, Words, similar};
use crate::yaml::{Fields, Reading, Record, Text, Word, choice, parse, record};

choice! {
    /// Whether a section has to be there.
    pub enum Need {
        Must = "must" | "必须",
        Should = "should" | "宜",
    }
}

record! {
    /// A section that a chapter is asked to have.
    pub struct SectionSpec {
        /// Its title.
        title | "标题": Option<Text>,
        /// The name by which headings and settings refer to it.
        id: Option<Word>,
        /// Whether it has to be there; it has to if not said.
        need | "要求": Option<Need>,
        /// The kind of entity that each needs one.
        per | "每个": Option<Word>,
        /// The data that satisfies it without a heading.
        by | "数据": Option<Condition>,
        /// The more exact rule that speaks when it is missing.
        rule | "规则": Option<Word>,
        /// Steps that its process is expected to have.
        steps | "步骤": Vec<Text>,
        /// Other titles that are accepted.
        aliases | "别名": Vec<Text>
    }
}

record! {
    /// A chapter that a manual is asked to have.
    pub struct ChapterSpec {
        /// Its title.
        title | "标题": Option<Text>,
        /// The name by which chapters and settings refer to it.
        id: Option<Word>,
        /// Whether it can never be left out.
        core | "核心": Option<bool>,
        /// Whether it has to be there; it has to if not said.
        need | "要求": Option<Need>,
        /// What it is about, in words that the standards share.
        topics | "主题": Vec<Word>,
        /// Fields that one expects to find a process for.
        areas | "领域": Vec<Word>,
        /// Events that one expects to find an emergency plan for.
        events | "事件": Vec<Word>,
        /// Other titles that are accepted.
        aliases | "别名": Vec<Text>,
        /// Categories of tools that one expects to find; `crm | collaboration` where one of them will do.
        tools | "工具类别": Vec<Word>,
        /// Its sections.
        sections | "小节": Vec<SectionSpec>
    }
}

record! {
    /// A standard.
    pub struct Standard {
        /// Its title.
        title | "标题": Option<Text>,
        /// Its name in `standards:`.
        id: Option<Word>,
        /// The standard that it builds on.
        extends | "继承": Option<Word>,
        /// Chapters of that standard that it does not ask for.
        without | "去除": Vec<Word>,
        /// Its chapters, in order.
        chapters | "章节": Vec<ChapterSpec>
    }
}

/// The names of the standards that come with the program.
pub fn our_names() -> impl Iterator<Item = &'static str> {
    STANDARDS.iter().filter_map(|(path, _)| path.strip_suffix(".yaml"))
}

/// The standard called `name` that comes with the program.
pub fn ours(name: &str) -> Option<Standard> {
    let is_it =
        |path: &str| path.strip_suffix(".yaml").is_some_and(|it| it.eq_ignore_ascii_case(name));
    let (_, text) = STANDARDS.iter().find(|(path, _)| is_it(path))?;
    let mut problems = Vec::new();
    // Its spans lead nowhere, for it is no source of the manual; nothing ever points at it.
    Some(Standard::read(SourceId::default(), text, &mut problems))
}

/// The standards that come with the program, read once.
pub(super) fn all_ours() -> &'static [Standard] {
    static ALL: OnceLock<Vec<Standard>> = OnceLock::new();
    ALL.get_or_init(|| our_names().filter_map(ours).collect())
}

impl Standard {
    /// The standard that `text` describes.
    pub fn read(source: SourceId, text: &str, problems: &mut Vec<Problem>) -> Standard {
        let node = parse(text, 0..text.len(), source, problems);
        let mut reading = Reading::new(problems);
        let mut fields = Fields::open(&node, &mut reading);
        let standard = Standard::take(&mut fields);
        fields.close(&Words::fixed("a standard", "标准"), &[Standard::FIELDS]);
        standard
    }

    /// The standard in a user's own file, on top of the one of ours that it extends.
    pub fn read_user(source: SourceId, file: &Source, problems: &mut Vec<Problem>) -> Standard {
        let mut own = Standard::read(source, &file.text, problems);
        let Some(extends) = own.extends.clone() else { return own };
        match ours(extends.as_str()) {
            Some(base) => own.chapters = base.with(&own),
            None => {
                let names: Vec<&str> = our_names().collect();
                let what = What::UnknownChoice {
                    key: "extends".to_owned(),
                    value: extends.as_str().to_owned(),
                    guess: similar(extends.as_str(), names.iter().copied()).map(str::to_owned),
                    known: Words::same(names.join(", ")),
                };
                problems.push(Problem { span: extends.span(), what });
            }
        }
        own
    }

    /// Its chapters with those of `own` laid over: the same id replaces title and need, adds
    /// aliases and sections; a new id comes last.
    fn with(mut self, own: &Standard) -> Vec<ChapterSpec> {
        let is_out = |it: &ChapterSpec| own.without.iter().any(|id| id.as_str() == it.id());
        self.chapters.retain(|it| !is_out(it));
        for chapter in &own.chapters {
            match self.chapters.iter_mut().find(|it| it.id() == chapter.id()) {
                Some(base) => base.overlay(chapter),
                None => self.chapters.push(chapter.clone()),
            }
        }
        self.chapters
    }

    /// Its name in `standards:`.
    pub fn id(&self) -> &str {
        self.id.as_ref().map_or("", Word::as_str)
    }

    /// Its title.
    pub fn title(&self) -> Words {
        self.title.as_ref().map_or_else(|| Words::same(self.id()), Text::words)
    }
}

impl ChapterSpec {
    /// The name by which chapters and settings refer to it.
    pub fn id(&self) -> &str {
        self.id.as_ref().map_or("", Word::as_str)
    }

    /// Its title.
    pub fn title(&self) -> Words {
        self.title.as_ref().map_or_else(|| Words::same(self.id()), Text::words)
    }

    /// Whether it has to be there.
    pub fn is_must(&self) -> bool {
        self.need != Some(Need::Should)
    }

    /// The titles that are accepted, in the form in which titles are compared.
    pub fn titles(&self) -> impl Iterator<Item = String> {
        self.title.iter().chain(&self.aliases).flat_map(|it| comparable(Some(it)))
    }

    fn overlay(&mut self, own: &ChapterSpec) {
        if own.title.is_some() {
            self.title.clone_from(&own.title);
        }
        if own.need.is_some() {
            self.need = own.need;
        }
        self.aliases.extend(own.aliases.iter().cloned());
        for section in &own.sections {
            match self.sections.iter_mut().find(|it| it.id() == section.id()) {
                Some(base) => *base = section.clone(),
                None => self.sections.push(section.clone()),
            }
        }
    }
}

impl SectionSpec {
    /// The name by which headings and settings refer to it.
    pub fn id(&self) -> &str {
        self.id.as_ref().map_or("", Word::as_str)
    }

    /// Its title.
    pub fn title(&self) -> Words {
        self.title.as_ref().map_or_else(|| Words::same(self.id()), Text::words)
    }

    /// The titles that are accepted, in the form in which titles are compared.
    pub fn titles(&self) -> impl Iterator<Item = String> {
        self.title.iter().chain(&self.aliases).flat_map(|it| comparable(Some(it)))
    }

    /// Whether it has to be there.
    pub fn is_must(&self) -> bool {
        self.need != Some(Need::Should)
    }

    /// The field of work that its data asks a process for.
    pub fn area(&self) -> Option<&str> {
        let demands = self.by.iter().flat_map(|it| it.any.iter().flatten());
        let sorts = demands.filter(|it| it.kind == "process").filter_map(|it| it.sort.as_ref());
        sorts.filter(|(field, _)| field == "area").map(|(_, area)| area.as_str()).next()
    }
}

/// The titles of a chapter or section in the form in which titles are compared.
pub(super) fn comparable(title: Option<&Text>) -> impl Iterator<Item = String> {
    title.into_iter().flat_map(Text::all).map(normalise)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_standards_are_read_without_a_problem() {
        for (path, text) in STANDARDS {
            let name = path.trim_end_matches(".yaml");
            let mut problems = Vec::new();
            let standard = Standard::read(SourceId(0), text, &mut problems);
            assert!(problems.is_empty(), "{name}: {problems:?}");
            assert_eq!(standard.id(), name);
            for chapter in &standard.chapters {
                assert!(!chapter.sections.is_empty(), "{name}/{}", chapter.id());
                for section in &chapter.sections {
                    let at = format!("{name}/{}/{}", chapter.id(), section.id());
                    assert!(section.by.is_some() && section.need.is_some(), "{at}");
                }
            }
        }
    }
}
