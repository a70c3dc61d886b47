//! Words that need explaining: `content/glossary.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use super::head::Reading;
use super::values::{self, Text};
use crate::diagnostics::{Diagnostic, Diagnostics, Note, Problem};
use crate::source::{Located, Span};

/// A term of the glossary (*ordbog*).
#[derive(Debug, Clone)]
pub struct Term {
    /// The word as it is looked up.
    pub term: String,
    /// Other forms of it that a text may hold.
    pub forms: Vec<String>,
    /// What it means, in plain language.
    pub explanation: String,
    /// The same in English.
    pub english: Option<String>,
    /// Other terms that belong to it, by their ids.
    pub see: Vec<Located<String>>,
    /// The content file where there is more to read, relative to `content/`.
    pub to: Option<Located<String>>,
    /// Where the term is written.
    pub span: Span,
}

impl Term {
    /// Reads the term whose id is `key`; the id becomes part of an address.
    pub(super) fn load(key: Text<'_>, r: &mut Reading<'_>) -> Option<Self> {
        values::slug_or_nearest(key, r.found);
        let span = r.fields.value_span("term");
        let (term, explanation) = (r.required_text("term"), r.required_text("explanation"));
        let (forms, english) = (r.texts("forms"), r.text("english"));
        let see = r.fields.texts("see", r.found).into_iter().map(located).collect();
        let to = r.fields.text("to", r.found).map(located);
        Some(Self { term: term?, forms, explanation: explanation?, english, see, to, span })
    }

    /// The word as it is looked up, and all other forms of it.
    pub fn all_forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.term).chain(&self.forms).map(String::as_str)
    }
}

fn located(text: Text<'_>) -> Located<String> {
    text.map(str::to_owned)
}

/// Reports terms that are spoken of but not there, and words that two terms explain. `known` are
/// the ids of all terms, whether or not they can be understood.
pub(super) fn check(
    terms: &BTreeMap<String, Term>,
    known: &BTreeSet<&str>,
    found: &mut Diagnostics,
) {
    let mut in_file: Vec<(&String, &Term)> = terms.iter().collect();
    in_file.sort_by_key(|(_, term)| term.span);
    let mut owners: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for (id, term) in in_file {
        for other in term.see.iter().filter(|other| !known.contains(other.value.as_str())) {
            let problem = Problem::UnknownTerm { id: other.value.clone() };
            let known = known.iter().copied().filter(|known| known != id);
            found.push(Diagnostic::new(other.span, problem).with_nearest(&other.value, known));
        }
        for form in term.all_forms() {
            let (owner, first) = *owners.entry(form.to_lowercase()).or_insert((id, term.span));
            if owner != id {
                let problem = Problem::TermTwice { form: form.to_owned() };
                found
                    .push(Diagnostic::new(term.span, problem).with_related(first, Note::FirstHere));
            }
        }
    }
}
