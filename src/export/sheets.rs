//! On which sheets of a PDF the places are that its links lead to. Reads what Chromium writes: a
//! plain table of objects, and dictionaries that are not packed. Anything else has no answer.

use std::collections::BTreeMap;

/// The sheets of a PDF.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    /// How many there are.
    pub count: usize,
    /// The sheet of each place, from one on.
    pub of: BTreeMap<String, usize>,
}

impl Sheets {
    /// The sheets of `pdf`; nothing if it is no whole PDF.
    pub fn new(pdf: &[u8]) -> Option<Sheets> {
        if !pdf.starts_with(b"%PDF-") {
            return None;
        }
        let objects = Objects::new(pdf)?;
        let catalog = objects.get(number(&objects.trailer, "/Root")?)?;
        let mut pages = BTreeMap::new();
        objects.walk(number(&catalog, "/Pages")?, 0, &mut pages);
        let places = number(&catalog, "/Dests").and_then(|it| objects.get(it)).unwrap_or_default();
        let of = places.split('/').filter_map(|it| {
            let (name, rest) = it.split_once('[')?;
            let page = rest.split_ascii_whitespace().next()?.parse().ok()?;
            Some((name.trim().to_owned(), *pages.get(&page)?))
        });
        Some(Sheets { count: pages.len(), of: of.collect() })
    }
}

/// Where the objects of a PDF begin, by number.
struct Objects<'p> {
    pdf: &'p [u8],
    starts: Vec<usize>,
    trailer: String,
}

impl<'p> Objects<'p> {
    fn new(pdf: &'p [u8]) -> Option<Objects<'p>> {
        let end = &pdf[pdf.len().saturating_sub(64)..];
        let end = String::from_utf8_lossy(end);
        let (_, at) = end.rsplit_once("startxref")?;
        let (at, _) = at.split_once("%%EOF")?;
        let table = pdf.get(at.trim().parse::<usize>().ok()?..)?;
        let table = String::from_utf8_lossy(table);
        let (entries, trailer) = table.strip_prefix("xref")?.split_once("trailer")?;
        let mut lines = entries.trim_start().lines();
        // One run of objects, from zero on.
        lines.next()?.strip_prefix("0 ")?;
        let start = |it: &str| it.split_ascii_whitespace().next()?.parse::<usize>().ok();
        Some(Objects { pdf, starts: lines.map_while(start).collect(), trailer: trailer.to_owned() })
    }

    /// The dictionary of an object, as text.
    fn get(&self, number: usize) -> Option<String> {
        let text = self.pdf.get(*self.starts.get(number)?..)?;
        let end = memchr::memmem::find(text, b"endobj")?;
        Some(String::from_utf8_lossy(&text[..end]).into_owned())
    }

    /// Numbers the pages below a node of their tree.
    fn walk(&self, node: usize, depth: usize, pages: &mut BTreeMap<usize, usize>) {
        let Some(text) = self.get(node).filter(|_| depth < 64) else { return };
        let Some((_, kids)) = text.split_once("/Kids") else {
            let next = pages.len() + 1;
            pages.entry(node).or_insert(next);
            return;
        };
        let kids = kids.split(['[', ']']).nth(1).unwrap_or_default();
        let kids: Vec<&str> = kids.split_ascii_whitespace().collect();
        for kid in kids.chunks(3).filter_map(|it| it[0].parse().ok()) {
            self.walk(kid, depth + 1, pages);
        }
    }
}

/// The object that `key` refers to.
fn number(dictionary: &str, key: &str) -> Option<usize> {
    let (_, rest) = dictionary.split_once(&format!("{key} "))?;
    rest.split_ascii_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Sheets;

    /// A PDF of these objects, from number one on.
    fn pdf(objects: &[&str]) -> Vec<u8> {
        use std::fmt::Write as _;
        let mut text = String::from("%PDF-1.4\n");
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (at, it) in objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", text.len());
            let _ = write!(text, "{} 0 obj\n{it}\nendobj\n", at + 1);
        }
        let start = text.len();
        format!("{text}{table}trailer\n<</Size 9\n/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n")
            .into_bytes()
    }

    #[test]
    fn places_are_found_in_the_tree_of_pages() {
        let it = pdf(&[
            "<</Type /Catalog\n/Pages 2 0 R\n/Dests 6 0 R>>",
            "<</Type /Pages\n/Count 3\n/Kids [3 0 R 7 0 R]>>",
            "<</Type /Pages\n/Kids [5 0 R 4 0 R]>>",
            "<</Type /Page\n/Parent 3 0 R>>",
            "<</Type /Page\n/Parent 3 0 R>>",
            "<</p1 [5 0 R /XYZ 6 827 0]\n/p2 [7 0 R /XYZ 6 1 0]\n/gone [99 0 R /XYZ 0 0 0]>>",
            "<</Type /Page>>",
        ]);
        let of = [("p1".to_owned(), 1), ("p2".to_owned(), 3)].into();
        assert_eq!(Sheets::new(&it), Some(Sheets { count: 3, of }));
    }

    #[test]
    fn what_is_no_whole_pdf_has_no_sheets() {
        let whole = pdf(&["<</Pages 1 0 R /Kids [1 0 R]>>"]);
        assert!(Sheets::new(&whole).is_some_and(|it| it.count == 0), "a circle ends");
        for end in 0..whole.len() - 6 {
            assert_eq!(Sheets::new(&whole[..end]), None, "{end}");
        }
        assert_eq!(Sheets::new(b"<html>"), None);
    }
}
