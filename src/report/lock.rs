//! The lock as a file: YAML, sorted, so that its changes can be read.

use std::collections::BTreeMap;

use serde::Serialize;

const HEAD: &str = "\
# What was approved: the version and the fingerprint of each file. Written by `opsbook approve`;
# `opsbook check` says what was changed since. Keep it together with the manual.
# 已批准的内容：各文件的版本和指纹。由 `opsbook approve` 生成，`opsbook check` 据此指出批准后的改动；请随手册一并保存。
";

/// What was approved of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sealed {
    /// The version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The fingerprint of the content.
    pub sha256: String,
}

#[derive(Serialize)]
struct File<'s> {
    version: u32,
    approved: &'s BTreeMap<String, Sealed>,
}

/// The files that were approved, as the text of the lock.
pub fn write_lock(approved: &BTreeMap<String, Sealed>) -> String {
    let text = serde_yaml::to_string(&File { version: 1, approved });
    format!("{HEAD}{}", text.expect("texts and numbers always have a YAML form"))
}
