//! One indicator: what it measures, and where it was measured.

use std::collections::BTreeSet;

use serde::Serialize;

use super::area_table::{MunicipalityTable, measured_areas, tables};
use super::chart_file;
use super::charted::ChartCard;
use super::other_table::{self, OtherTable};
use super::page::{Link, PageRenderer};
use super::provenance::{SourceListEntry, UsedSources};
use super::ranking::{Places, RankingContext};
use super::section::{Subject, development};
use super::series::{self, PlaceFigures};
use crate::diagnostics::Diagnostic;
use crate::figures::format::unit_text;
use crate::figures::{Direction, IndicatorId, Series};
use crate::route::ChartFile;
use crate::site::{Area, AreaId, Folder, IndicatorEntry, Municipality, moved};
use crate::templates::Html;

#[derive(Serialize)]
struct IndicatorContext<'s> {
    name: &'s str,
    summary: Option<&'s str>,
    body: Html,
    unit: &'static str,
    population: Option<&'s str>,
    direction: &'static str,
    caveat: Option<&'s str>,
    /// Whether small numbers of it are withheld.
    protects: bool,
    min_count: u32,
    min_residents: u32,
    min_households: u32,
    themes: Vec<Link>,
    related: Vec<Link>,
    /// Where the figures usually come from.
    usual_sources: Vec<&'s str>,
    /// The latest figure of each area, for layouts with a table of them.
    latest: Vec<PlaceFigures>,
    ranking: Option<RankingContext>,
    tables: Vec<MunicipalityTable>,
    /// Programmes, projects, institutions and organisations.
    others: Vec<OtherTable>,
    /// The areas of each municipality in one year.
    bars: Vec<ChartCard>,
    /// How the areas of each municipality moved between two years.
    changes: Vec<ChartCard>,
    /// The development of each area of which more than those two years are known.
    charts: Vec<ChartCard>,
    sources: Vec<SourceListEntry<'s>>,
}

/// Renders the page of an indicator.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let indicator = &entry.indicator;
    let mut used = UsedSources::default();
    let thresholds = &site.config.thresholds;
    let areas = measured_areas(renderer, entry);
    let shown = renderer.shown_by("indicator.html");
    let is_ranked = shown.asks_for("ranking") || shown.asks_for("tables");
    let places = is_ranked.then(|| Places::of(renderer, entry, &areas)).flatten();
    let single = areas.iter().copied().filter(|area| !area.is_group());
    let sources = entry.sources.iter().filter_map(|id| site.sources.get(id));
    let context = IndicatorContext {
        name: &indicator.name,
        summary: entry.head.summary.as_deref(),
        body: renderer.body(&entry.head)?,
        unit: unit_text(indicator.unit),
        population: indicator.population.as_deref(),
        direction: direction_text(indicator.direction),
        caveat: indicator.caveat.as_deref(),
        protects: thresholds.protect(indicator),
        min_count: thresholds.limit(indicator),
        min_residents: thresholds.min_residents,
        min_households: thresholds.min_households,
        themes: themes(renderer, entry),
        related: related(renderer, &entry.related),
        usual_sources: sources.map(|source| source.short_name.as_str()).collect(),
        latest: shown.when("latest", || series::latest(renderer, &[indicator], single)),
        ranking: places.as_ref().map(Places::context),
        tables: shown.when("tables", || tables(renderer, entry, places.as_ref(), &mut used)),
        others: shown.when("others", || other_table::tables(renderer, entry, &mut used)),
        bars: shown.when("bars", || of_municipalities(renderer, entry, false)),
        changes: shown.when("changes", || of_municipalities(renderer, entry, true)),
        charts: shown.when("charts", || charts(renderer, entry, &areas, &mut used)),
        sources: used.list(site),
    };
    renderer.page("indicator.html", &entry.head, Some(Folder::Indicators), context)
}

fn direction_text(direction: Direction) -> &'static str {
    match direction {
        Direction::LowerIsBetter => "Et lavere tal er bedre.",
        Direction::HigherIsBetter => "Et højere tal er bedre.",
        Direction::Neither => {
            "Tallet er en beskrivelse. Det er hverken bedre eller dårligere, at det er højt."
        }
    }
}

fn themes(renderer: &PageRenderer<'_>, entry: &IndicatorEntry) -> Vec<Link> {
    let themes = entry.themes.iter().filter_map(|id| renderer.snapshot.site.themes.get(id));
    themes.filter_map(|theme| renderer.theme_link(theme)).collect()
}

fn related(renderer: &PageRenderer<'_>, ids: &[IndicatorId]) -> Vec<Link> {
    let entries = ids.iter().filter_map(|id| renderer.snapshot.site.indicators.get(id));
    let link = |entry: &IndicatorEntry| renderer.indicator_link(&entry.indicator);
    entries.filter_map(link).collect()
}

/// The areas of each municipality in one chart: in the year that most have, or how they moved.
fn of_municipalities(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    have_moved: bool,
) -> Vec<ChartCard> {
    let site = &renderer.snapshot.site;
    let all = site.index.municipalities.iter().filter_map(|id| site.municipalities.get(id));
    let card = |municipality: &Municipality| {
        let (of, indicator) = (municipality.id.clone(), entry.indicator.id.clone());
        let (word, file) = match have_moved {
            true => ("udvikling", ChartFile::Change(of, indicator)),
            false => ("omraader", ChartFile::Areas(of, indicator)),
        };
        let chart = chart_file::of_areas(renderer, &file)?;
        let Link { title, url } = renderer.municipality_link(municipality)?;
        let title = format!("Områder i {title}, {}", chart.years);
        let id = format!("graf_{word}-{}", municipality.id);
        chart.titled(Some(Link { title, url })).card(renderer, &id, Some(file))
    };
    all.filter_map(card).collect()
}

/// How many charts a page holds; of an indicator with more, the tables tell the development.
const MAX_CHARTS: usize = 30;

/// Every area or group with a line of more than the two years that a chart of all areas shows,
/// against its municipality.
fn charts(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    areas: &[&Area],
    used: &mut UsedSources,
) -> Vec<ChartCard> {
    let site = &renderer.snapshot.site;
    let indicator = &entry.indicator.id;
    let told: BTreeSet<&AreaId> = site
        .index
        .areas_of
        .values()
        .filter_map(|ids| moved(site, ids, indicator))
        .flat_map(|moved| moved.areas)
        .filter(|(_, series)| series.figures().nth(2).is_none())
        .map(|(area, _)| &area.id)
        .collect();
    let open = areas.iter().filter(|area| !told.contains(&area.id));
    let series = open.filter_map(|area| {
        let series = site.series(&area.subject(), indicator)?;
        series.is_development().then_some((*area, series))
    });
    let developed: Vec<(&Area, &Series)> = series.take(MAX_CHARTS + 1).collect();
    if developed.len() > MAX_CHARTS {
        return Vec::new();
    }
    let card = |(area, series): (&Area, &Series)| {
        let id = area.subject();
        let subject = Subject::of_area(&id, area, site);
        let title = renderer.area_link(area);
        development(renderer, subject, &(entry, series), title, used)
    };
    developed.into_iter().filter_map(card).collect()
}
