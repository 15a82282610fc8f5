//! "Did you mean": the known name that is nearest to what was typed.

/// The one of `known` that `typed` probably stands for: an edit distance of at most two, and less
/// than half of the word, so that short words are not turned into strangers.
pub fn similar<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    known
        .into_iter()
        .filter(|it| it.chars().count().abs_diff(length) <= 2)
        .map(|it| (strsim::damerau_levenshtein(&typed, &it.to_lowercase()), it))
        .filter(|(distance, it)| *distance <= 2 && distance * 2 < it.chars().count().max(length))
        // Letters that changed places are a likelier slip than one that is missing.
        .min_by_key(|(distance, it)| (*distance, it.chars().count().abs_diff(length)))
        .map(|(_, it)| it)
}

#[cfg(test)]
mod tests {
    use super::similar;

    #[test]
    fn near_names_are_offered_and_strangers_are_not() {
        let known = ["owner", "steps", "质量负责人", "id"];
        assert_eq!(similar("ownr", known), Some("owner"));
        assert_eq!(similar("Step", known), Some("steps"));
        assert_eq!(similar("质量负责仁", known), Some("质量负责人"));
        assert_eq!(similar("xy", known), None);
        assert_eq!(similar("colour", known), None);
    }
}
