//! The scale of risks: what a likelihood and an impact make together, in the manual's own words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::Manual;
use super::kinds::{Halves, Risk, RiskCategory, RiskLevel};
use super::settings::{Band, MatrixRow, RiskCriteria, ScaleLevel};
use crate::text::{Lang, Span, Words};
use crate::yaml::{Cycle, Text};

/// How grave a risk is, whatever the manual calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Nothing to lose sleep over.
    Low,
    /// To be watched.
    Medium,
    /// To be acted on.
    High,
    /// To be acted on at once.
    Extreme,
}

impl Gravity {
    const ALL: [Gravity; 4] = [Gravity::Low, Gravity::Medium, Gravity::High, Gravity::Extreme];

    /// Its name in the data.
    pub fn name(self) -> &'static str {
        ["low", "medium", "high", "extreme"][self as usize]
    }

    /// What it is called where the manual has no word of its own.
    pub fn words(self) -> Words {
        RiskLevel::words(self.name())
    }

    fn named(name: &str) -> Option<Gravity> {
        Gravity::ALL.into_iter().find(|it| {
            let words = it.words();
            words.en.eq_ignore_ascii_case(name.trim()) || words.zh == name.trim()
        })
    }

    /// The gravity of the level at `at`, counted from the bottom, of `count` levels.
    fn at(at: usize, count: usize) -> Gravity {
        use Gravity::{Extreme, High, Low, Medium};
        match count {
            0 | 1 => Low,
            2 => [Low, High][at.min(1)],
            3 => [Low, Medium, High][at.min(2)],
            // Of more than four, the lowest are all low.
            _ => [Low, Medium, High, Extreme][(at + 4).saturating_sub(count).min(3)],
        }
    }
}

/// A level of risk, as the manual has it.
#[derive(Clone, Debug)]
pub struct Level {
    /// How grave it is.
    pub gravity: Gravity,
    /// What it is called.
    pub words: Words,
    /// Where the manual says which risks are of it.
    pub span: Option<Span>,
}

/// A likelihood and an impact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// How likely.
    pub likelihood: i64,
    /// How hard.
    pub impact: i64,
}

impl Score {
    /// The two halves, where both were given.
    pub fn of((likelihood, impact): Halves<'_>) -> Option<Score> {
        Some(Score { likelihood: likelihood?.value, impact: impact?.value })
    }

    /// Likelihood times impact.
    pub fn product(self) -> i64 {
        self.likelihood.saturating_mul(self.impact)
    }
}

/// The scores from `from` to `to`, which share a level.
#[derive(Clone, Debug)]
struct Scores {
    from: i64,
    to: i64,
    level: Level,
}

/// How scores become levels.
#[derive(Clone, Debug)]
enum Levels {
    /// By likelihood times impact.
    Bands(Vec<Scores>),
    /// Cell by cell.
    Matrix(BTreeMap<Score, Level>),
}

/// The scale by which a manual rates its risks: its own, or five by five.
#[derive(Clone, Debug)]
pub struct RiskScale {
    /// The numbers of likelihood.
    pub likelihood: RangeInclusive<i64>,
    /// The numbers of impact.
    pub impact: RangeInclusive<i64>,
    levels: Levels,
}

impl RiskScale {
    /// The scale that `criteria` describe.
    pub fn new(criteria: Option<&RiskCriteria>) -> RiskScale {
        let none = RiskCriteria::default();
        let criteria = criteria.unwrap_or(&none);
        let likelihood = numbers(&criteria.likelihood);
        let impact = numbers(&criteria.impact);
        let levels = match (&criteria.matrix[..], &criteria.bands[..]) {
            ([], []) => Levels::Bands(usual(*likelihood.end(), *impact.end())),
            ([], bands) => Levels::Bands(own_bands(bands)),
            (rows, _) => Levels::Matrix(cells(rows, *impact.start())),
        };
        RiskScale { likelihood, impact, levels }
    }

    /// Whether likelihood times impact says how grave a risk is.
    pub fn multiplies(&self) -> bool {
        matches!(self.levels, Levels::Bands(_))
    }

