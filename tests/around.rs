//! What surrounds the pages of a handbook: its own look, whole addresses, tags, former addresses,
//! links to the source and to its history.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may be blunt")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const SETTINGS: &str = "title: Café\nlanguages: [en]\n";
const OPENING: &str = "---\ntitle: Opening\ntags: [morning, Füße & Hände]\n\
    formerly: [old/start.md, begin]\n---\n\nWe *open* at <b>seven</b> & not later.\n";

/// A manual of these files.
fn manual(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The files of the handbook that is made of `manual`, by their addresses.
fn built(manual: &Path, options: &[&str]) -> BTreeMap<String, String> {
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("site");
    let run = Command::new(env!("CARGO_BIN_EXE_opsbook"))
        .args([Path::new("build"), manual, Path::new("--out"), &site])
        .args(["--today", "2026-11-23"])
        .args(options)
        .output()
        .unwrap();
    assert!(site.join("index.html").is_file(), "{}", String::from_utf8_lossy(&run.stderr));
    let mut files = BTreeMap::new();
    walk(&site, "", &mut files);
    files
}

fn walk(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read_to_string(entry.path()).unwrap_or_default());
        }
    }
}

fn with_settings(more: &str) -> BTreeMap<String, String> {
    let settings = format!("{SETTINGS}{more}");
    built(manual(&[("manual.yaml", &settings), ("opening.md", OPENING)]).path(), &[])
}

fn has(page: &str, part: &str) {
    assert!(page.contains(part), "no `{part}` in\n{page}");
}

#[test]
fn whole_addresses_are_only_where_it_is_known_where_a_handbook_is() {
    let plain = with_settings("");
    for (address, text) in plain.iter().filter(|(it, _)| Path::new(it).extension().is_some()) {
        assert!(!text.contains("og:url") && !text.contains("canonical"), "{address}");
    }
    assert!(!plain.contains_key("sitemap.xml") && !plain.contains_key("robots.txt"));
    has(&plain["opening.html"], "content=\"We open at seven &amp; not later.\"");

    let known = with_settings("base_url: https://cafe.example/book\n");
    has(
        &known["opening.html"],
        "rel=\"canonical\" href=\"https://cafe.example/book/opening.html\"",
    );
    has(&known["index.html"], "property=\"og:url\" content=\"https://cafe.example/book/\"");
    has(&known["opening.html"], "property=\"og:description\" content=\"We open at seven");
    has(&known["sitemap.xml"], "<loc>https://cafe.example/book/opening.html</loc>");
    has(&known["sitemap.xml"], "<loc>https://cafe.example/book/</loc>");
    assert!(!known["sitemap.xml"].contains("404") && !known["sitemap.xml"].contains("begin"));
    has(&known["robots.txt"], "Sitemap: https://cafe.example/book/sitemap.xml");
    has(&known["404.html"], "href=\"/book/index.html\"");
    has(&known["opening.html"], "<link rel=\"stylesheet\" href=\"opsbook/style-");
}

#[test]
fn former_addresses_lead_to_the_new_one() {
    let site = with_settings("");
    has(&site["old/start.html"], "http-equiv=\"refresh\" content=\"0; url=../opening.html\"");
    has(&site["begin.html"], "url=opening.html");
    has(&site["begin.html"], "<a href=\"opening.html\">Opening</a>");
}

#[test]
fn tags_have_pages() {
    let site = with_settings("");
    has(&site["opening.html"], "<a href=\"tags/morning.html\">morning</a>");
    has(&site["tags/Füße---Hände.html"], "<a href=\"../opening.html\">Opening</a>");
    has(&site["tags/index.html"], "href=\"../tags/Füße---Hände.html\">Füße &amp; Hände");
    let none = built(manual(&[("manual.yaml", SETTINGS), ("a.md", "# A\n")]).path(), &[]);
    assert!(!none.keys().any(|it| it.starts_with("tags/")));
    assert!(!none["a.html"].contains("tags/"));
}

