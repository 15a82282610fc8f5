//! A diagram that cannot be drawn as it is written.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::{DIAGRAMS, DiagramFault};
use crate::model::Manual;
use crate::text::{Span, similar};

pub static RULE: Rule = Rule::new(include_str!("broken_diagram.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (_, source, body) in manual.texts() {
        let text = &manual.sources.get(source).text;
        for (fault, range) in body.diagram_faults(text) {
            let finding = RULE.at(Span::new(source, range));
            out.push(match fault {
                DiagramFault::UnknownKind(word) => {
                    let guess = similar(&word, DIAGRAMS);
                    finding.text("word", speak::short(&word)).with("guess", speak::guess(guess))
                }
                DiagramFault::Empty => finding.say("empty").offer("empty_help"),
                DiagramFault::Broken(reason) => {
                    finding.say("broken").offer("broken_help").text("reason", speak::short(&reason))
                }
            });
        }
    }
}
