//! What found no place: where it stood, what it was, and what to write instead.

use std::collections::{BTreeMap, BTreeSet};

use super::front::Front;
use crate::text::{Place, SourceId, Sources, Span, What, Words};

/// Something that was not carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// The file that it stood in.
    pub path: String,
    /// Where; nothing if the file as a whole is meant.
    pub place: Option<Place>,
    /// More lines of the same file with the same.
    pub also: Vec<usize>,
    /// What it is.
    pub what: Words,
    /// What to do; empty if there is nothing to be done.
    pub instead: Words,
}

/// The list of what found no place, while it is written.
pub(super) struct Leftovers<'s> {
    taken: &'s Sources,
    list: Vec<Leftover>,
    /// Where in the list something stands, by file and words.
    known: BTreeMap<(String, String), usize>,
}

impl<'s> Leftovers<'s> {
    /// A list that begins with the files that could not be read.
    pub(super) fn new(taken: &'s Sources) -> Leftovers<'s> {
        let mut left = Leftovers { taken, list: Vec::new(), known: BTreeMap::new() };
        for problem in &taken.problems {
            if let Some((what, instead)) = unread(&problem.what) {
                left.file(problem.span.source, what, instead);
            }
        }
        left
    }

    /// Takes down what stands at `span`.
    pub(super) fn at(&mut self, span: Span, what: Words, instead: Words) {
        let source = self.taken.get(span.source);
        self.push(&source.path, Some(source.place(span.start as usize)), what, instead);
    }

    /// Takes down what stands in a line of `source`.
    pub(super) fn line(&mut self, source: SourceId, line: usize, what: Words, instead: Words) {
        let source = self.taken.get(source);
        let blanks = source.line(line).chars().take_while(|it| it.is_whitespace());
        let place = Place { line, column: blanks.count() + 1 };
        self.push(&source.path, Some(place), what, instead);
    }

    /// Takes down a file as a whole.
    pub(super) fn file(&mut self, source: SourceId, what: Words, instead: Words) {
        self.push(&self.taken.get(source).path, None, what, instead);
    }

    /// Takes down the file at `path`, which is no text.
    pub(super) fn path(&mut self, path: &str, what: Words, instead: Words) {
        self.push(path, None, what, instead);
    }

    /// Takes down a field of a front matter.
    pub(super) fn field(&mut self, source: SourceId, key: &str, what: Words, instead: Words) {
        let front = Front::new(&self.taken.get(source).text, source);
        match front.get(key) {
            Some(it) => self.at(it.key.span, what, instead),
            None => self.file(source, what, instead),
        }
    }

    /// The same in another line of the file makes the line known, and nothing else.
    fn push(&mut self, path: &str, place: Option<Place>, what: Words, instead: Words) {
        let next = self.list.len();
        let key = (path.to_owned(), format!("{} {}", what.en, instead.en));
        let at = *self.known.entry(key).or_insert(next);
        if at < next {
            let old = &mut self.list[at];
            let first = old.place.map(|it| it.line);
            old.also.extend(place.map(|it| it.line).filter(|it| Some(*it) != first));
            return;
        }
        self.list.push(Leftover { path: path.to_owned(), place, also: Vec::new(), what, instead });
    }

    /// All of it: by file, and in it by line.
    pub(super) fn list(mut self) -> Vec<Leftover> {
        for it in &mut self.list {
            let lines: BTreeSet<usize> = it.also.drain(..).collect();
            it.also.extend(lines);
        }
        self.list.sort_by(|a, b| (&a.path, a.place).cmp(&(&b.path, b.place)));
        self.list
    }
}

/// Why a file did not come along, and what to do.
fn unread(what: &What) -> Option<(Words, Words)> {
    Some(match what {
        What::NotUtf8 { guess, .. } => {
            let (en, zh) = guess.map_or((String::new(), String::new()), |it| {
                (format!("; it looks like {it}"), format!("，看起来是 {it} 编码"))
            });
            let what = format!("left out: it is not saved as UTF-8{en}");
            let shenme = format!("未导入：文件不是 UTF-8 编码{zh}");
            let instead = Words::fixed(
                "save it as UTF-8 and put it into the manual",
                "请另存为 UTF-8 后放入手册",
            );
            (Words::new(what, shenme), instead)
        }
        What::NotAFile { what } => left_out(what, "put the file itself there", "请放入文件本身"),
        What::BadName { what } => left_out(what, "rename it and put it in", "请改名后放入手册"),
        What::TooLarge { what } => left_out(what, "", ""),
        What::Unreadable { reason } => left_out(reason, "", ""),
        _ => return None,
    })
}

fn left_out(why: &Words, en: &'static str, zh: &'static str) -> (Words, Words) {
    (
        Words::new(format!("left out: {}", why.en), format!("未导入：{}", why.zh)),
        Words::fixed(en, zh),
    )
}
