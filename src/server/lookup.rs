//! From the path of a request to the address of a page: one table of what exists, and the disk is
//! never asked.

use super::preview::Edition;

/// What lies at the path of a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// This file.
    File(String),
    /// A folder with a page; its address ends in a slash.
    Folder(String),
    /// Nothing.
    Nothing,
}

/// What lies at `path`, as it stands in a request.
pub(super) fn lookup(edition: &Edition, path: &str) -> Found {
    let Some(path) = path.strip_prefix('/').and_then(decoded) else { return Found::Nothing };
    let files = &edition.site.files;
    let index = format!("{path}index.html");
    if path.is_empty() || path.ends_with('/') {
        return if files.contains_key(&index) { Found::File(index) } else { Found::Nothing };
    }
    if files.contains_key(&path) {
        return Found::File(path);
    }
    if files.contains_key(&format!("{path}/index.html")) {
        return Found::Folder(encoded(&path));
    }
    Found::Nothing
}

/// `path` without percent signs; nothing if that is no text. It is decoded once: what is encoded
/// twice is the name of nothing.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// The way to the folder `path`, which we publish, from the root.
fn encoded(path: &str) -> String {
    use std::fmt::Write as _;
    let mut way = String::from("/");
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            way.push(char::from(byte));
        } else {
            let _ = write!(way, "%{byte:02X}");
        }
    }
    way + "/"
}

#[cfg(test)]
mod tests {
    use super::{Found, lookup};
    use crate::server::preview::Edition;
    use crate::site::{Content, Site};

    fn at(path: &str) -> Found {
        let files =
            ["index.html", "a/index.html", "a/b.html", "采购/index.html", "evil/index.html"];
        let files = files.map(|it| (it.to_owned(), Content::Bytes(Vec::new())));
        lookup(&Edition::first(Site { files: files.into() }), path)
    }

    fn file(path: &str) -> Found {
        Found::File(path.to_owned())
    }

    #[test]
    fn pages_and_folders_as_on_a_static_host() {
        assert_eq!(at("/"), file("index.html"));
        assert_eq!(at("/a/"), file("a/index.html"));
        assert_eq!(at("/a/%62.html"), file("a/b.html"));
        assert_eq!(at("/%E9%87%87%E8%B4%AD/"), file("采购/index.html"));
        assert_eq!(at("/a"), Found::Folder("/a/".to_owned()));
        assert_eq!(at("/%E9%87%87%e8%b4%ad"), Found::Folder("/%E9%87%87%E8%B4%AD/".to_owned()));
    }

    #[test]
    fn nothing_else_exists() {
        for path in [
            "",
            "*",
            "//",
            "//evil",
            "//evil/..",
            "/a//",
            "/a/b.html/",
            "/./",
            "/../index.html",
            "/a/../index.html",
            "/a/%2e%2e/index.html",
            "/a%2Fb.html%00",
            "/%",
            "/%4",
            "/%zz",
            "/%+1",
            "/%ff",
            "/a\\b.html",
            "/a%5cb.html",
            "/c:/index.html",
            "/%252e%252e/index.html",
            "/A/b.html",
            "/etc/passwd",
            "//etc/passwd",
            "/%2fetc/passwd",
        ] {
            assert_eq!(at(path), Found::Nothing, "{path}");
        }
    }
}
