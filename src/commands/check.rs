//! `opsbook check`: what is wrong with the manual.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::world::{Checked, Trouble, say, say_exactly, terminal};
use super::{Ended, Reading};
use crate::disk::cause;
use crate::report::{human, json, summary};
use crate::text::Words;

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
        let checked = self.reading.checked(Path::new("site"))?;
        let text = self.written(&checked);
        match &self.output {
            Some(file) => {
                let plain = anstream::adapter::strip_str(&text).to_string();
                let is_json = matches!(self.format, Format::Json);
                write(file, if is_json { &text } else { &plain }, &checked)?;
            }
            None if matches!(self.format, Format::Json) => say_exactly(&text)?,
            None => say(&text)?,
        }
        Ok(if checked.report.has_errors() { Ended::WithErrors } else { Ended::Well })
    }

    fn written(&self, checked: &Checked) -> String {
        let Checked { manual, report, lang } = checked;
        match self.format {
            Format::Json => json(report, &manual.sources, *lang),
            Format::Human => {
                let found =
                    human(report, &manual.sources, &self.reading.prefix(), *lang, terminal());
                format!("{found}{}\n", summary(report, *lang))
            }
        }
    }
}

fn write(file: &Path, text: &str, checked: &Checked) -> Result<(), Trouble> {
    crate::disk::write(file, text).map_err(|error| {
        let path = file.display();
        let (cause, yuanyin) = cause(&error);
        Trouble::new(
            Words::new(
                format!("`{path}` cannot be written: {cause}"),
                format!("无法写入“{path}”：{yuanyin}"),
            ),
            checked.lang,
        )
    })
}
