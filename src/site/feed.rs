//! What documents say of their changes, as a feed for readers who want to hear of them: Atom
//! (RFC 4287), one for each language.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::data::Pages;
use crate::model::settings::Change;
use crate::model::{FEED, Manual, Subject};
use crate::yaml::Version;

/// So many changes are told, the newest.
const MOST: usize = 50;

/// A change that has a day.
struct Dated<'m> {
    day: String,
    subject: Subject,
    change: &'m Change,
}

/// Where the feed of an edition lies, if there is anything to tell and it is known where the
/// handbook is published: readers of feeds want whole addresses.
pub(super) fn address(pages: &Pages<'_>) -> Option<&'static str> {
    let is_there = pages.canonical(FEED).is_some() && dated(pages.manual).next().is_some();
    is_there.then_some(FEED)
}

/// The feed of an edition.
pub(super) fn feed(pages: &Pages<'_>) -> Option<String> {
    let changes = newest(pages.manual);
    let [home, own] = ["index.html", FEED].map(|it| pages.canonical(it));
    let (home, own, last) = (xml(&home?), xml(&own?), changes.first()?);
    let company = pages.manual.file.settings.company.as_ref().and_then(|it| it.name.as_ref());
    let author = company.map_or(pages.title.as_str(), |it| it.get(pages.lang));
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>{home}</id>\n<title>{}</title>\n<updated>{}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n<link href=\"{home}\"/>\n\
         <author><name>{}</name></author>\n",
        pages.lang.tag(),
        xml(&pages.title),
        moment(&last.day),
        xml(author),
    );
    let mut ids = BTreeSet::new();
    for it in &changes {
        let (name, page) = document(pages, it.subject);
        let page = pages.canonical(&page)?;
        let version = it.change.version.as_ref().map(Version::as_str);
        let mut id = format!("{page}#{}", version.unwrap_or(&it.day).replace(' ', "-"));
        while !ids.insert(id.clone()) {
            id.push('+');
        }
        let title = version.map_or_else(|| name.clone(), |it| format!("{name} {it}"));
        let _ = write!(
            feed,
            "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<link href=\"{}\"/>\n",
            xml(&id),
            xml(&title),
            moment(&it.day),
            xml(&page)
        );
        if let Some(author) = &it.change.author {
            let author = pages.called(&author.mention);
            let _ = writeln!(feed, "<author><name>{}</name></author>", xml(&author));
        }
        if let Some(summary) = &it.change.summary {
            let _ = writeln!(feed, "<summary>{}</summary>", xml(summary.get(pages.lang)));
        }
        feed.push_str("</entry>\n");
    }
    feed.push_str("</feed>\n");
    Some(feed)
}

/// The newest changes, the newest first.
fn newest(manual: &Manual) -> Vec<Dated<'_>> {
    let mut newest: Vec<Dated<'_>> = dated(manual).collect();
    // Of one day, what is written last comes first.
    newest.sort_by(|a, b| a.day.cmp(&b.day));
    newest.reverse();
    newest.truncate(MOST);
    newest
}

/// The changes of all documents that readers find; what is announced for later is no change yet.
fn dated(manual: &Manual) -> impl Iterator<Item = Dated<'_>> {
    let is_found = |subject| match subject {
        Subject::Chapter(at) => manual.chapters[at].has_page() && !manual.chapters[at].is_unlisted,
        Subject::Manual | Subject::Entity(_) => true,
    };
    let documents = manual.documents().filter(move |it| is_found(it.subject));
    let changes = documents.flat_map(|it| it.own.history.iter().map(move |at| (it.subject, at)));
    changes.filter_map(|(subject, change)| {
        let day = change.date.as_ref().map(|it| it.day).filter(|it| *it <= manual.as_of)?;
        Some(Dated { day: day.to_string(), subject, change })
    })
}

/// What a document is called, and where its page lies in the edition.
fn document(pages: &Pages<'_>, subject: Subject) -> (String, String) {
    let manual = pages.manual;
    match subject {
        Subject::Manual => (pages.title.clone(), "index.html".to_owned()),
        Subject::Chapter(at) => {
            let title = manual.chapters[at].title.get(pages.lang);
            (title.to_owned(), manual.addresses.of_chapter[at].clone())
        }
        Subject::Entity(key) => {
            let name = pages.shower.words(&manual.entities.get(key).name());
            (name, manual.addresses.of_entity(key).to_owned())
        }
    }
}

/// A day as the moment that Atom asks for.
fn moment(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

/// `text` as XML holds it: what is markup is written by its name, and what XML 1.0 cannot hold at
/// all is left out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            it if it.is_control() || matches!(it, '\u{fffe}' | '\u{ffff}') => {}
            it => out.push(it),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn no_text_ends_its_element() {
        assert_eq!(xml("a <b> & \"c\"\u{1}\u{fffe}\n采购"), "a &lt;b&gt; &amp; &quot;c&quot; 采购");
    }
}
