//! What goes from hand to hand: the things that are given out somewhere, and those that are taken
//! in, by what they are called.

use std::collections::BTreeMap;

use super::Manual;
use super::index::folded;
use super::kinds::{AnyEntity, Form, Item, Meeting, Process, Report};
use crate::text::{Lang, Span};
use crate::yaml::{RefOrText, Text, Word};

/// Things by what they are called, folded, and as that is written.
pub type Things = BTreeMap<String, String>;

impl Item {
    /// What it is called, folded: its id first.
    pub fn called(&self) -> impl Iterator<Item = String> {
        let id = self.id.iter().map(|it| folded(it.as_str()));
        let names = self.name.iter().flat_map(Text::all).map(folded);
        id.chain(names).filter(|it| !it.is_empty())
    }

    /// Where a message about it points: its name, else its id, else `otherwise`.
    pub fn place(&self, otherwise: Span) -> Span {
        let name = self.name.as_ref().map(|it| it.span);
        name.or_else(|| self.id.as_ref().map(Word::span)).unwrap_or(otherwise)
    }
}

impl Manual {
    /// What processes and their steps give out, and the reports and records that there are.
    pub fn given_out(&self) -> Things {
        let mut things = self.papers();
        for process in self.all::<Process>() {
            process.outputs.iter().for_each(|it| add_item(&mut things, it));
            let of_steps = process.steps.iter().flat_map(|it| &it.outputs);
            of_steps.for_each(|it| add(&mut things, it.all()));
        }
        things
    }

    /// What processes, their steps and meetings take in, and the reports and records that there
    /// are: these are read.
    pub fn taken_in(&self) -> Things {
        let mut things = self.papers();
        for process in self.all::<Process>() {
            process.inputs.iter().for_each(|it| add_item(&mut things, it));
            let of_steps = process.steps.iter().flat_map(|it| &it.inputs);
            of_steps.for_each(|it| add(&mut things, it.all()));
            process.records.iter().for_each(|it| add_named(&mut things, it));
        }
        for meeting in self.all::<Meeting>() {
            meeting.inputs.iter().for_each(|it| add_named(&mut things, it));
        }
        things
    }

    /// The reports and records that there are.
    fn papers(&self) -> Things {
        let mut things = Things::new();
        let reports = self.all::<Report>().iter().map(|it| it as &dyn AnyEntity);
        let forms = self.all::<Form>().iter().map(|it| it as &dyn AnyEntity);
        for it in reports.chain(forms) {
            let names = it.head().names().flat_map(Text::all);
            add(&mut things, names.chain([it.id()]));
        }
        things
    }
}

fn add_item(things: &mut Things, item: &Item) {
    let written = item.name.as_ref().map(|it| it.get(Lang::Zh));
    for called in item.called() {
        let written = written.map_or_else(|| called.clone(), str::to_owned);
        things.entry(called).or_insert(written);
    }
}

fn add_named<T>(things: &mut Things, named: &RefOrText<T>) {
    match named {
        RefOrText::Ref(it) => add(things, [&*it.id().value]),
        RefOrText::Text(it) => add(things, it.all()),
    }
}

fn add<'t>(things: &mut Things, names: impl IntoIterator<Item = &'t str>) {
    for name in names {
        things.entry(folded(name)).or_insert_with(|| name.to_owned());
    }
}
