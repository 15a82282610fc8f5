//! Inclusions come to an end: none includes itself, no row of them is too long, and no text holds
//! more of them than a page bears.

use super::{DEEPEST, Included, MOST, Refusal};
use crate::model::Manual;

/// What is known of a chapter while inclusions are followed.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Mark {
    /// Not looked at yet.
    #[default]
    New,
    /// On the way from where the walk began.
    Open,
    /// Known: how many inclusions come together in it, and how deep they stand.
    Done { count: usize, depth: usize },
}

/// A chapter on the way, and which of its inclusions comes next.
struct Visit {
    chapter: usize,
    next: usize,
    count: usize,
    depth: usize,
}

impl Manual {
    /// Takes out the inclusions that would not come to an end, and says which.
    pub(super) fn bound_inclusions(&mut self) {
        let mut marks = vec![Mark::New; self.chapters.len()];
        let mut refused: Vec<(usize, usize, Refusal)> = Vec::new();
        for chapter in 0..self.chapters.len() {
            if marks[chapter] == Mark::New {
                self.follow(chapter, &mut marks, &mut refused);
            }
        }
        for (chapter, link, why) in refused {
            let span = self.chapters[chapter].body.links[link].span;
            self.inclusions.of_chapter[chapter].retain(|it| it.link != link);
            self.inclusions.refused.push((span, why));
        }
    }

    /// Walks from `chapter` on, without a call for each step: rows of inclusions may be long.
    fn follow(
        &self,
        chapter: usize,
        marks: &mut [Mark],
        refused: &mut Vec<(usize, usize, Refusal)>,
    ) {
        marks[chapter] = Mark::Open;
        let mut way = vec![Visit { chapter, next: 0, count: 0, depth: 0 }];
        while let Some(visit) = way.last_mut() {
            let at = visit.chapter;
            let Some(inclusion) = self.inclusions.of_chapter[at].get(visit.next) else {
                marks[at] = Mark::Done { count: visit.count, depth: visit.depth };
                way.pop();
                continue;
            };
            let (count, depth) = match &inclusion.what {
                Included::Table(_) => (1, 0),
                Included::Text(text) => match marks[text.chapter] {
                    Mark::New => {
                        marks[text.chapter] = Mark::Open;
                        way.push(Visit { chapter: text.chapter, next: 0, count: 0, depth: 0 });
                        continue;
                    }
                    Mark::Open => {
                        refused.push((at, inclusion.link, Refusal::Circle));
                        visit.next += 1;
                        continue;
                    }
                    Mark::Done { count, depth } => (count + 1, depth + 1),
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
