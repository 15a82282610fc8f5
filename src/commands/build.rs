//! `opsbook build`: check the manual and write the handbook.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::broken::BrokenTemplate;
use super::edits::last_edits;
use super::progress::Progress;
use super::world::{Checked, Trouble, home, say, say_aside, terminal};
use super::{Ended, Reading};
use crate::disk::{self, Places, Published, Way};
use crate::report::{complaint, human, summary};
use crate::site::{Broken, LastEdits, draw};
use crate::text::{Lang, Words};

#[derive(Args)]
#[allow(clippy::struct_excessive_bools, reason = "flags are independent of each other")]
pub(super) struct Build {
    #[command(flatten)]
    reading: Reading,
    /// The folder that the handbook is written to (网站输出文件夹)
    #[arg(long, value_name = "DIR", default_value = "site")]
    out: PathBuf,
    /// Publish nothing if the manual has errors (有错误时不发布)
    #[arg(long)]
    strict: bool,
    /// Say on each page who changed it last and when, as git knows it; the same as
    /// `repository: {history: true}` (在页面上显示最近修改人和时间)
    #[arg(long)]
    git: bool,
    /// Replace the files one by one, where folders cannot be exchanged in one step
    #[arg(long, hide = true)]
    file_by_file: bool,
}

impl Build {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        let home = home();
        let places = Places { source: &self.reading.manual, out: &self.out, home: home.as_deref() };
        let lang = self.reading.lang_before();
        disk::check_places(&places).map_err(|it| refused(&it, lang))?;
        let checked = self.reading.checked(&self.out)?;
        let Checked { manual, report, lang, .. } = &checked;
        let lang = *lang;
        say_aside(&human(report, &manual.sources, &self.reading.prefix(), lang, terminal()))?;
        let (summary, has_errors) = (summary(report, lang), report.has_errors());
        if (self.strict || manual.release.is_some()) && has_errors {
            let why = if self.strict { "--strict" } else { "release" };
            let kept = match lang {
                Lang::En => format!("nothing was published: the manual has errors ({why})"),
                Lang::Zh => format!("未发布：手册存在错误（{why}）"),
            };
            say(&format!("{summary}\n{kept}\n"))?;
            return Ok(Ended::WithErrors);
        }
        let repository = manual.file.settings.repository.as_ref();
        let is_asked = self.git || repository.and_then(|it| it.history).unwrap_or(false);
        let edits = if is_asked { last_edits(&self.reading.manual) } else { LastEdits::new() };
        let progress = Progress::new(lang);
        progress.is("drawing the pages", "正在生成页面");
        let drawn = draw(manual, report, &edits).map_err(|it| self.broken(it, &checked))?;
        // What comes next takes as much room as the manual does.
        drop(checked);
        let site = drawn.finish();
        progress.is("publishing the pages", "正在发布页面");
        let way = if self.file_by_file { Way::FileByFile } else { Way::Swapped };
        let published = disk::publish_by(way, &site, &places).map_err(|it| refused(&it, lang))?;
        drop(progress);
        say(&format!("{summary}\n{}\n", self.told(&published, lang)))?;
        Ok(if has_errors { Ended::WithErrors } else { Ended::Well })
    }

    fn told(&self, it: &Published, lang: Lang) -> String {
        let out = self.out.display();
        let mut told = match lang {
            Lang::En => format!("{} files published in {out}/; open {out}/index.html", it.files),
            Lang::Zh => format!("已发布 {} 个文件到 {out}/，请打开 {out}/index.html", it.files),
        };
        if it.way == Way::FileByFile {
            told.push_str(match lang {
                Lang::En => "\nthe files were replaced one by one, since this disk cannot exchange folders in one step",
                Lang::Zh => "\n此磁盘不支持整体替换文件夹，文件是逐个替换的",
            });
        }
        if let Some(left) = &it.leftover {
            let left = left.display();
            let _ = match lang {
                Lang::En => {
                    write!(told, "\n`{left}` could not be cleared away; the next build tries again")
                }
                Lang::Zh => write!(told, "\n“{left}”未能清理，下次生成时会再试"),
            };
        }
        told
    }

    /// A broken template, shown like a finding.
    fn broken(&self, broken: Broken, checked: &Checked) -> Trouble {
        let broken = BrokenTemplate::new(broken, &self.reading);
        let Some(it) = broken.complaint(checked) else {
            return Trouble::new(broken.message, checked.lang);
        };
        // The words of the exit stay one line; the place is shown above it.
        let _ = say_aside(&format!("{}\n", complaint(&it, checked.lang, terminal())));
        let nothing = Words::fixed("nothing was published", "本次未发布");
        Trouble::new(nothing, checked.lang)
    }
}

fn refused(it: &disk::Trouble, lang: Lang) -> Trouble {
    let (en, zh) = it.words();
    Trouble::new(Words::new(en, zh), lang)
}
