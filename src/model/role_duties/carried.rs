//! Carrying: whether a role has a duty of its unit, and whether its duties speak of a process.

use std::collections::{BTreeMap, BTreeSet};

use super::overlap::{id, role};
use super::wording::Wording;
use crate::model::kinds::{Area, Entity, Key, Process, Role, Stored, Unit};
use crate::model::{From, Manual, Target};
use crate::yaml::{Ref, Text, Word};

/// How many roles with a rare word of a duty are looked at for one that has it.
const PATIENCE: usize = 500;

/// What the roles of a manual do, to be asked whether the roles of a unit carry its duties.
pub struct Carriers {
    /// Where the unit comes when each unit is followed by those below it, and where the last of
    /// those comes.
    places: Vec<(usize, usize)>,
    /// The roles by the place of their unit.
    roles: Vec<(usize, usize)>,
    /// What each role does, in the order of `roles`.
    tokens: Vec<Vec<u64>>,
    ids: Vec<BTreeSet<String>>,
    /// The places in `roles` of those that have a token.
    with: BTreeMap<u64, Vec<usize>>,
    with_id: BTreeMap<String, Vec<usize>>,
}

impl Carriers {
    /// The roles of `manual`, unit by unit.
    pub fn new(manual: &Manual) -> Carriers {
        let places = places(manual);
        let mut roles: Vec<(usize, usize)> = Vec::new();
        for (at, entity) in manual.all::<Role>().iter().enumerate() {
            let unit = entity.unit.as_ref().and_then(|it| manual.unit(it));
            roles.extend(unit.map(|it| (places[it].0, at)));
        }
        for (at, unit) in manual.all::<Unit>().iter().enumerate() {
            let head = unit.own.head.as_ref().and_then(|it| manual.role(it));
            roles.extend(head.map(|it| (places[at].0, it.at)));
        }
        roles.sort_unstable();
        roles.dedup();
        let mut carriers = Carriers {
            places,
            tokens: Vec::new(),
            ids: Vec::new(),
            with: BTreeMap::new(),
            with_id: BTreeMap::new(),
            roles: Vec::new(),
        };
        for (at, (_, role)) in roles.iter().enumerate() {
            let (tokens, ids) = done(&manual.all::<Role>()[*role]);
            for it in &tokens {
                carriers.with.entry(*it).or_default().push(at);
            }
            for it in &ids {
                carriers.with_id.entry(it.clone()).or_default().push(at);
            }
            carriers.tokens.push(tokens);
            carriers.ids.push(ids);
        }
        carriers.roles = roles;
        carriers
    }

    /// The roles in a unit or in one below it, and those that lead one of them.
    pub fn of(&self, unit: usize) -> impl Iterator<Item = usize> {
        let (from, to) = self.range(unit);
        self.roles[from..to].iter().map(|(_, role)| *role)
    }

    /// Whether one of the roles of `unit` has a duty with this id, or does most of what `text` says.
    pub fn have(&self, unit: usize, duty: Option<&Word>, text: Option<&Text>) -> bool {
        let (from, to) = self.range(unit);
        let here = |all: Option<&Vec<usize>>| -> Vec<usize> {
            let all = all.map_or(&[][..], |it| it);
            let first = all.partition_point(|it| *it < from);
            all[first..].iter().take_while(|it| **it < to).take(PATIENCE).copied().collect()
        };
        if id(duty).is_some_and(|it| !here(self.with_id.get(&it)).is_empty()) {
            return true;
        }
        text.iter().flat_map(|it| it.all()).any(|text| {
            let mut tokens = Wording::new(text).tokens();
            let least = least(tokens.len());
            let count = |it: &u64| self.with.get(it).map_or(0, Vec::len);
            tokens.sort_by_key(count);
            let rarest = tokens.len() + 1 - least.clamp(1, tokens.len() + 1);
            let candidates: BTreeSet<usize> =
                tokens[..rarest].iter().flat_map(|it| here(self.with.get(it))).collect();
            let shared = |at: usize| {
                tokens.iter().filter(|it| self.tokens[at].binary_search(it).is_ok()).count()
            };
            tokens.is_empty() || candidates.into_iter().any(|it| shared(it) >= least)
        })
    }

    fn range(&self, unit: usize) -> (usize, usize) {
        let (first, last) = self.places[unit];
        let from = self.roles.partition_point(|(place, _)| *place < first);
        (from, self.roles.partition_point(|(place, _)| *place <= last))
    }
}

/// How much of a unit's duty a role has to do to count as having it: a good half.
fn least(tokens: usize) -> usize {
    (tokens * 11).div_ceil(20)
}

/// What a role does: the tokens of its duties and of its daily work, and the ids of its duties.
fn done(role: &Entity<Role>) -> (Vec<u64>, BTreeSet<String>) {
    let duties = role.duties.iter().filter_map(|it| it.text.as_ref());
    let texts = duties.chain(role.daily_work.iter().filter_map(|it| it.text.as_ref()));
    let mut tokens: Vec<u64> =
        texts.flat_map(Text::all).flat_map(|it| Wording::new(it).tokens()).collect();
    tokens.sort_unstable();
    tokens.dedup();
    let ids = role.duties.iter().filter_map(|it| id(it.id.as_ref())).collect();
    (tokens, ids)
}

