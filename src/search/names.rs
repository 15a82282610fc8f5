//! Names as a whole, and as they are spoken: what finds a page by its title typed in full, and by
//! pinyin.

use pinyin::ToPinyinMulti;

use super::tokens::squeezed;

/// Before a whole name; no word begins with it.
pub(super) const WHOLE: char = '=';
/// Before how a name is spoken.
pub(super) const SPOKEN: char = '~';

/// So many characters of a name are spoken in one term.
const BREATH: usize = 8;
/// So many characters of a name are spoken at all.
const LONGEST: usize = 40;

/// A name as one term.
pub(super) fn whole(name: &str) -> Option<String> {
    let squeezed = squeezed(name);
    (!squeezed.is_empty()).then(|| format!("{WHOLE}{squeezed}"))
}

/// How a name is spoken, from each Chinese character on: all sounds, and their first letters. A
/// first character with several sounds is spoken in all of them.
pub(super) fn spoken(name: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for run in name.split(|it: char| it.to_pinyin_multi().is_none()) {
        let sounds: Vec<Vec<&'static str>> = run.chars().take(LONGEST).map(sounds).collect();
        for start in 0..sounds.len() {
            let rest = &sounds[start + 1..sounds.len().min(start + BREATH)];
            for after in continued(rest) {
                for first in &sounds[start] {
                    let long =
                        after.iter().fold(format!("{SPOKEN}{first}"), |it, sound| it + sound);
                    let letters =
                        std::iter::once(first).chain(&after).filter_map(|it| it.chars().next());
                    let short: String = std::iter::once(SPOKEN).chain(letters).collect();
                    terms.extend([long, short]);
                }
            }
        }
    }
    for term in &mut terms {
        // As it is typed.
        *term = term.replace('ü', "v");
    }
    terms.sort();
    terms.dedup();
    terms
}

/// The sounds of a character, without tones, the usual one first.
fn sounds(it: char) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    if let Some(all) = it.to_pinyin_multi() {
        for sound in all {
            if !found.contains(&sound.plain()) {
                found.push(sound.plain());
            }
        }
    }
    found.truncate(2);
    found
}

/// What may follow: every character in its usual sound, and the nearest in their second sound.
fn continued(rest: &[Vec<&'static str>]) -> Vec<Vec<&'static str>> {
    let usual: Vec<_> = rest.iter().map(|it| it[0]).collect();
    let mut all = vec![usual.clone()];
    for (at, sounds) in rest.iter().enumerate().take(2) {
        for other in sounds.iter().skip(1) {
            let mut one = usual.clone();
            one[at] = other;
            all.push(one);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{spoken, whole};

    #[test]
    fn a_name_is_spoken_from_each_character_on() {
        assert_eq!(spoken("发布v2"), ["~b", "~bu", "~fabu", "~fb"]);
        assert!(spoken("店长").contains(&"~dianzhang".to_owned()));
        assert!(spoken("Store").is_empty());
        assert_eq!(whole("XL-QP-01").as_deref(), Some("=xlqp01"));
        assert_eq!(whole("——"), None);
    }
}
