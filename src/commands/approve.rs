//! `opsbook approve`: writes down the content of what is approved, so that later changes are found.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::world::{Checked, Date, Trouble, date, say, say_aside, unwritten};
use super::{Ended, LangArgument, Reading};
use crate::disk::write;
use crate::model::{Document, Fingerprints, LOCK, Lock, Manual};
use crate::report::{Sealed, write_lock};
use crate::text::{Lang, SourceId, Words};
use crate::yaml::Word;

/// The rules whose findings stand against an approval.
const AGAINST: [&str; 2] = ["OPS804", "OPS807"];

#[derive(Args)]
pub(super) struct Approve {
    /// The folder of the manual (手册所在文件夹)
    #[arg(default_value = "manual", value_name = "MANUAL")]
    manual: PathBuf,
    /// Only these files, as `processes/purchase.md`; all that are approved or in force if none is
    /// named (只登记这些文件)
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// Read the manual as of this day, as 2026-11-23; today if not given (按此日期检查)
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
    /// The language of messages (提示语言)
    #[arg(long, value_name = "LANG")]
    lang: Option<LangArgument>,
}

impl Approve {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        let checked = self.reading().checked_all(Path::new("site"))?;
        let lang = checked.lang;
        let path = self.manual.join(LOCK);
        if checked.manual.lock.as_ref().is_some_and(|it| !it.is_whole) {
            return Err(Trouble::new(broken(&path), lang));
        }
        if checked.manual.file.source.is_some_and(|it| checked.manual.unreadable().contains(&it)) {
            return Err(Trouble::new(unread_settings(), lang));
        }
        let named = self.named(&checked.manual).map_err(|it| Trouble::new(it, lang))?;
        let lock = Locking::new(&checked, &named);
        for (path, why) in &lock.refused {
            let (path, why) = (path, why.get(lang));
            say_aside(&match lang {
                Lang::En => format!("not approved: {path}: {why}\n"),
                Lang::Zh => format!("未登记：{path}：{why}\n"),
            })?;
        }
        if lock.is_changed() {
            write(&path, &write_lock(&lock.sealed))
                .map_err(|it| Trouble::new(unwritten(&path, &it), lang))?;
        }
        say(&lock.told(&path, lang))?;
        Ok(if lock.refused.is_empty() { Ended::Well } else { Ended::WithErrors })
    }

    fn reading(&self) -> Reading {
        Reading {
            manual: self.manual.clone(),
            today: self.today,
            standards: Vec::new(),
            lang: self.lang,
            level: None,
            rules: Vec::new(),
            release: None,
            baseline: None,
        }
    }

    /// The files that were named; all if none was.
    fn named(&self, manual: &Manual) -> Result<BTreeSet<SourceId>, Words> {
        let folder = self.reading().prefix();
        let find = |file: &String| {
            let path = file.replace('\\', "/");
            let inside = path.strip_prefix(&folder).unwrap_or(&path);
            let chapters = manual.chapters.iter().map(|it| it.source);
            let mut files = chapters.chain(manual.file.source);
            let found = files.find(|it| manual.sources.get(*it).path == inside);
            found.ok_or_else(|| {
                let zh = format!("手册中没有文件“{file}”；请按手册文件夹内的路径填写");
                let en = "name it as it is called inside the manual";
                Words::new(format!("the manual has no file `{file}`; {en}"), zh)
            })
        };
        self.files.iter().map(find).collect()
    }
}

/// The lock that is going to be written.
struct Locking {
    before: BTreeMap<String, Sealed>,
    sealed: BTreeMap<String, Sealed>,
    refused: Vec<(String, Words)>,
}

impl Locking {
    fn new(checked: &Checked, named: &BTreeSet<SourceId>) -> Locking {
        let manual = &checked.manual;
        let before = before(manual);
        let mut sealed = if named.is_empty() { BTreeMap::new() } else { before.clone() };
        let mut refused = Vec::new();
        let (fingerprints, against) = (Fingerprints::new(), against(checked));
        let (mut open, unreadable) = (named.clone(), manual.unreadable());
        for (source, document) in manual.approved_files() {
            let is_named = open.remove(&source);
            if !is_named && !named.is_empty() {
                continue;
            }
            let path = manual.sources.get(source).path.clone();
            let version = document.all.version.map(|it| it.as_str().to_owned());
            let own = Sealed { version, sha256: fingerprints.of(manual, source) };
            let known = manual.lock.as_ref().and_then(|it| it.seal(&path));
            let is_same_version = known.is_some_and(|it| it.is_of(document.all.version));
            let is_changed = before.get(&path).is_some_and(|it| it.sha256 != own.sha256);
            let why = if unreadable.contains(&source) {
                Some(unread())
            } else if !is_signed(manual, (source, &document), &against) {
                Some(unsigned())
            } else if !is_named && is_same_version && is_changed {
                Some(changed(own.version.as_deref()))
            } else {
                None
            };
            if let Some(why) = why {
                // What is known of it stays known.
                sealed.extend(before.get(&path).map(|it| (path.clone(), it.clone())));
                refused.push((path, why));
            } else {
                sealed.insert(path, own);
            }
        }
        let path = |it: &SourceId| manual.sources.get(*it).path.clone();
        let why = |it| if unreadable.contains(it) { unread() } else { no_status() };
        refused.extend(open.iter().map(|it| (path(it), why(it))));
        // What cannot be read may have lost the word that it is approved.
        for path in unreadable.iter().filter(|it| !open.contains(it)).map(path) {
            if let (Some(it), false) = (before.get(&path), sealed.contains_key(&path)) {
                sealed.insert(path.clone(), it.clone());
                refused.push((path, unread()));
            }
        }
        Locking { before, sealed, refused }
    }

