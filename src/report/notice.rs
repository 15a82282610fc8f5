//! What the preview says over a page, for its script: what is wrong, and what to do.

use serde::Serialize;

use super::human::{Complaint, visible};
use crate::diagnostics::{Finding, Level, Report};
use crate::text::{Lang, Sources};

/// How many findings are shown; the page of all findings has the rest.
const MOST: usize = 12;
/// How much of a line is shown, in characters.
const LONGEST: usize = 160;

/// Something to be said over a page.
#[derive(Debug, Serialize)]
pub struct Notice {
    lang: &'static str,
    /// What the notice is, for those who hear the page.
    label: &'static str,
    title: String,
    /// What follows from it for the page.
    text: Option<&'static str>,
    /// What is left of it when it is closed.
    badge: String,
    close: &'static str,
    /// Whether it is shown unasked: something is new.
    open: bool,
    items: Vec<Item>,
    more: Option<String>,
}

#[derive(Debug, Default, Serialize)]
struct Item {
    message: String,
    place: Option<String>,
    excerpt: Option<String>,
    help: Option<String>,
}

/// What gives rise to a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The edit cannot be shown: the pages are those of before.
    Held,
    /// The edit is shown, and brought new errors.
    Brought,
    /// There are errors, as there were before.
    Standing,
}

impl Notice {
    /// The errors of `report`; nothing if there are none.
    pub fn new(
        report: &Report,
        sources: &Sources,
        occasion: Occasion,
        lang: Lang,
    ) -> Option<Notice> {
        let errors = report.findings.iter().filter(|it| it.level == Level::Error);
        let count = errors.clone().count();
        if count == 0 {
            return None;
        }
        let items = errors.take(MOST).map(|it| item(it, sources, lang)).collect();
        let mut notice = Notice::about(items, occasion, count, lang);
        notice.more = count.checked_sub(MOST).filter(|it| *it > 0).map(|more| match lang {
            Lang::En => format!("and {more} more"),
            Lang::Zh => format!("另有 {more} 个"),
        });
        Some(notice)
    }

    /// Something that no rule speaks of.
    pub fn of_complaint(it: &Complaint<'_>, lang: Lang) -> Notice {
        let start = it.source.clamp(it.range.start);
        let place = it.source.place(start);
        let item = Item {
            message: visible(it.message),
            place: Some(format!("{}{}:{}:{}", it.folder, it.source.path, place.line, place.column)),
            excerpt: Some(shortened(it.source.line(place.line))),
            help: Some(it.help.to_owned()),
        };
        Notice::about(vec![item], Occasion::Held, 1, lang)
    }

    /// Something that has no place.
    pub fn of_words(message: &str, lang: Lang) -> Notice {
        let item = Item { message: visible(message), ..Item::default() };
        Notice::about(vec![item], Occasion::Held, 1, lang)
    }

    /// The notice as JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).expect("strings and lists are JSON")
    }

    fn about(items: Vec<Item>, occasion: Occasion, count: usize, lang: Lang) -> Notice {
        let errors = match lang {
            Lang::En => format!("{count} error{}", if count == 1 { "" } else { "s" }),
            Lang::Zh => format!("{count} 个错误"),
        };
        let (title, text) = match (occasion, lang) {
            (Occasion::Held, Lang::En) => (
                "The last change cannot be shown yet".to_owned(),
                Some(
                    "You see the pages as they were before it. They follow as soon as this is mended.",
                ),
            ),
            (Occasion::Held, Lang::Zh) => (
                "最近的修改暂时无法显示".to_owned(),
                Some("当前显示的是修改之前的页面，改正后会自动更新。"),
            ),
            (Occasion::Brought, Lang::En) => (format!("The last change brought {errors}"), None),
            (Occasion::Brought, Lang::Zh) => (format!("最近的修改带来了 {errors}"), None),
            (Occasion::Standing, _) => (errors.clone(), None),
        };
        Notice {
            lang: lang.tag(),
            label: if lang == Lang::Zh { "检查结果" } else { "What the check found" },
            title,
            text,
            badge: errors,
            close: if lang == Lang::Zh { "关闭" } else { "Close" },
            open: occasion != Occasion::Standing,
            items,
            more: None,
        }
    }
}

fn item(finding: &Finding, sources: &Sources, lang: Lang) -> Item {
    let it = &finding.diagnostic;
    let source = sources.get(it.span.source);
    let place = source.place(it.span.start as usize);
    let excerpt = shortened(source.line(place.line));
    Item {
        message: format!("{} ({})", visible(&it.message(lang)), it.rule.code()),
        place: Some(format!("{}:{}:{}", visible(&source.path), place.line, place.column)),
        // A secret is not shown again.
        excerpt: Some(excerpt).filter(|it| !finding.diagnostic.is_blotted && !it.is_empty()),
        help: it.help(lang).map(|it| visible(&it)),
    }
}

fn shortened(line: &str) -> String {
    let line = visible(line.trim());
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::{Complaint, Notice, Occasion};
    use crate::diagnostics::Report;
    use crate::text::{Lang, Source, Sources};

    #[test]
    fn without_errors_nothing_is_said() {
        let none =
            Notice::new(&Report::default(), &Sources::default(), Occasion::Brought, Lang::En);
        assert!(none.is_none());
    }

    #[test]
    fn a_complaint_names_its_place_and_shows_the_line() {
        let source = Source::new("templates/base.html", "<p>\n  {% oops %}\u{7}\n");
        let it = Complaint {
            source: &source,
            folder: "m/",
            range: 6..9,
            message: "no",
            help: "mend it",
        };
        let json = Notice::of_complaint(&it, Lang::Zh).json();
        assert!(json.contains(r#""place":"m/templates/base.html:2:3""#), "{json}");
        assert!(json.contains("{% oops %}\u{fffd}") && json.contains(r#""open":true"#), "{json}");
    }
}
