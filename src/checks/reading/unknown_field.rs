//! A key that no record has.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::KINDS;
use crate::text::{Problem, SourceId, Span, What, Words, is_slip, similar};

pub static RULE: Rule = Rule::new(include_str!("unknown_field.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // A file of an unknown kind counts as a chapter; its fields are not to blame.
    let stray: BTreeSet<SourceId> = manual.problems.iter().filter_map(of_unknown_kind).collect();
    let unknown = manual.problems.iter().filter_map(|it| match &it.what {
        What::UnknownKey { record, key, guess, known } if !stray.contains(&it.span.source) => {
            Some(((&record.en, key, guess), it.span, (it.span, record, key, guess, known)))
        }
        _ => None,
    });
    // A key from another program stands in every file: that is one finding.
    out.extend(speak::once_corrected(manual, unknown, |(span, record, key, guess, known)| {
        let field = guess.as_deref().filter(|it| is_slip(key, it));
        let guess = guess.as_deref().or_else(|| list(record, key));
        let finding =
            RULE.at(span).text("key", speak::short(key)).with("record", speak::one_of(record));
        let finding = finding.with("guess", speak::guess(guess));
        let finding = match guess {
            Some(_) => finding,
            None if key.contains('：') => finding.say("wide").offer("wide_help"),
            None if is_cut(manual, span) => finding.say("cut").offer("cut_help"),
            None if known.en.is_empty() => finding,
            None => finding.offer("known_help").with("known", Words::clone(known)),
        };
        (finding, field.map(|it| (key.clone(), it.to_owned())))
    }));
}

/// Whether the key is the rest of a text that a comma inside braces has cut: no colon follows, and
/// a name would be one word.
fn is_cut(manual: &Manual, span: Span) -> bool {
    let text = &manual.sources.get(span.source).text;
    let (before, after) = (text[..span.range().start].trim_end(), &text[span.range().end..]);
    before.ends_with(',') && after.trim_start().starts_with([',', '}'])
}

/// The file that says to be of a kind that there is not.
fn of_unknown_kind(it: &Problem) -> Option<SourceId> {
    let What::UnknownChoice { key, known, .. } = &it.what else { return None };
    (key == "kind" && known.en.starts_with("chapter, ")).then_some(it.span.source)
}

/// The list of entities that a chapter's unknown key was probably meant to be.
fn list(record: &Words, key: &str) -> Option<&'static str> {
    let lists =
        KINDS.iter().flat_map(|it| [it.plural, it.name].into_iter().chain(it.keys.to_vec()));
    similar(key, lists).filter(|_| record.en == "a chapter")
}