    fn is_changed(&self) -> bool {
        self.sealed != self.before
    }

    fn told(&self, path: &Path, lang: Lang) -> String {
        let path = path.display();
        let fresh = self.sealed.iter().filter(|(path, it)| self.before.get(*path) != Some(it));
        let refused = self.refused.iter().filter(|(path, _)| self.sealed.contains_key(path));
        let (fresh, all) = (fresh.count(), self.sealed.len() - refused.count());
        let gone = self.before.keys().filter(|it| !self.sealed.contains_key(*it)).count();
        let mut told = match lang {
            _ if !self.is_changed() && all == 0 && self.refused.is_empty() => {
                return Words::fixed(
                    "no text is approved or in force; nothing was written\n",
                    "没有已批准或生效的文件，未写入任何内容\n",
                )
                .get(lang)
                .to_owned();
            }
            Lang::En => {
                let said = said(self.refused.len(), "{} refused; ");
                format!("{path}: {said}{all} approved, {fresh} of them new or changed")
            }
            Lang::Zh => {
                let said = said(self.refused.len(), "{} 个文件未登记；");
                format!("{path}：{said}共登记 {all} 个文件，其中新增或更新 {fresh} 个")
            }
        };
        if gone > 0 {
            let _ = match lang {
                Lang::En => write!(told, ", {gone} taken out"),
                Lang::Zh => write!(told, "，移除 {gone} 个"),
            };
        }
        told.push('\n');
        told
    }
}

/// `words` with a number; nothing if it is none.
fn said(number: usize, words: &str) -> String {
    if number == 0 { String::new() } else { words.replace("{}", &number.to_string()) }
}

/// Nobody knows what was approved, so nothing is approved by the way.
fn broken(path: &Path) -> Words {
    let path = path.display();
    Words::new(
        format!(
            "`{path}` cannot be read as a lock of version 1; put it back from version control, or \
             delete it to begin anew"
        ),
        format!(
            "“{path}”不是可读的版本 1 批准记录；请从版本库恢复该文件，若要重新登记，请将其删除"
        ),
    )
}

/// What the lock says already.
fn before(manual: &Manual) -> BTreeMap<String, Sealed> {
    let seals = manual.lock.iter().flat_map(Lock::seals);
    let sealed = seals.filter_map(|(path, seal)| {
        let text = |it: &Word| it.as_str().trim().to_owned();
        let version = seal.version.as_ref().map(text);
        Some((path.to_owned(), Sealed { version, sha256: text(seal.sha256.as_ref()?) }))
    });
    sealed.collect()
}

/// The sources in which findings stand against an approval.
fn against(checked: &Checked) -> BTreeSet<SourceId> {
    let findings = checked.report.findings.iter().map(|it| &it.diagnostic);
    let against = findings.filter(|it| AGAINST.contains(&it.rule.code()));
    let places = against.flat_map(|it| {
        // A signature that several lack is missing in all of them.
        std::iter::once(it.span).chain(it.labels.iter().map(|it| it.span))
    });
    places.map(|it| it.source).collect()
}

/// Whether the approval of a document is complete: in its own file, and in that of the manual if
/// it takes its signatures over from there.
fn is_signed(
    manual: &Manual,
    (own, document): (SourceId, &Document<'_>),
    against: &BTreeSet<SourceId>,
) -> bool {
    let is_own = document.signs_itself() || document.own.is_approved();
    let above = manual.file.source.filter(|_| !is_own);
    document.is_approved()
        && !against.contains(&own)
        && !above.is_some_and(|it| against.contains(&it))
}

fn unsigned() -> Words {
    Words::fixed(
        "its approval is not complete; see OPS804 and OPS807 of `opsbook check`",
        "批准手续不完整，见 `opsbook check` 中的 OPS804、OPS807",
    )
}

/// Without the settings nobody knows what takes its approval over from the manual.
fn unread_settings() -> Words {
    Words::fixed(
        "manual.yaml cannot be read; mend what `opsbook check` says of it, then approve",
        "manual.yaml 无法读取；请先改正 `opsbook check` 指出的问题，再登记",
    )
}

fn unread() -> Words {
    Words::fixed(
        "it cannot be read; mend what `opsbook check` says of it",
        "文件无法读取，请先改正 `opsbook check` 指出的问题",
    )
}

fn changed(version: Option<&str>) -> Words {
    let version = version.unwrap_or("?");
    Words::new(
        format!(
            "it was changed, but is still version {version}; raise the version, or name the file \
             if it was only a slip"
        ),
        format!(
            "内容有改动，但版本仍为 {version}；请升高版本号，若只是改正笔误，请在命令中写明该文件"
        ),
    )
}

fn no_status() -> Words {
    Words::fixed(
        "it is neither approved nor in force; write `status: approved` once it is",
        "尚未批准或生效；批准后请写 `status: approved`（`状态: 已批准`）",
    )
}
