//! Raw HTML in a text: a few harmless elements pass when they are balanced, the rest becomes text.
//!
//! A tag and its end must stand in the same paragraph, emphasis or link; blocks of HTML have more
//! rules, in `html_block.rs`. What is refused is reported at its place and kept as text, so that a
//! reader loses nothing. That an element never ends is known only where its paragraph does, which is
//! why everything is checked before anything is written.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::html_block::Block;
use super::html_tag::{DETAILS, Form, HtmlTag};
use super::nodes::{Kind, Node};
use super::{Input, MAX_DEPTH};
use crate::diagnostics::{Diagnostics, Problem};

/// The longest piece of refused HTML that a finding quotes, in characters.
const MAX_QUOTE: usize = 40;

/// Checks all raw HTML among `events`.
pub(super) fn check<'t>(
    input: Input<'t>,
    events: Vec<(Event<'t>, Range<usize>)>,
    found: &mut Diagnostics,
) -> Vec<Node<'t>> {
    let is_html = |(event, _): &(Event<'t>, _)| {
        matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock))
    };
    if !events.iter().any(is_html) {
        let node = |(event, place)| Node { kind: Kind::Markdown(event), place };
        return events.into_iter().map(node).collect();
    }
    let mut check = Check {
        input,
        refused: Vec::new(),
        nodes: Vec::with_capacity(events.len()),
        open: Vec::new(),
        html_depth: 0,
        picture_depth: 0,
        block: None,
    };
    for (event, place) in events {
        check.event(event, place);
    }
    check.close_markdown();
    report(input, check.refused, found);
    check.nodes
}

/// Reports what was refused. The end of an element that was refused is no mistake of its own.
fn report(input: Input<'_>, mut refused: Vec<Range<usize>>, found: &mut Diagnostics) {
    refused.sort_unstable_by_key(|place| place.start);
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for place in refused {
        let raw = input.text.get(place.clone()).unwrap_or_default();
        if let Some(name) = element_name(raw, "</") {
            if let Some(count) = open.get_mut(&name).filter(|count| **count > 0) {
                *count -= 1;
                continue;
            }
        } else if let Some(name) = element_name(raw, "<") {
            *open.entry(name).or_default() += 1;
        }
        found.report(input.span(place), Problem::HtmlNotAllowed { tag: quoted(raw) });
    }
}

/// The name in lower case behind the `mark` that a tag begins with.
fn element_name(tag: &str, mark: &str) -> Option<String> {
    let rest = tag.strip_prefix(mark).filter(|rest| rest.starts_with(char::is_alphabetic))?;
    let end = rest.find(|c: char| c.is_whitespace() || "/>".contains(c)).unwrap_or(rest.len());
    Some(rest[..end].to_ascii_lowercase())
}

/// A piece of HTML on one line and not too long.
fn quoted(raw: &str) -> String {
    let mut tag: String = raw.chars().take(MAX_QUOTE).collect();
    if tag.len() < raw.len() {
        tag.push('…');
    }
    tag.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The check on its way; `html_block.rs` adds what it does between paragraphs.
pub(super) struct Check<'t> {
    input: Input<'t>,
    /// Where the HTML stands that became text.
    refused: Vec<Range<usize>>,
    pub(super) nodes: Vec<Node<'t>>,
    pub(super) open: Vec<Open>,
    html_depth: usize,
    picture_depth: usize,
    pub(super) block: Option<Block>,
}

/// What has begun and not ended.
pub(super) enum Open {
    /// A Markdown construct, which ends where pulldown-cmark says.
    Markdown,
    /// An HTML element, which may turn out never to end; the node of its tag.
    Html {
        node: usize,
        name: &'static str,
        /// The node that ends the summary of `details`; the one that begins it comes next.
        summary_end: Option<usize>,
    },
}

impl Open {
    pub(super) fn element(&self) -> Option<&'static str> {
        if let Self::Html { name, .. } = self { Some(name) } else { None }
    }
}

