//! Danish quotation marks: »…« and within them ›…‹.
//!
//! pulldown-cmark tells which straight marks are typography and which are code or escaped; which
//! of them belong together is decided here, so that a mark without a partner stays as it is.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// A straight mark and what it becomes: opening, closing, and alone.
struct Mark {
    straight: &'static str,
    opening: &'static str,
    closing: &'static str,
    alone: &'static str,
}

const MARKS: [Mark; 2] = [
    Mark { straight: "\"", opening: "»", closing: "«", alone: "\"" },
    Mark { straight: "'", opening: "›", closing: "‹", alone: "’" },
];

/// Sets the straight quotation marks among `events`, which were read from `text`.
pub(super) fn set_quotation_marks<'t>(events: &mut [(Event<'t>, Range<usize>)], text: &'t str) {
    let mut open: [Vec<usize>; 2] = Default::default();
    for at in 0..events.len() {
        let (event, place) = &events[at];
        let Some(kind) = straight_mark(event, &text[place.clone()]) else {
            if !is_within_a_paragraph(event) {
                open.iter_mut().for_each(Vec::clear);
            }
            continue;
        };
        let (opens, closes) = directions(text, place);
        let mark = &MARKS[kind];
        if let Some(first) = closes.then(|| open[kind].pop()).flatten() {
            events[first].0 = Event::Text(mark.opening.into());
            events[at].0 = Event::Text(mark.closing.into());
        } else {
            events[at].0 = Event::Text(mark.alone.into());
            if opens {
                open[kind].push(at);
            }
        }
    }
}

/// Which of [`MARKS`] it is; a mark that stayed straight was escaped or is code.
fn straight_mark(event: &Event<'_>, written: &str) -> Option<usize> {
    match event {
        Event::Text(text) if **text != *written => {
            MARKS.iter().position(|mark| mark.straight == written)
        }
        _ => None,
    }
}

/// Whether a mark may open and whether it may close, by the characters around it. Before a digit a
/// single mark is an apostrophe: *sommeren '89*.
fn directions(text: &str, place: &Range<usize>) -> (bool, bool) {
    let before = text[..place.start].chars().next_back();
    let after = text[place.end..].chars().next();
    let apostrophe = text[place.clone()] == *"'" && after.is_some_and(|c| c.is_ascii_digit());
    let opens = after.is_some_and(|c| !c.is_whitespace())
        && before.is_none_or(|c| !c.is_alphanumeric())
        && !apostrophe;
    let closes =
        before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric());
    (opens, closes)
}

/// Whether words on both sides of the event belong to one run of text.
pub(super) fn is_within_a_paragraph(event: &Event<'_>) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong};
    match event {
        Event::Start(tag) => {
            matches!(tag, Emphasis | Strong | Strikethrough | Link { .. } | Image { .. })
        }
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Rule => false,
        _ => true,
    }
}
