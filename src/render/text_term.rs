//! The terms of the glossary in a text: a button that opens the explanation.
//!
//! The explanations stand behind the text, hidden until they are asked for: `popover` needs no
//! script, closes with Escape or a touch beside it, and a keyboard comes from the button into it. A
//! browser that does not know it shows them as a short list of words.

use super::page::PageRenderer;
use crate::markdown::{Document, Segment, TermUse};
use crate::route::anchor;
use crate::site::Shows;
use crate::text::escape::escaped;

/// The button that stands in the text.
pub(super) fn word(renderer: &PageRenderer<'_>, term: &TermUse) -> String {
    if explanation(renderer, term).is_none() {
        return term.word.clone();
    }
    let (id, word) = (escaped(&anchor::term(&term.id)), &term.word);
    format!(r#"<button type="button" class="term" popovertarget="{id}">{word}</button>"#)
}

/// What the buttons of a text open.
pub(super) fn explanations(renderer: &PageRenderer<'_>, document: &Document) -> String {
    let terms = document.segments.iter().filter_map(|segment| {
        let Segment::Term(term) = segment else { return None };
        explanation(renderer, term)
    });
    let all: String = terms.collect();
    if all.is_empty() { all } else { format!("<div class=\"terms\">\n{all}</div>\n") }
}

fn explanation(renderer: &PageRenderer<'_>, used: &TermUse) -> Option<String> {
    let term = renderer.snapshot.site.glossary.get(&used.id)?;
    if renderer.shows(Shows::Glossary) {
        return None;
    }
    let more = renderer
        .term_url(&used.id)
        .map_or_else(String::new, |url| format!(r#" <a href="{url}">Se ordbogen</a>"#));
    let (id, name) = (escaped(&anchor::term(&used.id)), escaped(&term.term));
    let words = escaped(&term.explanation);
    Some(format!(
        r#"<div popover class="term-box" id="{id}"><p><strong>{name}</strong>: {words}{more}</p></div>
"#
    ))
}
