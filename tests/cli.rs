//! What one types and what one sees: the transcripts in `tests/cli/`.
//!
//! `TRYCMD=overwrite cargo test --test cli` renews them.

#[test]
fn transcripts_are_true() {
    trycmd::TestCases::new().env("LC_ALL", "C").env("COLUMNS", "100").case("tests/cli/*.md");
}
