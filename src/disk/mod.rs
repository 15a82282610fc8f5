//! The only door to the file system.
#![allow(clippy::disallowed_methods, reason = "this is the door")]

mod names;
mod publish;
mod read;
mod write;

pub use publish::{Places, Published, Trouble, Way, check_places, publish, publish_by};
pub use read::read;
pub use write::write;
