//! A municipality: its areas and its own figures.

use serde::Serialize;

use super::page::PageRenderer;
use super::place_card::PlaceList;
use super::provenance::{SourceListEntry, UsedSources};
use super::section::{Subject, ThemeSection, sections};
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{Comparison, Folder, Municipality};
use crate::templates::Html;

#[derive(Serialize)]
struct MunicipalityContext<'s> {
    name: &'s str,
    summary: Option<&'s str>,
    places: PlaceList,
    /// Where its areas stand side by side.
    comparison_url: Option<String>,
    sections: Vec<ThemeSection>,
    body: Html,
    sources: Vec<SourceListEntry<'s>>,
}

/// Renders the page of `municipality`.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    municipality: &Municipality,
) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let areas = site.index.areas_of.get(&municipality.id).map_or(&[][..], Vec::as_slice);
    let id = municipality.subject();
    let mut used = UsedSources::default();
    let Municipality { head, in_text, .. } = municipality;
    let subject = Subject { id: &id, name: &head.title, in_text, municipality: None };
    let context = MunicipalityContext {
        name: &municipality.head.title,
        summary: municipality.head.summary.as_deref(),
        places: PlaceList::of(renderer, areas),
        comparison_url: renderer
            .url(&Resource::Comparison(Comparison::Municipality(municipality.id.clone()))),
        sections: sections(renderer, subject, &mut used),
        body: renderer.body(&municipality.head)?,
        sources: used.list(site),
    };
    renderer.page("municipality.html", &municipality.head, Some(Folder::Municipalities), context)
}
