//! A report in the clothes that its reader wants.

mod baseline;
mod human;
mod json;
mod lock;
mod summary;

pub use baseline::{read_baseline, write_baseline};
pub use human::{Complaint, Terminal, complaint, human};
pub use json::json;
pub use lock::{Sealed, write_lock};
pub use summary::summary;
