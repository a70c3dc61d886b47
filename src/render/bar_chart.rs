//! Several places in one year as bars, with a description, a table and the source.

use super::chart::{ChartCard, ChartRow, push_once};
use super::page::PageRenderer;
use super::provenance::SourceContext;
use crate::charts::{self, Bar, BarChart, Emphasis};
use crate::figures::format::{figure_text, missing_text};
use crate::figures::{
    Figure, Indicator, RankEntry, Ranking, SubjectId, UnrankedReason, Year, rank,
};
use crate::site::{ChartPlace, RequestedChart};
use crate::templates::Html;
use crate::text::grammar::join_and;
use crate::text::number::to_f64;

/// The comparison that `request` asks for; `None` when its indicator has no page.
pub(super) fn card(
    renderer: &PageRenderer<'_>,
    id: &str,
    request: &RequestedChart<'_>,
) -> Option<ChartCard> {
    let (indicator, year) = (&request.entry.indicator, request.year?);
    let entries: Vec<RankEntry<'_>> = request.places.iter().map(ChartPlace::rank_entry).collect();
    let ranking = rank(&entries, year, indicator);
    let bars = bars(request, &ranking, year);
    let description = describe(indicator, year, &bars);
    let title = renderer.indicator_link(indicator)?;
    let svg = charts::bar_chart(&BarChart {
        id,
        title: &format!("{}, {year}", indicator.short_name),
        bars: bars.clone(),
    })?;
    let shown = request.places.iter().chain(&request.baseline);
    let mut sources = Vec::new();
    let mut notes: Vec<String> = indicator.caveat.clone().into_iter().collect();
    for figure in shown.filter_map(|place| place.series.figure_at(year)) {
        push_once(&mut sources, SourceContext::of(&figure.provenance, &renderer.snapshot.site));
        figure.provenance.note.iter().for_each(|note| push_once(&mut notes, note.clone()));
    }
    let row = |bar: Bar| ChartRow { heading: bar.label, cells: vec![bar.text] };
    Some(ChartCard {
        id: id.to_owned(),
        title,
        description,
        svg: Html(svg),
        row_heading: "Sted",
        columns: vec![year.to_string()],
        rows: bars.into_iter().map(row).collect(),
        sources,
        notes,
    })
}

/// Those who can be held against each other by name, then those who cannot, last the baseline.
fn bars(request: &RequestedChart<'_>, ranking: &Ranking<'_>, year: Year) -> Vec<Bar> {
    let indicator = &request.entry.indicator;
    let printed = |place: &ChartPlace<'_>| {
        place.series.figure_at(year).map_or_else(String::new, |f| figure_text(f, indicator))
    };
    let text_of = |subject: &SubjectId| {
        let place = request.places.iter().find(|place| place.subject == *subject);
        place.map_or_else(String::new, printed)
    };
    let bar =
        |label: &str, value, text, emphasis| Bar { label: label.to_owned(), value, text, emphasis };
    let ranked = ranking.ranked.iter().map(|place| {
        bar(place.name, Some(to_f64(place.value)), text_of(place.subject), Emphasis::Own)
    });
    let unranked = ranking.unranked.iter().map(|place| {
        let text = match place.reason {
            UnrankedReason::NoFigure => "intet tal".to_owned(),
            UnrankedReason::Missing(reason) => missing_text(reason).to_owned(),
            UnrankedReason::NotExact => text_of(place.subject),
            UnrankedReason::OtherWay => "opgjort på en anden måde".to_owned(),
        };
        bar(place.name, None, text, Emphasis::Own)
    });
    let baseline = request.baseline.iter().map(|place| {
        let value = place.series.figure_at(year).and_then(Figure::exact);
        bar(place.name, value.map(to_f64), printed(place), Emphasis::Baseline)
    });
    ranked.chain(unranked).chain(baseline).collect()
}

/// *Fravær i skolen i 2017. Frydenlund: 5,6 %, Herredsvang: 6,5 % og Aarhus Kommune: 5 %.*
fn describe(indicator: &Indicator, year: Year, bars: &[Bar]) -> String {
    let values: Vec<String> =
        bars.iter().map(|bar| format!("{}: {}", bar.label, bar.text)).collect();
    format!("{} i {year}. {}.", indicator.name, join_and(&values))
}
