//! What an author got wrong: located, explained, collected.
//!
//! A [`Problem`] is one kind of mistake with its details; all of them, their codes and their words
//! in Danish and English stand in `catalogue.rs`. A [`Diagnostic`] is a problem at a place, and
//! [`Diagnostics`] collects them: loading never stops at the first. [`Findings`] are all of a
//! snapshot, file by file. [`report`] prints them as text, JSON or SARIF. Failures of the environment
//! (a full disk) are errors, not diagnostics.

mod catalogue;
mod diagnostic;
mod findings;
mod json;
mod note;
pub mod report;
mod sarif;
mod suggest;
mod text;

pub use catalogue::Problem;
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use findings::Findings;
pub use json::hints;
pub use note::Note;
pub use suggest::nearest;

/// The languages in which findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Danish, for communication staff.
    #[default]
    Danish,
    /// English, for developers.
    English,
}
