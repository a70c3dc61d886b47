//! Words that need explaining.

use super::head::Reading;

/// A term of the glossary (*ordbog*).
#[derive(Debug, Clone)]
pub struct Term {
    /// The word as it stands in a text.
    pub term: String,
    /// Other forms of it that a text may hold.
    pub forms: Vec<String>,
    /// What it means, in plain language.
    pub explanation: String,
}

impl Term {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let (term, explanation) = (r.required_text("term"), r.required_text("explanation"));
        let forms = r.texts("forms");
        Some(Self { term: term?, forms, explanation: explanation? })
    }
}
