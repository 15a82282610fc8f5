//! Tables of values (CSV) with places. The only door to the CSV reader.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::text::{Problem, SourceId, Span, Spanned, What, Words};

/// A table: the names of its columns, and its rows.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<Spanned<String>>,
    /// The rows below, none of them blank. A row may have fewer cells than there are columns.
    pub rows: Vec<Vec<Spanned<String>>>,
}

/// How many rows are read.
const MOST_ROWS: usize = 10_000;
/// How many cells of a row are read.
const MOST_CELLS: usize = 200;
/// How many bytes a cell may have.
const LARGEST_CELL: usize = 10_000;

impl Table {
    /// Reads `text`. Cells are parted by commas, semicolons or tabs, whichever the first line has
    /// most of; quotation marks protect them.
    pub fn read(text: &str, source: SourceId, problems: &mut Vec<Problem>) -> Table {
        let mut rows = Rows { source, text, at: 0, reader: reader(text) };
        let mut table = Table::default();
        loop {
            match rows.next() {
                Ok(None) => return table,
                Ok(Some(row)) if row.iter().all(|it| it.value.is_empty()) => {}
                Ok(Some(row)) if table.columns.is_empty() => table.columns = row,
                Ok(Some(row)) if table.rows.len() < MOST_ROWS => table.rows.push(row),
                Ok(Some(row)) => {
                    let what =
                        Words::fixed("a table of more than 10,000 rows", "超过 10000 行的数据表");
                    problems.push(Problem { span: row[0].span, what: What::TooLarge { what } });
                    return table;
                }
                Err(span) => {
                    let what = Words::fixed(
                        "a cell of more than 10,000 bytes; is a quotation mark not closed?",
                        "单元格超过 10000 字节；是否有引号没有成对？",
                    );
                    problems.push(Problem { span, what: What::TooLarge { what } });
                    return table;
                }
            }
        }
    }

    /// The place of the column that has one of `names`, in any case.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        let is_called =
            |it: &Spanned<String>| names.iter().any(|name| it.value.eq_ignore_ascii_case(name));
        self.columns.iter().position(is_called)
    }

    /// Where the names of the columns stand.
    pub fn head(&self) -> Option<Span> {
        let (first, last) = (self.columns.first()?, self.columns.last()?);
        Some(Span { end: last.span.end, ..first.span })
    }
}

/// The cell of a row in a column; nothing if it is empty.
pub fn cell(row: &[Spanned<String>], column: usize) -> Option<&Spanned<String>> {
    row.get(column).filter(|it| !it.value.is_empty())
}

fn reader(text: &str) -> Reader {
    let head = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|it| *it == sign).count();
    // The first of those that are equally frequent.
    let delimiter = b",;\t".iter().rev().max_by_key(|it| count(**it)).copied().unwrap_or(b',');
    ReaderBuilder::new().delimiter(delimiter).build()
}

struct Rows<'t> {
    source: SourceId,
    text: &'t str,
    at: usize,
    reader: Reader,
}

impl Rows<'_> {
    /// The next row; the place of a cell that is too large.
    fn next(&mut self) -> Result<Option<Vec<Spanned<String>>>, Span> {
        let mut row = Vec::new();
        let mut cell = vec![0; LARGEST_CELL];
        loop {
            let start = self.at;
            let (result, read, written) =
                self.reader.read_field(&self.text.as_bytes()[start..], &mut cell);
            self.at += read;
            match result {
                ReadFieldResult::InputEmpty if read > 0 || written > 0 => {
                    // The reader asks for more: there is none, and it ends its cell next time.
                    let (result, _, more) = self.reader.read_field(&[], &mut cell[written..]);
                    let is_cell = matches!(result, ReadFieldResult::Field { .. });
                    if is_cell {
                        self.keep(&mut row, start, &cell[..written + more]);
                    }
                    return Ok((!row.is_empty()).then_some(row));
                }
                ReadFieldResult::InputEmpty | ReadFieldResult::End => {
                    return Ok((!row.is_empty()).then_some(row));
                }
                ReadFieldResult::OutputFull => return Err(self.span(start, start + 1)),
                ReadFieldResult::Field { record_end } => {
                    self.keep(&mut row, start, &cell[..written]);
                    if record_end {
                        return Ok(Some(row));
                    }
                }
            }
        }
    }

    fn keep(&self, row: &mut Vec<Spanned<String>>, start: usize, cell: &[u8]) {
        if row.len() == MOST_CELLS {
            return;
        }
        let written = &self.text[start..self.at];
        let is_edge = |it: char| it.is_whitespace() || it == ',' || it == ';' || it == '"';
        let start = start + written.len() - written.trim_start_matches(is_edge).len();
        let end = start + self.text[start.min(self.at)..self.at].trim_end_matches(is_edge).len();
        let value = String::from_utf8_lossy(cell).trim().to_owned();
        row.push(Spanned::new(value, self.span(start, end)));
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Table, Vec<Problem>) {
        let mut problems = Vec::new();
        (Table::read(text, SourceId(0), &mut problems), problems)
    }

    fn shown(text: &str) -> Vec<Vec<String>> {
        let (table, problems) = read(text);
        assert!(problems.is_empty());
        let all = [table.columns].into_iter().chain(table.rows);
        let cell = |it: &Spanned<String>| {
            if !it.value.contains('"') {
                assert_eq!(text[it.span.range()].replace("\"\"", "\""), it.value);
            }
            it.value.clone()
        };
        all.map(|row| row.iter().map(cell).collect()).collect()
    }

    #[test]
    fn cells_have_their_places() {
        let want = [
            ["period", "value", "note"],
            ["2026-08", "1,250", "as \nplanned"],
            ["2026-09", "", "“稳”"],
        ];
        for text in [
            "period,value,note\n2026-08,\"1,250\",\"as \nplanned\"\n\n2026-09,,“稳”\n",
            "period;value;note\r\n2026-08;1,250;\"as \nplanned\"\r\n2026-09;;“稳”",
            "period\tvalue\tnote\n 2026-08 \t\"1,250\"\t\"as \nplanned\"\n\t\t\n2026-09\t\t“稳”",
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn odd_tables_are_read_as_far_as_they_go() {
        assert_eq!(shown(""), [[""; 0]]);
        assert_eq!(shown("a"), [["a"]]);
        assert_eq!(shown("a,b\n1"), vec![vec!["a", "b"], vec!["1"]]);
        let long = format!("a\n\"{}", "x".repeat(20_000));
        assert_eq!(read(&long).1.len(), 1);
        let tall = format!("a\n{}", "1\n".repeat(10_002));
        let (table, problems) = read(&tall);
        assert_eq!((table.rows.len(), problems.len()), (10_000, 1));
        read("a,\"b\"c\"\n\"");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[a-c1,;\t\"\r\n 中。\\\\]{0,60}") {
            let (table, _) = read(&text);
            for cell in table.columns.iter().chain(table.rows.iter().flatten()) {
                drop(text[cell.span.range()].to_owned());
            }
        }
    }
}
