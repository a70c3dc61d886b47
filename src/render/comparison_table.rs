//! The areas of a municipality side by side, in the figures that they share.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::{Link, PageRenderer};
use crate::figures::format::{figure_text, missing_text};
use crate::figures::{Indicator, Observation, SubjectId, Year};
use crate::route::Resource;
use crate::site::{Area, AreaId, Municipality};

/// How many indicators fit beside each other.
const MAX_COLUMNS: usize = 4;

/// A table of areas against indicators; each column holds one year.
#[derive(Debug, Serialize)]
pub(super) struct ComparisonTable {
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// The municipality's own figures for the same years.
    baseline: Row,
}

#[derive(Debug, Serialize)]
struct Column {
    title: String,
    url: String,
    year: String,
}

#[derive(Debug, Serialize)]
struct Row {
    title: String,
    url: Option<String>,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    text: String,
    /// Whether `text` says why there is no figure.
    missing: bool,
}

/// An indicator in one year.
type Measure<'s> = (&'s Indicator, Year);

/// The table of the single areas among `ids`; `None` when no two of them share a measure.
pub(super) fn of(
    renderer: &PageRenderer<'_>,
    municipality: &Municipality,
    ids: &[AreaId],
) -> Option<ComparisonTable> {
    let site = &renderer.snapshot.site;
    let areas: Vec<&Area> =
        ids.iter().filter_map(|id| site.areas.get(id)).filter(|area| !area.is_group()).collect();
    let measures = shared_measures(renderer, &areas);
    if measures.is_empty() {
        return None;
    }
    let columns = measures.iter().filter_map(|(indicator, year)| {
        let Link { title, url } =
            renderer.link(&Resource::Indicator(indicator.id.clone()), &indicator.short_name)?;
        Some(Column { title, url, year: year.to_string() })
    });
    let row = |title: &str, url: Option<String>, subject: &SubjectId| Row {
        title: title.to_owned(),
        url,
        cells: measures
            .iter()
            .map(|(indicator, year)| cell(renderer, subject, indicator, *year))
            .collect(),
    };
    let rows = areas.iter().map(|area| {
        row(&area.head.title, renderer.url(&Resource::Area(area.id.clone())), &area.subject())
    });
    let baseline = row(
        &municipality.head.title,
        renderer.url(&Resource::Municipality(municipality.id.clone())),
        &municipality.subject(),
    );
    Some(ComparisonTable { columns: columns.collect(), rows: rows.collect(), baseline })
}

fn cell(
    renderer: &PageRenderer<'_>,
    subject: &SubjectId,
    indicator: &Indicator,
    year: Year,
) -> Cell {
    let series = renderer.snapshot.site.series(subject, &indicator.id);
    match series.and_then(|series| series.at(year)) {
        Some(Observation::Figure(figure)) => {
            let period = figure.provenance.period.iter().map(|period| format!(" ({period})"));
            let text = std::iter::once(figure_text(figure, indicator)).chain(period).collect();
            Cell { text, missing: false }
        }
        Some(Observation::Missing { reason, .. }) => {
            Cell { text: missing_text(*reason).to_owned(), missing: true }
        }
        None => Cell { text: "intet tal".to_owned(), missing: true },
    }
}

/// The measures that most areas share, at least two: those of more areas first, then newer years.
fn shared_measures<'s>(renderer: &PageRenderer<'s>, areas: &[&Area]) -> Vec<Measure<'s>> {
    let site = &renderer.snapshot.site;
    let mut counts: BTreeMap<(&str, Year), (usize, &Indicator)> = BTreeMap::new();
    for area in areas {
        let figures = site.figures.subjects.get(&area.subject());
        for (id, series) in figures.into_iter().flat_map(|figures| &figures.series) {
            if let (Some((year, _)), Some(entry)) = (series.latest(), site.indicators.get(id)) {
                counts.entry((id.as_str(), year)).or_insert((0, &entry.indicator)).0 += 1;
            }
        }
    }
    let mut shared: Vec<(usize, Year, &Indicator)> = counts
        .into_iter()
        .map(|((_, year), (count, indicator))| (count, year, indicator))
        .collect();
    shared.retain(|(count, ..)| *count > 1);
    shared.sort_by(|a, b| (b.0, b.1, &a.2.name).cmp(&(a.0, a.1, &b.2.name)));
    shared.into_iter().take(MAX_COLUMNS).map(|(_, year, indicator)| (indicator, year)).collect()
}
