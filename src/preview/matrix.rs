//! What is known of which area: indicators across, areas down, and which kind of missing.

use crate::figures::{Missing, Observation, Series};
use crate::site::{Area, IndicatorEntry, MunicipalityId, Site};
use crate::text::collation::sort_by_name;

/// The most areas that are shown at once.
pub(super) const MOST: usize = 200;

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// The newest year with a figure.
    Year(i32),
    /// A figure without a year.
    Undated,
    /// Listed as missing, and why.
    Missing(Missing),
    /// Nothing is said at all.
    Nothing,
}

/// The table.
#[derive(Debug)]
pub(super) struct Matrix<'s> {
    pub(super) indicators: Vec<&'s IndicatorEntry>,
    pub(super) rows: Vec<(&'s Area, Vec<Known>)>,
    /// How many areas are not shown.
    pub(super) left_out: usize,
}

/// The areas of a municipality, or of all, with everything that anybody knows of any of them.
pub(super) fn matrix<'s>(site: &'s Site, municipality: Option<&MunicipalityId>) -> Matrix<'s> {
    let is_in = |area: &&Area| municipality.is_none_or(|id| area.municipality == *id);
    let mut areas: Vec<&Area> = site.areas.values().filter(is_in).collect();
    sort_by_name(&mut areas, |area| &area.head.title);
    let left_out = areas.len().saturating_sub(MOST);
    areas.truncate(MOST);
    let mut indicators: Vec<&IndicatorEntry> = site
        .indicators
        .values()
        .filter(|entry| site.index.measured_in.contains_key(&entry.indicator.id))
        .collect();
    sort_by_name(&mut indicators, |entry| &entry.indicator.short_name);
    let row = |area: &'s Area| {
        let known =
            |entry: &&IndicatorEntry| known(site.series(&area.subject(), &entry.indicator.id));
        (area, indicators.iter().map(known).collect())
    };
    let rows = areas.into_iter().map(row).collect();
    Matrix { indicators, rows, left_out }
}

fn known(series: Option<&Series>) -> Known {
    let Some(series) = series else { return Known::Nothing };
    if let Some((year, _)) = series.latest() {
        return Known::Year(year.get());
    }
    if series.undated_figures().next().is_some() {
        return Known::Undated;
    }
    let newest = series.yearly.values().next_back().or(series.undated.first());
    match newest {
        Some(Observation::Missing { reason, .. }) => Known::Missing(*reason),
        _ => Known::Nothing,
    }
}
