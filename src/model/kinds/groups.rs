//! What a field may name where more than one kind will do.

use crate::yaml::Named;

macro_rules! groups {
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

groups! {
    Audience: ["role", "unit"];
    Condition: ["kpi"];
    Deputy: ["role", "person"];
    Measured: ["kpi", "metric"];
    Normed: ["process", "tool", "unit"];
    Origin: ["role", "unit", "incident", "meeting", "person", "party"];
    Place: ["process", "unit", "party", "role"];
    StepPlace: ["process"];
    Taught: ["process", "tool", "plan", "standard"];
    Threatened: ["process", "goal", "tool", "unit"];
    Trainer: ["role", "party", "person"];
    Variable: ["metric", "kpi", "source"];
}
