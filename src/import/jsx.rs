//! MDX as Docusaurus writes it: imports and components go, what stands in them stays.

use std::collections::BTreeMap;

use super::attributes::fence;
use super::lines::{Line, dedented, fenced, indent, indented, outside_code};
use super::script::signs;

/// Something that has no like here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `import x from 'y'` or `export const …`.
    Script,
    /// Tabs, which stand one below the other.
    Tabs,
    /// Any other component that holds something.
    Component(String),
    /// Any other component that holds nothing.
    Empty(String),
    /// `{…}`, which is worked out.
    Expression(String),
    /// A block of code with a title or with lines that are marked.
    CodeTitle,
}

/// How many bytes a tag or an expression may have in one line.
const WIDEST: usize = 2_000;

/// How many lines a tag may take.
const LONGEST_TAG: usize = 40;

/// The lines without scripts and components. What was imported from a text and stands alone becomes
/// an inclusion; `told` hears of what was lost.
pub(super) fn markdown(
    lines: &[Line],
    path: &dyn Fn(&str) -> Option<String>,
    told: &mut dyn FnMut(usize, Mark),
) -> Vec<Line> {
    let lines = &parted(lines);
    let code = fenced(lines);
    let (texts, open, out) = (BTreeMap::new(), Vec::new(), Vec::with_capacity(lines.len()));
    let mut reader = Reader { path, told, texts, open, is_gap: false, out };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += if code[at] {
            let opens = at == 0 || !code[at - 1];
            reader.code(line, opens)
        } else if line.text.starts_with("import ") || line.text.starts_with("export ") {
            reader.statement(&lines[at..])
        } else if let Some(tag) = tag(&lines[at..]) {
            reader.tag(line, tag)
        } else {
            reader.line(line)
        };
    }
    // What went at the end leaves no gap either.
    while reader.is_gap && reader.out.last().is_some_and(Line::is_blank) {
        reader.out.pop();
    }
    reader.out
}

/// The lines, in which tags of tabs that share one with something else have lines of their own.
fn parted(lines: &[Line]) -> Vec<Line> {
    let code = fenced(lines);
    let mut out = Vec::with_capacity(lines.len());
    for (line, is_code) in lines.iter().zip(code) {
        let said = line.text.trim();
        let is_shared = !is_code
            && (["<Tab", "</Tab"].iter().any(|it| said.starts_with(it))
                || ["</TabItem>", "</Tabs>"].iter().any(|it| said.ends_with(it)));
        let depth = indent(&line.text);
        let mut rest = if is_shared { said } else { "" };
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let end = if is_tab(rest) { end_of_tag(rest) } else { next_tab(rest) };
            let (part, behind) = rest.split_at(end.unwrap_or(rest.len()));
            parts.push(part.trim());
            rest = behind.trim_start();
        }
        if parts.len() < 2 {
            out.push(line.clone());
            continue;
        }
        let part = |it: &&str| Line { number: line.number, text: indented(it, depth) };
        out.extend(parts.iter().map(part));
    }
    out
}

/// Whether a tag of tabs stands at the beginning of `text`.
fn is_tab(text: &str) -> bool {
    let name = text.strip_prefix("</").or_else(|| text.strip_prefix('<')).and_then(name_of);
    matches!(name, Some("Tabs" | "TabItem"))
}

/// Where the next tag of tabs begins.
fn next_tab(text: &str) -> Option<usize> {
    text.match_indices('<').map(|it| it.0).find(|at| is_tab(&text[*at..]))
}

/// Where the tag at the beginning of `text` ends, whatever stands in its quotes and braces.
fn end_of_tag(text: &str) -> Option<usize> {
    let text = &text[..text.floor_char_boundary(WIDEST)];
    let end = signs(text).into_iter().find(|(_, it, depth)| *it == '>' && *depth == 0);
    end.map(|(at, ..)| at + 1)
}

/// What is read, and what is open.
struct Reader<'r> {
    path: &'r dyn Fn(&str) -> Option<String>,
    told: &'r mut dyn FnMut(usize, Mark),
    /// The texts that were imported, by the name of their component.
    texts: BTreeMap<String, String>,
    /// How far what stands in each open component is indented; nothing as long as that is unknown.
    open: Vec<Option<usize>>,
    /// Whether something went just before.
    is_gap: bool,
    out: Vec<Line>,
}

