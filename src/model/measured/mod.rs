//! What was measured of each indicator: the values in front matter, in tables, and those that a
//! formula makes of the variables in a table.

use std::collections::{BTreeMap, BTreeSet};

use super::formula::{Formula, Fraction, Node, Op, Part, Value};
use super::index::folded;
use super::indicators::without_remark;
use super::kinds::{Actual, AnyEntity, Entity, Kpi};
use super::{Interval, Manual};
use crate::table::{Table, cell};
use crate::text::{Problem, SourceId, Span, Spanned, What, Words, similar};
use crate::yaml::Word;

/// A value that was measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// When.
    pub interval: Interval,
    /// The value, in the unit of the indicator.
    pub value: Fraction,
    /// The period as written, and where.
    pub period: Spanned<String>,
    /// Whether the formula made it of the variables.
    pub is_calculated: bool,
}

/// How many rows are looked at for all indicators together.
const MOST_ROWS: usize = 1_000_000;

/// For how many tables that are not there it is looked for what was probably meant.
const PATIENCE: usize = 100;

/// Whether the file at `path` is a table of values.
pub(super) fn is_table(path: &str) -> bool {
    path.to_ascii_lowercase().ends_with(".csv")
}

const PERIOD: &[&str] = &["period", "期间", "周期", "月份", "日期", "时间", "month", "date"];
const VALUE: &[&str] = &["value", "数值", "实际值", "值", "actual"];

impl Manual {
    /// Reads what was measured of each indicator.
    pub(super) fn measure(&mut self) {
        let mut reader = Reader::new(self);
        let measured = self.all::<Kpi>().iter().map(|kpi| reader.of(kpi)).collect();
        let Reader { tables, problems, .. } = reader;
        self.measured = measured;
        let mut all = std::mem::take(&mut self.problems);
        all.extend(problems);
        // Of a table that nothing names, nothing is wanted.
        let is_idle = |it: SourceId| {
            let is_read = it == SourceId::FOLDER || tables.contains_key(&it);
            !is_read && is_table(&self.sources.get(it).path) && !self.includes_table(it)
        };
        all.retain(|it| !is_idle(it.span.source));
        self.problems = all;
    }
}

struct Reader<'m> {
    manual: &'m Manual,
    /// The files of the manual that are tables.
    files: BTreeMap<&'m str, SourceId>,
    /// The files of which something is lost.
    broken: BTreeSet<SourceId>,
    /// The tables that were read.
    tables: BTreeMap<SourceId, Table>,
    /// How many rows may still be looked at.
    rows: usize,
    problems: Vec<Problem>,
    /// What was said already, so that a table of two indicators is not blamed twice.
    said: BTreeSet<(Span, String)>,
}

