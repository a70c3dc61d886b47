//! From the text of a content file to a parsed document.
//!
//! [`front_matter`] finds the fields, [`parse`] turns what follows into a [`Document`]: HTML with
//! gaps for the URLs and pictures that only the whole site can tell; a [`Body`] does so when it is asked. Text is CommonMark with tables,
//! footnotes, strikethrough and Danish typography; what an author got wrong is located to the
//! character. Whatever the input, the HTML is valid and runs nothing. Whether a linked file exists
//! is for others to check. Only this module names pulldown-cmark.

mod body;
mod calls;
mod chart_block;
mod document;
mod entities;
mod events;
mod figure_reference;
mod front_matter;
mod headings;
mod html_block;
mod html_policy;
mod html_tag;
mod links;
mod lookalikes;
mod nodes;
mod notes;
mod numbers;
mod output;
mod references;
mod tables;
#[cfg(test)]
mod tests;
mod typography;
mod words;
mod writer;
mod written;

pub use body::Body;
pub use chart_block::{ChartBlock, ChartKind};
pub use document::{Document, Heading, Picture, Segment, Target, TermUse};
pub use figure_reference::{FigureReference, Time};
pub use front_matter::{FENCE, FrontMatter, front_matter};
pub use numbers::{TypedNumber, TypedUnit};
pub use written::{Piece, Writing, Written};

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics, Problem, nearest};
use crate::source::{FileId, SourcePath, Span};
use crate::text::slugify;

/// How deep quotations, lists and emphasis, and apart from them HTML elements, may be nested.
const MAX_DEPTH: usize = 32;

/// Limits the search for the anchor that was meant: how many are compared with how many, and how
/// long each may be. The search is quadratic, and a text may come from anyone.
const MAX_COMPARED: usize = 100;

/// Parses the text that begins at byte `body` of `source`, the content of `file` at `path`.
///
/// Always gives a document; what could not be used in it is in `found` and was left out or stands
/// as plain text.
pub fn parse(
    file: FileId,
    path: &SourcePath,
    source: &Arc<String>,
    body: usize,
    found: &mut Diagnostics,
) -> Document {
    let text = source.as_str();
    let input = Input { file, path, text, body };
    let mut events = events::read(input, found);
    calls::read(input, &mut events, found);
    lookalikes::report(input, &events.list, found);
    typography::set_quotation_marks(&mut events.list, text);
    let nodes = html_policy::check(input, std::mem::take(&mut events.list), found);
    let document =
        Document { source: Arc::clone(source), ..writer::write(input, &nodes, &events, found) };
    check_anchors(&document, found);
    document
}

/// Where the text comes from; every stage needs it to name a place.
#[derive(Clone, Copy)]
struct Input<'t> {
    file: FileId,
    path: &'t SourcePath,
    text: &'t str,
    body: usize,
}

impl Input<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }
}

/// Reports links to places that the document does not have.
fn check_anchors(document: &Document, found: &mut Diagnostics) {
    let known: BTreeSet<&str> = document.anchors().collect();
    let near: Vec<&str> =
        known.iter().copied().filter(|id| id.len() <= MAX_COMPARED).take(MAX_COMPARED).collect();
    let broken = document.links().filter_map(|link| match &link.value {
        Target::Anchor(anchor) if !known.contains(anchor.as_str()) => Some((link.span, anchor)),
        _ => None,
    });
    for (nth, (span, anchor)) in broken.enumerate() {
        let problem = Problem::BrokenAnchor { anchor: anchor.clone() };
        let slug = slugify(anchor);
        let is_compared = nth < MAX_COMPARED && slug.len() <= MAX_COMPARED;
        let candidates = if is_compared { near.as_slice() } else { &[] };
        let meant = nearest(&slug, candidates.iter().copied()).map(|id| format!("#{id}"));
        found.push(Diagnostic::new(span, problem).suggesting(meant));
    }
}
