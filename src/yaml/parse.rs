//! From text to a located tree.

use std::collections::BTreeMap;

use serde_yaml::granit_parser::{Event, Marker, Parser, ScalarStyle, Span as Marked, StrInput};

use super::{Kind, Node, Scalar};
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
                    return self
                        .refuse(place, Problem::YamlSyntax { detail: "a second document".into() });
                }
                event => root = Some(self.node(event, place, 0)?),
            }
        }
        let empty = Node { kind: Kind::Map(Vec::new()), span: self.span(0, 0) };
        Ok(root.filter(|node| !node.is_empty()).unwrap_or(empty))
    }

    fn next(&mut self) -> Step<Option<(Event<'t>, Marked)>> {
        match self.events.next() {
            None => Ok(None),
            Some(Ok(event)) => Ok(Some(event)),
            Some(Err(error)) => {
                let at = self.byte(error.marker());
                let problem = Problem::YamlSyntax { detail: error.info() };
                Err(Box::new(Diagnostic::new(self.span(at, at), problem)))
            }
        }
    }

    fn node(&mut self, event: Event<'t>, place: Marked, depth: usize) -> Step<Node> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return self.refuse(place, Problem::YamlTooLarge { limit: MAX_NODES.to_string() });
        }
        if depth > MAX_DEPTH {
            return self.refuse(place, Problem::YamlTooDeep { limit: MAX_DEPTH.to_string() });
        }
        match event {
            Event::Scalar(text, style, 0, None) => Ok(self.scalar(text.into_owned(), style, place)),
            Event::SequenceStart(_, 0, None) => self.list(place, depth),
            Event::MappingStart(_, 0, None) => self.map(place, depth),
            _ => self.refuse(place, Problem::YamlReference),
        }
    }

    fn scalar(&self, text: String, style: ScalarStyle, place: Marked) -> Node {
        let quoted = !matches!(style, ScalarStyle::Plain);
        Node { kind: Kind::Scalar(Scalar { text, quoted }), span: self.place(place) }
    }

    fn list(&mut self, start: Marked, depth: usize) -> Step<Node> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Some((Event::SequenceEnd, end)) => {
                    return Ok(Node { kind: Kind::List(items), span: self.between(start, end) });
                }
                Some((event, place)) => items.push(self.node(event, place, depth + 1)?),
                None => return self.refuse(start, cut_short()),
            }
        }
    }

    fn map(&mut self, start: Marked, depth: usize) -> Step<Node> {
        let mut entries: Vec<(Located<String>, Node)> = Vec::new();
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        loop {
            let (event, place) = match self.next()? {
                Some((Event::MappingEnd, end)) => {
                    return Ok(Node { kind: Kind::Map(entries), span: self.between(start, end) });
                }
                Some(next) => next,
                None => return self.refuse(start, cut_short()),
            };
            let key = self.key(event, place, depth)?;
            let Some((event, place)) = self.next()? else { return self.refuse(start, cut_short()) };
            let value = self.node(event, place, depth + 1)?;
            if let Some(first) = seen.get(&key.value) {
                self.duplicates.push(
                    Diagnostic::new(key.span, Problem::DuplicateKey { key: key.value })
                        .with_related(*first, Note::FirstHere),
                );
            } else {
                seen.insert(key.value.clone(), key.span);
                entries.push((key, value));
            }
        }
    }

    fn key(&mut self, event: Event<'t>, place: Marked, depth: usize) -> Step<Located<String>> {
        let node = self.node(event, place, depth + 1)?;
        match node.kind {
            Kind::Scalar(scalar) => Ok(Located::new(scalar.text, node.span)),
            _ => self.refuse(place, Problem::YamlSyntax { detail: "a key must be text".into() }),
        }
    }

    fn refuse<T>(&self, place: Marked, problem: Problem) -> Step<T> {
        Err(Box::new(Diagnostic::new(self.place(place), problem)))
    }

    fn place(&self, place: Marked) -> Span {
        self.between(place, place)
    }

    /// From the start of one event to the end of another, without the white space that block
    /// collections and block scalars swallow behind their last line.
    fn between(&self, start: Marked, end: Marked) -> Span {
        let (start, end) = (self.byte(&start.start), self.byte(&end.end));
        let covered = self.text.get(start..end).unwrap_or_default();
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

fn cut_short() -> Problem {
    Problem::YamlSyntax { detail: "the text ends too early".into() }
}
