//! The manual as typed data: chapters, entities, the index of names and mentions.

pub mod address;
mod chapter;
mod condition;
mod coverage;
mod index;
pub mod kinds;
mod links;
mod manual;
mod order;
pub mod settings;
mod standard;

#[allow(unused_imports, reason = "the face of the room: rules and views take what they need")]
pub use address::{ASSETS, Addresses, COVERAGE, Clash, FINDINGS, register, relative};
#[allow(unused_imports, reason = "the face of the room: rules and views take what they need")]
pub use chapter::{Chapter, Role};
#[allow(unused_imports, reason = "the face of the room: rules and views take what they need")]
pub use condition::{Condition, Demand, self_field};
#[allow(unused_imports, reason = "the face of the room: rules and views take what they need")]
pub use coverage::{ChapterCoverage, Claim, Coverage, SectionCoverage, State};
#[allow(unused_imports, reason = "the face of the room: rules and views take what they need")]
pub use index::{From, Index, Target, Use, folded};
#[allow(unused_imports, reason = "the face of the room: rules and views take what they need")]
pub use links::{Destination, fragment, way};
#[allow(unused_imports, reason = "the face of the room: rules and views take what they need")]
pub use manual::{Asked, Manual, Written};
pub use order::Part;
#[allow(unused_imports, reason = "the face of the room: rules and views take what they need")]
pub use standard::{ChapterSpec, Need, SectionSpec, Standard, ours, our_names};
