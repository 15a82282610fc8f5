//! The check report as a page, and the findings that stand on other pages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Page;
use super::data::Pages;
use crate::diagnostics::{Finding, Level};
use crate::model::{FINDINGS, href};
use crate::text::{Source, SourceId};

/// How much of a long line is shown on each side of the marked place, in characters.
const AROUND: usize = 60;

/// A finding, as templates see it.
#[derive(Serialize)]
pub(super) struct ShownFinding {
    level: &'static str,
    level_text: String,
    code: &'static str,
    message: Vec<Piece>,
    help: Option<Vec<Piece>>,
    file: String,
    line: usize,
    column: usize,
    href: Option<String>,
    excerpt: Option<Excerpt>,
}

/// A part of a message: words, or what to write, which stands between backticks.
#[derive(Serialize)]
struct Piece {
    text: String,
    code: bool,
}

fn pieces(message: &str) -> Vec<Piece> {
    let parts = message.split('`').enumerate();
    let parts = parts.map(|(at, text)| Piece { text: text.to_owned(), code: at % 2 == 1 });
    parts.filter(|it| !it.text.is_empty()).collect()
}

/// The line of a finding, cut at the marked place.
#[derive(Serialize)]
struct Excerpt {
    line: usize,
    text: String,
    before: String,
    marked: String,
    after: String,
}

#[derive(Serialize)]
struct Findings {
    counts: Counts,
    looked_at: LookedAt,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct LookedAt {
    chapters: usize,
    entities: usize,
    rules: usize,
}

#[derive(Serialize)]
struct Group {
    file: String,
    href: Option<String>,
    items: Vec<ShownFinding>,
}

/// The page of all findings, by file.
pub(super) fn page(pages: &Pages<'_>) -> Page {
    let title = pages.word("findings").to_owned();
    let mut data = pages.frame(&pages.about(&title, "findings", FINDINGS), None, false);
    let mut groups: Vec<Group> = Vec::new();
    let hrefs = hrefs(pages);
    for finding in &pages.report.findings {
        let source = finding.diagnostic.span.source;
        let file = pages.manual.sources.get(source).path.clone();
        let item = shown_one(pages, finding);
        match groups.last_mut().filter(|it| it.file == file) {
            Some(group) => group.items.push(item),
            None => {
                groups.push(Group { file, href: hrefs.get(&source).cloned(), items: vec![item] });
            }
        }
    }
    let count = |level| pages.report.count(level);
    let at = pages.report.looked_at;
    let findings = Findings {
        counts: Counts {
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Note),
        },
        looked_at: LookedAt { chapters: at.chapters, entities: at.entities, rules: at.rules },
        groups,
    };
    data.insert("findings", &findings);
    Page { template: "findings.html".to_owned(), data }
}

/// The pages of sources that have one.
fn hrefs(pages: &Pages<'_>) -> BTreeMap<SourceId, String> {
    let chapters = pages.manual.chapters.iter().zip(&pages.manual.addresses.of_chapter);
    let with_page = chapters.filter(|(_, address)| !address.is_empty());
    with_page.map(|(chapter, address)| (chapter.source, href(address))).collect()
}

/// Findings as pages show them.
pub(super) fn shown(pages: &Pages<'_>, findings: &[&Finding]) -> Vec<ShownFinding> {
    findings.iter().map(|it| shown_one(pages, it)).collect()
}

fn shown_one(pages: &Pages<'_>, finding: &Finding) -> ShownFinding {
    let it = &finding.diagnostic;
    let lang = pages.lang;
    let source = pages.manual.sources.get(it.span.source);
    let place = source.place(it.span.start as usize);
    ShownFinding {
        level: finding.level.name(),
        level_text: finding.level.words().get(lang).to_owned(),
        code: it.rule.code(),
        message: pieces(&it.message(lang)),
        help: it.help(lang).map(|it| pieces(&it)),
        file: source.path.clone(),
        line: place.line,
        column: place.column,
        href: None,
        excerpt: excerpt(source, it.span.start as usize, it.span.end as usize),
    }
}

fn excerpt(source: &Source, start: usize, end: usize) -> Option<Excerpt> {
    let place = source.place(start);
    let line = source.line(place.line);
    let at = line.char_indices().nth(place.column - 1).map_or(line.len(), |(at, _)| at);
    let width = source.clamp(end).saturating_sub(source.clamp(start));
    let to = line.floor_char_boundary((at + width).min(line.len())).max(at);
    if line.trim().is_empty() {
        return None;
    }
    let before: Vec<char> = line[..at].chars().collect();
    let cut = before.len().saturating_sub(AROUND);
    let before: String = before[cut..].iter().collect();
    let before = if cut > 0 { format!("…{before}") } else { before };
    let after: String = line[to..].chars().take(AROUND).collect();
    let marked: String = line[at..to].chars().take(4 * AROUND).collect();
    let text = format!("{before}{marked}{after}");
    Some(Excerpt { line: place.line, text, before, marked, after })
}
