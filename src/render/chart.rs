//! Charts of developments with their description, table and source.

use super::charted::{ChartOrigin, ChartRow, ChartTable, Charted};
use super::page::PageRenderer;
use super::provenance::UsedSources;
use crate::charts::{self, Chart, Emphasis, Line, LineChart, Point};
use crate::figures::format::{figure_text, missing_text, value_text};
use crate::figures::sentences::PlaceName;
use crate::figures::{Figure, Indicator, Observation, Series, Year, segments, sentences};
use crate::templates::Html;
use crate::text::Decimal;
use crate::text::grammar::join_and;
use crate::text::number::{from_f64, to_f64};

/// A place in a chart.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    /// Its name.
    pub(super) name: &'p str,
    /// What it is called in a sentence.
    pub(super) in_text: &'p PlaceName,
    /// Its figures.
    pub(super) series: &'p Series,
}

/// The development of one indicator in a place, against its municipality if that has figures.
/// `None` when the place has fewer than two years with an exact figure.
pub(super) fn development<'c>(
    renderer: &PageRenderer<'_>,
    indicator: &'c Indicator,
    own: Place<'_>,
    baseline: Option<Place<'_>>,
    used: &mut UsedSources,
) -> Option<Charted<'c>> {
    if !own.series.is_development() {
        return None;
    }
    let baseline = baseline.map(|place| (place, Emphasis::Baseline));
    let places: Vec<_> = std::iter::once((own, Emphasis::Own)).chain(baseline).collect();
    of(renderer, indicator, &places, used)
}

/// The development of one indicator in several places, each line set apart from the others.
pub(super) fn of<'c>(
    renderer: &PageRenderer<'_>,
    indicator: &'c Indicator,
    lined: &[(Place<'_>, Emphasis)],
    used: &mut UsedSources,
) -> Option<Charted<'c>> {
    let places: Vec<Place<'_>> = lined.iter().map(|(place, _)| *place).collect();
    let own = lined.iter().filter(|(_, emphasis)| *emphasis != Emphasis::Baseline);
    let names: Vec<&str> = own.map(|(place, _)| place.name).collect();
    let told: Vec<_> = places.iter().map(|place| (place.in_text, place.series)).collect();
    let figures = places.iter().flat_map(|place| place.series.figures()).map(|(_, figure)| figure);
    let site = &renderer.snapshot.site;
    let format =
        |value: f64| from_f64(value).map_or_else(String::new, |v| value_text(v, indicator));
    Some(Charted {
        title: renderer.indicator_link(indicator)?,
        name: format!("{}, {}", indicator.short_name, join_and(&names)),
        years: years_text(&places),
        description: sentences::describe(indicator, &told),
        chart: Chart::Line(LineChart { lines: lines(lined, indicator), format: Box::new(format) }),
        table: ChartTable {
            row_heading: "År",
            columns: places.iter().map(|place| place.name.to_owned()).collect(),
            rows: rows(&places, indicator),
        },
        origin: ChartOrigin::of_figures(indicator, figures, site, used),
    })
}

/// *2007–2017*, from the first to the last figure of all.
fn years_text(places: &[Place<'_>]) -> String {
    let first = places.iter().filter_map(|place| Some(place.series.first()?.0)).min();
    let last = places.iter().filter_map(|place| Some(place.series.latest()?.0)).max();
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (_, last) => last.map_or_else(String::new, |year| year.to_string()),
    }
}

fn lines(places: &[(Place<'_>, Emphasis)], indicator: &Indicator) -> Vec<Line> {
    let line = |(place, emphasis): &(Place<'_>, Emphasis)| Line {
        label: place.name.to_owned(),
        emphasis: *emphasis,
        segments: points(place.series, indicator),
    };
    places.iter().map(line).collect()
}

/// The runs of exact figures. A limit or an estimate is no measured point and breaks the line.
pub(super) fn points(series: &Series, indicator: &Indicator) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = Vec::new();
    for segment in segments(series) {
        let exact = segment.iter().map(|(year, figure)| point(*year, figure, indicator));
        let exact: Vec<Option<Point>> = exact.collect();
        runs.extend(
            exact
                .split(Option::is_none)
                .map(|run| run.iter().flatten().cloned().collect::<Vec<_>>()),
        );
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn point(year: Year, figure: &Figure, indicator: &Indicator) -> Option<Point> {
    let value: Decimal = figure.exact()?;
    let year = u16::try_from(year.get()).ok()?;
    Some(Point { year, value: to_f64(value), label: figure_text(figure, indicator) })
}

/// Every year that any of the places says something about, oldest first.
fn rows(places: &[Place<'_>], indicator: &Indicator) -> Vec<ChartRow> {
    let mut years: Vec<Year> =
        places.iter().flat_map(|place| place.series.yearly.keys().copied()).collect();
    years.sort_unstable();
    years.dedup();
    let cell = |series: &Series, year: Year| match series.at(year) {
        Some(Observation::Figure(figure)) => figure_text(figure, indicator),
        Some(Observation::Missing { reason, .. }) => missing_text(*reason).to_owned(),
        None => "intet tal".to_owned(),
    };
    let row = |year: Year| ChartRow {
        heading: year.to_string(),
        cells: places.iter().map(|place| cell(place.series, year)).collect(),
    };
    years.into_iter().map(row).collect()
}

/// A small line of a series of two years or more, with a faint mark at the baseline's figure of the
/// same year, if it was measured in the same way.
pub(super) fn sparkline(
    series: &Series,
    baseline: Option<&Series>,
    indicator: &Indicator,
) -> Option<Html> {
    let runs = points(series, indicator);
    if !series.is_development() {
        return None;
    }
    let (year, figure) = series.latest()?;
    let period = &figure.provenance.period;
    let beside = baseline.and_then(|series| series.figure_at(year));
    let beside = beside.filter(|other| other.provenance.period == *period);
    let beside = beside.and_then(|other| point(year, other, indicator));
    charts::sparkline(&runs, beside.as_ref()).map(Html)
}
