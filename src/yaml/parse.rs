//! From text to a located tree.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_yaml::granit_parser::{Event, Marker, Parser, ScalarStyle, StrInput};

use super::{Kind, Node, Scalar, syntax};
use crate::diagnostics::{Diagnostic, Diagnostics, Note, Problem};
use crate::source::{FileId, Located, Span};

/// How deep collections may be nested.
pub const MAX_DEPTH: usize = 16;

/// How many values one file may hold.
pub const MAX_NODES: usize = 100_000;

/// Parses the YAML that stands at byte `offset` of `file`.
///
/// Returns `None` when nothing can be made of it; why is in `found`. Empty text is an empty mapping.
pub fn parse(file: FileId, text: &str, offset: usize, found: &mut Diagnostics) -> Option<Node> {
    let events = Parser::new_from_str(text);
    let mut reader = Reader { file, text, offset, events, nodes: 0, duplicates: Vec::new() };
    let result = reader.document();
    for duplicate in reader.duplicates {
        found.push(duplicate);
    }
    result.map_err(|refused| found.push(*refused)).ok()
}

type Step<T> = Result<T, Box<Diagnostic>>;

/// Where an event stands in the text, in bytes.
type Place = Range<usize>;

struct Reader<'t> {
    file: FileId,
    text: &'t str,
    offset: usize,
    events: Parser<'t, StrInput<'t>>,
    nodes: usize,
    duplicates: Vec<Diagnostic>,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Step<Node> {
        let mut root = None;
        while let Some((event, place)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                _ if root.is_some() => {
                    return self.refuse(place, syntax::second_document());
                }
                event => root = Some(self.node(event, place, 0)?),
            }
        }
        let empty = Node { kind: Kind::Map(Vec::new()), span: self.span(0, 0) };
        Ok(root.filter(|node| !node.is_empty()).unwrap_or(empty))
    }

    fn next(&mut self) -> Step<Option<(Event<'t>, Place)>> {
        match self.events.next() {
            None => Ok(None),
            Some(Ok((event, marked))) => {
                Ok(Some((event, self.byte(&marked.start)..self.byte(&marked.end))))
            }
            Some(Err(error)) => {
                Err(Box::new(self.failure(self.byte(error.marker()), &error.info())))
            }
        }
    }

    fn node(&mut self, event: Event<'t>, place: Place, depth: usize) -> Step<Node> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let thousands = (MAX_NODES / 1000).to_string();
            return self.refuse(place, Problem::YamlTooLarge { thousands });
        }
        if depth > MAX_DEPTH {
            return self.refuse(place, Problem::YamlTooDeep { limit: MAX_DEPTH.to_string() });
        }
        match event {
            Event::Scalar(text, style, 0, None) => Ok(self.scalar(text.into_owned(), style, place)),
            Event::SequenceStart(_, 0, None) => self.list(place, depth),
            Event::MappingStart(_, 0, None) => self.map(place, depth),
            _ => self.refuse_reference(place),
        }
    }

    /// The parser says `~` for a value that is not there, and so may an author.
    fn scalar(&self, text: String, style: ScalarStyle, place: Place) -> Node {
        let quoted = !matches!(style, ScalarStyle::Plain);
        let text = if text == "~" && !quoted { String::new() } else { text };
        Node { kind: Kind::Scalar(Scalar { text, quoted }), span: self.place(place) }
    }

    fn list(&mut self, start: Place, depth: usize) -> Step<Node> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Some((Event::SequenceEnd, end)) => {
                    return Ok(Node {
                        kind: Kind::List(items),
                        span: self.place(start.start..end.end),
                    });
                }
                Some((event, place)) => items.push(self.node(event, place, depth + 1)?),
                None => return self.refuse(start, syntax::cut_short()),
            }
        }
    }

    fn map(&mut self, start: Place, depth: usize) -> Step<Node> {
        let mut entries: Vec<(Located<String>, Node)> = Vec::new();
        loop {
            let (event, place) = match self.next()? {
                Some((Event::MappingEnd, end)) => {
                    let entries = self.without_duplicates(entries);
                    return Ok(Node {
                        kind: Kind::Map(entries),
                        span: self.place(start.start..end.end),
                    });
                }
                Some(next) => next,
                None => return self.refuse(start, syntax::cut_short()),
            };
            let key = self.key(event, place, depth)?;
            let Some((event, place)) = self.next()? else {
                return self.refuse(start, syntax::cut_short());
            };
            entries.push((key, self.node(event, place, depth + 1)?));
        }
    }

    /// The entries, of each key the first; the others are mistakes.
    fn without_duplicates(
        &mut self,
        mut entries: Vec<(Located<String>, Node)>,
    ) -> Vec<(Located<String>, Node)> {
        // Years mostly.
        if entries.is_sorted_by(|(before, _), (key, _)| before.value < key.value) {
            return entries;
        }
        let mut sorted: Vec<&Located<String>> = entries.iter().map(|(key, _)| key).collect();
        // Equal keys stay in the order in which they are written.
        sorted.sort_by_key(|key| &key.value);
        let mut extra: BTreeSet<Span> = BTreeSet::new();
        for same in sorted.chunk_by(|a, b| a.value == b.value) {
            for again in &same[1..] {
                let problem = Problem::DuplicateKey { key: again.value.clone() };
                let duplicate = Diagnostic::new(again.span, problem);
                self.duplicates.push(duplicate.with_related(same[0].span, Note::FirstHere));
                extra.insert(again.span);
            }
        }
        entries.retain(|(key, _)| !extra.contains(&key.span));
        entries
    }

    fn key(&mut self, event: Event<'t>, place: Place, depth: usize) -> Step<Located<String>> {
        let node = self.node(event, place.clone(), depth + 1)?;
        match node.kind {
            Kind::Scalar(scalar) => Ok(Located::new(scalar.text, node.span)),
            _ => self.refuse(place, syntax::key_is_no_text()),
        }
    }

    /// What the parser objects to at byte `at`. An alias without its anchor is meant as text, and
    /// a quotation mark that is not closed matters where it stands.
    fn failure(&self, at: usize, said: &str) -> Diagnostic {
        let (before, rest) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        if said.contains("unknown anchor") {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            return Diagnostic::new(self.span(at, at + end), Problem::YamlReference);
        }
        let opening = [" \"", " '", "[\"", "['"].into_iter().filter_map(|mark| before.rfind(mark));
        let quote = opening.max().filter(|_| said.contains(syntax::UNCLOSED_QUOTE));
        let place = quote.map_or(self.span(at, at), |space| self.span(space + 1, space + 2));
        Diagnostic::new(place, syntax::problem(said))
    }

    /// Refuses an anchor, an alias or a tag; the parser names only the place of what follows it.
    fn refuse_reference<T>(&self, place: Place) -> Step<T> {
        let place = self.place(place);
        let start = place.start as usize - self.offset;
        let before = self.text.get(..start).unwrap_or_default().trim_end();
        let word = before.rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let is_mark = before[word..].starts_with(['&', '!']);
        let place = if is_mark { self.span(word, before.len()) } else { place };
        Err(Box::new(Diagnostic::new(place, Problem::YamlReference)))
    }

    fn refuse<T>(&self, place: Place, problem: Problem) -> Step<T> {
        Err(Box::new(Diagnostic::new(self.place(place), problem)))
    }

    /// A place without the white space that block collections and block scalars swallow behind their
    /// last line.
    fn place(&self, place: Place) -> Span {
        let start = place.start;
        let covered = self.text.get(place).unwrap_or_default();
        self.span(start, start + covered.trim_end().len())
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.offset + start..self.offset + end)
    }

    fn byte(&self, marker: &Marker) -> usize {
        marker.byte_offset().unwrap_or_else(|| {
            self.text.char_indices().nth(marker.index()).map_or(self.text.len(), |(at, _)| at)
        })
    }
}
