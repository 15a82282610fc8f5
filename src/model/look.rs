//! The look: what `manual.yaml` says of colours, pictures and places around the handbook.

use super::Manual;
use crate::text::Span;
use crate::yaml::{Colour, Text, WebAddress, Word, choice, record};

record! {
    /// How the handbook looks.
    pub struct Look {
        /// The colour of links and marks, as `"#0d5c49"`; on a dark ground a lighter one of the same hue is used.
        accent | "主色" | "color" | "colour": Option<Colour>,
        /// Typefaces that come before the system's own, as `[Source Han Sans SC]`; those that a reader does not have are passed over, and nothing is loaded.
        fonts | "字体" | "font": Vec<Word>,
        /// A picture beside the title, as a file of the manual.
        logo | "标志": Option<Word>,
        /// The small picture on the tab of a browser, as a file of the manual.
        favicon | "网站图标" | "icon": Option<Word>,
        /// What stands at the foot of every page.
        footer | "页脚": Option<Text>,
        /// Style sheets of your own, as files of the manual.
        css | "样式表" | "styles": Vec<Word>,
        /// Scripts of your own, as files of the manual.
        js | "脚本" | "scripts": Vec<Word>
    }
}

choice! {
    /// What sort of place a repository is at, where its address does not say so.
    pub enum Host {
        GitHub = "github",
        GitLab = "gitlab",
        Gitee = "gitee" | "码云",
    }
}

record! {
    /// Where the files of the manual are kept and can be edited.
    pub struct Repository {
        /// Its address, as `https://github.com/company/manual`.
        url | "网址" | "地址": Option<WebAddress>,
        /// The branch that is edited; `main` if not given.
        branch | "分支": Option<Word>,
        /// The folder of the manual in it; `manual` if not given, `.` for the repository itself.
        folder | "文件夹" | "目录": Option<Word>,
        /// What sort of place it is, if its address does not say so: github, gitlab, gitee.
        host | "平台": Option<Host>,
        /// Whether each page says who changed it last and when, as git knows it.
        history | "修改记录": Option<bool>
    }
}

/// The darkest ground of light pages; a test compares it with the style sheet.
pub const LIGHT_GROUND: &str = "#f3f5f1";
/// The lightest ground of dark pages.
pub const DARK_GROUND: &str = "#1b2320";

impl Look {
    /// The files that it names.
    pub fn files(&self) -> impl Iterator<Item = &Word> {
        let pictures = self.logo.iter().chain(&self.favicon);
        pictures.chain(&self.css).chain(&self.js)
    }
}

/// The path of a file in the manual that settings name: `./logo.png` is `logo.png`.
pub fn path_of(word: &Word) -> &str {
    let path = word.as_str().trim();
    path.strip_prefix("./").unwrap_or(path).trim_start_matches('/')
}

impl Repository {
    /// What sort of place it is.
    pub fn host(&self) -> Option<Host> {
        let by_address = || {
            let url = self.url.as_ref()?.folder().to_ascii_lowercase();
            let host = url.split('/').nth(2)?.to_owned();
            [("github", Host::GitHub), ("gitlab", Host::GitLab), ("gitee", Host::Gitee)]
                .into_iter()
                .find_map(|(name, it)| host.contains(name).then_some(it))
        };
        self.host.or_else(by_address)
    }

    /// Where the file of the manual at `path` (encoded) is edited.
    pub fn edit(&self, path: &str) -> Option<String> {
        let url = self.url.as_ref()?.folder();
        let url = url.trim_end_matches('/').trim_end_matches(".git");
        let branch = self.branch.as_ref().map_or("main", Word::as_str);
        let folder = self.folder.as_ref().map_or("manual", |it| path_of(it)).trim_matches('/');
        let folder = if matches!(folder, "" | ".") { String::new() } else { format!("{folder}/") };
        let way = match self.host()? {
            Host::GitLab => "-/edit",
            Host::GitHub | Host::Gitee => "edit",
        };
        Some(format!("{url}/{way}/{branch}/{folder}{path}"))
    }
}

impl Manual {
    /// The files that its look names and that are not there, and where it names them.
    pub fn missing_look_files(&self) -> impl Iterator<Item = (&str, Span)> {
        let named = self.file.settings.theme.iter().flat_map(Look::files);
        let named = named.map(|it| (path_of(it), it.span()));
        named.filter(|(path, _)| self.attachment(path).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Spanned;

    #[test]
    fn files_are_edited_where_they_are_kept() {
        let at = |url: &str| Repository {
            url: Some(WebAddress(Spanned::new(url.to_owned(), Span::default()))),
            ..Repository::default()
        };
        let edit = |url: &str| at(url).edit("a/b.md").unwrap_or_default();
        assert_eq!(
            edit("https://github.com/c/m"),
            "https://github.com/c/m/edit/main/manual/a/b.md"
        );
        assert_eq!(edit("https://github.com/c/m.git"), edit("https://github.com/c/m/"));
        assert_eq!(
            edit("https://gitlab.c.example/g/m"),
            "https://gitlab.c.example/g/m/-/edit/main/manual/a/b.md"
        );
        assert_eq!(edit("https://gitee.com/c/m"), "https://gitee.com/c/m/edit/main/manual/a/b.md");
        assert_eq!(edit("https://code.example/m"), "");
    }
}
