//! Chapters: one Markdown source each, read.

use super::kinds::{Entities, Head, KINDS, kind_called};
use super::settings::{Allow, Control};
use super::translation::Translation;
use crate::markdown::{self, Body, RawHtml};
use crate::text::{Advice, Lang, Problem, Source, SourceId, Span, What, Words};
use crate::yaml::{Fields, Loose, Node, Reading, Record, Shown, Text, Word, choice, parse, record};

choice! {
    /// The level of a document in the system of documents.
    pub enum DocType {
        Manual = "manual" | "手册",
        Policy = "policy" | "制度" | "方针",
        Procedure = "procedure" | "程序文件",
        WorkInstruction = "work_instruction" | "作业指导书",
        Form = "form" | "表单",
        Record = "record" | "记录",
        Reference = "reference" | "参考资料",
    }
}

choice! {
    /// What sort of text a chapter is.
    pub enum ContentType {
        Method = "method" | "方法",
        Procedure = "procedure" | "操作流程" | "流程",
        BestPractice = "best_practice" | "最佳实践",
        Guide = "guide" | "指南",
        Policy = "policy" | "制度",
        Reference = "reference" | "参考",
    }
}

record! {
    /// Where a file stands in the handbook, whatever it holds.
    pub struct Placing {
        /// Its place among its neighbours.
        order | "排序" | "顺序" | "weight" | "nav_order" | "sidebar_position": Option<Word>,
        /// The last part of its address.
        slug | "网址名": Option<Word>,
        /// Where it was before, as paths or addresses: `old/stock.md`. Who comes there is led here.
        formerly | "曾用地址" | "redirect_from" | "moved_from": Vec<Word>,
        /// Whether it is left out of contents, search, tags and the page to print, so that only who has its address finds it; on the page of a folder, all that is in the folder.
        unlisted | "不列出" | "隐藏" | "hidden": Option<bool>,
        /// Findings that are known and accepted.
        allow | "豁免": Vec<Allow>
    }
}

record! {
    /// What the front matter of a chapter says, besides its document control and its entities.
    pub struct ChapterFront {
        /// Its title.
        title | "标题" | "名称": Option<Text>,
        /// The name that references use.
        id: Option<Word>,
        /// One or two sentences.
        summary | "摘要" | "简介" | "description": Option<Text>,
        /// The chapters of the standards that it is.
        chapter | "章节" | "对应章节": Vec<Word>,
        /// The chapter that it is a part of.
        part_of | "所属章节": Option<Word>,
        /// The level of the document.
        doc_type | "文件类型" | "文件层级": Option<DocType>,
        /// What sort of text it is.
        content_type | "内容类型": Option<ContentType>,
        /// Whether readers have to confirm that they have read it.
        acknowledge | "需确认": Option<bool>,
        /// Free words to group by.
        tags | "标签": Vec<Word>,
        /// Fields of your own, which are kept and not read.
        x: Option<Loose>
    }
}

/// What a file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// A chapter.
    #[default]
    Chapter,
    /// One entity, of the kind with this index.
    Entity(usize),
    /// Data without text: no page.
    Data,
    /// A text that others include: no page of its own.
    Snippet,
}

/// One Markdown source, read; or a file of data.
#[derive(Debug)]
pub struct Chapter {
    /// Its source.
    pub source: SourceId,
    /// What it is.
    pub role: Role,
    /// Its title: from the front matter, the first heading or the file's name.
    pub title: Text,
    /// Where it stands in the handbook.
    pub placing: Placing,
    /// Whether it, or the folder that it is in, is left out of the contents.
    pub is_unlisted: bool,
    /// What its front matter says.
    pub front: ChapterFront,
    /// Its document control.
    pub control: Control,
    /// Its text.
    pub body: Body,
    /// Its text in other languages.
    pub translations: Vec<Translation>,
    /// Where a message about something that its front matter lacks points.
    pub span: Span,
    /// Where a message about something that its text lacks points: its end.
    pub end: Span,
    /// The kinds that its front matter lists.
    pub lists: Vec<usize>,
    /// Whether the front matter gives it a title.
    pub is_titled: bool,
    /// The places that links may lead to, sorted.
    anchors: Vec<String>,
}

/// A chapter and the entities that it defines, as they come out of one source.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) chapter: Chapter,
    pub(super) entities: Entities,
    pub(super) problems: Vec<Problem>,
}

