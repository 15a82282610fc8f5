//! Every rule's page is run as a test: what it calls wrong is found, where and in the words it
//! says; what it calls right is not.

mod fixed;
mod minimal;

use std::collections::BTreeSet;

use super::{RULES, check};
use crate::diagnostics::{Levels, Rule};
use crate::model::{Asked, Manual};
use crate::testing::{Marked, TODAY, fixture};
use crate::text::Lang;

/// The rule's findings in a manual that is written as one text, and what the carets mark.
fn findings(rule: &Rule, text: &str) -> (Vec<Marked>, Vec<Marked>) {
    let (sources, expected) = fixture(text);
    let manual = Manual::new(sources, Asked::on(TODAY));
    let report = check(&manual, &Levels::new(&manual.file.settings, None));
    let own = report.findings.iter().filter(|it| it.diagnostic.rule.code() == rule.code());
    let found = own.map(|it| {
        let span = it.diagnostic.span;
        let words = it.diagnostic.message(Lang::En);
        Marked { source: span.source, start: span.start as usize, end: span.end as usize, words }
    });
    let mut found: Vec<Marked> = found.collect();
    found.sort();
    for it in &report.findings {
        for lang in [Lang::En, Lang::Zh] {
            let said = [Some(it.diagnostic.message(lang)), it.diagnostic.help(lang)];
            let labels =
                it.diagnostic.labels.iter().map(|label| it.diagnostic.label_words(label, lang));
            let said = said.into_iter().chain([it.diagnostic.fix_words(lang)]);
            for words in said.flatten().chain(labels) {
                let code = it.diagnostic.rule.code();
                assert!(!words.is_empty(), "{code} says nothing in {lang:?}");
                assert!(!has_open_place(&words), "{code} leaves a place open in {lang:?}: {words}");
            }
        }
    }
    (found, expected)
}

/// Whether a place `{name}` was left open; braces around anything else are examples.
fn has_open_place(words: &str) -> bool {
    words.split('{').skip(1).any(|it| {
        it.split_once('}').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
        })
    })
}

/// The fenced blocks of a page under headings, each with its heading.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut heading = String::new();
    let mut open: Option<String> = None;
    let mut found = Vec::new();
    for line in page.lines() {
        match &mut open {
            Some(_) if line == "````" => found.extend(open.take().map(|it| (heading.clone(), it))),
            Some(text) => {
                text.push_str(line);
                text.push('\n');
            }
            None if line == "````" => open = Some(String::new()),
            None => {
                if let Some(title) = line.strip_prefix("## ") {
                    heading = title.to_owned();
                }
            }
        }
    }
    found
}

#[test]
fn every_page_tells_the_truth() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let code = rule.code();
        let blocks = blocks(rule.page().text);
        let has = |start: &str| blocks.iter().any(|(it, _)| it.starts_with(start));
        if !has("Wrong") || !has("Right") {
            wrong.push(format!("{code}: a page has a block under `Wrong` and one under `Right`"));
        }
        for (heading, text) in &blocks {
            let (found, expected) = findings(rule, text);
            let expected = if heading.starts_with("Right") { Vec::new() } else { expected };
            if heading.starts_with("Wrong") && expected.is_empty() {
                wrong.push(format!("{code}, {heading}: no caret marks anything"));
            }
            if found != expected {
                wrong.push(format!(
                    "{code}, {heading}:\n  found    {found:#?}\n  expected {expected:#?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn codes_are_unique_and_in_the_family_of_their_folder() {
    let codes: BTreeSet<&str> = RULES.iter().map(|it| it.code()).collect();
    assert_eq!(codes.len(), RULES.len());
    for code in codes {
        let digits = code.strip_prefix("OPS").unwrap_or_default();
        assert!(digits.len() == 3 && digits.bytes().all(|it| it.is_ascii_digit()), "{code}");
    }
}

#[test]
fn every_message_stands_in_both_languages_with_the_same_places() {
    let places = |text: &str| -> BTreeSet<String> {
        text.split('{')
            .skip(1)
            .filter_map(|it| Some(it.split_once('}')?.0.to_owned()))
            .filter(|it| {
                !it.is_empty() && it.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
            })
            .collect()
    };
    for rule in RULES {
        let page = rule.page();
        assert!(page.words("message", Lang::En).is_some(), "{}", rule.code());
        for name in page.names() {
            let both = [Lang::En, Lang::Zh].map(|lang| page.words(name, lang));
            let [Some(en), Some(zh)] = both else {
                panic!("{}: `{name}` stands in one language only", rule.code())
            };
            assert_eq!(places(en), places(zh), "{}: {name}", rule.code());
        }
        assert!(!page.title().is_empty());
    }
}
