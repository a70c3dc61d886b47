//! The text between checking and writing, and ways to look ahead in it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::html_tag::HtmlTag;

/// A piece of the text that the writer can trust.
pub(super) struct Node<'t> {
    /// What it is.
    pub(super) kind: Kind<'t>,
    /// Its bytes in the file.
    pub(super) place: Range<usize>,
}

/// The two kinds of node.
pub(super) enum Kind<'t> {
    /// Markdown; any HTML in it is text.
    Markdown(Event<'t>),
    /// A tag that is allowed and has its partner.
    Html(HtmlTag),
}

/// The nodes up to the end of the construct that has just begun.
pub(super) fn content<'n, 't>(rest: &'n [Node<'t>]) -> &'n [Node<'t>] {
    let mut depth = 0_usize;
    let is_end = |node: &Node<'t>| {
        match node.kind {
            Kind::Markdown(Event::Start(_)) => depth += 1,
            Kind::Markdown(Event::End(_)) if depth == 0 => return true,
            Kind::Markdown(Event::End(_)) => depth -= 1,
            _ => {}
        }
        false
    };
    &rest[..rest.iter().position(is_end).unwrap_or(rest.len())]
}

/// The words without markup; a picture counts with what describes it.
pub(super) fn plain_text(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    for node in nodes {
        match &node.kind {
            Kind::Markdown(Event::Text(part) | Event::Code(part)) => text.push_str(part),
            Kind::Markdown(Event::SoftBreak | Event::HardBreak) => text.push(' '),
            Kind::Html(tag) if tag.is_line_break() => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// Whether a paragraph holds a picture and nothing else.
pub(super) fn is_only_picture(paragraph: &[Node<'_>]) -> bool {
    match paragraph.split_first() {
        Some((Node { kind: Kind::Markdown(Event::Start(Tag::Image { .. })), .. }, rest)) => {
            content(rest).len() + 1 == rest.len()
        }
        _ => false,
    }
}
