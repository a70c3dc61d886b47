//! The text as pulldown-cmark reads it: events, each with its place in the file.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{
    BrokenLink, CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd,
};

use super::{FigureReference, Input};
use crate::diagnostics::{Diagnostics, Problem};

/// How long the text of an event is at least in most texts.
const BYTES_OF_AN_EVENT: usize = 40;

/// What the text is made of, in order.
pub(super) struct Events<'t> {
    /// Every event with its bytes in the file.
    pub(super) list: Vec<(Event<'t>, Range<usize>)>,
    /// The place of a destination, by the byte at which its link or picture begins.
    pub(super) destinations: BTreeMap<usize, Range<usize>>,
    /// A figure that is referred to, by the byte at which the reference begins.
    pub(super) figures: BTreeMap<usize, FigureReference>,
}

/// Reads the text; a reference that nothing defines is reported and stays as it is written.
pub(super) fn read<'t>(input: Input<'t>, found: &mut Diagnostics) -> Events<'t> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION;
    let body = input.text.get(input.body..).unwrap_or_default();
    let undefined = |link: BrokenLink<'t>| {
        report_undefined(input, &link, found);
        None::<(CowStr<'t>, CowStr<'t>)>
    };
    let parser = Parser::new_with_broken_link_callback(body, options, Some(undefined));
    let events = collect(parser.into_offset_iter(), input);
    report_undefined_notes(input, &events.list, found);
    events
}

fn collect<'t, F>(mut parser: OffsetIter<'t, F>, input: Input<'t>) -> Events<'t>
where
    F: pulldown_cmark::BrokenLinkCallback<'t>,
{
    let length = input.text.len() - input.body;
    let mut events = Events {
        list: Vec::with_capacity((length / BYTES_OF_AN_EVENT).next_power_of_two()),
        destinations: BTreeMap::new(),
        figures: BTreeMap::new(),
    };
    let mut open = Vec::new();
    let mut read_to = 0;
    while let Some((event, place)) = parser.next() {
        let place = input.body + place.start..input.body + place.end;
        let (start, end) = (place.start, place.end);
        if let Event::Start(
            Tag::Link { link_type, dest_url, id, .. } | Tag::Image { link_type, dest_url, id, .. },
        ) = &event
        {
            let definition = definition(&parser, *link_type, id, input.body);
            open.push((start, definition, dest_url.clone()));
        }
        if let Event::End(TagEnd::Link | TagEnd::Image) = event
            && let Some((start, definition, destination)) = open.pop()
        {
            let within = definition.unwrap_or(read_to..end);
            let found = find(input.text, within, &destination).unwrap_or(place.clone());
            events.destinations.insert(start, found);
        }
        read_to = if matches!(event, Event::Start(_)) { start } else { end };
        events.list.push((event, place));
    }
    events
}

/// Where the definition stands that a reference means; `None` for a link that says it itself.
fn definition<'t, F>(
    parser: &OffsetIter<'t, F>,
    kind: LinkType,
    id: &str,
    body: usize,
) -> Option<Range<usize>>
where
    F: pulldown_cmark::BrokenLinkCallback<'t>,
{
    match kind {
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
            let span = &parser.reference_definitions().get(id)?.span;
            Some(body + span.start..body + span.end)
        }
        _ => None,
    }
}

/// The destination as written, unless it was written with escapes.
fn find(text: &str, within: Range<usize>, destination: &str) -> Option<Range<usize>> {
    let at = within.start + text.get(within)?.find(destination)?;
    (!destination.is_empty()).then(|| at..at + destination.len())
}

/// `[text][name]` and `[name][]` are meant as links; `[name]` alone may just be a parenthesis.
fn report_undefined(input: Input<'_>, link: &BrokenLink<'_>, found: &mut Diagnostics) {
    let (start, end) = (input.body + link.span.start, input.body + link.span.end);
    let written = input.text.get(start..end).unwrap_or_default();
    let bracket = match link.link_type {
        LinkType::Reference => written.rfind('['),
        LinkType::Collapsed => written.find('['),
        _ => None,
    };
    if let Some(bracket) = bracket {
        let name = link.reference.to_string();
        let place = start + bracket + 1..end.saturating_sub(1);
        found.report(input.span(place), Problem::UndefinedReference { name });
    }
}

/// A mark such as `[^2]` without its note is read as plain text, but nobody means it so.
fn report_undefined_notes(
    input: Input<'_>,
    events: &[(Event<'_>, Range<usize>)],
    found: &mut Diagnostics,
) {
    for three in events.windows(3) {
        let [(Event::Text(open), _), (Event::Text(name), place), (Event::Text(close), _)] = three
        else {
            continue;
        };
        let is_mark = name.len() > 1 && name.starts_with('^') && !name.contains(' ');
        if &**open == "[" && &**close == "]" && is_mark {
            let problem = Problem::UndefinedReference { name: name.to_string() };
            found.report(input.span(place.clone()), problem);
        }
    }
}
