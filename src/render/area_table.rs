//! The latest figures of one indicator in all places that were measured.

use serde::Serialize;

use super::figure_row::{FigureRow, RowSource};
use super::page::PageRenderer;
use super::provenance::UsedSources;
use super::ranking::Places;
use crate::figures::format::machine_text;
use crate::figures::{Series, is_orderable};
use crate::route::Resource;
use crate::site::{Area, IndicatorEntry, Municipality};

/// The places of one municipality with their figures of one indicator.
#[derive(Debug, Serialize)]
pub(super) struct MunicipalityTable {
    municipality: String,
    url: Option<String>,
    /// Single areas in Danish order of names.
    rows: Vec<PlaceRow>,
    /// What was measured for several areas together, in the same order.
    groups: Vec<PlaceRow>,
    sorts: Sorts,
}

/// By which columns readers may sort the areas.
#[derive(Debug, Serialize)]
struct Sorts {
    name: bool,
    /// The figures, if all are of one year and were measured in the same way.
    number: bool,
    rank: bool,
}

/// A place in such a table.
#[derive(Debug, Serialize)]
struct PlaceRow {
    #[serde(skip)]
    is_group: bool,
    /// The place among those measured in the same year, *3 af 7*.
    rank: Option<String>,
    /// The 3 of it, for sorting.
    position: Option<usize>,
    /// The number of an exact figure, for sorting.
    number: Option<String>,
    #[serde(flatten)]
    figure: FigureRow,
}

/// All places that have figures of an indicator, by municipality; the single areas with their ranks
/// if `places` are given.
pub(super) fn tables(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    places: Option<&Places>,
    used: &mut UsedSources,
) -> Vec<MunicipalityTable> {
    let site = &renderer.snapshot.site;
    let ids = site.index.municipalities.iter();
    let municipalities = ids.filter_map(|id| site.municipalities.get(id));
    let tables = municipalities.map(|municipality| {
        let ids = site.index.areas_of.get(&municipality.id).into_iter().flatten();
        let areas = ids.filter_map(|id| site.areas.get(id));
        let single = areas.clone().filter(|area| !area.is_group());
        let series = single.filter_map(|area| site.series(&area.subject(), &entry.indicator.id));
        let number = are_orderable(series);
        let rows = areas.filter_map(|area| row(renderer, entry, area, municipality, places, used));
        let (groups, rows): (Vec<_>, Vec<_>) = rows.partition(|row| row.is_group);
        let rank = rows.iter().filter(|row| row.position.is_some()).count() > 1;
        MunicipalityTable {
            municipality: municipality.head.title.clone(),
            url: renderer.url(&Resource::Municipality(municipality.id.clone())),
            sorts: Sorts { name: rows.len() > 1, number, rank },
            rows,
            groups,
        }
    });
    tables.filter(|table| !table.rows.is_empty() || !table.groups.is_empty()).collect()
}

/// Whether the figures that rows show, the newest of each, may be put in order of size.
fn are_orderable<'s>(all: impl Iterator<Item = &'s Series>) -> bool {
    let (dated, others): (Vec<&Series>, Vec<&Series>) = all.partition(|it| it.latest().is_some());
    let is_undated = |series: &&Series| series.undated_figures().next().is_some();
    !others.iter().any(is_undated) && is_orderable(dated.into_iter().filter_map(Series::latest))
}

/// The areas and groups that have figures of an indicator, in Danish order of names.
pub(super) fn measured_areas<'s>(
    renderer: &PageRenderer<'s>,
    entry: &IndicatorEntry,
) -> Vec<&'s Area> {
    let site = &renderer.snapshot.site;
    let ids = site.index.measured_in.get(&entry.indicator.id);
    ids.into_iter().flatten().filter_map(|id| site.areas.get(id)).collect()
}

fn row(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    area: &Area,
    municipality: &Municipality,
    places: Option<&Places>,
    used: &mut UsedSources,
) -> Option<PlaceRow> {
    let site = &renderer.snapshot.site;
    let indicator = &entry.indicator;
    let subject = area.subject();
    let series = site.series(&subject, &indicator.id)?;
    let baseline = site.series(&municipality.subject(), &indicator.id);
    let link = renderer.area_link(area)?;
    let source = RowSource { indicator, series, baseline };
    Some(PlaceRow {
        is_group: area.is_group(),
        rank: places.and_then(|places| places.text(&subject)),
        position: places.and_then(|places| places.position(&subject)),
        number: series.latest().and_then(|(_, figure)| machine_text(figure, indicator)),
        figure: FigureRow::new(link, &source, site, used),
    })
}
