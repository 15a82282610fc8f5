//! One file, read or written at the word of the command line.

use std::io;
use std::path::Path;

/// The text of the file at `path`.
pub fn read_text(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path)
}

/// Writes `text` to `path`.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    std::fs::write(path, text)
}
