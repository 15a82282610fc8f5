//! Guards: what stands between a risk and the company, whichever of the two names the other.

use super::Manual;
use super::index::{From, Target};
use super::kinds::{Control, Entity, Key, Plan, Risk, Stored};
use crate::text::Span;

/// What stands between a risk and the company.
#[derive(Debug, Default)]
pub struct Guards<'m> {
    /// The controls that hold it down, each once.
    pub controls: Vec<&'m Entity<Control>>,
    /// The plans for when it happens.
    pub plans: Vec<&'m Entity<Plan>>,
    /// Whether it names a control, though perhaps one that is not there.
    pub names_control: bool,
    /// Whether it names a plan, though perhaps one that is not there, or in words only.
    pub names_plan: bool,
}

impl Guards<'_> {
    /// Whether a control holds it down.
    pub fn has_control(&self) -> bool {
        self.names_control || !self.controls.is_empty()
    }

    /// Whether there is a plan for it.
    pub fn has_plan(&self) -> bool {
        self.names_plan || !self.plans.is_empty()
    }
}

impl Manual {
    /// What stands between the risk at `at` and the company.
    pub fn guards(&self, at: usize) -> Guards<'_> {
        let risk = &self.all::<Risk>()[at];
        let own = risk.controls.iter().map(|it| self.index.resolve(&it.mention));
        let plan = risk.plan.as_ref().and_then(|it| match it {
            crate::yaml::RefOrText::Ref(it) => Some(self.index.resolve(&it.mention)),
            crate::yaml::RefOrText::Text(_) => None,
        });
        let mut keys: Vec<Key> = own.chain(plan).filter_map(entity).collect();
        for it in self.index.uses_of(Key { kind: Risk::INDEX, at }) {
            let of = [(Control::INDEX, "risks"), (Plan::INDEX, "covers")];
            keys.extend(match it.from {
                From::Entity(key) if of.contains(&(key.kind, &*it.path)) => Some(key),
                _ => None,
            });
        }
        keys.sort_unstable();
        keys.dedup();
        let mut guards = Guards {
            names_control: !risk.controls.is_empty() || risk.is_garbled("controls"),
            names_plan: risk.plan.is_some() || risk.is_garbled("plan"),
            ..Guards::default()
        };
        for key in keys {
            let (control, plan) = (Control::INDEX, Plan::INDEX);
            if key.kind == control {
                guards
                    .controls
                    .extend(self.all::<Control>().get(key.at).filter(|it| !it.is_over()));
            } else if key.kind == plan {
                guards.plans.extend(self.all::<Plan>().get(key.at).filter(|it| !it.is_over()));
            }
        }
        guards
    }

    /// What every risk that counts is, with its place: those that are over do not.
    pub fn risks(&self) -> impl Iterator<Item = (usize, &Entity<Risk>)> {
        self.all::<Risk>().iter().enumerate().filter(|(_, it)| !it.is_over())
    }

    /// Those that may harm.
    pub fn threats(&self) -> impl Iterator<Item = (usize, &Entity<Risk>)> {
        self.risks().filter(|(_, it)| !it.is_opportunity())
    }
}

fn entity(target: Target) -> Option<Key> {
    match target {
        Target::Entity(key) => Some(key),
        _ => None,
    }
}

impl Entity<Risk> {
    /// Where a message about how large it is now points: what is left of it, else its one rating.
    pub fn score_span(&self) -> Span {
        let (likelihood, impact) = match self.rating_left() {
            (None, None) => self.rating(),
            left => left,
        };
        likelihood.or(impact).map_or(self.span, |it| it.span)
    }
}
