//! Text and where it came from: sources, spans, raw problems, words in two languages.

mod packed;
mod problem;
mod similar;
mod source;
mod span;
mod words;

pub use packed::{Packed, Packer};
pub use problem::{Advice, Problem, What};
pub use similar::{is_slip, similar};
pub use source::{Attachment, Place, Source, Sources};
pub use span::{SourceId, Span, Spanned};
pub use words::{Lang, Words, a};
