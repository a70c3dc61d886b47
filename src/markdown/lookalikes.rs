//! What looks like Markdown and is not: pulldown-cmark reads it as plain words, without a sound.
//!
//! Links in double brackets, a space between a link's words and its destination, a heading without
//! a space behind its marks, and characters that nobody sees.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Input;
use crate::diagnostics::{Diagnostics, Problem};
use crate::text::escape::hidden_characters;

/// How many bytes a lookalike takes at most. No search goes further, whatever a text repeats.
const FAR: usize = 400;

/// Reports every lookalike among `events`.
pub(super) fn report(
    input: Input<'_>,
    events: &[(Event<'_>, Range<usize>)],
    found: &mut Diagnostics,
) {
    report_hidden(input, found);
    let has_brackets = input.text.get(input.body..).is_some_and(|body| body.contains(']'));
    let (mut in_code, mut wiki_to) = (false, 0);
    for (at, (event, place)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => {
                let is_link =
                    matches!(events.get(at + 1), Some((Event::Start(Tag::Link { .. }), _)));
                if let Some(end) =
                    wiki_link(input, place).filter(|_| !is_link && place.start >= wiki_to)
                {
                    wiki_to = end;
                    let problem = Problem::WikiLink { text: name(input, place.start + 2..end - 2) };
                    found.report(input.span(place.start..end), problem);
                }
                if has_brackets {
                    divided_link(input, place, found);
                }
                tight_heading(input, place, found);
            }
            _ => {}
        }
    }
}

fn written<'t>(input: Input<'t>, place: &Range<usize>) -> &'t str {
    input.text.get(place.clone()).unwrap_or_default()
}

/// The text from byte `at`, as far as a lookalike may go.
fn following(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.get(..rest.floor_char_boundary(FAR)).unwrap_or_default()
}

/// The text before byte `at`, as far as a lookalike may go.
fn preceding(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    &before[before.ceil_char_boundary(before.len().saturating_sub(FAR))..]
}

/// The words between double brackets, as the words of a link.
fn name(input: Input<'_>, place: Range<usize>) -> String {
    let inside = written(input, &place);
    inside.rsplit('|').next().unwrap_or(inside).trim().to_owned()
}

/// The end of a link in double brackets that begins at `place`.
fn wiki_link(input: Input<'_>, place: &Range<usize>) -> Option<usize> {
    let inside = following(input.text, place.start).strip_prefix("[[")?;
    let line = inside.lines().next()?;
    let length = line.find("]]")?;
    let is_plain = !line[..length].contains(['[', ']']) && !line[..length].trim().is_empty();
    is_plain.then_some(place.start + length + 4)
}

/// `[words] (destination)`, and `[words](a file.png)`.
fn divided_link(input: Input<'_>, place: &Range<usize>, found: &mut Diagnostics) {
    for (at, _) in written(input, place).match_indices(']') {
        let bracket = place.start + at;
        let rest = following(input.text, bracket + 1);
        let gap = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
        let Some(inside) = rest[gap..].strip_prefix('(') else { continue };
        let Some(length) = inside.find(')') else { continue };
        let destination = &inside[..length];
        let leads_somewhere =
            if gap > 0 { is_destination(destination) } else { is_spaced_file(destination) };
        let before = preceding(input.text, bracket);
        let Some(open) = before.rfind('[').filter(|_| leads_somewhere) else { continue };
        let start = bracket - before.len() + open;
        let words = &input.text[start + 1..bracket];
        if !words.contains(['\n', ']']) {
            let link = match gap {
                0 => format!("[{words}](<{destination}>)"),
                _ => format!("[{words}]({destination})"),
            };
            let end = bracket + 1 + gap + 1 + length + 1;
            found.report(input.span(start..end), Problem::DividedLink { link });
        }
    }
}

fn is_destination(text: &str) -> bool {
    text.contains(['.', '/', '#', '@', ':'])
        && !text.contains(char::is_whitespace)
        && !text.ends_with('.')
}

/// A file whose name has a space, which ends a destination: `mine billeder.png`.
fn is_spaced_file(text: &str) -> bool {
    let extension = text.rsplit_once('.').map_or("", |(_, extension)| extension);
    text.contains(' ')
        && !text.contains(['\n', '"', '<', '\''])
        && (2..=4).contains(&extension.len())
        && extension.chars().all(|c| c.is_ascii_alphanumeric())
}

/// `##Heading`. A single mark before a word is a hashtag.
fn tight_heading(input: Input<'_>, place: &Range<usize>, found: &mut Diagnostics) {
    let text = written(input, place);
    let marks = text.len() - text.trim_start_matches('#').len();
    let is_word = text[marks..].starts_with(char::is_alphanumeric);
    if !(2..=6).contains(&marks) || !is_word {
        return;
    }
    let before = preceding(input.text, place.start).trim_end_matches([' ', '>']);
    if place.start <= input.body || before.ends_with('\n') {
        let words = following(input.text, place.start + marks);
        let words = words.lines().next().unwrap_or_default().trim_end();
        let heading = format!("{} {words}", "#".repeat(marks));
        let end = place.start + marks + words.len();
        found.report(input.span(place.start..end), Problem::TightHeading { heading });
    }
}

/// Characters that change the order of what is read, or divide words unseen.
fn report_hidden(input: Input<'_>, found: &mut Diagnostics) {
    let body = input.text.get(input.body..).unwrap_or_default();
    for (at, c) in hidden_characters(body) {
        let at = input.body + at;
        let name = format!("U+{:04X}", u32::from(c));
        found.report(input.span(at..at + c.len_utf8()), Problem::HiddenCharacter { name });
    }
}
