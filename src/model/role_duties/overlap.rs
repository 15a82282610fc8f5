//! Overlap: one duty, two roles.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Measure, near};
use super::wording::{Wording, hash};
use crate::model::kinds::{Duty, Entity, Key, Role, Stored};
use crate::model::{Manual, folded};
use crate::yaml::Word;

/// A duty of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DutyOf {
    /// The place of the role among all roles.
    pub role: usize,
    /// The place of the duty among those of the role.
    pub at: usize,
}

/// One duty that roles of different families have.
#[derive(Clone, Debug)]
pub struct SameDuty {
    /// The duty, as each role has it, in the order of the roles.
    pub duties: Vec<DutyOf>,
    /// Whether only the id says that it is the same.
    pub by_id: bool,
}

/// From how many roles on a duty that most roles have is a duty of nobody.
const MANY: usize = 4;

/// How many roles with the very same duty are looked at for one that shares it by right.
const FEW: usize = 8;

/// The duties of all roles, with what each says in one language.
struct Duties<'m> {
    manual: &'m Manual,
    worded: Vec<(DutyOf, Wording)>,
    families: Vec<Option<String>>,
}

impl<'m> Duties<'m> {
    fn new(manual: &'m Manual) -> Duties<'m> {
        let mut duties = Duties { manual, worded: Vec::new(), families: Vec::new() };
        for (role, entity) in manual.all::<Role>().iter().enumerate() {
            duties.families.push(entity.family.as_ref().map(|it| folded(it.as_str())));
            for (at, duty) in entity.duties.iter().enumerate().filter(|_| !entity.is_over()) {
                let texts = duty.text.iter().flat_map(crate::yaml::Text::all);
                let worded = texts.map(|it| (DutyOf { role, at }, Wording::new(it)));
                duties.worded.extend(worded.filter(|(_, it)| !it.is_boilerplate()));
            }
        }
        duties.leave_out_boilerplate();
        duties
    }

    /// Leaves out what more than half of all roles have.
    fn leave_out_boilerplate(&mut self) {
        let is_boilerplate = |places: &[usize]| {
            let roles: BTreeSet<usize> = places.iter().map(|it| self.worded[*it].0.role).collect();
            roles.len() >= MANY && roles.len() * 2 > self.families.len()
        };
        let contents = self.by_text(|it| Some(&it.content));
        let out = contents.into_iter().filter(|it| it.len() >= MANY && is_boilerplate(it));
        let out: BTreeSet<usize> = out.flatten().collect();
        let mut places = 0..;
        self.worded.retain(|_| places.next().is_some_and(|it| !out.contains(&it)));
    }

    /// The places of the duties that say the same by what `text` picks, group by group, in the
    /// order of the first of each.
    fn by_text<'s>(&'s self, text: impl Fn(&'s Wording) -> Option<&'s String>) -> Vec<Vec<usize>> {
        let worded = self.worded.iter().enumerate();
        let mut hashed: Vec<(u64, usize)> =
            worded.filter_map(|(at, (_, it))| Some((hash(&[text(it)?]), at))).collect();
        hashed.sort_unstable();
        let same = hashed.chunk_by(|a, b| a.0 == b.0);
        let mut groups: Vec<Vec<usize>> =
            same.map(|it| it.iter().map(|it| it.1).collect()).collect();
        groups.sort_unstable();
        groups
    }

    fn duty(&self, of: DutyOf) -> &'m Duty {
        &self.manual.all::<Role>()[of.role].duties[of.at]
    }

    fn is_family(&self, a: usize, b: usize) -> bool {
        a == b || self.families[a].is_some() && self.families[a] == self.families[b]
    }

    /// The roles that a duty says it is shared with.
    fn sharing(&self, of: DutyOf) -> impl Iterator<Item = usize> {
        let manual = self.manual;
        self.duty(of).shared_with.iter().filter_map(|it| manual.role(it)).map(|it| it.at)
    }

    fn is_shared(&self, a: DutyOf, b: DutyOf) -> bool {
        self.sharing(a).any(|it| it == b.role) || self.sharing(b).any(|it| it == a.role)
    }

    /// Whether two roles have the same duty though neither family nor agreement says that they may.
    fn is_overlap(&self, a: DutyOf, b: DutyOf) -> bool {
        !self.is_family(a.role, b.role) && !self.is_shared(a, b)
    }

