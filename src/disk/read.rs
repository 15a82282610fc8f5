//! From folder to sources.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::cause::cause;
use super::names::trouble;
use super::pictures::size_of;
use super::publish::system::open_plain;
use crate::model::LOCK;
use crate::model::settings::ManualFile;
use crate::text::{Attachment, Problem, Source, SourceId, Sources, Span, What, Words};

/// How many bytes one text may have; a book of a thousand pages has fewer.
const LARGEST: u64 = 8 << 20;

/// Reads the manual in the folder `root`. The folder `site`, if it lies inside, is left out, as is
/// whatever a former run has written. Fails only if the folder itself cannot be read; what is
/// wrong inside of it is a problem of the sources.
pub fn read(root: &Path, site: &Path) -> anyhow::Result<Sources> {
    std::fs::read_dir(root).with_context(|| root.display().to_string())?;
    let (left_out, no_patterns) = left_out(root);
    let site = site.canonicalize().ok();
    let mut found = Found::default();
    let walk = WalkDir::new(root)
        .follow_links(false)
        .min_depth(1)
        .sort_by(|a, b| a.file_name().as_encoded_bytes().cmp(b.file_name().as_encoded_bytes()));
    let mut walk = walk.into_iter().filter_entry(|it| {
        let is_site = it.file_type().is_dir()
            && (it.path().join(".opsbook-manifest").exists()
                || site.is_some() && it.path().canonicalize().ok() == site);
        !is_hidden(it) && !is_site && !is_left_out(&left_out, root, it)
    });
    while let Some(entry) = walk.next() {
        match entry {
            Ok(entry) => {
                // What lies in a folder without an address has none either.
                if !found.take(root, &entry) && entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
            }
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                let error = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
                found.refuse(root, &path, unreadable(&error));
            }
        }
    }
    let mut sources = found.read();
    let settings = sources.at("manual.yaml").or_else(|| sources.at("manual.yml"));
    for (span, what) in no_patterns {
        // The settings were read before they were a source.
        let span = Span { source: settings.unwrap_or(span.source), ..span };
        sources.problems.push(Problem { span, what });
    }
    Ok(sources)
}

pub(super) fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name == "node_modules" || name.ends_with('~')
}

/// What `.opsbookignore` and `exclude:` leave out, written as in `.gitignore`; and what stands in
/// `exclude:` and is no such pattern.
fn left_out(root: &Path) -> (Gitignore, Vec<(Span, What)>) {
    let mut builder = GitignoreBuilder::new(root);
    let ignored = text_of(&root.join(".opsbookignore")).map(|(text, _)| text).unwrap_or_default();
    for pattern in ignored.lines() {
        // A pattern that is none leaves nothing out.
        let _ = builder.add_line(None, pattern);
    }
    let settings = ["manual.yaml", "manual.yml"].iter().find_map(|name| {
        let (text, _) = text_of(&root.join(name)).ok()?;
        Some(ManualFile::read(SourceId::default(), &text, &mut Vec::new()).settings)
    });
    let mut wrong = Vec::new();
    for pattern in settings.iter().flat_map(|it| &it.exclude) {
        if builder.add_line(None, pattern.as_str()).is_err() {
            wrong.push((pattern.span(), no_pattern(pattern.as_str())));
        }
    }
    (builder.build().unwrap_or_else(|_| Gitignore::empty()), wrong)
}

fn no_pattern(text: &str) -> What {
    What::WrongType {
        key: "exclude".to_owned(),
        want: Words::fixed("a pattern as `drafts/` or `*.tmp`", "路径模式，如 `drafts/`、`*.tmp`"),
        found: Words::new(format!("`{text}`"), format!("“{text}”")),
    }
}

fn is_left_out(left_out: &Gitignore, root: &Path, entry: &DirEntry) -> bool {
    let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
    // What was approved is not forgotten because of a pattern.
    path != Path::new(LOCK) && left_out.matched(path, entry.file_type().is_dir()).is_ignore()
}

/// What a walk has found: files to read, files to copy, and what can be neither.
#[derive(Default)]
pub(super) struct Found {
    pub(super) texts: Vec<(String, PathBuf)>,
    pub(super) attachments: Vec<Attachment>,
    refused: Vec<(String, What)>,
}

impl Found {
    /// Says whether `entry` can be a part of the manual.
    fn take(&mut self, root: &Path, entry: &DirEntry) -> bool {
        let (path, kind) = (entry.path(), entry.file_type());
        let is_lock = relative(root, path) == LOCK;
        let wrong = if is_lock && kind.is_dir() {
            Some(What::NotAFile { what: Words::fixed("a folder", "文件夹") })
        } else {
            wrong_with(entry)
        };
        if let Some(what) = wrong {
            self.refuse(root, path, what);
            return false;
        }
        if kind.is_file() {
            let relative = relative(root, path);
            if is_text(&relative) {
                if is_table(&relative) {
                    // Tables are read, and readers may still fetch them.
                    let (path, file) = (relative.clone(), path.to_path_buf());
                    self.attachments.push(Attachment { path, file, size: None });
                }
                self.texts.push((relative, path.to_path_buf()));
            } else if !is_part_of_the_look(&relative) {
                let (path, file) = (relative, path.to_path_buf());
                self.attachments.push(Attachment { path, file, size: None });
            }
        }
        true
    }

    pub(super) fn refuse(&mut self, root: &Path, path: &Path, what: What) {
        self.refused.push((relative(root, path), what));
    }

