//! Places side by side, in the figures that they share.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::{Link, PageRenderer};
use super::provenance::{SourceContext, UsedSources};
use crate::figures::format::{figure_text, machine_text, missing_text, signed_difference_text};
use crate::figures::{
    Figure, Indicator, Measure, Observation, Series, SubjectId, Year, change, is_orderable,
};
use crate::route::Resource;
use crate::site::{Area, IndicatorEntry, Municipality};
use crate::text::grammar::join_and;

/// How many indicators fit beside each other.
pub(super) const MAX_COLUMNS: usize = 4;

/// A table of places against indicators; each column holds one year and one source.
#[derive(Debug, Serialize)]
pub(super) struct ComparisonTable {
    columns: Vec<Column>,
    /// Whether readers may sort the areas by their names.
    sorts: bool,
    rows: Vec<Row>,
    /// What was measured for several areas together.
    groups: Vec<Row>,
    /// The municipality's own figures for the same years.
    baseline: Option<Row>,
}

#[derive(Debug, Serialize)]
struct Column {
    title: String,
    url: String,
    year: String,
    source: Option<SourceContext>,
    /// Whether readers may sort the areas by it.
    sorts: bool,
    /// The indicator's caveat and the notes of the figures.
    notes: Vec<String>,
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
    /// The number of an exact figure, for sorting.
    number: Option<String>,
    /// Whether `text` says why there is no figure.
    missing: bool,
    /// How it developed up to then.
    change: Option<String>,
}

/// An indicator as it was measured once.
pub(super) type Measured<'s> = (&'s Indicator, Measure<'s>);

/// The places of a table.
#[derive(Clone)]
pub(super) struct Places<'s> {
    pub(super) municipality: Option<&'s Municipality>,
    /// In Danish order of names.
    pub(super) areas: Vec<&'s Area>,
}

/// The table of `places` in `measures`; the sources it uses are added to `used`.
pub(super) fn of<'s>(
    renderer: &PageRenderer<'s>,
    places: &Places<'s>,
    measures: &[Measured<'_>],
    used: &mut UsedSources,
) -> ComparisonTable {
    let row = |title: &str, resource: Resource, subject: &SubjectId| Row {
        title: title.to_owned(),
        url: renderer.url(&resource),
        cells: measures.iter().map(|measured| cell(renderer, subject, measured)).collect(),
    };
    let area =
        |area: &&Area| row(&area.head.title, Resource::Area(area.id.clone()), &area.subject());
    let (groups, areas): (Vec<&Area>, Vec<&Area>) =
        places.areas.iter().copied().partition(|area| area.is_group());
    let baseline =
        |m: &Municipality| row(&m.head.title, Resource::Municipality(m.id.clone()), &m.subject());
    ComparisonTable {
        columns: measures.iter().filter_map(|it| column(renderer, places, it, used)).collect(),
        sorts: areas.len() > 1,
        rows: areas.iter().map(area).collect(),
        groups: groups.iter().map(area).collect(),
        baseline: places.municipality.map(baseline),
    }
}

fn column<'s>(
    renderer: &PageRenderer<'s>,
    places: &Places<'s>,
    (indicator, measure): &Measured<'_>,
    used: &mut UsedSources,
) -> Option<Column> {
    let site = &renderer.snapshot.site;
    let figure = |area: &&'s Area| {
        let series = site.series(&area.subject(), &indicator.id)?;
        Some((area.head.title.as_str(), measure.figure(series)?))
    };
    let figures: Vec<(&str, &Figure)> = places.areas.iter().filter_map(figure).collect();
    figures.iter().for_each(|(_, figure)| used.add(&figure.provenance));
    let source = figures.first().map(|(_, figure)| SourceContext::of(&figure.provenance, site));
    let single = places.areas.iter().filter(|area| !area.is_group());
    let in_year = |area: &&'s Area| Some((measure.year, figure(area)?.1));
    let Link { title, url } =
        renderer.link(&Resource::Indicator(indicator.id.clone()), &indicator.short_name)?;
    Some(Column {
        title,
        url,
        year: measure.year.to_string(),
        source,
        sorts: is_orderable(single.filter_map(in_year)),
        notes: indicator.caveat.iter().cloned().chain(notes(&figures)).collect(),
    })
}

/// The notes of the figures, each once; one that does not hold for all names those it holds for.
fn notes(figures: &[(&str, &Figure)]) -> Vec<String> {
    let mut all: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, figure) in figures {
        let Some(note) = figure.provenance.note.as_deref() else { continue };
        match all.iter_mut().find(|(known, _)| *known == note) {
            Some((_, names)) => names.push(name),
            None => all.push((note, vec![name])),
        }
    }
    let text = |(note, names): (&str, Vec<&str>)| {
        if names.len() == figures.len() {
            note.to_owned()
        } else {
            format!("{}: {note}", join_and(&names))
        }
    };
    all.into_iter().map(text).collect()
}

fn cell(
    renderer: &PageRenderer<'_>,
    subject: &SubjectId,
    (indicator, measure): &Measured<'_>,
) -> Cell {
    let missing =
        |text: &str| Cell { text: text.to_owned(), number: None, missing: true, change: None };
    let Some(series) = renderer.snapshot.site.series(subject, &indicator.id) else {
        return missing("intet tal");
    };
    match series.at(measure.year) {
        Some(Observation::Figure(figure)) if Measure::of(measure.year, figure) == *measure => {
            Cell {
                text: with_period(figure, indicator),
                number: machine_text(figure, indicator),
                missing: false,
                change: change_until(series, measure.year, indicator),
            }
        }
        Some(Observation::Figure(_)) => missing("målt på en anden måde"),
        Some(Observation::Missing { reason, .. }) => missing(missing_text(*reason)),
        None => missing("intet tal"),
    }
}

/// The figure, with its period when that is not the year of the column.
fn with_period(figure: &Figure, indicator: &Indicator) -> String {
    let text = figure_text(figure, indicator);
    match &figure.provenance.period {
        Some(period) => format!("{text} ({period})"),
        None => text,
    }
}

/// *−3,2 procentpoint siden 2007*, when the series ends in that year and both ends are exact.
fn change_until(series: &Series, year: Year, indicator: &Indicator) -> Option<String> {
    let change = change(series, indicator).filter(|change| change.to == year)?;
    let difference = signed_difference_text(change.difference?, indicator);
    Some(format!("{difference} siden {}", change.from))
}

/// The measures of `entries` that most places share, at least two: those of more places first, then
/// newer years.
pub(super) fn shared_measures<'s>(
    renderer: &PageRenderer<'s>,
    entries: impl Iterator<Item = &'s IndicatorEntry>,
    areas: &[&'s Area],
) -> Vec<Measured<'s>> {
    let site = &renderer.snapshot.site;
    let mut shared: Vec<(usize, Measured<'s>)> = Vec::new();
    for entry in entries {
        let mut counts: BTreeMap<Measure<'s>, usize> = BTreeMap::new();
        let series =
            areas.iter().filter_map(|area| site.series(&area.subject(), &entry.indicator.id));
        for measure in series.filter_map(Measure::latest) {
            *counts.entry(measure).or_default() += 1;
        }
        let measures = counts.into_iter().filter(|(_, count)| *count > 1);
        shared.extend(measures.map(|(measure, count)| (count, (&entry.indicator, measure))));
    }
    shared.sort_by(|(a, (a_indicator, a_measure)), (b, (b_indicator, b_measure))| {
        (b, b_measure.year, &a_indicator.name).cmp(&(a, a_measure.year, &b_indicator.name))
    });
    shared.into_iter().map(|(_, measured)| measured).collect()
}
