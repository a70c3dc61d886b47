//! Finding `{{ … }}` in running text, before quotation marks are set.
//!
//! pulldown-cmark cuts a call into pieces at its quotation marks. Each call becomes one event again
//! here; what it refers to is kept by the byte at which it begins, as destinations are.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Input;
use super::events::Events;
use super::figure_reference;
use super::typography::is_within_a_paragraph;
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};

const OPEN: &str = "{{";
const CLOSE: &str = "}}";
/// How many bytes a call takes at most. No search goes further, whatever a text repeats.
const FAR: usize = 400;
/// A call in whose braces or name something is missing.
const BARE: [&str; 2] = ["figure(", "figur("];

/// An event and its place.
type Piece<'t> = (Event<'t>, Range<usize>);

/// Puts the calls among `events` together and reads them; the others stay as they are written.
pub(super) fn read<'t>(input: Input<'t>, events: &mut Events<'t>, found: &mut Diagnostics) {
    let body = input.text.get(input.body..).unwrap_or_default();
    if !body.contains(OPEN) && !BARE.iter().any(|bare| body.contains(bare)) {
        return;
    }
    let rest = VecDeque::from(std::mem::take(&mut events.list));
    let mut calls = Calls { input, rest, events, found, in_code: false, misplaced: None };
    calls.run();
}

struct Calls<'e, 't> {
    input: Input<'t>,
    rest: VecDeque<Piece<'t>>,
    events: &'e mut Events<'t>,
    found: &'e mut Diagnostics,
    in_code: bool,
    /// What the text is in where no figure can stand, in Danish and English.
    misplaced: Option<(&'static str, &'static str)>,
}

impl<'t> Calls<'_, 't> {
    fn run(&mut self) {
        while let Some((event, place)) = self.rest.pop_front() {
            match &event {
                Event::Text(_) if !self.in_code => {
                    self.text(event, place);
                    continue;
                }
                Event::Html(_) => self.html(&place),
                Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
                Event::End(TagEnd::CodeBlock) => self.in_code = false,
                Event::Start(Tag::Heading { .. }) => {
                    self.misplaced = Some(("en overskrift", "a heading"));
                }
                Event::Start(Tag::Image { .. }) => {
                    self.misplaced = Some(("beskrivelsen af et billede", "alternative text"));
                }
                Event::End(TagEnd::Heading(_) | TagEnd::Image) => self.misplaced = None,
                _ => {}
            }
            self.events.list.push((event, place));
        }
    }

    /// Words in which a call may begin.
    fn text(&mut self, event: Event<'t>, place: Range<usize>) {
        let written = self.written(&place);
        let start = written.find(OPEN).map(|at| place.start + at);
        let Some(start) = start.filter(|at| !self.input.text[..*at].ends_with('\\')) else {
            self.bare(&place);
            return self.events.list.push((event, place));
        };
        self.bare(&(place.start..start));
        if start > place.start {
            self.push_text(place.start..start);
        }
        self.rest.push_front((self.text_event(&(start..place.end)), start..place.end));
        let Some(end) = self.end_of_call(start) else {
            self.report_unclosed(start);
            return self.push_rest_of_words();
        };
        let (pieces, is_text) = self.take_to(end);
        let reference = is_text.then(|| figure_reference::parse(self.input, start..end));
        match (self.misplaced, reference) {
            (Some((da, en)), Some(Ok(_))) => self.misplaced(start..end, da, en),
            (None, Some(Ok(reference))) => {
                self.events.figures.insert(start, reference);
                return self.push_text(start..end);
            }
            (_, Some(Err(finding))) => self.found.push(*finding),
            (_, None) => {
                let finding = figure_reference::parse(self.input, start..end).err();
                let other = || figure_reference::with_markup(self.input.span(start..end));
                self.found.push(finding.map_or_else(other, |finding| *finding));
            }
        }
        self.events.list.extend(pieces);
    }

    /// The end of the call that begins at `start`, in the same run of words.
    fn end_of_call(&self, start: usize) -> Option<usize> {
        let is_near =
            |(event, place): &&Piece<'_>| is_within_a_paragraph(event) && place.start < start + FAR;
        let run = self.rest.iter().take_while(is_near);
        let limit = run.map(|(_, place)| place.end).max()?.min(start + FAR);
        let limit = self.input.text.floor_char_boundary(limit);
        let inside = self.input.text.get(start + OPEN.len()..limit)?;
        let length = inside.find(CLOSE)?;
        let is_next = inside[..length].contains(OPEN);
        (!is_next).then_some(start + OPEN.len() + length + CLOSE.len())
    }

    /// The pieces up to byte `end`, and whether they are nothing but words. The place of an end is
    /// that of all that it ends, so only words tell how far we are.
    fn take_to(&mut self, end: usize) -> (Vec<Piece<'t>>, bool) {
        let (mut pieces, mut is_text) = (Vec::new(), true);
        while self.rest.front().is_some_and(|(event, _)| is_within_a_paragraph(event)) {
            let Some((event, place)) = self.rest.pop_front() else { break };
            is_text &= matches!(event, Event::Text(_) | Event::SoftBreak);
            let is_last = place.end >= end && !matches!(event, Event::Start(_) | Event::End(_));
            if place.end > end && matches!(event, Event::Text(_)) {
                let (inside, after) = (place.start..end, end..place.end);
                pieces.push((self.text_event(&inside), inside));
                self.rest.push_front((self.text_event(&after), after));
            } else {
                pieces.push((event, place));
            }
            if is_last {
                break;
            }
        }
        (pieces, is_text)
    }

    /// Passes over the braces of a call that does not end.
    fn push_rest_of_words(&mut self) {
        if let Some((_, place)) = self.rest.pop_front() {
            let after = place.start + OPEN.len()..place.end;
            self.push_text(place.start..after.start);
            if !after.is_empty() {
                self.rest.push_front((self.text_event(&after), after));
            }
        }
    }

    fn report_unclosed(&mut self, start: usize) {
        let problem = Problem::FigureSyntax {
            cause_da: "`}}` mangler bagefter".to_owned(),
            cause_en: "`}}` is missing behind it".to_owned(),
        };
        self.found.report(self.input.span(start..start + OPEN.len()), problem);
    }

    /// Reports a call without its braces; an unclosed one has been reported at its braces.
    fn bare(&mut self, place: &Range<usize>) {
        let written = self.written(place);
        let Some(at) = BARE.iter().find_map(|bare| written.find(bare)) else { return };
        let start = place.start + at;
        if !self.input.text[..start].trim_end().ends_with(OPEN) {
            let end = start + written[at..].find('(').unwrap_or_default();
            self.found.push(figure_reference::without_braces(self.input.span(start..end)));
        }
    }

    fn html(&mut self, place: &Range<usize>) {
        if let Some(at) = self.written(place).find(OPEN) {
            let start = place.start + at;
            let (da, en) = ("en linje med HTML", "a line of HTML");
            self.misplaced(start..start + OPEN.len(), da, en);
        }
    }

    fn misplaced(&mut self, place: Range<usize>, da: &str, en: &str) {
        let problem = Problem::FigureMisplaced { place_da: da.to_owned(), place_en: en.to_owned() };
        self.found.push(Diagnostic::new(self.input.span(place), problem));
    }

    fn written(&self, place: &Range<usize>) -> &'t str {
        self.input.text.get(place.clone()).unwrap_or_default()
    }

    fn text_event(&self, place: &Range<usize>) -> Event<'t> {
        Event::Text(self.written(place).into())
    }

    fn push_text(&mut self, place: Range<usize>) {
        self.events.list.push((self.text_event(&place), place));
    }
}
