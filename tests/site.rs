//! Handbooks as browsers see them: built with the program, then every page is read and every
//! address in it followed.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test that fails may panic, and we write the names ourselves"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// What a page must say about where scripts, styles and pictures may come from.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// A folder of Markdown that never heard of front matter.
const PLAIN: &[(&str, &str)] = &[
    ("README.md", "# Night shift\n\nSee [first day](01-start/02-first-day.md#main).\n"),
    ("01-start/README.md", "# Start\n\n![Plan](plan.svg) [rules](../02-work/rules.md)\n"),
    ("01-start/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"),
    (
        "01-start/02-first-day.md",
        "# First day\n\nText.[^1]\n\n# Main\n\n## In this chapter {#page.main-1}\n\n\
         # Again & again\n\n<h1>Raw</h1>\n\n[^1]: A note.\n",
    ),
    ("01-start/10-no-heading.md", "Only text, and <details><summary>more</summary>x</details>\n"),
    ("02-work/rules.md", "## Below\n\n- [x] done\n\n> [!WARNING]\n> Careful.\n\n# Above\n"),
    (
        "02-work/deep/deeper/a page.md",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n[up](../../rules.md#above)\n",
    ),
];

/// An English manual with data.
const DATA: &[(&str, &str)] = &[
    ("manual.yaml", "title: Café\nlang: en\nversion: '1.0'\nstandards: [core8]\n"),
    (
        "opening.md",
        "---\nkind: process\nid: opening\nname: {en: Opening, zh: 开店}\nowner: cook\n\
         purpose: Be ready at seven.\nraci: {A: cook, R: [cook]}\ntools: [oven]\nsteps:\n\
         - {id: light, name: Light the oven, responsible: cook, next: [{if: cold, to: light}]}\n\
         - Open the door\n---\n\n# Opening\n\n## Steps\n\nMore.\n\n## Purpose\n\nMore.\n",
    ),
    (
        "people.md",
        "---\nroles:\n- {id: cook, name: Cook, duties: [{text: Bake, core: true}]}\n\
         tools:\n- {id: oven, name: Oven}\nkpis:\n- {id: ontime, name: On time, unit: '%', target: 99}\n\
         risks:\n- {id: burn, name: Burns, inherent: {likelihood: 3, impact: 4}}\n---\n\nAll of us.\n",
    ),
];

#[test]
fn the_own_manual() {
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("manual");
    let site = Site::of(&manual);
    assert!(site.pages.len() > 200, "{} pages", site.pages.len());
    assert!(site.below.len() >= 8, "{} sections", site.below.len());
    site.check();
}

#[test]
fn a_plain_folder() {
    let site = Site::of(written(PLAIN).path());
    site.check();
    let day = &site.pages["01-start/02-first-day.html"];
    for (id, name) in [("main", "h2"), ("page.main-1", "h3"), ("again-again", "h2")] {
        let found = day.tags.iter().find(|it| it.get("id") == Some(id));
        assert_eq!(found.map(|it| it.name.as_str()), Some(name), "{id}");
    }
}

#[test]
fn an_english_manual() {
    let site = Site::of(written(DATA).path());
    site.check();
    assert!(site.pages.contains_key("registers/risks.html"));
}

#[test]
fn side_bars_do_not_grow_with_the_manual() {
    let size = |count: usize| {
        let files: Vec<_> = (1..=count).map(|it| format!("notes/{it:03}.md")).collect();
        let files: Vec<_> = files.iter().map(|it| (it.as_str(), "# Note\n\nText.\n")).collect();
        let site = Site::of(written(&files).path());
        site.check();
        site.pages[&format!("notes/{:03}.html", count / 2)].size
    };
    let (few, many) = (size(60), size(600));
    assert!(many < few + 100, "{few} bytes among 60, {many} among 600");
}

/// A manual of these files.
fn written(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A handbook that was built.
struct Site {
    pages: BTreeMap<String, Page>,
    files: BTreeSet<String>,
    /// What lies below sections of the side bar: for each file of that, the addresses in it, as seen
    /// from the page at the first.
    below: Vec<(String, Vec<String>)>,
}

struct Page {
    tags: Vec<Tag>,
    size: usize,
}

/// The start of an element.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Site {
    fn of(manual: &Path) -> Site {
        let out = tempfile::tempdir().unwrap();
        let site = out.path().join("site");
        let ended = Command::new(env!("CARGO_BIN_EXE_opsbook"))
            .args([Path::new("build"), manual, Path::new("--out"), &site])
            .output()
            .unwrap();
        // Manuals may have errors; handbooks show them.
        assert!(site.join("index.html").is_file(), "{}", String::from_utf8_lossy(&ended.stderr));
        let mut files = BTreeSet::new();
        walk(&site, "", &mut files);
        let pages = files.iter().filter(|it| it.ends_with(".html")).map(|it| {
            let text = fs::read_to_string(site.join(it)).unwrap();
            (it.clone(), Page { size: text.len(), tags: tags(&text) })
        });
        let below = files.iter().filter(|it| it.contains("opsbook/below-")).map(|it| {
            let text = fs::read_to_string(site.join(it)).unwrap();
            let list =
                text.trim().strip_prefix("opsbookBelow(").unwrap().strip_suffix(')').unwrap();
            let items: Vec<serde_json::Value> = serde_json::from_str(list).unwrap();
            let of = |item: &serde_json::Value| {
                let said = ["href", "below"].map(|it| item.get(it).cloned());
                said.into_iter().flatten().map(|it| it.as_str().unwrap().to_owned())
            };
            let home = it.split_once("opsbook/").unwrap().0.to_owned() + "index.html";
            (home, items.iter().flat_map(|it| of(it).collect::<Vec<_>>()).collect())
        });
        Site { pages: pages.collect(), below: below.collect(), files }
    }

    fn check(&self) {
        let mut wrong = Vec::new();
        for (address, page) in &self.pages {
            wrong.extend(page.wrong().into_iter().map(|it| format!("{address}: {it}")));
            for (_, to) in page.addresses() {
                if let Err(why) = self.follow(address, to) {
                    wrong.push(format!("{address}: {to}: {why}"));
                }
            }
        }
        for (home, addresses) in &self.below {
            assert!(!addresses.is_empty(), "nothing lies below a section");
            for to in addresses {
                if let Err(why) = self.follow(home, to) {
                    wrong.push(format!("below a section: {to}: {why}"));
                }
            }
        }
        let seen = self.reachable();
        let orphans = self.pages.keys().filter(|it| !seen.contains(*it) && *it != "404.html");
        wrong.extend(orphans.map(|it| format!("{it}: no way leads there")));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// The file that `to` leads to from the page at `from`; nothing if it leads out.
    fn follow(&self, from: &str, to: &str) -> Result<Option<String>, &'static str> {
        let schemes = ["https:", "http:", "mailto:", "tel:", "data:"];
        if schemes.iter().any(|it| to.starts_with(it)) {
            return Ok(None);
        }
        let (path, anchor) = to.split_once('#').map_or((to, None), |it| (it.0, Some(it.1)));
        let mut parts: Vec<&str> = from.split('/').collect();
        let path = decoded(path);
        if !path.is_empty() {
            parts.pop();
        }
        for part in path.split('/').filter(|it| !it.is_empty() && *it != ".") {
            if part != ".." {
                parts.push(part);
            } else if parts.pop().is_none() {
                return Err("leads above the root");
            }
        }
        let file = parts.join("/");
        if !self.files.contains(&file) {
            return Err("no such file");
        }
        if let Some(anchor) = anchor {
            let page = self.pages.get(&file).ok_or("a place in something that is no page")?;
            let anchor = decoded(anchor);
            if !page.tags.iter().any(|it| it.get("id") == Some(anchor.as_str())) {
                return Err("no such place");
            }
        }
        Ok(Some(file))
    }

    fn reachable(&self) -> BTreeSet<String> {
        let mut seen = BTreeSet::from(["index.html".to_owned()]);
        let mut waiting: Vec<String> = seen.iter().cloned().collect();
        while let Some(address) = waiting.pop() {
            let Some(page) = self.pages.get(&address) else { continue };
            let links = page.addresses().filter(|(tag, _)| tag.name == "a");
            for (_, to) in links {
                if let Ok(Some(file)) = self.follow(&address, to)
                    && seen.insert(file.clone())
                {
                    waiting.push(file);
                }
            }
        }
        seen
    }
}

impl Page {
    /// The addresses in it, and the tags that they stand in.
    fn addresses(&self) -> impl Iterator<Item = (&Tag, &str)> {
        let both = |tag| ["href", "src", "data-below"].map(|name| (tag, name));
        self.tags.iter().flat_map(both).filter_map(|(tag, name)| Some((tag, tag.get(name)?)))
    }

    /// What a page must not have, or lacks.
    fn wrong(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let titles = self.tags.iter().filter(|it| it.name == "h1").count();
        if titles != 1 {
            wrong.push(format!("{titles} h1"));
        }
        let says = |it: &&Tag| it.get("http-equiv") == Some("Content-Security-Policy");
        if self.tags.iter().find(says).and_then(|it| it.get("content")) != Some(POLICY) {
            wrong.push("no policy, or another".to_owned());
        }
        let mut ids = BTreeSet::new();
        for tag in &self.tags {
            if tag.name == "style" || (tag.name == "script" && tag.get("src").is_none()) {
                wrong.push(format!("<{}> in the page", tag.name));
            }
            for (name, value) in &tag.attributes {
                if name == "style" || name.starts_with("on") {
                    wrong.push(format!("attribute {name} on <{}>", tag.name));
                }
                if name == "id" && !ids.insert(value) {
                    wrong.push(format!("id {value} twice"));
                }
                let loads = name == "src" || (name == "href" && tag.name == "link");
                if loads && (value.contains("://") || value.starts_with("//")) {
                    wrong.push(format!("<{}> loads {value}", tag.name));
                }
            }
        }
        wrong
    }
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|it| it.0 == name);
        found.map(|it| it.1.as_str())
    }
}

