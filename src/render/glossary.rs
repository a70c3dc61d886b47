//! The glossary: every term in Danish order, under its letter.

use serde::Serialize;

use super::listing::Intro;
use super::page::{Link, PageRenderer};
use crate::diagnostics::Diagnostic;
use crate::route::anchor;
use crate::site::{Head, Term};
use crate::text::collation::sort_by_name;
use crate::text::slugify;

#[derive(Serialize)]
struct GlossaryContext<'s> {
    #[serde(flatten)]
    intro: Intro<'s>,
    letters: Vec<Letter<'s>>,
}

/// The terms that begin with one letter.
#[derive(Serialize)]
struct Letter<'s> {
    /// For the section's id.
    id: String,
    title: String,
    terms: Vec<TermContext<'s>>,
}

#[derive(Serialize)]
struct TermContext<'s> {
    anchor: String,
    term: &'s str,
    explanation: &'s str,
    english: Option<&'s str>,
    /// Other terms that belong to it.
    see: Vec<Link>,
    /// Where there is more to read.
    more: Option<Link>,
}

/// Renders the glossary on the page with `head`.
pub(super) fn render(renderer: &PageRenderer<'_>, head: &Head) -> Result<String, Box<Diagnostic>> {
    let intro = Intro::of(renderer, head)?;
    renderer.page(
        "glossary.html",
        head,
        None,
        GlossaryContext { intro, letters: letters(renderer) },
    )
}

fn letters<'s>(renderer: &PageRenderer<'s>) -> Vec<Letter<'s>> {
    let mut terms: Vec<(&String, &Term)> = renderer.snapshot.site.glossary.iter().collect();
    sort_by_name(&mut terms, |(_, term)| &term.term);
    let mut letters: Vec<Letter<'_>> = Vec::new();
    for (id, term) in terms {
        let title = letter(&term.term);
        let is_open = |open: &Letter<'_>| title.as_ref().is_none_or(|title| open.title == *title);
        if !letters.last().is_some_and(is_open) {
            let title = title.unwrap_or_else(|| "Tegn".to_owned());
            letters.push(Letter { id: slugify(&title), title, terms: Vec::new() });
        }
        if let Some(open) = letters.last_mut() {
            open.terms.push(context(renderer, id, term));
        }
    }
    letters
}

/// The letter under which a Dane looks a word up: *aa* is *å*. `None` for foreign letters, which
/// stand with the Danish letter that they are sorted by.
fn letter(word: &str) -> Option<String> {
    let first = word.chars().next()?;
    if word.to_lowercase().starts_with("aa") {
        return Some("Å".to_owned());
    }
    match first {
        '0'..='9' => Some("Tal".to_owned()),
        _ if first.is_ascii_alphabetic() || "æøåÆØÅ".contains(first) => {
            Some(first.to_uppercase().collect())
        }
        _ => None,
    }
}

fn context<'s>(renderer: &PageRenderer<'s>, id: &str, term: &'s Term) -> TermContext<'s> {
    let glossary = &renderer.snapshot.site.glossary;
    let other = |id: &str| {
        Some(Link { title: glossary.get(id)?.term.clone(), url: renderer.term_url(id)? })
    };
    TermContext {
        anchor: anchor::term(id),
        term: &term.term,
        explanation: &term.explanation,
        english: term.english.as_deref(),
        see: term.see.iter().filter_map(|id| other(&id.value)).collect(),
        more: term.to.as_ref().and_then(|to| renderer.file_link(&to.value)),
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn words_stand_under_the_letter_where_a_dane_looks() {
        let cases = [
            ("almen bolig", Some("A")),
            ("Aabenraa", Some("Å")),
            ("ældreråd", Some("Æ")),
            ("2015-18-midlerne", Some("Tal")),
            ("Österreich", None),
        ];
        for (word, expected) in cases {
            assert_eq!(letter(word).as_deref(), expected, "{word}");
        }
    }
}
