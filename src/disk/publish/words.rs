//! `Trouble` in words: what happened, and what to do, for somebody who is no programmer.

use std::path::Path;

use super::trouble::Trouble;
use crate::disk::cause::cause;

impl Trouble {
    /// What happened and what to do, in English and in Chinese.
    pub fn words(&self) -> (String, String) {
        self.words_about_places()
            .or_else(|| self.words_about_links())
            .or_else(|| self.words_about_files())
            .or_else(|| self.words_about_content())
            .unwrap_or_else(|| self.words_about_disk())
    }

    fn words_about_places(&self) -> Option<(String, String)> {
        Some(match self {
            Self::OutIsSource { out } => say(
                format!(
                    "The output folder {} is the folder of the manual itself. Choose another, for example one named `site` beside it.",
                    show(out)
                ),
                format!(
                    "输出文件夹 {} 就是手册本身所在的文件夹。请另选一个，例如旁边的 `site`。",
                    show(out)
                ),
            ),
            Self::OutHoldsSource { out, source } => say(
                format!(
                    "The output folder {} contains the manual {}. Choose a folder of its own for the handbook.",
                    show(out),
                    show(source)
                ),
                format!(
                    "输出文件夹 {} 里面有手册 {}。请为生成的网站单独选一个文件夹。",
                    show(out),
                    show(source)
                ),
            ),
            Self::OutInSource { out, source } => say(
                format!(
                    "The output folder {} lies inside the manual {}; the next build would read its own pages. Choose a folder outside the manual.",
                    show(out),
                    show(source)
                ),
                format!(
                    "输出文件夹 {} 在手册 {} 里面，下次会把生成的页面当成手册来读。请选手册以外的文件夹。",
                    show(out),
                    show(source)
                ),
            ),
            Self::OutIsRoot { out } => say(
                format!(
                    "The output folder {} is a whole disk. Choose a folder of its own for the handbook.",
                    show(out)
                ),
                format!("输出文件夹 {} 是整个磁盘。请为生成的网站单独选一个文件夹。", show(out)),
            ),
            Self::OutHoldsHome { out, home } => say(
                format!(
                    "The output folder {} is or contains the home folder {}. Choose a folder of its own for the handbook.",
                    show(out),
                    show(home)
                ),
                format!(
                    "输出文件夹 {} 就是主目录 {}，或者包含它。请为生成的网站单独选一个文件夹。",
                    show(out),
                    show(home)
                ),
            ),
            _ => return None,
        })
    }

    fn words_about_links(&self) -> Option<(String, String)> {
        Some(match self {
            Self::OutIsNoFolder { out } => say(
                format!(
                    "{} is not a folder. Move it away, or choose another output folder.",
                    show(out)
                ),
                format!("{} 不是文件夹。请把它移走，或另选输出文件夹。", show(out)),
            ),
            Self::DanglingLink { link } => say(
                format!(
                    "{} is a link that leads nowhere. Remove the link, or choose another output folder.",
                    show(link)
                ),
                format!("{} 是一个失效的链接。请删除该链接，或另选输出文件夹。", show(link)),
            ),
            Self::LinkToOthers { link, target } => say(
                format!(
                    "{} is a link to {}, which holds files that opsbook did not make. Name the folder itself if you mean it, or choose another.",
                    show(link),
                    show(target)
                ),
                format!(
                    "{} 是指向 {} 的链接，那里有不是 opsbook 生成的文件。若确实要用，请直接写那个文件夹；否则请另选。",
                    show(link),
                    show(target)
                ),
            ),
            _ => return None,
        })
    }

    fn words_about_files(&self) -> Option<(String, String)> {
        Some(match self {
            Self::InTheWay { path } => say(
                format!(
                    "{} was not made by opsbook, and the handbook needs its place. Move or rename it, or choose another output folder.",
                    show(path)
                ),
                format!(
                    "{} 不是 opsbook 生成的，但网站要用这个位置。请移走或改名，或另选输出文件夹。",
                    show(path)
                ),
            ),
            Self::DamagedManifest { path } => say(
                format!(
                    "{} lists which files are opsbook's, and it is damaged. Choose another output folder, or move this one away and build again.",
                    show(path)
                ),
                format!(
                    "{} 记录哪些文件由 opsbook 生成，它已损坏。请另选输出文件夹，或把现在的移走后重新生成。",
                    show(path)
                ),
            ),
            Self::Busy { parent, by } => {
                let (who, shei) = by.map_or_else(
                    || ("Another program".to_owned(), "另一个程序".to_owned()),
                    |pid| {
                        (
                            format!("Another build (process {pid})"),
                            format!("另一次生成（进程 {pid}）"),
                        )
                    },
                );
                say(
                    format!(
                        "{who} is still writing in {}. Wait until it has ended, then build again.",
                        show(parent)
                    ),
                    format!("{shei}还在写 {}。请等它结束后重新生成。", show(parent)),
                )
            }
            _ => return None,
        })
    }

    fn words_about_content(&self) -> Option<(String, String)> {
        Some(match self {
            Self::NotWritable { folder } => say(
                format!(
                    "The folder {} may not be written to. Ask for the right to write there, or choose another output folder.",
                    show(folder)
                ),
                format!("没有权限写入文件夹 {}。请申请写入权限，或另选输出文件夹。", show(folder)),
            ),
            Self::BadPath { path } => say(
                format!(
                    "A page or an attachment wants the address `{path}`, which does not work everywhere or is taken. Rename it."
                ),
                format!("有页面或附件要用地址 `{path}`，它不能到处通用，或已被占用。请改名。"),
            ),
            Self::BadAttachment { path } => say(
                format!(
                    "The attachment {} is not a plain file inside the manual (a link, perhaps). Put the file itself there.",
                    show(path)
                ),
                format!(
                    "附件 {} 不是手册里的普通文件（可能是链接）。请把文件本身放进去。",
                    show(path)
                ),
            ),
            Self::Incomplete { path } => say(
                format!(
                    "{} did not arrive on the disk as it was written, so nothing was published. Build again; if it happens again, check the disk.",
                    show(path)
                ),
                format!(
                    "{} 写到磁盘后不完整，所以没有发布。请重新生成；若再次出现，请检查磁盘。",
                    show(path)
                ),
            ),
            _ => return None,
        })
    }

    fn words_about_disk(&self) -> (String, String) {
        match self {
            Self::Disk { path, error } => {
                let (what, shenme) = cause(error);
                say(
                    format!(
                        "{}: {what}. Nothing was published; the handbook that was there has not changed.",
                        show(path)
                    ),
                    format!("{}：{shenme}。没有发布，原来的网站没有改变。", show(path)),
                )
            }
            Self::Halfway { path, error } => {
                let (what, shenme) = cause(error);
                say(
                    format!(
                        "{}: {what}. Some pages are new, others still old. Build again to finish.",
                        show(path)
                    ),
                    format!("{}：{shenme}。部分页面已更新，部分仍是旧的。请重新生成。", show(path)),
                )
            }
            _ => say("Nothing was published.".to_owned(), "没有发布。".to_owned()),
        }
    }
}

fn say(english: String, chinese: String) -> (String, String) {
    (english, chinese)
}

/// A path for people. Control characters in it do not reach the terminal.
fn show(path: &Path) -> String {
    let plain = path.to_string_lossy();
    let safe: String = plain.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    format!("`{safe}`")
}
