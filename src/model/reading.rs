//! From sources to chapters, each with its translations.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::chapter::{self, Parsed};
use super::measured::is_table;
use super::memo::Memo;
use super::settings::{HtmlPolicy, ManualFile};
use super::translation::{self, translation_of};
use crate::markdown::RawHtml;
use crate::text::{Lang, Problem, Source, SourceId, Sources, What};

/// Which sources are translations of which, and into what.
type Translations = BTreeMap<SourceId, Vec<(Lang, SourceId)>>;

impl ManualFile {
    /// What becomes of HTML in the chapters.
    pub(super) fn raw_html(&self) -> RawHtml {
        match self.settings.html {
            Some(HtmlPolicy::Escape) => RawHtml::Escape,
            Some(HtmlPolicy::Trusted) => RawHtml::Trusted,
            Some(HtmlPolicy::Sanitize) | None => RawHtml::Sanitize,
        }
    }
}

/// Reads all chapters of a manual in `lang`; those that `memo` knows are taken from there.
pub(super) fn read_all(
    sources: &Sources,
    file: &ManualFile,
    lang: Lang,
    mut memo: Memo,
) -> Vec<Parsed> {
    let html = file.raw_html();
    let lost = |it: &&Problem| {
        use What::{NotUtf8, TooLarge, Unreadable};
        matches!(it.what, NotUtf8 { .. } | Unreadable { .. } | TooLarge { .. })
    };
    let broken: BTreeSet<SourceId> =
        sources.problems.iter().filter(lost).map(|it| it.span.source).collect();
    let (chapters, translations) = apart(sources, lang);
    let take = |(id, source): (SourceId, _)| {
        let is_plain = !translations.contains_key(&id);
        (id, source, memo.take(id, source, (html, lang)).filter(|_| is_plain))
    };
    let chapters: Vec<_> = chapters.into_iter().map(take).collect();
    let read = |(id, source, known): (SourceId, &Source, Option<Parsed>)| {
        if let Some(known) = known {
            return known;
        }
        if broken.contains(&id) {
            return chapter::unreadable(id, source, lang);
        }
        let mut parsed = chapter::read(id, source, html, lang);
        for (lang, id) in translations.get(&id).into_iter().flatten() {
            if broken.contains(id) || parsed.chapter.translation(*lang).is_some() {
                continue;
            }
            let source = sources.get(*id);
            let (it, problems) = translation::read(*id, source, html, *lang, &parsed.chapter);
            parsed.problems.extend(problems);
            parsed.chapter.add(it);
        }
        parsed
    };
    chapters.into_par_iter().map(read).collect()
}

/// The sources that are chapters of a manual in `lang`, and those that translate them.
fn apart(sources: &Sources, lang: Lang) -> (Vec<(SourceId, &Source)>, Translations) {
    let refused = |it: &&Problem| matches!(it.what, What::NotAFile { .. } | What::BadName { .. });
    let no_page: BTreeSet<SourceId> =
        sources.problems.iter().filter(refused).map(|it| it.span.source).collect();
    let is_data = |path: &str| path.starts_with("data/") && !is_table(path);
    let is_chapter = |path: &str| chapter::is_markdown(path) || is_data(path);
    let (mut chapters, mut translations) = (Vec::new(), Translations::new());
    for (id, source) in sources.iter() {
        if !is_chapter(&source.path) || no_page.contains(&id) {
            continue;
        }
        let of = translation_of(&source.path).filter(|(_, it)| *it != lang);
        match of.and_then(|(path, lang)| Some((sources.at(&path)?, lang))) {
            Some((of, lang)) => translations.entry(of).or_default().push((lang, id)),
            None => chapters.push((id, source)),
        }
    }
    (chapters, translations)
}

/// The languages that a manual in the language `own` can be read in.
pub(super) fn languages(file: &ManualFile, own: Lang, parsed: &[Parsed]) -> Vec<Lang> {
    let named = file.settings.languages.iter().filter_map(|it| Lang::of_tag(it.as_str()));
    let translated = parsed.iter().flat_map(|it| &it.chapter.translations).map(|it| it.lang);
    let mut languages = vec![own];
    for it in named.chain(translated) {
        if !languages.contains(&it) {
            languages.push(it);
        }
    }
    languages
}

/// The language of a manual whose settings do not say it: Chinese if a tenth of the letters at the
/// beginnings of its files is.
pub(super) fn guess_lang(sources: &Sources) -> Lang {
    let (mut han, mut latin) = (0_usize, 0_usize);
    for (_, source) in sources.iter().take(50) {
        for it in source.text.chars().take(2_000) {
            match it {
                '\u{4e00}'..='\u{9fff}' => han += 1,
                'a'..='z' | 'A'..='Z' => latin += 1,
                _ => {}
            }
        }
    }
    if han * 10 > latin { Lang::Zh } else { Lang::En }
}
