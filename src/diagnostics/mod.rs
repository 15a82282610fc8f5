//! The words for what is wrong: rules, diagnostics, levels and the report.

mod diagnostic;
mod level;
mod page;
mod report;
mod rule;

#[allow(unused_imports, reason = "the face of the room: rules and views take what they need")]
pub use diagnostic::{Diagnostic, Label};
pub use level::{Level, Levels};
pub use page::Page;
pub use report::{Finding, LookedAt, Report};
pub use rule::Rule;
