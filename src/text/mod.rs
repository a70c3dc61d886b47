//! Danish typography as pure functions: numbers, dates, collation, slugs, plurals.
//!
//! Enter at the file that carries the name of what you have: [`number`], [`date`], [`collation`],
//! [`slug`], [`grammar`]. Nothing here knows what a figure or a page is, and nothing fails: text
//! that cannot be read is `None`, and who asked decides what to tell the author.
//! The crates for decimals, dates and collation are named in this module only.

pub(crate) mod bytes;
pub mod collation;
pub mod date;
pub mod escape;
pub mod grammar;
mod names;
pub mod number;
pub mod percent;
pub mod slug;
mod typography;

pub use date::{Date, Time, parse_date, parse_time};
pub use names::Words;
pub(crate) use names::{id, words};
pub use number::parse_decimal;
pub use rust_decimal::Decimal;
pub use slug::{Slug, slugify};
pub use typography::{shortened, typeset};

/// The no-break space that stands before `%` and units, so that a number never ends a line alone.
pub const NBSP: char = '\u{a0}';
