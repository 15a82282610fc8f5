//! `opsbook import`: a manual that was written for another tool.

use std::fmt::Write as _;
use std::io;
use std::path::{Component, Path, PathBuf};

use clap::Args;

use super::Ended;
use super::world::{Trouble, lang_of, say};
use crate::disk::{cause, first_in, folder_name, gather, is_link, put_new};
use crate::import::{Imported, Leftover, Tool, folders, import, recognise};
use crate::text::{Lang, Words};

#[derive(Args)]
pub(super) struct Import {
    /// The folder of the other tool: where `mkdocs.yml`, `book.toml` or `docusaurus.config.js` lies,
    /// or a folder of Markdown files (原工具的文件夹)
    #[arg(value_name = "FROM")]
    from: PathBuf,
    /// The folder to write to; it may not hold anything yet (新手册的文件夹)
    #[arg(long, value_name = "DIR", default_value = "manual")]
    manual: PathBuf,
    /// The language of messages (提示语言)
    #[arg(long, value_name = "LANG")]
    lang: Option<super::LangArgument>,
}

impl Import {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        let lang = lang_of(self.lang, None);
        let (tool, made) = self.written().map_err(|it| Trouble::new(it, lang))?;
        say(&self.told(tool, &made, lang))?;
        Ok(Ended::Well)
    }

    fn written(&self) -> Result<(Tool, Imported), Words> {
        let from = &self.from;
        if let Some(there) = first_in(&self.manual).map_err(|it| unwritten(&self.manual, &it))? {
            let (folder, there) = (self.manual.display(), there.display());
            return Err(Words::new(
                format!(
                    "`{folder}` holds `{there}` already; nothing was written. Name a new folder with --manual"
                ),
                format!(
                    "文件夹“{folder}”中已有“{there}”，未做任何改动；请用 --manual 指定新的文件夹"
                ),
            ));
        }
        if let Some(why) = unfit(&self.manual) {
            return Err(why);
        }
        let top = gather(from, &[]).map_err(|it| unread(from, &it))?;
        let tool = recognise(&top);
        let folders = folders(tool, &top)?;
        let taken = gather(from, &folders).map_err(|it| unread(from, &it))?;
        let name = folder_name(from).unwrap_or_default();
        let made = import(tool, &taken, &name, &self.folder())?;
        let texts = made.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let copies = made.copies.iter().map(|it| (it.to.as_str(), it.from.as_path()));
        put_new(&self.manual, texts, copies).map_err(|it| unwritten(&self.manual, &it))?;
        Ok((tool, made))
    }

    /// Where the manual lies in its repository, as far as one can see from here.
    fn folder(&self) -> String {
        let is_plain = |it| matches!(it, Component::Normal(_) | Component::CurDir);
        if !self.manual.components().all(is_plain) {
            return String::new();
        }
        let parts = self.manual.components().filter(|it| matches!(it, Component::Normal(_)));
        parts.map(|it| it.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
    }

    fn told(&self, tool: Tool, made: &Imported, lang: Lang) -> String {
        let (from, to) = (self.from.display(), self.manual.display());
        let chapters = made.texts.keys().filter(|it| is_chapter(it)).count();
        let files = made.copies.len();
        let tool = tool.words();
        let mut out = match lang {
            Lang::En => format!(
                "{from}: {}\n{to}: {} and {} written\n",
                tool.en,
                many(chapters, "Markdown file"),
                many(files, "other file")
            ),
            Lang::Zh => format!(
                "{from}：{}\n{to}：已写入 {chapters} 个 Markdown 文件和 {files} 个其他文件\n",
                tool.zh
            ),
        };
        if made.left.is_empty() {
            out.push_str(match lang {
                Lang::En => "everything was carried over\n",
                Lang::Zh => "全部内容均已导入\n",
            });
        } else {
            let count = made.left.len();
            let head = match lang {
                Lang::En => format!("\nnot carried over, or changed ({count}):\n"),
                Lang::Zh => format!("\n未导入或有改动之处（{count} 项）：\n"),
            };
            out.push_str(&head);
        }
        for it in &made.left {
            line(it, &from.to_string(), lang, &mut out);
        }
        let to = typed(&to.to_string());
        let next = match lang {
            Lang::En => format!(
                "\nnext: `opsbook check {to}` finds what is still wrong, `opsbook serve {to}` shows it\n"
            ),
            Lang::Zh => {
                format!("\n下一步：用 `opsbook check {to}` 检查，用 `opsbook serve {to}` 预览\n")
            }
        };
        out + &next
    }
}

