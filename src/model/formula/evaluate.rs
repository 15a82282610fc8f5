//! What a formula makes of data.

use super::{Fraction, Function, Node, Op, Part};

/// What a part of a formula is: one number, or one for each row of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One.
    One(Fraction),
    /// One for each row.
    Many(Vec<Fraction>),
}

/// Why there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// There is no data for a variable.
    NoData(String),
    /// Something would be divided by zero.
    DividedByZero,
    /// There are several values where one is needed, or they do not match.
    Several,
    /// The numbers grow beyond all measure.
    TooLarge,
}

impl Node {
    /// The one value of the formula; `of` gives those of the variables.
    pub fn evaluate(&self, of: &dyn Fn(&str) -> Option<Value>) -> Result<Fraction, NoValue> {
        match self.value(of)? {
            Value::One(it) => Ok(it),
            Value::Many(all) => match all[..] {
                [only] => Ok(only),
                _ => Err(NoValue::Several),
            },
        }
    }

    fn value(&self, of: &dyn Fn(&str) -> Option<Value>) -> Result<Value, NoValue> {
        match &self.part {
            Part::Number(number, _) => Ok(Value::One(*number)),
            Part::Percent(number) => {
                number.by(Fraction::HUNDRED).map(Value::One).ok_or(NoValue::TooLarge)
            }
            Part::Name(name) => of(name).ok_or_else(|| NoValue::NoData(name.clone())),
            Part::Negative(inside) => Ok(match inside.value(of)? {
                Value::One(it) => Value::One(it.negative()),
                Value::Many(all) => Value::Many(all.into_iter().map(Fraction::negative).collect()),
            }),
            Part::Two(op, left, right) => two(*op, left.value(of)?, right.value(of)?),
            Part::Call(function, parts) => {
                let mut all = Vec::new();
                for part in parts {
                    match part.value(of)? {
                        Value::One(it) => all.push(it),
                        Value::Many(more) => all.extend(more),
                    }
                }
                call(*function, all).map(Value::One)
            }
        }
    }
}

/// Two values joined, row by row if there are rows.
fn two(op: Op, left: Value, right: Value) -> Result<Value, NoValue> {
    Ok(match (left, right) {
        (Value::One(a), Value::One(b)) => Value::One(join(op, a, b)?),
        (Value::Many(all), Value::One(b)) => {
            Value::Many(all.into_iter().map(|a| join(op, a, b)).collect::<Result<_, _>>()?)
        }
        (Value::One(a), Value::Many(all)) => {
            Value::Many(all.into_iter().map(|b| join(op, a, b)).collect::<Result<_, _>>()?)
        }
        (Value::Many(left), Value::Many(right)) if left.len() == right.len() => {
            let rows = left.into_iter().zip(right);
            Value::Many(rows.map(|(a, b)| join(op, a, b)).collect::<Result<_, _>>()?)
        }
        _ => return Err(NoValue::Several),
    })
}

fn join(op: Op, a: Fraction, b: Fraction) -> Result<Fraction, NoValue> {
    let joined = match op {
        Op::Plus => a.plus(b),
        Op::Minus => a.minus(b),
        Op::Times => a.times(b),
        Op::By if b.is_zero() => return Err(NoValue::DividedByZero),
        Op::By => a.by(b),
    };
    joined.ok_or(NoValue::TooLarge)
}

fn call(function: Function, mut all: Vec<Fraction>) -> Result<Fraction, NoValue> {
    let count = i64::try_from(all.len()).map_err(|_| NoValue::TooLarge)?;
    if function == Function::Count {
        return Ok(Fraction::whole(count));
    }
    if all.is_empty() {
        return Err(NoValue::DividedByZero);
    }
    let sum = |all: &[Fraction]| {
        all.iter().try_fold(Fraction::ZERO, |sum, it| sum.plus(*it)).ok_or(NoValue::TooLarge)
    };
    all.sort_unstable();
    let middle = all.len() / 2;
    match function {
        Function::Sum => sum(&all),
        Function::Avg => join(Op::By, sum(&all)?, Fraction::whole(count)),
        Function::Min => Ok(all[0]),
        Function::Max => Ok(all[all.len() - 1]),
        Function::Median if all.len() % 2 == 1 => Ok(all[middle]),
        Function::Median => join(Op::By, sum(&all[middle - 1..=middle])?, Fraction::whole(2)),
        Function::Percentile(of_thousand) => {
            // The nearest rank: the least value that so many of a thousand do not exceed.
            let rank = (all.len() * usize::from(of_thousand)).div_ceil(1_000);
            Ok(all[rank.clamp(1, all.len()) - 1])
        }
        Function::Count => unreachable!("what is counted was counted above"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Formula, ReadFormula};
    use super::{Fraction, NoValue, Value};

    fn value(text: &str) -> Result<String, NoValue> {
        let ReadFormula::Formula(formula) = Formula::read(text, &[]) else { panic!("{text}") };
        let numbers =
            |all: &[i64]| Value::Many(all.iter().map(|it| Fraction::whole(*it)).collect());
        let of = |name: &str| {
            Some(match name {
                "准时订单数" => Value::One(Fraction::whole(97)),
                "all orders" => Value::One(Fraction::whole(100)),
                "none" => Value::One(Fraction::ZERO),
                "scores" => numbers(&[5, 3, 4, 4]),
                "weights" => numbers(&[1, 1, 2, 0]),
                _ => return None,
            })
        };
        formula.tree.evaluate(&of).map(|it| it.to_string())
    }

    #[test]
    fn formulas_are_calculated_exactly() {
        for (text, want) in [
            ("准时订单数 ÷ all orders × 100%", "0.97"),
            ("准时订单数 / all orders * 100", "97"),
            ("1 / 3 * 3", "1"),
            ("0.1 + 0.2", "0.3"),
            ("2 - 3 - 4", "-5"),
            ("-(2 + 3) * 2", "-10"),
            ("12 / 2 / 3", "2"),
            ("5万 + 1,000", "51000"),
            ("avg(scores)", "4"),
            ("中位数(scores)", "4"),
            ("p50(scores)", "4"),
            ("max(scores) - min(scores)", "2"),
            ("sum(scores * weights) / sum(weights)", "4"),
            ("count(scores)", "4"),
            ("∑ scores / 4", "4"),
            ("max(1, 2, 3)", "3"),
            ("50 % * 3", "1.5"),
        ] {
            assert_eq!(value(text).as_deref(), Ok(want), "{text}");
        }
    }

    #[test]
    fn what_has_no_value_says_why() {
        assert_eq!(value("准时订单数 / none"), Err(NoValue::DividedByZero));
        assert_eq!(value("准时订单数 / others"), Err(NoValue::NoData("others".to_owned())));
        assert_eq!(value("scores * 2"), Err(NoValue::Several));
        let large = "170141183460469231731687303715884105727";
        assert_eq!(value(&format!("{large} + {large}")), Err(NoValue::TooLarge));
    }
}
