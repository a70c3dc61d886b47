//! The listing pages of folders.

use serde::Serialize;

use super::comparison_table::{self, ComparisonTable, MAX_COLUMNS, Places};
use super::page::{Link, PageRenderer};
use super::picture::PictureContext;
use super::place_card::PlaceList;
use super::provenance::UsedSources;
use super::section::themes;
use super::{awards, criteria, goals};
use crate::diagnostics::Diagnostic;
use crate::figures::format::unit_text;
use crate::route::Resource;
use crate::site::{
    Area, AreaId, Comparison, Folder, Head, IndicatorEntry, Municipality, Project, ProjectKind,
};
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
    /// Where all of it stands side by side.
    comparison_url: Option<String>,
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
    groups: Vec<IndicatorGroup<'s>>,
}

/// The indicators of one theme.
#[derive(Serialize)]
struct IndicatorGroup<'s> {
    id: String,
    title: String,
    indicators: Vec<IndicatorItem<'s>>,
}

#[derive(Serialize)]
struct IndicatorItem<'s> {
    title: String,
    url: String,
    unit: &'static str,
    /// Where its figures usually come from.
    sources: Vec<&'s str>,
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
struct ProjectsContext<'s> {
    #[serde(flatten)]
    intro: Intro<'s>,
    groups: Vec<ProjectGroup>,
}

/// The projects, the institutions or the organisations.
#[derive(Serialize)]
struct ProjectGroup {
    id: &'static str,
    title: &'static str,
    cards: Vec<Card>,
}

#[derive(Serialize)]
struct Card {
    title: String,
    url: String,
    summary: Option<String>,
    /// How many areas a municipality has.
    areas: Option<usize>,
    picture: Option<PictureContext>,
}

/// How a page opens: its name, what it is about, and its text.
#[derive(Serialize)]
pub(super) struct Intro<'s> {
    title: &'s str,
    summary: Option<&'s str>,
    body: Html,
}

impl<'s> Intro<'s> {
    /// # Errors
    /// When the template of a chart in the text fails.
    pub(super) fn of(renderer: &PageRenderer<'_>, head: &'s Head) -> Result<Self, Box<Diagnostic>> {
        let body = renderer.body(head)?;
        Ok(Self { title: &head.title, summary: head.summary.as_deref(), body })
    }
}

/// Renders the listing page of a folder.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    folder: Folder,
    head: &Head,
) -> Result<String, Box<Diagnostic>> {
    let intro = Intro::of(renderer, head)?;
    match folder {
        Folder::Awards => awards::render(renderer, head),
        Folder::Goals => goals::render(renderer, head),
        Folder::Criteria => criteria::render(renderer, head),
        Folder::Areas => {
            let municipalities = by_municipality(renderer, true);
            renderer.page("areas.html", head, None, AreasContext { intro, municipalities })
        }
        Folder::Indicators => {
            let groups = indicator_groups(renderer);
            renderer.page("indicators.html", head, None, IndicatorsContext { intro, groups })
        }
        Folder::Projects => {
            let groups = project_groups(renderer);
            renderer.page("projects.html", head, None, ProjectsContext { intro, groups })
        }
        _ => renderer.page(
            "cards.html",
            head,
            None,
            CardsContext { intro, cards: cards(renderer, folder) },
        ),
    }
}

/// All areas by municipality, both in their order; side by side in a table if asked for.
pub(super) fn by_municipality(
    renderer: &PageRenderer<'_>,
    compared: bool,
) -> Vec<MunicipalityPlaces> {
    let site = &renderer.snapshot.site;
    let ids = site.index.municipalities.iter();
    let municipalities = ids.filter_map(|id| site.municipalities.get(id));
    let places = |municipality: &Municipality| {
        let areas = site.index.areas_of.get(&municipality.id)?;
        Some(MunicipalityPlaces {
            id: municipality.id.to_string(),
            name: municipality.head.title.clone(),
            url: renderer.url(&Resource::Municipality(municipality.id.clone())),
            places: PlaceList::of(renderer, areas),
            comparison: compared.then(|| comparison(renderer, municipality, areas)).flatten(),
            comparison_url: renderer
                .url(&Resource::Comparison(Comparison::Municipality(municipality.id.clone()))),
        })
    };
    municipalities.filter_map(places).collect()
}

/// The table of the single areas among `ids`; `None` when no two of them share a measure.
fn comparison(
    renderer: &PageRenderer<'_>,
    municipality: &Municipality,
    ids: &[AreaId],
) -> Option<ComparisonTable> {
    let site = &renderer.snapshot.site;
    let areas: Vec<&Area> =
        ids.iter().filter_map(|id| site.areas.get(id)).filter(|area| !area.is_group()).collect();
    let all = site.indicators.values();
    let mut measures = comparison_table::shared_measures(renderer, all, &areas);
    measures.truncate(MAX_COLUMNS);
    let places = Places { municipality: Some(municipality), areas };
    (!measures.is_empty())
        .then(|| comparison_table::of(renderer, &places, &measures, &mut UsedSources::default()))
}

