//! What a character is, as far as Markdown beside Chinese has to know.

/// A Chinese character.
pub(super) fn han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' | '\u{3007}')
}

/// A character that stands next to its neighbours without a space: Han, kana, and the marks of
/// both. Hangul is left out, Korean puts spaces between words.
pub(super) fn wide(c: char) -> bool {
    c >= '\u{2e80}'
        && (han(c)
            || matches!(c, '\u{2e80}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
                | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff9f}' | '\u{ffe0}'..='\u{ffe6}'))
}

/// A Chinese or Japanese character that is no mark.
pub(super) fn cjk(c: char) -> bool {
    c >= '\u{2e80}' && wide(c) && !punctuation(c)
}

/// A mark or symbol, as `CommonMark` understands it (Unicode P and S), as far as these occur in
/// texts in Chinese and European languages.
pub(super) fn punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    matches!(c, '\u{a1}'..='\u{a9}' | '\u{ab}' | '\u{ac}' | '\u{ae}'..='\u{b1}' | '\u{b4}'
        | '\u{b6}'..='\u{b8}' | '\u{bb}' | '\u{bf}' | '\u{d7}' | '\u{f7}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20cf}'
        | '\u{2190}'..='\u{23ff}' | '\u{2500}'..='\u{2775}' | '\u{2794}'..='\u{2bff}'
        | '\u{2e00}'..='\u{2e5d}' | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}'
        | '\u{3030}' | '\u{303d}' | '\u{30a0}' | '\u{30fb}' | '\u{fe10}'..='\u{fe19}'
        | '\u{fe30}'..='\u{fe6b}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffee}'
        | '\u{10a7f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::{cjk, han, punctuation, wide};

    #[test]
    fn characters_are_told_apart() {
        assert!(han('字') && han('〇') && !han('、') && !han('a') && !han('あ'));
        assert!(wide('字') && wide('，') && wide('あ') && !wide('“') && !wide('a') && !wide('한'));
        assert!(cjk('字') && cjk('カ') && !cjk('。') && !cjk('）'));
        assert!("。，、：；！？（）《》“”‘’—…【】「」*~\\¥￥🍎".chars().all(punctuation));
        assert!(!"字a1 é".chars().any(punctuation));
    }
}
