//! The latest figures of one indicator in all places that were measured.

use serde::Serialize;

use super::figure_row::{FigureRow, RowSource};
use super::page::PageRenderer;
use super::provenance::UsedSources;
use crate::figures::{RankEntry, Ranking, Year, rank};
use crate::route::Resource;
use crate::site::{Area, IndicatorEntry, Municipality};
use crate::text::collation::sort_by_name;

/// The places of one municipality with their figures of one indicator.
#[derive(Debug, Serialize)]
pub(super) struct MunicipalityTable {
    municipality: String,
    url: Option<String>,
    /// Areas first, then groups; each in Danish order of names.
    rows: Vec<PlaceRow>,
}

/// A place in such a table.
#[derive(Debug, Serialize)]
struct PlaceRow {
    is_group: bool,
    /// The place among those measured in the same year, *3 af 7*.
    rank: Option<String>,
    #[serde(flatten)]
    figure: FigureRow,
}

/// Which areas were measured in the same year and in the same way.
#[derive(Debug, Serialize)]
pub(super) struct RankingContext {
    year: String,
    size: usize,
    total: usize,
}

/// All places that have figures of an indicator, by municipality.
pub(super) fn tables(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    used: &mut UsedSources,
) -> Vec<MunicipalityTable> {
    let site = &renderer.snapshot.site;
    let areas = measured_areas(renderer, entry);
    let ranking = ranking(renderer, entry, &areas);
    let mut municipalities: Vec<&Municipality> = site.municipalities.values().collect();
    sort_by_name(&mut municipalities, |municipality| &municipality.head.title);
    let tables = municipalities.into_iter().map(|municipality| {
        let areas = areas.iter().copied().filter(|area| area.municipality == municipality.id);
        let mut rows: Vec<PlaceRow> = areas
            .filter_map(|area| row(renderer, entry, area, municipality, ranking.as_ref(), used))
            .collect();
        rows.sort_by_key(|row| row.is_group);
        MunicipalityTable {
            municipality: municipality.head.title.clone(),
            url: renderer.url(&Resource::Municipality(municipality.id.clone())),
            rows,
        }
    });
    tables.filter(|table| !table.rows.is_empty()).collect()
}

fn measured_areas<'s>(renderer: &PageRenderer<'s>, entry: &IndicatorEntry) -> Vec<&'s Area> {
    let site = &renderer.snapshot.site;
    let ids = site.index.measured_in.get(&entry.indicator.id);
    ids.into_iter().flatten().filter_map(|id| site.areas.get(id)).collect()
}

/// The single areas, ranked in the newest year that any of them has; `None` when only one was
/// measured then. Groups are no part of it: their members would count twice.
fn ranking<'s>(
    renderer: &PageRenderer<'s>,
    entry: &IndicatorEntry,
    areas: &[&'s Area],
) -> Option<OwnedRanking> {
    let site = &renderer.snapshot.site;
    let subjects: Vec<_> =
        areas.iter().filter(|area| !area.is_group()).map(|area| (area.subject(), *area)).collect();
    let entries: Vec<RankEntry<'_>> = subjects
        .iter()
        .map(|(subject, area)| RankEntry {
            subject,
            name: &area.head.title,
            series: site.series(subject, &entry.indicator.id),
        })
        .collect();
    let year = entries.iter().filter_map(|entry| Some(entry.series?.latest()?.0)).max()?;
    let ranking: Ranking<'_> = rank(&entries, year, &entry.indicator);
    let places =
        ranking.ranked.iter().map(|ranked| (ranked.subject.to_string(), ranked.rank)).collect();
    let owned = OwnedRanking { year, places, total: entries.len() };
    (owned.places.len() > 1).then_some(owned)
}

/// A ranking that outlives the names it was made from.
struct OwnedRanking {
    year: Year,
    /// Subject and place.
    places: Vec<(String, usize)>,
    total: usize,
}

impl OwnedRanking {
    /// *3 af 7*, or *delt 3 af 7* when another area has the same figure.
    fn text(&self, subject: &str) -> Option<String> {
        let (_, place) = self.places.iter().find(|(id, _)| id == subject)?;
        let shared = self.places.iter().filter(|(_, other)| other == place).count() > 1;
        let prefix = if shared { "delt " } else { "" };
        Some(format!("{prefix}{place} af {}", self.places.len()))
    }
}

/// What to say above the tables about who was measured in the same year.
pub(super) fn ranking_context(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
) -> Option<RankingContext> {
    let areas = measured_areas(renderer, entry);
    let ranking = ranking(renderer, entry, &areas)?;
    Some(RankingContext {
        year: ranking.year.to_string(),
        size: ranking.places.len(),
        total: ranking.total,
    })
}

fn row(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    area: &Area,
    municipality: &Municipality,
    ranking: Option<&OwnedRanking>,
    used: &mut UsedSources,
) -> Option<PlaceRow> {
    let site = &renderer.snapshot.site;
    let indicator = &entry.indicator;
    let subject = area.subject();
    let series = site.series(&subject, &indicator.id)?;
    let baseline = site.series(&municipality.subject(), &indicator.id);
    let link = renderer.link(&Resource::Area(area.id.clone()), &area.head.title)?;
    let source = RowSource { indicator, series, baseline };
    Some(PlaceRow {
        is_group: area.is_group(),
        rank: ranking.and_then(|ranking| ranking.text(subject.as_str())),
        figure: FigureRow::new(link, &source, site, used),
    })
}
