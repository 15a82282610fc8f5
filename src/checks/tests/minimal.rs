//! Tests: what the shortest manuals are told.

#![allow(clippy::disallowed_methods, reason = "the example manual is read from the disk")]

use std::path::Path;

use super::check;
use crate::diagnostics::{Level, Levels, Report};
use crate::model::{Asked, Manual, Target, Use};
use crate::testing::{TODAY, sources};
use crate::text::{Lang, Source, SourceId, Sources};

fn report(sources: Sources, standards: &[&str]) -> Report {
    let standards = standards.iter().map(|it| (*it).to_owned()).collect();
    let manual = Manual::new(sources, Asked { as_of: TODAY, standards, release: None });
    check(&manual, &Levels::new(&manual.file.settings, None))
}

/// The findings of rules whose codes begin with `family`, as code and message.
fn findings(report: &Report, family: &str) -> Vec<String> {
    let own = report.findings.iter().filter(|it| it.diagnostic.rule.code().starts_with(family));
    own.map(|it| format!("{:?}: {}", it.diagnostic.rule, it.diagnostic.message(Lang::En))).collect()
}

/// The manual in `tests/manuals/<name>`, all of whose files lie in one folder.
fn manual(name: &str) -> Sources {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/manuals").join(name);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().collect();
    files.sort_by_key(std::fs::DirEntry::file_name);
    let mut sources = Sources::default();
    for it in files {
        let path = it.file_name().into_string().unwrap();
        sources.add(Source::new(path, std::fs::read_to_string(it.path()).unwrap()));
    }
    sources
}

#[test]
fn the_minimal_manual_is_what_core8_asks_for() {
    let report = report(manual("minimal"), &[]);
    for family in ["OPS0", "OPS1"] {
        assert_eq!(findings(&report, family), [""; 0]);
    }
    let read = Manual::new(manual("minimal"), Asked::on(TODAY));
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    let leads_nowhere = |it: &&Use| matches!(it.target, Target::Missing | Target::OtherKind(_));
    let lost: Vec<_> = read.index.uses.iter().filter(leads_nowhere).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn the_minimal_manual_can_do_without_none_of_its_chapters() {
    let whole = manual("minimal");
    for (_, left_out) in whole.iter().filter(|(_, it)| it.path != "manual.yaml") {
        let mut sources = Sources::default();
        for (_, it) in whole.iter().filter(|(_, it)| it.path != left_out.path) {
            sources.add(it.clone());
        }
        let report = report(sources, &[]);
        assert_eq!(findings(&report, "OPS101").len(), 1, "{}", left_out.path);
    }
}

#[test]
fn the_minimal_manual_has_eight_chapters_and_seven_keys() {
    let sources = manual("minimal");
    let keys = ["process", "roles", "tools", "KPIs", "risk", "training", "improvement"];
    for key in keys {
        let has_key = |it: &Source| it.text.lines().any(|it| it == format!("{key}:"));
        let found: Vec<_> = sources.iter().filter(|(_, it)| has_key(it)).collect();
        assert_eq!(found.len(), 1, "{key}");
    }
    assert_eq!(sources.iter().filter(|(_, it)| it.path != "manual.yaml").count(), 8);
}

#[test]
fn a_folder_of_prose_is_not_held_against_any_standard() {
    let prose = "//- a.md\n# A\n\nText.\n//- b/c.md\nNo heading.\n//- d.md\n# Roles\n\n## Duties\n\nTo bake.\n";
    for settings in
        ["", "//- manual.yaml\nstandards: []\n", "//- manual.yaml\ntitle: A\nstandards:\n"]
    {
        let report = report(sources(&format!("{settings}{prose}")), &[]);
        let mut found = findings(&report, "OPS");
        // One note says that there are no settings.
        if settings.is_empty() {
            assert!(found.remove(0).starts_with("OPS020"));
        }
        assert_eq!(found, [""; 0], "{settings}");
    }
}

#[test]
fn an_empty_folder_is_itself_a_finding() {
    let bare = report(Sources::default(), &[]);
    assert_eq!(findings(&bare, "OPS"), ["OPS119: there is no chapter here"]);
    assert_eq!(bare.findings[0].diagnostic.span.source, SourceId::FOLDER);
    let asked = report(Sources::default(), &["core8", "core9"]);
    assert_eq!(findings(&asked, "OPS").len(), 2, "{:?}", findings(&asked, "OPS"));
    let listed = report(sources("//- SUMMARY.md\n# Summary\n\n- [A](a.md)\n"), &["core8"]);
    assert_eq!(findings(&listed, "OPS1"), ["OPS119: there is no chapter here"]);
}

#[test]
fn what_only_should_be_there_counts_less() {
    let text = "//- manual.yaml\nstandards: [mini]\n\
                //- standards/mini.yaml\ntitle: Mini\nchapters:\n\
                - { id: tools, title: Tools, need: should }\n\
                - { id: roles, title: Roles, sections: [{ title: A, need: should }, { title: B }] }\n\
                //- roles.md\n# Roles\n\nText.\n";
    let report = report(sources(text), &[]);
    let levels: Vec<_> =
        report.findings.iter().map(|it| (it.diagnostic.rule.code(), it.level)).collect();
    let want = [("OPS101", Level::Warning), ("OPS102", Level::Warning), ("OPS102", Level::Error)];
    assert_eq!(levels, want);
}

#[test]
fn a_missing_part_is_told_once_even_if_all_standards_ask_for_it() {
    let text = "# Roles and responsibilities\n\nText.\n";
    let report = report(sources(text), &["core8", "essential5", "enterprise8", "team10"]);
    let found = findings(&report, "OPS101");
    let risks: Vec<_> = found.iter().filter(|it| it.contains("`Risk management`")).collect();
    assert_eq!(
        risks,
        [
            "OPS101: chapter `Risk management` of `Core-8 standard` and `Team-10 standard` is missing"
        ]
    );
}

#[test]
fn one_slip_is_one_finding() {
    let whole = manual("minimal");
    let with = |path: &str, from: &str, to: &str| {
        let mut sources = Sources::default();
        for (_, it) in whole.iter() {
            let text =
                if it.path == path { it.text.replacen(from, to, 1) } else { it.text.clone() };
            sources.add(Source::new(it.path.clone(), text));
        }
        let found = findings(&report(sources, &[]), "OPS");
        let codes = found.iter().map(|it| it.split(':').next().unwrap_or_default().to_owned());
        codes.collect::<Vec<_>>()
    };
    // A tab in a front matter: what is lost with it is not missed besides.
    assert_eq!(with("1-流程规范.md", "  name: 预订处理", "\tname: 预订处理"), ["OPS001"]);
    // A slip in a key, and a value that is none of the known ones.
    assert_eq!(with("1-流程规范.md", "  owner: shopkeeper", "  ownr: shopkeeper"), ["OPS005"]);
    assert_eq!(with("5-风险管理.md", "response: reduce", "response: mitigate"), ["OPS007"]);
    assert_eq!(with("4-绩效指标.md", "frequency: 每周", "frequency: 有时"), ["OPS013"]);
}
