//! Which page shows what the program adds: each thing stands on one page.

use std::collections::BTreeMap;

use super::{Page, PageId, Shows, Site};
use crate::diagnostics::{Diagnostic, Diagnostics, Note, Problem};

/// Reports pages that show what an earlier page shows already.
pub(super) fn check(site: &Site, found: &mut Diagnostics) {
    let first = pages(site);
    for page in site.pages.values() {
        if let Some(shows) = page.shows
            && let Some(earlier) = first.get(&shows.value).and_then(|id| site.pages.get(id))
            && let Some(there) = earlier.shows.filter(|_| earlier.id != page.id)
        {
            let problem = Problem::ShownTwice { what: shows.value.word().to_owned() };
            found.push(
                Diagnostic::new(shows.span, problem).with_related(there.span, Note::FirstHere),
            );
        }
    }
}

/// The first page that shows each thing, in the order of the files.
pub(super) fn pages(site: &Site) -> BTreeMap<Shows, PageId> {
    let showing = |page: &Page| Some((page.shows?.value, page.id.clone()));
    // Later entries of a map win, so the first page comes last.
    site.pages.values().rev().filter_map(showing).collect()
}