#[test]
fn what_is_unlisted_is_found_by_its_address_alone() {
    let hidden = "---\ntitle: Secret sauce\ntags: [kitchen]\nunlisted: true\n---\n\nStir it.\n";
    let index = "---\nunlisted: true\n---\n\n# Jottings\n\nWhat came to mind in the yard today, for later.\n";
    let settings = format!("{SETTINGS}base_url: https://cafe.example/book\n");
    let site = built(
        manual(&[
            ("manual.yaml", &settings),
            ("opening.md", OPENING),
            ("sauce.md", hidden),
            ("notes/index.md", index),
            ("boss.md", "---\nkind: role\nid: boss\nname: Boss\nunlisted: true\n---\n"),
            (
                "notes/first.md",
                "# First note\n\nWhat was said at noon, in a few words for those who were out.\n",
            ),
        ])
        .path(),
        &[],
    );
    for (address, title) in [
        ("sauce.html", "Secret sauce"),
        ("notes/index.html", "Jottings"),
        ("notes/first.html", "First note"),
    ] {
        has(&site[address], &format!("<h1>{title}</h1>"));
        has(&site[address], "<meta name=\"robots\" content=\"noindex\">");
        let tells = |(other, text): &(&String, &String)| {
            !["sauce.html", "notes/index.html", "notes/first.html"].contains(&other.as_str())
                && (text.contains(title) || text.contains(address))
        };
        let telling: Vec<&String> = site.iter().filter(tells).map(|it| it.0).collect();
        assert!(telling.iter().all(|it| *it == ".opsbook-manifest"), "{title}: {telling:?}");
    }
    assert!(!site.contains_key("tags/kitchen.html"));
    // An entry has its register.
    has(&site["boss.html"], "<meta name=\"robots\" content=\"noindex\">");
    has(&site["registers/roles.html"], "href=\"../boss.html\"");
    assert!(!site["sitemap.xml"].contains("boss.html"));
    let found = site.iter().filter(|(it, _)| it.starts_with("opsbook/search/x"));
    assert!(!found.map(|(_, text)| text).any(|it| it.contains("boss.html")));
    assert!(!site["opening.html"].contains("noindex"));
}

#[test]
fn changes_are_told_in_a_feed() {
    let settings = "title: {zh: 手册 <A>, en: Book & Co}\nlanguages: [en, zh]\n\
        version: \"2.0\"\nhistory:\n\
        - {version: \"1.0\", date: 2025-01-02, summary: First}\n\
        - {version: \"2.0\", date: 2026-03-04, author: boss, summary: {zh: 改, en: \"<b> & more\"}}\n\
        - {version: \"2.1\", summary: Some day}\n\
        - {version: \"3.0\", date: 2030-01-01, summary: In time}\n";
    let role = "---\nkind: role\nid: boss\nname: {zh: 店长, en: Boss}\n---\n";
    let chapter =
        "---\nhistory: [{date: 2025-06-07, summary: Moved}, {date: 2025-06-07}]\n---\n\n# Door\n";
    let of = |more: &str| {
        let settings = format!("{settings}{more}");
        let files = [("manual.yaml", settings.as_str()), ("boss.md", role), ("door.md", chapter)];
        built(manual(&files).path(), &[])
    };
    assert!(of("").keys().all(|it| !it.ends_with("feed.xml")));
    let site = of("base_url: https://cafe.example/book\n");
    let feed = &site["feed.xml"];
    let places = [
        "<title>Book &amp; Co</title>",
        "<updated>2026-03-04T00:00:00Z</updated>",
        "<id>https://cafe.example/book/#2.0</id>",
        "<author><name>Boss</name></author>\n<summary>&lt;b&gt; &amp; more</summary>",
        "<id>https://cafe.example/book/door.html#2025-06-07</id>",
        "<id>https://cafe.example/book/door.html#2025-06-07+</id>",
        "<summary>Moved</summary>",
        "<title>Book &amp; Co 1.0</title>",
    ]
    .map(|it| feed.find(it).unwrap_or_else(|| panic!("no {it} in\n{feed}")));
    assert!(places.is_sorted(), "{feed}");
    assert_eq!(feed.matches("<entry>").count(), 4);
    has(&site["zh/feed.xml"], "<title>手册 &lt;A&gt; 2.0</title>");
    has(&site["zh/feed.xml"], "<name>店长</name>");
    has(&site["door.html"], "type=\"application/atom+xml\" title=\"Changes");
    has(&site["index.html"], "<a href=\"feed.xml\" type=\"application/atom+xml\">");
}

#[test]
fn an_edition_that_is_not_in_force_says_so_on_each_page() {
    for (status, says) in [
        ("draft", Some("is a draft")),
        ("in_review", Some("under review")),
        ("superseded", Some("replaced by a newer one")),
        ("obsolete", Some("is obsolete")),
        ("effective", None),
        ("approved", None),
    ] {
        let more = format!("status: {status}\ncurrent_edition: https://cafe.example/2027\n");
        let site = with_settings(&more);
        for page in ["index.html", "opening.html", "findings.html"] {
            assert_eq!(site[page].contains("class=\"banner"), says.is_some(), "{status}");
            has(&site[page], says.unwrap_or("<main"));
            let leads = site[page].contains("<a href=\"https://cafe.example/2027/\">");
            assert_eq!(leads, says.is_some(), "{status}");
        }
    }
    assert!(!with_settings("")["index.html"].contains("class=\"banner"));
}

