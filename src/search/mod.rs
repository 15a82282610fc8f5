//! Full-text search: the index of the handbook as files that a page loads bit by bit, and the same
//! search as readers have it, so that a check can ask it.

mod answer;
mod manual;
mod names;
mod numbers;
mod page_text;
mod part;
mod question;
mod record;
mod score;
mod shards;
mod shelf;
mod term;
mod tokens;
mod unit;

pub use answer::{Answer, answering, answers};
pub use manual::{OTHER, index_of, of_chapter, of_entity, sorts};
pub use page_text::page_text;
pub use part::{AT_ONCE, Part, Parts};
pub use question::terms;
pub use record::{Record, Section, Sort};
pub use shards::shards;
pub use shelf::Shelf;