impl Reader<'_> {
    /// Takes out a statement; says how many lines it has.
    fn statement(&mut self, lines: &[Line]) -> usize {
        let count = script(lines);
        let imported = imported(&lines[0].text);
        let text = imported.as_ref().and_then(|(_, from)| (self.path)(from));
        match (imported, text) {
            (Some((name, _)), Some(path)) => drop(self.texts.insert(name, path)),
            // What belongs to tabs is told with them.
            (Some((_, from)), None) if from.starts_with("@theme/Tab") => {}
            _ => (self.told)(lines[0].number, Mark::Script),
        }
        self.is_gap = true;
        count
    }

    /// Takes out a tag that stands alone; says how many lines it has.
    fn tag(&mut self, line: &Line, tag: Tag) -> usize {
        if let Some(path) = self.texts.get(&tag.name).filter(|_| tag.is_empty) {
            let text = indented(&format!("![[{path}]]"), indent(&line.text));
            self.blank(line.number);
            self.out.push(Line { number: line.number, text });
            self.blank(line.number);
            self.is_gap = true;
            return tag.lines;
        }
        if tag.closes {
            self.open.pop();
        } else {
            match tag.name.as_str() {
                "Tabs" => (self.told)(line.number, Mark::Tabs),
                "TabItem" => {}
                name if tag.is_empty => (self.told)(line.number, Mark::Empty(name.to_owned())),
                name => (self.told)(line.number, Mark::Component(name.to_owned())),
            }
            if !tag.is_empty {
                self.open.push(None);
            }
        }
        self.is_gap = true;
        self.blank(line.number);
        if let Some(label) = tag.label.filter(|_| tag.name == "TabItem" && !tag.closes) {
            self.out.push(Line { number: line.number, text: format!("**{label}**") });
            self.blank(line.number);
        }
        tag.lines
    }

    /// Takes over a line of code; of one that opens a block the language alone.
    fn code(&mut self, line: &Line, opens: bool) -> usize {
        let mut is_told = false;
        let plain = opens.then(|| fence(&line.text, || is_told = true)).flatten();
        if is_told {
            (self.told)(line.number, Mark::CodeTitle);
        }
        let line = Line { number: line.number, text: plain.unwrap_or_else(|| line.text.clone()) };
        self.text(&line, |it| it)
    }

    fn line(&mut self, line: &Line) -> usize {
        let note = line.text.trim().strip_prefix("{/*").and_then(|it| it.strip_suffix("*/}"));
        if let Some(note) = note {
            return self.text(line, |_| format!("<!--{note}-->"));
        }
        let mut marks = Vec::new();
        let change = |it: String| notes(&without_components(&it, |mark| marks.push(mark)));
        let count = self.text(line, change);
        marks.extend(expression(&line.text).map(Mark::Expression));
        for mark in marks {
            (self.told)(line.number, mark);
        }
        count
    }

    /// Takes over a line, changed by `change`; what went before it leaves no gap.
    fn text(&mut self, line: &Line, change: impl FnOnce(String) -> String) -> usize {
        let mut text = line.text.clone();
        if let Some(depth) = self.open.last_mut().filter(|_| !line.is_blank()) {
            text = dedented(&text, *depth.get_or_insert(indent(&line.text)));
        }
        if !(self.is_gap && line.is_blank() && self.out.last().is_none_or(Line::is_blank)) {
            self.out.push(Line { number: line.number, text: change(text) });
        }
        self.is_gap &= line.is_blank();
        1
    }

    /// An empty line, unless there is one or nothing stands above.
    fn blank(&mut self, number: usize) {
        if self.out.last().is_some_and(|it| !it.is_blank()) {
            self.out.push(Line { number, text: String::new() });
        }
    }
}

/// How many lines a statement takes: to its end, or to the next empty line.
fn script(lines: &[Line]) -> usize {
    let is_import = lines[0].text.starts_with("import ");
    let ends = |at: usize, text: &str| {
        let is_last = at == 0 || is_import || text.starts_with(['}', ']', ')']);
        is_last && (text.ends_with(';') || is_import && text.ends_with(['\'', '"']))
    };
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() {
            return at;
        }
        if ends(at, line.text.trim_end()) {
            return at + 1;
        }
    }
    lines.len()
}

