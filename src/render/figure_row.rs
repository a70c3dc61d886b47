//! One indicator of one place as a row: the figure, its year, its baseline, its source, its caveats.

use serde::Serialize;

use super::page::{Link, PageRenderer};
use super::provenance::{SourceContext, UsedSources};
use crate::figures::format::{figure_text, missing_text, signed_difference_text, year_text};
use crate::figures::{
    Comparison, Figure, Indicator, Judgement, Observation, Provenance, Series, Unit, Year, change,
    compare, sentences,
};
use crate::site::{IndicatorEntry, Municipality, Site};

/// A row of a table of figures.
#[derive(Debug, Serialize)]
pub(super) struct FigureRow {
    /// What the row is about: an indicator on the page of a place, a place on that of an indicator.
    pub(super) subject: Link,
    /// The latest figure, or why there is none.
    pub(super) value: String,
    /// Whether `value` says why there is no figure.
    pub(super) missing: bool,
    /// Its year.
    pub(super) year: String,
    /// The municipality's figure for that very year.
    pub(super) baseline: Option<String>,
    /// Why there is none: nothing is compared across years, or without one.
    pub(super) no_baseline: Option<String>,
    /// The difference to it, with its sign, or why it says nothing.
    pub(super) difference: Option<String>,
    /// Whether the difference is good, bad or neither.
    pub(super) judgement: Option<&'static str>,
    /// How it developed, in a sentence.
    pub(super) development: Option<String>,
    /// Changes and ratios that the source published as such, in sentences.
    pub(super) published: Vec<String>,
    /// Other figures: without a year, or missing after the latest.
    pub(super) others: Vec<String>,
    /// Where the figures come from.
    pub(super) sources: Vec<SourceContext>,
    /// What to keep in mind.
    pub(super) notes: Vec<String>,
}

/// What a row is made from.
pub(super) struct RowSource<'r> {
    pub(super) indicator: &'r Indicator,
    pub(super) series: &'r Series,
    pub(super) baseline: Option<&'r Series>,
}

impl FigureRow {
    /// The row of `from` under the words of `subject`; the sources it uses are added to `used`.
    pub(super) fn new(
        subject: Link,
        from: &RowSource<'_>,
        site: &Site,
        used: &mut UsedSources,
    ) -> Self {
        let RowSource { indicator, series, baseline } = *from;
        let shown = Shown::of(series);
        let comparison = compare(series, baseline, indicator);
        let (baseline_text, difference, judgement) = baseline_cells(comparison.as_ref(), indicator);
        let no_baseline = baseline_text.is_none().then(|| shown.no_baseline(indicator));
        let change = change(series, indicator);
        let provenances = provenances(series);
        provenances.iter().for_each(|provenance| used.add(provenance));
        let mut sources: Vec<SourceContext> =
            provenances.iter().map(|provenance| SourceContext::of(provenance, site)).collect();
        sources.dedup();
        Self {
            subject,
            value: shown.text(indicator),
            missing: shown.figure().is_none(),
            year: shown.year(),
            baseline: baseline_text,
            no_baseline,
            difference,
            judgement,
            development: change.map(|change| sentences::over_time(&change, None, indicator)),
            published: published(series, indicator),
            others: others(series, indicator, &shown),
            sources,
            notes: notes(series, indicator),
        }
    }
}

/// The rows of several indicators for one place.
pub(super) fn rows<'e>(
    renderer: &PageRenderer<'_>,
    entries: impl Iterator<Item = (&'e IndicatorEntry, &'e Series)>,
    municipality: Option<&Municipality>,
    used: &mut UsedSources,
) -> Vec<FigureRow> {
    let site = &renderer.snapshot.site;
    let mut rows = Vec::new();
    for (entry, series) in entries {
        let indicator = &entry.indicator;
        let Some(subject) = renderer.indicator_link(indicator) else { continue };
        let baseline = municipality.and_then(|m| site.series(&m.subject(), &indicator.id));
        rows.push(FigureRow::new(subject, &RowSource { indicator, series, baseline }, site, used));
    }
    rows
}

