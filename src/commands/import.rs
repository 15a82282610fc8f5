//! `opsbook import`: a manual that was written for another tool.

use std::fmt::Write as _;
use std::io;
use std::path::{Component, Path, PathBuf};

use clap::Args;

use super::Ended;
use super::world::{Trouble, lang_of, say};
use crate::disk::{cause, first_in, folder_name, gather, put_new};
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
        let lines: Vec<String> = it.also.iter().map(usize::to_string).collect();
        let _ = match lang {
            Lang::En => write!(out, " (also in line {})", lines.join(", ")),
            Lang::Zh => write!(out, "（另见第 {} 行）", lines.join("、")),
        };
    }
    let instead = it.instead.get(lang);
    if !instead.is_empty() {
        out.push_str(if lang == Lang::En { " — " } else { "——" });
        out.push_str(instead);
    }
    out.push('\n');
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
