//! One file, written at the word of the command line.

use std::io;
use std::path::Path;

/// Writes `text` to `path`.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    std::fs::write(path, text)
}
