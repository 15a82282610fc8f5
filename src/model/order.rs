//! The order in which chapters are read, and the tree that they form.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::chapter::{Chapter, Role, readable};
use crate::markdown::LinkKind;
use crate::text::Sources;

/// A place in the handbook's contents.
#[derive(Clone, Debug)]
pub struct Part {
    /// The chapter at this place; none for a folder without an index.
    pub chapter: Option<usize>,
    /// Its title, where it is no chapter.
    pub title: String,
    /// The folder that it stands for; empty for a single file and for the root.
    pub folder: String,
    /// What stands below it.
    pub parts: Vec<Part>,
}

/// The number that a name starts with, as `01-`, `3.2 ` or `第三章`, and the rest of the name.
pub(super) fn number_prefix(name: &str) -> (Option<f64>, &str) {
    if let Some(after) = name.strip_prefix('第') {
        let end = after.find(['章', '节', '部', '篇']).unwrap_or(0);
        let number = chinese_number(&after[..end]);
        if let (Some(number), Some(rest)) = (number, after.get(end + '章'.len_utf8()..)) {
            return (Some(number), rest.trim_start_matches([' ', '-', '_', '.', '、', '：', ':']));
        }
    }
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &name[digits..];
    let separated = rest.is_empty() || rest.starts_with(['-', '_', '.', ' ', '、']);
    if digits == 0 || digits > 8 || !separated {
        return (None, name);
    }
    let rest = rest.trim_start_matches(['-', '_', '.', ' ', '、']);
    (name[..digits].parse().ok(), rest)
}

fn chinese_number(text: &str) -> Option<f64> {
    if let Ok(number) = text.parse::<u32>() {
        return Some(f64::from(number));
    }
    let digit = |it: char| "零一二三四五六七八九".chars().position(|digit| digit == it);
    let mut total = 0;
    let mut last = None;
    for it in text.chars() {
        match it {
            '十' => {
                total += last.take().unwrap_or(1) * 10;
            }
            _ => last = Some(digit(it)?),
        }
    }
    (!text.is_empty()).then(|| u32::try_from(total + last.unwrap_or(0)).map_or(0.0, f64::from))
}

/// Notes which chapters are left out of the contents: those that say so, and all in the folder of
/// a page that does. The page at which the handbook opens is always listed.
pub(super) fn leave_out(chapters: &mut [Chapter], sources: &Sources) {
    let path = |it: &Chapter| sources.get(it.source).path.as_str();
    let says_so = |it: &Chapter| it.placing.unlisted == Some(true);
    let folder = |it: &Chapter| {
        let (folder, name) = path(it).rsplit_once('/')?;
        is_index(name).then(|| folder.to_owned())
    };
    let folders: BTreeSet<String> =
        chapters.iter().filter(|it| says_so(it)).filter_map(folder).collect();
    for it in chapters {
        let path = path(it);
        let is_home = !path.contains('/') && is_index(path);
        let mut above = path.match_indices('/').map(|(end, _)| &path[..end]);
        it.is_unlisted = !is_home && (says_so(it) || above.any(|it| folders.contains(it)));
    }
}

/// The contents of the handbook: as `SUMMARY.md` says, then by folder, order and name.
pub(super) fn contents(chapters: &[Chapter], sources: &Sources) -> Vec<Part> {
    let path = |at: usize| sources.get(chapters[at].source).path.as_str();
    let is_page = |it: &usize| {
        let it = &chapters[*it];
        it.has_page() && !it.is_unlisted && !is_summary(sources.get(it.source).path.as_str())
    };
    let summary = (0..chapters.len()).find(|it| is_summary(path(*it)));
    let mut listed = summary.map_or_else(Vec::new, |at| from_summary(at, chapters, sources));
    let mut seen = vec![false; chapters.len()];
    mark(&listed, &mut seen);
    let rest: Vec<usize> = (0..chapters.len()).filter(is_page).filter(|it| !seen[*it]).collect();
    let files: Vec<(Vec<&str>, usize)> =
        rest.iter().map(|it| (path(*it).split('/').collect(), *it)).collect();
    listed.extend(folder("", &files, chapters));
    listed
}

fn mark(parts: &[Part], seen: &mut [bool]) {
    for part in parts {
        if let Some(chapter) = part.chapter {
            seen[chapter] = true;
        }
        mark(&part.parts, seen);
    }
}

/// Whether `path` is a list of contents in the manner of mdBook.
pub(super) fn is_summary(path: &str) -> bool {
    path == "SUMMARY.md"
}

/// Whether a file of this name is the page of its folder.
pub(super) fn is_index(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |it| it.0);
    stem.eq_ignore_ascii_case("index") || stem.eq_ignore_ascii_case("readme")
}

