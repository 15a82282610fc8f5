//! Addresses: which page lives where. The one place that decides it.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::Manual;
use super::chapter::Chapter;
use super::kinds::{KINDS, Key, Kind};
use super::order::{Part, is_index, is_summary};
use crate::text::{Lang, Span};

/// The folder of registers.
pub const REGISTERS: &str = "registers";
/// The folder of the pages of tags.
pub const TAGS: &str = "tags";
/// The page that shows how complete the manual is.
pub const COVERAGE: &str = "coverage.html";
/// The page that shows what the checks found.
pub const FINDINGS: &str = "findings.html";
/// The page that has all others on it, to be printed.
pub const PRINT: &str = "print.html";
/// What was changed, for readers of feeds.
pub const FEED: &str = "feed.xml";
/// The page of a wrong address.
pub const NOT_FOUND: &str = "404.html";
/// The page of search.
pub const SEARCH: &str = "search.html";
/// The folder of the program's own styles, scripts and pictures.
pub const ASSETS: &str = "opsbook";

/// Two things that would live at one address.
#[derive(Clone, Debug)]
pub struct Clash {
    /// The one that keeps the address; nothing if it is a page of the program's own.
    pub first: Option<Span>,
    /// The one that had to give way.
    pub second: Span,
    /// The address.
    pub address: String,
}

/// The address of every page, from the site's root, with `/`.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// By chapter; empty for data.
    pub of_chapter: Vec<String>,
    /// By entity.
    of_entity: BTreeMap<Key, String>,
    /// By folder without an index.
    of_folder: BTreeMap<String, String>,
    /// By language: the folder of the edition in it, with `/`.
    of_edition: BTreeMap<Lang, String>,
    /// What would have lived at the same address.
    pub clashes: Vec<Clash>,
    /// Addresses of former times, each with the chapter that has moved.
    pub former: Vec<(String, usize)>,
    /// Former addresses where something else lives now.
    pub former_clashes: Vec<Clash>,
    /// The address of the page of all tags; empty if there are none.
    pub of_tags: String,
    /// The address of each tag's page, in the order of the tags.
    of_tag: BTreeMap<String, String>,
}

impl Addresses {
    /// The address of an entity's page.
    pub fn of_entity(&self, key: Key) -> &str {
        self.of_entity.get(&key).map_or("", |it| it)
    }

    /// The tags and the addresses of their pages.
    pub fn tags(&self) -> impl Iterator<Item = (&str, &str)> {
        self.of_tag.iter().map(|(tag, address)| (tag.as_str(), address.as_str()))
    }

    /// The address of a tag's page.
    pub fn of_tag(&self, tag: &str) -> &str {
        self.of_tag.get(tag).map_or("", |it| it)
    }

    /// The address of a folder's own page.
    pub fn of_folder(&self, folder: &str) -> &str {
        self.of_folder.get(folder).map_or("", |it| it)
    }

    /// The folder of the edition in `lang`, with `/`; nothing for the manual's own language. What
    /// lives there has the same address in it as in the manual's own language.
    pub fn of_edition(&self, lang: Lang) -> &str {
        self.of_edition.get(&lang).map_or("", |it| it)
    }

    /// The address of the page for a part of the contents.
    pub fn of_part(&self, part: &Part) -> &str {
        part.chapter.map_or_else(|| self.of_folder(&part.folder), |it| &self.of_chapter[it])
    }

    /// Gives every page of `manual` its address.
    pub(super) fn new(manual: &Manual) -> Addresses {
        let mut taken = Taken::default();
        for own in ["index.html", NOT_FOUND, COVERAGE, FINDINGS, PRINT, SEARCH] {
            taken.reserve(own);
        }
        for kind in KINDS {
            taken.reserve(&register(kind));
        }
        let mut addresses = Addresses::default();
        for chapter in &manual.chapters {
            let path = &manual.sources.get(chapter.source).path;
            let no_page = !chapter.has_page() || is_summary(path);
            let wanted = if no_page { String::new() } else { of_chapter(path, chapter) };
            // The root's index is part of the home page.
            let address = match wanted.as_str() {
                "" | "index.html" => wanted,
                _ => taken.take(wanted, chapter.span),
            };
            addresses.of_chapter.push(address);
        }
        for (key, entity) in manual.entities.iter() {
            let address = if entity.is_file() {
                addresses.of_chapter[entity.chapter()].clone()
            } else {
                let folder = KINDS[key.kind].plural;
                taken.take(format!("{folder}/{}.html", file_name(entity.id())), entity.span())
            };
            addresses.of_entity.insert(key, address);
        }
        addresses.folders(&manual.contents, &mut taken);
        addresses.put_tags(manual, &mut taken);
        for file in &manual.sources.attachments {
            taken.attachment(&file.path);
        }
        for lang in manual.languages.iter().filter(|it| **it != manual.lang) {
            let folder = taken.folder(lang.tag().split('-').next().unwrap_or_default());
            addresses.of_edition.insert(*lang, folder);
        }
        addresses.put_former(manual, &mut taken);
        addresses.clashes = taken.clashes;
        addresses
    }

