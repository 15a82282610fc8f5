//! The text of a page as readers see it, taken from its HTML: whatever a template shows is found,
//! and a new template needs nothing more.

use super::record::Section;

/// Whether a tag begins and ends a line.
fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "br"
            | "caption"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "footer"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "text"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    ) || level(tag).is_some()
}

/// Tags whose content is not text of the page.
const UNREAD: &[&str] = &["nav", "script", "style", "template", "title"];
/// Tags that have no end.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// What a page says in its `<main>`.
#[derive(Clone, Debug, Default)]
pub struct PageText {
    /// Its H1.
    pub title: String,
    /// The rest, by heading.
    pub sections: Vec<Section>,
}

/// The text of the page `html`.
pub fn page_text(html: &str) -> PageText {
    let main = html.find("<main").map_or(html, |start| &html[start..]);
    let main = main.rfind("</main>").map_or(main, |end| &main[..end]);
    text_of(main)
}

/// The text of a piece of HTML.
pub fn text_of(html: &str) -> PageText {
    let mut reader = Reader { sections: vec![Section::default()], ..Reader::default() };
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        reader.text(&rest[..open]);
        rest = &rest[open..];
        let end = end_of_tag(rest);
        reader.tag(&rest[..end]);
        rest = &rest[end..];
    }
    reader.text(rest);
    reader.end_line();
    let mut sections = reader.sections;
    sections.retain(|it| !it.lines.is_empty() || !it.heading.is_empty());
    PageText { title: reader.title, sections }
}

#[derive(Default)]
struct Reader<'h> {
    title: String,
    sections: Vec<Section>,
    line: String,
    /// The heading that is open: its level and id.
    heading: Option<(u8, String)>,
    /// The tag whose content is not read, and how many of its name are open.
    unread: Option<(&'h str, usize)>,
    verbatim: bool,
    cell: bool,
}

impl<'h> Reader<'h> {
    fn text(&mut self, text: &str) {
        if self.unread.is_some() || text.is_empty() {
            return;
        }
        if self.cell && !text.trim().is_empty() {
            self.cell = false;
            if !self.line.is_empty() {
                self.line.truncate(self.line.trim_end().len());
                self.line.push('\t');
            }
        }
        if self.verbatim {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.end_line();
                }
                self.words(line);
            }
        } else {
            self.words(text);
        }
    }

    /// Adds text, runs of white space as one blank.
    fn words(&mut self, text: &str) {
        // What is copied as it is begins here.
        let mut from = 0;
        let mut at = 0;
        while let Some(it) = text[at..].chars().next() {
            let next = at + it.len_utf8();
            let is_space = it.is_whitespace();
            if !is_space && it != '&' && !is_unseen(it) {
                at = next;
                continue;
            }
            self.line.push_str(&text[from..at]);
            let (read, length) = if it == '&' { entity(&text[at..]) } else { (it, next - at) };
            at += length;
            from = at;
            if is_space || read.is_whitespace() {
                if !self.line.is_empty() && !self.line.ends_with([' ', '\t']) {
                    self.line.push(' ');
                }
            } else if !is_unseen(read) {
                self.line.push(read);
            }
        }
        self.line.push_str(&text[from..]);
    }

    fn tag(&mut self, tag: &'h str) {
        let inside = tag.trim_start_matches('<').trim_end_matches('>');
        let (is_end, inside) = match inside.strip_prefix('/') {
            Some(it) => (true, it),
            None => (false, inside),
        };
        let name = inside.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
        if let Some((unread, depth)) = &mut self.unread {
            if name == *unread && !inside.ends_with('/') {
                *depth = if is_end { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    self.unread = None;
                }
            }
            return;
        }
        if !is_end && !VOID.contains(&name) && is_unread(name, inside) {
            self.unread = Some((name, 1));
            return;
        }
        if matches!(name, "td" | "th") && !is_end {
            self.cell = true;
        }
        if name == "pre" {
            self.verbatim = !is_end;
        }
        if !is_block(name) {
            return;
        }
        match level(name) {
            Some(level) if !is_end => {
                self.end_line();
                self.heading = Some((level, attribute(inside, "id").unwrap_or_default()));
            }
            Some(_) => self.end_heading(),
            // Blocks inside of a cell or a heading do not part its text from the rest of the line.
            None if self.heading.is_some() => self.words(" "),
            None => self.end_line(),
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if let (false, Some(section)) = (line.is_empty(), self.sections.last_mut()) {
            section.lines.push(line.to_owned());
        }
    }

    fn end_heading(&mut self) {
        let text = std::mem::take(&mut self.line).trim().to_owned();
        match self.heading.take() {
            Some((1, _)) if self.title.is_empty() => self.title = text,
            Some((_, anchor)) => {
                self.sections.push(Section { anchor, heading: text, lines: Vec::new() });
            }
            None => self.line = text,
        }
    }
}

