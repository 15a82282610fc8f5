//! Where a reader is: the side bar around his place, breadcrumbs, previous and next. What stands on
//! a page never grows with the number of pages: what lies below the sections that he is not in is
//! a file for each of them, which the script of pages fetches when he unfolds it.

use serde::Serialize;

use super::assets::named;
use super::values::Shower;
use crate::model::kinds::{KINDS, Status, kind_called};
use crate::model::{Manual, Part, href};

/// So many places of a level are shown without leaving any out.
const ALL: usize = 24;
/// How many neighbours are shown on each side of the reader's place in a longer level.
const AROUND: usize = 6;
/// How many places of a longer level are shown below the reader's.
const BELOW: usize = 20;

/// How many levels are shown: in deeper folders the side bar begins further down, and the
/// breadcrumbs tell what is above.
const LEVELS: usize = 10;

/// A link to a page; `href` from the root.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LinkTo {
    pub(super) title: String,
    pub(super) href: String,
}

/// A document's status.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShownStatus {
    pub(super) name: &'static str,
    pub(super) text: String,
}

/// One entry of the side bar. There are forty of them on a page, so what is not so is not said.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Item {
    title: String,
    href: String,
    #[serde(skip_serializing_if = "State::is_plain")]
    state: State,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<ShownStatus>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<Item>,
    /// The file of what lies below, if that is not said here.
    #[serde(skip_serializing_if = "Option::is_none")]
    below: Option<String>,
}

/// What an entry of the side bar is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    /// Another page.
    Plain,
    /// His own.
    Current,
    /// On the way to his own.
    Open,
    /// It stands for others.
    More,
}

impl State {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
    fn is_plain(&self) -> bool {
        *self == State::Plain
    }
}

/// A place in the contents.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) title: String,
    /// Where its page lives.
    pub(super) address: String,
    /// The same, for links.
    pub(super) href: String,
    pub(super) chapter: Option<usize>,
    pub(super) parent: Option<usize>,
    /// Which of its parent's children it is.
    place: usize,
    pub(super) children: Vec<usize>,
    status: Option<ShownStatus>,
    /// The file of what lies below it; nothing if that is nothing.
    below: Option<String>,
}

/// All places in reading order.
#[derive(Debug, Default)]
pub(super) struct Map {
    pub(super) nodes: Vec<Node>,
    pub(super) roots: Vec<usize>,
    /// The files of what lies below each place, and their addresses.
    pub(super) below: Vec<(String, String)>,
    of_chapter: Vec<Option<usize>>,
    /// What an entry is called that stands for others, with `{}` for their number.
    more: String,
}

impl Map {
    /// `more` is what an entry is called that stands for others, with `{}` for their number.
    pub(super) fn new(manual: &Manual, shower: Shower<'_>, more: &str) -> Map {
        let of_chapter = vec![None; manual.chapters.len()];
        let mut map = Map { of_chapter, more: more.to_owned(), ..Map::default() };
        map.roots = map.add(&manual.contents, None, manual, shower);
        map.write_below();
        map
    }

    /// Those further down come first: what is above them says their names.
    fn write_below(&mut self) {
        for at in (0..self.nodes.len()).rev() {
            let node = &self.nodes[at];
            if node.children.is_empty() {
                continue;
            }
            let items = self.bar(None).level(&node.children, &node.href, &[]);
            let items = serde_json::to_string(&items).expect("plain data");
            let script = format!("opsbookBelow({items})\n");
            let address = named("below", "js", script.as_bytes());
            self.nodes[at].below = Some(address.clone());
            self.below.push((address, script));
        }
    }

    fn add(
        &mut self,
        parts: &[Part],
        parent: Option<usize>,
        manual: &Manual,
        shower: Shower<'_>,
    ) -> Vec<usize> {
        let mut added = Vec::new();
        for part in parts {
            let address = manual.addresses.of_part(part).to_owned();
            // The root's own index is the home page, which has its place at the top.
            if address == "index.html" {
                continue;
            }
            let title = match part.chapter {
                Some(at) if part.title.is_empty() || !part.folder.is_empty() => {
                    manual.chapters[at].title.get(shower.lang).to_owned()
                }
                // A folder named after a kind is called what its entities are called.
                None if let Some(kind) = kind_called(&part.folder) => {
                    shower.words(&KINDS[kind].many)
                }
                _ => part.title.clone(),
            };
            let status = part.chapter.and_then(|at| status(manual, at));
            let status = status.map(|it| shown_status(it, shower));
            let at = self.nodes.len();
            let (chapter, children) = (part.chapter, Vec::new());
            let place = added.len();
            let href = href(&address);
            self.nodes.push(Node {
                title,
                address,
                href,
                chapter,
                parent,
                place,
                children,
                status,
                below: None,
            });
            if let Some(chapter) = part.chapter {
                self.of_chapter[chapter] = Some(at);
            }
            self.nodes[at].children = self.add(&part.parts, Some(at), manual, shower);
            added.push(at);
        }
        added
    }

