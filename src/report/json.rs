//! The report for machines: a stable contract, versioned.

use serde::Serialize;

use crate::diagnostics::{Edit, Finding, Level, Report};
use crate::text::{Lang, Sources, Span};

#[derive(Serialize)]
struct Output {
    version: u32,
    diagnostics: Vec<Entry>,
    summary: Summary,
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    level: &'static str,
    message: String,
    help: Option<String>,
    #[serde(flatten)]
    place: Place,
    labels: Vec<LabelEntry>,
    /// What `opsbook fix` would do; the key is there only if it would do something.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixEntry>,
}

#[derive(Serialize)]
struct FixEntry {
    title: String,
    edits: Vec<EditEntry>,
}

/// The characters from `start` to before `end` become `text`.
#[derive(Serialize)]
struct EditEntry {
    path: String,
    start: Point,
    end: Point,
    text: String,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct LabelEntry {
    message: String,
    #[serde(flatten)]
    place: Place,
}

/// Lines and columns from 1, columns in characters; the end is the place after the last character.
#[derive(Serialize)]
struct Place {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    allowed: usize,
    known: usize,
    chapters: usize,
    entities: usize,
    rules: usize,
}

/// `report` as JSON, version 1, with a line end.
pub fn json(report: &Report, sources: &Sources, lang: Lang) -> String {
    let output = Output {
        version: 1,
        diagnostics: report.findings.iter().map(|it| entry(it, sources, lang)).collect(),
        summary: Summary {
            errors: report.count(Level::Error),
            warnings: report.count(Level::Warning),
            notes: report.count(Level::Note),
            allowed: report.allowed.len(),
            known: report.known,
            chapters: report.looked_at.chapters,
            entities: report.looked_at.entities,
            rules: report.looked_at.rules,
        },
    };
    let text = serde_json::to_string_pretty(&output);
    text.expect("strings and numbers always have a JSON form") + "\n"
}

fn entry(finding: &Finding, sources: &Sources, lang: Lang) -> Entry {
    let it = &finding.diagnostic;
    let label = |label| LabelEntry {
        message: it.label_words(label, lang),
        place: place(label.span, sources),
    };
    Entry {
        code: it.rule.code(),
        level: finding.level.name(),
        message: it.message(lang),
        help: it.help(lang),
        place: place(it.span, sources),
        labels: it.labels.iter().map(label).collect(),
        fix: it.fix_words(lang).zip(it.fix.as_ref()).map(|(title, fix)| FixEntry {
            title,
            edits: fix.edits.iter().map(|it| edit(it, sources)).collect(),
        }),
    }
}

fn edit(it: &Edit, sources: &Sources) -> EditEntry {
    let Place { path, line, column, end_line, end_column } = place(it.span, sources);
    let (start, end) = (Point { line, column }, Point { line: end_line, column: end_column });
    EditEntry { path, start, end, text: it.text.clone() }
}

fn place(span: Span, sources: &Sources) -> Place {
    let source = sources.get(span.source);
    let (start, end) = (source.place(span.start as usize), source.place(span.end as usize));
    Place {
        path: source.path.clone(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
