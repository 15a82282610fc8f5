//! Duties that have to be kept apart, and who holds two of them all the same.

use std::collections::BTreeMap;

use super::flow::Flow;
use super::index::folded;
use super::kinds::{Entity, Key, Process, Role, StepDuty};
use super::{Holders, Manual};
use crate::yaml::Ref;

/// The pairs that are kept apart everywhere; a manual may add its own.
const PAIRS: [(StepDuty, StepDuty); 7] = [
    (StepDuty::Requisition, StepDuty::Approval),
    (StepDuty::Quotation, StepDuty::SupplierSelection),
    (StepDuty::ContractDrafting, StepDuty::ContractReview),
    (StepDuty::Purchasing, StepDuty::Acceptance),
    (StepDuty::Purchasing, StepDuty::Bookkeeping),
    (StepDuty::Acceptance, StepDuty::Bookkeeping),
    (StepDuty::PaymentApproval, StepDuty::PaymentExecution),
];

/// What tells two roles apart, whether they are defined or not.
type Identity = (Option<Key>, String);

/// An approval that is given by those who ask for it.
#[derive(Clone, Debug)]
pub struct OwnApproval<'m> {
    /// The place of the approval.
    pub approval: usize,
    /// Who gives it.
    pub approver: &'m Ref<Role>,
    /// Who asks for it, or does the work that is approved.
    pub asks: &'m Ref<Role>,
    /// The person who alone holds both roles, where they are two.
    pub person: Option<&'m str>,
}

/// Who does a step, as which role.
#[derive(Clone, Copy, Debug)]
pub struct Doer<'m> {
    /// The place of the step.
    pub step: usize,
    /// The role.
    pub role: &'m Ref<Role>,
}

/// Two duties in one hand.
#[derive(Clone, Debug)]
pub struct Conflict<'m> {
    /// The duties.
    pub duties: (StepDuty, StepDuty),
    /// Who has the first; its step comes first.
    pub first: Doer<'m>,
    /// Who has the second.
    pub second: Doer<'m>,
    /// The person who alone holds both roles, where they are two.
    pub person: Option<&'m str>,
}

impl Manual {
    /// The pairs of duties that have to be kept apart.
    pub fn kept_apart(&self) -> Vec<(StepDuty, StepDuty)> {
        let own = &self.file.settings.sod_pairs;
        let mut groups: Vec<Vec<StepDuty>> = own.iter().map(|it| it.duties.clone()).collect();
        // `sod_pairs: [custody, bookkeeping]` is one pair, not two lists of one.
        if groups.iter().all(|it| it.len() == 1) {
            groups = vec![groups.concat()];
        }
        let mut pairs = PAIRS.to_vec();
        for group in groups {
            for (at, a) in group.iter().enumerate() {
                pairs.extend(group[at + 1..].iter().map(|b| (*a, *b)));
            }
        }
        let is_new = |at: usize| {
            let (a, b) = pairs[at];
            a != b && !pairs[..at].iter().any(|it| *it == (a, b) || *it == (b, a))
        };
        (0..pairs.len()).filter(|it| is_new(*it)).map(|it| pairs[it]).collect()
    }

