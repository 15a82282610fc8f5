//! The manual as typed data: chapters, entities, the index of names and mentions.

pub mod address;
mod chapter;
mod condition;
mod coverage;
mod figure;
pub mod formula;
mod goals;
mod index;
mod indicators;
mod interval;
pub mod kinds;
mod links;
mod manual;
mod measured;
mod order;
pub mod settings;
mod standard;
mod telling;
mod work;

pub use address::{ASSETS, COVERAGE, Clash, FINDINGS, href, register, relative};
pub use chapter::{Chapter, Role};
pub use condition::{Demand, self_field};
pub use coverage::{ChapterCoverage, Claim, Coverage, SectionCoverage, State};
pub use figure::Figure;
pub use goals::{circles, holds_above, holds_below};
pub use index::{From, Index, Target, Use, folded, is_chapter};
pub use indicators::{Origin, WrittenFormula};
pub use interval::Interval;
pub use links::{Destination, fragment};
pub use manual::{Asked, Lacking, Manual};
pub use measured::Measured;
pub use order::Part;
pub use standard::{ChapterSpec, SectionSpec, Standard, our_names, ours};
pub use telling::Told;
pub use work::{Holders, Roles};
