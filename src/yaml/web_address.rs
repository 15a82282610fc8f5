//! Addresses on the web: `https://handbook.example/`.

use super::values::scalar;
use super::{Decode, Node, Reading, Shape, Shown};
use crate::text::{Spanned, Words};

/// The address of something on the web: `https://…`.
#[derive(Clone, Debug)]
pub struct WebAddress(pub Spanned<String>);

impl WebAddress {
    /// The address, with `/` at the end.
    pub fn folder(&self) -> String {
        format!("{}/", self.0.value.trim().trim_end_matches('/'))
    }

    /// What stands after the host, from `/` to `/`.
    pub fn path(&self) -> String {
        let folder = self.folder();
        let host = folder.find("://").map_or(0, |it| it + 3);
        folder[host..].find('/').map_or_else(|| "/".to_owned(), |it| folder[host + it..].to_owned())
    }
}

impl Decode for WebAddress {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let want = || Words::fixed("an address `https://…`", "一个网址 `https://…`");
        let written = scalar(node, reading, want())?;
        let text = written.value.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let is_odd = |it: char| it.is_whitespace() || "\"'<>?#".contains(it);
        let is_address =
            rest.is_some_and(|it| !it.is_empty() && !it.starts_with('/') && !it.contains(is_odd));
        if !is_address {
            reading.wrong(node, want());
            return None;
        }
        Some(WebAddress(written))
    }

    fn shape() -> Shape {
        Shape::Scalar(Words::fixed("an address `https://…`", "网址 `https://…`"))
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(&self.0.value)
    }
}

#[cfg(test)]
mod tests {
    use super::WebAddress;
    use crate::text::{Span, Spanned};

    #[test]
    fn the_path_is_what_stands_after_the_host() {
        let address = |it: &str| WebAddress(Spanned::new(it.to_owned(), Span::default()));
        assert_eq!(address("https://a.example").path(), "/");
        assert_eq!(address("https://a.example/b/c").path(), "/b/c/");
        assert_eq!(address("https://a.example/b/").folder(), "https://a.example/b/");
    }
}
