//! Input files: where they are, what they hold, and how a place in one is named.
//!
//! [`Files`] is the only door to the disk on the way in; [`DiskFiles`] and [`MemoryFiles`] are its
//! two implementations. [`Sources`] is everything read once, immutable from then on; a [`Span`]
//! points into it, and a [`Located`] value carries its span along. What a file means is decided by
//! the modules further down.

mod disk;
mod files;
mod fingerprint;
mod lines;
mod numbered;
mod path;
mod raw;
mod sources;
mod span;
mod theme;

pub use disk::DiskFiles;
pub use files::{FileBytes, FileError, Files, Listing, MemoryFiles};
pub use fingerprint::{Digest, fingerprint};
pub use lines::{LineIndex, Position};
pub use path::SourcePath;
pub use raw::{MAX_PICTURE_BYTES, MAX_TEXT_BYTES, RawSources, Trouble};
pub use sources::{Content, SourceFile, Sources};
pub use span::{FileId, Located, Span};
pub use theme::builtin_theme;