/// Reads `source`.
pub(super) fn read(id: SourceId, source: &Source, html: RawHtml, lang: Lang) -> Parsed {
    let mut problems = Vec::new();
    let text = &source.text;
    let is_data = !is_markdown(&source.path);
    let (node, start) = if is_data {
        (parse(text, 0..text.len(), id, &mut problems), text.len())
    } else {
        let split = markdown::split(text, id);
        problems.extend(split.problem);
        let nothing = Node { span: Span::new(id, 0..0), data: crate::yaml::Data::Null };
        let node = split.yaml.map_or(nothing, |yaml| parse(text, yaml, id, &mut problems));
        (node, split.body)
    };
    let mut body = markdown::parse(text, start, id, html, lang);
    problems.append(&mut body.problems);
    let mut entities = Entities::default();
    let mut front = front_matter(&node, is_data, &mut entities, &mut problems);
    let named = entities.file_name();
    if let (Role::Entity(_), Some(name)) = (front.role, named) {
        front.chapter.title = Some(name);
    }
    if front.role == Role::Chapter && is_snippet(&source.path) {
        front.role = Role::Snippet;
    }
    let (title, is_titled) = title(&front, &body, id, &source.path);
    entities.for_each_mut(|it| it.settle(&made_id(it.is_file(), it.head(), &source.path), &title));
    let last = text.trim_end().len();
    let last_width = text.trim_end().chars().next_back().map_or(0, char::len_utf8);
    let mut anchors: Vec<String> = body.headings.iter().map(|it| it.id.clone()).collect();
    anchors.extend(body.anchors.iter().cloned());
    anchors.sort_unstable();
    let chapter = Chapter {
        source: id,
        role: front.role,
        title,
        placing: front.placing,
        is_unlisted: false,
        front: front.chapter,
        control: front.control,
        end: Span::new(id, last - last_width..last),
        span: front.span.unwrap_or_else(|| first_place(&body, id, start, text)),
        body,
        translations: Vec::new(),
        lists: front.lists,
        is_titled,
        anchors,
    };
    Parsed { chapter, entities, problems }
}

/// A source that could not be read as text keeps its place, without content.
pub(super) fn unreadable(id: SourceId, source: &Source, lang: Lang) -> Parsed {
    let empty = Source::new(source.path.clone(), "");
    let mut parsed = read(id, &empty, RawHtml::Escape, lang);
    parsed.problems.clear();
    parsed
}

/// Whether the source at `path` lies in a folder of texts that others include.
fn is_snippet(path: &str) -> bool {
    let folders = path.rsplit_once('/').map_or("", |it| it.0);
    folders.split('/').any(|it| it.eq_ignore_ascii_case("snippets") || it == "片段")
}

/// Whether the source at `path` is a text and not data.
pub(super) fn is_markdown(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
}

#[derive(Default)]
struct Front {
    role: Role,
    placing: Placing,
    chapter: ChapterFront,
    control: Control,
    span: Option<Span>,
    lists: Vec<usize>,
}

fn front_matter(
    node: &Node,
    is_data: bool,
    entities: &mut Entities,
    problems: &mut Vec<Problem>,
) -> Front {
    let mut reading = Reading::new(problems);
    if node.is_null() {
        let role = if is_data { Role::Data } else { Role::Chapter };
        return Front { role, ..Front::default() };
    }
    if !matches!(node.data, crate::yaml::Data::Map(_)) {
        if node.scalar().is_some_and(|it| it.contains('：')) {
            let reason = Words::fixed(
                "a full-width colon `：` stands where `: ` belongs, half-width and with a space",
                "此处用了全角冒号“：”，请改为半角冒号加空格 `: `",
            );
            reading.report(node.span, What::Syntax { reason, advice: Advice::None });
            return Front::default();
        }
        reading.under("---", |it| {
            it.wrong(node, Words::fixed("a mapping `key: value`", "一组 `键: 值`"));
        });
        return Front::default();
    }
    let first_key = node.entries().first().map(|it| it.key.span);
    let mut fields = Fields::open(node, &mut reading);
    let mut front = Front { span: first_key, ..Front::default() };
    front.role = if is_data { Role::Data } else { role(&mut fields) };
    front.placing = Placing::take(&mut fields);
    if let Role::Entity(kind) = front.role {
        entities.read_file(kind, &mut fields, first_key.unwrap_or(node.span));
        fields.close(&KINDS[kind].one, &[KINDS[kind].fields, Head::FIELDS, Placing::FIELDS]);
        return front;
    }
    front.chapter = ChapterFront::take(&mut fields);
    front.control = Control::take(&mut fields);
    for (kind, it) in KINDS.iter().enumerate() {
        for list in fields.take_all(|key| it.is_called(key)) {
            front.lists.push(kind);
            entities.read_list(kind, list, fields.reading());
        }
    }
    let known = [ChapterFront::FIELDS, Control::FIELDS, Placing::FIELDS];
    let kinds =
        KINDS.iter().flat_map(|it| [it.name, it.plural].into_iter().chain(it.keys.iter().copied()));
    let kinds: Vec<&'static str> = kinds.chain(["kind"]).collect();
    fields.close_knowing(&Words::fixed("a chapter", "章节"), &known, &kinds);
    front
}

