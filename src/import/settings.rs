//! The settings of the new manual.

use std::fmt::Write as _;

use super::front::scalar;

/// What other tools say that `manual.yaml` can say, too.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    pub(super) title: Option<String>,
    pub(super) purpose: Option<String>,
    /// The language, as a tag.
    pub(super) language: Option<String>,
    /// More languages, as tags.
    pub(super) languages: Vec<String>,
    pub(super) base_url: Option<String>,
    pub(super) repository: Option<String>,
    pub(super) branch: Option<String>,
    pub(super) accent: Option<String>,
    pub(super) logo: Option<String>,
    pub(super) favicon: Option<String>,
    pub(super) footer: Option<String>,
}

/// The text of `manual.yaml`; `name` is the title where none was given, and `folder` where the
/// manual will lie in its repository.
pub(super) fn written(settings: &Settings, name: &str, folder: &str) -> String {
    let title = settings.title.as_deref().unwrap_or(name);
    let mut text = format!("title: {}\n", scalar(title));
    let mut field = |key: &str, value: &Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{key}: {}", scalar(value));
        }
    };
    field("purpose", &settings.purpose);
    field("default_language", &settings.language);
    field("base_url", &settings.base_url);
    if let Some(language) = &settings.language {
        let all = std::iter::once(language).chain(&settings.languages);
        let all: Vec<&str> = all.map(String::as_str).collect();
        let _ = writeln!(text, "languages: [{}]", all.join(", "));
    }
    if let Some(url) = &settings.repository {
        let _ = writeln!(text, "repository:\n  url: {}", scalar(url));
        if let Some(branch) = settings.branch.as_deref().filter(|it| *it != "main") {
            let _ = writeln!(text, "  branch: {}", scalar(branch));
        }
        if folder != "manual" && !folder.is_empty() {
            let _ = writeln!(text, "  folder: {}", scalar(folder));
        }
    }
    let look = [
        ("accent", &settings.accent),
        ("logo", &settings.logo),
        ("favicon", &settings.favicon),
        ("footer", &settings.footer),
    ];
    if look.iter().any(|(_, it)| it.is_some()) {
        text.push_str("theme:\n");
    }
    for (key, value) in look {
        if let Some(value) = value {
            let _ = writeln!(text, "  {key}: {}", scalar(value));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Settings, written};

    #[test]
    fn only_what_was_said_is_written() {
        assert_eq!(written(&Settings::default(), "shop", "manual"), "title: shop\n");
        let settings = Settings {
            title: Some("门店手册: 运营".to_owned()),
            language: Some("zh-Hans".to_owned()),
            languages: vec!["en".to_owned()],
            repository: Some("https://git.example/a/b".to_owned()),
            branch: Some("dev".to_owned()),
            accent: Some("#3f51b5".to_owned()),
            ..Settings::default()
        };
        let want = "title: \"门店手册: 运营\"\ndefault_language: zh-Hans\nlanguages: [zh-Hans, en]\n\
                    repository:\n  url: \"https://git.example/a/b\"\n  branch: dev\n  folder: docs\n\
                    theme:\n  accent: \"#3f51b5\"\n";
        assert_eq!(written(&settings, "x", "docs"), want);
    }
}
