//! Boxes as other tools write them, `:::note`, `!!! note` and `{% hint %}`: found, so that authors
//! hear of them, and written anew as the quotes that are boxes here.

use std::ops::Range;

/// A box in the form of another tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignBox {
    /// The line that opens it, without blanks around.
    pub mark: Range<usize>,
    /// All of it, up to the end of its last line.
    pub whole: Range<usize>,
    /// The same as a quote; nothing where it is not sure what is meant.
    pub quote: Option<String>,
}

/// What the line that opens a box says.
struct Opening<'t> {
    name: &'t str,
    title: &'t str,
    /// `-`, `+` or nothing, as behind `[!NOTE]`.
    fold: &'static str,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `:::note` to `:::`.
    Colons,
    /// `{% hint style="info" %}` to `{% endhint %}`.
    Hint,
    /// `!!! note`, with a text that is indented.
    Indented,
}

/// The boxes of other tools in `text` from byte `from` on; `code` are the blocks of code, in order.
pub fn foreign_boxes(text: &str, from: usize, code: &[Range<usize>]) -> Vec<ForeignBox> {
    let rest = text.get(from..).unwrap_or_default();
    if ![":::", "!!! ", "???", "{% hint"].iter().any(|it| rest.contains(it)) {
        return Vec::new();
    }
    let mut finder = Finder { text, found: Vec::new(), open: Vec::new() };
    let mut lines = lines(text, from).peekable();
    while let Some(line) = lines.next() {
        if is_in(code, line.start) {
            continue;
        }
        let Some(opening) = opening(&text[line.clone()]) else {
            finder.close(&line);
            continue;
        };
        if opening.form != Form::Indented {
            finder.open.push((line, opening, false));
            continue;
        }
        let mut inside = Vec::new();
        while let Some(next) = lines.next_if(|it| is_indented(&text[it.clone()])) {
            inside.push(next);
        }
        while inside.last().is_some_and(|it| text[it.clone()].trim().is_empty()) {
            inside.pop();
        }
        if finder.open.is_empty() {
            finder.indented(&line, &opening, &inside);
        }
    }
    // One that is not closed is told of, and those behind it may be in it.
    if let Some((line, _, _)) = finder.open.first() {
        let mark = trimmed(text, line);
        finder.found.push(ForeignBox { whole: mark.clone(), mark, quote: None });
    }
    finder.found
}

struct Finder<'t> {
    text: &'t str,
    found: Vec<ForeignBox>,
    /// The boxes that are open, and whether others stood in them.
    open: Vec<(Range<usize>, Opening<'t>, bool)>,
}

impl Finder<'_> {
    /// Ends the innermost box, if `line` does.
    fn close(&mut self, line: &Range<usize>) {
        let end = self.text[line.clone()].trim();
        let is_colons = end.len() >= 3 && end.bytes().all(|it| it == b':');
        let ends = |form: Form| match form {
            Form::Colons => is_colons,
            Form::Hint => end.starts_with("{% endhint"),
            Form::Indented => false,
        };
        if !self.open.last().is_some_and(|it| ends(it.1.form)) {
            return;
        }
        let Some((first, opening, has_others)) = self.open.pop() else { return };
        if let Some(outer) = self.open.last_mut() {
            outer.2 = true;
            return;
        }
        let inside = lines(&self.text[..line.start], first.end);
        let inside: Vec<Range<usize>> = inside.skip(1).collect();
        let quote = if has_others { None } else { self.quote(&opening, &inside, line.end, 0) };
        let (mark, whole) = (trimmed(self.text, &first), first.start..line.end);
        self.found.push(ForeignBox { mark, whole, quote });
    }

    fn indented(&mut self, line: &Range<usize>, opening: &Opening<'_>, inside: &[Range<usize>]) {
        let end = inside.last().map_or(line.end, |it| it.end);
        let quote = self.quote(opening, inside, end, 4);
        let (mark, whole) = (trimmed(self.text, line), line.start..end);
        self.found.push(ForeignBox { mark, whole, quote });
    }

    /// The box as a quote; `end` is where it ends.
    fn quote(
        &self,
        opening: &Opening<'_>,
        inside: &[Range<usize>],
        end: usize,
        indent: usize,
    ) -> Option<String> {
        let kind = kind(opening.name)?;
        let fold = if opening.name.eq_ignore_ascii_case("details") { "-" } else { opening.fold };
        let blank = if opening.title.is_empty() { "" } else { " " };
        let mut quote = format!("> [!{kind}]{fold}{blank}{}", opening.title);
        for line in inside {
            let line = self.text[line.clone()].trim_end();
            let cut = line.len() - line.trim_start_matches([' ', '\t']).len();
            let line = line.strip_prefix('\t').unwrap_or(&line[cut.min(indent)..]);
            quote.push_str(if line.is_empty() { "\n>" } else { "\n> " });
            quote.push_str(line);
        }
        // What follows directly would go on with the quote.
        let next =
            self.text[end..].strip_prefix("\r\n").or_else(|| self.text[end..].strip_prefix('\n'));
        let next = next.and_then(|it| it.lines().next()).unwrap_or_default();
        if !next.trim().is_empty() {
            quote.push('\n');
        }
        Some(quote)
    }
}

