//! Areas side by side: two of them, or all of a municipality or a programme.

use serde::Serialize;

use super::charted::ChartCard;
use super::comparison_table::{self, ComparisonTable, MAX_COLUMNS, Measured, Places};
use super::page::{Link, PageRenderer, Title};
use super::provenance::{SourceListEntry, UsedSources};
use super::theme_group::{ThemeGroup, by_theme};
use super::{chart_file, pair};
use crate::diagnostics::Diagnostic;
use crate::figures::IndicatorId;
use crate::route::{ChartFile, Resource};
use crate::site::{Area, AreaId, Comparison, Folder, Municipality, Site};
use crate::text::collation::sort_by_name;

#[derive(Serialize)]
struct WholeContext<'s> {
    title: &'s str,
    summary: &'s str,
    /// The page of what is compared.
    about: Option<Link>,
    sections: Vec<WholeSection>,
    pairs: Vec<Pairs>,
    sources: Vec<SourceListEntry<'s>>,
}

/// The tables of one theme.
#[derive(Serialize)]
struct WholeSection {
    id: String,
    title: String,
    url: Option<String>,
    /// The areas in each indicator.
    charts: Vec<ChartCard>,
    tables: Vec<ComparisonTable>,
}

/// The pairs that an area is part of.
#[derive(Debug, Serialize)]
pub(super) struct Pairs {
    /// The area's name.
    pub(super) title: String,
    /// The others, with the addresses of the pairs.
    pub(super) others: Vec<Link>,
}

/// Renders a comparison.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    comparison: &Comparison,
) -> Option<Result<String, Box<Diagnostic>>> {
    let site = &renderer.snapshot.site;
    match comparison {
        Comparison::Pair(one, other) => {
            Some(pair::render(renderer, [site.areas.get(one)?, site.areas.get(other)?]))
        }
        Comparison::Municipality(id) => {
            let municipality = site.municipalities.get(id)?;
            let ids = site.index.areas_of.get(id)?;
            let about = renderer.municipality_link(municipality);
            let name = format!("Områder i {} side om side", municipality.head.title);
            let file = |indicator| ChartFile::Areas(id.clone(), indicator);
            Some(whole(renderer, &name, about, Some(municipality), ids, &file))
        }
        Comparison::Programme(id) => {
            let programme = site.programmes.get(id)?;
            let municipality = site.municipalities.get(&programme.municipality);
            let about = renderer.programme_link(programme);
            let name = format!("{}: områderne side om side", programme.label());
            let ids = in_order(&programme.areas, site);
            let file = |indicator| ChartFile::Within(id.clone(), indicator);
            Some(whole(renderer, &name, about, municipality, &ids, &file))
        }
    }
}

/// The ids in Danish order of the areas' names.
fn in_order(ids: &[AreaId], site: &Site) -> Vec<AreaId> {
    let mut areas: Vec<&Area> = ids.iter().filter_map(|id| site.areas.get(id)).collect();
    sort_by_name(&mut areas, |area| &area.head.title);
    areas.into_iter().map(|area| area.id.clone()).collect()
}

fn whole(
    renderer: &PageRenderer<'_>,
    name: &str,
    about: Option<Link>,
    municipality: Option<&Municipality>,
    ids: &[AreaId],
    file: &dyn Fn(IndicatorId) -> ChartFile,
) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let is_measured = |area: &&Area| site.figures.subjects.contains_key(&area.subject());
    let areas = ids.iter().filter_map(|id| site.areas.get(id)).filter(is_measured).collect();
    let places = Places { municipality, areas };
    let mut used = UsedSources::default();
    let sections: Vec<WholeSection> = by_theme(renderer, site.indicators.values().collect())
        .into_iter()
        .filter_map(|group| section(renderer, group, &places, file, &mut used))
        .collect();
    let summary = format!(
        "{name}, i de nøgletal, der er målt samme år og af samme kilde. Ordnet efter navn."
    );
    let context = WholeContext {
        title: name,
        summary: "Her står områderne side om side i de nøgletal, som mindst to af dem har fra samme \
                  år og samme kilde. De står i alfabetisk orden.",
        about,
        sections,
        pairs: pairs(renderer, ids),
        sources: used.list(site),
    };
    let title = Title::new(name, Some(&summary));
    renderer.titled("comparison.html", title, Some(Folder::Areas), context)
}

