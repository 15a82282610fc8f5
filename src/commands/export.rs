//! `opsbook export`: the handbook in other forms.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::broken::BrokenTemplate;
use super::browser::{Browser, NoPdf};
use super::progress::Progress;
use super::world::{Checked, Trouble, say, say_aside, terminal, unwritten};
use super::{Ended, LangArgument, Reading};
use crate::disk::{Workshop, write_whole};
use crate::export::{Sheets, alone, numbered};
use crate::model::{PRINT, decoded};
use crate::report::{complaint, human, summary};
use crate::site::{Content, Site, render};
use crate::text::{Lang, Words};

#[derive(Args)]
pub(super) struct Export {
    #[command(subcommand)]
    form: Form,
}

#[derive(Subcommand)]
enum Form {
    /// One PDF with cover, contents and bookmarks, printed by an installed browser
    /// (导出 PDF：封面、目录、书签)
    ///
    /// The pages of print.html, printed by Chromium, Chrome or Edge: cover with room for
    /// signatures, changes, distribution, contents with page numbers, every chapter and entry in
    /// reading order, bookmarks, and links that work inside the file. The browser runs without a
    /// window and without the network. (由本机的 Chromium、Chrome 或 Edge 打印，不联网。)
    #[command(after_help = EXAMPLES)]
    Pdf(Pdf),
}

const EXAMPLES: &str = "\
Examples:
  opsbook export pdf                                the manual in manual/, as manual.pdf
  opsbook export pdf handbook --out handbook.pdf    another one
  opsbook export pdf --paper letter                 on US Letter
  opsbook export pdf --edition en --out manual.en.pdf    its English edition
  opsbook export pdf --browser /opt/chrome/chrome   with this browser";

#[derive(Args)]
struct Pdf {
    #[command(flatten)]
    reading: Reading,
    /// The file to write (输出文件)
    #[arg(long, value_name = "FILE", default_value = "manual.pdf")]
    out: PathBuf,
    /// Which language of the handbook to print; the manual's own if not given (打印哪种语言的版本)
    #[arg(long, value_name = "LANG")]
    edition: Option<LangArgument>,
    /// The browser that prints; the first Chromium, Chrome or Edge that is found if not given
    /// (负责打印的浏览器)
    #[arg(long, value_name = "PATH")]
    browser: Option<PathBuf>,
    /// The size of the sheets (纸张)
    #[arg(long, value_enum, value_name = "PAPER", default_value = "a4")]
    paper: Paper,
}

#[derive(Clone, Copy, ValueEnum)]
enum Paper {
    A4,
    Letter,
}

impl Export {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        match &self.form {
            Form::Pdf(it) => it.run(),
        }
    }
}

impl Pdf {
    fn run(&self) -> Result<Ended, Trouble> {
        let lang = self.reading.lang_before();
        let browser = Browser::find(self.browser.as_deref());
        let browser = browser.map_err(|it| Trouble::new(it.words(), lang))?;
        let checked = self.reading.checked(Path::new("site"))?;
        let Checked { manual, report, lang, .. } = &checked;
        say_aside(&human(report, &manual.sources, &self.reading.prefix(), *lang, terminal()))?;
        let summary = summary(report, *lang);
        if manual.release.is_some() && report.has_errors() {
            say(&format!(
                "{summary}\n{}\n",
                match lang {
                    Lang::En => "nothing was written: the manual has errors (release)",
                    Lang::Zh => "未导出：手册存在错误（release）",
                }
            ))?;
            return Ok(Ended::WithErrors);
        }
        let edition = self.edition.map_or(manual.lang, Lang::from);
        if !manual.languages.contains(&edition) {
            return Err(Trouble::new(no_edition(edition), *lang));
        }
        let folder = manual.addresses.of_edition(edition);
        let progress = Progress::new(*lang);
        progress.is("drawing the pages", "正在生成页面");
        let site = render(manual, report).map_err(|it| {
            let broken = BrokenTemplate::new(it, &self.reading);
            if let Some(it) = broken.complaint(&checked) {
                let _ = say_aside(&format!("{}\n", complaint(&it, *lang, terminal())));
            }
            Trouble::new(broken.message, *lang)
        })?;
        progress.is("printing", "正在打印");
        let printed =
            self.printed(&browser, &site, folder).map_err(|it| Trouble::new(it.words(), *lang))?;
        write_whole(&self.out, &printed.pdf)
            .map_err(|it| Trouble::new(unwritten(&self.out, &it), *lang))?;
        drop(progress);
        say(&format!("{summary}\n{}\n", self.told(printed.count, *lang)))?;
        Ok(if report.has_errors() { Ended::WithErrors } else { Ended::Well })
    }