/// The lines of `text` from byte `from` on, without their ends.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = from;
    text.get(from..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    })
}

fn is_in(code: &[Range<usize>], at: usize) -> bool {
    let before = code.partition_point(|it| it.start <= at);
    before > 0 && at < code[before - 1].end
}

fn is_indented(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with("    ") || line.starts_with('\t')
}

fn trimmed(text: &str, line: &Range<usize>) -> Range<usize> {
    let inside = &text[line.clone()];
    let start = line.start + inside.len() - inside.trim_start().len();
    start..start + inside.trim().len()
}

fn opening(line: &str) -> Option<Opening<'_>> {
    let text = line.trim_start_matches(' ');
    if line.len() - text.len() > 3 {
        return None;
    }
    if let Some(rest) = text.strip_prefix(":::") {
        let rest = rest.trim_start_matches(':').trim().trim_start_matches('{');
        let (name, title) = named(rest)?;
        let title = title.trim().trim_matches(['[', ']', '{', '}']).trim();
        return Some(Opening { name, title, fold: "", form: Form::Colons });
    }
    if let Some(rest) = text.strip_prefix("{% hint") {
        let style =
            rest.split_once("style=").map_or("info", |it| it.1.trim_start_matches(['"', '\'']));
        let (name, _) = named(style)?;
        return Some(Opening { name, title: "", fold: "", form: Form::Hint });
    }
    let forms = [("!!! ", ""), ("???+ ", "+"), ("??? ", "-")];
    let (rest, fold) = forms.iter().find_map(|(it, fold)| Some((text.strip_prefix(it)?, *fold)))?;
    let (name, title) = named(rest.trim_start())?;
    let title = title.trim();
    let quoted = title.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    // `!!! wow` is an outcry.
    if kind(name).is_none() && quoted.is_none() {
        return None;
    }
    Some(Opening { name, title: quoted.unwrap_or_default(), fold, form: Form::Indented })
}

/// The name at the beginning of `text`, and what stands behind it.
fn named(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|it: char| !it.is_ascii_alphanumeric() && it != '-').unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// The kind of box that other tools call `name`.
fn kind(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "note" | "info" | "abstract" | "summary" | "seealso" | "details" | "question" | "faq"
        | "example" | "quote" | "cite" => "NOTE",
        "tip" | "hint" | "success" | "check" => "TIP",
        "important" => "IMPORTANT",
        "warning" | "attention" => "WARNING",
        "caution" | "danger" | "error" | "failure" | "bug" => "CAUTION",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::foreign_boxes;

    fn quotes(text: &str) -> Vec<Option<String>> {
        foreign_boxes(text, 0, &[]).into_iter().map(|it| it.quote).collect()
    }

    #[test]
    fn boxes_become_quotes() {
        for (text, quote) in [
            (":::note\nx\n:::\n", "> [!NOTE]\n> x"),
            ("::: tip 标题\n\nx\n\ny\n::::\n", "> [!TIP] 标题\n>\n> x\n>\n> y"),
            (":::danger[Hot oil]\nx\n:::\ny", "> [!CAUTION] Hot oil\n> x\n"),
            (":::{warning}\r\nx\r\n:::\r\n", "> [!WARNING]\n> x"),
            ("!!! note \"Read\"\n    x\n\n      y\n\nz", "> [!NOTE] Read\n> x\n>\n>   y"),
            ("??? tip\n\tx\n", "> [!TIP]-\n> x"),
            ("???+ danger\n    x\n", "> [!CAUTION]+\n> x"),
            ("{% hint style=\"info\" %}\nx\n{% endhint %}\n", "> [!NOTE]\n> x"),
        ] {
            assert_eq!(quotes(text), [Some(quote.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_not_sure_is_told_only() {
        for text in
            [":::tabs\nx\n:::\n", ":::note\nx", ":::note\n:::tip\nx\n:::\n:::\n", "!!! odd \"x\"\n"]
        {
            assert_eq!(quotes(text), [None], "{text}");
        }
        for text in ["!!! wow", ":::", "    :::note\n", "a :::note", "!!!note", "???", "::"] {
            assert_eq!(quotes(text), [], "{text}");
        }
        let code = std::iter::once(0..24).collect::<Vec<_>>();
        assert!(foreign_boxes("```\n:::note\nx\n:::\n```\n", 0, &code).is_empty());
        let many = ":::a\n".repeat(100_000);
        assert_eq!(quotes(&many), [None]);
    }
}