/// For each unit where it comes when each is followed by those below it, and where the last of
/// those comes. Units whose parents run in a circle come last, each for itself.
fn places(manual: &Manual) -> Vec<(usize, usize)> {
    let units = manual.all::<Unit>();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    let mut open = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        match unit.parent.as_ref().and_then(|it| manual.unit(it)) {
            Some(parent) => below[parent].push(at),
            None => open.push((at, false)),
        }
    }
    let mut places = vec![None; units.len()];
    let mut next = 0;
    while let Some((at, is_done)) = open.pop() {
        if is_done {
            places[at] = places[at].map(|(first, _)| (first, next - 1));
            continue;
        }
        places[at] = Some((next, next));
        next += 1;
        open.push((at, true));
        open.extend(below[at].iter().map(|it| (*it, false)));
    }
    let mut place = |it: Option<(usize, usize)>| {
        it.unwrap_or_else(|| {
            next += 1;
            (next - 1, next - 1)
        })
    };
    places.into_iter().map(&mut place).collect()
}

/// What the duties of all roles speak of.
pub struct Spoken<'m> {
    manual: &'m Manual,
    objects: Vec<BTreeSet<u64>>,
    bare: Vec<String>,
    linked: BTreeSet<(Key, Key)>,
    pages: BTreeMap<usize, Vec<usize>>,
}

impl<'m> Spoken<'m> {
    /// What the duties of the roles of `manual` speak of.
    pub fn new(manual: &'m Manual) -> Spoken<'m> {
        let mut spoken = Spoken {
            manual,
            objects: Vec::new(),
            bare: Vec::new(),
            linked: BTreeSet::new(),
            pages: BTreeMap::new(),
        };
        for (at, entity) in manual.all::<Role>().iter().enumerate() {
            let duties = entity.duties.iter().filter_map(|it| it.text.as_ref());
            let daily = entity.daily_work.iter().filter_map(|it| it.text.as_ref());
            let wordings: Vec<Wording> =
                duties.chain(daily).flat_map(Text::all).map(Wording::new).collect();
            spoken.objects.push(wordings.iter().flat_map(Wording::objects).collect());
            let bare: Vec<&str> = wordings.iter().map(|it| it.bare.as_str()).collect();
            spoken.bare.push(bare.join("\n"));
            if entity.is_file {
                spoken.pages.entry(entity.chapter).or_default().push(at);
            }
        }
        for (at, _) in manual.all::<Process>().iter().enumerate() {
            let process = Key { kind: Process::INDEX, at };
            for it in manual.index.uses_of(process) {
                match it.from {
                    From::Entity(key) if key.kind == Role::INDEX => {
                        spoken.linked.insert((key, process));
                    }
                    From::Text(chapter) => {
                        let of = spoken.pages.get(&chapter).into_iter().flatten();
                        spoken.linked.extend(of.map(|it| (role(*it), process)));
                    }
                    _ => {}
                }
            }
        }
        spoken
    }

    /// Whether the duties of a role link the process at `process`, name it, or share a word with
    /// its name or with what the role does in it.
    pub fn of(&self, by: usize, process: usize) -> bool {
        let key = Key { kind: Process::INDEX, at: process };
        if self.linked.contains(&(role(by), key)) {
            return true;
        }
        let entity = &self.manual.all::<Process>()[process];
        let names = || entity.head.names().flat_map(Text::all);
        let is_named = |name: &str| {
            let bare = Wording::new(name).bare;
            !bare.is_empty() && self.bare[by].contains(&bare)
        };
        let area = entity.area.iter().flat_map(|it| {
            let words = Area::words(it.as_str());
            [words.en.to_string(), words.zh.to_string()]
        });
        let steps = (0..entity.steps.len()).filter(|it| self.does(by, entity, *it));
        let steps = steps.flat_map(|it| entity.steps[it].name.iter().flat_map(Text::all));
        let given = entity.outputs.iter().filter_map(|it| it.name.as_ref()).flat_map(Text::all);
        let shares = |text: &str| {
            let text = text.replace("流程", "").replace("process", "");
            Wording::new(&text).objects().iter().any(|it| self.objects[by].contains(it))
        };
        names().any(is_named)
            || names().chain(steps).chain(given).any(shares)
            || area.into_iter().any(|it| shares(&it))
    }

    fn does(&self, by: usize, process: &Entity<Process>, step: usize) -> bool {
        let step_accountable = &process.steps[step].accountable;
        let doers = process.doers(step).iter().chain(step_accountable);
        doers.filter_map(|it| self.manual.role(it)).any(|it| it == role(by))
    }
}

impl Manual {
    /// The place of the unit that `it` names, if there is one.
    pub fn unit(&self, it: &Ref<Unit>) -> Option<usize> {
        match self.index.resolve(&it.mention) {
            Target::Entity(key) if key.kind == Unit::INDEX => Some(key.at),
            _ => None,
        }
    }
}
