//! One indicator: what it measures, and where it was measured.

use serde::Serialize;

use super::area_table::{self, MunicipalityTable, RankingContext};
use super::chart::ChartCard;
use super::page::{Link, PageRenderer};
use super::provenance::{SourceListEntry, UsedSources};
use super::section::{Subject, development};
use crate::diagnostics::Diagnostic;
use crate::figures::format::unit_text;
use crate::figures::{Counts, Direction, IndicatorId};
use crate::route::Resource;
use crate::site::{Folder, IndicatorEntry};
use crate::templates::Html;
use crate::text::collation::sort_by_name;

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
    themes: Vec<Link>,
    related: Vec<Link>,
    ranking: Option<RankingContext>,
    tables: Vec<MunicipalityTable>,
    /// The development of each municipality that was measured more than once.
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
    let least = site.config.thresholds.min_count;
    let context = IndicatorContext {
        name: &indicator.name,
        summary: entry.head.summary.as_deref(),
        body: renderer.body(&entry.head),
        unit: unit_text(indicator.unit),
        population: indicator.population.as_deref(),
        direction: direction_text(indicator.direction),
        caveat: indicator.caveat.as_deref(),
        protects: indicator.counts != Counts::Other,
        min_count: indicator.min_count.map_or(least, |own| own.max(least)),
        themes: themes(renderer, entry),
        related: related(renderer, &entry.related),
        ranking: area_table::ranking_context(renderer, entry),
        tables: area_table::tables(renderer, entry, &mut used),
        charts: charts(renderer, entry, &mut used),
        sources: used.list(site),
    };
    renderer.page("indicator.html", &entry.head, Some(Folder::Indicators), context)
}

fn direction_text(direction: Direction) -> &'static str {
    match direction {
        Direction::LowerIsBetter => "Et lavere tal er bedre.",
        Direction::HigherIsBetter => "Et højere tal er bedre.",
        Direction::Neither => "Tallet beskriver; hverken højt eller lavt er bedre.",
    }
}

fn themes(renderer: &PageRenderer<'_>, entry: &IndicatorEntry) -> Vec<Link> {
    let themes = entry.themes.iter().filter_map(|id| renderer.snapshot.site.themes.get(id));
    themes
        .filter_map(|theme| renderer.link(&Resource::Theme(theme.id.clone()), &theme.head.title))
        .collect()
}

fn related(renderer: &PageRenderer<'_>, ids: &[IndicatorId]) -> Vec<Link> {
    let entries = ids.iter().filter_map(|id| renderer.snapshot.site.indicators.get(id));
    let link = |entry: &IndicatorEntry| {
        renderer.link(&Resource::Indicator(entry.indicator.id.clone()), &entry.indicator.name)
    };
    entries.filter_map(link).collect()
}

/// Every area or group that was measured in more than one year, against its municipality.
fn charts(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    used: &mut UsedSources,
) -> Vec<ChartCard> {
    let site = &renderer.snapshot.site;
    let ids = site.index.measured_in.get(&entry.indicator.id);
    let mut areas: Vec<_> = ids.into_iter().flatten().filter_map(|id| site.areas.get(id)).collect();
    sort_by_name(&mut areas, |area| &area.head.title);
    let mut cards = Vec::new();
    for area in areas {
        let id = area.subject();
        let subject =
            Subject { id: &id, name: &area.head.title, municipality: site.municipality_of(area) };
        if let Some(series) = site.series(&id, &entry.indicator.id) {
            cards.extend(development(renderer, subject, &(entry, series), used).map(|card| {
                card.titled(renderer.link(&Resource::Area(area.id.clone()), &area.head.title))
            }));
        }
    }
    cards
}
