//! From text to tree. The only file that talks to the YAML parser.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, StructureStyle};

use super::full_width::full_width;
use super::node::{Data, Entry, Node};
use super::reasons::{Reason, is_in_brackets, is_tab, reason};
use crate::text::{Advice, Problem, SourceId, Span, Spanned, What, Words};

/// How deep lists and mappings may nest. Hand-written front matter stays under ten.
const DEPTH: usize = 64;
/// How many nodes one text may have.
const NODES: usize = 200_000;
/// How many bytes one text may have.
const BYTES: usize = 1 << 20;

/// The tree of the YAML that stands at `range` of `text`. Never fails: where the text is broken,
/// the blocks around the break are still read and each break is a problem of its own.
pub fn parse(
    text: &str,
    range: Range<usize>,
    source: SourceId,
    problems: &mut Vec<Problem>,
) -> Node {
    tree(text, range, Place { source, base: 0, whose: Whose::Ours }, problems)
}

/// The same for a file that another tool reads: tags (`!ENV`) are passed over, and an alias stands
/// for nothing.
pub fn parse_foreign(
    text: &str,
    range: Range<usize>,
    source: SourceId,
    problems: &mut Vec<Problem>,
) -> Node {
    tree(text, range, Place { source, base: 0, whose: Whose::Theirs }, problems)
}

fn tree(text: &str, range: Range<usize>, place: Place, problems: &mut Vec<Problem>) -> Node {
    let source = place.source;
    let whole = Span::new(source, range.clone());
    if range.len() > BYTES {
        let at = Span::new(source, range.start..range.start);
        let what = Words::fixed("YAML is limited to one megabyte", "YAML 内容不得超过 1 MB");
        problems.push(Problem { span: at, what: What::TooLarge { what } });
        return Node { span: whole, data: Data::Null };
    }
    let yaml = &text[range.clone()];
    let place = Place { base: range.start, ..place };
    match read(yaml, place) {
        Ok(node) => node.unwrap_or(Node { span: whole, data: Data::Null }),
        Err(first) => blocks(yaml, place, *first, problems),
    }
}

/// Where a slice of YAML lies in its source, and for whom it was written.
#[derive(Clone, Copy)]
struct Place {
    source: SourceId,
    base: usize,
    whose: Whose,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Ours,
    Theirs,
}

impl Place {
    fn span(self, range: Range<usize>) -> Span {
        Span::new(self.source, range.start + self.base..range.end + self.base)
    }

    fn problem(self, range: Range<usize>, what: What) -> Box<Problem> {
        Box::new(Problem { span: self.span(range), what })
    }

    fn syntax(self, range: Range<usize>, en: &'static str, zh: &'static str) -> Box<Problem> {
        let reason = Words::fixed(en, zh);
        self.problem(range, What::Syntax { reason, advice: Advice::Quotes })
    }
}

/// A text that does not parse as a whole is cut at the keys in column one, and each block is read
/// alone, the text before it replaced by blanks so that offsets hold. The scanner cannot go on
/// inside a document, and an open quote would otherwise blame an innocent line far below.
fn blocks(yaml: &str, place: Place, first: Problem, problems: &mut Vec<Problem>) -> Node {
    let mut entries = Vec::new();
    let before = problems.len();
    for block in block_ranges(yaml) {
        let inner = Place { base: place.base + block.start, ..place };
        match read(&yaml[block], inner) {
            Ok(Some(Node { data: Data::Map(more), .. })) => entries.extend(more),
            Ok(_) => {}
            Err(problem) => problems.push(*problem),
        }
    }
    if problems.len() == before {
        problems.push(first);
    }
    Node { span: place.span(0..yaml.len()), data: Data::Map(entries) }
}

