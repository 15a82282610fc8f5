//! Diagrams that are written as text, in the notation of Mermaid: drawn where the program can, and
//! shown as the text that they are where it cannot.

use std::fmt::Write as _;
use std::ops::Range;

use crate::text::Lang;

use super::body::Body;
use super::code::Code;
use super::escape;
#[cfg(feature = "mermaid")]
use super::mermaid::draw;

/// What is wrong with a diagram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiagramFault {
    /// It begins with no word that Mermaid knows.
    UnknownKind(String),
    /// It does not begin at all.
    Empty,
    /// It cannot be read: what the reader of Mermaid says, in English.
    Broken(String),
}

/// What diagrams may begin with.
pub const DIAGRAMS: [&str; 36] = [
    "architecture",
    "architecture-beta",
    "block",
    "block-beta",
    "C4Component",
    "C4Container",
    "C4Context",
    "C4Deployment",
    "C4Dynamic",
    "classDiagram",
    "classDiagram-v2",
    "erDiagram",
    "flowchart",
    "flowchart-elk",
    "gantt",
    "gitGraph",
    "graph",
    "info",
    "journey",
    "kanban",
    "mindmap",
    "packet",
    "packet-beta",
    "pie",
    "quadrantChart",
    "radar-beta",
    "requirementDiagram",
    "sankey",
    "sankey-beta",
    "sequenceDiagram",
    "stateDiagram",
    "stateDiagram-v2",
    "timeline",
    "treemap-beta",
    "xychart",
    "xychart-beta",
];

/// A diagram, drawn.
pub(super) struct Drawn {
    pub(super) svg: String,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Where a diagram cannot be read, in bytes, and why.
pub(super) type Unreadable = (usize, String);

/// Without the feature, nothing is drawn.
#[cfg(not(feature = "mermaid"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature there are other answers")]
fn draw(_: &str) -> Result<Option<Drawn>, Unreadable> {
    Ok(None)
}

impl Code {
    /// Whether it is a diagram.
    pub(super) fn is_diagram(&self) -> bool {
        self.language.eq_ignore_ascii_case("mermaid")
    }

    /// Appends it as a figure: a picture with its words below, or the words alone.
    pub(super) fn diagram(&self, out: &mut String, lang: Lang) {
        out.push_str("<figure class=\"diagram\">");
        if !self.picture(out, lang) {
            self.block(out);
            out.push_str("<figcaption>");
            out.push_str(match lang {
                Lang::Zh => "图表的文字描述（Mermaid）：箭头表示先后。",
                Lang::En => {
                    "A diagram, described in words (Mermaid): arrows say what follows what."
                }
            });
            out.push_str("</figcaption>");
        }
        out.push_str("</figure>");
    }

    /// A picture as an address of its own: styles inside of it are not those of the page, which
    /// allows none in its text.
    fn picture(&self, out: &mut String, lang: Lang) -> bool {
        let Ok(Some(drawn)) = draw(&self.text) else { return false };
        out.push_str("<img src=\"data:image/svg+xml,");
        escape::href(out, &drawn.svg.replace('%', "%25").replace('#', "%23"));
        out.push_str("\" alt=\"");
        let title = title(&self.text).unwrap_or(match lang {
            Lang::Zh => "图表，文字描述见下方",
            Lang::En => "A diagram; its words stand below",
        });
        escape::attribute(out, title);
        // Writing to a string does not fail.
        let _ = write!(out, "\" width=\"{}\" height=\"{}\">", drawn.width, drawn.height);
        out.push_str("<details><summary>");
        out.push_str(match lang {
            Lang::Zh => "图表的文字描述",
            Lang::En => "The diagram in words",
        });
        out.push_str("</summary>");
        self.block(out);
        out.push_str("</details>");
        true
    }

    /// What is wrong with it, and in which of its lines, from 0.
    fn fault(&self) -> Option<(DiagramFault, usize)> {
        let Some((kind, line)) = kind(&self.text) else { return Some((DiagramFault::Empty, 0)) };
        if !DIAGRAMS.contains(&kind) {
            return Some((DiagramFault::UnknownKind(kind.to_owned()), line));
        }
        self.flaw()
    }

    fn flaw(&self) -> Option<(DiagramFault, usize)> {
        let (at, reason) = draw(&self.text).err()?;
        let before = self.text.get(..self.text.floor_char_boundary(at)).unwrap_or_default();
        Some((DiagramFault::Broken(reason), before.matches('\n').count()))
    }
}

/// The first word of a diagram, behind settings and comments, and the number of its line.
pub(super) fn kind(text: &str) -> Option<(&str, usize)> {
    let mut closing = None;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(end) = closing {
            if line.ends_with(end) {
                closing = None;
            }
        } else if line == "---" {
            closing = Some("---");
        } else if line.starts_with("%%{") && !line.ends_with("}%%") {
            closing = Some("}%%");
        } else if !line.is_empty() && !line.starts_with("%%") {
            let word = line.split([' ', '\t', ';', ':']).next().unwrap_or_default();
            return Some((word, number));
        }
    }
    None
}

