//! HTML as it grows.

use std::ops::Range;

use super::Segment;
use super::written::{Copied, Writing, Written};

/// HTML that is being written, with the gaps in it.
#[derive(Default)]
pub(super) struct Output {
    pub(super) html: String,
    /// What stands in each gap, and the byte of `html` before which it stands.
    gaps: Vec<(usize, Segment)>,
    /// What of `html` stands in the source as well.
    copied: Vec<Copied>,
}

impl Output {
    /// With room for the HTML of a text of that many bytes, which is seldom an eighth longer.
    pub(super) fn for_text(length: usize) -> Self {
        Self { html: String::with_capacity(length + length / 8), ..Self::default() }
    }

    /// Appends a gap.
    pub(super) fn push(&mut self, segment: Segment) {
        self.gaps.push((self.html.len(), segment));
    }

    /// What was written since the last gap.
    pub(super) fn since_gap(&self) -> &str {
        &self.html[self.gaps.last().map_or(0, |(at, _)| *at)..]
    }

    /// Notes that what was written from byte `start` on is what stands at `place` of `source`, if it is.
    pub(super) fn note_copy(&mut self, start: usize, source: &str, place: &Range<usize>) {
        let html = start..self.html.len();
        if self.html.get(html.clone()) != source.get(place.clone()) {
            return;
        }
        let has_gap_after = |at: usize| self.gaps.last().is_some_and(|(gap, _)| *gap >= at);
        if let Some(last) = self.copied.last_mut()
            && !has_gap_after(last.html.end)
            && source.get(last.source.end..place.start) == self.html.get(last.html.end..html.start)
        {
            (last.html.end, last.source.end) = (html.end, place.end);
        } else {
            self.copied.push(Copied { html, source: place.clone() });
        }
    }

    /// Appends all of `other`.
    pub(super) fn append(&mut self, other: Self) {
        let start = self.html.len();
        let moved = |range: Range<usize>| start + range.start..start + range.end;
        self.html.push_str(&other.html);
        self.gaps.extend(other.gaps.into_iter().map(|(at, segment)| (start + at, segment)));
        let copied = other.copied.into_iter();
        self.copied.extend(copied.map(|one| Copied { html: moved(one.html), ..one }));
    }

    /// Everything written, in order, and the HTML between the gaps.
    pub(super) fn finish(self) -> (Vec<Segment>, Written) {
        let mut segments = Vec::with_capacity(2 * self.gaps.len() + 1);
        let mut writing = Writing::default();
        let mut done = 0;
        let mut html = |part: Range<usize>| {
            (!part.is_empty()).then(|| Segment::Html(writing.add(&self.html, part, &self.copied)))
        };
        for (at, gap) in self.gaps {
            segments.extend(html(done..at));
            segments.push(gap);
            done = at;
        }
        segments.extend(html(done..self.html.len()));
        segments.shrink_to_fit();
        (segments, writing.finish())
    }
}
