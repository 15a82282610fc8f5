//! A report in the clothes that its reader wants.

mod baseline;
mod human;
mod json;
mod lock;
mod notice;
mod patch;
mod repairs;
mod summary;

pub use baseline::{read_baseline, write_baseline};
pub use human::{Complaint, Terminal, complaint, human};
pub use json::json;
pub use lock::{Sealed, write_lock};
pub use notice::{Notice, Occasion};
pub use patch::patch;
pub use repairs::repair;
pub use summary::summary;