    /// Prints twice: the first time says on which sheet each place is, for the contents.
    /// `folder` is that of the edition.
    fn printed(&self, browser: &Browser, site: &Site, folder: &str) -> Result<Printed, NoPdf> {
        let workshop = Workshop::new().map_err(NoPdf::Workshop)?;
        let Some(Content::Printed(page)) = site.files.get(&format!("{folder}{PRINT}")) else {
            return Err(NoPdf::Failed(String::new()));
        };
        let mut whole = Vec::new();
        site.print(page, &mut whole).map_err(NoPdf::Workshop)?;
        let alone = alone(&String::from_utf8_lossy(&whole));
        for name in &alone.files {
            let name = decoded(&name.replace("&#39;", "'").replace("&amp;", "&"));
            // What all editions share lies above theirs.
            let name = match name.strip_prefix("../") {
                Some(shared) => shared.to_owned(),
                None => format!("{folder}{name}"),
            };
            match site.files.get(&name) {
                Some(Content::Bytes(bytes)) => workshop.put(&name, &self.on_paper(&name, bytes)),
                Some(Content::File(file)) => workshop.copy(&name, file),
                Some(Content::Page(_) | Content::Printed(_)) | None => Ok(()),
            }
            .map_err(NoPdf::Workshop)?;
        }
        let print = |name: &str, html: &str| -> Result<(Vec<u8>, Sheets), NoPdf> {
            let name = format!("{folder}{name}");
            workshop.put(&name, html.as_bytes()).map_err(NoPdf::Workshop)?;
            let pdf = browser.print(&workshop, &name)?;
            let sheets = Sheets::new(&pdf);
            let cut = || NoPdf::Failed("a part of the PDF is missing".to_owned());
            sheets.map(|it| (pdf, it)).ok_or_else(cut)
        };
        let (_, first) = print("first.html", &alone.html)?;
        let (pdf, sheets) = print(PRINT, &numbered(&alone.html, &first))?;
        Ok(Printed { pdf, count: sheets.count })
    }

    /// The style sheet for printing also says on which paper.
    fn on_paper(&self, name: &str, bytes: &[u8]) -> Vec<u8> {
        let size = match self.paper {
            Paper::A4 => "A4",
            Paper::Letter => "letter",
        };
        let more = if name.contains("opsbook/print-") {
            format!("@page{{size:{size}}}\n")
        } else {
            String::new()
        };
        [bytes, more.as_bytes()].concat()
    }

    fn told(&self, count: usize, lang: Lang) -> String {
        let out = self.out.display();
        match lang {
            Lang::En => format!("{count} pages printed to {out}"),
            Lang::Zh => format!("已打印 {count} 页到 {out}"),
        }
    }
}

fn no_edition(lang: Lang) -> Words {
    let name = lang.own_name();
    let tag = lang.tag();
    Words::new(
        format!("the manual has no edition in {name}; add `{tag}` to `languages` in manual.yaml"),
        format!("手册没有{name}版；请在 manual.yaml 的 `languages` 中加上 `{tag}`"),
    )
}

/// What was printed.
struct Printed {
    pdf: Vec<u8>,
    count: usize,
}
