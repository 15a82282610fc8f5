//! What commands ask of the world: the day, the language, the terminal.
#![allow(clippy::disallowed_methods, reason = "the door to the clock and the environment")]

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::progress::Progress;
use super::{LangArgument, Reading};
use crate::checks::{RULES, check};
use crate::diagnostics::{Baseline, Levels, Report};
use crate::disk::{cause, read, read_text};
use crate::model::settings::FindingLevel;
use crate::model::{Asked, Manual, Memo};
use crate::report::{Terminal, read_baseline};
use crate::text::{Lang, Sources, Words};

/// A day.
pub(super) type Date = jiff::civil::Date;

/// Why a command could not run, in both languages.
#[derive(Debug)]
pub(super) struct Trouble {
    words: Words,
    lang: Lang,
}

impl Trouble {
    pub(super) fn new(words: Words, lang: Lang) -> Trouble {
        Trouble { words, lang }
    }

    /// The words.
    pub(super) fn words(&self, lang: Lang) -> &str {
        self.words.get(lang)
    }
}

/// A manual, read and checked, and the language to speak of it.
pub(super) struct Checked {
    pub(super) manual: Manual,
    pub(super) report: Report,
    pub(super) lang: Lang,
    mended: usize,
}

impl Checked {
    /// How many findings of the baseline are gone, in a line; nothing if none is.
    pub(super) fn mended(&self) -> String {
        match (self.mended, self.lang) {
            (0, _) => String::new(),
            (1, Lang::En) => {
                "1 finding of the baseline is gone; --write-baseline takes it out\n".to_owned()
            }
            (n, Lang::En) => {
                format!("{n} findings of the baseline are gone; --write-baseline takes them out\n")
            }
            (n, Lang::Zh) => format!("基线中有 {n} 个问题已不存在，可用 --write-baseline 更新\n"),
        }
    }
}

impl Reading {
    /// Reads and checks the manual; the folder `site` is not part of it. What the baseline knows
    /// does not count.
    pub(super) fn checked(&self, site: &Path) -> Result<Checked, Trouble> {
        self.checked_as(self.sources(site)?)
    }

    /// The same, with `sources` for what was read.
    pub(super) fn checked_as(&self, sources: Sources) -> Result<Checked, Trouble> {
        self.checked_again(sources, Memo::default())
    }

    /// The same, where `memo` may know some of it.
    pub(super) fn checked_again(&self, sources: Sources, memo: Memo) -> Result<Checked, Trouble> {
        let mut checked = self.looked_at(sources, memo);
        if let Some(file) = &self.baseline {
            let baseline = baseline_at(file).and_then(|it| it.ok_or_else(|| no_file(file)));
            let baseline = baseline.map_err(|it| Trouble::new(it, checked.lang))?;
            checked.mended = baseline.take_out(&mut checked.report, &checked.manual.sources);
        }
        Ok(checked)
    }

    /// Reads and checks the manual without a baseline.
    pub(super) fn checked_all(&self, site: &Path) -> Result<Checked, Trouble> {
        Ok(self.looked_at(self.sources(site)?, Memo::default()))
    }

    /// Reads the manual.
    pub(super) fn sources(&self, site: &Path) -> Result<Sources, Trouble> {
        read(&self.manual, site)
            .map_err(|it| Trouble::new(unreadable(&self.manual, &it), self.lang_before()))
    }

    fn looked_at(&self, sources: Sources, memo: Memo) -> Checked {
        let progress = Progress::new(self.lang_before());
        progress.is("reading the manual", "正在读取手册");
        let asked = Asked {
            as_of: self.today.unwrap_or_else(today),
            standards: self.standards.clone(),
            release: self.release.map(Into::into),
        };
        let manual = Manual::again(sources, asked, memo);
        let levels = Levels::new(&manual.file.settings, self.level.map(Into::into));
        progress.is("checking the manual", "正在检查手册");
        let report = check(&manual, &levels.with(&self.rules));
        let lang = self.lang.map(Lang::from).or_else(environment_lang).unwrap_or(manual.lang);
        Checked { manual, report, lang, mended: 0 }
    }

    /// The language to speak before the manual is read.
    pub(super) fn lang_before(&self) -> Lang {
        lang_of(self.lang, None)
    }

