//! The words for what is wrong: rules, diagnostics, levels and the report.

mod baseline;
mod diagnostic;
mod fix;
mod level;
mod page;
mod report;
mod rule;

pub use baseline::{Baseline, Known};
pub use diagnostic::Diagnostic;
pub use fix::{Edit, Edits, Fix};
pub use level::{Level, Levels};
pub use page::Page;
pub use report::{Finding, LookedAt, Report};
pub use rule::Rule;
