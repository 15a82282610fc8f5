//! Ids of one chapter: each stands once.

use std::collections::{BTreeMap, BTreeSet};

use super::slug::slug;

/// The ids that are taken, and those that are kept for headings that name their own.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
    reserved: BTreeSet<String>,
    /// The last number given for each name, so that a thousand equal headings cost no search.
    last: BTreeMap<String, u32>,
    /// The ids of the headings of another text with the same outline, the next one last.
    outline: Vec<String>,
}

impl Ids {
    /// Looks for `{#id}` in `text` before anything is read: what somebody wrote by hand wins over
    /// what is made, also where the made one stands first.
    pub(super) fn new(text: &str) -> Ids {
        let mut ids = Ids::default();
        for at in memchr::memchr_iter(b'{', text.as_bytes()) {
            // A hostile line of braces must not be read again from each of them.
            let rest = &text[at + 1..];
            let line = rest[..rest.floor_char_boundary(200)].lines().next().unwrap_or_default();
            let Some((inside, after)) = line.split_once('}') else { continue };
            if after.trim_matches([' ', '\t', '#']).is_empty() {
                let names = inside.split_whitespace().filter_map(|it| it.strip_prefix('#'));
                ids.reserved.extend(names.filter(|it| !it.is_empty()).map(Into::into));
            }
        }
        ids
    }

    /// From here on, each heading gets the next of `outline`, as long as there is one: a
    /// translation has the ids of what it translates.
    pub(super) fn follow(&mut self, mut outline: Vec<String>) {
        outline.reverse();
        self.outline = outline;
    }

    /// Takes an id that was written by hand. When it is taken already, the number that makes it
    /// different is added and `false` comes with it.
    pub(super) fn give(&mut self, id: &str) -> (String, bool) {
        self.outline.pop();
        if self.taken.insert(id.into()) { (id.into(), true) } else { (self.number(id), false) }
    }

    /// Makes the id of a heading.
    pub(super) fn make(&mut self, heading: &str) -> String {
        let id = self.outline.pop().unwrap_or_else(|| slug(heading));
        if !self.reserved.contains(&id) && self.taken.insert(id.clone()) {
            return id;
        }
        self.number(&id)
    }

    /// Takes the id of a raw tag, if nobody has it or will have it.
    pub(super) fn take(&mut self, id: &str) -> bool {
        !self.reserved.contains(id) && self.taken.insert(id.into())
    }

    fn number(&mut self, id: &str) -> String {
        let mut number = self.last.get(id).copied().unwrap_or_default();
        loop {
            number = number.saturating_add(1);
            let numbered = format!("{id}-{number}");
            if !self.reserved.contains(&numbered) && self.taken.insert(numbered.clone()) {
                self.last.insert(id.into(), number);
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn given_ids_win_and_duplicates_are_numbered() {
        let mut ids = Ids::new("# 目的\n# 范围 {#目的 .wide}\n# x {#a-1}");
        assert_eq!(ids.make("目的"), "目的-1");
        assert_eq!(ids.give("目的"), ("目的".into(), true));
        assert_eq!(ids.give("目的"), ("目的-2".into(), false));
        assert_eq!(ids.make("a"), "a");
        assert_eq!(ids.make("a"), "a-2");
        assert!(!ids.take("a-1") && ids.take("b"));
        assert_eq!(ids.make("b"), "b-1");
    }
}