    fn put_tags(&mut self, manual: &Manual, taken: &mut Taken) {
        let listed = manual.chapters.iter().filter(|it| !it.is_unlisted);
        let tags = listed.flat_map(|it| &it.front.tags);
        let tags: BTreeSet<&str> = tags.map(|it| it.as_str().trim()).collect();
        if !tags.is_empty() {
            self.of_tags = taken.reserve(&format!("{TAGS}/index.html"));
        }
        for tag in tags.into_iter().filter(|it| !it.is_empty()) {
            let address = taken.reserve(&format!("{TAGS}/{}.html", file_name(tag)));
            self.of_tag.insert(tag.to_owned(), address);
        }
    }

    /// Pages at former addresses give way to all others.
    fn put_former(&mut self, manual: &Manual, taken: &mut Taken) {
        for (at, chapter) in manual.chapters.iter().enumerate() {
            let now = self.of_chapter[at].clone();
            for word in &chapter.placing.formerly {
                let Some(address) = of_former(word.as_str()).filter(|_| !now.is_empty()) else {
                    continue;
                };
                let folded = Taken::folded(&address);
                match taken.by_folded.get(&folded).copied() {
                    None => {
                        taken.by_folded.insert(folded, Some(word.span()));
                        self.former.push((address, at));
                    }
                    Some(first) => {
                        self.former_clashes.push(Clash { first, second: word.span(), address });
                    }
                }
            }
        }
    }

    fn folders(&mut self, parts: &[Part], taken: &mut Taken) {
        for part in parts {
            if part.chapter.is_none() {
                let address = taken.reserve(&format!("{}/index.html", part.folder));
                self.of_folder.insert(part.folder.clone(), address);
            }
            self.folders(&part.parts, taken);
        }
    }
}

/// The address of the register of a kind.
pub fn register(kind: &Kind) -> String {
    format!("{REGISTERS}/{}.html", kind.plural)
}

/// The address that a former path or address stands for; none if it leads out of the handbook.
fn of_former(text: &str) -> Option<String> {
    let path = text.trim().split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix("./").unwrap_or(path).trim_start_matches('/');
    let mut parts: Vec<String> = Vec::new();
    for part in path.split('/') {
        if part == ".." || part.contains(':') {
            return None;
        }
        parts.push(part.to_owned());
    }
    let name = parts.pop()?;
    let stem = ["html", "htm", "md", "markdown"].iter().find_map(|ending| {
        let (stem, found) = name.rsplit_once('.')?;
        found.eq_ignore_ascii_case(ending).then(|| stem.to_owned())
    });
    let stem = stem.unwrap_or(name);
    let is_index = stem.is_empty() || is_index(&format!("{stem}.md"));
    parts.push(if is_index {
        "index.html".to_owned()
    } else {
        format!("{}.html", file_name(&stem))
    });
    Some(parts.join("/")).filter(|it| !it.starts_with('/') && !it.contains("//"))
}

/// The address that a chapter asks for: its path, with the last part replaced by its slug.
fn of_chapter(path: &str, chapter: &Chapter) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |it| it);
    let stem = name.rsplit_once('.').map_or(name, |it| it.0);
    let slug = chapter.placing.slug.as_ref().map(|it| file_name(it.as_str()));
    let last = match slug {
        Some(slug) if !slug.is_empty() => slug,
        _ if is_index(name) => "index".to_owned(),
        _ => stem.to_owned(),
    };
    if folder.is_empty() { format!("{last}.html") } else { format!("{folder}/{last}.html") }
}

/// An id or slug as the name of a file: what is no letter, digit, `-`, `_` or `.` becomes `-`.
pub fn file_name(id: &str) -> String {
    const LONGEST: usize = 120;
    let fits = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '.');
    let name: String = id.trim().chars().map(|it| if fits(it) { it } else { '-' }).collect();
    let name = name.trim_matches(['-', '.']).to_owned();
    if name.len() <= LONGEST {
        return if name.is_empty() { "unnamed".to_owned() } else { name };
    }
    // Long names keep their beginning and stay apart by a checksum of the whole.
    let sum = checksum(name.as_bytes());
    format!("{}-{sum:016x}", &name[..name.floor_char_boundary(LONGEST - 20)])
}

