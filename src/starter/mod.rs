//! What `new` and `init` write: files to be filled in, in the language of whoever fills them.

mod chapter;
mod entry;
mod manual;
mod shape;

pub use chapter::chapter;
pub use entry::entry;
pub use manual::manual;

/// A file to be written: its path in the manual, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    /// The path.
    pub path: String,
    /// The text.
    pub text: String,
}

/// `text` as a YAML scalar, quoted where it has to be.
fn scalar(text: &str) -> String {
    let yaml = serde_yaml::to_string(text).expect("a text always has a YAML form");
    yaml.trim_end().to_owned()
}
