//! Dates of the company's history that cannot be right.

use jiff::civil;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::yaml::Word;

pub static RULE: Rule = Rule::new(include_str!("company_history_out_of_order.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let Some(company) = &manual.file.settings.company else { return };
    let events: Vec<(&Word, Moment)> =
        company.history.iter().filter_map(|it| of(it.date.as_ref())).collect();
    let founded = of(company.founded.as_ref());
    let dated = |word: &'_ Word| RULE.at(word.span()).text("date", word.as_str().trim());
    for (word, moment) in founded.iter().chain(&events) {
        if moment.first > manual.as_of {
            out.push(dated(word).say("future").offer("future_help"));
        }
    }
    let first = events.iter().min_by_key(|(_, it)| it.last);
    if let (Some((founded, at)), Some((first, event))) = (&founded, first)
        && at.first > event.last
    {
        let finding = dated(founded).say("founded").offer("founded_help");
        out.push(finding.text("first", first.as_str().trim()).label(first.span(), "event"));
    }
    let breaks = events.windows(2).filter(|it| it[0].1.first > it[1].1.last);
    let mut breaks = breaks.map(|it| (it[0].0, it[1].0));
    if let Some((before, after)) = breaks.next() {
        let finding = dated(after).text("before", before.as_str().trim());
        let finding = finding.label(before.span(), "before_label");
        out.push(breaks.fold(finding, |finding, (_, after)| finding.label(after.span(), "also")));
    }
}

/// A day, a month or a year.
#[derive(Clone, Copy)]
struct Moment {
    first: civil::Date,
    last: civil::Date,
}

fn of(word: Option<&Word>) -> Option<(&Word, Moment)> {
    word.and_then(|it| Some((it, moment(it.as_str())?)))
}

/// What `2016`, `2016-03`, `2016年3月` or `2016-03-01` means; of anything else that begins with a
/// year, the year.
fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    let end = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
    let year: i16 = text[..end].parse().ok().filter(|_| end == 4)?;
    let is_date = |it: char| it.is_ascii_digit() || "-/.年月日 ".contains(it);
    let rest = if text.chars().all(is_date) { &text[end..] } else { "" };
    let mut rest = rest.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    let mut next = || rest.next().and_then(|it| it.parse::<i8>().ok());
    let (month, day) = (next(), next());
    let first = civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some(Moment { first, last })
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn moments_are_years_months_or_days() {
        for (text, first, last) in [
            ("2016", "2016-01-01", "2016-12-31"),
            ("2016-03", "2016-03-01", "2016-03-31"),
            ("2016年3月", "2016-03-01", "2016-03-31"),
            ("2016-03-01", "2016-03-01", "2016-03-01"),
            ("2016年春", "2016-01-01", "2016-12-31"),
        ] {
            let it = moment(text).expect(text);
            assert_eq!((it.first.to_string(), it.last.to_string()), (first.into(), last.into()));
        }
        for text in ["", "春", "16-03", "2016-13", "201603"] {
            assert!(moment(text).is_none(), "{text}");
        }
    }
}
