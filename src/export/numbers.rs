//! The numbers of sheets in the contents of the printed handbook.

use super::sheets::Sheets;

/// Where the template leaves room for a number: before it stands the place, after it nothing.
const BEFORE: &str = "<span class=\"print-number\" data-of=\"";

/// `html` with the number of the sheet beside each line of its contents.
pub fn numbered(html: &str, sheets: &Sheets) -> String {
    let mut out = String::with_capacity(html.len() + 1024);
    let mut rest = html;
    while let Some(at) = rest.find(BEFORE) {
        let (before, after) = rest.split_at(at + BEFORE.len());
        out.push_str(before);
        rest = after;
        let Some((place, empty)) = rest.split_once("\">") else { break };
        out.push_str(&rest[..place.len() + 2]);
        if let Some(number) = sheets.of.get(place) {
            out.push_str(&number.to_string());
        }
        rest = empty;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{Sheets, numbered};

    #[test]
    fn only_places_that_are_known_get_a_number() {
        let line = |it: &str, number: &str| {
            format!("<li><span class=\"print-number\" data-of=\"{it}\">{number}</span></li>")
        };
        let sheets = Sheets { count: 9, of: [("p1".to_owned(), 7)].into() };
        let html = format!("a{}{}b", line("p1", ""), line("p2", ""));
        assert_eq!(numbered(&html, &sheets), format!("a{}{}b", line("p1", "7"), line("p2", "")));
    }
}