fn level(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h')?.bytes().next()?;
    (name.len() == 2 && digit.is_ascii_digit()).then(|| digit - b'0')
}

/// Whether what stands in a tag is not for reading: other words for what is seen, hidden parts,
/// signs that are no text.
fn is_unread(name: &str, inside: &str) -> bool {
    if UNREAD.contains(&name) {
        return true;
    }
    let hides = |it: &str| it == "hidden" || it == "aria-hidden=\"true\"";
    let is_for_few = |it: &str| matches!(it, "sr" | "toc" | "print-only" | "permalink");
    inside.len() > name.len()
        && (inside.split_ascii_whitespace().skip(1).any(hides)
            || attribute(inside, "class").is_some_and(|it| it.split(' ').any(is_for_few)))
}

/// Soft hyphens and marks of no width, which nobody types.
fn is_unseen(it: char) -> bool {
    matches!(it, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The value of an attribute of a tag.
fn attribute(inside: &str, name: &str) -> Option<String> {
    for (at, _) in inside.match_indices(name) {
        let is_whole = inside[..at].ends_with(|it: char| it.is_ascii_whitespace());
        let Some(value) = inside[at + name.len()..].strip_prefix("=\"") else { continue };
        if is_whole {
            let value = value.split('"').next().unwrap_or_default();
            return Some(plain(value));
        }
    }
    None
}

/// A text with its character references read.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(it) = rest.chars().next() {
        let (read, length) = if it == '&' { entity(rest) } else { (it, it.len_utf8()) };
        out.push(read);
        rest = &rest[length..];
    }
    out
}

/// The character that a text beginning with `&` stands for, and how long that is.
fn entity(text: &str) -> (char, usize) {
    let Some(end) = text.bytes().take(12).position(|it| it == b';') else { return ('&', 1) };
    let name = &text[1..end];
    let number = name.strip_prefix('#').and_then(|it| match it.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => it.parse().ok(),
    });
    let read = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => number.and_then(char::from_u32),
    };
    read.map_or(('&', 1), |it| (it, end + 1))
}

/// Where the tag ends that `text` begins with.
fn end_of_tag(text: &str) -> usize {
    if let Some(comment) = text.strip_prefix("<!--") {
        return comment.find("-->").map_or(text.len(), |it| it + 7);
    }
    let mut quote = None;
    for (at, it) in text.bytes().enumerate() {
        match (quote, it) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(it),
            (Some(open), _) if open == it => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::page_text;

    #[test]
    fn what_is_seen_is_read() {
        let page = page_text(
            "<body><nav>not this</nav><main id=\"page.main\"><header><nav>nor <b>this</b></nav>\
             <h1>采购 &amp; 付款</h1></header><p>The <em>buyer</em>\n asks&nbsp;for <code>a &lt; b</code>.</p>\
             <div class=\"heading\"><h2 id=\"steps\">Steps</h2><a class=\"permalink\" href=\"#steps\">\
             <span aria-hidden=\"true\">#</span></a></div>\
             <table><thead><tr><th>谁</th><th>何时</th></tr></thead><tr><td>店长</td><td><ul><li>每天</li></ul></td></tr></table>\
             <pre>one\ntwo</pre><h3 id=\"a&amp;b\">Last <span class=\"sr\">unseen</span></h3>\
             <p hidden>nothing</p><p title=\"a > b\">end</p></main><p>after</p>",
        );
        assert_eq!(page.title, "采购 & 付款");
        let seen: Vec<_> = page
            .sections
            .iter()
            .map(|it| (it.anchor.as_str(), it.heading.as_str(), it.lines.join("|")))
            .collect();
        assert_eq!(
            seen,
            [
                ("", "", "The buyer asks for a < b.".to_owned()),
                ("steps", "Steps", "谁\t何时|店长|每天|one|two".to_owned()),
                ("a&b", "Last", "end".to_owned()),
            ]
        );
    }
}
