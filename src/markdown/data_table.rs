//! Tables that are made from data: as those that are written in the text, with numbers to the right.

use crate::text::Lang;

use super::escape;

/// A table of values, as it is shown.
#[derive(Clone, Debug, Default)]
pub struct DataTable<'t> {
    /// What it is called, or nothing.
    pub caption: &'t str,
    /// The names of its columns.
    pub head: Vec<&'t str>,
    /// Its rows, each as long as its head.
    pub rows: Vec<Vec<&'t str>>,
}

/// `table` as HTML.
pub fn data_table(table: &DataTable<'_>, lang: Lang) -> String {
    let cells = table.head.len() * (table.rows.len() + 1);
    let mut out = String::with_capacity(200 + cells * 32);
    out.push_str("<div class=\"table data\" role=\"region\" tabindex=\"0\" aria-label=\"");
    let name = match (table.caption, lang) {
        ("", Lang::Zh) => "数据表",
        ("", Lang::En) => "Data table",
        (caption, _) => caption,
    };
    escape::attribute(&mut out, name);
    out.push_str("\">\n<table>");
    if !table.caption.is_empty() {
        out.push_str("<caption>");
        escape::text(&mut out, table.caption);
        out.push_str("</caption>");
    }
    let is_number: Vec<bool> = (0..table.head.len()).map(|at| holds_numbers(table, at)).collect();
    out.push_str("<thead><tr>");
    for (name, number) in table.head.iter().zip(&is_number) {
        cell(&mut out, "th scope=\"col\"", *number, name);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (text, number) in row.iter().zip(&is_number) {
            cell(&mut out, "td", *number, text);
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n</div>\n");
    out
}

fn cell(out: &mut String, tag: &str, number: bool, text: &str) {
    out.push('<');
    out.push_str(tag);
    out.push_str(if number { " class=\"right\">" } else { ">" });
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push_str("<br>");
        }
        escape::text(out, line);
    }
}

/// Whether all that stands in a column are numbers.
fn holds_numbers(table: &DataTable<'_>, column: usize) -> bool {
    let all = || table.rows.iter().filter_map(|it| it.get(column)).filter(|it| !it.is_empty());
    all().next().is_some() && all().all(|it| is_number(it))
}

/// Whether `text` is a number, perhaps with a currency or a percent sign, or a dash for none.
fn is_number(text: &str) -> bool {
    if matches!(text, "-" | "–" | "—") {
        return true;
    }
    let text = text.trim_start_matches(['-', '+', '−', '¥', '￥', '$', '€', '£', ' ']);
    let text = text.trim_end_matches(['%', '‰', '元', '€', ' ']);
    let is_part = |it: char| it.is_ascii_digit() || matches!(it, ',' | '.' | ' ' | '\'' | '\u{a0}');
    text.starts_with(|it: char| it.is_ascii_digit()) && text.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::{DataTable, data_table, is_number};
    use crate::text::Lang;

    #[test]
    fn values_are_text_and_numbers_stand_right() {
        let table = DataTable {
            caption: "A & \"b\"",
            head: vec!["<i>", "¥"],
            rows: vec![vec!["a\nb", "1,250.5"], vec!["<b>", ""]],
        };
        assert_eq!(
            data_table(&table, Lang::En),
            "<div class=\"table data\" role=\"region\" tabindex=\"0\" aria-label=\"A &amp; &quot;b&quot;\">\n\
             <table><caption>A &amp; \"b\"</caption><thead><tr><th scope=\"col\">&lt;i&gt;</th>\
             <th scope=\"col\" class=\"right\">¥</th></tr></thead>\n<tbody>\n\
             <tr><td>a<br>b</td><td class=\"right\">1,250.5</td></tr>\n\
             <tr><td>&lt;b&gt;</td><td class=\"right\"></td></tr>\n</tbody></table>\n</div>\n"
        );
    }

    #[test]
    fn numbers_are_known() {
        for text in ["1", "-1.5", "¥ 1,250.00", "97 %", "12元", "—", "1'000"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "a", "1a", "2026-09", "5 kg", "."] {
            assert!(!is_number(text), "{text}");
        }
    }
}
