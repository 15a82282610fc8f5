//! The only door to the file system.

mod names;
mod publish;
mod read;
mod write;

pub use publish::{Places, Published, Trouble, Way, check_places, publish, publish_by};
pub use read::read;
pub use write::write;
