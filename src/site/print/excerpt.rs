//! What of a page is printed: what stands in its main part.

/// The main part of a page; all of it, if it has none.
pub(super) fn excerpt(page: &str) -> &str {
    let Some((_, rest)) = page.split_once("<main") else { return page };
    let Some((_, inside)) = rest.split_once('>') else { return page };
    inside.rsplit_once("</main>").map_or(inside, |it| it.0)
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn the_frame_stays_away() {
        assert_eq!(excerpt("<body><main id=\"a\"><p>x</p></main><footer></footer>"), "<p>x</p>");
        assert_eq!(excerpt("<p>x</p>"), "<p>x</p>");
    }
}
