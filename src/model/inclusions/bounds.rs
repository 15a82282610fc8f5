//! Inclusions come to an end: none includes itself, no row of them is too long, and no text holds
//! more of them than a page bears.

use std::collections::{BTreeMap, BTreeSet};

use super::{DEEPEST, Included, MOST, Refusal};
use crate::model::{Manual, TextId};

/// What is known of a text while inclusions are followed.
#[derive(Clone, Copy)]
enum Mark {
    /// On the way from where the walk began.
    Open,
    /// Known: how many inclusions come together in it, and how deep they stand.
    Done { count: usize, depth: usize },
}

/// A text on the way, and which of its inclusions comes next.
struct Visit {
    text: TextId,
    next: usize,
    count: usize,
    depth: usize,
}

impl Visit {
    fn new(text: TextId) -> Visit {
        Visit { text, next: 0, count: 0, depth: 0 }
    }
}

type Marks = BTreeMap<TextId, Mark>;
type Refused = Vec<(TextId, usize, Refusal)>;

impl Manual {
    /// Takes out the inclusions that would not come to an end, and says which.
    pub(super) fn bound_inclusions(&mut self) {
        let mut marks = Marks::new();
        let mut refused = Refused::new();
        for text in self.inclusions.of_text.keys() {
            if !marks.contains_key(text) {
                self.follow(*text, &mut marks, &mut refused);
            }
        }
        let mut links: BTreeMap<TextId, BTreeSet<usize>> = BTreeMap::new();
        for (text, link, why) in refused {
            let span = self.text(text).links[link].span;
            self.inclusions.refused.push((span, why));
            links.entry(text).or_default().insert(link);
        }
        for (text, links) in links {
            if let Some(all) = self.inclusions.of_text.get_mut(&text) {
                all.retain(|it| !links.contains(&it.link));
            }
        }
    }

    /// Walks from `text` on, without a call for each step: rows of inclusions may be long.
    fn follow(&self, text: TextId, marks: &mut Marks, refused: &mut Refused) {
        marks.insert(text, Mark::Open);
        let mut way = vec![Visit::new(text)];
        while let Some(visit) = way.last_mut() {
            let at = visit.text;
            let Some(inclusion) = self.inclusions_of(at).get(visit.next) else {
                marks.insert(at, Mark::Done { count: visit.count, depth: visit.depth });
                way.pop();
                continue;
            };
            let (count, depth) = match &inclusion.what {
                Included::Table(_) => (1, 0),
                Included::Text(it) => match marks.get(&it.text).copied() {
                    None => {
                        marks.insert(it.text, Mark::Open);
                        way.push(Visit::new(it.text));
                        continue;
                    }
                    Some(Mark::Open) => {
                        refused.push((at, inclusion.link, Refusal::Circle));
                        visit.next += 1;
                        continue;
                    }
                    Some(Mark::Done { count, depth }) => (count + 1, depth + 1),
                },
            };
            visit.next += 1;
            if depth > DEEPEST {
                refused.push((at, inclusion.link, Refusal::TooDeep));
            } else if visit.count + count > MOST {
                refused.push((at, inclusion.link, Refusal::TooMany));
            } else {
                visit.count += count;
                visit.depth = visit.depth.max(depth);
            }
        }
    }
}