#[test]
fn a_look_of_its_own() {
    let settings = format!(
        "{SETTINGS}theme:\n  accent: \"#ffcc00\"\n  logo: ./pictures/a b.svg\n  favicon: icon.png\n  \
         footer: {{en: For <us>, zh: 内部}}\n  css: extra.css\n  js: [extra.js]\n  \
         fonts: [Source Han Sans SC, \"a\\\"}}b\"]\n"
    );
    let files = [
        ("manual.yaml", settings.as_str()),
        ("deep/opening.md", OPENING),
        ("pictures/a b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"),
        ("icon.png", ""),
        ("extra.css", ""),
        ("extra.js", ""),
    ];
    let site = built(manual(&files).path(), &[]);
    let page = &site["deep/opening.html"];
    has(page, "src=\"../pictures/a%20b.svg\"");
    has(page, "<link rel=\"icon\" href=\"../icon.png\">");
    has(page, "<link rel=\"stylesheet\" href=\"../extra.css\">");
    has(page, "<script src=\"../extra.js\" defer></script>");
    has(page, "<p class=\"own-foot\">For &lt;us&gt;</p>");
    let style = |site: &BTreeMap<String, String>| {
        let found = site.iter().find(|(it, _)| it.starts_with("opsbook/style-"));
        found.map(|(name, text)| (name.clone(), text.clone())).unwrap()
    };
    let (name, text) = style(&site);
    has(&text, "--accent:light-dark(#");
    has(&text, "html{font-family:\"Source Han Sans SC\",\"a\\22 }b\",var(--face)}");
    assert!(!text.contains("light-dark(#ffcc00"), "too pale on a light ground");
    has(page, &name);
    assert_ne!(style(&with_settings("")).0, name, "another content, and the same name");
}

#[test]
fn pages_lead_to_their_source() {
    let site = with_settings("repository: {url: 'https://gitlab.example/c/m', folder: '.'}\n");
    let edit = "href=\"https://gitlab.example/c/m/-/edit/main/opening.md\"";
    has(&site["opening.html"], edit);
    has(&site["opening.html"], "(GitLab)");
    assert!(!with_settings("")["opening.html"].contains("source-edit"));
}

/// Runs git in `folder`, as somebody.
fn git(folder: &Path, arguments: &[&str]) {
    let author = ["-c", "user.name=林知夏", "-c", "user.email=lin@example.com"];
    let run = Command::new("git")
        .args(author)
        .args(arguments)
        .current_dir(folder)
        .env("GIT_COMMITTER_DATE", "2026-03-02T10:00:00Z")
        .env("GIT_AUTHOR_DATE", "2026-03-02T10:00:00Z")
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn git_says_who_changed_a_page_last() {
    let home = manual(&[("book/manual.yaml", SETTINGS), ("book/opening.md", OPENING)]);
    let folder = home.path();
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "-m", "One"]);
    let book = folder.join("book");
    let site = built(&book, &["--git"]);
    has(&site["opening.html"], "Last changed <time>2026-03-02</time> · 林知夏");
    assert_eq!(built(&book, &["--git"]), site, "the same commit, and other bytes");
    assert!(!built(&book, &[])["opening.html"].contains("Last changed"));

    // A clone that holds only the last commit does not know who wrote the rest.
    fs::write(book.join("new.md"), "# New\n").unwrap();
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "-m", "Two"]);
    let from = format!("file://{}", folder.display());
    let clones = tempfile::tempdir().unwrap();
    git(clones.path(), &["clone", "--quiet", "--depth", "1", &from, "clone"]);
    let site = built(&clones.path().join("clone/book"), &["--git"]);
    has(&site["opening.html"], "Last change unknown");

    let nowhere = manual(&[("manual.yaml", SETTINGS), ("opening.md", OPENING)]);
    let site = built(nowhere.path(), &["--git"]);
    assert!(!site["opening.html"].contains("Last change"));
}

#[test]
fn each_language_has_a_site_map_and_pages_name_each_other() {
    let settings =
        "title: {zh: 手册, en: Manual}\nlanguages: [en, zh]\nbase_url: https://cafe.example/book\n";
    let site = built(manual(&[("manual.yaml", settings), ("opening.md", OPENING)]).path(), &[]);
    has(&site["sitemap.xml"], "<loc>https://cafe.example/book/opening.html</loc>");
    assert!(!site["sitemap.xml"].contains("/zh/"));
    has(&site["zh/sitemap.xml"], "<loc>https://cafe.example/book/zh/opening.html</loc>");
    assert!(!site["zh/sitemap.xml"].contains("book/opening.html"));
    has(&site["robots.txt"], "Sitemap: https://cafe.example/book/zh/sitemap.xml");
    for page in ["opening.html", "zh/opening.html"] {
        has(&site[page], "hreflang=\"en\" href=\"https://cafe.example/book/opening.html\"");
        has(&site[page], "hreflang=\"zh-CN\" href=\"https://cafe.example/book/zh/opening.html\"");
    }
}
