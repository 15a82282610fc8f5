//! Texts, packed: pages and what search shows of them wait by the thousand until all are drawn,
//! and most of each page stands in its neighbours, too.

use std::sync::Arc;

use lz4_flex::block::{compress_with_dict, decompress_with_dict};

/// A text, packed.
#[derive(Debug, Clone)]
pub struct Packed {
    /// A text of the same sort, as it is.
    like: Arc<str>,
    /// What is different here.
    rest: Box<[u8]>,
    size: usize,
}

/// Packs texts of one sort, each with the first as its model.
#[derive(Debug, Default)]
pub struct Packer {
    like: Option<Arc<str>>,
}

impl Packer {
    /// `text`, packed.
    pub fn pack(&mut self, text: &str) -> Packed {
        let like = self.like.get_or_insert_with(|| text.into());
        let rest = compress_with_dict(text.as_bytes(), like.as_bytes()).into();
        Packed { rest, like: like.clone(), size: text.len() }
    }
}

impl Packed {
    /// `text`, packed by itself.
    pub fn alone(text: &str) -> Packed {
        Packer { like: Some("".into()) }.pack(text)
    }

    /// The text.
    pub fn bytes(&self) -> Vec<u8> {
        let text = decompress_with_dict(&self.rest, self.size, self.like.as_bytes());
        text.expect("packed here, by the same hand")
    }

    /// The text.
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes()).expect("it was a text before")
    }
}

impl Default for Packed {
    fn default() -> Packed {
        Packed::alone("")
    }
}

#[cfg(test)]
mod tests {
    use super::{Packed, Packer};

    fn packed(pages: &[String]) -> Vec<Packed> {
        let mut packer = Packer::default();
        pages.iter().map(|it| packer.pack(it)).collect()
    }

    #[test]
    fn a_text_comes_out_as_it_went_in() {
        let frame = "<p>手册 handbook</p>".repeat(9_000);
        let pages: Vec<String> = ["", "a", "采购", &frame]
            .iter()
            .flat_map(|it| [(*it).to_owned(), format!("{frame}{it}"), format!("{it}{frame}")])
            .collect();
        for start in 0..pages.len() {
            let bytes: Vec<Vec<u8>> = packed(&pages[start..]).iter().map(Packed::bytes).collect();
            let before: Vec<&[u8]> = pages[start..].iter().map(String::as_bytes).collect();
            assert_eq!(bytes, before);
            assert_eq!(Packed::alone(&pages[start]).text(), pages[start]);
        }
    }

    #[test]
    fn what_pages_share_is_kept_once() {
        let links: Vec<String> = (0..2_000).map(|it| format!("<a href=\"{it}.html\">")).collect();
        let frame = links.concat();
        let pages: Vec<String> = (0..9).map(|it| format!("{frame}{it}")).collect();
        assert!(packed(&pages).iter().all(|it| it.rest.len() < frame.len() / 50));
    }
}