    /// Whether a score stands on both scales.
    pub fn has(&self, it: Score) -> bool {
        self.likelihood.contains(&it.likelihood) && self.impact.contains(&it.impact)
    }

    /// The level of a score.
    pub fn level(&self, it: Score) -> Option<&Level> {
        match &self.levels {
            Levels::Bands(bands) => {
                let product = it.product();
                let band = bands.iter().find(|it| (it.from..=it.to).contains(&product));
                band.map(|it| &it.level)
            }
            Levels::Matrix(cells) => cells.get(&it),
        }
    }

    /// How grave a score is; low where the manual leaves it open, which a rule of its own says.
    pub fn gravity(&self, it: Score) -> Gravity {
        self.level(it).map_or(Gravity::Low, |it| it.gravity)
    }

    /// Whether `it` is worse than `other`. In a matrix, the level decides, and between scores of
    /// one level only that one is worse which is so in both halves.
    pub fn is_worse(&self, it: Score, other: Score) -> bool {
        match self.levels {
            Levels::Bands(_) => it.product() > other.product(),
            Levels::Matrix(_) => {
                let covers = it.likelihood >= other.likelihood && it.impact >= other.impact;
                match self.gravity(it).cmp(&self.gravity(other)) {
                    std::cmp::Ordering::Equal => covers && it != other,
                    order => order.is_gt(),
                }
            }
        }
    }

    /// A score in words: `3 × 4 = 12 (high)`.
    pub fn words(&self, it: Score) -> Words {
        let Score { likelihood, impact } = it;
        let score = match self.levels {
            Levels::Bands(_) => format!("{likelihood} × {impact} = {}", it.product()),
            Levels::Matrix(_) => format!("{likelihood} × {impact}"),
        };
        match self.level(it) {
            Some(level) => Words::new(
                format!("{score} ({})", level.words.en),
                format!("{score}（{}）", level.words.zh),
            ),
            None => Words::same(score),
        }
    }

    /// What a level as grave as this is called here.
    pub fn called(&self, gravity: Gravity) -> Words {
        let own = match &self.levels {
            Levels::Bands(bands) => {
                bands.iter().map(|it| &it.level).find(|it| it.gravity == gravity)
            }
            Levels::Matrix(cells) => cells.values().find(|it| it.gravity == gravity),
        };
        own.map_or_else(|| gravity.words(), |it| it.words.clone())
    }

    /// Every score on the scales.
    fn scores(&self) -> impl Iterator<Item = Score> {
        self.likelihood.clone().flat_map(|likelihood| {
            self.impact.clone().map(move |impact| Score { likelihood, impact })
        })
    }

    /// Every score on the scales that has no level.
    pub fn without_level(&self) -> Vec<Score> {
        self.scores().filter(|it| self.level(*it).is_none()).collect()
    }

    /// Every score on the scales that has two levels.
    pub fn in_two_bands(&self) -> Vec<Score> {
        let Levels::Bands(bands) = &self.levels else { return Vec::new() };
        let holds = |band: &Scores, it: Score| (band.from..=band.to).contains(&it.product());
        let is_twice = |it: &Score| bands.iter().filter(|band| holds(band, *it)).count() > 1;
        self.scores().filter(is_twice).collect()
    }
}

impl Manual {
    /// How grave a risk the manual accepts of this category: what it says, else medium.
    pub fn appetite(&self, category: Option<RiskCategory>) -> Gravity {
        let criteria = self.file.settings.risk_criteria.as_ref();
        let own = criteria
            .iter()
            .flat_map(|it| &it.appetite.0)
            .find(|(name, _)| category.is_some() && RiskCategory::named(&name.value) == category);
        let level = own.and_then(|(_, it)| it.all().find_map(Gravity::named));
        level.unwrap_or(Gravity::Medium)
    }

    /// How often risks as grave as this are assessed anew, and what says so.
    pub fn risk_cycle(&self, level: &Level) -> Option<&Cycle> {
        let criteria = self.file.settings.risk_criteria.as_ref()?;
        let is_it = |name: &str| {
            Gravity::named(name) == Some(level.gravity)
                || [&level.words.en, &level.words.zh].into_iter().any(|it| **it == *name.trim())
        };
        let own = criteria.review_cycle.0.iter().find(|(name, _)| is_it(&name.value));
        own.map(|(_, it)| it)
    }
}

