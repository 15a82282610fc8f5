//! Names for kinds that the model knows of and does not hold yet: a field may already refer to
//! them. A reference to one of them is shown as written and checked once its kind exists.

use crate::yaml::Named;

macro_rules! later {
    ($($name:ident: [$($kind:literal),+];)*) => {
        $(
            #[doc = concat!("What may be named: ", $($kind, " "),+)]
            #[derive(Clone, Debug)]
            #[allow(dead_code, reason = "a name inside the types of fields")]
            pub struct $name;

            impl Named for $name {
                const KINDS: &'static [&'static str] = &[$($kind),+];
            }
        )*
    };
}

/// The kinds that the model knows of and does not hold yet.
pub const LATER: &[&str] = &[
    "appraisal",
    "audit",
    "campaign",
    "channel",
    "competency",
    "incentive",
    "incident",
    "inspection",
    "market",
    "meeting",
    "metric",
    "norm",
    "outlook",
    "party",
    "person",
    "plan",
    "record",
    "report",
    "sales_channel",
    "segment",
    "source",
    "standard",
];

later! {
    Appraisal: ["appraisal"];
    Channel: ["channel"];
    Competency: ["competency"];
    Form: ["record"];
    Norm: ["standard"];
    Person: ["person"];
    Plan: ["plan"];
    Report: ["report"];
    Inspection: ["inspection"];
    Metric: ["metric", "kpi"];
    DataSource: ["source"];
    Supplier: ["process", "unit", "party", "role"];
    Deputy: ["role", "person"];
    Audience: ["role", "unit"];
    Threatened: ["process", "goal", "tool", "unit"];
    Taught: ["process", "tool", "plan", "standard"];
    Origin: ["role", "incident", "meeting", "audit"];
    Trainer: ["role", "party"];
    StepPlace: ["process"];
    Topic: ["unit", "goal"];
}
