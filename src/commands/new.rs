//! `opsbook new`: a file for one entry or one chapter, to be filled in.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Ended;
use super::world::{Trouble, lang_of, say, today};
use crate::disk::{cause, create, read};
use crate::model::kinds::{KINDS, Kind, kind_called};
use crate::model::{Asked, ChapterSpec, Manual, Target, is_chapter};
use crate::starter::{Starter, chapter, entry};
use crate::text::{Lang, Spanned, Words, a, similar};
use crate::yaml::Mention;

#[derive(Args)]
pub(super) struct New {
    /// A kind of entry, as process or 流程; or chapter (条目类型，或 chapter)
    #[arg(value_name = "KIND")]
    kind: String,
    /// The id of the entry, or of the standard's chapter (条目的 id，或标准章节的 id)
    #[arg(value_name = "ID")]
    id: String,
    /// The folder of the manual (手册所在文件夹)
    #[arg(long, value_name = "MANUAL", default_value = "manual")]
    manual: PathBuf,
    /// The language of the file (文件语言)
    #[arg(long, value_name = "LANG")]
    lang: Option<super::LangArgument>,
}

impl New {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        let asked = Asked::on(today());
        let manual = read(&self.manual, Path::new("site")).ok().map(|it| Manual::new(it, asked));
        let lang = lang_of(self.lang, manual.as_ref());
        let starter = self.starter(manual.as_ref(), lang).map_err(|it| Trouble::new(it, lang))?;
        let path = self.manual.join(&starter.path);
        create(&path, &starter.text).map_err(|error| {
            let (path, (en, zh)) = (path.display(), cause(&error));
            let words = if error.kind() == std::io::ErrorKind::AlreadyExists {
                Words::new(
                    format!("`{path}` is there already; nothing was written"),
                    format!("文件“{path}”已存在，未做任何改动"),
                )
            } else {
                Words::new(
                    format!("`{path}` cannot be written: {en}"),
                    format!("无法写入“{path}”：{zh}"),
                )
            };
            Trouble::new(words, lang)
        })?;
        let path = path.display();
        say(&match lang {
            Lang::En => format!("{path} is written; fill it in, then run `opsbook check`\n"),
            Lang::Zh => format!("已写入 {path}，请填写后运行 `opsbook check`\n"),
        })?;
        Ok(Ended::Well)
    }

    fn starter(&self, manual: Option<&Manual>, lang: Lang) -> Result<Starter, Words> {
        if is_chapter(&self.kind.to_lowercase()) {
            return self.chapter(manual, lang);
        }
        let kind = kind_called(&self.kind).ok_or_else(|| no_kind(&self.kind))?;
        let id = self.id.trim();
        if id.is_empty() || id.contains(['/', '\\', '#', ':']) {
            return Err(Words::fixed(
                "an id is one word, as `purchase` or `采购`, without `/`, `#` and `:`",
                "id 是一个词，例如 `purchase` 或 `采购`，不能含有 `/`、`#`、`:`",
            ));
        }
        let said = Spanned::new(id.to_owned(), crate::text::Span::default());
        let mention = Mention { said: Some(KINDS[kind].name.into()), ..Mention::new(&said, &[]) };
        if let Some(manual) = manual
            && let Target::Entity(key) = manual.index.resolve(&mention)
        {
            let path = manual.path(manual.entities.get(key).chapter());
            let one = &KINDS[kind].one;
            return Err(Words::new(
                format!("there is {} called `{id}` already, in `{path}`", a(&one.en)),
                format!("已有名为“{id}”的{}，见“{path}”", one.zh),
            ));
        }
        Ok(entry(KINDS[kind], id, lang))
    }

    fn chapter(&self, manual: Option<&Manual>, lang: Lang) -> Result<Starter, Words> {
        let specs: Vec<&ChapterSpec> =
            manual.into_iter().flat_map(|it| &it.standards).flat_map(|it| &it.chapters).collect();
        let wanted = |it: &&&ChapterSpec| it.id().eq_ignore_ascii_case(self.id.trim());
        let Some(spec) = specs.iter().find(wanted) else {
            let known: Vec<&str> = specs.iter().map(|it| it.id()).collect();
            let known = known.join(", ");
            return Err(Words::new(
                format!("no standard of the manual has a chapter `{}`; known: {known}", self.id),
                format!("手册所选标准中没有章节“{}”，可用：{known}", self.id),
            ));
        };
        let covered = manual.into_iter().flat_map(Manual::covered);
        let mut there = covered.filter(|(_, it, _)| it.id() == spec.id());
        if let (Some(manual), Some(at)) = (manual, there.find_map(|(.., it)| it.chapter)) {
            let (id, path) = (spec.id(), manual.path(at));
            return Err(Words::new(
                format!("there is a chapter `{id}` already, in `{path}`"),
                format!("已有章节“{id}”，见“{path}”"),
            ));
        }
        Ok(chapter(spec, &format!("{}.md", spec.id()), lang))
    }
}

fn no_kind(said: &str) -> Words {
    let known = KINDS.iter().map(|it| it.name).chain(["chapter"]);
    let (en, zh) = similar(said, known.clone()).map_or_else(
        || (".".to_owned(), "。".to_owned()),
        |it| (format!("; did you mean `{it}`?"), format!("，是否应为“{it}”？")),
    );
    let all = known.collect::<Vec<_>>().join(", ");
    let key_zh = |it: &&Kind| it.keys.iter().find(|it| !it.is_ascii()).copied();
    let quanbu: Vec<_> = KINDS.iter().filter_map(key_zh).chain(["章节"]).collect();
    Words::new(
        format!("there is no kind `{said}`{en} Known: {all}"),
        format!("不存在条目类型“{said}”{zh}可用：{}", quanbu.join("、")),
    )
}
