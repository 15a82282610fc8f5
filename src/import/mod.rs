//! Manuals of other tools, brought over: their files in, ours out, and a list of what found no
//! place here.
//!
//! Each tool has a file that reads its settings and says which file becomes what: a [`Book`]. The
//! rest is the same for all: the contents become `order:` or a `SUMMARY.md`, texts are rewritten
//! line by line, links follow the files that moved, and [`settle`] asks the model what of a front
//! matter it would not read.

mod advice;
mod attributes;
mod book;
mod boxes;
mod contents;
mod docusaurus;
mod former;
mod front;
mod includes;
mod jsx;
mod leftover;
mod lines;
mod literal;
mod mdbook;
mod mkdocs;
mod moved;
mod plain;
mod rewrite;
mod settings;
mod settle;
mod sidebars;
mod snippets;
mod tabs;
#[cfg(test)]
mod tests;
mod told;
mod toml;
mod tool;
mod translations;

pub use book::Imported;
pub use leftover::Leftover;
pub use tool::{Tool, folders, import, recognise};
