//! The latest figures of one indicator in all places that were measured.

use serde::Serialize;

use super::figure_row::{FigureRow, RowSource};
use super::page::PageRenderer;
use super::provenance::UsedSources;
use super::ranking::Places;
use crate::route::Resource;
use crate::site::{Area, IndicatorEntry, Municipality};

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
        let rows = areas.filter_map(|area| row(renderer, entry, area, municipality, places, used));
        let (groups, single): (Vec<_>, Vec<_>) = rows.partition(|row| row.is_group);
        MunicipalityTable {
            municipality: municipality.head.title.clone(),
            url: renderer.url(&Resource::Municipality(municipality.id.clone())),
            rows: single.into_iter().chain(groups).collect(),
        }
    });
    tables.filter(|table| !table.rows.is_empty()).collect()
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
        figure: FigureRow::new(link, &source, site, used),
    })
}
