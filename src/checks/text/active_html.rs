//! HTML that acts, or leads where a page must not lead.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::swallows;
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("active_html.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let active = manual.problems.iter().filter_map(|it| match &it.what {
        What::UnsafeHtml { what } if is_active(what) => {
            Some(((it.span.source, what), it.span, (it.span, what)))
        }
        _ => None,
    });
    out.extend(speak::once(active, "also", |(span, what)| {
        let finding = RULE.at(span).text("what", speak::short(what));
        if is_address(what) { finding.say("address").offer("address_help") } else { finding }
    }));
}

/// Whether something that was taken away acts, hides its content or leads astray; the rest is only
/// make-up. `what` is a tag as `<script>`, the name of an attribute, `id="…"`, or an address.
pub(in crate::checks) fn is_active(what: &str) -> bool {
    const TAGS: [&str; 12] = [
        "embed", "applet", "base", "link", "meta", "form", "input", "button", "frame", "frameset",
        "audio", "video",
    ];
    match what.strip_prefix('<').and_then(|it| it.strip_suffix('>')) {
        Some(tag) => swallows(tag) || TAGS.contains(&tag),
        None if is_address(what) => true,
        None => what.starts_with("on") || ["srcdoc", "formaction", "action"].contains(&what),
    }
}

/// Whether it is an address: the names of attributes hold no colon but that of a namespace.
fn is_address(what: &str) -> bool {
    const SPACES: [&str; 9] = ["", "xml", "xmlns", "xlink", "v", "o", "w", "v-on", "v-bind"];
    let is_tag = what.starts_with('<') || what.starts_with("id=\"");
    let space = what.split_once(':').map(|(space, _)| space);
    !is_tag && space.is_some_and(|it| !SPACES.contains(&it))
}
