//! What is said at the other places that belong to a finding.

use super::Language;

/// What another place has to do with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// The first of two things that should be one.
    FirstHere,
}

impl Note {
    /// The note in words.
    pub fn message(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::FirstHere, Language::Danish) => "den første står her",
            (Self::FirstHere, Language::English) => "the first is here",
        }
    }
}