/// The parts of one folder, given the files in it with the rest of their paths.
fn folder(path: &str, files: &[(Vec<&str>, usize)], chapters: &[Chapter]) -> Vec<Part> {
    let mut below: BTreeMap<&str, Vec<(Vec<&str>, usize)>> = BTreeMap::new();
    let mut keyed: Vec<(Sorting, Part)> = Vec::new();
    for (rest, at) in files {
        match &rest[..] {
            [name] => {
                let title = String::new();
                let part = Part { chapter: Some(*at), title, folder: String::new(), parts: vec![] };
                keyed.push((Sorting::of(name, Some(&chapters[*at])), part));
            }
            [name, deeper @ ..] => below.entry(name).or_default().push((deeper.to_vec(), *at)),
            [] => {}
        }
    }
    for (name, inside) in below {
        let own = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
        let mut parts = folder(&own, &inside, chapters);
        let page = inside.iter().find(|(rest, _)| matches!(rest[..], [it] if is_index(it)));
        let page = page.map(|(_, at)| *at);
        parts.retain(|it| it.chapter.is_none() || it.chapter != page);
        let sorting = Sorting::of(name, page.map(|it| &chapters[it]));
        let part = Part { chapter: page, title: readable(name), folder: own, parts };
        keyed.push((sorting, part));
    }
    keyed.sort_by(|(a, _), (b, _)| a.compare(b));
    keyed.into_iter().map(|(_, part)| part).collect()
}

/// By what files and folders are sorted: the index first, then by number, then by name.
struct Sorting {
    is_index: bool,
    number: f64,
    name: String,
}

impl Sorting {
    fn of(name: &str, chapter: Option<&Chapter>) -> Sorting {
        let given = chapter
            .and_then(|it| it.placing.order.as_ref())
            .and_then(|it| it.as_str().trim().parse::<f64>().ok())
            .filter(|it| it.is_finite());
        let number = given.or(number_prefix(name).0).unwrap_or(f64::INFINITY);
        let is_index = chapter.is_some() && is_index(name);
        Sorting { is_index, number, name: name.to_lowercase() }
    }

    fn compare(&self, other: &Sorting) -> Ordering {
        let index = other.is_index.cmp(&self.is_index);
        index.then(self.number.total_cmp(&other.number)).then_with(|| self.name.cmp(&other.name))
    }
}

/// The tree that the links of a `SUMMARY.md` form; its depth is told by the links' columns.
fn from_summary(at: usize, chapters: &[Chapter], sources: &Sources) -> Vec<Part> {
    let summary = &chapters[at];
    let source = sources.get(summary.source);
    let by_path: BTreeMap<&str, usize> = (0..chapters.len())
        .filter(|it| chapters[*it].role != Role::Snippet && !chapters[*it].is_unlisted)
        .map(|it| (sources.get(chapters[it].source).path.as_str(), it))
        .collect();
    let mut open: Vec<(usize, Part)> = Vec::new();
    let mut parts = Vec::new();
    let mut taken = vec![false; chapters.len()];
    for link in summary.body.links.iter().filter(|it| it.what == LinkKind::Link) {
        let target = link.target.trim_start_matches("./");
        let Some(chapter) = by_path.get(target).copied().filter(|it| !taken[*it]) else { continue };
        taken[chapter] = true;
        let column = source.place(link.whole.start as usize).column;
        while open.last().is_some_and(|(depth, _)| *depth >= column) {
            close(&mut open, &mut parts);
        }
        let folder = String::new();
        let part = Part { chapter: Some(chapter), title: link.text.clone(), folder, parts: vec![] };
        open.push((column, part));
    }
    while !open.is_empty() {
        close(&mut open, &mut parts);
    }
    parts
}

fn close(open: &mut Vec<(usize, Part)>, parts: &mut Vec<Part>) {
    if let Some((_, part)) = open.pop() {
        match open.last_mut() {
            Some((_, above)) => above.parts.push(part),
            None => parts.push(part),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::number_prefix;

    #[test]
    fn names_start_with_numbers_in_several_ways() {
        for (name, number, rest) in [
            ("01-流程规范", Some(1.0), "流程规范"),
            ("3. Tools", Some(3.0), "Tools"),
            ("第十二章 展望", Some(12.0), "展望"),
            ("第3节-库存", Some(3.0), "库存"),
            ("2026年度计划", None, "2026年度计划"),
            ("purchase", None, "purchase"),
            ("7", Some(7.0), ""),
        ] {
            assert_eq!(number_prefix(name), (number, rest), "{name}");
        }
    }
}
