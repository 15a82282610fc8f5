//! The templates and standards that are part of the program, by path; made by `build.rs`.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