    /// What stands before the paths of findings, so that they can be opened from here.
    pub(super) fn prefix(&self) -> String {
        let folder = self.manual.display().to_string().replace('\\', "/");
        match folder.as_str() {
            "." => String::new(),
            it if it.ends_with('/') => folder,
            _ => folder + "/",
        }
    }
}

/// The baseline in `file`; nothing if there is no such file.
pub(super) fn baseline_at(file: &Path) -> Result<Option<Baseline>, Words> {
    let path = file.display();
    match read_text(file) {
        Ok(text) => read_baseline(&text).map(Some).map_err(|it| no_baseline(file, it)),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound => Ok(None),
            io::ErrorKind::InvalidData => Err(no_baseline(file, None)),
            _ => {
                let (en, zh) = cause(&error);
                let en = format!("`{path}` cannot be read: {en}");
                Err(Words::new(en, format!("无法读取“{path}”：{zh}")))
            }
        },
    }
}

fn no_file(file: &Path) -> Words {
    let path = file.display();
    Words::new(
        format!("there is no file `{path}`; write it with --write-baseline"),
        format!("找不到文件“{path}”；请先用 --write-baseline 生成"),
    )
}

/// Why `file` cannot be written.
pub(super) fn unwritten(file: &Path, error: &io::Error) -> Words {
    let path = file.display();
    let (en, zh) = match file.parent() {
        Some(folder) if error.kind() == io::ErrorKind::NotFound => {
            let folder = folder.display();
            (format!("the folder `{folder}` does not exist"), format!("文件夹“{folder}”不存在"))
        }
        _ => cause(error),
    };
    Words::new(format!("`{path}` cannot be written: {en}"), format!("无法写入“{path}”：{zh}"))
}

fn no_baseline(file: &Path, line: Option<usize>) -> Words {
    let path = file.display();
    let at = |it: &str| line.map_or(String::new(), |line| it.replace('#', &line.to_string()));
    Words::new(
        format!(
            "`{path}` is no baseline{}; name another file, or delete it and write it anew with \
             --write-baseline",
            at(" (line #)")
        ),
        format!(
            "“{path}”不是基线文件{}；请改用其他文件，或删除后用 --write-baseline 重新生成",
            at("（第 # 行）")
        ),
    )
}

/// Why the folder of the manual cannot be read.
fn unreadable(folder: &Path, error: &anyhow::Error) -> Words {
    let folder = folder.display();
    match error.root_cause().downcast_ref::<io::Error>() {
        Some(it) if it.kind() == io::ErrorKind::NotFound => Words::new(
            format!("there is no folder `{folder}`; name the folder of your manual"),
            format!("找不到文件夹“{folder}”；请写明手册所在的文件夹"),
        ),
        Some(it) if it.kind() == io::ErrorKind::NotADirectory => Words::new(
            format!("`{folder}` is no folder; name the folder of your manual"),
            format!("“{folder}”不是文件夹；请写明手册所在的文件夹"),
        ),
        Some(it) => {
            let (en, zh) = cause(it);
            Words::new(
                format!("the folder `{folder}` cannot be read: {en}"),
                format!("无法读取文件夹“{folder}”：{zh}"),
            )
        }
        None => Words::new(
            format!("the folder `{folder}` cannot be read: {error}"),
            format!("无法读取文件夹“{folder}”：{error}"),
        ),
    }
}

/// What `program` answers when it is run in `folder`; nothing if it is not there or fails.
pub(super) fn answer_of(program: &str, arguments: &[&str], folder: &Path) -> Option<String> {
    let run = std::process::Command::new(program).args(arguments).current_dir(folder).output();
    let run = run.ok().filter(|it| it.status.success())?;
    Some(String::from_utf8_lossy(&run.stdout).into_owned())
}

/// The day that `text` names, for the command line.
pub(super) fn date(text: &str) -> Result<Date, String> {
    crate::yaml::Date::parse(text)
        .ok_or_else(|| "write a date as 2026-11-23（日期请写成 2026-11-23）".to_owned())
}

/// The code of a rule, or the beginning of one, for the command line.
pub(super) fn rule_code(text: &str) -> Result<String, String> {
    let code = text.trim().to_uppercase();
    if !code.starts_with("OPS") || !RULES.iter().any(|it| it.code().starts_with(&code)) {
        return Err(
            "no rule has a code that begins so: write `OPS106` or `OPS2` (没有这样的规则编号)"
                .to_owned(),
        );
    }
    Ok(code)
}

