//! Whatever lies in the folder of a manual: the program ends with exit code 0 or 1, in time,
//! without a panic, and says what is wrong and where. `check` writes nothing.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs, reason = "this is a test")]
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "texts are put together in the shortest way; addresses end in small letters"
)]

#[path = "../program/mod.rs"]
mod program;

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
