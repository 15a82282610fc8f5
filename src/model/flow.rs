//! The flow of a process: which step leads to which, where it begins and where it may end.

use std::collections::{BTreeMap, BTreeSet};

use super::graph;
use super::index::folded;
use super::kinds::{Approval, Next, Process, Role, Step, StepKind};
use super::length::Length;
use crate::yaml::{Period, Ref, Word};

/// The words that end the process at a branch, where no step is called so.
const END: [&str; 2] = ["end", "结束"];

/// The steps of a process as a graph, by their places.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The steps that each step leads to. A step that does not say it leads to the following one.
    pub next: Vec<Vec<usize>>,
    /// The steps that lead to each step.
    pub before: Vec<Vec<usize>>,
    /// The steps with which it begins: the first, and those that say so.
    pub starts: Vec<usize>,
    /// The steps after which it may be over.
    pub ends: Vec<usize>,
    /// Whether every step that is named is there.
    pub is_whole: bool,
    places: BTreeMap<String, usize>,
}

impl Flow {
    /// The flow of `process`.
    pub fn new(process: &Process) -> Flow {
        let places = process.steps_by_name();
        let mut flow = Flow {
            next: Vec::with_capacity(process.steps.len()),
            before: Vec::new(),
            starts: Vec::new(),
            ends: Vec::new(),
            is_whole: true,
            places,
        };
        for at in 0..process.steps.len() {
            flow.add(process, at);
        }
        flow.before = graph::reversed(&flow.next);
        flow
    }

    fn add(&mut self, process: &Process, at: usize) {
        let step = &process.steps[at];
        if at == 0 || step.kind == Some(StepKind::Start) {
            self.starts.push(at);
        }
        let following = (at + 1 < process.steps.len()).then_some(at + 1);
        let mut is_end = step.kind == Some(StepKind::End);
        let mut next = BTreeSet::new();
        for it in &step.next {
            match (&it.to, self.target(it)) {
                (_, Some(to)) => _ = next.insert(to),
                (None, None) => {
                    next.extend(following);
                    is_end |= following.is_none();
                }
                (Some(_), None) if self.is_end(it) => is_end = true,
                (Some(_), None) => self.is_whole = false,
            }
        }
        if step.next.is_empty() && !is_end {
            next.extend(following);
            is_end = following.is_none();
        }
        if is_end {
            self.ends.push(at);
        }
        self.next.push(next.into_iter().collect());
    }

    /// The place of the step that is called `name`.
    pub fn place(&self, name: &Word) -> Option<usize> {
        self.places.get(&folded(name.as_str())).copied()
    }

    /// The place of the step that a branch names.
    pub fn target(&self, branch: &Next) -> Option<usize> {
        self.place(branch.to.as_ref()?)
    }

    /// Whether a branch ends the process: `to: end`, where no step is called so.
    pub fn is_end(&self, branch: &Next) -> bool {
        branch.to.as_ref().is_some_and(|it| {
            END.contains(&folded(it.as_str()).as_str()) && self.place(it).is_none()
        })
    }

    /// The roles whose work an approval is about: who asks for it, or does the step at which it
    /// stands, or, where that step is the approval itself, the work before.
    pub fn asking<'p>(&self, process: &'p Process, approval: &'p Approval) -> Vec<&'p Ref<Role>> {
        if !approval.requested_by.is_empty() {
            return approval.requested_by.iter().collect();
        }
        let stands_at = approval.at_step.as_ref().and_then(|it| self.place(it));
        let mut open: Vec<usize> = stands_at.into_iter().collect();
        let mut seen = BTreeSet::new();
        let mut asking = Vec::new();
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            if is_work(&process.steps[at]) {
                asking.extend(process.doers(at));
            } else {
                open.extend(&self.before[at]);
            }
        }
        asking.sort_by_key(|it| it.id().span);
        asking
    }

    /// The way through the process that takes longest by the limits of its steps, and how long
    /// that is. What leads back is not gone again.
    pub fn longest(&self, limits: &[Option<&Period>]) -> (Vec<usize>, Length) {
        let length = |at: usize| limits[at].map(Length::of).unwrap_or_default();
        let weight: Vec<u64> = (0..limits.len()).map(|at| length(at).about()).collect();
        let way = graph::longest_way(&self.next, self.starts.iter().copied(), &weight);
        let sum = way.iter().fold(Length::default(), |sum, at| sum.and(length(*at)));
        (way, sum)
    }

    /// How long each step may take: its own limit, else the longest of the approvals at it.
    pub fn limits<'p>(&self, process: &'p Process) -> Vec<Option<&'p Period>> {
        let mut limits: Vec<Option<&Period>> =
            process.steps.iter().map(|it| it.time_limit.as_ref()).collect();
        for approval in &process.approvals {
            let at = approval.at_step.as_ref().and_then(|it| self.place(it));
            let Some((at, limit)) = at.zip(approval.time_limit.as_ref()) else { continue };
            let is_own = process.steps[at].time_limit.is_some();
            let longer = |it: &Period| Length::of(limit).about() > Length::of(it).about();
            if !is_own && limits[at].is_none_or(longer) {
                limits[at] = Some(limit);
            }
        }
        limits
    }
}

/// Whether the step makes something that can be approved.
fn is_work(step: &Step) -> bool {
    use StepKind::{Approval, Decision, End, Start, Wait};
    !matches!(step.kind, Some(Approval | Decision | End | Start | Wait))
}
