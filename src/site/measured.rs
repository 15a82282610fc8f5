//! What was measured of an indicator, where a table or the formula says it.

use super::values::{Column, Row, Shower, Table, Value};
use crate::model::kinds::{Actual, Kpi};
use crate::yaml::{Field, Record};

/// How many values a page shows: the newest ones.
const SHOWN: usize = 24;

/// The values of the indicator at `at`, the newest first; nothing if they stand in its front matter.
pub(super) fn table(shower: Shower<'_>, at: usize) -> Option<Value> {
    let kpi = &shower.manual.all::<Kpi>()[at];
    kpi.actuals.iter().find(|it| it.file.is_some())?;
    let values = &shower.manual.measured[at];
    let unit = kpi.unit.as_ref().map(|it| crate::model::kinds::Measure::words(it.as_str()));
    let unit = unit.map_or_else(String::new, |it| format!(" {}", shower.words(&it)));
    let text = |text: String| Some(Value::Text { text, lang: None });
    let rows = values.iter().rev().take(SHOWN).map(|it| Row {
        href: None,
        cells: vec![text(it.period.value.clone()), text(format!("{}{unit}", it.value))],
    });
    let rows: Vec<Row> = rows.collect();
    let column = |name: &str| {
        let field: Option<&Field> = Actual::FIELDS.iter().find(|it| it.name == name);
        let label = field.map_or_else(String::new, |it| it.label_in(shower.lang));
        Column { name: name.to_owned(), label }
    };
    let columns = vec![column("period"), column("value")];
    (!rows.is_empty()).then_some(Value::Table { table: Table { columns, rows } })
}