    /// The approvals of a process that are given by those who ask for them.
    pub fn own_approvals<'m>(
        &'m self,
        process: &'m Process,
        flow: &Flow,
        holders: &'m Holders,
    ) -> Vec<OwnApproval<'m>> {
        let found = process.approvals.iter().enumerate().filter_map(|(approval, it)| {
            let asking = flow.asking(process, it);
            it.approver.iter().find_map(|approver| {
                let is_same = |it: &&&Ref<Role>| self.identity_of(it) == self.identity_of(approver);
                let same = asking.iter().find(is_same).map(|it| (*it, None));
                let person = || {
                    asking
                        .iter()
                        .find_map(|it| Some((*it, Some(self.only(holders, it, approver)?))))
                };
                let (asks, person) = same.or_else(person)?;
                Some(OwnApproval { approval, approver, asks, person })
            })
        });
        found.collect()
    }

    /// The duties of a process that have to be kept apart and are in one hand: that of one role,
    /// or of one person who holds two. Left out is what a control at both steps makes up for, and
    /// what is an approval of one's own work.
    pub fn conflicts<'m>(
        &'m self,
        (process, flow): (&'m Entity<Process>, &Flow),
        pairs: &[(StepDuty, StepDuty)],
        holders: &'m Holders,
    ) -> Vec<Conflict<'m>> {
        if process.steps.iter().filter(|it| it.duty.is_some()).count() < 2 {
            return Vec::new();
        }
        let told: Vec<(Option<usize>, [Identity; 2])> = self
            .own_approvals(process, flow, holders)
            .iter()
            .map(|it| {
                let at = process.approvals[it.approval].at_step.as_ref();
                let roles = [it.approver, it.asks].map(|it| self.identity_of(it));
                (at.and_then(|it| flow.place(it)), roles)
            })
            .collect();
        let doers = doers(process, flow);
        let mut found = Vec::new();
        for (a, b) in pairs {
            let of = |duty| doers.get(&duty).map_or(&[][..], |it| it);
            found.extend(self.in_one_hand((*a, *b), of(*a), of(*b), holders));
        }
        for it in found.iter_mut().filter(|it| it.first.step > it.second.step) {
            std::mem::swap(&mut it.first, &mut it.second);
            it.duties = (it.duties.1, it.duties.0);
        }
        found.retain(|it| {
            let roles = [it.first.role, it.second.role].map(|it| self.identity_of(it));
            let is_told = |(at, told): &(Option<usize>, [Identity; 2])| {
                [Some(it.first.step), Some(it.second.step)].contains(at)
                    && roles.iter().all(|it| told.contains(it))
            };
            !told.iter().any(is_told) && !self.is_made_up_for(process, it)
        });
        found
    }

    /// The first conflict for each role, and for each person, that has both duties.
    fn in_one_hand<'m>(
        &'m self,
        duties: (StepDuty, StepDuty),
        firsts: &[Doer<'m>],
        seconds: &[Doer<'m>],
        holders: &'m Holders,
    ) -> Vec<Conflict<'m>> {
        let mut by_role: BTreeMap<Identity, Doer<'m>> = BTreeMap::new();
        let mut by_person: BTreeMap<String, Doer<'m>> = BTreeMap::new();
        let person = |it: &Doer<'m>| holders.only(self.role(it.role)?);
        for it in firsts {
            by_role.entry(self.identity_of(it.role)).or_insert(*it);
            if let Some(name) = person(it) {
                by_person.entry(folded(name)).or_insert(*it);
            }
        }
        let mut found = Vec::new();
        for second in seconds {
            if let Some(first) = by_role.remove(&self.identity_of(second.role)) {
                found.push(Conflict { duties, first, second: *second, person: None });
            } else if let Some(name) = person(second)
                && let Some(first) = by_person.get(&folded(name))
                && self.identity_of(first.role) != self.identity_of(second.role)
            {
                found.push(Conflict { duties, first: *first, second: *second, person: Some(name) });
                by_person.remove(&folded(name));
            }
        }
        found
    }

    /// Whether one control stands at both steps.
    fn is_made_up_for(&self, process: &Process, it: &Conflict<'_>) -> bool {
        let of = |step: usize| {
            process.steps[step].controls.iter().map(|it| self.index.identity(&it.mention))
        };
        of(it.first.step).any(|first| of(it.second.step).any(|second| first == second))
    }

    fn identity_of(&self, role: &Ref<Role>) -> Identity {
        self.index.identity(&role.mention)
    }

    /// The person who alone holds both roles.
    fn only<'h>(&self, holders: &'h Holders, a: &Ref<Role>, b: &Ref<Role>) -> Option<&'h str> {
        holders.only_of_both(self.role(a)?, self.role(b)?)
    }
}

/// Who has which duty: those who do its step, or, where the step says nobody, those who approve at
/// it. Of several roles that the process names for all its steps one cannot know which does it.
fn doers<'m>(process: &'m Entity<Process>, flow: &Flow) -> BTreeMap<StepDuty, Vec<Doer<'m>>> {
    let mut approvers: BTreeMap<usize, Vec<&'m Ref<Role>>> = BTreeMap::new();
    for it in &process.approvals {
        if let Some(at) = it.at_step.as_ref().and_then(|it| flow.place(it)) {
            approvers.entry(at).or_default().extend(&it.approver);
        }
    }
    let mut doers: BTreeMap<StepDuty, Vec<Doer<'m>>> = BTreeMap::new();
    for (step, it) in process.steps.iter().enumerate() {
        let Some(duty) = it.duty else { continue };
        let own = it.responsible.iter();
        let all: Vec<&Ref<Role>> = match (own.len(), approvers.get(&step)) {
            (0, Some(approvers)) => approvers.clone(),
            (0, None) => process.only_doer().into_iter().collect(),
            _ => own.collect(),
        };
        doers.entry(duty).or_default().extend(all.into_iter().map(|role| Doer { step, role }));
    }
    doers
}

impl Process {
    /// The one role that does all steps that name nobody.
    pub fn only_doer(&self) -> Option<&Ref<Role>> {
        match self.raci.as_ref().map(|it| &it.r[..]) {
            Some([only]) => Some(only),
            _ => None,
        }
    }
}
