//! Front matter, changed by whole lines: what is not asked for stays byte for byte.

use crate::markdown::split;
use crate::text::{SourceId, Span};
use crate::yaml::{Data, Entry, Node, parse_foreign};

/// The front matter of a text.
pub(super) struct Front<'t> {
    text: &'t str,
    /// Where the YAML stands, if there is any.
    yaml: Option<std::ops::Range<usize>>,
    /// Where the text itself begins.
    pub(super) body: usize,
    node: Node,
    /// Whether it is in a form that is not changed: TOML, JSON, without its closing fence, or
    /// inside of braces.
    pub(super) is_odd: bool,
}

/// What is changed.
#[derive(Default)]
pub(super) struct Change<'c> {
    /// Keys that go.
    pub(super) dropped: Vec<&'c str>,
    /// Keys that move under `x:`, where fields of one's own stand.
    pub(super) own: Vec<&'c str>,
    /// Lines that come.
    pub(super) added: Vec<String>,
}

impl<'t> Front<'t> {
    /// The front matter of `text`, the text of `source`.
    pub(super) fn new(text: &'t str, source: SourceId) -> Front<'t> {
        let split = split(text, source);
        let mut is_odd = split.problem.is_some();
        let node = match &split.yaml {
            Some(yaml) => {
                let mut problems = Vec::new();
                let node = parse_foreign(text, yaml.clone(), source, &mut problems);
                is_odd |= !problems.is_empty() || text[yaml.clone()].trim_start().starts_with('{');
                node
            }
            None => Node { span: Span::new(source, 0..0), data: Data::Null },
        };
        is_odd |= !matches!(node.data, Data::Map(_) | Data::Null);
        Front { text, yaml: split.yaml, body: split.body, node, is_odd }
    }

    /// What it says, key by key.
    pub(super) fn entries(&self) -> &[Entry] {
        self.node.entries()
    }

    /// What stands under `key`.
    pub(super) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|it| it.key.value == key)
    }

    /// The text that stands under `key`.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.value.scalar().map(str::trim).filter(|it| !it.is_empty())
    }

    /// Whether one of the keys is there.
    pub(super) fn has(&self, keys: &[&str]) -> bool {
        keys.iter().any(|it| self.get(it).is_some())
    }

    /// The whole text with `change` made to it, and with `body` below it.
    pub(super) fn changed(&self, change: &Change<'_>, body: &str) -> String {
        let end =
            if self.text.lines().next().is_some_and(|it| self.text[it.len()..].starts_with("\r\n"))
            {
                "\r\n"
            } else {
                "\n"
            };
        let Some(yaml) = self.yaml.clone().filter(|_| !self.is_odd) else {
            if self.is_odd || change.added.is_empty() {
                return format!("{}{body}", &self.text[..self.body]);
            }
            let lines = change.added.join(end) + end;
            let gap = if body.starts_with(['\n', '\r']) { "" } else { end };
            return format!("---{end}{lines}---{end}{gap}{body}");
        };
        let mut kept = String::new();
        let mut own = String::new();
        let mut at = yaml.start;
        for entry in self.entries() {
            let goes = change.dropped.contains(&entry.key.value.as_str());
            let moves = change.own.contains(&entry.key.value.as_str());
            if goes || moves {
                let lines = self.lines_of(entry, yaml.end);
                kept.push_str(&self.text[at..lines.start.max(at)]);
                at = lines.end.max(at);
                if moves {
                    own.extend(self.text[lines].split_inclusive('\n').map(|it| format!("  {it}")));
                }
            }
        }
        kept.push_str(&self.text[at..yaml.end]);
        for it in &change.added {
            kept.push_str(it);
            kept.push_str(end);
        }
        if !own.is_empty() {
            kept.extend(["x:", end, &own]);
        }
        if kept.trim().is_empty() {
            return body.trim_start_matches(['\n', '\r']).to_owned();
        }
        let (before, after) = (&self.text[..yaml.start], &self.text[yaml.end..self.body]);
        format!("{before}{kept}{after}{body}")
    }

    /// The whole lines of an entry.
    fn lines_of(&self, entry: &Entry, last: usize) -> std::ops::Range<usize> {
        let start = self.text[..entry.key.span.start as usize].rfind('\n').map_or(0, |it| it + 1);
        let next = self.entries().iter().map(|it| it.key.span.start as usize);
        let next = next.filter(|it| *it > start.max(entry.key.span.start as usize)).min();
        let next = next.map_or(last, |it| self.text[..it].rfind('\n').map_or(0, |it| it + 1));
        let value = (entry.value.span.end as usize).clamp(start, next.max(start));
        // A text of several lines ends where the next key begins; comments above that stay there.
        let value = value.max(entry.key.span.end as usize);
        let is_line = self.text[..value].ends_with('\n') && value > entry.key.span.end as usize;
        let end = self.text[value..].find('\n').map_or(last, |it| value + it + 1);
        let end = if is_line { value } else { end };
        start..end.clamp(start, last)
    }
}

