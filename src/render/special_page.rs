//! A page of its own, with what the program adds below its text.

use super::listing::Intro;
use super::page::{self, PageRenderer};
use super::{accessibility, comparison_chooser, data_page, glossary, story_list};
use crate::diagnostics::Diagnostic;
use crate::site::{Head, Page, Shows};

/// Renders `page`.
pub(super) fn render(renderer: &PageRenderer<'_>, page: &Page) -> Result<String, Box<Diagnostic>> {
    match page.shows.map(|shows| shows.value) {
        Some(Shows::Glossary) => glossary::render(renderer, &page.head),
        Some(Shows::Contact) => contact(renderer, &page.head),
        Some(Shows::Accessibility) => accessibility::render(renderer, page),
        Some(Shows::Data) => data_page::render(renderer, &page.head),
        Some(Shows::Comparisons) => comparison_chooser::render(renderer, &page.head),
        Some(Shows::Topics) => story_list::render_topics(renderer, &page.head),
        None => page::render_text(renderer, &page.head),
    }
}

/// How the publisher is reached. That stands at the foot of every page too, so the layout has it.
fn contact(renderer: &PageRenderer<'_>, head: &Head) -> Result<String, Box<Diagnostic>> {
    renderer.page("contact.html", head, None, Intro::of(renderer, head)?)
}
