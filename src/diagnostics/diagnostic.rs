//! A diagnostic: a rule's finding at a place. Data only; the words are the page's.

use super::{Edit, Fix, Level, Rule};
use crate::text::{Lang, Span, Words};

/// A rule's finding.
#[derive(Clone, Debug)]
#[must_use = "a finding counts once it is pushed"]
pub struct Diagnostic {
    /// The rule.
    pub rule: &'static Rule,
    /// Where: the smallest thing that is wrong.
    pub span: Span,
    /// Other places that are involved, and why.
    pub labels: Vec<Label>,
    /// How much it counts, where that is not what the rule's findings count.
    pub level: Option<Level>,
    /// What a machine may do about it.
    pub fix: Option<Fix>,
    /// Whether what stands at its places is not to be shown.
    pub is_blotted: bool,
    message: &'static str,
    help: &'static str,
    places: Vec<(&'static str, Words)>,
}

/// A place that is involved.
#[derive(Clone, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// The name of the words on the rule's page that say why.
    name: &'static str,
}

impl Diagnostic {
    pub(super) fn new(rule: &'static Rule, span: Span) -> Diagnostic {
        let (message, help) = ("message", "help");
        let (labels, places) = (Vec::new(), Vec::new());
        let (level, fix, is_blotted) = (None, None, false);
        Diagnostic { rule, span, labels, level, fix, is_blotted, message, help, places }
    }

    /// Fills the place `{name}` with words.
    pub fn with(mut self, name: &'static str, words: Words) -> Diagnostic {
        self.places.push((name, words));
        self
    }

    /// Fills the place `{name}` with a text that is the same in both languages.
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Diagnostic {
        self.with(name, Words::same(text))
    }

    /// Says the message called `name` in place of `message`.
    pub fn say(mut self, name: &'static str) -> Diagnostic {
        self.message = name;
        self
    }

    /// Offers the help called `name` in place of `help`.
    pub fn offer(mut self, name: &'static str) -> Diagnostic {
        self.help = name;
        self
    }

    /// Counts as much as `level`, whatever the rule's other findings count.
    pub fn level(mut self, level: Level) -> Diagnostic {
        self.level = Some(level);
        self
    }

    /// Is shown without what stands at its places, which is a secret.
    pub fn blotted(mut self) -> Diagnostic {
        self.is_blotted = true;
        self
    }

    /// Shows another place, with the words called `name`.
    pub fn label(mut self, span: Span, name: &'static str) -> Diagnostic {
        self.labels.push(Label { span, name });
        self
    }

    /// Lets a machine put each of these texts in place of its span, with the words called `name`
    /// that say what is done: only where no author would object. A finding has one fix at most; one
    /// without edits is none.
    pub fn fix(
        mut self,
        name: &'static str,
        edits: impl IntoIterator<Item = (Span, String)>,
    ) -> Diagnostic {
        let edit = |(span, text)| Edit { span, text };
        let edits: Vec<Edit> = edits.into_iter().map(edit).collect();
        self.fix = (!edits.is_empty()).then_some(Fix { edits, name });
        self
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        self.words(self.message, lang).unwrap_or_default()
    }

    /// What to do about it.
    pub fn help(&self, lang: Lang) -> Option<String> {
        self.words(self.help, lang)
    }

    /// Why the place of `label` is shown.
    pub fn label_words(&self, label: &Label, lang: Lang) -> String {
        self.words(label.name, lang).unwrap_or_default()
    }

    /// What the fix does.
    pub fn fix_words(&self, lang: Lang) -> Option<String> {
        self.words(self.fix.as_ref()?.name, lang)
    }

    fn words(&self, name: &str, lang: Lang) -> Option<String> {
        let open = self.rule.page().words(name, lang);
        debug_assert!(
            open.is_some() || name == "help",
            "{} has no words called `{name}`",
            self.rule.code()
        );
        open.map(|it| filled(it, &self.places, lang))
    }
}

/// `open` with its places `{name}` filled. Text that fills a place is never read for places.
fn filled(open: &str, places: &[(&'static str, Words)], lang: Lang) -> String {
    let mut out = String::with_capacity(open.len() + 32);
    let mut rest = open;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let found = after.split_once('}').and_then(|(name, tail)| {
            places.iter().find(|(it, _)| *it == name).map(|(_, words)| (words, tail))
        });
        match found {
            Some((words, tail)) => {
                out.push_str(words.get(lang));
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::filled;
    use crate::text::{Lang, Words};

    #[test]
    fn places_are_filled_once() {
        let places = [("a", Words::same("{b}")), ("b", Words::fixed("x", "甲"))];
        assert_eq!(filled("{a} and {b}, {c} {", &places, Lang::En), "{b} and x, {c} {");
        assert_eq!(filled("{b}", &places, Lang::Zh), "甲");
    }
}
