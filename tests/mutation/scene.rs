//! The sample manual, whole, and what is new in a damaged one.

use std::collections::BTreeMap;
use std::path::Path;

use opsbook::testing_face::{
    Asked, Lang, Manual, Report, Source, SourceId, Sources, check, levels,
};

use crate::mutants::{Edit, Mutant};

/// The day that the sample manual is read as of: it has no finding then.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 26);

/// A finding, as the test looks at it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    pub(crate) code: &'static str,
    pub(crate) path: String,
    pub(crate) message: String,
    pub(crate) line: usize,
}

/// The sample manual, and what is found in it whole.
pub(crate) struct Scene {
    pub(crate) manual: Manual,
    whole: BTreeMap<(&'static str, String, String), usize>,
}

impl Scene {
    pub(crate) fn new() -> Scene {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("manual");
        let sources = opsbook::read(&folder, Path::new("site")).unwrap();
        let manual = read(sources);
        let whole = counted(&found(&manual, &check(&manual, &levels(&manual))));
        Scene { manual, whole }
    }

    /// What is found in the manual with this hole, and not in the whole one.
    pub(crate) fn new_findings(&self, mutant: &Mutant) -> Vec<Found> {
        let mut sources = Sources::default();
        for (id, source) in self.manual.sources.iter() {
            if mutant.gone.contains(&source.path) {
                continue;
            }
            let mut edits: Vec<&Edit> = mutant.edits.iter().filter(|it| it.source == id).collect();
            edits.sort_by_key(|it| std::cmp::Reverse(it.range.start));
            edits.dedup_by_key(|it| it.range.start);
            let mut text = source.text.clone();
            for edit in edits {
                text.replace_range(edit.range.clone(), &edit.text);
            }
            sources.add(Source::new(source.path.clone(), text));
        }
        sources.attachments.clone_from(&self.manual.sources.attachments);
        let manual = read(sources);
        let report = check(&manual, &levels(&manual));
        let mut known = self.whole.clone();
        let is_new = |it: &Found| match known.get_mut(&key(it)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        found(&manual, &report).into_iter().filter(is_new).collect()
    }

    pub(crate) fn path(&self, id: SourceId) -> String {
        self.manual.sources.get(id).path.clone()
    }

    pub(crate) fn line(&self, id: SourceId, byte: u32) -> usize {
        self.manual.sources.get(id).place(byte as usize).line
    }
}

fn read(sources: Sources) -> Manual {
    Manual::new(sources, Asked::on(TODAY))
}

fn key(it: &Found) -> (&'static str, String, String) {
    (it.code, it.path.clone(), it.message.clone())
}

fn counted(found: &[Found]) -> BTreeMap<(&'static str, String, String), usize> {
    let mut counted = BTreeMap::new();
    for it in found {
        *counted.entry(key(it)).or_default() += 1;
    }
    counted
}

/// The findings, each also at the places of its labels: the place of a hole may be one of them.
fn found(manual: &Manual, report: &Report) -> Vec<Found> {
    let mut all = Vec::new();
    for it in &report.findings {
        let it = &it.diagnostic;
        for span in std::iter::once(it.span).chain(it.labels.iter().map(|it| it.span)) {
            let source = manual.sources.get(span.source);
            all.push(Found {
                code: it.rule.code(),
                path: source.path.clone(),
                message: it.message(Lang::En),
                line: source.place(span.start as usize).line,
            });
        }
    }
    all
}