/// What stands in the row's main cell.
enum Shown<'s> {
    Dated(Year, &'s Figure),
    Undated(&'s Figure),
    Missing(Option<Year>, &'s Observation),
    Nothing,
}

impl<'s> Shown<'s> {
    /// The latest figure; without one an undated figure; without one the reason.
    fn of(series: &'s Series) -> Self {
        if let Some((year, figure)) = series.latest() {
            return Self::Dated(year, figure);
        }
        if let Some(figure) = series.undated_figures().next() {
            return Self::Undated(figure);
        }
        let last = series.observations().last();
        last.map_or(Self::Nothing, |(year, observation)| Self::Missing(year, observation))
    }

    fn figure(&self) -> Option<&'s Figure> {
        match self {
            Self::Dated(_, figure) | Self::Undated(figure) => Some(figure),
            Self::Missing(..) | Self::Nothing => None,
        }
    }

    fn text(&self, indicator: &Indicator) -> String {
        match self {
            Self::Dated(_, figure) | Self::Undated(figure) => figure_text(figure, indicator),
            Self::Missing(_, Observation::Missing { reason, .. }) => {
                missing_text(*reason).to_owned()
            }
            Self::Missing(..) | Self::Nothing => {
                "kun oplyst som udvikling eller forhold".to_owned()
            }
        }
    }

    /// Why the municipality has no figure to hold against this one.
    fn no_baseline(&self, indicator: &Indicator) -> String {
        match self {
            _ if indicator.unit == Unit::Ratio => "tallet er selv en sammenligning".to_owned(),
            Self::Dated(year, _) => format!("intet tal for {year} at sammenligne med"),
            Self::Undated(_) => "kan ikke sammenlignes uden år".to_owned(),
            Self::Missing(..) | Self::Nothing => "intet at sammenligne".to_owned(),
        }
    }

    fn year(&self) -> String {
        match self {
            Self::Dated(year, figure) => year_text(Some(*year), figure),
            Self::Undated(figure) => year_text(None, figure),
            Self::Missing(Some(year), _) => year.to_string(),
            Self::Missing(None, _) | Self::Nothing => String::new(),
        }
    }
}

/// The municipality's figure, the difference to it, and whether that is good. A municipality counts
/// more of everything than one of its areas, so between two counts there is nothing to subtract.
fn baseline_cells(
    comparison: Option<&Comparison<'_>>,
    indicator: &Indicator,
) -> (Option<String>, Option<String>, Option<&'static str>) {
    let Some(Comparison::SameYear { baseline, difference, judgement, .. }) = comparison else {
        return (None, None, None);
    };
    let baseline = Some(figure_text(baseline, indicator));
    if indicator.unit == Unit::Count {
        return (baseline, Some("sammenlignes ikke".to_owned()), None);
    }
    let difference = difference.map(|difference| signed_difference_text(difference, indicator));
    (baseline, difference, judgement_word(*judgement))
}

/// A judgement in a word that does not shame.
pub(super) fn judgement_word(judgement: Judgement) -> Option<&'static str> {
    match judgement {
        Judgement::Better => Some("bedre"),
        Judgement::Worse => Some("dårligere"),
        Judgement::Same => Some("ens"),
        Judgement::None => None,
    }
}

fn published(series: &Series, indicator: &Indicator) -> Vec<String> {
    let changes =
        series.changes.iter().map(|change| sentences::published_change(change, indicator));
    let ratios =
        series.ratios.iter().map(|ratio| sentences::published_ratio(ratio, None, indicator));
    changes.chain(ratios).collect()
}

/// What stands beside the figure that is shown: undated figures, and later years that have none.
fn others(series: &Series, indicator: &Indicator, shown: &Shown<'_>) -> Vec<String> {
    let skip = usize::from(matches!(shown, Shown::Undated(_)));
    let undated = series.undated_figures().skip(skip);
    let undated = undated.map(|figure| sentences::dated(None, figure, indicator));
    let latest = series.latest().map(|(year, _)| year);
    let is_shown = |year: Year| matches!(shown, Shown::Missing(Some(shown), _) if *shown == year);
    let missing = series.yearly.iter().filter_map(|(year, observation)| match observation {
        Observation::Missing { reason, .. } if latest < Some(*year) && !is_shown(*year) => {
            Some(format!("{year}: {}", missing_text(*reason)))
        }
        _ => None,
    });
    undated.chain(missing).collect()
}

/// Where the figures of a series come from, newest first, each once.
fn provenances(series: &Series) -> Vec<&Provenance> {
    let mut all: Vec<&Provenance> = Vec::new();
    let figures = series.figures().rev().map(|(_, figure)| figure).chain(series.undated_figures());
    let changes = series.changes.iter().map(|change| &*change.provenance);
    let ratios = series.ratios.iter().map(|ratio| &*ratio.provenance);
    for provenance in figures.map(|figure| &*figure.provenance).chain(changes).chain(ratios) {
        if !all.contains(&provenance) {
            all.push(provenance);
        }
    }
    all
}

/// The indicator's caveat and the notes of the figures, each once.
fn notes(series: &Series, indicator: &Indicator) -> Vec<String> {
    let mut all: Vec<String> = indicator.caveat.clone().into_iter().collect();
    let figures = provenances(series).into_iter().filter_map(|provenance| provenance.note.clone());
    let missing = series.observations().filter_map(|(_, observation)| match observation {
        Observation::Missing { note, .. } => note.clone(),
        Observation::Figure(_) => None,
    });
    for note in figures.chain(missing) {
        if !all.contains(&note) {
            all.push(note);
        }
    }
    all
}
