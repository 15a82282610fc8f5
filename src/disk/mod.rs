//! The only door to the file system.

mod cause;
mod names;
mod publish;
mod read;
mod write;

pub use cause::cause;
pub use publish::{Places, Published, Trouble, Way, check_places, publish, publish_by};
pub use read::read;
pub use write::write;