/// The title that a diagram gives itself for those who cannot see it, or for all.
fn title(text: &str) -> Option<&str> {
    let after = |word: &str| {
        let mut lines = text.lines().map(str::trim);
        let rest =
            lines.find_map(|it| it.split_once(word).filter(|it| it.0.is_empty() || it.0 == "pie "));
        rest.map(|it| it.1.trim()).filter(|it| !it.is_empty())
    };
    after("accTitle:").or_else(|| after("title ")).or_else(|| after("title:"))
}

impl Body {
    /// The diagrams that cannot be drawn as they are written, and where in the source: the line
    /// that is wrong. `text` is the source.
    pub fn diagram_faults<'b>(
        &'b self,
        text: &'b str,
    ) -> impl Iterator<Item = (DiagramFault, Range<usize>)> + 'b {
        self.codes.iter().filter(|it| it.is_diagram()).filter_map(|it| {
            let (fault, line) = it.fault()?;
            // The first line is the fence.
            let number = if fault == DiagramFault::Empty { 0 } else { line + 1 };
            Some((fault, line_at(text, &it.range, number)))
        })
    }
}

/// The line with this number inside of `block`, without blanks and marks of quotes around.
fn line_at(text: &str, block: &Range<usize>, number: usize) -> Range<usize> {
    let mut start = block.start;
    for line in text[block.clone()].split_inclusive('\n').take(number) {
        start += line.len();
    }
    let line = text[start..block.end.max(start)].lines().next().unwrap_or_default();
    let inside = line.trim_start_matches([' ', '\t', '>']);
    let start = start + line.len() - inside.len();
    start..start + inside.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::{DIAGRAMS, DiagramFault, kind};
    use crate::markdown::{RawHtml, parse};
    use crate::text::{Lang, SourceId};

    #[test]
    fn the_kind_stands_behind_settings() {
        assert!(DIAGRAMS.is_sorted_by_key(|it| it.to_lowercase()));
        for (text, want) in [
            ("graph TD\nA", Some(("graph", 0))),
            ("\n%% x\n---\ntitle: graph\n---\npie title X", Some(("pie", 5))),
            ("%%{init: {\n}}%%\n flowchart LR; A", Some(("flowchart", 2))),
            ("%%{init: {}}%%\ngantt", Some(("gantt", 1))),
            ("\n%% x\n", None),
        ] {
            assert_eq!(kind(text), want, "{text}");
        }
    }

    #[test]
    fn faults_have_their_line() {
        let text = "x\n\n> ```mermaid\n> %% a\n> flowchat TD \n> ```\n\n```mermaid\n```\n";
        let body = parse(text, 0, SourceId(0), RawHtml::Sanitize, Lang::En);
        let found: Vec<_> =
            body.diagram_faults(text).map(|(fault, range)| (fault, &text[range])).collect();
        let unknown = DiagramFault::UnknownKind("flowchat".into());
        assert_eq!(found, [(unknown, "flowchat TD"), (DiagramFault::Empty, "```mermaid")]);
    }

    #[cfg(feature = "mermaid")]
    #[test]
    fn diagrams_are_drawn() {
        use crate::markdown::{Lead, Part};
        let draw = |text: &str| {
            let body = parse(text, 0, SourceId(0), RawHtml::Sanitize, Lang::En);
            let faults: Vec<_> =
                body.diagram_faults(text).map(|(_, range)| text[range].to_owned()).collect();
            (body.html(&Part::All, &mut |_, _| Lead::default()), faults)
        };
        let (html, faults) =
            draw("```mermaid\nflowchart TD\naccTitle: A \"way\"\nA[甲] -->|<b>| B\n```\n");
        assert!(faults.is_empty());
        assert!(
            html.starts_with("<figure class=\"diagram\"><img src=\"data:image/svg+xml,%3Csvg%20"),
            "{html}"
        );
        assert!(html.contains("alt=\"A &quot;way&quot;\" width=\""), "{html}");
        assert!(html.contains("<details><summary>The diagram in words</summary><pre><code"));
        let (html, faults) = draw("```mermaid\nflowchart TD\nA --> B\nB[[[\n```\n");
        assert_eq!(faults, ["B[[["]);
        assert!(html.starts_with("<figure class=\"diagram\"><pre>"), "{html}");
        let (html, faults) = draw("```mermaid\nmindmap\n  root\n```\n");
        assert!(faults.is_empty() && html.contains("<figcaption>"), "{html}");
    }
}
