//! Markdown: one chapter in, one [`Body`] out; all that anybody wants to know of a chapter's text
//! comes out of a single parse.
//!
//! [`split`] finds where the front matter ends, [`parse`] reads the rest. A body holds finished
//! HTML with gaps where links lead: only the site knows the addresses, so [`Body::html`] asks for
//! each of them when the page is written. Headings, links and problems carry spans of the source.
//!
//! The row: [`cjk`] makes emphasis beside Chinese marks readable to the parser, [`parse`] walks
//! the events, `blocks`, `links`, `notes` and `raw` write what they meet, [`clean`] sends bodies
//! with raw HTML through ammonia, [`demote`] leaves the page one H1, [`body`] fills the gaps.

mod alert;
mod alone;
mod blocks;
mod body;
mod captions;
mod chars;
mod cjk;
mod clean;
mod code;
mod data_table;
mod demote;
mod destination;
mod diagram;
mod escape;
mod foreign;
mod front_matter;
mod gaps;
#[cfg(feature = "highlight")]
mod highlight;
mod ids;
mod inlines;
mod links;
#[cfg(feature = "mermaid")]
mod mermaid;
mod nested;
mod normal;
mod notes;
mod parse;
mod raw;
mod raw_policy;
mod scheme;
mod slug;
mod tables;
mod tags;
mod terms;
#[cfg(test)]
mod tests;
mod variable;
mod writer;

pub use body::{Body, Heading, Lead, Link, LinkKind, Part};
pub use data_table::{DataTable, data_table};
pub use diagram::{DIAGRAMS, DiagramFault};
pub use foreign::foreign_boxes;
pub use front_matter::split;
pub use nested::nested;
pub use normal::normalise;
pub use parse::{Manner, parse, parse_as};
pub use raw_policy::{RawHtml, swallows};
pub use slug::slug;
pub use terms::{Explained, explain};
pub use variable::Variable;
