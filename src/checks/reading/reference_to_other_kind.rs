//! A reference that finds something of another kind.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Index, Manual, Target};
use crate::yaml::Mention;

pub static RULE: Rule = Rule::new(include_str!("reference_to_other_kind.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let wrong = manual.index.uses.iter().filter_map(|it| match it.target {
        Target::OtherKind(key) => {
            let mention = &it.mention;
            Some(((key, mention.kinds), mention.id.span, (key, mention)))
        }
        _ => None,
    });
    out.extend(speak::once(wrong, "also", |(key, it)| {
        let entity = manual.entities.get(key);
        // What was written before a colon is what it is, not what the field asks for.
        let want = Index::wanted(&Mention { said: None, ..Mention::clone(it) });
        let finding =
            RULE.at(it.id.span).text("id", &*it.id.value).with("want", speak::one_of(&want));
        let finding = finding.with("have", speak::one_of(&entity.kind().one));
        finding.label(entity.span(), "here")
    }));
}
