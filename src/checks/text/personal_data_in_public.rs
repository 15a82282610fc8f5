//! Personal data in what everybody may read.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::settings::Confidentiality;
use crate::model::{From, Manual, Notice, Personal};
use crate::text::SourceId;

pub static RULE: Rule = Rule::new(include_str!("personal_data_in_public.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let noticed = manual.wording.of(|it| match it {
        Notice::Personal(what) => Some(*what),
        _ => None,
    });
    let texts = noticed.map(|(it, what)| (it.span, what, is_public(manual, it.from)));
    let mobiles = manual.wording.phones.iter().filter(|it| it.is_mobile);
    let data = mobiles.map(|it| {
        let chapter = manual.entities.get(it.of).chapter();
        (it.span, Personal::Mobile, is_public(manual, From::Chapter(chapter)))
    });
    let shown = texts.chain(data).filter(|(_, _, is_public)| *is_public).map(|(span, what, _)| {
        let text = manual.sources.text(span);
        let cause: (SourceId, &str) = (span.source, text);
        (cause, span, (span, what))
    });
    out.extend(speak::once(shown, "also", |(span, what)| {
        let finding = RULE.at(span);
        match what {
            Personal::Mobile => finding,
            Personal::Identity => finding.say("identity"),
            Personal::Mail => finding.say("mail"),
        }
    }));
}

fn is_public(manual: &Manual, from: From) -> bool {
    let chapter = match from {
        From::Manual => None,
        From::Chapter(at) | From::Text(at) => Some(at),
        From::Entity(key) => Some(manual.entities.get(key).chapter()),
    };
    let own = chapter.and_then(|at| manual.chapters[at].control.confidentiality);
    own.or(manual.file.control.confidentiality) == Some(Confidentiality::Public)
}
