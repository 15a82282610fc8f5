//! Parties outside: suppliers, customers, regulators, partners, carriers.

use super::contact::Contact;
use super::{Described, Kind};
use crate::text::Words;
use crate::yaml::{Record, Text, Word, choice, record};

choice! {
    /// What sort of party.
    pub enum PartyKind {
        Supplier = "supplier" | "供应商",
        Customer = "customer" | "客户",
        Regulator = "regulator" | "监管机构",
        Partner = "partner" | "合作伙伴",
        Carrier = "carrier" | "承运商",
    }
}

record! {
    /// Somebody outside of the company whom work comes from or goes to.
    pub struct Party {
        /// What sort of party it is.
        kind | "类别" | "party_kind": Option<PartyKind>,
        /// How to reach it.
        contacts | "联系方式": Vec<Contact>,
        /// How well it does.
        rating | "评级": Option<Word>,
        /// What it gives or takes.
        about | "说明": Option<Text>
    }
}

impl Described for Party {
    const KIND: &'static Kind = &Kind {
        name: "party",
        plural: "parties",
        keys: &["外部单位", "相关方"],
        one: Words::fixed("party", "外部单位"),
        many: Words::fixed("Parties", "外部单位"),
        columns: &["kind", "rating", "owner"],
        required: &["kind"],
        fields: Self::FIELDS,
    };
}
