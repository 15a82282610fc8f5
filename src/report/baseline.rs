//! A baseline as a file: YAML, sorted, so that its changes can be read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Baseline, Known};

const HEAD: &str = "\
# Findings that were there when the manual took up opsbook; `check --baseline` counts only new ones.
# Written by `opsbook check --baseline FILE --write-baseline`. Mended ones may be taken out.
# 手册开始使用 opsbook 时已有的问题；带 --baseline 检查时只计入新问题。由程序生成，已改正的可以删除。
";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    known: BTreeMap<String, Vec<Entry>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    at: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

fn one() -> usize {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_one(count: &usize) -> bool {
    *count == 1
}

/// `baseline` as the text of a file.
pub fn write_baseline(baseline: &Baseline) -> String {
    let mut known: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for (it, count) in &baseline.0 {
        let entry = Entry { code: it.code.clone(), at: it.at.clone(), count: *count };
        known.entry(it.path.clone()).or_default().push(entry);
    }
    let text = serde_yaml::to_string(&File { version: 1, known });
    format!("{HEAD}{}", text.expect("texts and numbers always have a YAML form"))
}

/// The baseline in the text of a file; else the line in which it is none, if one can say.
pub fn read_baseline(text: &str) -> Result<Baseline, Option<usize>> {
    let file: File = serde_yaml::from_str(text).map_err(|it| it.location().map(|it| it.line()))?;
    if file.version != 1 {
        return Err(None);
    }
    let mut baseline = Baseline::default();
    for (path, entries) in file.known {
        for Entry { code, at, count } in entries {
            *baseline.0.entry(Known { path: path.clone(), code, at }).or_default() += count;
        }
    }
    Ok(baseline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut baseline = Baseline::default();
        let known = |at: &str| Known {
            path: "流程/采购.md".to_owned(),
            code: "OPS201".to_owned(),
            at: at.to_owned(),
        };
        baseline.0.insert(known("purchase: '#'"), 2);
        baseline.0.insert(known(""), 1);
        assert_eq!(read_baseline(&write_baseline(&baseline)), Ok(baseline));
        assert!(read_baseline("version: 2\nknown: {}\n").is_err());
        assert_eq!(read_baseline("version: 1\nknown:\n  a: [\n"), Err(Some(4)));
    }
}
