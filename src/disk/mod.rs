//! The only door to the file system.
#![allow(clippy::disallowed_methods, reason = "this is the door")]

mod cause;
mod gather;
mod names;
mod pictures;
mod publish;
mod read;
mod replace;
mod stamp;
mod workshop;
mod write;

pub use cause::cause;
pub use gather::{gather, put_new};
pub use publish::{Places, Published, Trouble, Way, check_places, publish, publish_by};
pub use read::read;
pub use replace::{Kept, replace};
pub use stamp::{Stamp, open, stamps};
pub use workshop::{Workshop, first_file, write_whole};
pub use write::{create, first_in, folder_name, is_empty, is_link, place_in, read_text, write};