    /// The place of a chapter; none for the home page and for data.
    pub(super) fn of_chapter(&self, chapter: usize) -> Option<usize> {
        self.of_chapter[chapter]
    }

    /// The places above `at`, from the top.
    pub(super) fn above(&self, at: usize) -> Vec<usize> {
        let mut above = Vec::new();
        let mut next = self.nodes[at].parent;
        while let Some(it) = next {
            above.push(it);
            next = self.nodes[it].parent;
        }
        above.reverse();
        above
    }

    /// Links to the places above `at`, the home page first; `home` is what it is called.
    pub(super) fn breadcrumbs(&self, at: Option<usize>, home: &str) -> Vec<LinkTo> {
        let home = LinkTo { title: home.to_owned(), href: "index.html".to_owned() };
        let above = at.map_or_else(Vec::new, |it| self.above(it));
        std::iter::once(home).chain(above.into_iter().map(|it| self.link(it))).collect()
    }

    /// A link to a place.
    pub(super) fn link(&self, at: usize) -> LinkTo {
        let node = &self.nodes[at];
        LinkTo { title: node.title.clone(), href: node.href.clone() }
    }

    /// The places read before and after `at`.
    pub(super) fn neighbours(&self, at: usize) -> (Option<LinkTo>, Option<LinkTo>) {
        let before = at.checked_sub(1).map(|it| self.link(it));
        let after = (at + 1 < self.nodes.len()).then(|| self.link(at + 1));
        (before, after)
    }

    /// The side bar for a reader at `at`; `is_there` says whether the page is that place itself.
    pub(super) fn side_bar(&self, at: Option<usize>, is_there: bool) -> Vec<Item> {
        let mut open: Vec<usize> = at.map_or_else(Vec::new, |it| self.above(it));
        open.extend(at);
        let current = at.filter(|_| is_there);
        let skipped = open.len().saturating_sub(LEVELS);
        let (all, above) = match skipped.checked_sub(1) {
            Some(last) => (&self.nodes[open[last]].children, self.nodes[open[last]].href.as_str()),
            None => (&self.roots, "index.html"),
        };
        self.bar(current).level(all, above, &open[skipped..])
    }

    fn bar(&self, current: Option<usize>) -> SideBar<'_> {
        SideBar { map: self, current }
    }
}

/// A side bar while it is made.
struct SideBar<'a> {
    map: &'a Map,
    /// The reader's own page.
    current: Option<usize>,
}

impl SideBar<'_> {
    /// The places of one level around the open one, and below it.
    fn level(&self, all: &[usize], above: &str, open: &[usize]) -> Vec<Item> {
        let place = open.first().map(|it| self.map.nodes[*it].place);
        let (from, to) = match place {
            _ if all.len() <= ALL => (0, all.len()),
            Some(it) => (it.saturating_sub(AROUND), (it + AROUND + 1).min(all.len())),
            None => (0, all.len().min(BELOW)),
        };
        // A gap of one place is filled with the place itself.
        let from = if from <= 1 { 0 } else { from };
        let to = if to + 1 >= all.len() { all.len() } else { to };
        let more = &self.map.more;
        let before = (from > 0).then(|| others(more, from, above));
        let after = (to < all.len()).then(|| others(more, all.len() - to, above));
        let shown = all[from..to].iter().map(|it| self.item(*it, open));
        before.into_iter().chain(shown).chain(after).collect()
    }

    fn item(&self, at: usize, open: &[usize]) -> Item {
        let node = &self.map.nodes[at];
        let is_open = open.first() == Some(&at);
        let children = match open {
            [_, below @ ..] if is_open => self.level(&node.children, &node.href, below),
            _ => Vec::new(),
        };
        let state = match is_open {
            _ if self.current == Some(at) => State::Current,
            true => State::Open,
            false => State::Plain,
        };
        // That a chapter is in force goes without saying.
        let status = node.status.clone().filter(|it| it.name != "effective");
        let below = node.below.clone().filter(|_| children.is_empty());
        let (title, href) = (node.title.clone(), node.href.clone());
        Item { title, href, state, status, children, below }
    }
}

/// An entry that stands for `count` more, which the page above lists.
fn others(more: &str, count: usize, above: &str) -> Item {
    Item {
        title: more.replace("{}", &count.to_string()),
        href: above.to_owned(),
        state: State::More,
        status: None,
        children: Vec::new(),
        below: None,
    }
}

/// The status of a chapter: its own, that of the entity that it is.
pub(super) fn status(manual: &Manual, chapter: usize) -> Option<Status> {
    manual.chapters[chapter].control.status
}

/// A status in the language of the page.
pub(super) fn shown_status(status: Status, shower: Shower<'_>) -> ShownStatus {
    let choice = status.choice();
    ShownStatus { name: choice.name, text: shower.sentence(&choice.words()) }
}
