//! The answers to scenarios: where a manual says what to do, who acts there and how soon.

use super::Manual;
use super::flow::Flow;
use super::index::Target;
use super::kinds::{Deputy, Entity, Key, Plan, Process, Role, Scenario, Status, Stored};
use crate::yaml::{Period, Ref};

/// Where the answer to a scenario stands.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// What answers it.
    pub target: Target,
    /// The step of the process that answers it, where one is named.
    pub step: Option<usize>,
}

/// Who acts where an answer stands.
#[derive(Clone, Debug, Default)]
pub struct Actors<'m> {
    /// Those who do what is to be done, or, if nobody is named, those who answer for it.
    pub first: Vec<&'m Ref<Role>>,
    /// Those who may act as well: who approves, answers for it, stands in, takes over.
    pub others: Vec<&'m Ref<Role>>,
    /// Those who stand in as deputies.
    pub deputies: Vec<&'m Ref<Deputy>>,
}

impl Manual {
    /// Where the answer to a scenario stands. A step that is not there is no answer.
    pub fn answer(&self, scenario: &Scenario) -> Option<Answer> {
        let (mention, target) = self.index.with_part(&scenario.answer.as_ref()?.mention);
        let step = match (&mention.part, target) {
            (Some(part), Target::Entity(key)) if key.kind == Process::INDEX => {
                Some(self.all::<Process>()[key.at].step(part)?)
            }
            _ => None,
        };
        let is_there = matches!(target, Target::Entity(_) | Target::Chapter(_));
        is_there.then_some(Answer { target, step })
    }

    /// How far what answers a scenario is in its life: what it says itself, or its chapter.
    pub fn status_of(&self, answer: Answer) -> Option<Status> {
        match answer.target {
            Target::Entity(key) => {
                let entity = self.entities.get(key);
                entity.head().status.or(self.chapters[entity.chapter()].control.status)
            }
            Target::Chapter(at) => self.chapters[at].control.status,
            _ => None,
        }
    }

    /// Who acts where an answer stands.
    pub fn actors(&self, answer: Answer) -> Actors<'_> {
        let mut actors = match answer.target {
            Target::Entity(key) if key.kind == Process::INDEX => {
                let process = &self.all::<Process>()[key.at];
                let flow = self.flow(key.at);
                answer.step.map_or_else(|| in_all(process), |it| at_step(process, flow, it))
            }
            Target::Entity(key) if key.kind == Plan::INDEX => in_plan(&self.all::<Plan>()[key.at]),
            _ => Actors::default(),
        };
        let all: Vec<Key> =
            actors.first.iter().chain(&actors.others).filter_map(|it| self.role(it)).collect();
        actors
            .deputies
            .extend(all.iter().filter_map(|it| self.all::<Role>()[it.at].deputy.as_ref()));
        actors
    }

    /// How long what answers a scenario may take.
    pub fn limit_of(&self, answer: Answer) -> Option<&Period> {
        let Target::Entity(key) = answer.target else { return None };
        if key.kind != Process::INDEX {
            return None;
        }
        let process = &self.all::<Process>()[key.at];
        match answer.step {
            Some(step) => self.flow(key.at).limits(process)[step],
            None => process.time_limit.as_ref(),
        }
    }
}

fn at_step<'m>(process: &'m Entity<Process>, flow: &Flow, at: usize) -> Actors<'m> {
    let step = &process.steps[at];
    let mut actors = Actors { first: process.doers(at).iter().collect(), ..Actors::default() };
    for it in &process.approvals {
        if it.at_step.as_ref().and_then(|it| flow.place(it)) == Some(at) {
            actors.others.extend(it.approver.iter().chain(&it.deputy).chain(&it.escalate_to));
        }
    }
    if actors.first.is_empty() {
        actors.first = std::mem::take(&mut actors.others);
    }
    actors.others.extend(&step.accountable);
    actors.settled(process)
}

fn in_all(process: &Entity<Process>) -> Actors<'_> {
    let of_all = process.raci.iter().flat_map(|it| &it.r);
    let mut actors = Actors {
        first: of_all.chain(process.steps.iter().flat_map(|it| &it.responsible)).collect(),
        ..Actors::default()
    };
    for it in &process.approvals {
        actors.others.extend(it.approver.iter().chain(&it.deputy).chain(&it.escalate_to));
    }
    for it in &process.exceptions {
        actors.others.extend(it.who.iter().chain(&it.escalate_to));
    }
    actors.others.extend(process.steps.iter().flat_map(|it| &it.accountable));
    actors.settled(process)
}

fn in_plan(plan: &Entity<Plan>) -> Actors<'_> {
    let acting = plan.actions.iter().flat_map(|it| &it.responsible);
    let team = plan.team.iter().filter_map(|it| it.role.as_ref());
    let deciding = plan.activation.iter().filter_map(|it| it.who_decides.as_ref());
    let levels = plan.levels.iter().filter_map(|it| it.commander.as_ref());
    Actors {
        first: plan.commander.iter().chain(acting).chain(team).collect(),
        others: deciding.chain(levels).chain(&plan.deputy).chain(&plan.head.owner).collect(),
        deputies: Vec::new(),
    }
}

impl<'m> Actors<'m> {
    /// With those who answer for the process.
    fn settled(mut self, process: &'m Entity<Process>) -> Self {
        if self.first.is_empty() {
            self.first = process.answering().collect();
        } else {
            self.others.extend(process.answering());
        }
        self
    }
}
