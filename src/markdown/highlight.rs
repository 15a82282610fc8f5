//! Colours for code: the innermost scope of each piece of text that we know becomes a class of one
//! letter. The only door to syntect and its grammars.
//!
//! Nothing is loaded before a block names a language that is no plain text.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::escape;

/// How many bytes a block may have to get colours. A handbook shows commands, not programs.
const LARGEST: usize = 64 << 10;
/// How many bytes a line may have: grammars look ahead, so that long lines take more than their
/// share.
const LONGEST: usize = 1_000;

/// Names of what has nothing to colour.
const PLAIN: [&str; 8] = ["", "text", "txt", "plain", "plaintext", "none", "mermaid", "文本"];

/// Scopes and their classes; a more exact one stands before the one that it belongs to. A blank
/// means that the text is code again: inside a string, for example.
const CLASSES: [(&str, &str); 33] = [
    ("comment", "c"),
    ("constant.numeric", "n"),
    ("constant", "n"),
    ("entity.name.function", "f"),
    ("entity.name.tag", "g"),
    ("entity.name.section", "h"),
    ("entity.name", "t"),
    ("entity.other.attribute-name", "a"),
    ("entity.other.inherited-class", "t"),
    ("invalid.illegal", ""),
    ("keyword.operator.word", "k"),
    ("keyword.operator", "o"),
    ("keyword", "k"),
    ("markup.heading", "h"),
    ("markup.inserted", "i"),
    ("markup.deleted", "d"),
    ("meta.diff.header", "h"),
    ("meta.diff.range", "h"),
    ("meta.interpolation", ""),
    ("meta.template.expression", ""),
    ("source", ""),
    ("storage", "k"),
    ("string.unquoted.plain.in", ""),
    ("string.unquoted.plain.out", ""),
    ("string.unquoted.argument", ""),
    ("string", "s"),
    ("support.function", "f"),
    ("support.type.property-name", "a"),
    ("support", "t"),
    ("variable.function", "f"),
    ("variable.language", "k"),
    ("variable.parameter", "v"),
    ("variable.other.constant", "n"),
];

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

static SCOPES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    CLASSES.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class))).collect()
});

/// Appends `text` in the colours of `language`. False, and nothing appended, where that cannot be
/// done: the language is not known, or the text is too large.
pub(super) fn paint(language: &str, text: &str, out: &mut String) -> bool {
    let start = out.len();
    let is_large = text.len() > LARGEST || text.lines().any(|it| it.len() > LONGEST);
    let syntax = if is_large { None } else { syntax(language) };
    let painted = syntax.and_then(|it| lines(it, text, out));
    if painted.is_none() {
        out.truncate(start);
    }
    painted.is_some()
}

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    // ```{.python} and ```python{1,3} and ```rust,ignore
    let name = language.trim_start_matches(['{', '.']);
    let name = name.split(['{', '}', ',', ':']).next().unwrap_or_default();
    if PLAIN.iter().any(|it| it.eq_ignore_ascii_case(name)) {
        return None;
    }
    SYNTAXES.find_syntax_by_token(name)
}

fn lines(syntax: &SyntaxReference, text: &str, out: &mut String) -> Option<()> {
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut pen = Pen { out, class: "" };
    for line in text.split_inclusive('\n') {
        // Grammars rely on the end of a line.
        let whole;
        let ended = if line.ends_with('\n') {
            line
        } else {
            whole = format!("{line}\n");
            &whole
        };
        let mut from = 0;
        for (at, change) in state.parse_line(ended, &SYNTAXES).ok()? {
            let at = line.floor_char_boundary(at);
            pen.write(class(&stack), line.get(from..at).unwrap_or_default());
            from = at.max(from);
            stack.apply(&change).ok()?;
        }
        pen.write(class(&stack), line.get(from..).unwrap_or_default());
    }
    pen.lift();
    Some(())
}

/// The class of the innermost scope that has one.
fn class(stack: &ScopeStack) -> &'static str {
    let of = |scope: &Scope| SCOPES.iter().find(|(it, _)| it.is_prefix_of(*scope));
    stack.as_slice().iter().rev().find_map(of).map_or("", |it| it.1)
}

/// Writes pieces of text; neighbours of one class share a tag.
struct Pen<'o> {
    out: &'o mut String,
    class: &'static str,
}

impl Pen<'_> {
    fn write(&mut self, class: &'static str, text: &str) {
        if text.is_empty() {
            return;
        }
        // Blanks have no colour, and need no tag of their own.
        if class != self.class && !text.trim().is_empty() {
            self.lift();
            if !class.is_empty() {
                self.out.push_str("<span class=\"");
                self.out.push_str(class);
                self.out.push_str("\">");
                self.class = class;
            }
        }
        escape::text(self.out, text);
    }

    fn lift(&mut self) {
        if !self.class.is_empty() {
            // Blanks behind a word have no colour either.
            let end = self.out.trim_end().len();
            self.out.insert_str(end, "</span>");
            self.class = "";
        }
    }
}

#[cfg(test)]
mod tests {
    use super::paint;

    fn painted(language: &str, text: &str) -> Option<String> {
        let mut out = String::new();
        paint(language, text, &mut out).then_some(out)
    }

    #[test]
    fn code_gets_classes_of_one_letter() {
        assert_eq!(
            painted("python", "def f(x):  # <b>\n    return \"甲\" + 1").as_deref(),
            Some(
                "<span class=\"k\">def</span> <span class=\"f\">f</span>(<span class=\"v\">x</span>):  \
                 <span class=\"c\"># &lt;b&gt;</span>\n    <span class=\"k\">return</span> \
                 <span class=\"s\">\"甲\"</span> <span class=\"o\">+</span> <span class=\"n\">1</span>"
            )
        );
    }

    #[test]
    fn what_is_not_known_or_too_large_stays_plain() {
        for language in ["", "text", "mermaid", "nonesuch", "```", "{", "文本"] {
            assert_eq!(painted(language, "a = 1"), None, "{language}");
        }
        assert_eq!(painted("python", &"x = ".repeat(300)), None);
        assert_eq!(painted("python", &"x = 1\n".repeat(11_000)), None);
        assert!(painted("{.python", "a = 1").is_some() && painted("SH", "ls").is_some());
    }
}
