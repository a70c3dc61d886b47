//! Several places in two years, with a description, a table and the source.

use super::charted::{ChartOrigin, ChartRow, ChartTable, Charted};
use super::page::PageRenderer;
use super::provenance::UsedSources;
use crate::charts::{ChangeChart, ChangeRow, Chart, Emphasis, Value};
use crate::figures::format::{figure_text, signed_difference_text};
use crate::figures::{Figure, Indicator, Year, difference, sentences};
use crate::site::{ChartPlace, RequestedChart};
use crate::text::collation::sort_by_name;
use crate::text::number::to_f64;

/// How the places of `request` moved between its two years; `None` when its indicator has no page.
pub(super) fn of(
    renderer: &PageRenderer<'_>,
    request: &RequestedChart<'_>,
    used: &mut UsedSources,
) -> Option<Charted<'static>> {
    let indicator = &request.entry.indicator;
    let years = [request.from?, request.year?];
    let mut places: Vec<&ChartPlace<'_>> = request.places.iter().collect();
    sort_by_name(&mut places, |place| place.name);
    let all: Vec<Row<'_>> = places
        .into_iter()
        .map(|place| (place, Emphasis::Own))
        .chain(request.baseline.iter().map(|place| (place, Emphasis::Baseline)))
        .filter_map(|(place, emphasis)| Row::of(place, years, emphasis))
        .collect();
    let figures = all.iter().flat_map(|row| row.figures);
    let told: Vec<_> = request.places.iter().map(|place| (&place.in_text, &place.series)).collect();
    let span = format!("{}–{}", years[0], years[1]);
    let summary = sentences::describe_panels(indicator, &told).summary;
    Some(Charted {
        title: renderer.indicator_link(indicator)?,
        name: indicator.short_name.clone(),
        description: summary.unwrap_or_else(|| format!("{}, {span}.", indicator.name)),
        years: span,
        table: ChartTable {
            row_heading: "Sted",
            columns: [years[0].to_string(), years[1].to_string(), "Forskel".to_owned()].to_vec(),
            rows: all.iter().map(|row| row.cells(indicator)).collect(),
        },
        origin: ChartOrigin::of_figures(indicator, figures, &renderer.snapshot.site, used),
        chart: Chart::Change(ChangeChart {
            years: years.map(|year| year.to_string()),
            rows: all.iter().filter_map(|row| row.drawn(indicator)).collect(),
        }),
    })
}

/// A place with its figures of the two years.
struct Row<'r> {
    name: &'r str,
    figures: [&'r Figure; 2],
    emphasis: Emphasis,
}

impl<'r> Row<'r> {
    fn of(place: &'r ChartPlace<'_>, years: [Year; 2], emphasis: Emphasis) -> Option<Self> {
        let [first, last] = years.map(|year| place.series.figure_at(year));
        Some(Self { name: place.name, figures: [first?, last?], emphasis })
    }

    fn cells(&self, indicator: &Indicator) -> ChartRow {
        let [first, last] = self.figures;
        let difference = difference(first, last, indicator)
            .map_or_else(|| "–".to_owned(), |it| signed_difference_text(it, indicator));
        ChartRow {
            heading: self.name.to_owned(),
            cells: vec![figure_text(first, indicator), figure_text(last, indicator), difference],
        }
    }

    fn drawn(&self, indicator: &Indicator) -> Option<ChangeRow> {
        let value = |figure: &Figure| {
            Some(Value { value: to_f64(figure.exact()?), label: figure_text(figure, indicator) })
        };
        let [first, last] = self.figures.map(value);
        Some(ChangeRow {
            label: self.name.to_owned(),
            values: [first?, last?],
            emphasis: self.emphasis,
        })
    }
}