fn block_ranges(yaml: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut offset = 0;
    for line in yaml.split_inclusive('\n') {
        let opens = line.starts_with(|it: char| !it.is_whitespace() && !"#-]}".contains(it));
        if opens || offset == 0 {
            starts.push(offset);
        }
        offset += line.len();
    }
    let ends = starts.iter().copied().skip(1).chain([yaml.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// An open list or mapping; a mapping holds the key that waits for its value.
enum Open {
    List { from: From, items: Vec<Node> },
    Map { from: From, entries: Vec<Entry>, key: Option<Spanned<String>> },
}

/// Where a collection begins, and whether a bracket closes it.
#[derive(Clone, Copy)]
struct From {
    start: usize,
    bracketed: bool,
}

fn read(yaml: &str, place: Place) -> Result<Option<Node>, Box<Problem>> {
    let options = granit_parser::options! {
        block_nesting_limit: DEPTH,
        flow_nesting_limit: DEPTH,
        emit_unresolved_aliases: true,
    };
    let mut tree = Tree { place, stack: Vec::new(), root: None, nodes: 0 };
    for event in Parser::new_from_str_with_options(yaml, options) {
        let (event, span) = event.map_err(|it| broken(&it, yaml, place))?;
        let range = span.byte_range().unwrap_or(0..0);
        tree.take(event, range.start.min(yaml.len())..range.end.min(yaml.len()))?;
    }
    Ok(tree.root)
}

fn broken(error: &ScanError, yaml: &str, place: Place) -> Box<Problem> {
    let at = yaml.floor_char_boundary(error.marker().byte_offset().unwrap_or(0));
    if is_in_brackets(error.kind())
        && let Some((at, mark)) = full_width(yaml, at)
    {
        let reason = Words::new(
            format!("a full-width `{mark}` stands in brackets where a half-width one belongs"),
            format!("括号内用了全角“{mark}”，请改为半角符号加空格"),
        );
        let what = What::Syntax { reason, advice: Advice::None };
        return place.problem(at..at + mark.len_utf8(), what);
    }
    let at = if is_tab(error.kind()) { tab(yaml, at) } else { at };
    // The end of the text has nothing to mark: mark the last character that stands there.
    let at = if at == yaml.len() { yaml.trim_end().len() } else { at };
    let width = yaml[at..].chars().next().filter(|it| *it != '\n').map_or(0, char::len_utf8);
    let Reason { words, advice } = reason(error.kind());
    place.problem(at..at + width, What::Syntax { reason: words, advice })
}

/// The tab that is meant by an error at `at`, which may be reported where the text before it ends.
fn tab(yaml: &str, at: usize) -> usize {
    let start = yaml[..at].rfind('\n').map_or(0, |it| it + 1);
    let mut offset = start;
    for line in yaml[start..].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return offset + tab;
        }
        offset += line.len();
    }
    yaml[at..].find('\t').map_or(at, |it| at + it)
}

struct Tree {
    place: Place,
    stack: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
}

impl Tree {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), Box<Problem>> {
        match event {
            Event::Alias(_) | Event::UnresolvedAlias(_) if self.place.whose == Whose::Theirs => {
                self.put(Node { span: self.place.span(range), data: Data::Null })
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => Err(self.place.syntax(
                range,
                "a `*` at the start of a value is an alias, which is not allowed here",
                "值以 `*` 开头会被当作别名，此处不允许使用",
            )),
            Event::Scalar(_, _, _, Some(_))
            | Event::SequenceStart(_, _, Some(_))
            | Event::MappingStart(_, _, Some(_))
                if self.place.whose == Whose::Ours =>
            {
                Err(self.place.syntax(
                    range,
                    "a `!` at the start of a value is a tag, which is not allowed here",
                    "值以 `!` 开头会被当作标签，此处不允许使用",
                ))
            }
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                let null = plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let data =
                    if null { Data::Null } else { Data::Scalar { text: text.into(), plain } };
                let range = trimmed(range, &data);
                self.put(Node { span: self.place.span(range), data })
            }
            Event::SequenceStart(style, ..) => {
                let from = From { start: range.start, bracketed: style == StructureStyle::Flow };
                self.stack.push(Open::List { from, items: Vec::new() });
                Ok(())
            }
            Event::MappingStart(style, ..) => {
                let from = From { start: range.start, bracketed: style == StructureStyle::Flow };
                self.stack.push(Open::Map { from, entries: Vec::new(), key: None });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            _ => Ok(()),
        }
    }

    /// Ends the innermost collection. The parser says that a block collection ends where the next
    /// token begins, so its end is taken from its last child; a flow collection ends at its bracket.
    fn close(&mut self, reported_end: usize) -> Result<(), Box<Problem>> {
        let base = self.place.base;
        let (from, last, data) = match self.stack.pop() {
            Some(Open::List { from, items }) => {
                (from, items.last().map(|it| it.span), Data::List(items))
            }
            Some(Open::Map { from, entries, .. }) => {
                (from, entries.last().map(|it| it.value.span), Data::Map(entries))
            }
            None => return Ok(()),
        };
        let last = last.map_or(from.start, |it| it.end as usize - base);
        let end = if from.bracketed { reported_end } else { last };
        self.put(Node { span: self.place.span(from.start..end.max(from.start)), data })
    }

    fn put(&mut self, node: Node) -> Result<(), Box<Problem>> {
        self.nodes += 1;
        let at = node.span.start as usize - self.place.base;
        if self.nodes > NODES {
            let what = Words::fixed("more than 200,000 values", "超过 20 万个值");
            return Err(self.place.problem(at..at, What::TooLarge { what }));
        }
        match self.stack.last_mut() {
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => *key = Some(key_of(node)?),
            },
            None if self.root.is_none() => self.root = Some(node),
            None => {
                let reason = Words::fixed(
                    "a second YAML document begins here; one text holds one document",
                    "此处开始了第二份 YAML 文档；一处只能有一份",
                );
                let what = What::Syntax { reason, advice: Advice::None };
                return Err(self.place.problem(at..at, what));
            }
        }
        Ok(())
    }
}

