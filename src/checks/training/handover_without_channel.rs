//! Two units that hand over work to each other and share no channel and no meeting.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Channel, ChannelKind, Entity, Key, Meeting, Process, Role, Within};
use crate::model::{Audiences, Flow, Manual, Reach};
use crate::text::Span;
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("handover_without_channel.md"), check);

/// A step of one unit after which a step of another begins.
struct Handover<'m> {
    process: &'m Entity<Process>,
    from: Key,
    to: Key,
    steps: (usize, usize),
}

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let audiences = Audiences::new(manual);
    let Some(shared) = Shared::new(manual, &audiences) else { return };
    let processes = manual.all::<Process>().iter().filter(|it| !it.is_over());
    let handovers = processes.flat_map(|it| handovers(manual, &audiences, it));
    let alone = handovers.filter(|it| !shared.has(it.from, it.to));
    let found = alone.map(|it| {
        let pair = (it.from.min(it.to), it.from.max(it.to));
        (pair, it.process.step_span(it.steps.1, it.process.span), it)
    });
    out.extend(speak::once(found, "also", |it| finding(manual, &it)));
}

/// The ways in which units may talk to each other.
struct Shared {
    /// Whether there is a channel or a meeting for everyone.
    for_all: bool,
    /// The channels and meetings of each unit, by their places.
    of: BTreeMap<Key, BTreeSet<usize>>,
}

impl Shared {
    /// The channels and meetings of a manual; nothing if it has none in its data.
    fn new(manual: &Manual, audiences: &Audiences<'_>) -> Option<Shared> {
        let mut reaches = Vec::new();
        let channels = manual.all::<Channel>().iter().filter(|it| !it.is_over());
        for it in channels.filter(|it| is_for_work(it)) {
            let everyone = it.audience.is_empty() && it.within == Some(Within::Company);
            reaches.push(if everyone { Reach::All } else { audiences.of(&it.audience) });
        }
        for it in manual.all::<Meeting>().iter().filter(|it| !it.is_over()) {
            let mut reach = audiences.of(&it.participants);
            if let Reach::Roles(roles) = &mut reach {
                let leads = it.chair.iter().chain(&it.head.owner);
                roles.extend(leads.filter_map(|it| manual.role(it)));
            }
            reaches.push(reach);
        }
        if reaches.is_empty() {
            return None;
        }
        let mut shared = Shared { for_all: false, of: BTreeMap::new() };
        for (at, reach) in reaches.iter().enumerate() {
            shared.add(at, reach, audiences);
        }
        for (at, (a, b)) in (reaches.len()..).zip(agreed(manual, audiences)) {
            shared.of.entry(a).or_default().insert(at);
            shared.of.entry(b).or_default().insert(at);
        }
        Some(shared)
    }

    fn add(&mut self, at: usize, reach: &Reach, audiences: &Audiences<'_>) {
        match reach {
            Reach::All => self.for_all = true,
            Reach::Roles(roles) => {
                for unit in roles.iter().filter_map(|it| audiences.unit_of(*it)) {
                    self.of.entry(unit).or_default().insert(at);
                }
            }
        }
    }

    fn has(&self, a: Key, b: Key) -> bool {
        let shared = || Some(!self.of.get(&a)?.is_disjoint(self.of.get(&b)?));
        self.for_all || shared().unwrap_or(false)
    }
}

/// Whether a channel is one to work by: not a help desk, and no letter box.
fn is_for_work(channel: &Channel) -> bool {
    let is_it = |it: &ChannelKind| matches!(it, ChannelKind::Information | ChannelKind::Escalation);
    channel.kind.is_empty() || channel.kind.iter().any(is_it)
}

/// The units whose roles say through which channel they work with each other.
fn agreed(manual: &Manual, audiences: &Audiences<'_>) -> Vec<(Key, Key)> {
    let mut pairs = Vec::new();
    for (at, role) in manual.all::<Role>().iter().enumerate() {
        let own = Key { kind: <Role as crate::model::kinds::Stored>::INDEX, at };
        for it in role.works_with.iter().filter(|it| it.channel.is_some()) {
            let other = it.role.as_ref().and_then(|it| manual.role(it));
            let units = audiences.unit_of(own).zip(other.and_then(|it| audiences.unit_of(it)));
            pairs.extend(units);
        }
    }
    pairs
}

/// The handovers of a process between units, one for each pair of them.
fn handovers<'m>(
    manual: &Manual,
    audiences: &Audiences<'_>,
    process: &'m Entity<Process>,
) -> Vec<Handover<'m>> {
    let units = |at: usize| units(manual, audiences, process.doers(at));
    let units: Vec<BTreeSet<Key>> = (0..process.steps.len()).map(units).collect();
    let mut found: BTreeMap<(Key, Key), Handover<'m>> = BTreeMap::new();
    for (giver, next) in Flow::new(process).next.iter().enumerate() {
        for taker in next.iter().filter(|it| units[giver].is_disjoint(&units[**it])) {
            let pairs = units[giver]
                .iter()
                .flat_map(|from| units[*taker].iter().map(move |to| (*from, *to)));
            for (from, to) in pairs {
                // A unit talks to the one above it by the line.
                let is_line =
                    audiences.lineage(from).contains(&to) || audiences.lineage(to).contains(&from);
                if !is_line {
                    let steps = (giver, *taker);
                    let handover = || Handover { process, from, to, steps };
                    found.entry((from.min(to), from.max(to))).or_insert_with(handover);
                }
            }
        }
    }
    found.into_values().collect()
}

/// The units of those who do a step.
fn units(manual: &Manual, audiences: &Audiences<'_>, roles: &[Ref<Role>]) -> BTreeSet<Key> {
    let roles = roles.iter().filter_map(|it| manual.role(it));
    roles.filter_map(|it| audiences.unit_of(it)).collect()
}

fn finding(manual: &Manual, it: &Handover<'_>) -> Diagnostic {
    let otherwise = it.process.span;
    let span = |at| -> Span { it.process.step_span(at, otherwise) };
    let (from, to) = (manual.entities.get(it.from), manual.entities.get(it.to));
    RULE.at(span(it.steps.1))
        .with("from", from.name())
        .with("to", to.name())
        .text("from_id", from.id())
        .text("to_id", to.id())
        .with("process", speak::name(it.process))
        .with("step", speak::step(it.process, it.steps.1))
        .label(span(it.steps.0), "giver")
}
