//! Figures as numbers, for layouts that draw or compute themselves.
//!
//! The theme of the house needs none of it: what it says of figures is worked out and worded
//! before a template sees it. A site's own layouts may want a table or a drawing of another kind,
//! and answer themselves for what they hold against each other.

use serde::Serialize;

use super::page::{Link, PageRenderer};
use super::section::{Subject, measured};
use crate::figures::format::figure_text;
use crate::figures::{Figure, Indicator, IndicatorId, Observation, Series, Year};
use crate::site::{Area, IndicatorEntry, Municipality};
use crate::text::number::to_f64;

/// The exact figures of one indicator for one place.
#[derive(Debug, Serialize)]
pub(super) struct SeriesContext {
    indicator: Link,
    /// The unit's word in content files.
    unit: &'static str,
    decimals: u32,
    /// The years with a figure, oldest first, and the figures.
    years: Vec<i32>,
    values: Vec<f64>,
    latest: Option<FigureContext>,
    /// The municipality's figure of the year of `latest`.
    baseline: Option<FigureContext>,
}

/// One figure with its year.
#[derive(Debug, Serialize)]
pub(super) struct FigureContext {
    text: String,
    /// The number, if it is exact.
    value: Option<f64>,
    year: i32,
}

/// A place with its latest figures.
#[derive(Debug, Serialize)]
pub(super) struct PlaceFigures {
    place: Link,
    /// One for each indicator that was asked for.
    figures: Vec<Option<FigureContext>>,
}

/// Every indicator that was measured for a place, in the order of the catalogue.
pub(super) fn of_place(renderer: &PageRenderer<'_>, subject: Subject<'_>) -> Vec<SeriesContext> {
    let site = &renderer.snapshot.site;
    let municipality = subject.municipality.map(Municipality::subject);
    let baselines = municipality.and_then(|id| site.figures.subjects.get(&id));
    let series = |(entry, series): (&IndicatorEntry, &Series)| {
        let baseline = baselines.and_then(|figures| figures.series.get(&entry.indicator.id));
        of(renderer, &entry.indicator, series, baseline)
    };
    measured(site, subject.id).into_iter().filter_map(series).collect()
}

fn of(
    renderer: &PageRenderer<'_>,
    indicator: &Indicator,
    series: &Series,
    baseline: Option<&Series>,
) -> Option<SeriesContext> {
    let exact = series.figures().filter_map(|(year, figure)| Some((year.get(), figure.exact()?)));
    let (years, values) = exact.map(|(year, value)| (year, to_f64(value))).unzip();
    let latest = series.latest();
    let of_that_year = |year: Year| match baseline?.at(year) {
        Some(Observation::Figure(figure)) => Some(FigureContext::of(year, figure, indicator)),
        _ => None,
    };
    Some(SeriesContext {
        indicator: renderer.indicator_link(indicator)?,
        unit: indicator.unit.word(),
        decimals: indicator.decimals,
        years,
        values,
        latest: latest.map(|(year, figure)| FigureContext::of(year, figure, indicator)),
        baseline: latest.and_then(|(year, _)| of_that_year(year)),
    })
}

impl FigureContext {
    fn of(year: Year, figure: &Figure, indicator: &Indicator) -> Self {
        let value = figure.exact().map(to_f64);
        Self { text: figure_text(figure, indicator), value, year: year.get() }
    }
}

/// The indicators of the catalogue in their order.
pub(super) fn catalogue<'s>(renderer: &PageRenderer<'s>) -> Vec<&'s Indicator> {
    let site = &renderer.snapshot.site;
    let mut all: Vec<(usize, &IndicatorId)> =
        site.index.indicator_places.iter().map(|(id, place)| (*place, id)).collect();
    all.sort_unstable();
    let entries = all.into_iter().filter_map(|(_, id)| site.indicators.get(id));
    entries.map(|entry| &entry.indicator).collect()
}

/// The latest figures of `areas`, whatever year they are from.
pub(super) fn latest<'s>(
    renderer: &PageRenderer<'_>,
    indicators: &[&Indicator],
    areas: impl Iterator<Item = &'s Area>,
) -> Vec<PlaceFigures> {
    let site = &renderer.snapshot.site;
    let place = |area: &Area| {
        let measured = site.figures.subjects.get(&area.subject());
        let latest = |indicator: &&Indicator| {
            let (year, figure) = measured?.series.get(&indicator.id)?.latest()?;
            Some(FigureContext::of(year, figure, indicator))
        };
        let figures = indicators.iter().map(latest).collect();
        Some(PlaceFigures { place: renderer.area_link(area)?, figures })
    };
    areas.filter_map(place).collect()
}
