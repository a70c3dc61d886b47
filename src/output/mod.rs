//! Writes a built site to disk: staged, atomic per file, only what changed.
