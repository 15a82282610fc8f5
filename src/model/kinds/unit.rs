//! Units: departments, teams, committees, sites.

use super::contact::Contact;
use super::{Described, Kind, Role};
use crate::text::Words;
use crate::yaml::{Record, Ref, Text, Word, choice, record};

choice! {
    /// What sort of unit.
    pub enum UnitKind {
        Company = "company" | "公司",
        Department = "department" | "部门",
        Team = "team" | "团队" | "小组",
        Committee = "committee" | "委员会",
        Site = "site" | "场所" | "门店",
    }
}

record! {
    /// A duty that somebody has to carry.
    pub struct UnitDuty {
        /// The duty, as verb and object.
        text | "内容": Option<Text>,
        /// The name that references use.
        id: Option<Word>
    }
}

record! {
    /// A department, team, committee or site.
    pub struct Unit {
        /// What sort of unit it is.
        kind | "类别" | "unit_kind": Option<UnitKind>,
        /// The unit above it.
        parent | "上级": Option<Ref<Unit>>,
        /// The role that leads it.
        head | "负责岗位": Option<Ref<Role>>,
        /// What it has to do.
        duties | "职责": Vec<UnitDuty>,
        /// How to reach it.
        contacts | "联系方式" | "联系人": Vec<Contact>,
        /// How many people it has.
        headcount | "编制人数": Option<u32>,
        /// Where it is.
        location | "地点": Option<Text>,
        /// The cost centre that carries it.
        cost_centre | "成本中心": Option<Word>
    }
}

impl Described for Unit {
    const KIND: &'static Kind = &Kind {
        name: "unit",
        plural: "units",
        keys: &["部门", "组织"],
        one: Words::fixed("unit", "部门"),
        many: Words::fixed("Units", "部门与团队"),
        columns: &["kind", "parent", "head", "headcount"],
        required: &["kind", "parent", "head", "duties"],
        fields: Self::FIELDS,
    };
}
