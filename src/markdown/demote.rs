//! One H1 a page: the page's own title. A text that has further ones is set one level lower.

use super::gaps::Gapped;

/// Sets all headings from byte `from` on one level lower, if there is an H1 among them: written
/// with `#` or as a raw tag. Says whether it did. No byte moves, so gaps and cuts stay right.
pub(super) fn demote(html: &mut Gapped, from: usize) -> bool {
    let (title, rest) = html.text.split_at(from.min(html.text.len()));
    if !rest.contains("<h1") || !levels(rest).any(|(_, level)| level == '1') {
        return false;
    }
    let mut out = String::with_capacity(html.text.len());
    out.push_str(title);
    let mut written = 0;
    for (at, level) in levels(rest) {
        out.push_str(&rest[written..at]);
        out.push(match level {
            '1' => '2',
            '2' => '3',
            '3' => '4',
            '4' => '5',
            _ => '6',
        });
        written = at + 1;
    }
    out.push_str(&rest[written..]);
    html.text = out;
    true
}

/// Where in `html` the tags of headings say their level, and which. Text and code have no `<`.
fn levels(html: &str) -> impl Iterator<Item = (usize, char)> {
    html.match_indices('<').filter_map(|(at, _)| {
        let rest = &html[at + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest).strip_prefix('h')?;
        let level = name.chars().next().filter(|it| ('1'..='6').contains(it))?;
        let ends = name[1..].starts_with(['>', ' ', '\n']);
        ends.then_some((html.len() - name.len(), level))
    })
}

#[cfg(test)]
mod tests {
    use super::demote;
    use crate::markdown::gaps::Gapped;

    #[test]
    fn further_titles_set_everything_lower() {
        let of = |text: &str, from| {
            let mut html = Gapped { text: text.into(), ..Gapped::default() };
            let done = demote(&mut html, from);
            (html.text, done)
        };
        let (text, done) = of("<h1>a</h1><h1 id=\"b\">b</h1><hr><h6>c</h6><h2>d</h2>", 10);
        assert_eq!(text, "<h1>a</h1><h2 id=\"b\">b</h2><hr><h6>c</h6><h3>d</h3>");
        assert!(done);
        let (text, done) = of("<h1>a</h1><h2>b</h2>", 10);
        assert_eq!((text.as_str(), done), ("<h1>a</h1><h2>b</h2>", false));
    }
}