fn section(
    renderer: &PageRenderer<'_>,
    group: ThemeGroup<'_>,
    places: &Places<'_>,
    file: &dyn Fn(IndicatorId) -> ChartFile,
    used: &mut UsedSources,
) -> Option<WholeSection> {
    let measures =
        comparison_table::shared_measures(renderer, group.entries.into_iter(), &places.areas);
    let table = |measures: &[Measured<'_>]| {
        let places = with_figures(renderer, places, measures);
        comparison_table::of(renderer, &places, measures, used)
    };
    let tables: Vec<ComparisonTable> = measures.chunks(MAX_COLUMNS).map(table).collect();
    let mut indicators: Vec<&IndicatorId> = measures.iter().map(|(it, _)| &it.id).collect();
    indicators.dedup();
    let charts = indicators.into_iter().filter_map(|id| chart(renderer, file(id.clone()), id));
    let charts = charts.collect();
    let ThemeGroup { id, title, url, .. } = group;
    (!tables.is_empty()).then_some(WholeSection { id, title, url, charts, tables })
}

/// The areas in one indicator, in the year that most of them have.
fn chart(
    renderer: &PageRenderer<'_>,
    file: ChartFile,
    indicator: &IndicatorId,
) -> Option<ChartCard> {
    let chart = chart_file::of_areas(renderer, &file)?;
    let entry = renderer.snapshot.site.indicators.get(indicator)?;
    let title = format!("{}, {}", entry.indicator.short_name, chart.years);
    let title = renderer.link(&Resource::Indicator(indicator.clone()), &title);
    chart.titled(title).card_in_column(renderer, &format!("graf_{indicator}"), Some(file))
}

/// The places of which anything is known in the year of a measure; the others would be empty rows.
fn with_figures<'s>(
    renderer: &PageRenderer<'s>,
    places: &Places<'s>,
    measures: &[Measured<'_>],
) -> Places<'s> {
    let site = &renderer.snapshot.site;
    let has_any = |area: &Area| {
        let subject = area.subject();
        let is_known = |(indicator, measure): &Measured<'_>| {
            let series = site.series(&subject, &indicator.id);
            series.is_some_and(|series| series.at(measure.year).is_some())
        };
        measures.iter().any(is_known)
    };
    let areas = places.areas.iter().copied().filter(|area| has_any(area)).collect();
    Places { areas, ..places.clone() }
}

/// The pairs that the areas are part of, each once: under the one whose name comes first.
pub(super) fn pairs(renderer: &PageRenderer<'_>, ids: &[AreaId]) -> Vec<Pairs> {
    let site = &renderer.snapshot.site;
    let areas = ids.iter().filter_map(|id| site.areas.get(id));
    let pairs = areas.map(|area| Pairs {
        title: area.head.title.clone(),
        others: partners(renderer, &area.id)
            .into_iter()
            .filter(|(comparison, other)| {
                matches!(comparison, Comparison::Pair(first, _) if *first == area.id)
                    && ids.contains(&other.id)
            })
            .filter_map(|(comparison, other)| link(renderer, comparison, other))
            .collect(),
    });
    pairs.filter(|pairs| !pairs.others.is_empty()).collect()
}

/// Links to all pairs that an area is part of, by the names of the others.
pub(super) fn links(renderer: &PageRenderer<'_>, area: &AreaId) -> Vec<Link> {
    let all = partners(renderer, area).into_iter();
    all.filter_map(|(comparison, other)| link(renderer, comparison, other)).collect()
}

fn partners<'s>(renderer: &PageRenderer<'s>, area: &AreaId) -> Vec<(&'s Comparison, &'s Area)> {
    let site = &renderer.snapshot.site;
    let pairs = site.index.comparisons.pairs_of.get(area).into_iter().flatten();
    let partner = |comparison: &'s Comparison| match comparison {
        Comparison::Pair(one, other) => {
            Some((comparison, site.areas.get(if one == area { other } else { one })?))
        }
        _ => None,
    };
    pairs.filter_map(partner).collect()
}

fn link(renderer: &PageRenderer<'_>, comparison: &Comparison, other: &Area) -> Option<Link> {
    renderer.link(&Resource::Comparison(comparison.clone()), &other.head.title)
}
