//! A tool of which nobody says how its data is protected.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{DataClass, Tool};
use crate::model::{Manual, Told};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("unprotected_data.md"), check);

/// What a tool says of its data.
enum Protection {
    /// Enough, or nothing that needs it.
    Given,
    /// Not how it is protected.
    Missing,
    /// That it holds data that not everybody may see, but not these things.
    Lacking(Vec<Words>),
}

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let lacks = |it: &Tool| !matches!(protection(it), Protection::Given);
    for at in manual.untold::<Tool>(&["data_protection"], Told::Together, |it| lacks(it)) {
        let tool = &manual.all::<Tool>()[at];
        let finding = RULE.at(tool.span).with("tool", speak::name(tool));
        match protection(tool) {
            Protection::Given => {}
            Protection::Missing => out.push(finding),
            Protection::Lacking(missing) => {
                let finding = finding.say("lacking").offer("lacking_help");
                out.push(finding.with("missing", speak::none_of(&missing)));
            }
        }
    }
}

fn protection(tool: &Tool) -> Protection {
    let Some(it) = &tool.data_protection else { return Protection::Missing };
    let holds = |class: DataClass| it.classes.contains(&class);
    if holds(DataClass::Confidential) || holds(DataClass::Personal) {
        let access = Words::fixed("who may see it", "可访问的岗位");
        let retention = Words::fixed("how long it is kept", "保存期限");
        let all = [(access, it.access_roles.is_empty()), (retention, it.retention.is_none())];
        let missing: Vec<Words> = all.into_iter().filter(|it| it.1).map(|it| it.0).collect();
        return if missing.is_empty() { Protection::Given } else { Protection::Lacking(missing) };
    }
    let texts = [&it.backup, &it.retention, &it.removal, &it.location];
    let is_public = !it.classes.is_empty() && it.classes.iter().all(|it| *it == DataClass::Public);
    let says_how = !it.measures.is_empty()
        || !it.access_roles.is_empty()
        || texts.iter().any(|it| it.is_some());
    if is_public || says_how { Protection::Given } else { Protection::Missing }
}
