//! The four to eight figures that a profile opens with.

use serde::Serialize;

use super::chart;
use super::page::{Link, PageRenderer};
use super::provenance::{SourceContext, UsedSources};
use super::section::{Measured, Subject, measured};
use crate::figures::format::{figure_text, year_text};
use crate::figures::{Comparison, Figure, IndicatorId, Series, Year, compare, sentences};
use crate::route::Resource;
use crate::site::{IndicatorEntry, IndicatorKind};
use crate::templates::Html;

/// How many figures a profile opens with when it does not choose itself.
const USUAL: usize = 6;

/// A figure that a profile opens with.
#[derive(Debug, Serialize)]
pub(super) struct KeyFigure {
    indicator: Link,
    value: String,
    year: String,
    sentence: Option<String>,
    sparkline: Option<Html>,
    source: SourceContext,
    /// The indicator's caveat and the figure's note.
    notes: Vec<String>,
}

/// The figures that the area has chosen, or else the ones that say most.
pub(super) fn choose(
    renderer: &PageRenderer<'_>,
    subject: Subject<'_>,
    chosen: &[IndicatorId],
    used: &mut UsedSources,
) -> Vec<KeyFigure> {
    let all = in_order(renderer, subject, chosen);
    all.iter().filter_map(|measured| key_figure(renderer, subject, measured, used)).collect()
}

/// What is chosen, or else what says most: outcomes before context, with a development before
/// without, comparable before not.
pub(super) fn in_order<'s>(
    renderer: &PageRenderer<'s>,
    subject: Subject<'_>,
    chosen: &[IndicatorId],
) -> Vec<Measured<'s>> {
    let mut all = measured(&renderer.snapshot.site, subject.id);
    if chosen.is_empty() {
        all.sort_by_key(|candidate| weight(renderer, subject, candidate));
        all.truncate(USUAL);
    } else {
        let place =
            |measured: &Measured<'_>| chosen.iter().position(|id| *id == measured.0.indicator.id);
        all.retain(|measured| place(measured).is_some());
        all.sort_by_key(place);
    }
    all
}

/// The newest figure of a series, or else one without a year.
pub(super) fn newest(series: &Series) -> Option<(Option<Year>, &Figure)> {
    let dated = series.latest().map(|(year, figure)| (Some(year), figure));
    dated.or_else(|| series.undated_figures().next().map(|figure| (None, figure)))
}

/// Smaller is shown first.
fn weight(
    renderer: &PageRenderer<'_>,
    subject: Subject<'_>,
    (entry, series): &Measured<'_>,
) -> (bool, bool, bool, bool) {
    let comparison = compare(series, baseline(renderer, subject, entry), &entry.indicator);
    let comparable = matches!(comparison, Some(Comparison::SameYear { .. }));
    let developed = series.figures().nth(1).is_some();
    (entry.kind != IndicatorKind::Outcome, series.latest().is_none(), !developed, !comparable)
}

/// The figures of the municipality that the subject is held against.
fn baseline<'s>(
    renderer: &PageRenderer<'s>,
    subject: Subject<'_>,
    entry: &IndicatorEntry,
) -> Option<&'s Series> {
    let municipality = subject.municipality?;
    renderer.snapshot.site.series(&municipality.subject(), &entry.indicator.id)
}

fn key_figure(
    renderer: &PageRenderer<'_>,
    subject: Subject<'_>,
    (entry, series): &Measured<'_>,
    used: &mut UsedSources,
) -> Option<KeyFigure> {
    let indicator = &entry.indicator;
    let (year, figure) = newest(series)?;
    used.add(&figure.provenance);
    let notes = indicator.caveat.iter().chain(&figure.provenance.note).cloned().collect();
    Some(KeyFigure {
        indicator: renderer
            .link(&Resource::Indicator(indicator.id.clone()), &indicator.short_name)?,
        value: figure_text(figure, indicator),
        year: year_text(year, figure),
        sentence: sentence(renderer, subject, (entry, series)),
        sparkline: chart::sparkline(series, baseline(renderer, subject, entry), indicator),
        source: SourceContext::of(&figure.provenance, &renderer.snapshot.site),
        notes,
    })
}

/// The newest figure, the development and the municipality, as far as there are any.
fn sentence(
    renderer: &PageRenderer<'_>,
    subject: Subject<'_>,
    (entry, series): Measured<'_>,
) -> Option<String> {
    let indicator = &entry.indicator;
    let held_against = subject.municipality.map(|municipality| &municipality.in_text);
    let baseline = held_against.zip(baseline(renderer, subject, entry));
    sentences::profile(series, subject.in_text, baseline, indicator)
}
