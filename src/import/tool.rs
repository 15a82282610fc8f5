//! Which tool a folder was written for.

use super::book::Imported;
use super::leftover::Leftovers;
use super::{contents, docusaurus, former, mdbook, mkdocs, plain, rewrite, settings, settle};
use crate::text::{Sources, Words};

/// A tool whose manuals can be brought over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// MkDocs, also with Material.
    MkDocs,
    /// mdBook.
    MdBook,
    /// Docusaurus.
    Docusaurus,
    /// A folder of Markdown.
    Plain,
}

impl Tool {
    /// What its manual is called.
    pub fn words(self) -> Words {
        match self {
            Tool::MkDocs => Words::fixed("MkDocs", "MkDocs"),
            Tool::MdBook => Words::fixed("mdBook", "mdBook"),
            Tool::Docusaurus => Words::fixed("Docusaurus", "Docusaurus"),
            Tool::Plain => Words::fixed(
                "a folder of Markdown files, which is copied as it is",
                "Markdown 文件夹，原样复制",
            ),
        }
    }
}

/// The tool that the files right in a folder speak of.
pub fn recognise(top: &Sources) -> Tool {
    let has = |names: &[&str]| names.iter().any(|it| top.at(it).is_some());
    if has(&mkdocs::SETTINGS) {
        Tool::MkDocs
    } else if has(&[mdbook::SETTINGS]) {
        Tool::MdBook
    } else if has(&docusaurus::SETTINGS) {
        Tool::Docusaurus
    } else {
        Tool::Plain
    }
}

/// The folders in which the files of a manual of `tool` lie, as its settings say; empty for all of
/// it. What leads out of the folder is refused.
pub fn folders(tool: Tool, top: &Sources) -> Result<Vec<String>, Words> {
    match tool {
        Tool::MkDocs => mkdocs::folders(top),
        Tool::MdBook => mdbook::folders(top),
        Tool::Docusaurus => Ok(docusaurus::folders()),
        Tool::Plain => Ok(vec![String::new()]),
    }
}

/// Brings over what `taken` holds: the files right in a folder called `name`, and those of its
/// [`folders`]. `folder` is where the manual will lie in its repository.
pub fn import(tool: Tool, taken: &Sources, name: &str, folder: &str) -> Result<Imported, Words> {
    let mut left = Leftovers::new(taken);
    let mut book = match tool {
        Tool::MkDocs => mkdocs::read(taken, &mut left)?,
        Tool::MdBook => mdbook::read(taken, &mut left)?,
        Tool::Docusaurus => docusaurus::read(taken, &mut left),
        Tool::Plain => plain::read(taken),
    };
    if book.pages.is_empty() {
        return Err(empty(name));
    }
    book.part(&mut left);
    contents::place(&mut book, &mut left);
    former::settle(&mut book, &mut left);
    let mut texts = rewrite::texts(tool, &book, taken, &mut left);
    texts.extend(std::mem::take(&mut book.made));
    if !texts.contains_key("manual.yaml") && !texts.contains_key("manual.yml") {
        let text = settings::written(&book.settings, name, folder);
        texts.insert("manual.yaml".to_owned(), text);
    }
    if tool != Tool::Plain {
        settle::settle(&mut texts, &book, &mut left);
    }
    Ok(Imported { texts, copies: book.copies, left: left.list() })
}

/// Why there is nothing to bring over from the folder called `name`.
fn empty(name: &str) -> Words {
    let names = "`mkdocs.yml`, `book.toml` or `docusaurus.config.js`";
    let mingcheng = "`mkdocs.yml`、`book.toml` 或 `docusaurus.config.js`";
    Words::new(
        format!(
            "there is no Markdown file in `{name}`; name the folder that holds {names}, or a folder \
             of Markdown files"
        ),
        format!(
            "“{name}”中没有 Markdown 文件；请写明 {mingcheng} 所在的文件夹，或存放 Markdown \
             文件的文件夹"
        ),
    )
}
