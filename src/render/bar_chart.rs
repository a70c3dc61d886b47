//! Several places in one year as bars, with a description, a table and the source.

use super::charted::{ChartOrigin, ChartRow, ChartTable, Charted};
use super::page::PageRenderer;
use super::provenance::UsedSources;
use crate::charts::{Bar, BarChart, Chart, Emphasis, Reference, Value};
use crate::figures::format::{figure_text, missing_text};
use crate::figures::{
    Indicator, RankEntry, Ranking, SubjectId, Unit, UnrankedReason, Year, rank, sentences,
};
use crate::route::Resource;
use crate::site::{ChartPlace, RequestedChart};
use crate::text::grammar::join_and;
use crate::text::number::to_f64;

/// A row of the chart: who, the value if it can be drawn, and the words for it.
struct Row<'r> {
    name: &'r str,
    value: Option<f64>,
    text: String,
    is_own: bool,
}

/// The comparison that `request` asks for; `None` when its indicator has no page.
pub(super) fn of(
    renderer: &PageRenderer<'_>,
    request: &RequestedChart<'_>,
    used: &mut UsedSources,
) -> Option<Charted<'static>> {
    let (indicator, year) = (&request.entry.indicator, request.year?);
    let entries: Vec<RankEntry<'_>> = request.places.iter().map(ChartPlace::rank_entry).collect();
    let ranking = rank(&entries, year, indicator);
    let own = own_area(renderer);
    let rows = rows(request, &ranking, own.as_ref());
    let reference = reference(request, year);
    let figures = request.places.iter().chain(&request.baseline);
    let figures = figures.filter_map(|place| place.series.figure_at(year));
    let site = &renderer.snapshot.site;
    Some(Charted {
        title: renderer.indicator_link(indicator)?,
        name: indicator.short_name.clone(),
        years: year.to_string(),
        description: describe(indicator, &ranking, &rows, reference.as_ref()),
        table: table(year, &rows, reference.as_ref()),
        origin: ChartOrigin::of_figures(indicator, figures, site, used),
        chart: Chart::Bars(BarChart { bars: bars(rows), reference }),
    })
}

/// The municipality's figure as a line; not for counts, of which a municipality always has more.
fn reference(request: &RequestedChart<'_>, year: Year) -> Option<Reference> {
    let indicator = &request.entry.indicator;
    let is_held_against = !matches!(indicator.unit, Unit::Count | Unit::Ratio);
    let place = request.baseline.as_ref().filter(|_| is_held_against)?;
    let figure = place.series.figure_at(year)?;
    let value = Value { value: to_f64(figure.exact()?), label: figure_text(figure, indicator) };
    Some(Reference { label: place.name.to_owned(), value })
}

/// The area that the page is about, where it is about one.
fn own_area(renderer: &PageRenderer<'_>) -> Option<SubjectId> {
    let site = &renderer.snapshot.site;
    let area = match renderer.resource() {
        Resource::Area(id) => id,
        Resource::Story(id) => match site.stories.get(id)?.areas.as_slice() {
            [only] => only,
            _ => return None,
        },
        _ => return None,
    };
    site.areas.get(area).map(crate::site::Area::subject)
}

/// Those who can be held against each other by name, then those who cannot.
fn rows<'r>(
    request: &'r RequestedChart<'_>,
    ranking: &Ranking<'r>,
    own: Option<&SubjectId>,
) -> Vec<Row<'r>> {
    let indicator = &request.entry.indicator;
    let printed = |subject: &SubjectId| {
        let place = request.places.iter().find(|place| place.subject == *subject);
        let figure = place.and_then(|place| place.series.figure_at(ranking.year));
        figure.map_or_else(String::new, |figure| figure_text(figure, indicator))
    };
    let ranked = ranking.ranked.iter().map(|place| Row {
        name: place.name,
        value: Some(to_f64(place.value)),
        text: printed(place.subject),
        is_own: own == Some(place.subject),
    });
    let unranked = ranking.unranked.iter().map(|place| Row {
        name: place.name,
        value: None,
        text: match place.reason {
            UnrankedReason::NoFigure => "intet tal".to_owned(),
            UnrankedReason::Missing(reason) => missing_text(reason).to_owned(),
            UnrankedReason::NotExact => printed(place.subject),
            UnrankedReason::OtherWay => "opgjort på en anden måde".to_owned(),
        },
        is_own: own == Some(place.subject),
    });
    ranked.chain(unranked).collect()
}

/// The bars; where one is the page's own the others stand back.
fn bars(rows: Vec<Row<'_>>) -> Vec<Bar> {
    let has_own = rows.iter().any(|row| row.is_own);
    let bar = |row: Row<'_>| Bar {
        label: row.name.to_owned(),
        value: row.value,
        text: row.text,
        emphasis: if has_own && !row.is_own { Emphasis::Other } else { Emphasis::Own },
    };
    rows.into_iter().map(bar).collect()
}

fn table(year: Year, rows: &[Row<'_>], reference: Option<&Reference>) -> ChartTable {
    let row = |name: &str, text: &str| ChartRow {
        heading: name.to_owned(),
        cells: vec![text.to_owned()],
    };
    let reference = reference.map(|line| row(&line.label, &line.value.label));
    let rows = rows.iter().map(|own| row(own.name, &own.text));
    ChartTable {
        row_heading: "Sted",
        columns: vec![year.to_string()],
        rows: rows.chain(reference).collect(),
    }
}

/// *Skolefraværet lå mellem 5,4 % og 8,0 % i 2017. Aarhus Kommune: 5,3 %.* Counts, which follow the
/// size of an area, are listed.
fn describe(
    indicator: &Indicator,
    ranking: &Ranking<'_>,
    rows: &[Row<'_>],
    reference: Option<&Reference>,
) -> String {
    let spread = sentences::spread(ranking, indicator).unwrap_or_else(|| {
        let values: Vec<String> =
            rows.iter().map(|row| format!("{}: {}", row.name, row.text)).collect();
        format!("{} i {}. {}.", indicator.name, ranking.year, join_and(&values))
    });
    match reference {
        Some(line) => format!("{spread} {}: {}.", line.label, line.value.label),
        None => spread,
    }
}