/// The name that a statement gives to what it imports, and from where.
fn imported(line: &str) -> Option<(String, String)> {
    let rest = line.strip_prefix("import ")?;
    let (name, from) = rest.split_once(" from ")?;
    let from = from.trim().trim_end_matches(';').trim_matches(['\'', '"']);
    Some((name.trim().to_owned(), from.to_owned()))
}

/// A component's tag that stands alone on its lines.
struct Tag {
    name: String,
    closes: bool,
    is_empty: bool,
    label: Option<String>,
    lines: usize,
}

fn tag(lines: &[Line]) -> Option<Tag> {
    let first = lines[0].text.trim();
    let inside = first.strip_prefix('<')?;
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, inside),
    };
    let name = name_of(inside)?.to_owned();
    let mut whole = String::new();
    for (at, line) in lines.iter().take(LONGEST_TAG).enumerate() {
        if at > 0 && (line.is_blank() || line.text.trim_start().starts_with('<')) {
            return None;
        }
        whole.push_str(line.text.trim());
        whole.push(' ');
        let said = whole.trim_end();
        if said.ends_with('>') {
            // `<Note>text</Note>` is no tag that stands alone.
            if said[1..].contains('<') && !said.contains('{') {
                return None;
            }
            let is_empty = said.ends_with("/>");
            let label = value(said, "label").or_else(|| value(said, "value"));
            return Some(Tag { name, closes, is_empty, label, lines: at + 1 });
        }
    }
    None
}

/// The name of a component at the beginning of `text`: it begins with a capital.
fn name_of(text: &str) -> Option<&str> {
    let end = text.find(|it: char| !it.is_ascii_alphanumeric() && it != '.').unwrap_or(text.len());
    (end > 0 && text.starts_with(|it: char| it.is_ascii_uppercase())).then(|| &text[..end])
}

/// The text of an attribute.
fn value(tag: &str, key: &str) -> Option<String> {
    let rest = tag.split_once(&format!(" {key}="))?.1.trim_start_matches('{');
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\'' | '`'))?;
    rest[1..].split_once(quote).map(|it| it.0.to_owned())
}

/// A line with the notes that stand in it as ours, ids of headings that stand in notes as ids, and
/// plain links.
fn notes(line: &str) -> String {
    outside_code(line, |text| {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, (note, behind))) = rest
            .split_once("{/*")
            .and_then(|(before, rest)| Some((before, rest.split_once("*/}")?)))
        {
            out.push_str(before);
            match note.trim() {
                id if id.starts_with('#') && line.starts_with('#') => out.extend(["{", id, "}"]),
                _ => out.extend(["<!--", note, "-->"]),
            }
            rest = behind;
        }
        out.push_str(rest);
        // Docusaurus leaves such links alone, which lead to files.
        out.replace("](pathname://", "](")
    })
}

/// How many signs of an expression are told.
const SHOWN: usize = 40;

/// The first expression in braces that a line has outside of code: `{props.name}`.
fn expression(line: &str) -> Option<String> {
    let mut found = None;
    outside_code(line, |text| {
        for (at, _) in text.match_indices('{') {
            let (before, rest) = (&text[..at], &text[at + 1..]);
            let rest = &rest[..rest.floor_char_boundary(WIDEST)];
            // `{#id}` of a heading, `{/* note */}`, `\\{`, and `x^{a}` of a formula are none.
            let is_other = before.ends_with(['\\', '^', '_', '{', '}'])
                || before.ends_with(|it: char| it.is_ascii_alphanumeric())
                || !rest
                    .starts_with(|it: char| it.is_ascii_alphanumeric() || "_{'\"`".contains(it));
            if let (false, Some(end), None) = (is_other, rest.find('}'), &found) {
                found = Some(rest[..end].trim_matches(['{', ' ']).chars().take(SHOWN).collect());
            }
        }
        String::new()
    });
    found
}

/// A line without the tags of components that stand in it; `told` hears of each that opens.
fn without_components(line: &str, mut told: impl FnMut(Mark)) -> String {
    outside_code(line, |text| {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            let inside = rest[at + 1..].trim_start_matches('/');
            let name = name_of(inside);
            if name.is_none() {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
                continue;
            }
            let Some(end) = rest[at..].find('>') else { break };
            out.push_str(&rest[..at]);
            if let Some(name) = name_of(&rest[at + 1..]).map(str::to_owned) {
                let is_empty = rest[at..at + end].ends_with('/');
                told(if is_empty { Mark::Empty(name) } else { Mark::Component(name) });
            }
            rest = &rest[at + end + 1..];
        }
        out + rest
    })
}

