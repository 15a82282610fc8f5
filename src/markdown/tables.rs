//! Tables, and how many cells of them may be written for nothing.

use std::ops::Range;

use pulldown_cmark::Alignment;

use crate::text::{Lang, Words};

use super::writer::Writer;

/// Cells that are written for nothing: rows shorter than their header are filled up, so a few
/// bytes can ask for megabytes. Besides these, each byte of the source may have one.
const FREE_CELLS: usize = 20_000;

/// The table that is being read; they do not stand in each other.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// How many tables there were.
    count: usize,
    /// How many cells there were, in all of them.
    cells: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Where its inside begins, if it has no caption.
    inside: Option<usize>,
    /// Where the tag of the cell begins, and how many gaps there are before.
    cell: (usize, usize),
}

impl Writer<'_> {
    /// Begins a table. It stands in a box that scrolls, is reached by keyboard, and has a name.
    pub(super) fn table_start(&mut self, alignments: Vec<Alignment>) {
        self.count_block();
        self.table.count += 1;
        self.table.alignments = alignments;
        let number = self.table.count;
        let label = match self.lang {
            Lang::Zh => format!("表格 {number}"),
            Lang::En => format!("Table {number}"),
        };
        let caption = self.caption_before();
        self.line();
        self.push("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.push(&label);
        self.push("\">\n<table>");
        self.table.inside = caption.is_none().then_some(self.out.text.len());
        if let Some(caption) = caption {
            self.push("<caption>");
            self.out.append(caption);
            self.push("</caption>");
        }
    }

    /// Ends it.
    pub(super) fn table_end(&mut self) {
        self.counted = self.counted.saturating_sub(1);
        self.push("</tbody></table>\n</div>\n");
        if let Some(place) = self.table.inside.take() {
            self.wants_caption(place);
        }
    }

    /// Begins a row.
    pub(super) fn row_start(&mut self, head: bool) {
        self.table.column = 0;
        self.table.in_head = head;
        self.push(if head { "<thead><tr>" } else { "<tr>" });
    }

    /// Ends it.
    pub(super) fn row_end(&mut self, head: bool) {
        self.push(if head { "</tr></thead>\n<tbody>\n" } else { "</tr>\n" });
    }

    /// Begins a cell.
    pub(super) fn cell_start(&mut self, range: &Range<usize>) {
        self.table.cell = (self.out.text.len(), self.out.gaps.len());
        self.table.cells += 1;
        if self.table.cells > FREE_CELLS + self.prepared.text.len() {
            let what = Words::fixed("too many empty table cells", "表格空单元格过多");
            self.too_large(range, what);
        }
        let head = self.table.in_head;
        self.push(if head { "<th scope=\"col\"" } else { "<td" });
        self.push(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            _ => ">",
        });
        self.table.column += 1;
    }

    /// Ends it.
    pub(super) fn cell_end(&mut self, range: &Range<usize>) {
        let empty = self.out.text.ends_with('>')
            && self.prepared.text[range.clone()].trim_matches(['|', ' ', '\t']).is_empty();
        if empty && self.table.cells > FREE_CELLS + self.prepared.text.len() {
            self.out.truncate(self.table.cell.0, self.table.cell.1);
        } else if empty && self.table.in_head {
            // A heading cell without a word heads nothing.
            self.out.truncate(self.table.cell.0, self.table.cell.1);
            self.push("<td></td>");
        } else {
            self.push(if self.table.in_head { "</th>" } else { "</td>" });
        }
    }
}
