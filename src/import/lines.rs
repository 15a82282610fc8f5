//! Lines of a text that still know where they stood when others have gone.

/// A line, without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The number that it had in its file.
    pub(super) number: usize,
    /// What it says.
    pub(super) text: String,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The lines of `text`, the first of which is number `first` of its file.
pub(super) fn lines(text: &str, first: usize) -> Vec<Line> {
    let line = |(at, it): (usize, &str)| Line {
        number: first + at,
        text: it.trim_end_matches(['\n', '\r']).to_owned(),
    };
    text.split_inclusive('\n').enumerate().map(line).collect()
}

/// The lines as one text again, with the ends that `like` has.
pub(super) fn joined(lines: &[Line], like: &str) -> String {
    let end = if like.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = String::with_capacity(like.len());
    for (at, it) in lines.iter().enumerate() {
        text.push_str(&it.text);
        if at + 1 < lines.len() || like.ends_with('\n') {
            text.push_str(end);
        }
    }
    text
}

/// The lines, of which those that say so stand in paragraphs of their own.
pub(super) fn apart(lines: Vec<(Line, bool)>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut was_alone = false;
    for (line, is_alone) in lines {
        let touches = out.last().is_some_and(|it| !it.is_blank()) && !line.is_blank();
        if touches && (is_alone || was_alone) {
            out.push(Line { number: line.number, text: String::new() });
        }
        was_alone = is_alone;
        out.push(line);
    }
    out
}

/// Which of the lines belong to a block of code between fences, fences included.
pub(super) fn fenced(lines: &[Line]) -> Vec<bool> {
    let mut open: Option<(char, usize)> = None;
    let mut is_in = Vec::with_capacity(lines.len());
    for it in lines {
        let text = it.text.trim_start().trim_start_matches("> ");
        let mark = text.chars().next().filter(|it| matches!(it, '`' | '~'));
        let count = mark.map_or(0, |mark| text.chars().take_while(|it| *it == mark).count());
        match (open, mark) {
            (None, Some(mark)) if count >= 3 && !(mark == '`' && text[count..].contains('`')) => {
                open = Some((mark, count));
                is_in.push(true);
            }
            (None, _) => is_in.push(false),
            (Some((fence, least)), Some(mark))
                if mark == fence && count >= least && text[count..].trim().is_empty() =>
            {
                open = None;
                is_in.push(true);
            }
            (Some(_), _) => is_in.push(true),
        }
    }
    is_in
}

/// How far a line is indented, in columns.
pub(super) fn indent(text: &str) -> usize {
    let mut columns = 0;
    for it in text.chars() {
        match it {
            ' ' => columns += 1,
            '\t' => columns += 4 - columns % 4,
            _ => break,
        }
    }
    columns
}

/// A line with `columns` less of indentation.
pub(super) fn dedented(text: &str, columns: usize) -> String {
    let rest = text.trim_start_matches([' ', '\t']);
    if rest.is_empty() {
        return String::new();
    }
    format!("{}{rest}", " ".repeat(indent(text).saturating_sub(columns)))
}

/// A line with `columns` more of indentation; a blank one stays blank.
pub(super) fn indented(text: &str, columns: usize) -> String {
    if text.is_empty() { String::new() } else { format!("{}{text}", " ".repeat(columns)) }
}

/// How many of `lines` stand in a block whose lines are indented by `columns` or more; blanks at its
/// end do not count.
pub(super) fn block(lines: &[Line], columns: usize) -> usize {
    let inside = lines.iter().take_while(|it| it.is_blank() || indent(&it.text) >= columns);
    let count = inside.count();
    count - lines[..count].iter().rev().take_while(|it| it.is_blank()).count()
}

/// The same text with `change` made to what is no code in backticks.
pub(super) fn outside_code(text: &str, mut change: impl FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('`') {
        let ticks = rest[at..].len() - rest[at..].trim_start_matches('`').len();
        let fence = &rest[at..at + ticks];
        let after = &rest[at + ticks..];
        let Some(end) = closing(after, fence) else { break };
        out.push_str(&change(&rest[..at]));
        out.push_str(&rest[at..at + ticks + end]);
        rest = &after[end..];
    }
    out.push_str(&change(rest));
    out
}

/// Behind the first run of as many backticks as `fence` has.
fn closing(text: &str, fence: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let run = text[start..].len() - text[start..].trim_start_matches('`').len();
        if run == fence.len() {
            return Some(start + run);
        }
        at = start + run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{dedented, fenced, joined, lines, outside_code};

    #[test]
    fn lines_keep_their_ends() {
        for text in ["a\nb\n", "a\r\nb", "", "\n\n"] {
            assert_eq!(joined(&lines(text, 1), text), text);
        }
        assert_eq!(lines("a\nb", 5)[1].number, 6);
    }

    #[test]
    fn code_is_between_fences() {
        let text = "a\n```yaml\nb\n~~~\n```\nc\n~~~\nd\n";
        let want = [false, true, true, true, true, false, true, true];
        assert_eq!(fenced(&lines(text, 1)), want);
        assert_eq!(fenced(&lines("```a``` b\nc", 1)), [false, false]);
    }

    #[test]
    fn tabs_are_four_columns() {
        assert_eq!(dedented("\t\tx", 4), "    x");
        assert_eq!(dedented("  x", 4), "x");
        assert_eq!(dedented("   ", 4), "");
    }

    #[test]
    fn code_in_backticks_is_left_alone() {
        let upper = |it: &str| it.to_uppercase();
        assert_eq!(outside_code("a `b` c ``d ` e`` f", upper), "A `b` C ``d ` e`` F");
        assert_eq!(outside_code("a ` b", upper), "A ` B");
    }
}
