//! Pages, packed: they wait by the thousand until all are drawn, and most of each stands in its
//! neighbours, too.

use std::sync::Arc;

use lz4_flex::block::{compress_with_dict, decompress_with_dict};

/// A page, packed.
#[derive(Debug, Clone)]
pub struct Packed {
    /// A page as it is, drawn at the same time.
    like: Arc<str>,
    /// What is different here.
    rest: Box<[u8]>,
    size: usize,
}

/// Packs pages that are drawn one after the other.
#[derive(Debug, Default)]
pub(super) struct Packer {
    like: Option<Arc<str>>,
}

impl Packer {
    pub(super) fn pack(&mut self, page: &str) -> Packed {
        let like = self.like.get_or_insert_with(|| page.into());
        let rest = compress_with_dict(page.as_bytes(), like.as_bytes()).into();
        Packed { rest, like: like.clone(), size: page.len() }
    }
}

impl Packed {
    /// The page.
    pub fn bytes(&self) -> Vec<u8> {
        let page = decompress_with_dict(&self.rest, self.size, self.like.as_bytes());
        page.expect("packed here, by the same hand")
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
    fn a_page_comes_out_as_it_went_in() {
        let frame = "<p>手册 handbook</p>".repeat(9_000);
        let pages: Vec<String> = ["", "a", "采购", &frame]
            .iter()
            .flat_map(|it| [(*it).to_owned(), format!("{frame}{it}"), format!("{it}{frame}")])
            .collect();
        for start in 0..pages.len() {
            let bytes: Vec<Vec<u8>> = packed(&pages[start..]).iter().map(Packed::bytes).collect();
            let before: Vec<&[u8]> = pages[start..].iter().map(|it| it.as_bytes()).collect();
            assert_eq!(bytes, before);
        }
    }

    #[test]
    fn what_pages_share_is_kept_once() {
        let frame: String = (0..2_000).map(|it| format!("<a href=\"{it}.html\">")).collect();
        let pages: Vec<String> = (0..9).map(|it| format!("{frame}{it}")).collect();
        assert!(packed(&pages).iter().all(|it| it.rest.len() < frame.len() / 50));
    }
}
