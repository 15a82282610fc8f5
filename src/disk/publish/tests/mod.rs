//! The promises of publishing, each in a folder of its own.

mod fallback;
mod files;
mod foreign;
mod manifest;
mod refusals;
mod stale;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::disk::publish::{Places, Published, Trouble, Way, publish_by};
use crate::site::{Content, Site};

/// A manual, a place for the handbook, a home, and something that is nobody's business.
struct Scene {
    folder: TempDir,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["manual", "home", "other"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("other/precious.txt"), "precious").unwrap();
        fs::write(folder.path().join("manual/manual.yaml"), "title: x").unwrap();
        Self { folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn out(&self) -> PathBuf {
        self.path("site")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn publish(&self, way: Way, pages: &[&str]) -> Result<Published, Trouble> {
        self.publish_site(way, &site(pages), &self.out())
    }

    fn publish_site(&self, way: Way, site: &Site, out: &Path) -> Result<Published, Trouble> {
        let (source, home) = (self.path("manual"), self.path("home"));
        publish_by(way, site, &Places { source: &source, out, home: Some(&home) })
    }

    /// All that lies below, with its content: folders end in `/`, links tell where they lead.
    fn everything(&self) -> Vec<String> {
        let mut all = Vec::new();
        list(self.folder.path(), self.folder.path(), &mut all);
        all.sort();
        all
    }

    /// The names in the scene's folder, to see whether a stage was left.
    fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

fn names(folder: &Path) -> Vec<String> {
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().flatten().map(name).collect();
    names.sort();
    names
}

fn list(root: &Path, folder: &Path, all: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let (path, kind) = (entry.path(), entry.file_type().unwrap());
        let name = path.strip_prefix(root).unwrap().display().to_string();
        if kind.is_dir() {
            all.push(format!("{name}/"));
            list(root, &path, all);
        } else if kind.is_symlink() {
            all.push(format!("{name} -> {}", fs::read_link(&path).unwrap().display()));
        } else if kind.is_file() {
            all.push(format!("{name} = {}", String::from_utf8_lossy(&fs::read(&path).unwrap())));
        } else {
            all.push(format!("{name} (special)"));
        }
    }
}

/// A site of pages, each with its own path as text.
fn site(pages: &[&str]) -> Site {
    let page = |path: &&str| ((*path).to_owned(), Content::Bytes(path.as_bytes().to_vec()));
    Site { files: pages.iter().map(page).collect() }
}

const WAYS: [Way; 2] = [Way::Swapped, Way::FileByFile];