#[cfg(test)]
mod tests {
    use super::{Mark, markdown};
    use crate::import::lines::{joined, lines};

    fn rewritten(text: &str) -> (String, Vec<(usize, Mark)>) {
        let mut told = Vec::new();
        let path = |it: &str| it.ends_with("_part.mdx").then(|| "snippets/part.md".to_owned());
        let made = markdown(&lines(text, 1), &path, &mut |line, mark| told.push((line, mark)));
        (joined(&made, text), told)
    }

    #[test]
    fn tabs_stand_one_below_the_other() {
        let text = "import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\n\n# A\n\n\
                    <Tabs>\n  <TabItem value=\"a\" label=\"Shop\" default>\n\n    x\n\n  </TabItem>\n  \
                    <TabItem\n    value=\"web\">\n    y\n  </TabItem>\n</Tabs>\n\nz\n";
        let want = "# A\n\n**Shop**\n\nx\n\n**web**\n\ny\n\nz\n";
        assert_eq!(rewritten(text), (want.to_owned(), vec![(6, Mark::Tabs)]));
    }

    #[test]
    fn tabs_may_share_a_line_with_their_text() {
        let text = "<Tabs>\n  <TabItem value=\"o\" label=\"Or > ange\">This is an orange</TabItem>\n  \
                    <TabItem value='b'>Two\n  lines</TabItem>\n</Tabs>\n";
        let want = "**Or > ange**\n\nThis is an orange\n\n**b**\n\nTwo\nlines\n";
        assert_eq!(rewritten(text), (want.to_owned(), vec![(1, Mark::Tabs)]));
        let (made, _) = rewritten("<Tabs><TabItem value=\"a\">x</TabItem></Tabs>\n");
        assert_eq!(made, "**a**\n\nx\n");
    }

    #[test]
    fn notes_in_a_line_are_notes() {
        let text = "## A {/* #a-1 */}\n\nb {/* c */} d `{/* e */}` [f](pathname:///f.pdf)\n";
        let want = "## A {#a-1}\n\nb <!-- c --> d `{/* e */}` [f](/f.pdf)\n";
        assert_eq!(rewritten(text), (want.to_owned(), vec![]));
    }

    #[test]
    fn expressions_and_titles_of_code_are_told() {
        let text = "# A {#a}\n\n{/* x */} \\{no} `{no}` $x^{a}$\nby {props.name} and {more}\n\n\
                    ```js title=\"x.js\" {1,3}\nconst a = {b};\n```\n";
        let (made, told) = rewritten(text);
        let text = text.replace("{/* x */}", "<!-- x -->");
        assert_eq!(made, text.replace(" title=\"x.js\" {1,3}", ""));
        assert_eq!(told, [(4, Mark::Expression("props.name".to_owned())), (6, Mark::CodeTitle)]);
    }

    #[test]
    fn what_is_imported_stands_alone() {
        let text = "import P from './_part.mdx';\n\na\n<P />\nb\n";
        assert_eq!(rewritten(text).0, "a\n\n![[snippets/part.md]]\n\nb\n");
    }

    #[test]
    fn components_go_and_their_text_stays() {
        let text = "import Part from './_part.mdx';\nimport X from '../x';\n\n\
                    export const a = {\n  b: 1,\n};\n\n<Part />\n\n<Card title=\"t\">\ninside\n\
                    </Card>\n\n{/* note */}\na <Badge/> `<B/>` <B c=\"1\">b</B> 1 < 2\n";
        let (made, told) = rewritten(text);
        let want = "![[snippets/part.md]]\n\ninside\n\n<!-- note -->\na  `<B/>` b 1 < 2\n";
        assert_eq!(made, want);
        let component = |name: &str| Mark::Component(name.to_owned());
        let badge = Mark::Empty("Badge".to_owned());
        let want = [
            (2, Mark::Script),
            (4, Mark::Script),
            (10, component("Card")),
            (15, badge),
            (15, component("B")),
        ];
        assert_eq!(told, want);
    }

    #[test]
    fn code_and_html_stay() {
        let text = "```jsx\nimport a from 'b';\n<Tabs>\n```\n<details>\n<summary>x</summary>\ny\n</details>\n";
        assert_eq!(rewritten(text), (text.to_owned(), vec![]));
    }
}
