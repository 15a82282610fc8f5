//! YAML with places, read into typed records. The only door to the YAML parser.

mod choice;
mod decode;
mod fields;
mod node;
mod open;
mod parse;
mod period;
mod reasons;
mod record;
mod reference;
mod shape;
mod shown;
mod values;

pub(crate) use choice::{choice, choice_called, chosen};
pub use decode::{Decode, Parts, Reading, Slot};
pub use fields::{Field, Fields, inner_field};
pub use node::{Data, Entry, Node};
pub use open::{Known, Open};
pub use parse::parse;
pub use period::{Cycle, Period};
pub use record::Record;
pub(crate) use record::{plain_name, record, short};
pub use reference::{Any, Mention, Named, Ref, RefOrText};
pub use shape::{Choice, Shape};
pub use shown::Shown;
pub use values::{ByName, Date, Loose, Text, Word};
