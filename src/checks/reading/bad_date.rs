//! A date that cannot be read.

use jiff::civil;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("bad_date.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::BadDate { value } = &problem.what {
            let finding = RULE.at(problem.span).text("value", speak::short(value));
            let finding = match turned(value) {
                Some(day) => speak::corrected(manual, finding, value, &day.to_string()),
                None => finding,
            };
            out.push(if value.trim().is_empty() { finding.say("empty") } else { finding });
        }
    }
}

/// The day that is meant by a date in another order, if only one can be: `31.3.2026`, not `3.4.2026`.
fn turned(value: &str) -> Option<civil::Date> {
    let parts: Vec<&str> = value.trim().split(['.', '/', '-']).collect();
    let is_number = |it: &&str, most| {
        (1..=most).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit())
    };
    let [one, two, year] = parts[..] else { return None };
    if !is_number(&one, 2) || !is_number(&two, 2) || !is_number(&year, 4) || year.len() != 4 {
        return None;
    }
    let (one, two, year) = (one.parse().ok()?, two.parse().ok()?, year.parse().ok()?);
    let day = |month, day| civil::Date::new(year, month, day).ok();
    match (day(one, two), day(two, one)) {
        (Some(a), Some(b)) => (a == b).then_some(a),
        (a, b) => a.or(b),
    }
}
