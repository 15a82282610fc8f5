//! A report in the clothes that its reader wants.

mod human;
mod json;
mod summary;

pub use human::{Complaint, Terminal, complaint, human};
pub use json::json;
pub use summary::summary;