/// The level that `text` gives to a rule or a family, for the command line: `OPS106=off`.
pub(super) fn rule_level(text: &str) -> Result<(String, FindingLevel), String> {
    let (code, level) = text.split_once('=').unwrap_or((text, ""));
    let code = code.trim().to_uppercase();
    if !code.starts_with("OPS") || !RULES.iter().any(|it| it.code().starts_with(&code)) {
        return Err("no rule has a code that begins so: write `OPS106=off` or `OPS2=warning` (没有这样的规则编号)".to_owned());
    }
    let known = FindingLevel::named(level.trim()).map(|it| (code, it));
    known.ok_or_else(|| {
        "the level is one of error, warning, note, off, strict (级别应为：错误、警告、提示、关闭、严格)".to_owned()
    })
}

/// The language to write in: asked for, that of the manual, or that of the environment; English if
/// nothing says so.
pub(super) fn lang_of(asked: Option<LangArgument>, manual: Option<&Manual>) -> Lang {
    let own = manual.map(|it| it.lang);
    asked.map(Lang::from).or(own).or_else(environment_lang).unwrap_or(Lang::En)
}

/// Today: `SOURCE_DATE_EPOCH` where a reproducible build sets it, or the clock.
pub(super) fn today() -> Date {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|it| it.parse().ok());
    match epoch.and_then(|it| jiff::Timestamp::from_second(it).ok()) {
        Some(then) => jiff::tz::TimeZone::UTC.to_datetime(then).date(),
        None => jiff::ZonedDateTime::now().date(),
    }
}

/// The folders in which programs are looked for.
pub(super) fn program_folders() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).filter(|it| it.is_absolute()).collect()
}

/// What the environment says of `name`.
pub(super) fn environment(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|it| !it.is_empty())
}

/// The home folder of whoever runs us.
pub(super) fn home() -> Option<PathBuf> {
    std::env::home_dir()
}

/// The language that the environment asks for, as POSIX says: `LC_ALL`, `LC_MESSAGES`, `LANG`.
/// `C` and `POSIX` ask for none.
fn environment_lang() -> Option<Lang> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|it| std::env::var(it).ok())
        .find(|it| !it.is_empty())?;
    Lang::of_tag(&set)
}

/// Opens `url` in the browser of whoever runs us. Says whether that could be asked for.
#[cfg(feature = "serve")]
pub(super) fn open_in_browser(url: &str) -> bool {
    open::that_detached(url).is_ok()
}

/// The terminal that findings are written to.
pub(super) fn terminal() -> Terminal {
    let columns = std::env::var("COLUMNS").ok().and_then(|it| it.parse().ok());
    let width = columns.unwrap_or_else(|| {
        terminal_size::terminal_size().map_or(120, |(width, _)| usize::from(width.0))
    });
    Terminal { width: width.clamp(40, 200), colour: true }
}

/// Writes `text` to the standard output; colours are taken out where they cannot be shown. A
/// reader who has gone away is no error.
pub(super) fn say(text: &str) -> Result<(), Trouble> {
    told(anstream::stdout().lock().write_all(text.as_bytes()))
}

/// Writes `text` to the standard output as it is: for machines, every byte counts.
pub(super) fn say_exactly(text: &str) -> Result<(), Trouble> {
    let mut out = io::stdout().lock();
    told(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Writes `text` to the standard error.
pub(super) fn say_aside(text: &str) -> Result<(), Trouble> {
    told(anstream::stderr().lock().write_all(text.as_bytes()))
}

fn told(result: io::Result<()>) -> Result<(), Trouble> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let (cause, yuanyin) = cause(&error);
            Err(Trouble::new(
                Words::new(
                    format!("the output cannot be written: {cause}"),
                    format!("无法写出结果：{yuanyin}"),
                ),
                lang_of(None, None),
            ))
        }
        _ => Ok(()),
    }
}

/// Says why a command could not run.
pub(super) fn complain(trouble: &Trouble) {
    let name = if trouble.lang == Lang::Zh { "错误" } else { "error" };
    let text = trouble.words.get(trouble.lang);
    let _ = say_aside(&format!("{name}: {text}\n"));
}