/// The catalogue by theme; what belongs to no theme comes last.
fn indicator_groups<'s>(renderer: &PageRenderer<'s>) -> Vec<IndicatorGroup<'s>> {
    let site = &renderer.snapshot.site;
    let mut groups: Vec<IndicatorGroup<'_>> = themes(site)
        .into_iter()
        .map(|theme| {
            let ids = site.index.indicators_of.get(&theme.id).into_iter().flatten();
            let entries: Vec<_> = ids.filter_map(|id| site.indicators.get(id)).collect();
            group(renderer, theme.id.as_str(), &theme.head.title, &entries)
        })
        .collect();
    let mut others: Vec<_> =
        site.indicators.values().filter(|entry| entry.themes.is_empty()).collect();
    others.sort_by_key(|entry| site.index.indicator_places.get(&entry.indicator.id));
    groups.push(group(renderer, "_andet", "Beboere, boliger, økonomi og organisation", &others));
    groups.retain(|group| !group.indicators.is_empty());
    groups
}

fn group<'s>(
    renderer: &PageRenderer<'s>,
    id: &str,
    title: &str,
    entries: &[&IndicatorEntry],
) -> IndicatorGroup<'s> {
    let indicators = entries.iter().filter_map(|entry| indicator_item(renderer, entry)).collect();
    IndicatorGroup { id: id.to_owned(), title: title.to_owned(), indicators }
}

fn indicator_item<'s>(
    renderer: &PageRenderer<'s>,
    entry: &IndicatorEntry,
) -> Option<IndicatorItem<'s>> {
    let indicator = &entry.indicator;
    let site = &renderer.snapshot.site;
    let index = &site.index;
    let areas = index.measured_in.get(&indicator.id).map_or(0, Vec::len);
    let programmes = index.measured_for.get(&indicator.id).map_or(0, Vec::len);
    let projects = index.measured_by.get(&indicator.id).map_or(0, Vec::len);
    let measured = areas + programmes + projects;
    let Link { title, url } = renderer.indicator_link(indicator)?;
    let sources = entry.sources.iter().filter_map(|id| site.sources.get(id));
    Some(IndicatorItem {
        title,
        url,
        sources: sources.map(|source| source.short_name.as_str()).collect(),
        unit: unit_text(indicator.unit),
        measured: (measured > 0).then(|| plural(measured as u64, "sted", "steder")),
    })
}

/// Projects, institutions and organisations, each in Danish order of names.
fn project_groups(renderer: &PageRenderer<'_>) -> Vec<ProjectGroup> {
    let mut all: Vec<&Project> = renderer.snapshot.site.projects.values().collect();
    sort_by_name(&mut all, |project| &project.head.title);
    let of_project = |project: &&Project| {
        let Link { title, url } = renderer.project_link(project)?;
        Some(card(renderer, &project.head, title, url))
    };
    let group = |(kind, id, title)| {
        let of_kind = all.iter().filter(|project| project.kind == kind);
        ProjectGroup { id, title, cards: of_kind.filter_map(of_project).collect() }
    };
    let groups = [
        (ProjectKind::Project, "projekter", "Projekter"),
        (ProjectKind::Institution, "institutioner", "Skoler, dagtilbud og huse"),
        (ProjectKind::Organisation, "organisationer", "Foreninger og sekretariater"),
    ];
    groups.map(group).into_iter().filter(|group| !group.cards.is_empty()).collect()
}

fn card(renderer: &PageRenderer<'_>, head: &Head, title: String, url: String) -> Card {
    let picture = PictureContext::in_list(renderer, head);
    Card { title, url, summary: head.summary.clone(), areas: None, picture }
}

fn cards(renderer: &PageRenderer<'_>, folder: Folder) -> Vec<Card> {
    let site = &renderer.snapshot.site;
    let mut items: Vec<(Resource, &Head, String)> = match folder {
        Folder::Municipalities => {
            let all = site.index.municipalities.iter();
            all.filter_map(|id| site.municipalities.get(id))
                .map(|m| (Resource::Municipality(m.id.clone()), &m.head, m.head.title.clone()))
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
        Folder::Reports => site
            .reports
            .values()
            .rev()
            .map(|r| (Resource::Report(r.id.clone()), &r.head, r.head.title.clone()))
            .collect(),
        _ => Vec::new(),
    };
    // The others are in their order, and the newest report stands first.
    if folder == Folder::Programmes {
        sort_by_name(&mut items, |(_, _, title)| title);
    }
    let of_item = |(resource, head, title): (Resource, &Head, String)| {
        let areas = match &resource {
            Resource::Municipality(id) => Some(site.index.areas_of.get(id).map_or(0, Vec::len)),
            _ => None,
        };
        Some(Card { areas, ..card(renderer, head, title, renderer.url(&resource)?) })
    };
    items.into_iter().filter_map(of_item).collect()
}
