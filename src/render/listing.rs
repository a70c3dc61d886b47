//! The listing pages of folders.

use serde::Serialize;

use super::comparison_table::{self, ComparisonTable};
use super::page::{Link, PageRenderer};
use super::place_card::PlaceList;
use super::section::themes;
use super::{criteria, goals};
use crate::diagnostics::Diagnostic;
use crate::figures::format::unit_text;
use crate::route::Resource;
use crate::site::{Folder, Head, IndicatorEntry, Municipality};
use crate::templates::Html;
use crate::text::collation::sort_by_name;
use crate::text::grammar::plural;

/// The areas of one municipality.
#[derive(Serialize)]
pub(super) struct MunicipalityPlaces {
    /// The municipality's id, for the section's own.
    id: String,
    name: String,
    url: Option<String>,
    #[serde(flatten)]
    places: PlaceList,
    comparison: Option<ComparisonTable>,
}

#[derive(Serialize)]
struct AreasContext<'s> {
    #[serde(flatten)]
    intro: Intro<'s>,
    municipalities: Vec<MunicipalityPlaces>,
}

#[derive(Serialize)]
struct IndicatorsContext<'s> {
    #[serde(flatten)]
    intro: Intro<'s>,
    groups: Vec<IndicatorGroup>,
}

/// The indicators of one theme.
#[derive(Serialize)]
struct IndicatorGroup {
    id: String,
    title: String,
    indicators: Vec<IndicatorItem>,
}

#[derive(Serialize)]
struct IndicatorItem {
    title: String,
    url: String,
    unit: &'static str,
    /// In how many places it was measured.
    measured: Option<String>,
}

#[derive(Serialize)]
struct CardsContext<'s> {
    #[serde(flatten)]
    intro: Intro<'s>,
    cards: Vec<Card>,
}

#[derive(Serialize)]
struct Card {
    title: String,
    url: String,
    summary: Option<String>,
}

#[derive(Serialize)]
struct Intro<'s> {
    title: &'s str,
    summary: Option<&'s str>,
    body: Html,
}

/// Renders the listing page of a folder.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    folder: Folder,
    head: &Head,
) -> Result<String, Box<Diagnostic>> {
    match folder {
        Folder::Goals => return goals::render(renderer, head),
        Folder::Criteria => return criteria::render(renderer, head),
        _ => {}
    }
    let intro =
        Intro { title: &head.title, summary: head.summary.as_deref(), body: renderer.body(head) };
    match folder {
        Folder::Areas => {
            let municipalities = by_municipality(renderer, true);
            renderer.page("areas.html", head, None, AreasContext { intro, municipalities })
        }
        Folder::Indicators => {
            let groups = indicator_groups(renderer);
            renderer.page("indicators.html", head, None, IndicatorsContext { intro, groups })
        }
        _ => renderer.page(
            "cards.html",
            head,
            None,
            CardsContext { intro, cards: cards(renderer, folder) },
        ),
    }
}

/// All areas by municipality, both in Danish order of names; side by side in a table if asked for.
pub(super) fn by_municipality(
    renderer: &PageRenderer<'_>,
    compared: bool,
) -> Vec<MunicipalityPlaces> {
    let site = &renderer.snapshot.site;
    let mut municipalities: Vec<&Municipality> = site.municipalities.values().collect();
    sort_by_name(&mut municipalities, |municipality| &municipality.head.title);
    let places = |municipality: &Municipality| {
        let areas = site.index.areas_of.get(&municipality.id)?;
        Some(MunicipalityPlaces {
            id: municipality.id.to_string(),
            name: municipality.head.title.clone(),
            url: renderer.url(&Resource::Municipality(municipality.id.clone())),
            places: PlaceList::of(renderer, areas),
            comparison: compared
                .then(|| comparison_table::of(renderer, municipality, areas))
                .flatten(),
        })
    };
    municipalities.into_iter().filter_map(places).collect()
}

/// The catalogue by theme; what belongs to no theme comes last.
fn indicator_groups(renderer: &PageRenderer<'_>) -> Vec<IndicatorGroup> {
    let site = &renderer.snapshot.site;
    let mut groups: Vec<IndicatorGroup> = themes(site)
        .into_iter()
        .map(|theme| {
            let ids = site.index.indicators_of.get(&theme.id).into_iter().flatten();
            let entries: Vec<_> = ids.filter_map(|id| site.indicators.get(id)).collect();
            group(renderer, theme.id.as_str(), &theme.head.title, &entries)
        })
        .collect();
    let mut others: Vec<_> =
        site.indicators.values().filter(|entry| entry.themes.is_empty()).collect();
    sort_by_name(&mut others, |entry| &entry.indicator.name);
    groups.push(group(renderer, "_andet", "Beboere, boliger, økonomi og organisation", &others));
    groups.retain(|group| !group.indicators.is_empty());
    groups
}

fn group(
    renderer: &PageRenderer<'_>,
    id: &str,
    title: &str,
    entries: &[&IndicatorEntry],
) -> IndicatorGroup {
    let indicators = entries.iter().filter_map(|entry| indicator_item(renderer, entry)).collect();
    IndicatorGroup { id: id.to_owned(), title: title.to_owned(), indicators }
}

fn indicator_item(renderer: &PageRenderer<'_>, entry: &IndicatorEntry) -> Option<IndicatorItem> {
    let indicator = &entry.indicator;
    let measured = renderer.snapshot.site.index.measured_in.get(&indicator.id).map_or(0, Vec::len);
    let Link { title, url } = renderer.indicator_link(indicator)?;
    Some(IndicatorItem {
        title,
        url,
        unit: unit_text(indicator.unit),
        measured: (measured > 0).then(|| plural(measured as u64, "sted", "steder")),
    })
}

fn cards(renderer: &PageRenderer<'_>, folder: Folder) -> Vec<Card> {
    let site = &renderer.snapshot.site;
    let mut items: Vec<(Resource, &Head, String)> = match folder {
        Folder::Municipalities => {
            let all = site.municipalities.values();
            all.map(|m| (Resource::Municipality(m.id.clone()), &m.head, m.head.title.clone()))
                .collect()
        }
        Folder::Programmes => site
            .programmes
            .values()
            .map(|p| (Resource::Programme(p.id.clone()), &p.head, p.label()))
            .collect(),
        Folder::Themes => {
            let all = themes(site).into_iter();
            all.map(|t| (Resource::Theme(t.id.clone()), &t.head, t.head.title.clone())).collect()
        }
        _ => Vec::new(),
    };
    if folder != Folder::Themes {
        sort_by_name(&mut items, |(_, _, title)| title);
    }
    let card = |(resource, head, title): (Resource, &Head, String)| {
        Some(Card { url: renderer.url(&resource)?, title, summary: head.summary.clone() })
    };
    items.into_iter().filter_map(card).collect()
}
