//! Writing links and pictures: the gaps in the HTML.

use std::ops::Range;

use super::links::{self, Destination};
use super::nodes::{content, plain_text};
use super::writer::Writer;
use super::{Picture, Segment};
use crate::diagnostics::{Diagnostic, Problem};
use crate::source::{Located, Span};
use crate::text::escape;

impl Writer<'_, '_, '_> {
    fn destination_span(&self, place: &Range<usize>) -> Span {
        self.input.span(self.events.destinations.get(&place.start).unwrap_or(place).clone())
    }

    pub(super) fn start_link(&mut self, written: &str, title: &str, place: &Range<usize>) {
        let is_empty = plain_text(content(self.rest)).is_empty();
        if is_empty {
            self.found.report(self.input.span(place.clone()), Problem::EmptyLink);
        }
        let span = self.destination_span(place);
        let destination = links::destination(self.input.path, written).map_err(|problem| {
            let finding = Diagnostic::new(span, problem);
            self.found.push(finding.suggesting(links::meant(written)));
        });
        let Some(destination) = destination.ok().filter(|_| !is_empty && !self.in_link) else {
            return self.open("");
        };
        self.output.html.push_str("<a href=\"");
        match destination {
            Destination::External(url) => escape::attribute(&mut self.output.html, &url),
            Destination::Internal(target) => {
                self.output.push(Segment::Link(Box::new(Located::new(target, span))));
            }
        }
        if !title.is_empty() {
            self.output.html.push_str("\" title=\"");
            escape::attribute(&mut self.output.html, title);
        }
        self.output.html.push_str("\">");
        self.in_link = true;
        self.open("</a>");
    }

    /// Writes the picture that has just begun and goes on behind its end.
    pub(super) fn picture(&mut self, written: &str, title: &str, place: &Range<usize>) {
        let alone = std::mem::take(&mut self.is_picture_alone);
        let content = content(self.rest);
        self.rest = self.rest.get(content.len() + 1..).unwrap_or_default();
        let span = self.destination_span(place);
        let target = match links::picture(self.input.path, written) {
            Ok(file) => Located::new(file, span),
            Err(problem) => return self.found.report(span, problem),
        };
        let (alt, span) = (plain_text(content), self.input.span(place.clone()));
        let title = Some(title.to_owned()).filter(|title| !title.is_empty());
        let picture = Picture { target, alt, title, alone, span };
        self.output.push(Segment::Picture(Box::new(picture)));
    }
}
