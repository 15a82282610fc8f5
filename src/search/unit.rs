//! Units: pages, long ones in pieces, each with the terms it holds and how much they say of it.

use super::names::{spoken, whole};
use super::record::{Record, Section};
use super::term::{Key, Others, pair, single, word};
use super::tokens::{Class, LONGEST, Run, class, folded, runs, tails};

/// How many bytes of text a unit holds, about.
const UNIT: usize = 7_000;
/// The longest line that is not cut.
const LINE: usize = 2_000;
/// How many terms the text of a unit has that is neither long nor short.
const USUAL: u32 = 600;

/// How much a term says of a unit, 1 to 15: from a word said once in a long text up to one that
/// is the title.
pub(super) type Level = u8;

/// From here on, a term stands in a heading.
const HEADING: Level = 8;
/// The level of terms in names other than the title.
const NAME: Level = 11;
/// The level of terms in a long title; shorter ones are higher.
const TITLE: Level = 12;

/// A page, or a piece of a long one.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// The sections that are in it, lines joined by line breaks.
    pub(super) sections: Vec<Section>,
    /// Whether the page has begun before.
    pub(super) goes_on: bool,
    /// Its terms, in order, each once.
    pub(super) terms: Vec<(Key, Level)>,
}

/// The units of a page. There is at least one, which holds the names.
pub(super) fn units(record: &mut Record, others: &mut Others) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (at, sections) in pieces(std::mem::take(&mut record.sections)).into_iter().enumerate() {
        let mut terms = Terms { found: Vec::new(), others };
        if at == 0 {
            terms.names(record);
        }
        terms.text(&sections, record.repeats);
        let terms = terms.settled();
        units.push(Unit { sections, goes_on: at > 0, terms });
    }
    units
}

/// Sections in pieces of about the same length.
fn pieces(sections: Vec<Section>) -> Vec<Vec<Section>> {
    let mut pieces: Vec<Vec<Section>> = vec![Vec::new()];
    let mut size = 0;
    for section in sections {
        let whole: usize = section.lines.iter().map(String::len).sum();
        let (anchor, heading) = (section.anchor, section.heading);
        let new = |lines| Section { anchor: anchor.clone(), heading: heading.clone(), lines };
        if size > 0 && size + whole > UNIT {
            pieces.push(Vec::new());
            size = 0;
        }
        if whole <= UNIT && section.lines.iter().all(|it| it.len() <= LINE) {
            size += whole + heading.len() + 16;
            pieces.last_mut().expect("never empty").push(new(section.lines));
            continue;
        }
        let mut lines: Vec<String> = Vec::new();
        for line in section.lines.iter().flat_map(|it| cut_line(it)) {
            if size > 0 && size + line.len() > UNIT {
                pieces.last_mut().expect("never empty").push(new(std::mem::take(&mut lines)));
                pieces.push(Vec::new());
                size = 0;
            }
            size += line.len();
            lines.push(line.to_owned());
        }
        pieces.last_mut().expect("never empty").push(new(lines));
    }
    pieces
}

/// A line in pieces that are short enough, cut between words where there is such a place; where
/// there is none, a character stands on both sides, so that no pair of characters is lost.
fn cut_line(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while rest.len() > LINE {
        let end = rest.floor_char_boundary(LINE);
        let is_between = |it: char| class(it) == Class::Between;
        let last = |it: &str| it.char_indices().next_back().map_or(0, |it| it.0);
        let gap = rest[..end].rfind(is_between).filter(|it| *it > 0);
        let (stop, next) = match gap {
            Some(gap) => (gap, gap),
            None => (end, last(&rest[..end])),
        };
        pieces.push(&rest[..stop]);
        rest = &rest[next..];
    }
    pieces.push(rest);
    pieces
}

/// The terms of a unit while they are collected: keys, and levels or marks of the text.
struct Terms<'o> {
    found: Vec<(Key, Level)>,
    others: &'o mut Others,
}

impl Terms<'_> {
    fn names(&mut self, record: &Record) {
        let title = folded(&record.title);
        let length = runs(&title).map(|it| count(it)).sum::<usize>();
        let level = TITLE
            + match length {
                0..=2 => 3,
                3..=4 => 2,
                5..=8 => 1,
                _ => 0,
            };
        self.all(&title, level);
        for name in &record.names {
            self.all(&folded(name), NAME);
        }
        self.whole(&record.title, TITLE + 3);
        for name in &record.names {
            self.whole(name, NAME);
        }
    }

    /// A name as one term, and as it is spoken.
    fn whole(&mut self, name: &str, level: Level) {
        if let Some(whole) = whole(name) {
            self.found.push((word(&whole, self.others), level));
        }
        for sound in spoken(name) {
            self.found.push((word(&sound, self.others), level));
        }
    }

    fn text(&mut self, sections: &[Section], repeats: bool) {
        let mut heard: Vec<Key> = Vec::new();
        for section in sections {
            let heading = folded(&section.heading);
            let short = runs(&heading).map(|it| count(it)).sum::<usize>() <= 4;
            let level = if repeats { 2 } else { HEADING + u8::from(short) };
            self.all(&heading, level);
            for line in &section.lines {
                keys(&folded(line), self.others, &mut |it| heard.push(it));
            }
        }
        let length = u32::try_from(heard.len()).unwrap_or(u32::MAX);
        heard.sort_unstable();
        for same in heard.chunk_by(|a, b| a == b) {
            let often = u32::try_from(same.len()).unwrap_or(u32::MAX);
            let level = if repeats { 1 } else { level(often, length) };
            self.found.push((same[0], level));
        }
    }

    fn all(&mut self, folded: &str, level: Level) {
        let Terms { found, others } = self;
        keys(folded, others, &mut |it| found.push((it, level)));
    }

    /// Each term once, with its highest level.
    fn settled(mut self) -> Vec<(Key, Level)> {
        self.found.sort_unstable_by_key(|it| (it.0, u8::MAX - it.1));
        self.found.dedup_by_key(|it| it.0);
        self.found.shrink_to_fit();
        self.found
    }
}

/// How many terms a run has, characters by themselves not counted.
fn count(run: Run<'_>) -> usize {
    match run {
        Run::Word(_) => 1,
        Run::Dense(it) => it.chars().count().saturating_sub(1).max(1),
    }
}

/// How much a term says that is heard so often in a text of that many terms: more for each time,
/// but ever less so, and less in a long text (as in BM25).
fn level(often: u32, length: u32) -> Level {
    let damping = 30 + 90 * length.min(20 * USUAL) / USUAL;
    let often = often.min(1_000) * 100;
    let share = 6 * often / (often + damping);
    1 + u8::try_from(share).unwrap_or(6)
}

/// Every term of a folded text.
fn keys(folded: &str, others: &mut Others, push: &mut dyn FnMut(Key)) {
    for run in runs(folded) {
        match run {
            Run::Word(it) => {
                push(word(it, others));
                if it.len() > 2 && it.len() <= 4 * LONGEST {
                    tails(it).for_each(|tail| push(word(tail, others)));
                }
            }
            Run::Dense(it) => {
                let mut before = None;
                for now in it.chars() {
                    push(single(now));
                    if let Some(before) = before {
                        push(pair(before, now));
                    }
                    before = Some(now);
                }
            }
        }
    }
}