    pub(super) fn read(self) -> Sources {
        let mut sources = Sources::default();
        let texts: Vec<_> = self.texts.par_iter().map(|(_, file)| text_of(file)).collect();
        for ((path, _), text) in self.texts.into_iter().zip(texts) {
            let (text, what) = match text {
                Ok((text, what)) => (text, what),
                Err(what) => (String::new(), Some(what)),
            };
            let offset = match what {
                Some(What::NotUtf8 { offset, .. }) => offset,
                _ => 0,
            };
            let id = sources.add(Source::new(path, text));
            if let Some(what) = what {
                sources.problems.push(Problem { span: Span::new(id, offset..offset + 1), what });
            }
        }
        for (path, what) in self.refused {
            let id = sources.add(Source::new(path, ""));
            sources.problems.push(Problem { span: Span::new(id, 0..0), what });
        }
        sources.attachments = self.attachments;
        sources.attachments.par_iter_mut().for_each(|it| it.size = size_of(&it.file));
        sources
    }
}

/// What keeps `entry` out of a manual: a link, or a name that cannot be an address.
pub(super) fn wrong_with(entry: &DirEntry) -> Option<What> {
    if let Some(what) = not_a_file(entry.file_type()) {
        return Some(What::NotAFile { what });
    }
    let Some(name) = entry.file_name().to_str() else {
        let what = Words::fixed("the name is not UTF-8", "名称不是 UTF-8 编码");
        return Some(What::BadName { what });
    };
    trouble(name).map(|what| What::BadName { what })
}

fn not_a_file(kind: std::fs::FileType) -> Option<Words> {
    if kind.is_symlink() {
        return Some(Words::fixed("a symbolic link", "符号链接（快捷方式）"));
    }
    if kind.is_file() || kind.is_dir() {
        return None;
    }
    Some(Words::fixed("a pipe, socket or device", "管道、套接字或设备文件"))
}

pub(super) fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts = inside.components().map(|it| it.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

/// Whether the file at `path` is read: a chapter, the settings, the lock, a standard, data, a table,
/// or a template.
fn is_text(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_yaml = matches!(ending.as_str(), "yaml" | "yml");
    let at_home = path == "manual.yaml" || path == "manual.yml";
    let is_lock = path == LOCK;
    matches!(ending.as_str(), "md" | "markdown")
        || is_table(path)
        || is_lock
        || is_yaml && (at_home || path.starts_with("standards/") || path.starts_with("data/"))
        || path.starts_with("templates/")
            && matches!(ending.as_str(), "html" | "css" | "js" | "svg")
}

/// Whether the file at `path` is a table of values.
fn is_table(path: &str) -> bool {
    path.starts_with("data/") && path.to_ascii_lowercase().ends_with(".csv")
}

/// Whether the file at `path` belongs to the manual's own templates.
fn is_part_of_the_look(path: &str) -> bool {
    path.starts_with("templates/")
}

/// The text of a file, and what is wrong with it although it is there. Whatever has become of the
/// file since its folder was listed, no link is followed and no pipe is waited for.
fn text_of(path: &Path) -> Result<(String, Option<What>), What> {
    let file = open_plain(path).map_err(|it| unreadable(&it))?;
    // What the file says of its length may be wrong: it only spares growing.
    let said = file.metadata().map_or(0, |it| it.len().min(LARGEST));
    let mut bytes = Vec::with_capacity(usize::try_from(said).unwrap_or_default());
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|it| unreadable(&it))?;
    if bytes.len() as u64 > LARGEST {
        let what = Words::fixed(
            "the file is larger than 8 MB; split it",
            "文件超过 8 MB，请拆分为多个文件",
        );
        return Err(What::TooLarge { what });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, None)),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let guess = encoding(error.as_bytes());
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            Ok((text, Some(What::NotUtf8 { offset, guess })))
        }
    }
}

pub(super) fn unreadable(error: &io::Error) -> What {
    if error.kind() == io::ErrorKind::InvalidInput {
        let what = Words::fixed("a symbolic link, pipe or device", "符号链接、管道或设备文件");
        return What::NotAFile { what };
    }
    if error.kind() == io::ErrorKind::PermissionDenied {
        let reason = Words::fixed(
            "this file may not be read; ask for the right to read it",
            "没有读取该文件的权限，请申请权限",
        );
        return What::Unreadable { reason };
    }
    let (en, zh) = cause(error);
    What::Unreadable { reason: Words::new(en, zh) }
}

/// The encoding that `bytes` look like.
fn encoding(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Some("UTF-16");
    }
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        rest = match (first, tail) {
            (0..=0x7f, _) => tail,
            (
                0x81..=0xfe,
                [0x40..=0x7e | 0x80..=0xfe, more @ ..]
                | [0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, more @ ..],
            ) => more,
            _ => return None,
        };
    }
    Some("GB18030 (GBK)")
}

#[cfg(test)]
mod tests {
    use super::encoding;

    #[test]
    fn chinese_encodings_are_guessed() {
        assert_eq!(encoding(&[0xc1, 0xf7, 0xb3, 0xcc, b'\n']), Some("GB18030 (GBK)"));
        assert_eq!(encoding(&[0xff, 0xfe, 0x41, 0x6d]), Some("UTF-16"));
        assert_eq!(encoding(&[0xc3, 0x28, 0x20, 0xff]), None);
    }
}
