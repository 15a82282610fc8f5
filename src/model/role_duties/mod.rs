//! Duties: which of them are the same or nearly so, which of a unit's nobody has, and which say
//! that a role carries a process.

mod acts;
mod carried;
mod overlap;
mod pairs;
mod wording;

pub use carried::{Carriers, Spoken};
pub use overlap::{DutyOf, SameDuty};
