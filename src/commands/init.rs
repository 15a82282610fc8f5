//! `opsbook init`: a manual to begin with.

use std::path::PathBuf;

use clap::Args;

use super::Ended;
use super::world::{Date, Trouble, date, lang_of, say, today};
use crate::disk::{cause, create, is_empty};
use crate::model::{our_names, ours};
use crate::starter::manual;
use crate::text::{Lang, Words, similar};

#[derive(Args)]
pub(super) struct Init {
    /// The folder to write to; it may not hold anything yet (新手册的文件夹)
    #[arg(default_value = "manual", value_name = "DIR")]
    folder: PathBuf,
    /// The standard whose chapters it has; may be given several times (所依据的标准)
    #[arg(long = "standard", value_name = "STANDARD", default_value = "core8")]
    standards: Vec<String>,
    /// The language of the manual (手册语言)
    #[arg(long, value_name = "LANG")]
    lang: Option<super::LangArgument>,
    /// The day that stands in the manual; today if not given (手册中的日期)
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
}

impl Init {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        let lang = lang_of(self.lang, None);
        let folder = self.folder.display();
        let trouble = |words| Trouble::new(words, lang);
        if let Some(unknown) = self.standards.iter().find(|it| ours(it).is_none()) {
            return Err(trouble(no_standard(unknown)));
        }
        let unwritten = |error: &std::io::Error| {
            let (en, zh) = cause(error);
            trouble(Words::new(
                format!("`{folder}` cannot be written: {en}"),
                format!("无法写入“{folder}”：{zh}"),
            ))
        };
        if !is_empty(&self.folder).map_err(|it| unwritten(&it))? {
            return Err(trouble(Words::new(
                format!("`{folder}` is not empty; nothing was written"),
                format!("文件夹“{folder}”不是空的，未做任何改动"),
            )));
        }
        let files = manual(&self.standards, lang, self.today.unwrap_or_else(today));
        for it in &files {
            create(&self.folder.join(&it.path), &it.text).map_err(|it| unwritten(&it))?;
        }
        let count = files.len();
        say(&match lang {
            Lang::En => format!(
                "{count} files written to {folder}/; `opsbook check {folder}` lists what is still to be written\n"
            ),
            Lang::Zh => format!(
                "已在 {folder}/ 写入 {count} 个文件；运行 `opsbook check {folder}` 可列出待补充之处\n"
            ),
        })?;
        Ok(Ended::Well)
    }
}

fn no_standard(name: &str) -> Words {
    let known: Vec<&str> = our_names().collect();
    let (en, zh) = similar(name, known.iter().copied()).map_or_else(
        || (".".to_owned(), "。".to_owned()),
        |it| (format!("; did you mean `{it}`?"), format!("，是否应为“{it}”？")),
    );
    let all = known.join(", ");
    Words::new(
        format!("there is no standard `{name}`{en} Known: {all}"),
        format!("不存在标准“{name}”{zh}可用：{all}"),
    )
}