/// A checksum that keeps names apart (FNV-1a); no protection against anybody.
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, it| {
        (sum ^ u64::from(*it)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The addresses that are taken, compared as file systems compare that ignore case and
/// composition.
#[derive(Default)]
struct Taken {
    by_folded: BTreeMap<String, Option<Span>>,
    /// The next number to try for an address that is wanted again.
    next: BTreeMap<String, usize>,
    clashes: Vec<Clash>,
}

impl Taken {
    fn folded(address: &str) -> String {
        address.nfc().flat_map(char::to_lowercase).collect()
    }

    /// Takes `wanted` for what stands at `span`, or the next free address like it.
    fn take(&mut self, wanted: String, span: Span) -> String {
        let folded = Taken::folded(&wanted);
        let Some(first) = self.by_folded.get(&folded).copied() else {
            self.by_folded.insert(folded, Some(span));
            return wanted;
        };
        let free = self.free(&wanted);
        self.by_folded.insert(Taken::folded(&free), Some(span));
        self.clashes.push(Clash { first, second: span, address: wanted });
        free
    }

    /// Takes an address for a page of the program's own.
    fn reserve(&mut self, wanted: &str) -> String {
        let is_free = !self.by_folded.contains_key(&Taken::folded(wanted));
        let address = if is_free { wanted.to_owned() } else { self.free(wanted) };
        self.by_folded.insert(Taken::folded(&address), None);
        address
    }

    fn free(&mut self, wanted: &str) -> String {
        let stem = wanted.strip_suffix(".html").unwrap_or(wanted);
        let next = self.next.entry(Taken::folded(wanted)).or_insert(2);
        loop {
            let free = format!("{stem}-{next}.html");
            *next += 1;
            if !self.by_folded.contains_key(&Taken::folded(&free)) {
                return free;
            }
        }
    }

    /// A folder in which nothing lives yet, called `wanted` or nearly so.
    fn folder(&self, wanted: &str) -> String {
        let is_free = |it: &String| {
            let next = self.by_folded.range(it.clone()..).next();
            next.is_none_or(|(taken, _)| !taken.starts_with(it.as_str()))
        };
        let tries = std::iter::once(format!("{wanted}/"));
        let mut tries = tries.chain((2..).map(|it| format!("{wanted}-{it}/")));
        tries.find(is_free).expect("not all are taken")
    }

    fn attachment(&mut self, path: &str) {
        let folded = Taken::folded(path);
        match self.by_folded.get(&folded).copied().flatten() {
            Some(second) => {
                self.clashes.push(Clash { first: None, second, address: path.to_owned() });
            }
            None => drop(self.by_folded.entry(folded).or_default()),
        }
    }
}

/// The way from the page at `from` to the page or file at `to`: relative, each part encoded, so
/// that it works under any folder and from a disk.
pub fn relative(from: &str, to: &str) -> String {
    let mut here = from.split('/').rev().skip(1).collect::<Vec<_>>();
    here.reverse();
    let there: Vec<&str> = to.split('/').collect();
    let shared = here.iter().zip(&there[..there.len() - 1]).take_while(|(a, b)| a == b).count();
    let ups = here.len() - shared;
    let parts = std::iter::repeat_n("..".to_owned(), ups)
        .chain(there[shared..].iter().map(|it| encoded(it)));
    let way = parts.collect::<Vec<_>>().join("/");
    // A first part with a colon would be read as a scheme.
    if way.split('/').next().is_some_and(|it| it.contains(':')) { format!("./{way}") } else { way }
}

/// An address as a link has it: each part encoded.
pub fn href(address: &str) -> String {
    address.split('/').map(encoded).collect::<Vec<_>>().join("/")
}

const HEX: [char; 16] =
    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];

/// One part of a path for a URL: what has a meaning there is percent-encoded, letters of any
/// script stay readable.
pub fn encoded(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut utf8 = [0; 4];
    for it in part.chars() {
        if it.is_control() || " %#?\"<>\\`{}|^&'".contains(it) {
            for byte in it.encode_utf8(&mut utf8).bytes() {
                out.push('%');
                out.extend([byte >> 4, byte & 15].map(|it| HEX[usize::from(it)]));
            }
        } else {
            out.push(it);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{file_name, of_former, relative};

    #[test]
    fn ways_are_relative() {
        assert_eq!(relative("index.html", "a/b.html"), "a/b.html");
        assert_eq!(relative("a/b.html", "a/c.html"), "c.html");
        assert_eq!(relative("a/b/c.html", "a/d.html"), "../d.html");
        assert_eq!(relative("a/b.html", "index.html"), "../index.html");
        assert_eq!(relative("index.html", "a:b.html"), "./a:b.html");
        assert_eq!(relative("x.html", "流程/a b#.html"), "流程/a%20b%23.html");
    }

    #[test]
    fn former_paths_become_addresses() {
        let former = |it: &str| of_former(it).unwrap_or_default();
        assert_eq!(former("old/stock.md"), "old/stock.html");
        assert_eq!(former("/old/stock.html#top"), "old/stock.html");
        assert_eq!(former("old/stock"), "old/stock.html");
        assert_eq!(former("old/"), "old/index.html");
        assert_eq!(former("old/README.md"), "old/index.html");
        assert_eq!(former("旧/库存.md"), "旧/库存.html");
        assert_eq!(former("../etc/passwd"), "");
        assert_eq!(former("https://a.example/b"), "");
    }

    #[test]
    fn ids_become_names_of_files() {
        assert_eq!(file_name("store manager/1"), "store-manager-1");
        assert_eq!(file_name("采购"), "采购");
        assert_eq!(file_name("../.."), "unnamed");
        assert!(file_name(&"长".repeat(200)).len() <= 140);
    }
}
