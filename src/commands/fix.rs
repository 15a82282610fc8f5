//! `opsbook fix`: make the repairs that need no thought.

use std::fmt::Write as _;
use std::path::{Component, Path};

use clap::Args;

use super::world::{Checked, Trouble, rule_code, say, say_aside, say_exactly};
use super::{Ended, Reading};
use crate::diagnostics::{Diagnostic, Edits};
use crate::disk::{self, Kept, cause};
use crate::report::{patch, repair};
use crate::text::{Lang, Source, SourceId, Sources, Words};

/// A repair may make room for another one; after so many looks the rest is left.
const ROUNDS: usize = 20;

#[derive(Args)]
pub(super) struct Fix {
    #[command(flatten)]
    reading: Reading,
    /// Write nothing; print the changes as a patch (不写入，只以补丁形式显示改动)
    #[arg(long)]
    dry_run: bool,
    /// Repair only what this rule finds, as OPS005, or a family, as OPS9; may be given several
    /// times (只修复指定规则发现的问题)
    #[arg(long = "code", value_name = "CODE", value_parser = rule_code)]
    codes: Vec<String>,
}

/// What was repaired: a finding in words, and the sources that its fix changes.
struct Repair {
    words: String,
    sources: Vec<SourceId>,
}

impl Fix {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        let site = Path::new("site");
        let read = self.reading.sources(site)?;
        let (repairs, now) = self.repaired(&read)?;
        let after = &now.manual.sources;
        let changed: Vec<(SourceId, &Source)> =
            read.iter().filter(|(id, it)| it.text != after.get(*id).text).collect();
        if self.dry_run {
            let folder = self.folder_of_patch();
            let patch = |(id, before): &(SourceId, &Source)| patch(before, after.get(*id), &folder);
            say_exactly(&changed.iter().map(patch).collect::<String>())?;
            say_aside(&self.told(&repairs, changed.len(), &now))?;
            return Ok(Ended::Well);
        }
        let root = &self.reading.manual;
        let written = |(id, before): &(SourceId, &Source)| {
            Some((*id, disk::replace(root, before, &after.get(*id).text).err()?))
        };
        let kept: Vec<(SourceId, Kept)> = changed.iter().filter_map(written).collect();
        let is_written = |it: &SourceId| kept.iter().all(|(id, _)| id != it);
        let made: Vec<Repair> =
            repairs.into_iter().filter(|it| it.sources.iter().any(is_written)).collect();
        let mut lines: Vec<&str> = made.iter().map(|it| it.words.as_str()).collect();
        lines.push("");
        let lines = lines.join("\n");
        let files = changed.len() - kept.len();
        if kept.is_empty() {
            say(&format!("{lines}{}", self.told(&made, files, &now)))?;
            return Ok(Ended::Well);
        }
        // What is left is seen only by looking again.
        let again = self.reading.checked(site)?;
        say(&format!("{lines}{}", self.told(&made, files, &again)))?;
        Err(self.left(&kept, &read, now.lang))
    }

    /// Repairs what can be repaired, look after look, in memory.
    fn repaired(&self, read: &Sources) -> Result<(Vec<Repair>, Checked), Trouble> {
        let folder = self.reading.prefix();
        let mut repairs = Vec::new();
        let mut now = self.reading.checked_as(read.clone())?;
        for _ in 0..ROUNDS {
            let Checked { manual, report, lang, .. } = &now;
            let findings = report.findings.iter().map(|it| &it.diagnostic);
            let (edits, made) = Edits::choose(findings.filter(|it| self.is_asked(it)));
            if made.is_empty() {
                break;
            }
            repairs.extend(made.into_iter().map(|it| Repair {
                words: repair(it, &manual.sources, &folder, *lang),
                sources: sources_of(it),
            }));
            let next = edits.sources().fold(manual.sources.clone(), |sources, id| {
                let text = edits.applied(id, &sources.get(id).text);
                sources.with(id, text)
            });
            now = self.reading.checked_as(next)?;
        }
        Ok((repairs, now))
    }

    fn is_asked(&self, it: &Diagnostic) -> bool {
        let code = it.rule.code();
        self.codes.is_empty() || self.codes.iter().any(|asked| code.starts_with(asked))
    }

    /// What stands before the paths in a patch: the way from here, where there is one that patches
    /// may have; else they are applied in the manual's folder.
    fn folder_of_patch(&self) -> String {
        let is_plain = |it| matches!(it, Component::Normal(_) | Component::CurDir);
        let folder = &self.reading.manual;
        if !folder.components().all(is_plain) {
            return String::new();
        }
        let mut path = String::new();
        for part in folder.components().filter(|it| matches!(it, Component::Normal(_))) {
            let _ = write!(path, "{}/", part.as_os_str().display());
        }
        path
    }

    /// How much was repaired and how much is left, in one line.
    fn told(&self, repairs: &[Repair], files: usize, now: &Checked) -> String {
        let left = now.report.findings.len();
        let fixable = now.report.findings.iter().filter(|it| it.diagnostic.fix.is_some()).count();
        let mut out = String::new();
        let folder = self.reading.manual.display();
        let (count, is_dry) = (repairs.len(), self.dry_run);
        match now.lang {
            Lang::En => {
                let many = |count: usize, one: &str| {
                    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
                };
                let would = if is_dry { "would be repaired" } else { "repaired" };
                let _ = match count {
                    0 => write!(out, "nothing to repair by machine"),
                    _ => {
                        write!(out, "{} {would} in {}", many(count, "finding"), many(files, "file"))
                    }
                };
                let _ = match (left, fixable) {
                    (0, _) => write!(out, "; none is left"),
                    (_, 0) => write!(out, "; {left} left for people: see `opsbook check {folder}`"),
                    _ => write!(
                        out,
                        "; {left} left, {fixable} of which `opsbook fix {folder}` can repair"
                    ),
                };
            }
            Lang::Zh => {
                let would = if is_dry { "可自动修复" } else { "已修复" };
                let _ = match count {
                    0 => write!(out, "没有可以自动修复的问题"),
                    _ => write!(out, "{would} {count} 个问题，涉及 {files} 个文件"),
                };
                let _ = match (left, fixable) {
                    (0, _) => write!(out, "；没有其他问题"),
                    (_, 0) => {
                        write!(out, "；另有 {left} 个问题需人工处理，详见 `opsbook check {folder}`")
                    }
                    _ => write!(
                        out,
                        "；另有 {left} 个问题，其中 {fixable} 个可用 `opsbook fix {folder}` 修复"
                    ),
                };
            }
        }
        out.push('\n');
        out
    }

    /// The files that were left as they are, and why; the last of them ends the command.
    fn left(&self, kept: &[(SourceId, Kept)], read: &Sources, lang: Lang) -> Trouble {
        let reasons = kept.iter().map(|(id, why)| {
            let path = format!("{}{}", self.reading.prefix(), read.get(*id).path);
            reason(&path, why)
        });
        let reasons: Vec<Words> = reasons.collect();
        let join = |lang| reasons.iter().map(|it| it.get(lang)).collect::<Vec<_>>().join("\n");
        Trouble::new(Words::new(join(Lang::En), join(Lang::Zh)), lang)
    }
}

/// The sources that the fix of a finding changes.
fn sources_of(it: &Diagnostic) -> Vec<SourceId> {
    it.fix.iter().flat_map(|it| &it.edits).map(|it| it.span.source).collect()
}

fn reason(path: &str, why: &Kept) -> Words {
    let (en, zh) = match why {
        Kept::Changed => (
            "it has changed since it was read; run the command again".to_owned(),
            "读取之后文件已被改动，请重新运行".to_owned(),
        ),
        Kept::ReadOnly => {
            ("it may only be read".to_owned(), "文件为只读，请先取消只读属性".to_owned())
        }
        Kept::NotAFile => (
            "it is no longer a plain file; links are not followed".to_owned(),
            "它已不是普通文件；不会沿链接写入".to_owned(),
        ),
        Kept::Failed(error) => cause(error),
    };
    Words::new(format!("`{path}` was left as it is: {en}"), format!("未改动“{path}”：{zh}"))
}
