//! The compiler for operations manuals (运营实施手册): a folder of Markdown chapters with YAML front
//! matter goes in, a checked static handbook comes out.
//!
//! # The story of a build
//!
//! A row of values, each made from the one before by a function. Only the first and the last step
//! touch the world, and only they can fail for its reasons.
//!
//! ```text
//!  folder ─read─▶ Sources ─new─▶ Manual ─check─▶ Report ─write─▶ terminal · json
//!          disk            yaml,         checks           report
//!                          markdown,         │
//!                          model             └─render─▶ Site ─publish─▶ folder
//!                                               site          disk
//! ```
//!
//! - [`read`] takes every text file of a folder: [`Sources`]. Nothing is parsed yet.
//! - [`Manual::new`] reads chapters and front matter, links them, and keeps what was wrong on the
//!   way as raw facts. It never fails, and asks for the day, so that it has no need of a clock.
//! - [`check`] runs every rule over the manual and gives a [`Report`] of [`Diagnostic`]s.
//! - [`render`] draws manual and report as a [`Site`]: all pages, in memory.
//! - [`publish`] puts the site into a folder, in one step, and takes away only what was ours.
//!
//! # The rooms, from the ground up
//!
//! A module imports only from floors below its own; `tests/architecture.rs` keeps it so, and
//! `docs/architecture.md` shows the house.
//!
//! The library makes no promise of stability. The contracts are the front matter, the form of
//! `check --format json`, the exit codes and the addresses of pages.

// Floor 0: text, and what is built in.
mod catalogue;
mod embedded;
mod text;
// Floor 1: the languages that manuals are written in.
mod markdown;
mod table;
mod yaml;
// Floor 2: the manual as data.
mod model;
// Floor 3: words for what is wrong, and what finds a page.
mod diagnostics;
mod search;
// Floor 4: the rules, and the clothes of a report.
mod checks;
mod export;
mod report;
// Floor 5: what rules and kinds say of themselves, the handbook, and manuals of other tools.
mod import;
pub mod reference;
mod site;
mod starter;
// Floor 6: files.
mod disk;
// Floor 7: the preview.
#[cfg(feature = "serve")]
mod server;
// Floor 8: the command line.
pub mod commands;

#[cfg(test)]
mod testing;
#[doc(hidden)]
pub mod testing_face;

pub use checks::check;
pub use diagnostics::{Diagnostic, Level, Levels, Report};
pub use disk::{Places, publish, read};
pub use model::{Asked, Manual};
pub use site::{Site, render};
pub use text::Sources;
