//! The ids by which the parts of one programme refer to each other.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics, Note, Problem};
use crate::source::{Located, Span};

/// Reports every id that stands a second time.
pub(in crate::site) fn check_unique<'i>(
    ids: impl Iterator<Item = Located<&'i str>>,
    found: &mut Diagnostics,
) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for id in ids {
        if let Some(earlier) = first.get(id.value) {
            let problem = Problem::DuplicateEntry { id: id.value.to_owned() };
            found.push(Diagnostic::new(id.span, problem).with_related(*earlier, Note::FirstHere));
        } else {
            first.insert(id.value, id.span);
        }
    }
}
