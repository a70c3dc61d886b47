//! Danish sentences from figures, for pages and for those who hear a chart instead of seeing it.
//!
//! A sentence says what the data allows and no more: where it allows none there is none (`None`).
//! No difference is taken of figures that are not exact, no year is left out, no two years stand
//! against each other in a comparison, and nothing is called good, bad or caused by anything.
//! Enter at [`profile`] for a place's key figure, at [`latest`], [`against`], [`over_time`] and
//! [`between`] for one thing at a time, at [`describe`] and [`describe_panels`] for charts, at
//! [`spread`] for rankings, at [`share`] for parts of a whole. What an indicator is called in a sentence is its [`Wording`], what a
//! place is called a [`PlaceName`]; how large is large is [`grades`]. The results are whole
//! sentences with a capital and a full stop, except [`dated`].

mod against;
mod between;
mod describe;
pub mod grades;
mod interval;
mod latest;
mod moment;
mod multiples;
mod over_time;
mod place_name;
mod profile;
mod published;
mod share;
mod spread;
mod wording;

#[cfg(test)]
mod tests;

pub use against::against;
pub use between::between;
pub use describe::{Panels, describe, describe_panels};
pub use latest::{latest, undated};
pub use moment::dated;
pub use over_time::over_time;
pub use place_name::PlaceName;
pub use profile::profile;
pub use published::{published_change, published_ratio};
pub use share::share;
pub use spread::spread;
pub use wording::{Gender, Noun, Statement, StatementFault, Wording};

use crate::text::grammar::capitalised;

/// A sentence from its words: a capital first, one full stop last, be it that of *kr.*
fn sentence(words: &str) -> String {
    format!("{}.", capitalised(words.trim_end_matches('.')))
}
