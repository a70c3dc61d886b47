//! A page of its own, with what the program adds below its text.

use super::glossary;
use super::page::{self, PageRenderer};
use crate::diagnostics::Diagnostic;
use crate::site::{Page, Shows};

/// Renders `page`.
pub(super) fn render(renderer: &PageRenderer<'_>, page: &Page) -> Result<String, Box<Diagnostic>> {
    match page.shows.map(|shows| shows.value) {
        Some(Shows::Glossary) => glossary::render(renderer, &page.head),
        _ => page::render_text(renderer, &page.head),
    }
}