    /// Whether roles that have one duty do so by right: all are of one family or share it.
    fn is_by_right(&self, duties: &[DutyOf]) -> bool {
        let mut party: BTreeMap<usize, usize> =
            duties.iter().map(|it| (it.role, it.role)).collect();
        let mut families: BTreeMap<&str, usize> = BTreeMap::new();
        for it in duties {
            if let Some(family) = &self.families[it.role] {
                let first = *families.entry(family).or_insert(it.role);
                join(&mut party, first, it.role);
            }
            for other in self.sharing(*it) {
                if party.contains_key(&other) {
                    join(&mut party, other, it.role);
                }
            }
        }
        let roles: Vec<usize> = party.keys().copied().collect();
        let parties: BTreeSet<usize> = roles.into_iter().map(|it| leader(&mut party, it)).collect();
        parties.len() < 2
    }
}

fn leader(party: &mut BTreeMap<usize, usize>, role: usize) -> usize {
    let mut at = role;
    while party[&at] != at {
        let above = party[&party[&at]];
        party.insert(at, above);
        at = above;
    }
    at
}

fn join(party: &mut BTreeMap<usize, usize>, a: usize, b: usize) {
    let (a, b) = (leader(party, a), leader(party, b));
    party.insert(a.max(b), a.min(b));
}

impl Manual {
    /// The duty at `of`.
    pub fn duty(&self, of: DutyOf) -> &Duty {
        &self.all::<Role>()[of.role].duties[of.at]
    }

    /// The role that has the duty at `of`.
    pub fn role_of(&self, of: DutyOf) -> &Entity<Role> {
        &self.all::<Role>()[of.role]
    }

    /// The duties that roles of different families have with the same text or the same id, and that
    /// none of them says it shares.
    pub fn same_duties(&self) -> Vec<SameDuty> {
        let duties = Duties::new(self);
        let texts = duties.by_text(|it| it.is_telling().then_some(&it.bare));
        let texts = texts.into_iter().map(|it| it.into_iter().map(|it| duties.worded[it].0));
        let mut by_id: BTreeMap<String, BTreeSet<DutyOf>> = BTreeMap::new();
        for (of, _) in &duties.worded {
            if let Some(id) = &duties.duty(*of).id {
                by_id.entry(folded(id.as_str())).or_default().insert(*of);
            }
        }
        let texts = texts.map(|it| (it.collect::<BTreeSet<DutyOf>>(), false));
        let all = texts.chain(by_id.into_values().map(|it| (it, true)));
        let mut seen: BTreeSet<(usize, DutyOf)> = BTreeSet::new();
        let mut found = Vec::new();
        for (same, by_id) in all {
            let mut roles = BTreeSet::new();
            let same: Vec<DutyOf> = same.into_iter().filter(|it| roles.insert(it.role)).collect();
            let is_new = same.windows(2).any(|it| !seen.contains(&(it[0].role, it[1])));
            if same.len() > 1 && is_new && !duties.is_by_right(&same) {
                seen.extend(same.windows(2).map(|it| (it[0].role, it[1])));
                found.push(SameDuty { duties: same, by_id });
            }
        }
        found.sort_by(|a, b| a.duties.cmp(&b.duties));
        found
    }

    /// Pairs of duties of different roles that say nearly the same: by at least so many percent.
    /// Each duty comes with the nearest of those before it.
    pub fn similar_duties(&self, percent: usize) -> Vec<(DutyOf, DutyOf)> {
        let duties = Duties::new(self);
        let groups = duties.by_text(|it| it.is_comparable().then_some(&it.content));
        let mut pairs = BTreeSet::new();
        pairs.extend(groups.iter().flat_map(|it| duties.reworded(it)));
        for (is_chinese, measure) in [(true, Measure::Dice), (false, Measure::Jaccard)] {
            let of = |it: &&Vec<usize>| duties.worded[it[0]].1.is_chinese == is_chinese;
            let groups: Vec<&Vec<usize>> = groups.iter().filter(of).collect();
            let sets: Vec<Vec<u64>> =
                groups.iter().map(|it| duties.worded[it[0]].1.tokens()).collect();
            let gists: Vec<_> = groups.iter().map(|it| duties.worded[it[0]].1.gist()).collect();
            let found = near(&sets, measure, percent, |a, b| {
                !gists[a].is_apart(gists[b]) && duties.pair(groups[a], groups[b]).is_some()
            });
            let found = found.pairs.into_iter();
            pairs.extend(found.filter_map(|(a, b)| duties.pair(groups[a], groups[b])));
        }
        pairs.into_iter().collect()
    }
}

