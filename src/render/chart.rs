//! Charts with their description, table and source.

use serde::Serialize;

use super::page::{Link, PageRenderer};
use super::provenance::{SourceContext, UsedSources};
use crate::charts::{self, Emphasis, Line, LineChart, Point};
use crate::figures::format::{figure_text, missing_text, value_text};
use crate::figures::sentences::PlaceName;
use crate::figures::{Figure, Indicator, Observation, Series, Year, segments, sentences};
use crate::templates::Html;
use crate::text::Decimal;
use crate::text::grammar::join_and;
use crate::text::number::{from_f64, to_f64};

/// A chart of one indicator for templates: picture, words and numbers.
#[derive(Debug, Serialize)]
pub(super) struct ChartCard {
    /// Begins the ids of its parts.
    pub(super) id: String,
    pub(super) title: Link,
    pub(super) description: String,
    pub(super) svg: Html,
    /// What the rows of the table are: years, or places.
    pub(super) row_heading: &'static str,
    /// Whose figures stand in the columns of the table.
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<ChartRow>,
    pub(super) sources: Vec<SourceContext>,
    pub(super) notes: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct ChartRow {
    pub(super) heading: String,
    pub(super) cells: Vec<String>,
}

impl ChartCard {
    /// The card under other words, where its place says more than its indicator.
    pub(super) fn titled(self, title: Option<Link>) -> Self {
        Self { title: title.unwrap_or(self.title), ..self }
    }
}

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
/// `None` when the place has fewer than two years with a figure.
pub(super) fn card(
    renderer: &PageRenderer<'_>,
    id: &str,
    indicator: &Indicator,
    own: Place<'_>,
    baseline: Option<Place<'_>>,
    used: &mut UsedSources,
) -> Option<ChartCard> {
    own.series.figures().nth(1)?;
    let baseline = baseline.map(|place| (place, Emphasis::Baseline));
    let places: Vec<_> = std::iter::once((own, Emphasis::Own)).chain(baseline).collect();
    of(renderer, id, indicator, &places, used)
}

/// The development of one indicator in several places, each line set apart from the others.
pub(super) fn of(
    renderer: &PageRenderer<'_>,
    id: &str,
    indicator: &Indicator,
    lined: &[(Place<'_>, Emphasis)],
    used: &mut UsedSources,
) -> Option<ChartCard> {
    let places: Vec<Place<'_>> = lined.iter().map(|(place, _)| *place).collect();
    let names: Vec<&str> = lined
        .iter()
        .filter(|(_, emphasis)| *emphasis != Emphasis::Baseline)
        .map(|(place, _)| place.name)
        .collect();
    let told: Vec<_> = places.iter().map(|place| (place.in_text, place.series)).collect();
    let description = sentences::describe(indicator, &told);
    let title = renderer.indicator_link(indicator)?;
    let format =
        |value: f64| from_f64(value).map_or_else(String::new, |v| value_text(v, indicator));
    let svg = charts::line_chart(&LineChart {
        id,
        title: &format!("{}, {}", indicator.short_name, join_and(&names)),
        // It stands beside the picture, and nobody should hear it twice.
        description: "",
        lines: lines(lined, indicator),
        format: &format,
    })?;
    let figures = places.iter().flat_map(|place| place.series.figures());
    let mut sources = Vec::new();
    let mut notes: Vec<String> = indicator.caveat.clone().into_iter().collect();
    for (_, figure) in figures {
        used.add(&figure.provenance);
        push_once(&mut sources, SourceContext::of(&figure.provenance, &renderer.snapshot.site));
        figure.provenance.note.iter().for_each(|note| push_once(&mut notes, note.clone()));
    }
    Some(ChartCard {
        id: id.to_owned(),
        title,
        description,
        svg: Html(svg),
        row_heading: "År",
        columns: places.iter().map(|place| place.name.to_owned()).collect(),
        rows: rows(&places, indicator),
        sources,
        notes,
    })
}

/// Adds what is not in a list yet.
pub(super) fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
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

/// A small line of a series of two years or more.
pub(super) fn sparkline(series: &Series, indicator: &Indicator) -> Option<Html> {
    let runs = points(series, indicator);
    let enough = runs.iter().map(Vec::len).sum::<usize>() > 1;
    enough.then(|| charts::sparkline(&runs).map(Html)).flatten()
}
