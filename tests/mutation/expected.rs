//! Which codes speak of which hole.

pub(crate) const CHAPTER: &[&str] = &["OPS101"];
pub(crate) const SECTION: &[&str] = &["OPS102", "OPS103"];
pub(crate) const REFERENCE: &[&str] = &["OPS009", "OPS303"];

/// The codes that may speak of a field that is missing, by kind and field.
const FIELDS: &[(&str, &str, &[&str])] = &[];

/// The codes that may speak of an entity of `kind` without `field`.
pub(crate) fn codes(kind: &str, field: &str) -> Vec<&'static str> {
    let own = FIELDS.iter().find(|(of, name, _)| (*of, *name) == (kind, field));
    own.map_or_else(Vec::new, |(_, _, codes)| codes.to_vec())
}

/// The code of the rule that speaks for a section in place of the general one.
pub(crate) fn known(code: &str) -> Option<&'static str> {
    [
        "OPS111", "OPS204", "OPS208", "OPS210", "OPS217", "OPS230", "OPS302", "OPS308", "OPS309",
        "OPS312", "OPS403", "OPS616", "OPS711", "OPS821", "OPS828",
    ]
    .into_iter()
    .find(|it| *it == code)
}