/// A key is a word.
fn key_of(node: Node) -> Result<Spanned<String>, Box<Problem>> {
    match node.data {
        Data::Scalar { text, .. } => Ok(Spanned::new(text, node.span)),
        Data::Null => Ok(Spanned::new(String::new(), node.span)),
        Data::List(_) | Data::Map(_) => {
            let what = What::Syntax {
                reason: Words::fixed(
                    "a key has to be a word; a value that starts with `[` or `{` wants quotes",
                    "键必须是一个词；以 `[` 或 `{` 开头的值请加引号",
                ),
                advice: Advice::Quotes,
            };
            Err(Box::new(Problem { span: node.span, what }))
        }
    }
}

/// An empty value has no width; the parser reports it at the token that follows.
fn trimmed(range: Range<usize>, data: &Data) -> Range<usize> {
    match data {
        Data::Null if range.is_empty() => range.start..range.start,
        _ => range,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(yaml: &str) -> (Node, Vec<Problem>) {
        let mut problems = Vec::new();
        let node = parse(yaml, 0..yaml.len(), SourceId(0), &mut problems);
        (node, problems)
    }

    #[test]
    fn tags_and_aliases_of_others_are_passed_over() {
        let yaml = "a: !!python/name:x.y\nb: !ENV [c, d]\ne: &f {g: !h i}\nj: *f\n";
        let mut problems = Vec::new();
        let node = parse_foreign(yaml, 0..yaml.len(), SourceId(0), &mut problems);
        assert!(problems.is_empty());
        let value = |key: usize| &node.entries()[key].value;
        assert!(value(0).is_null() && value(3).is_null());
        assert_eq!(value(1).items()[1].scalar(), Some("d"));
        assert_eq!(value(2).entries()[0].value.scalar(), Some("i"));
        assert_eq!(read_all(yaml).1.len(), 4);
    }

    #[test]
    fn every_scalar_knows_its_place() {
        let yaml = "名称: 采购\nsteps:\n- {id: a, name: '甲'}\n- b\n";
        let (node, problems) = read_all(yaml);
        assert!(problems.is_empty());
        let cut = |span: Span| &yaml[span.range()];
        assert_eq!(cut(node.entries()[0].value.span), "采购");
        let steps = &node.entries()[1].value;
        assert_eq!(cut(steps.items()[0].span), "{id: a, name: '甲'}");
        assert_eq!(cut(steps.items()[0].entries()[1].value.span), "'甲'");
        // A list without indentation begins at its first item, after the dash.
        assert_eq!(cut(steps.span), "{id: a, name: '甲'}\n- b");
    }

    #[test]
    fn all_breaks_are_found_and_the_healthy_blocks_survive() {
        let yaml = "title: a: b\nowner: x\nsteps: [1, 2\nname: 'open\nkpis: fine\n";
        let (node, problems) = read_all(yaml);
        let lines: Vec<usize> = problems
            .iter()
            .map(|it| yaml[..it.span.start as usize].matches('\n').count() + 1)
            .collect();
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert_eq!(lines[0], 1);
        let keys: Vec<_> = node.entries().iter().map(|it| it.key.value.as_str()).collect();
        assert_eq!(keys, ["owner", "kpis"]);
    }

    #[test]
    fn bombs_and_towers_are_refused() {
        let bomb = "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assert!(!read_all(bomb).1.is_empty());
        for tower in ["[".repeat(10_000), "{a: ".repeat(10_000), "- ".repeat(10_000)] {
            assert!(!read_all(&tower).1.is_empty());
        }
    }

    #[test]
    fn tags_and_second_documents_are_refused() {
        assert_eq!(read_all("a: !!python/x y\n").1.len(), 1);
        assert!(!read_all("a: 1\n---\nb: 2\n").1.is_empty());
    }

    #[test]
    fn tabs_are_marked_where_they_stand() {
        for yaml in ["a: b\n\tc: d\n", "a:\n\t- b\n", "a:\n  b: c\n\td: e\n"] {
            let problems = read_all(yaml).1;
            let marked = problems.iter().map(|it| &yaml[it.span.range()]).collect::<Vec<_>>();
            assert_eq!(marked, ["\t"], "{yaml:?}: {problems:?}");
        }
    }
}
