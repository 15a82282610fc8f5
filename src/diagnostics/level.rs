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

impl From<FindingLevel> for Level {
    fn from(it: FindingLevel) -> Level {
        match it {
            FindingLevel::Error => Level::Error,
            FindingLevel::Warning => Level::Warning,
            FindingLevel::Note => Level::Note,
            FindingLevel::Off => Level::Off,
        }
    }
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
    /// A code or the beginning of one, and its level; later entries win.
    own: Vec<(String, Level)>,
}

/// Notes that count as warnings when the checks are strict.
const STRICT: [&str; 3] = ["OPS806", "OPS906", "OPS912"];

impl Levels {
    /// The levels that `settings` ask for, with the strictness of the command line, if any.
    pub fn new(settings: &Settings, strictness: Option<Strictness>) -> Levels {
        let named = settings.levels.0.iter();
        // What is no code covers no rule; reading has said so.
        let codes = named.filter(|(code, _)| code.value.to_uppercase().starts_with("OPS"));
        let own = codes.map(|(code, level)| (code.value.to_uppercase(), Level::from(*level)));
        let strictness = strictness.or(settings.level).unwrap_or(Strictness::Standard);
        Levels { strictness, own: own.collect() }
    }

    /// The level of the rule with `code`, whose own level is `level`.
    pub fn of(&self, code: &str, level: Level) -> Level {
        let own = self.own.iter().rfind(|(it, _)| code.starts_with(it.as_str()));
        if let Some((_, level)) = own {
            return *level;
        }
        let is_reading = code.starts_with("OPS0") || code.starts_with("OPS1");
        let is_text = code.starts_with("OPS9");
        match (self.strictness, level) {
            (Strictness::Draft, Level::Error) if !is_reading && !is_text => Level::Warning,
            (Strictness::Strict, Level::Note) if STRICT.contains(&code) => Level::Warning,
            _ => level,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_levels_come_before_strictness() {
        let mut levels = Levels { strictness: Strictness::Draft, own: vec![] };
        assert_eq!(levels.of("OPS201", Level::Error), Level::Warning);
        assert_eq!(levels.of("OPS101", Level::Error), Level::Error);
        levels.own.push(("OPS2".into(), Level::Off));
        levels.own.push(("OPS201".into(), Level::Error));
        assert_eq!(levels.of("OPS201", Level::Error), Level::Error);
        assert_eq!(levels.of("OPS202", Level::Error), Level::Off);
    }
}