/// What `kind:` says that a file is.
fn role(fields: &mut Fields<'_, '_, '_>) -> Role {
    let is_kind = |key: &str| key.eq_ignore_ascii_case("kind") || key == "类型";
    let Some(node) = fields.take_node(is_kind) else { return Role::Chapter };
    let Some(word) = node.scalar() else { return Role::Chapter };
    if word.eq_ignore_ascii_case("chapter") || word == "章节" {
        return Role::Chapter;
    }
    if let Some(kind) = kind_called(word.trim()) {
        return Role::Entity(kind);
    }
    let en: Vec<_> = KINDS.iter().map(|it| it.name).collect();
    let zh: Vec<_> = KINDS.iter().map(|it| it.one.get(Lang::Zh).to_owned()).collect();
    let what = What::UnknownChoice {
        key: "kind".to_owned(),
        value: word.to_owned(),
        known: Words::new(
            format!("chapter, {}", en.join(", ")),
            format!("章节、{}", zh.join("、")),
        ),
        guess: crate::text::similar(word, en.iter().copied()).map(str::to_owned),
    };
    fields.reading().report(node.span, what);
    Role::Chapter
}

fn title(front: &Front, body: &Body, id: SourceId, path: &str) -> (Text, bool) {
    if let Some(title) = &front.chapter.title {
        return (title.clone(), true);
    }
    if let Some(heading) = body.headings.first().filter(|it| it.level == 1) {
        return (Text::plain(heading.text.clone(), heading.span), false);
    }
    (Text::plain(readable(stem(path)), Span::new(id, 0..0)), false)
}

/// The id of an entity that was given none: the file's name, or its own name.
fn made_id(is_file: bool, head: &Head, path: &str) -> String {
    match &head.name {
        Some(name) if !is_file => markdown::slug(name.get(Lang::En)),
        _ => stem(path).to_owned(),
    }
}

/// The name of a file without folders and ending; the folder's name for an index.
pub(super) fn stem(path: &str) -> &str {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |it| it.0);
    let is_index = stem.eq_ignore_ascii_case("index") || stem.eq_ignore_ascii_case("readme");
    if is_index && !folder.is_empty() { folder.rsplit('/').next().unwrap_or(folder) } else { stem }
}

/// A file's or folder's name as a title: without a number in front, with spaces.
pub(super) fn readable(name: &str) -> String {
    let (_, rest) = super::order::number_prefix(name);
    let title = if rest.is_empty() { name } else { rest };
    let mut title = title.replace(['-', '_'], " ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}

/// Where a chapter without front matter is pointed at: its first heading, or its first character.
fn first_place(body: &Body, id: SourceId, start: usize, text: &str) -> Span {
    let at = start + text[start..].len() - text[start..].trim_start().len();
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    body.headings.first().map_or(Span::new(id, at..at + width), |it| it.span)
}

impl Chapter {
    /// The place called `id`, if links may lead to it.
    pub fn anchor(&self, id: &str) -> Option<&str> {
        let found = self.anchors.binary_search_by(|it| it.as_str().cmp(id)).ok()?;
        Some(&self.anchors[found])
    }

    /// The heading at the very start that repeats the title, which the page prints itself.
    pub fn page_title(&self) -> Option<&markdown::Heading> {
        self.body.title()
    }

    /// Where its title stands; if nowhere, where the chapter is pointed at.
    pub fn title_span(&self) -> Span {
        if self.title.span.range().is_empty() { self.span } else { self.title.span }
    }

    /// What its document control says under `name`.
    pub fn control_field(&self, name: &str) -> Shown<'_> {
        self.control.part(name).unwrap_or(Shown::Nothing)
    }
}
/// Whether a front matter may have the key, be it that of a chapter or of an entry.
pub fn is_field_of_files(key: &str) -> bool {
    let own = [ChapterFront::FIELDS, Control::FIELDS, Placing::FIELDS, Head::FIELDS];
    let mut fields = own.into_iter().chain(KINDS.iter().map(|it| it.fields)).flatten();
    matches!(key, "kind" | "类型")
        || KINDS.iter().any(|it| it.is_called(key))
        || fields.any(|it| it.is_called(key))
}
