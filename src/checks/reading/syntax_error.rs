//! Front matter that is not YAML.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::{Advice, What, Words};

pub static RULE: Rule = Rule::new(include_str!("syntax_error.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::Syntax { reason, advice } = &problem.what {
            let finding = RULE.at(problem.span).with("reason", reason.clone());
            let finding = finding.with("what", what(&manual.sources.get(problem.span.source).path));
            out.push(match advice {
                Advice::Quotes => finding,
                Advice::None => finding.offer("mend"),
            });
        }
    }
}

/// What cannot be read: a chapter has front matter, the other files are YAML as a whole.
fn what(path: &str) -> Words {
    let is_chapter = [".md", ".markdown"].iter().any(|it| path.to_ascii_lowercase().ends_with(it));
    if is_chapter {
        Words::fixed("the front matter", "前置元数据")
    } else {
        Words::fixed("the file", "文件")
    }
}
