//! Names of files and folders that can become addresses everywhere.

use crate::text::Words;

/// What keeps `name`, one part of a path, from becoming part of an address, if anything: names
/// have to work on every file system and in every URL.
pub(super) fn trouble(name: &str) -> Option<Words> {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let reserved = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|it: char| it.is_ascii_digit()));
    if reserved {
        return Some(Words::new(
            format!("`{stem}` is a reserved name on Windows"),
            format!("“{stem}”是 Windows 的保留名称"),
        ));
    }
    if let Some(it) = name.chars().find(|it| is_forbidden(*it)) {
        let shown: String = if it.is_control() || is_direction(it) {
            format!("U+{:04X}", it as u32)
        } else {
            it.to_string()
        };
        return Some(Words::new(
            format!("the name holds `{shown}`, which cannot stand in an address"),
            format!("名称中含有“{shown}”，不能用于网址"),
        ));
    }
    if name.len() > 200 {
        return Some(Words::fixed(
            "the name is longer than 200 bytes (about 66 Chinese characters)",
            "名称超过 200 字节（约 66 个汉字）",
        ));
    }
    if name.ends_with(['.', ' ']) || name.starts_with([' ', '-', '~']) {
        return Some(Words::fixed(
            "the name starts with a space, `-` or `~`, or ends with a space or a point",
            "名称以空格、`-` 或 `~` 开头，或以空格、句点结尾",
        ));
    }
    None
}

fn is_forbidden(it: char) -> bool {
    it.is_control() || "<>:\"|?*\\%#".contains(it) || is_direction(it)
}

/// Characters that turn the direction of writing and so disguise a name.
fn is_direction(it: char) -> bool {
    matches!(it, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::trouble;

    #[test]
    fn names_have_to_work_everywhere() {
        for name in ["流程规范.md", "01-采购 流程.md", "a.b_c-d.md", "é.md", "console.md"]
        {
            assert!(trouble(name).is_none(), "{name}");
        }
        let long = "长".repeat(70);
        for name in [
            "con.md",
            "AUX",
            "a:b.md",
            "a?b",
            "x#y.md",
            "100%.md",
            "a\nb.md",
            "-x.md",
            "x .",
            "\u{202e}x",
            &long,
        ] {
            assert!(trouble(name).is_some(), "{name}");
        }
    }
}
