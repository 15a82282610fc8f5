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

/// Whether `typed` is surely a slip for `meant`, so that it may be changed unasked: one letter is
/// missing, too many, another one, or two changed places, in a word that is long enough. Numbers and
/// letters that stand alone tell things apart, and so does a Chinese character: they are no slips.
pub fn is_slip(typed: &str, meant: &str) -> bool {
    const SHORTEST: usize = 5;
    let (typed, meant) = (typed.to_lowercase(), meant.to_lowercase());
    if strsim::damerau_levenshtein(&typed, &meant) != 1 {
        return false;
    }
    let sorted = |it: &str| {
        let mut letters: Vec<char> = it.chars().collect();
        letters.sort_unstable();
        letters
    };
    let changed_places = sorted(&typed) == sorted(&meant);
    if !typed.is_ascii() || !meant.is_ascii() {
        return changed_places && meant.chars().count() > 2;
    }
    let marks = |it: &str| -> Vec<String> {
        let words = it.split(|it: char| !it.is_ascii_alphanumeric());
        let is_mark = |it: &&str| it.len() == 1 || it.contains(|it: char| it.is_ascii_digit());
        words.filter(is_mark).map(str::to_owned).collect()
    };
    typed.len().min(meant.len()) >= SHORTEST - 1
        && typed.len().max(meant.len()) >= SHORTEST
        && marks(&typed) == marks(&meant)
}

#[cfg(test)]
mod tests {
    use super::{is_slip, similar};

    #[test]
    fn slips_are_sure() {
        for (typed, meant) in [
            ("ownr", "owner"),
            ("Rolse", "roles"),
            ("reponsible", "responsible"),
            ("责人任", "责任人"),
        ] {
            assert!(is_slip(typed, meant), "{typed}");
        }
        for (typed, meant) in [
            ("owner", "owner"),
            ("date", "data"),
            ("buyer-2", "buyer-1"),
            ("team-a", "team-b"),
            ("采购经理", "采购助理"),
            ("onr", "owner"),
        ] {
            assert!(!is_slip(typed, meant), "{typed}");
        }
    }

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
