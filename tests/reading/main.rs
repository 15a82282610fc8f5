//! Whatever lies in the folder of a manual: the program ends with exit code 0 or 1, in time,
//! without a panic, and says what is wrong and where. `check` writes nothing.
#![allow(clippy::unwrap_used, missing_docs, reason = "this is a test")]

#[path = "../support/mod.rs"]
mod support;

mod contract;
mod encodings;
mod files;
mod left_out;
mod markdown;
mod markup;
mod names;
mod same_bytes;
mod scene;
mod yaml;
