//! Levels: how much a finding counts, and what settings and command line ask for.

use crate::model::settings::{FindingLevel, Settings, Strictness};
use crate::text::Words;

/// How much a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not at all.
    Off,
    /// Something to know.
    Note,
    /// Something to look at.
    Warning,
    /// Something to mend before the manual is published.
    Error,
}

impl Level {
    /// The level called `name`.
    pub fn named(name: &str) -> Option<Level> {
        match name.trim().to_lowercase().as_str() {
            "error" | "错误" => Some(Level::Error),
            "warning" | "警告" => Some(Level::Warning),
            "note" | "提示" => Some(Level::Note),
            "off" | "false" | "关闭" => Some(Level::Off),
            _ => None,
        }
    }

    /// Its name for machines.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
            Level::Off => "off",
        }
    }

    /// Its name for people.
    pub fn words(self) -> Words {
        match self {
            Level::Error => Words::fixed("error", "错误"),
            Level::Warning => Words::fixed("warning", "警告"),
            Level::Note => Words::fixed("note", "提示"),
            Level::Off => Words::fixed("off", "关闭"),
        }
    }
}

/// What settings and command line ask for.
#[derive(Clone, Debug)]
pub struct Levels {
    strictness: Strictness,
    /// A code or the beginning of one, and its level; later entries win over earlier ones that are
    /// as exact.
    settings: Vec<(String, FindingLevel)>,
    /// The same from the command line, which wins over the settings.
    asked: Vec<(String, FindingLevel)>,
}

/// Notes that count as warnings when the checks are strict.
const STRICT: [&str; 3] = ["OPS806", "OPS906", "OPS912"];

/// Families whose errors stay errors in a draft: what cannot be read, what a standard asks for,
/// and broken links.
const NO_DRAFT: [&str; 3] = ["OPS0", "OPS1", "OPS9"];

impl Levels {
    /// The levels that `settings` ask for, with the strictness of the command line, if any.
    pub fn new(settings: &Settings, strictness: Option<Strictness>) -> Levels {
        let named = settings.levels.0.iter();
        // What is no code covers no rule; reading has said so.
        let codes = named.filter(|(code, _)| code.value.to_uppercase().starts_with("OPS"));
        Levels {
            strictness: strictness.or(settings.level).unwrap_or(Strictness::Standard),
            settings: codes.map(|(code, it)| (code.value.to_uppercase(), *it)).collect(),
            asked: Vec::new(),
        }
    }

    /// The same with the levels of the command line for codes and families, which win.
    #[must_use]
    pub fn with(mut self, asked: &[(String, FindingLevel)]) -> Levels {
        self.asked = asked.to_vec();
        self
    }

    /// The level of the rule with `code`, whose own level is `level`.
    pub fn of(&self, code: &str, level: Level) -> Level {
        let own = nearest(&self.asked, code).or_else(|| nearest(&self.settings, code));
        match (own, self.strictness) {
            (Some(FindingLevel::Error), _) | (Some(FindingLevel::Strict), Strictness::Strict) => {
                Level::Error
            }
            (Some(FindingLevel::Warning), _) => Level::Warning,
            (Some(FindingLevel::Note), _) => Level::Note,
            (Some(FindingLevel::Off), _) => Level::Off,
            (_, Strictness::Draft) if level == Level::Error && may_be_draft(code) => Level::Warning,
            (_, Strictness::Strict) if STRICT.contains(&code) => level.max(Level::Warning),
            _ => level,
        }
    }
}

/// The entry that speaks most exactly of `code`.
fn nearest(own: &[(String, FindingLevel)], code: &str) -> Option<FindingLevel> {
    let about = own.iter().filter(|(it, _)| code.starts_with(it.as_str()));
    about.max_by_key(|(it, _)| it.len()).map(|(_, level)| *level)
}

fn may_be_draft(code: &str) -> bool {
    !NO_DRAFT.iter().any(|it| code.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(strictness: Strictness, own: &[(&str, FindingLevel)]) -> Levels {
        let settings = own.iter().map(|(code, it)| ((*code).to_owned(), *it)).collect();
        Levels { strictness, settings, asked: Vec::new() }
    }

    #[test]
    fn own_levels_come_before_strictness_and_exact_ones_before_families() {
        let draft = levels(Strictness::Draft, &[]);
        assert_eq!(draft.of("OPS201", Level::Error), Level::Warning);
        assert_eq!(draft.of("OPS101", Level::Error), Level::Error);
        let own = [("OPS201", FindingLevel::Error), ("OPS2", FindingLevel::Off)];
        let mut own = levels(Strictness::Draft, &own);
        assert_eq!(own.of("OPS201", Level::Error), Level::Error);
        assert_eq!(own.of("OPS202", Level::Error), Level::Off);
        own.asked.push(("OPS".into(), FindingLevel::Note));
        assert_eq!(own.of("OPS201", Level::Error), Level::Note);
    }

    #[test]
    fn what_is_an_error_when_strict_is_what_it_was_otherwise() {
        let own = [("OPS225", FindingLevel::Strict)];
        let of = |it| levels(it, &own).of("OPS225", Level::Warning);
        assert_eq!(of(Strictness::Standard), Level::Warning);
        assert_eq!(of(Strictness::Strict), Level::Error);
        assert_eq!(levels(Strictness::Strict, &[]).of("OPS906", Level::Note), Level::Warning);
    }
}