impl Duties<'_> {
    /// Two duties of roles that should not both have them, one from each of two groups of duties
    /// that say the same.
    fn pair(&self, a: &[usize], b: &[usize]) -> Option<(DutyOf, DutyOf)> {
        let ((_, first), (_, second)) = (&self.worded[a[0]], &self.worded[b[0]]);
        if first.is_apart(second) {
            return None;
        }
        let roles = |it: &[usize]| -> Vec<DutyOf> {
            it.iter().take(FEW).map(|it| self.worded[*it].0).collect()
        };
        let (a, b) = (roles(a), roles(b));
        let has = |all: &[DutyOf], it: &DutyOf| all.iter().any(|other| other.role == it.role);
        let mut pairs = a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b)));
        let found = pairs.find(|(x, y)| !has(&a, y) && !has(&b, x) && self.is_overlap(*x, *y))?;
        Some((found.0.min(found.1), found.0.max(found.1)))
    }

    /// Among duties that differ in fillers only, each with the first that is written otherwise.
    fn reworded(&self, group: &[usize]) -> Vec<(DutyOf, DutyOf)> {
        let (first, wording) = &self.worded[group[0]];
        let is_pair = |(of, other): &&(DutyOf, Wording)| {
            other.bare != wording.bare && !other.is_apart(wording) && self.is_overlap(*first, *of)
        };
        let others = group[1..].iter().map(|it| &self.worded[*it]).filter(is_pair);
        others.map(|(of, _)| (*first, *of)).collect()
    }
}

/// The role at `at` among all roles.
pub(super) fn role(at: usize) -> Key {
    Key { kind: Role::INDEX, at }
}

/// The id that an author gave a duty.
pub(super) fn id(word: Option<&Word>) -> Option<String> {
    word.map(|it| folded(it.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::model::{Asked, Manual};
    use crate::testing::{TODAY, sources};

    /// Whether two roles with these duties overlap: by the very same, by nearly the same.
    fn overlap(first: &str, second: &str) -> (bool, bool) {
        let text = format!(
            "---\nroles:\n- {{ id: a, duties: [{first}] }}\n- {{ id: b, duties: [{second}] }}\n---\n"
        );
        let asked = Asked::on(TODAY);
        let manual = Manual::new(sources(&text), asked);
        (!manual.same_duties().is_empty(), !manual.similar_duties(70).is_empty())
    }

    #[test]
    fn rewordings_are_found() {
        for [first, second] in [
            ["负责供应商的选择与评估", "负责供应商选择和评估"],
            ["负责客户投诉的处理工作", "客户投诉处理"],
            ["完成月度财务报表的编制", "负责月度财务报表编制"],
            ["做好仓库的安全检查", "负责仓库安全检查工作"],
            ["审核采购合同及付款申请", "审核采购合同和付款申请"],
            ["对供应商进行年度评估", "负责供应商年度评估"],
            ["编制门店月度排班表", "编制各门店的月度排班表"],
            [
                "Responsible for the evaluation of suppliers and contracts",
                "Evaluation of suppliers and contracts",
            ],
            ["Reviews all purchase contracts every month", "Review purchase contracts each month"],
        ] {
            assert_eq!(overlap(first, second), (false, true), "{first} / {second}");
        }
    }

    #[test]
    fn other_work_on_the_same_thing_is_not() {
        for [first, second] in [
            ["审批采购申请", "提出采购申请"],
            ["制定培训计划", "执行培训计划"],
            ["制定公司年度安全生产培训计划", "执行公司年度安全生产培训计划"],
            ["监督仓库的盘点工作", "执行仓库的盘点工作"],
            ["编制月度经营分析报告", "编制年度经营分析报告"],
            ["处理国内客户的退货申请", "处理海外客户的退货申请"],
            ["协助店长完成每日盘点工作", "店长每日盘点"],
            ["选择供应商", "维护供应商档案"],
            ["负责采购工作", "完成采购工作"],
            ["Approve purchase requests over 5000 yuan", "Submit purchase requests over 5000 yuan"],
            ["Plan the yearly training of all staff", "Carry out the yearly training of all staff"],
            ["Approve orders up to 5000 yuan", "Approve orders up to 50000 yuan"],
        ] {
            assert_eq!(overlap(first, second), (false, false), "{first} / {second}");
        }
    }

    #[test]
    fn the_very_same_is_not_found_twice() {
        for [first, second] in [
            ["选择并评估供应商", "选择并评估供应商。"],
            ["Choose suppliers", "choose  suppliers"],
            ["下达采购订单（5000 元以下）", "下达采购订单(5000元以下)"],
        ] {
            assert_eq!(overlap(first, second), (true, false), "{first} / {second}");
        }
        assert_eq!(overlap("管理", "管理"), (false, false));
    }
}
