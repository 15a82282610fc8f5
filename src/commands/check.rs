//! `opsbook check`: what is wrong with the manual.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::world::{Checked, Trouble, baseline_at, say, say_exactly, terminal, unwritten};
use super::{Ended, Reading};
use crate::diagnostics::Baseline;
use crate::disk::place_in;
use crate::report::{human, json, summary, write_baseline};
use crate::text::{Lang, Words};

#[derive(Args)]
pub(super) struct Check {
    #[command(flatten)]
    reading: Reading,
    /// In which form (输出格式)
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Write to this file instead of the terminal (写入文件)
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write all findings of today to the file of --baseline (把现有问题写入基线文件)
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
}

/// The clothes of a report.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people: the line, the caret, the help
    Human,
    /// For machines: version 1 of a stable form
    Json,
}

impl Check {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        if self.write_baseline {
            return self.written_baseline();
        }
        let checked = self.reading.checked(Path::new("site"))?;
        let text = self.written(&checked);
        match &self.output {
            Some(file) => {
                self.spare_sources(file, &checked)?;
                let plain = anstream::adapter::strip_str(&text).to_string();
                let is_json = matches!(self.format, Format::Json);
                write(file, if is_json { &text } else { &plain }, &checked)?;
            }
            None if matches!(self.format, Format::Json) => say_exactly(&text)?,
            None => say(&text)?,
        }
        Ok(if checked.report.has_errors() { Ended::WithErrors } else { Ended::Well })
    }

    fn written_baseline(&self) -> Result<Ended, Trouble> {
        let checked = self.reading.checked_all(Path::new("site"))?;
        let baseline = Baseline::of(&checked.report, &checked.manual.sources);
        let Some(file) = &self.reading.baseline else { return Ok(Ended::Well) };
        // Only a baseline gives way to a baseline.
        baseline_at(file).map_err(|it| Trouble::new(it, checked.lang))?;
        write(file, &write_baseline(&baseline), &checked)?;
        let (path, count) = (file.display(), baseline.len());
        say(&match checked.lang {
            Lang::En if count == 1 => {
                format!("1 finding written to {path}; only new ones will count\n")
            }
            Lang::En => format!("{count} findings written to {path}; only new ones will count\n"),
            Lang::Zh => format!("已将 {count} 个问题写入 {path}，今后只计入新问题\n"),
        })?;
        Ok(Ended::Well)
    }

    /// A report never takes the place of a text of the manual.
    fn spare_sources(&self, file: &Path, checked: &Checked) -> Result<(), Trouble> {
        let place = place_in(&self.reading.manual, file);
        if place.and_then(|it| checked.manual.sources.at(&it)).is_none() {
            return Ok(());
        }
        let path = file.display();
        let words = Words::new(
            format!("`{path}` is a file of the manual; write the report to another file"),
            format!("“{path}”是手册中的文件；请把报告写入其他文件"),
        );
        Err(Trouble::new(words, checked.lang))
    }

    fn written(&self, checked: &Checked) -> String {
        let Checked { manual, report, lang, .. } = checked;
        match self.format {
            Format::Json => json(report, &manual.sources, *lang),
            Format::Human => {
                let found =
                    human(report, &manual.sources, &self.reading.prefix(), *lang, terminal());
                format!("{found}{}\n{}", summary(report, *lang), checked.mended())
            }
        }
    }
}

fn write(file: &Path, text: &str, checked: &Checked) -> Result<(), Trouble> {
    crate::disk::write(file, text).map_err(|it| Trouble::new(unwritten(file, &it), checked.lang))
}
