//! Writes a built site to disk: staged, atomic per file, only what changed.

mod path;

pub use path::{OutputPath, PathError, PathFault};
