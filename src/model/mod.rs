//! The manual as typed data: chapters, entities, the index of names and mentions.

pub mod address;
mod answer;
mod chapter;
mod condition;
mod coverage;
mod duties;
mod flow;
pub mod graph;
mod index;
pub mod kinds;
mod length;
mod links;
mod manual;
mod order;
pub mod settings;
mod standard;
mod telling;
mod thresholds;
mod ties;
mod work;

pub use address::{ASSETS, COVERAGE, Clash, FINDINGS, href, register, relative};
pub use answer::{Actors, Answer};
pub use chapter::{Chapter, Role, is_field_of_files};
pub use condition::{Demand, self_field};
pub use coverage::{ChapterCoverage, Claim, Coverage, SectionCoverage, State};
pub use duties::{Conflict, Doer, OwnApproval};
pub use flow::Flow;
pub use index::{From, Index, Target, Use, folded, is_chapter};
pub use length::Length;
pub use links::{Destination, file_of, fragment};
pub use manual::{Asked, Lacking, Manual};
pub use order::Part;
pub use standard::{ChapterSpec, SectionSpec, Standard, our_names, ours};
pub use telling::Told;
pub use work::{Holders, Roles};