/// `text` as a value of YAML, in quotes where it has to be.
pub(super) fn scalar(text: &str) -> String {
    let is_plain =
        |it: char| it.is_alphanumeric() || " -_/.()（）、，。；：！？《》“”".contains(it);
    let starts = text.starts_with(char::is_alphabetic) && !text.ends_with(' ');
    let word = matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    if starts && !word && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for it in text.chars() {
        match it {
            '"' | '\\' => out.extend(['\\', it]),
            it if it.is_control() => out.push(' '),
            it => out.push(it),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::{Change, Front, scalar};
    use crate::text::SourceId;

    fn changed(text: &str, dropped: &[&str], own: &[&str], added: &[&str]) -> String {
        let front = Front::new(text, SourceId(0));
        let added = added.iter().map(|it| (*it).to_owned()).collect();
        let change = Change { dropped: dropped.to_vec(), own: own.to_vec(), added };
        front.changed(&change, &text[front.body..])
    }

    #[test]
    fn what_is_not_asked_for_stays() {
        let text = "---\n# top\ntitle: A  # here\nhide:\n  - toc\n# below\ntags: [x]\n---\n\n# A\n";
        assert_eq!(changed(text, &[], &[], &[]), text);
        assert_eq!(
            changed(text, &["hide"], &[], &["order: 2"]),
            "---\n# top\ntitle: A  # here\n# below\ntags: [x]\norder: 2\n---\n\n# A\n"
        );
        assert_eq!(
            changed(text, &[], &["hide"], &[]),
            "---\n# top\ntitle: A  # here\n# below\ntags: [x]\nx:\n  hide:\n    - toc\n---\n\n# A\n"
        );
        let long = "---\nnote: |\n  a\n  b\nz: 1\n---\nx\n";
        assert_eq!(changed(long, &["note"], &[], &[]), "---\nz: 1\n---\nx\n");
        assert_eq!(changed(long, &["note", "z"], &[], &[]), "x\n");
    }

    #[test]
    fn a_text_without_gets_one() {
        assert_eq!(changed("# A\n", &[], &[], &["order: 1"]), "---\norder: 1\n---\n\n# A\n");
        assert_eq!(changed("# A\n", &[], &[], &[]), "# A\n");
        assert_eq!(
            changed("# A\r\nx\n", &[], &[], &["order: 1"]),
            "---\r\norder: 1\r\n---\r\n\r\n# A\r\nx\n"
        );
        for odd in ["+++\na = 1\n+++\nx\n", "---\na: [\n---\nx\n", "---\n{a: 1}\n---\nx\n"] {
            assert_eq!(changed(odd, &["a"], &[], &["order: 1"]), odd);
        }
    }

    #[test]
    fn values_are_quoted_where_they_have_to_be() {
        assert_eq!(scalar("采购 流程"), "采购 流程");
        assert_eq!(scalar("a: b"), "\"a: b\"");
        assert_eq!(scalar("No"), "\"No\"");
        assert_eq!(scalar("2026"), "\"2026\"");
        assert_eq!(scalar("say \"x\""), "\"say \\\"x\\\"\"");
    }
}
