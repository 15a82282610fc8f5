//! In which order pages are printed: chapters as they are read, each followed by the entries that
//! it defines; then what is only data, kind by kind.

use std::collections::BTreeMap;

use crate::model::kinds::{KINDS, Key};
use crate::site::data::Pages;

/// The deepest level that titles are told apart by.
const DEEPEST: usize = 3;

/// One page in the whole.
#[derive(Debug)]
pub(super) struct Place {
    /// Where its page lives; a group of entries has none of its own.
    pub(super) address: String,
    pub(super) title: String,
    /// How many titles stand above its own.
    pub(super) depth: usize,
}

/// All pages in the order of reading.
pub(super) fn order(pages: &Pages<'_>) -> Vec<Place> {
    let manual = pages.manual;
    let mut places = Vec::new();
    // Entries by the chapter that defines them; files that are an entry are chapters themselves.
    let mut defined: BTreeMap<usize, Vec<Key>> = BTreeMap::new();
    for (key, it) in manual.entities.iter().filter(|(_, it)| !it.is_file()) {
        defined.entry(it.chapter()).or_default().push(key);
    }
    let entry = |key: Key, depth: usize| Place {
        address: manual.addresses.of_entity(key).to_owned(),
        title: pages.shower.words(&manual.entities.get(key).name()),
        depth: depth.min(DEEPEST),
    };
    let home = manual.addresses.of_chapter.iter().position(|it| it == "index.html");
    let of_home = home.and_then(|it| defined.remove(&it)).unwrap_or_default();
    for (at, node) in pages.map.nodes.iter().enumerate() {
        let depth = pages.map.above(at).len();
        let (address, title) = (node.address.clone(), node.title.clone());
        places.push(Place { address, title, depth: depth.min(DEEPEST) });
        let own = node.chapter.and_then(|it| defined.remove(&it)).unwrap_or_default();
        places.extend(own.into_iter().map(|it| entry(it, depth + 1)));
    }
    let mut rest: Vec<Key> = of_home.into_iter().chain(defined.into_values().flatten()).collect();
    rest.sort_by_key(|it| it.kind);
    let mut last = None;
    for key in rest {
        if last != Some(key.kind) {
            last = Some(key.kind);
            let title = pages.shower.words(&KINDS[key.kind].many);
            places.push(Place { address: String::new(), title, depth: 0 });
        }
        places.push(entry(key, 1));
    }
    places
}
