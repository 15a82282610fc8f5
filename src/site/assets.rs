//! Styles, scripts and pictures: the program's own, joined, and the manual's own. Their names carry
//! a checksum of what they hold, so that no browser shows an old one.

use super::print::css_string;
use super::squeeze::{squeeze, squeeze_script};
use crate::embedded::TEMPLATES;
use crate::model::{ASSETS, DARK_GROUND, LIGHT_GROUND, Manual, checksum, href, path_of};
use crate::yaml::{Colour, Word};

/// The addresses of the assets that pages refer to, from the root.
#[derive(Debug)]
pub(super) struct Assets {
    pub(super) style: String,
    pub(super) script: String,
    pub(super) icon: String,
    /// The script of search, which is loaded when somebody searches.
    pub(super) search: String,
    files: Vec<(String, String)>,
}

impl Assets {
    pub(super) fn new(manual: &Manual) -> Assets {
        let mut style = joined("css", squeeze);
        let look = manual.file.settings.theme.as_ref();
        style.push_str(&look.and_then(|it| it.accent.as_ref()).map_or_else(String::new, accented));
        style.push_str(&look.map_or_else(String::new, |it| faced(&it.fonts)));
        for (_, source) in manual.sources.iter() {
            if source.path.starts_with("templates/") && has_ending(&source.path, ".css") {
                style.push_str(&source.text);
            }
        }
        let script = joined("js", squeeze_script);
        let icon = TEMPLATES.iter().find(|(path, _)| *path == "assets/favicon.svg");
        let icon = icon.map_or_else(String::new, |(_, text)| (*text).to_owned());
        let mut files = Vec::new();
        let mut put = |stem: &str, ending: &str, text: String| {
            let address = named(stem, ending, text.as_bytes());
            files.push((address.clone(), text));
            address
        };
        let style = put("style", "css", style);
        let script = put("script", "js", script);
        let search = put("search", "js", joined("search", squeeze_script));
        let own_icon = look.and_then(|it| it.favicon.as_ref()).map(|it| href(path_of(it)));
        let icon = own_icon.unwrap_or_else(|| put("icon", "svg", icon));
        Assets { style, script, icon, search, files }
    }

    /// What is published, by address.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(address, text)| (address.as_str(), text.as_str()))
    }
}

/// The colour of links and marks in place of ours: as chosen on a light ground, and as light as it
/// has to be on a dark one.
fn accented(accent: &Colour) -> String {
    let (light, dark) = (accent.readable_on(LIGHT_GROUND), accent.readable_on(DARK_GROUND));
    let tint = |it: &str| format!("color-mix(in srgb,{it} 11%,var(--paper))");
    format!(
        ":root{{--accent:{light};--tint:{}}}@supports (color:light-dark(#000,#fff)){{:root{{\
         --accent:light-dark({light},{dark});--tint:light-dark({},{})}}}}\n",
        tint(&light),
        tint(&light),
        tint(&dark)
    )
}

/// Typefaces before the system's own.
fn faced(fonts: &[Word]) -> String {
    let names: String = fonts.iter().map(|it| css_string(it.as_str().trim()) + ",").collect();
    if names.is_empty() { names } else { format!("html{{font-family:{names}var(--face)}}\n") }
}

/// An address that changes with the content.
pub(super) fn named(stem: &str, ending: &str, content: &[u8]) -> String {
    format!("{ASSETS}/{stem}-{:08x}.{ending}", checksum(content) >> 32)
}

/// The files of a folder of assets, in the order of their names: `assets/css/*.css`.
pub(super) fn joined(folder: &str, squeeze: fn(&str) -> String) -> String {
    let folder = format!("assets/{folder}/");
    let parts = TEMPLATES.iter().filter(|(path, _)| path.starts_with(&folder));
    parts.map(|(_, text)| squeeze(text)).collect()
}

fn has_ending(path: &str, ending: &str) -> bool {
    path.get(path.len().saturating_sub(ending.len())..)
        .is_some_and(|it| it.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::{DARK_GROUND, LIGHT_GROUND, TEMPLATES, named};

    #[test]
    fn colours_are_held_against_the_grounds_that_there_are() {
        let tokens = TEMPLATES.iter().find(|(it, _)| *it == "assets/css/00-tokens.css").unwrap().1;
        assert!(tokens.contains(&format!("--sunken: light-dark({LIGHT_GROUND}, {DARK_GROUND});")));
    }

    #[test]
    fn another_content_has_another_name() {
        assert_eq!(named("style", "css", b"a{}"), named("style", "css", b"a{}"));
        assert_ne!(named("style", "css", b"a{}"), named("style", "css", b"b{}"));
        let name = named("style", "css", b"a{}");
        let sum = name.strip_prefix("opsbook/style-").and_then(|it| it.strip_suffix(".css"));
        assert_eq!(sum.map(str::len), Some(8), "{name}");
    }
}
