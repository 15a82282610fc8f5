//! The compiler for operations manuals.
#![allow(dead_code, missing_docs, unused_imports)]
mod catalogue;
mod text;
mod yaml;
mod markdown;
mod model;
mod diagnostics;
mod checks;
#[cfg(test)]
mod testing;