impl<'t> Check<'t> {
    fn event(&mut self, event: Event<'t>, place: Range<usize>) {
        match &event {
            Event::Start(Tag::HtmlBlock) => return self.block = Some(Block::Between),
            Event::End(TagEnd::HtmlBlock) => return self.end_block(),
            Event::Html(_) => return self.line(place),
            Event::InlineHtml(_) => return self.inline(place),
            // The indentation of a line.
            Event::Text(_) if self.block.is_some() => return,
            Event::Start(tag) => {
                self.picture_depth += usize::from(matches!(tag, Tag::Image { .. }));
                self.open.push(Open::Markdown);
            }
            Event::End(tag) => {
                self.picture_depth -= usize::from(*tag == TagEnd::Image);
                self.close_markdown();
            }
            _ => {}
        }
        self.push(Kind::Markdown(event), place);
    }

    pub(super) fn push(&mut self, kind: Kind<'t>, place: Range<usize>) {
        self.nodes.push(Node { kind, place });
    }

    pub(super) fn written(&self, place: &Range<usize>) -> &'t str {
        self.input.text.get(place.clone()).unwrap_or_default()
    }

    /// Ends the innermost Markdown construct; elements still open in it have no end tag.
    pub(super) fn close_markdown(&mut self) {
        while self.refuse_innermost() {}
        self.open.pop();
    }

    pub(super) fn inline(&mut self, place: Range<usize>) {
        let tag = HtmlTag::parse(self.written(&place));
        match tag.filter(|tag| !tag.is_block() && self.picture_depth == 0) {
            Some(tag) if tag.form() == Form::Void => self.push(Kind::Html(tag), place),
            Some(tag) if tag.form() == Form::Open => _ = self.open_element(tag, place),
            Some(tag) => self.close_element(tag, place),
            None => self.refuse(place),
        }
    }

    /// Opens an element, unless it is too deep; `details` needs room for its summary as well.
    pub(super) fn open_element(&mut self, tag: HtmlTag, place: Range<usize>) -> bool {
        let name = tag.name();
        let has_room = self.html_depth + usize::from(name == DETAILS) < MAX_DEPTH;
        if has_room {
            self.html_depth += 1;
            self.open.push(Open::Html { node: self.nodes.len(), name, summary_end: None });
            self.push(Kind::Html(tag), place);
        } else {
            self.refuse(place);
        }
        has_room
    }

    /// Closes the nearest such element of the same construct and refuses what is open within it.
    pub(super) fn close_element(&mut self, tag: HtmlTag, place: Range<usize>) {
        let mut inner = self.open.iter().rev().map_while(Open::element);
        let Some(unclosed) = inner.position(|name| name == tag.name()) else {
            return self.refuse(place);
        };
        for _ in 0..unclosed {
            self.refuse_innermost();
        }
        self.open.pop();
        self.html_depth -= 1;
        self.push(Kind::Html(tag), place);
    }

    /// Makes the tag of the innermost element text; `false` when Markdown is innermost.
    pub(super) fn refuse_innermost(&mut self) -> bool {
        let Some(&Open::Html { node, summary_end, .. }) = self.open.last() else { return false };
        let place = self.nodes[node].place.clone();
        self.nodes[node].kind = self.refused(&place);
        for tag in summary_end.iter().flat_map(|end| [node + 1, *end]) {
            self.nodes[tag].kind = self.text(&self.nodes[tag].place);
        }
        self.open.pop();
        self.html_depth -= 1;
        true
    }

    pub(super) fn refuse(&mut self, place: Range<usize>) {
        self.begin_paragraph(place.start);
        let text = self.refused(&place);
        self.push(text, place);
    }

    fn refused(&mut self, place: &Range<usize>) -> Kind<'t> {
        self.refused.push(place.clone());
        self.text(place)
    }

    fn text(&self, place: &Range<usize>) -> Kind<'t> {
        Kind::Markdown(Event::Text(self.written(place).into()))
    }
}