impl<'m> Reader<'m> {
    fn new(manual: &'m Manual) -> Reader<'m> {
        let files = manual.sources.iter().filter(|(_, it)| is_table(&it.path));
        Reader {
            manual,
            files: files.map(|(id, it)| (it.path.as_str(), id)).collect(),
            broken: manual.sources.problems.iter().map(|it| it.span.source).collect(),
            tables: BTreeMap::new(),
            rows: MOST_ROWS,
            problems: Vec::new(),
            said: BTreeSet::new(),
        }
    }

    fn report(&mut self, span: Span, en: impl Into<String>, zh: impl Into<String>) {
        let reason = Words::new(en.into(), zh.into());
        self.push(span, &reason.clone(), What::BadTable { reason });
    }

    fn push(&mut self, span: Span, reason: &Words, what: What) {
        if self.said.insert((span, reason.en.to_string())) {
            self.problems.push(Problem { span, what });
        }
    }

    fn of(&mut self, kpi: &Entity<Kpi>) -> Vec<Measured> {
        let mut all = Vec::new();
        for actual in &kpi.actuals {
            match &actual.file {
                Some(file) => all.extend(self.of_file(kpi, file)),
                None => all.extend(self.of_actual(actual)),
            }
        }
        all.sort_by_key(|it| it.interval);
        all
    }

    fn of_actual(&mut self, actual: &Actual) -> Option<Measured> {
        let period = actual.period.as_ref().map(|it| it.0.clone())?;
        let interval = self.interval(&period);
        let value = Fraction::parse(&actual.value.as_ref()?.value.to_string());
        Some(Measured { interval: interval?, value: value?, period, is_calculated: false })
    }

    fn interval(&mut self, written: &Spanned<String>) -> Option<Interval> {
        let interval = Interval::parse(&written.value);
        if interval.is_none() {
            let value = &written.value;
            self.report(
                written.span,
                format!("`{value}` is no period; write `2026-09`, `2026-Q3` or `2026-09-15`"),
                format!("“{value}”不是有效的期间，请写成 `2026-09`、`2026-Q3` 或 `2026-09-15`"),
            );
        }
        interval
    }

    /// The number that is written, and whether it is written in percent. What stands for no value,
    /// as a dash does, is none.
    fn number(&mut self, written: &Spanned<String>) -> Option<(Fraction, bool)> {
        let text: String = written.value.chars().filter(|it| !it.is_whitespace()).collect();
        if matches!(text.to_lowercase().as_str(), "" | "-" | "–" | "—" | "/" | "n/a" | "na" | "无")
        {
            return None;
        }
        let plain = text.replace(['，', ','], "").replace('％', "%").replace('−', "-");
        let plain = plain.trim_start_matches(['¥', '￥', '$', '€']).trim_end_matches('元');
        let number = plain.strip_suffix('%').unwrap_or(plain);
        let read = Fraction::parse(number);
        if read.is_none() {
            let value = &written.value;
            self.report(
                written.span,
                format!("`{value}` is no number"),
                format!("“{value}”不是有效的数字"),
            );
        }
        Some((read?, plain.ends_with('%')))
    }

    fn of_file(&mut self, kpi: &Entity<Kpi>, file: &Word) -> Vec<Measured> {
        let path = file.as_str().trim().trim_start_matches("./").replace('\\', "/");
        let Some(id) = self.files.get(path.as_str()).copied() else {
            self.no_file(file, &path);
            return Vec::new();
        };
        let is_broken = self.broken.contains(&id);
        if !self.tables.contains_key(&id) {
            let text = &self.manual.sources.get(id).text;
            let text = if is_broken { "" } else { text };
            self.tables.insert(id, Table::read(text, id, &mut self.problems));
        }
        if is_broken {
            return Vec::new();
        }
        let table = self.tables.remove(&id).unwrap_or_default();
        let Some(rest) = self.rows.checked_sub(table.rows.len()) else {
            let what =
                Words::fixed("tables with more than a million rows", "数据表合计超过一百万行");
            self.problems.push(Problem { span: file.span(), what: What::TooLarge { what } });
            self.tables.insert(id, table);
            return Vec::new();
        };
        self.rows = rest;
        let measured = self.of_table(kpi, &table, id);
        self.tables.insert(id, table);
        measured
    }

    fn no_file(&mut self, file: &Word, path: &str) {
        let is_patient = self.said.len() < PATIENCE;
        let guess = similar(path, self.files.keys().copied().filter(|_| is_patient));
        let (en, zh) = guess.map_or_else(Default::default, |it| {
            (format!("; did you mean `{it}`?"), format!("，是否应为“{it}”？"))
        });
        let reason = if path.starts_with("data/") {
            Words::new(format!("there is no table `{path}`{en}"), format!("没有数据表“{path}”{zh}"))
        } else {
            Words::new(
                format!("`{path}` is not in the folder `data`, where tables are read"),
                format!("“{path}”不在 `data` 文件夹中；数据表只从该文件夹读取"),
            )
        };
        self.push(file.span(), &reason.clone(), What::NoTable { reason });
    }

    fn of_table(&mut self, kpi: &Entity<Kpi>, table: &Table, id: SourceId) -> Vec<Measured> {
        let head = table.head().unwrap_or(Span::new(id, 0..0));
        let Some(period) = table.column(PERIOD) else {
            self.report(head, "the table has no column `period`", "数据表没有“期间”（`period`）列");
            return Vec::new();
        };
        let mut rows: BTreeMap<Interval, Vec<usize>> = BTreeMap::new();
        for (at, row) in table.rows.iter().enumerate() {
            if let Some(interval) = cell(row, period).and_then(|it| self.interval(it)) {
                rows.entry(interval).or_default().push(at);
            }
        }
        match table.column(VALUE) {
            Some(value) => self.read(kpi, table, &rows, [period, value]),
            None => self.calculate(kpi, table, &rows, period),
        }
    }

    /// The values of a column.
    fn read(
        &mut self,
        kpi: &Entity<Kpi>,
        table: &Table,
        rows: &BTreeMap<Interval, Vec<usize>>,
        [period, value]: [usize; 2],
    ) -> Vec<Measured> {
        let mut all = Vec::new();
        let in_percent = kpi.unit.as_ref().is_some_and(|it| it.as_str() == "%");
        for (interval, rows) in rows {
            for (at, row) in rows.iter().enumerate() {
                let row = &table.rows[*row];
                let written = row[period].clone();
                if at > 0 {
                    let said = &written.value;
                    let en = format!("the period `{said}` stands here for the second time");
                    let zh = format!("期间“{said}”重复出现");
                    self.report(written.span, en, zh);
                    continue;
                }
                let number = cell(row, value).and_then(|it| self.number(it));
                let Some((number, is_share)) = number else { continue };
                let value = if is_share && !in_percent {
                    number.by(Fraction::HUNDRED)
                } else {
                    Some(number)
                };
                all.extend(value.map(|value| Measured {
                    interval: *interval,
                    value,
                    period: written,
                    is_calculated: false,
                }));
            }
        }
        all
    }

    /// The values that the formula makes of the columns, for each period in which it has one.
    fn calculate(
        &mut self,
        kpi: &Entity<Kpi>,
        table: &Table,
        rows: &BTreeMap<Interval, Vec<usize>>,
        period: usize,
    ) -> Vec<Measured> {
        let written = self.manual.formula(kpi);
        let Some(formula) = written.as_ref().and_then(|it| it.formula()) else {
            if let Some(head) = table.head() {
                self.report(
                    head,
                    format!("the table has no column `value`, and `{}` has no formula that could be calculated", kpi.id),
                    format!("数据表没有“数值”（`value`）列，且指标“{}”没有可计算的公式", kpi.id),
                );
            }
            return Vec::new();
        };
        let Some(columns) = self.columns(kpi, formula, table) else { return Vec::new() };
        let mut all = Vec::new();
        for (interval, rows) in rows {
            let mut values: BTreeMap<&str, Option<Value>> = BTreeMap::new();
            for (name, column) in &columns {
                values.insert(name, self.column(kpi, name, table, (rows, *column)));
            }
            let value = formula.tree.evaluate(&|name| values.get(name).cloned().flatten());
            let value = value.ok().and_then(|it| self.in_unit(kpi, &formula.tree, it));
            all.extend(value.map(|value| Measured {
                interval: *interval,
                value,
                period: table.rows[rows[0]][period].clone(),
                is_calculated: true,
            }));
        }
        all
    }

    /// The column of each variable, if the table has all of them.
    fn columns<'f>(
        &mut self,
        kpi: &Entity<Kpi>,
        formula: &'f Formula,
        table: &Table,
    ) -> Option<BTreeMap<&'f str, usize>> {
        let by_name: BTreeMap<String, usize> =
            table.columns.iter().enumerate().map(|(at, it)| (folded(&it.value), at)).collect();
        let mut columns = BTreeMap::new();
        for (name, _) in formula.tree.names() {
            let origin = self.manual.origin(kpi, name);
            let metric = origin.and_then(|it| self.manual.source_of(it));
            let metric = metric.map(|it| self.manual.entities.get(it));
            let names = [Some(name), Some(without_remark(name)), metric.map(AnyEntity::id)];
            let other = metric.and_then(|it| it.head().name.as_ref());
            let names = names.into_iter().flatten().chain(other.iter().flat_map(|it| it.all()));
            let mut places = names.filter_map(|it| by_name.get(&folded(it)));
            match places.next() {
                Some(at) => drop(columns.insert(name, *at)),
                None => {
                    let head = table.head()?;
                    let guess = similar(name, by_name.keys().map(String::as_str));
                    let (en, zh) = guess.map_or_else(Default::default, |it| {
                        (format!("; did you mean `{it}`?"), format!("，是否应为“{it}”？"))
                    });
                    self.report(
                        head,
                        format!("the table has neither a column `value` nor one for `{name}`, which the formula of `{}` needs{en}", kpi.id),
                        format!("数据表既没有“数值”（`value`）列，也没有指标“{}”公式中的“{name}”列{zh}", kpi.id),
                    );
                    return None;
                }
            }
        }
        Some(columns)
    }

    /// What a variable is in one period.
    fn column(
        &mut self,
        kpi: &Entity<Kpi>,
        name: &str,
        table: &Table,
        (rows, column): (&[usize], usize),
    ) -> Option<Value> {
        let in_percent = self.manual.measure_of(kpi, name) == Some("%");
        let mut all = Vec::new();
        for row in rows {
            let written = cell(&table.rows[*row], column);
            if let Some((number, is_share)) = written.and_then(|it| self.number(it)) {
                let value = if is_share && !in_percent {
                    number.by(Fraction::HUNDRED)
                } else {
                    Some(number)
                };
                all.extend(value);
            }
        }
        match all[..] {
            [] => None,
            [only] => Some(Value::One(only)),
            _ => Some(Value::Many(all)),
        }
    }

    /// The value of a formula in the unit of its indicator: a share of one becomes percent.
    fn in_unit(&self, kpi: &Entity<Kpi>, tree: &Node, value: Fraction) -> Option<Fraction> {
        if kpi.unit.as_ref().is_none_or(|it| it.as_str() != "%") {
            return Some(value);
        }
        let is_percent = |it: &str| self.manual.measure_of(kpi, it) == Some("%");
        let from_percent = tree.names().iter().any(|(name, _)| is_percent(name));
        if is_hundredfold(tree) || from_percent {
            return Some(value);
        }
        value.times(Fraction::HUNDRED)
    }
}

/// Whether a formula multiplies by one hundred, without a percent sign, to give percent.
fn is_hundredfold(tree: &Node) -> bool {
    match &tree.part {
        Part::Number(number, None) => *number == Fraction::HUNDRED,
        Part::Two(Op::Times, left, right) => is_hundredfold(left) || is_hundredfold(right),
        Part::Two(Op::By, left, _) => is_hundredfold(left),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
