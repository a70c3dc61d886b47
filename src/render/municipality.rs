//! A municipality: its areas and its own figures.

use serde::Serialize;

use super::page::{Link, PageRenderer};
use super::place_card::PlaceList;
use super::provenance::{SourceListEntry, UsedSources};
use super::section::{Subject, ThemeSection, sections};
use super::series::{self, PlaceFigures};
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{Comparison, Folder, Municipality};
use crate::templates::Html;

#[derive(Serialize)]
struct MunicipalityContext<'s> {
    name: &'s str,
    summary: Option<&'s str>,
    places: PlaceList,
    /// All indicators, and the latest figures of each area, for layouts with a table of them.
    indicators: Vec<Link>,
    latest: Vec<PlaceFigures>,
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
    let shown = renderer.shown_by("municipality.html");
    let catalogue = series::catalogue(renderer);
    let single = areas.iter().filter_map(|id| site.areas.get(id)).filter(|area| !area.is_group());
    let context = MunicipalityContext {
        name: &municipality.head.title,
        summary: municipality.head.summary.as_deref(),
        places: shown.when("places", || PlaceList::of(renderer, areas)),
        indicators: shown.when("indicators", || {
            catalogue.iter().filter_map(|indicator| renderer.indicator_link(indicator)).collect()
        }),
        latest: shown.when("latest", || series::latest(renderer, &catalogue, single)),
        comparison_url: renderer
            .url(&Resource::Comparison(Comparison::Municipality(municipality.id.clone()))),
        sections: shown.when("sections", || sections(renderer, subject, &mut used)),
        body: renderer.body(&municipality.head)?,
        sources: used.list(site),
    };
    renderer.page("municipality.html", &municipality.head, Some(Folder::Municipalities), context)
}
