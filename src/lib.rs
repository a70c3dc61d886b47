//! bydel turns a folder of Markdown and YAML figures into a public website about housing areas.
//!
//! One idea runs through it: read everything once, load it into one immutable [`site`], plan every
//! URL before rendering anything, and render any URL as a pure function of that snapshot.
//! Which module may use which is said in ARCHITECTURE.md and held by `tests/suite/tidy.rs`.

pub mod build;
pub mod charts;
pub mod cli;
pub mod diagnostics;
pub mod figures;
pub mod images;
pub mod json;
pub mod markdown;
pub mod open_data;
pub mod output;
pub mod pictures;
pub mod preview;
pub mod render;
pub mod route;
pub mod scaffold;
pub mod shelf;
pub mod site;
pub mod snapshot;
pub mod source;
pub mod stylesheets;
pub mod templates;
pub mod text;
pub mod yaml;
