//! The report for machines: a stable contract, versioned.

use serde::Serialize;

use crate::diagnostics::{Finding, Level, Report};
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
    }
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