fn walk(folder: &Path, at: &str, files: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{at}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name);
        }
    }
}

/// The start tags of `html`. Enough for pages that we write ourselves: no `<` in text, all
/// values in quotes.
fn tags(html: &str) -> Vec<Tag> {
    let starts = html.split('<').skip(1).filter(|it| it.starts_with(|c: char| c.is_alphabetic()));
    starts.map(tag).collect()
}

fn tag(text: &str) -> Tag {
    let ends = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '=');
    let (name, mut rest) = text.split_at(text.find(ends).unwrap());
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(ends).unwrap();
        if end == 0 {
            return Tag { name: name.to_lowercase(), attributes };
        }
        let (key, after) = rest.split_at(end);
        let mut value = "";
        rest = after;
        if let Some(after) = after.strip_prefix("=\"") {
            (value, rest) = after.split_once('"').unwrap();
        }
        attributes.push((key.to_lowercase(), plain(value)));
    }
}

/// `value` without character references.
fn plain(value: &str) -> String {
    let mut value = value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    for reference in ["&#39;", "&#x27;", "&apos;"] {
        value = value.replace(reference, "'");
    }
    value.replace("&#x2F;", "/").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

/// `text` without percent signs.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap();
        let byte = if byte == b'%' { u8::try_from(digit() * 16 + digit()).unwrap() } else { byte };
        bytes.push(byte);
    }
    String::from_utf8(bytes).unwrap()
}