fn line(it: &Leftover, from: &str, lang: Lang, out: &mut String) {
    let place = it.place.map_or(String::new(), |it| format!(":{}:{}", it.line, it.column));
    let _ =
        write!(out, "  {}/{}{place}: {}", from.trim_end_matches('/'), it.path, it.what.get(lang));
    if !it.also.is_empty() {
        let shown: Vec<String> = it.also.iter().take(LINES).map(usize::to_string).collect();
        let more = match it.also.len() - shown.len() {
            0 => None,
            count => Some(grouped(count)),
        };
        let _ = match (lang, more) {
            (Lang::En, None) => write!(out, " (also in line {})", shown.join(", ")),
            (Lang::En, Some(more)) => {
                write!(out, " (also in line {}, and {more} more)", shown.join(", "))
            }
            (Lang::Zh, None) => write!(out, "（另见第 {} 行）", shown.join("、")),
            (Lang::Zh, Some(more)) => {
                write!(out, "（另见第 {} 行，以及另外 {more} 行）", shown.join("、"))
            }
        };
    }
    let instead = it.instead.get(lang);
    if !instead.is_empty() {
        out.push_str(if lang == Lang::En { " — " } else { "——" });
        out.push_str(instead);
    }
    out.push('\n');
}

/// How many further lines are named.
const LINES: usize = 5;

/// A number with a comma behind each three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, it) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(it);
    }
    out
}

/// A path as one types it: in quotes where the shell would take it apart.
fn typed(path: &str) -> String {
    let is_plain = |it: char| it.is_alphanumeric() || "-_./\\:,+@%=".contains(it);
    if path.chars().all(is_plain) {
        path.to_owned()
    } else if path.contains(['"', '$', '`', '!']) {
        format!("'{}'", path.replace('\'', "'\\''"))
    } else {
        format!("\"{path}\"")
    }
}

/// Why a folder cannot be the new one, although nothing lies in it.
fn unfit(folder: &Path) -> Option<Words> {
    let shown = folder.display();
    // The whole folder takes its place at the end, and `.` is one that somebody stands in.
    if folder.file_name().is_none() {
        return Some(Words::new(
            format!(
                "the manual needs a folder of its own, and `{shown}` is in use; name a new one, as `--manual manual`"
            ),
            format!(
                "手册需要单独的文件夹，而“{shown}”正在使用；请指定新的文件夹，例如 `--manual manual`"
            ),
        ));
    }
    is_link(folder).then(|| {
        Words::new(
            format!(
                "`{shown}` is a link; name the folder that it leads to, or a new one, with --manual"
            ),
            format!("“{shown}”是链接；请用 --manual 指定它所指向的文件夹，或新的文件夹"),
        )
    })
}

/// Whether the file at `path` is Markdown.
fn is_chapter(path: &str) -> bool {
    path.rsplit('.').next().is_some_and(|it| matches!(it, "md" | "markdown"))
}

fn many(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

fn unread(folder: &Path, error: &io::Error) -> Words {
    let folder = folder.display();
    match error.kind() {
        io::ErrorKind::NotFound => Words::new(
            format!("there is no folder `{folder}`; name the folder of the other tool"),
            format!("找不到文件夹“{folder}”；请写明原工具的文件夹"),
        ),
        io::ErrorKind::NotADirectory => Words::new(
            format!("`{folder}` is no folder; name the folder of the other tool"),
            format!("“{folder}”不是文件夹；请写明原工具的文件夹"),
        ),
        _ => {
            let (en, zh) = cause(error);
            Words::new(
                format!("the folder `{folder}` cannot be read: {en}"),
                format!("无法读取文件夹“{folder}”：{zh}"),
            )
        }
    }
}

fn unwritten(folder: &Path, error: &io::Error) -> Words {
    let folder = folder.display();
    let (en, zh) = cause(error);
    Words::new(format!("`{folder}` cannot be written: {en}"), format!("无法写入“{folder}”：{zh}"))
}

#[cfg(test)]
mod tests {
    use super::{grouped, line, typed, unfit};
    use crate::import::Leftover;
    use crate::text::{Lang, Words};

    #[test]
    fn paths_are_quoted_where_a_shell_would_part_them() {
        assert_eq!(typed("a/手册-1.x"), "a/手册-1.x");
        assert_eq!(typed("空 格/手 册"), "\"空 格/手 册\"");
        assert_eq!(typed("a $b's"), "'a $b'\\''s'");
    }

    #[test]
    fn few_lines_are_named() {
        let also: Vec<usize> = (2..=20_000).collect();
        let what = Words::fixed("x", "某");
        let (path, instead) = ("a.md".to_owned(), Words::fixed("", ""));
        let mut it = Leftover { path, place: None, also, what, instead };
        let shown = |it: &Leftover, lang| {
            let mut out = String::new();
            line(it, "d", lang, &mut out);
            out
        };
        let want = "  d/a.md: x (also in line 2, 3, 4, 5, 6, and 19,994 more)\n";
        assert_eq!(shown(&it, Lang::En), want);
        let want = "  d/a.md: 某（另见第 2、3、4、5、6 行，以及另外 19,994 行）\n";
        assert_eq!(shown(&it, Lang::Zh), want);
        it.also.truncate(2);
        assert_eq!(shown(&it, Lang::En), "  d/a.md: x (also in line 2, 3)\n");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn the_folder_that_one_stands_in_is_not_the_new_one() {
        for odd in [".", "..", "a/..", "./"] {
            assert!(unfit(odd.as_ref()).is_some(), "{odd}");
        }
        assert!(unfit("no-such-folder/manual".as_ref()).is_none());
    }
}
