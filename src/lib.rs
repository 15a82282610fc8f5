//! The compiler for operations manuals.
#![allow(dead_code, missing_docs, unused_imports)]
mod catalogue;
mod checks;
pub mod commands;
mod diagnostics;
mod disk;
mod embedded;
mod markdown;
mod model;
mod reference;
mod report;
mod site;
#[cfg(test)]
mod testing;
#[doc(hidden)]
pub mod testing_face;
mod text;
mod yaml;
