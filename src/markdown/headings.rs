//! Headings: their levels, their ids, the outline.

use std::collections::BTreeMap;

use super::Heading;
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::Span;
use crate::text::slugify;

/// The `id` of a heading whose words hold no letter or digit.
const NAMELESS: &str = "afsnit";

/// The headings so far.
pub(super) struct Headings {
    /// Those that are on the page.
    pub(super) outline: Vec<Heading>,
    level: u8,
    /// How often each id was asked for, so that the next of a thousand equal ones is found at once.
    taken: BTreeMap<String, usize>,
}

impl Headings {
    pub(super) fn new() -> Self {
        Self { outline: Vec::new(), level: 1, taken: BTreeMap::new() }
    }

    /// The level of the last heading; 1, the page's own title, before the first.
    pub(super) fn level(&self) -> u8 {
        self.level
    }

    /// Adds a heading and reports what is wrong with it; `None` when it is empty.
    pub(super) fn add(
        &mut self,
        level: u8,
        text: String,
        span: Span,
        found: &mut Diagnostics,
    ) -> Option<&Heading> {
        if text.is_empty() {
            found.report(span, Problem::EmptyHeading);
            return None;
        }
        if level == 1 {
            found.report(span, Problem::SecondTitle);
        } else if level > self.level + 1 {
            let (from, to) = (self.level.to_string(), level.to_string());
            let marks = "#".repeat(usize::from(self.level) + 1);
            found.report(span, Problem::HeadingLevelJumped { from, to, marks });
        }
        self.level = level;
        let id = self.unique_id(&text);
        self.outline.push(Heading { level: level.max(2), text, id, span });
        self.outline.last()
    }

    fn unique_id(&mut self, text: &str) -> String {
        let slug = slugify(text);
        let base = if slug.is_empty() { NAMELESS.to_owned() } else { slug };
        let mut count = self.taken.get(&base).copied().unwrap_or(0);
        let mut id = base.clone();
        while self.taken.contains_key(&id) {
            count += 1;
            id = format!("{base}-{}", count + 1);
        }
        self.taken.insert(base, count);
        self.taken.entry(id.clone()).or_insert(0);
        id
    }
}