impl Risk {
    /// The score that it has now: what is left of it, or the only one that was given.
    pub fn score(&self) -> Option<Score> {
        Score::of(self.rating_left()).or_else(|| Score::of(self.rating()))
    }
}

/// No scale is longer than this; one that is was not meant.
const LONGEST: i64 = 100;

/// The numbers of a scale: those that its levels name, or their places; one to five without any.
fn numbers(levels: &[ScaleLevel]) -> RangeInclusive<i64> {
    let places = (1..).zip(levels);
    let all: BTreeSet<i64> =
        places.map(|(place, it)| it.level.as_ref().map_or(place, |it| it.value)).collect();
    match (all.first(), all.last()) {
        (Some(first), Some(last)) => {
            let first = *first.clamp(&-LONGEST, &LONGEST);
            first..=*last.clamp(&first, &(first + LONGEST))
        }
        _ => 1..=5,
    }
}

/// The levels of a scale without bands: for five by five, low up to 4, medium up to 9, high up to
/// 15; larger and smaller scales in proportion. Three by three has three levels.
fn usual(likelihood: i64, impact: i64) -> Vec<Scores> {
    let top = likelihood.saturating_mul(impact);
    let ends = match (likelihood, impact) {
        (..=3, ..=3) => vec![2, 4, top],
        _ => vec![share(top, 4), share(top, 9), share(top, 15), top],
    };
    let mut from = i64::MIN;
    let band = |(gravity, to): (Gravity, i64)| {
        let level = Level { gravity, words: gravity.words(), span: None };
        let band = Scores { from, to, level };
        from = to.saturating_add(1);
        band
    };
    Gravity::ALL.into_iter().zip(ends).map(band).collect()
}

/// `of` 25ths of `top`.
fn share(top: i64, of: i64) -> i64 {
    top.saturating_mul(of) / 25
}

/// The manual's own bands. One without a beginning begins where the one before ends; the last may
/// be open.
fn own_bands(bands: &[Band]) -> Vec<Scores> {
    let mut bands: Vec<&Band> = bands.iter().collect();
    let begin = |it: &Band| it.from.as_ref().or(it.to.as_ref()).map(|it| it.value);
    bands.sort_by_key(|it| begin(it));
    let mut scores: Vec<Scores> = Vec::new();
    for (at, band) in bands.iter().enumerate() {
        let before = scores.last().map_or(i64::MIN, |it| it.to.saturating_add(1));
        let next = bands.get(at + 1).and_then(|it| it.from.as_ref());
        scores.push(Scores {
            from: band.from.as_ref().map_or(before, |it| it.value),
            to: band.to.as_ref().map_or_else(
                || next.map_or(i64::MAX, |it| it.value.saturating_sub(1)),
                |it| it.value,
            ),
            level: band_level(band, at, bands.len()),
        });
    }
    scores
}

fn band_level(band: &Band, at: usize, count: usize) -> Level {
    let known = band.level.as_ref().map(RiskLevel::as_str);
    let names = || band.name.iter().flat_map(Text::all);
    let gravity = known.and_then(Gravity::named).or_else(|| names().find_map(Gravity::named));
    let gravity = gravity.unwrap_or_else(|| Gravity::at(at, count));
    let own = band.name.as_ref().map(|it| plain(it.get(Lang::En), it.get(Lang::Zh)));
    let words = own.or_else(|| known.map(RiskLevel::words)).unwrap_or_else(|| gravity.words());
    let from = band.from.as_ref().or(band.to.as_ref()).map(|it| it.span);
    let span = from.or_else(|| band.name.as_ref().map(|it| it.span));
    Level { gravity, words, span }
}

/// A name as the program says it in a sentence: `高` reads `high` to who reads English.
fn plain(en: &str, zh: &str) -> Words {
    match Gravity::named(en) {
        Some(gravity) => gravity.words(),
        None => Words::new(en.to_owned(), zh.to_owned()),
    }
}

