//! Findings as people and programs read them.

use super::{Diagnostics, Language, json, sarif, text};
use crate::source::Sources;

/// The shape of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people: the line itself, with a marker below the place.
    Text {
        /// Whether to use terminal colours.
        colour: bool,
    },
    /// One JSON array, an object for each finding.
    Json,
    /// SARIF 2.1.0 (OASIS), which code-review tools read.
    Sarif,
}

/// All findings as one text, in the order in which they stand.
pub fn report(
    found: &Diagnostics,
    sources: &Sources,
    format: Format,
    language: Language,
) -> String {
    match format {
        Format::Text { colour } => text::render(found, sources, language, colour),
        Format::Json => json::render(found, sources, language),
        Format::Sarif => sarif::render(found, sources, language),
    }
}
