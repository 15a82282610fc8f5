//! Full-width marks where YAML wants half-width ones: `{ name：采购， owner: 李 }`.

/// The first full-width colon or comma in the brackets that are open at `at`, and where it is: a
/// colon behind a word that stands as a key, a comma before what looks like another key.
pub(super) fn full_width(yaml: &str, at: usize) -> Option<(usize, char)> {
    let start = open_bracket(&yaml[..at])?;
    let end = yaml[at..].find('\n').map_or(yaml.len(), |it| at + it);
    let mut offset = start;
    let mut comma = None;
    let mut begins = true;
    for (place, mark) in yaml[start..end].char_indices() {
        match mark {
            '"' | '\'' => return None,
            '{' | '[' | ',' | '}' | ']' | '\n' => {
                (offset, begins, comma) = (start + place + 1, true, None);
            }
            '，' => {
                comma = Some(start + place);
                (offset, begins) = (start + place + mark.len_utf8(), true);
            }
            ':' | '：' if begins => {
                let key = yaml[offset..start + place].trim();
                let is_key = !key.is_empty() && !key.contains(char::is_whitespace);
                if let Some(comma) = comma.filter(|_| is_key) {
                    return Some((comma, '，'));
                }
                if mark == '：' && is_key {
                    return Some((start + place, mark));
                }
                begins = false;
            }
            _ => {}
        }
    }
    None
}

/// The outermost bracket that is open at the end of `text`.
fn open_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, mark) in text.char_indices().rev() {
        match mark {
            '}' | ']' => depth += 1,
            '{' | '[' if depth == 0 => return Some(at),
            '{' | '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::full_width;

    #[test]
    fn full_width_marks_are_found_in_brackets() {
        let of = |yaml: &str, at: &str| {
            full_width(yaml, yaml.find(at).unwrap_or(yaml.len())).map(|(_, it)| it)
        };
        assert_eq!(of("a: { name: 采购， owner: 李 }", "李"), Some('，'));
        assert_eq!(of("a: { name：采购, owner: 李", "李"), Some('：'));
        assert_eq!(of("a: { name: 采购，销售, owner: 李", "李"), None);
        assert_eq!(of("a: 采购， owner：李", "李"), None);
    }
}
