//! Conditions: the data that satisfies a section of a standard, as `process.inputs + process.outputs`.

use super::Manual;
use super::kinds::{AnyEntity, KINDS};
use crate::text::Words;
use crate::yaml::{Decode, Node, Reading, Record, Shape, Shown};

/// A condition on the data of a manual: alternatives, each of which is a list of demands that all
/// have to hold.
///
/// ```text
/// condition := all ("|" all)*
/// all       := demand ("+" demand)*
/// demand    := kind ["[" field "=" value "]"] ("." field)*
/// ```
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// The alternatives.
    pub any: Vec<Vec<Demand>>,
    /// As written.
    pub written: String,
}

/// One demand: an entity of this kind, of this sort, with this field.
#[derive(Clone, Debug)]
pub struct Demand {
    /// The kind; `manual`, `company` and `market` are the manual itself.
    pub kind: String,
    /// A field and the value that it has to have.
    pub sort: Option<(String, String)>,
    /// The field that has to be given, and the way into it.
    pub path: Vec<String>,
}

impl Condition {
    /// The condition that `text` says.
    pub fn parse(text: &str) -> Option<Condition> {
        let any = text.split('|').map(|all| all.split('+').map(demand).collect());
        Some(Condition { any: any.collect::<Option<_>>()?, written: text.trim().to_owned() })
    }

    /// Whether it holds: for `entity` where one is given, and for any entity of the kind if not.
    pub fn holds(&self, manual: &Manual, entity: Option<&dyn AnyEntity>) -> bool {
        self.any.iter().any(|all| all.iter().all(|it| it.holds(manual, entity)))
    }

    /// The demands of the first alternative that holds.
    pub fn met(&self, manual: &Manual) -> &[Demand] {
        let met = |all: &&Vec<Demand>| all.iter().all(|it| it.holds(manual, None));
        self.any.iter().find(met).map_or(&[], |it| it)
    }
}

impl Demand {
    /// Whether something that it asks for was written and could not be read.
    pub fn is_garbled(&self, manual: &Manual) -> bool {
        let (Some(kind), Some(field)) = (self.kind_index(), self.path.first()) else {
            return false;
        };
        manual.entities.of_kind(kind).any(|(_, it)| self.is_about(it) && it.is_garbled(field))
    }

    fn holds(&self, manual: &Manual, entity: Option<&dyn AnyEntity>) -> bool {
        match (self.kind_index(), entity) {
            (Some(kind), Some(entity)) if std::ptr::eq(KINDS[kind], entity.kind()) => {
                self.fits(entity)
            }
            (Some(kind), _) => manual.entities.of_kind(kind).any(|(_, it)| self.fits(it)),
            (None, _) => self.fits_manual(manual),
        }
    }

    /// The kind that it asks about, as an index.
    pub fn kind_index(&self) -> Option<usize> {
        KINDS.iter().position(|it| it.name == self.kind)
    }

    /// Whether `entity` is of the sort that it asks for.
    pub fn is_about(&self, entity: &dyn AnyEntity) -> bool {
        self.sort.as_ref().is_none_or(|(field, value)| entity.field(field).says(value))
    }

    fn fits(&self, entity: &dyn AnyEntity) -> bool {
        self.is_about(entity)
            && match &self.path[..] {
                [] => true,
                [field, rest @ ..] => {
                    let value = entity.field(field);
                    !rest.iter().fold(value, |value, it| value.part(it)).is_empty()
                }
            }
    }

    fn fits_manual(&self, manual: &Manual) -> bool {
        let of_sort = |it: &(String, String)| self_field(manual, &self.kind, &it.0).says(&it.1);
        let known = matches!(self.kind.as_str(), "manual" | "company" | "market");
        known
            && self.sort.as_ref().is_none_or(of_sort)
            && match &self.path[..] {
                [] => true,
                [field, rest @ ..] => {
                    let value = self_field(manual, &self.kind, field);
                    !rest.iter().fold(value, |value, it| value.part(it)).is_empty()
                }
            }
    }
}

/// The field called `name` of the manual itself, of its company or of its market.
pub fn self_field<'m>(manual: &'m Manual, of: &str, name: &str) -> Shown<'m> {
    let settings = &manual.file.settings;
    let found = match of {
        "company" => settings.company.as_ref().and_then(|it| it.part(name)),
        "market" => settings.market.as_ref().and_then(|it| it.part(name)),
        _ => settings.part(name).or_else(|| manual.file.control.part(name)),
    };
    found.unwrap_or(Shown::Nothing)
}

fn demand(text: &str) -> Option<Demand> {
    let is_word = |it: &str| {
        !it.is_empty() && it.chars().all(|it| it.is_alphanumeric() || it == '_' || it == '-')
    };
    let text = text.trim();
    let (head, sort, tail) = match text.split_once('[') {
        Some((head, rest)) => {
            let (sort, tail) = rest.split_once(']')?;
            let (field, value) = sort.split_once('=')?;
            let (field, value) = (field.trim(), value.trim());
            (is_word(field) && is_word(value)).then_some(())?;
            (head, Some((field.to_owned(), value.to_owned())), tail)
        }
        None => (text, None, ""),
    };
    let mut words = head.split('.').map(str::trim);
    let kind = words.next()?.to_owned();
    let tail = tail.strip_prefix('.').unwrap_or(tail);
    let tail = tail.split('.').filter(|it| !it.is_empty()).map(str::trim);
    let path: Vec<String> = words.chain(tail).map(str::to_owned).collect();
    (is_word(&kind) && path.iter().all(|it| is_word(it))).then_some(Demand { kind, sort, path })
}

fn wanted() -> Words {
    Words::fixed(
        "a condition as `process.steps`, `goal[kind=mission]`, `a + b`, `a | b`",
        "一个条件，如 `process.steps`、`goal[kind=mission]`、`a + b`、`a | b`",
    )
}

impl Decode for Condition {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let condition = node.scalar().and_then(Condition::parse);
        if condition.is_none() {
            reading.wrong(node, wanted());
        }
        condition
    }

    fn shape() -> Shape {
        Shape::Scalar(wanted())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::Condition;

    #[test]
    fn conditions_are_read() {
        let it = Condition::parse("process[area=purchasing].steps + kpi | manual.scope").unwrap();
        assert_eq!(it.any.len(), 2);
        let first = &it.any[0][0];
        assert_eq!((first.kind.as_str(), first.path[0].as_str()), ("process", "steps"));
        assert_eq!(first.sort, Some(("area".into(), "purchasing".into())));
        for wrong in ["", "a +", "a[b", "a[b]", "a b", "a..b c"] {
            assert!(Condition::parse(wrong).is_none(), "{wrong}");
        }
    }
}
