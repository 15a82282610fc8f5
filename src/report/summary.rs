//! The last line: what was found, and how much was looked at.

use std::fmt::Write as _;

use crate::diagnostics::{Level, Report};
use crate::text::Lang;

/// What was found and how much was looked at, in one line.
pub fn summary(report: &Report, lang: Lang) -> String {
    let [errors, warnings, notes] =
        [Level::Error, Level::Warning, Level::Note].map(|it| report.count(it));
    let at = report.looked_at;
    let (allowed, known) = (report.allowed.len(), report.known);
    match lang {
        Lang::En => {
            let plural = |count: usize, one: &str| {
                format!("{count} {one}{}", if count == 1 { "" } else { "s" })
            };
            let mut found =
                [plural(errors, "error"), plural(warnings, "warning"), plural(notes, "note")]
                    .join(", ");
            if allowed > 0 {
                let _ = write!(found, " ({allowed} more allowed)");
            }
            if known > 0 {
                let _ = write!(found, " ({known} more in the baseline)");
            }
            let entities = if at.entities == 1 {
                "1 entity".into()
            } else {
                format!("{} entities", at.entities)
            };
            format!(
                "{found}; looked at {}, {entities} with {}",
                plural(at.chapters, "chapter"),
                plural(at.rules, "rule")
            )
        }
        Lang::Zh => {
            let mut more = String::new();
            if allowed > 0 {
                let _ = write!(more, "（另有 {allowed} 个已豁免）");
            }
            if known > 0 {
                let _ = write!(more, "（另有 {known} 个在基线中）");
            }
            format!(
                "{errors} 个错误，{warnings} 个警告，{notes} 个提示{more}；共检查 {} 个章节、{} 个条目，使用 {} 条规则",
                at.chapters, at.entities, at.rules
            )
        }
    }
}