/// The cells of a matrix. Words of the manual's own are as grave as the place at which they begin.
fn cells(rows: &[MatrixRow], first_impact: i64) -> BTreeMap<Score, Level> {
    let mut words: BTreeMap<Score, &RiskLevel> = BTreeMap::new();
    for row in rows {
        let Some(likelihood) = row.likelihood else { continue };
        for (impact, level) in (first_impact..).zip(&row.levels) {
            words.insert(Score { likelihood, impact }, level);
        }
    }
    let mut begins: BTreeMap<&str, i64> = BTreeMap::new();
    for (score, level) in &words {
        let begin = begins.entry(level.as_str()).or_insert(i64::MAX);
        *begin = score.product().min(*begin);
    }
    let mut order: Vec<&str> = begins.keys().copied().collect();
    order.sort_by_key(|it| begins[it]);
    let level = |it: &RiskLevel| {
        let at = order.iter().position(|name| *name == it.as_str()).unwrap_or_default();
        let known = Gravity::named(it.as_str());
        let gravity = known.unwrap_or_else(|| Gravity::at(at, order.len()));
        Level { gravity, words: RiskLevel::words(it.as_str()), span: Some(it.span()) }
    };
    words.into_iter().map(|(score, it)| (score, level(it))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Gravity, RiskScale, Score};
    use crate::model::{Asked, Manual};
    use crate::testing::{TODAY, sources};

    fn scale(criteria: &str) -> RiskScale {
        let text = format!("//- manual.yaml\nrisk_criteria: {criteria}\n//- a.md\n# A\n");
        Manual::new(sources(&text), Asked::on(TODAY)).risk_scale
    }

    fn at(scale: &RiskScale, likelihood: i64, impact: i64) -> Gravity {
        scale.gravity(Score { likelihood, impact })
    }

    #[test]
    fn without_a_word_of_the_manual_it_is_five_by_five() {
        let scale = scale("");
        assert_eq!(at(&scale, 1, 4), Gravity::Low);
        assert_eq!(at(&scale, 3, 3), Gravity::Medium);
        assert_eq!(at(&scale, 2, 5), Gravity::High);
        assert_eq!(at(&scale, 4, 4), Gravity::Extreme);
        assert!(scale.without_level().is_empty());
        assert_eq!(scale.words(Score { likelihood: 3, impact: 4 }).zh, "3 × 4 = 12（高）");
    }

    #[test]
    fn bands_are_the_manuals_own() {
        let three = "[a, b, c]";
        let scale = scale(&format!(
            "{{likelihood: {three}, impact: {three}, bands: [{{name: 低, from: 1, to: 2}}, {{name: Amber, from: 3}}, {{name: Red, from: 6}}]}}"
        ));
        assert_eq!((scale.likelihood.clone(), scale.impact.clone()), (1..=3, 1..=3));
        assert_eq!(at(&scale, 1, 2), Gravity::Low);
        assert_eq!(at(&scale, 2, 2), Gravity::Medium);
        assert_eq!(at(&scale, 2, 3), Gravity::High);
        assert_eq!(scale.words(Score { likelihood: 2, impact: 1 }).en, "2 × 1 = 2 (low)");
        assert!(!scale.has(Score { likelihood: 4, impact: 1 }));
    }

    #[test]
    fn a_matrix_goes_cell_by_cell() {
        let scale = scale(
            "{likelihood: [a, b], impact: [a, b], matrix: [{likelihood: 1, levels: [low, high]}, {likelihood: 2, levels: [low]}]}",
        );
        assert_eq!(at(&scale, 1, 2), Gravity::High);
        assert_eq!(at(&scale, 2, 1), Gravity::Low);
        assert_eq!(scale.without_level(), [Score { likelihood: 2, impact: 2 }]);
        let score = |likelihood, impact| Score { likelihood, impact };
        assert!(
            scale.is_worse(score(1, 2), score(2, 1)) && scale.is_worse(score(2, 1), score(1, 1))
        );
        assert!(!scale.is_worse(score(1, 1), score(1, 1)));
    }
}
