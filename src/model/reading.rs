//! From sources to chapters, each with its translations.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::chapter::{self, Parsed};
use super::measured::is_table;
use super::memo::Memo;
use super::settings::{HtmlPolicy, ManualFile};
use super::translation::{self, translation_of};
use crate::markdown::RawHtml;
use crate::text::{Lang, Problem, Source, SourceId, Sources, Span, What};

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

/// A translation of a chapter that is not there.
#[derive(Clone, Debug)]
pub struct Orphan {
    /// Where a message about it points.
    pub span: Span,
    /// The path of the chapter that it would translate.
    pub of: String,
    /// Its language.
    pub lang: Lang,
}

/// What the sources of a manual hold.
pub(super) struct Read {
    pub(super) chapters: Vec<Parsed>,
    /// The languages that the manual can be read in, its own first.
    pub(super) languages: Vec<Lang>,
    pub(super) orphans: Vec<Orphan>,
    /// The chapters that were taken from the memo.
    pub(super) same: BTreeSet<SourceId>,
}

/// Reads all chapters of a manual in `lang`; those that `memo` knows are taken from there.
pub(super) fn read_all(sources: &Sources, file: &ManualFile, lang: Lang, mut memo: Memo) -> Read {
    let html = file.raw_html();
    let lost = |it: &&Problem| {
        use What::{NotUtf8, TooLarge, Unreadable};
        matches!(it.what, NotUtf8 { .. } | Unreadable { .. } | TooLarge { .. })
    };
    let broken: BTreeSet<SourceId> =
        sources.problems.iter().filter(lost).map(|it| it.span.source).collect();
    let Apart { chapters, translations, orphans, languages } = apart(sources, file, lang);
    let take = |(id, source): (SourceId, _)| {
        let is_plain = !translations.contains_key(&id);
        (id, source, memo.take(id, source, (html, lang)).filter(|_| is_plain))
    };
    let chapters: Vec<_> = chapters.into_iter().map(take).collect();
    let known = chapters.iter().filter(|(_, _, known)| known.is_some());
    let same = known.map(|(id, _, _)| *id).collect();
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
    let orphan = |(id, of, lang): (SourceId, String, Lang)| {
        let span = chapter::read(id, sources.get(id), html, lang).chapter.title_span();
        Orphan { span, of, lang }
    };
    let orphans = orphans.into_iter().map(orphan).collect();
    Read { chapters: chapters.into_par_iter().map(read).collect(), languages, orphans, same }
}

/// The sources of a manual, each for what it is.
struct Apart<'s> {
    chapters: Vec<(SourceId, &'s Source)>,
    translations: Translations,
    /// Translations of nothing, each with the path of what is missing.
    orphans: Vec<(SourceId, String, Lang)>,
    languages: Vec<Lang>,
}

fn apart<'s>(sources: &'s Sources, file: &ManualFile, own: Lang) -> Apart<'s> {
    let refused = |it: &&Problem| matches!(it.what, What::NotAFile { .. } | What::BadName { .. });
    let no_page: BTreeSet<SourceId> =
        sources.problems.iter().filter(refused).map(|it| it.span.source).collect();
    let is_data = |path: &str| path.starts_with("data/") && !is_table(path);
    let is_chapter = |path: &str| chapter::is_markdown(path) || is_data(path);
    let (mut chapters, mut translations) = (Vec::new(), Translations::new());
    let mut orphans = Vec::new();
    let mut languages = vec![own];
    let mut speaks = |lang| {
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    };
    file.settings.languages.iter().filter_map(|it| Lang::of_tag(it.as_str())).for_each(&mut speaks);
    for (id, source) in sources.iter() {
        if !is_chapter(&source.path) || no_page.contains(&id) {
            continue;
        }
        match translation_of(&source.path).filter(|(_, lang)| *lang != own) {
            None => chapters.push((id, source)),
            Some((path, lang)) => match sources.at(&path) {
                Some(of) => {
                    speaks(lang);
                    translations.entry(of).or_default().push((lang, id));
                }
                None => orphans.push((id, path, lang)),
            },
        }
    }
    // In a manual without that language it is a name like any other.
    let (orphans, others): (Vec<_>, Vec<_>) =
        orphans.into_iter().partition(|(_, _, lang)| languages.contains(lang));
    chapters.extend(others.into_iter().map(|(id, _, _)| (id, sources.get(id))));
    chapters.sort_by_key(|(id, _)| *id);
    Apart { chapters, translations, orphans, languages }
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
