//! Tables of data that a text includes: `![[data/prices.csv#item,price|Prices]]`.

use super::{Inclusions, Refusal};
use crate::markdown::Link;
use crate::model::Manual;
use crate::model::measured::is_table;
use crate::table::Table;
use crate::text::{Problem, SourceId, What};

/// A table of data, and what of it is shown.
#[derive(Clone, Debug)]
pub struct IncludedTable {
    /// Its file.
    pub source: SourceId,
    /// The columns that are shown.
    pub columns: Vec<usize>,
    /// What it is called here, or nothing.
    pub caption: String,
}

/// The columns that a link asks for, behind the `#`.
fn column_names(target: &str) -> impl Iterator<Item = &str> {
    let names = target.split_once('#').map_or("", |it| it.1);
    names.split([',', '，', '、']).map(str::trim).filter(|it| !it.is_empty())
}

impl Manual {
    pub(super) fn table_to_include(
        &self,
        link: &Link,
        path: &str,
        found: &mut Inclusions,
        problems: &mut Vec<Problem>,
    ) -> Result<IncludedTable, Refusal> {
        if !is_table(path) {
            return Err(Refusal::NoText);
        }
        let source = self.files.table(path).ok_or(Refusal::TableElsewhere)?;
        let is_lost = self.sources.problems.iter().any(|it| {
            it.span.source == source
                && matches!(it.what, What::Unreadable { .. } | What::TooLarge { .. })
        });
        let table = found
            .tables
            .entry(source)
            .or_insert_with(|| Table::read(&self.sources.get(source).text, source, problems));
        if table.rows.is_empty() && !is_lost {
            return Err(Refusal::EmptyTable);
        }
        let mut columns = Vec::new();
        for name in column_names(&link.target) {
            match table.column(&[name]) {
                Some(at) => columns.push(at),
                None => {
                    let known = table.columns.iter().map(|it| it.value.clone()).collect();
                    return Err(Refusal::NoColumn { column: name.to_owned(), known });
                }
            }
        }
        if columns.is_empty() {
            columns = (0..table.columns.len()).collect();
        }
        // Without a bar the parser shows the name of the file.
        let caption = if link.text == link.target { String::new() } else { link.text.clone() };
        Ok(IncludedTable { source, columns, caption })
    }
}
