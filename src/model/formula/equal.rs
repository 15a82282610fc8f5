//! When two formulas are one: `a × b` and `b × a`, `a / b` and `a / b * 100`.

use super::{Fraction, Node, Op, Part};

impl Node {
    /// A text that equal formulas share: sums and products in one order, whatever the scale of the
    /// whole. `name` says what a variable is, by which variables are compared.
    pub fn normal_form(&self, name: &dyn Fn(&str) -> String) -> String {
        let mut factors = Vec::new();
        product(self, false, name, &mut factors);
        // How often a hundred goes into the whole says how it is written, and not what it is.
        factors.retain(|it| !matches!(it.as_str(), "*100" | "/100"));
        factors.sort();
        factors.concat()
    }
}

/// The factors of a product, each with the sign that joins it.
fn product(node: &Node, below: bool, name: &dyn Fn(&str) -> String, out: &mut Vec<String>) {
    let sign = if below { '/' } else { '*' };
    match &node.part {
        Part::Two(op @ (Op::Times | Op::By), left, right) => {
            product(left, below, name, out);
            product(right, below != (*op == Op::By), name, out);
        }
        Part::Number(number, None) if *number == Fraction::whole(1) => {}
        Part::Percent(number) if *number == Fraction::HUNDRED => {}
        Part::Percent(number) => {
            out.push(format!("{sign}{number}"));
            out.push(format!("{}100", if below { '*' } else { '/' }));
        }
        _ => out.push(format!("{sign}{}", atom(node, name))),
    }
}

/// The summands of a sum, each with its sign.
fn sum(node: &Node, is_less: bool, name: &dyn Fn(&str) -> String, out: &mut Vec<String>) {
    match &node.part {
        Part::Two(op @ (Op::Plus | Op::Minus), left, right) => {
            sum(left, is_less, name, out);
            sum(right, is_less != (*op == Op::Minus), name, out);
        }
        Part::Negative(inside) => sum(inside, !is_less, name, out),
        _ => {
            let mut factors = Vec::new();
            product(node, false, name, &mut factors);
            factors.sort();
            out.push(format!("{}{}", if is_less { '-' } else { '+' }, factors.concat()));
        }
    }
}

fn atom(node: &Node, name: &dyn Fn(&str) -> String) -> String {
    match &node.part {
        Part::Number(number, unit) => format!("{number}{}", unit.as_deref().unwrap_or_default()),
        Part::Name(it) => format!("[{}]", name(it)),
        Part::Call(function, inside) => {
            let inside: Vec<_> = inside.iter().map(|it| it.inner_form(name)).collect();
            format!("{}({})", function.name(), inside.join(","))
        }
        Part::Two(..) | Part::Negative(_) | Part::Percent(_) => {
            let mut parts = Vec::new();
            sum(node, false, name, &mut parts);
            parts.sort();
            format!("({})", parts.concat())
        }
    }
}

impl Node {
    /// The form of a part whose scale counts.
    fn inner_form(&self, name: &dyn Fn(&str) -> String) -> String {
        let mut parts = Vec::new();
        sum(self, false, name, &mut parts);
        parts.sort();
        parts.concat()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Formula, ReadFormula};

    fn form(text: &str) -> String {
        let ReadFormula::Formula(formula) = Formula::read(text, &["a1"]) else { panic!("{text}") };
        formula.tree.normal_form(&str::to_lowercase)
    }

    #[test]
    fn equal_formulas_have_one_form() {
        for (a, b) in [
            ("on time / all orders", "on time ÷ all orders × 100%"),
            ("a1 * b1", "b1 × a1"),
            ("(a1 + b1) / c1 * 100", "(b1 + a1) / c1"),
            ("a1 / b1 / c1", "a1 / (b1 * c1)"),
            ("a1 - b1", "-b1 + a1"),
            ("100 * Sum(a1) / b1", "sum(A1)/b1"),
        ] {
            assert_eq!(form(a), form(b), "{a} and {b}");
        }
        for (a, b) in [
            ("a1 / b1", "b1 / a1"),
            ("a1 - b1", "b1 - a1"),
            ("sum(a1) / b1", "avg(a1) / b1"),
            ("a1 * 60", "a1"),
            ("(a1 - b1) / b1", "a1 / b1 - b1"),
            ("a1 + b1 * 100", "a1 + b1"),
        ] {
            assert_ne!(form(a), form(b), "{a} and {b}");
        }
    }
}
