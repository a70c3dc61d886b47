//! Things that a reader cannot tell apart, because a file was copied and its name left as it was.
//!
//! Areas are told apart by name within their municipality, indicators by name, stories by title and
//! day. The later of two in the order of their ids is reported.

use std::collections::BTreeMap;

use super::{Head, Site};
use crate::diagnostics::{Diagnostic, Diagnostics, Note, Problem};
use crate::source::Span;

/// Reports areas, indicators and stories that bear the name of another.
pub(super) fn check(site: &Site, found: &mut Diagnostics) {
    let areas = site.areas.values();
    report(areas.map(|area| (area.municipality.to_string(), &area.head)), found);
    let indicators = site.indicators.values();
    report(indicators.map(|entry| (String::new(), &entry.head)), found);
    let stories = site.stories.values();
    report(stories.map(|story| (story.date.to_string(), &story.head)), found);
}

fn report<'s>(things: impl Iterator<Item = (String, &'s Head)>, found: &mut Diagnostics) {
    let mut first: BTreeMap<(String, String), Span> = BTreeMap::new();
    for (among, head) in things {
        let span = Span::start_of(head.span.file);
        let earlier = *first.entry((among, head.title.to_lowercase())).or_insert(span);
        if earlier != span {
            let problem = Problem::NameTwice { name: head.title.clone() };
            found.push(Diagnostic::new(span, problem).with_related(earlier, Note::FirstHere));
        }
    }
}
