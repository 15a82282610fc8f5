//! The preview as browsers and others meet it: the program runs, and real sockets talk to it.

#![cfg(feature = "serve")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test that fails may panic, and it brings a disk and sockets of its own"
)]

mod edits;
mod guests;
mod pages;
mod program;
mod strangers;
