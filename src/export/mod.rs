//! The handbook in other forms: what is worked out for them, without disk and without programs.

mod alone;
mod numbers;
mod sheets;

pub use alone::alone;
pub use numbers::numbered;
pub use sheets::Sheets;
