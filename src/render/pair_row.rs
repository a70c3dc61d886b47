//! One indicator of two places as a row: both figures, or why they are not held against each other.

use serde::Serialize;

use super::chart::Place;
use super::page::Link;
use super::provenance::{SourceContext, UsedSources};
use crate::figures::format::{difference_text, figure_text, missing_text, year_text};
use crate::figures::{
    Apart, Figure, Indicator, Observation, Series, SideBySide, Unit, change, sentences,
    side_by_side,
};
use crate::site::Site;

/// A row of the table of two places.
#[derive(Debug, Serialize)]
pub(super) struct PairRow {
    subject: Link,
    /// The year of both figures.
    year: Option<String>,
    /// What is known of each place.
    cells: [PairCell; 2],
    /// The municipality's figure for that very year.
    baseline: Option<String>,
    /// How far apart the two are, without a sign.
    difference: Option<String>,
    /// Why the figures are not held against each other.
    apart: Option<&'static str>,
    /// How the two stand to each other, and how each developed.
    sentences: Vec<String>,
    sources: Vec<SourceContext>,
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PairCell {
    text: String,
    /// Whether `text` says why there is no figure.
    missing: bool,
}

/// What a row is made from.
pub(super) struct PairSource<'r> {
    pub(super) indicator: &'r Indicator,
    pub(super) places: [Place<'r>; 2],
    pub(super) baseline: Option<&'r Series>,
}

/// What of a row depends on whether the two can be held against each other.
struct Shown<'r> {
    year: Option<String>,
    cells: [PairCell; 2],
    baseline: Option<String>,
    difference: Option<String>,
    apart: Option<&'static str>,
    figures: Vec<&'r Figure>,
}

impl PairRow {
    /// The row of `from` under the words of `subject`; the sources it uses are added to `used`.
    pub(super) fn new(
        subject: Link,
        from: &PairSource<'_>,
        site: &Site,
        used: &mut UsedSources,
    ) -> Self {
        let shown = Shown::of(from);
        let mut sources = Vec::new();
        let mut notes: Vec<String> = from.indicator.caveat.iter().cloned().collect();
        for figure in &shown.figures {
            used.add(&figure.provenance);
            push_once(&mut sources, SourceContext::of(&figure.provenance, site));
            figure.provenance.note.iter().for_each(|note| push_once(&mut notes, note.clone()));
        }
        let Shown { year, cells, baseline, difference, apart, .. } = shown;
        let sentences = in_words(from);
        Self { subject, year, cells, baseline, difference, apart, sentences, sources, notes }
    }
}

impl<'r> Shown<'r> {
    fn of(from: &PairSource<'r>) -> Self {
        let indicator = from.indicator;
        let [one, other] = from.places.map(|place| place.series);
        match side_by_side(one, other, indicator) {
            SideBySide::Together { measure, one, other, difference } => Self {
                year: Some(year_text(Some(measure.year), one)),
                cells: [one, other].map(|figure| PairCell {
                    text: figure_text(figure, indicator),
                    missing: false,
                }),
                baseline: from
                    .baseline
                    .and_then(|series| series.figure_at(measure.year))
                    .filter(|figure| figure.provenance.period.as_deref() == measure.period)
                    .map(|figure| figure_text(figure, indicator)),
                difference: difference.map(|it| difference_text(it, indicator)),
                apart: None,
                figures: vec![one, other],
            },
            SideBySide::Apart(reason) => Self {
                year: None,
                cells: [one, other].map(|series| cell(series, indicator)),
                baseline: None,
                difference: None,
                apart: Some(words(reason)),
                figures: [one, other].into_iter().filter_map(newest).collect(),
            },
        }
    }
}

/// The newest figure; without one an undated figure.
fn newest(series: &Series) -> Option<&Figure> {
    series.latest().map(|(_, figure)| figure).or_else(|| series.undated_figures().next())
}

/// What one place has on its own, with its year.
fn cell(series: &Series, indicator: &Indicator) -> PairCell {
    let dated = series.latest().map(|(year, figure)| (Some(year), figure));
    let figure = dated.or_else(|| series.undated_figures().next().map(|figure| (None, figure)));
    if let Some((year, figure)) = figure {
        let text = format!("{} ({})", figure_text(figure, indicator), year_text(year, figure));
        return PairCell { text, missing: false };
    }
    let reason = series.observations().last().and_then(|(_, observation)| match observation {
        Observation::Missing { reason, .. } => Some(missing_text(*reason)),
        Observation::Figure(_) => None,
    });
    let text = reason.unwrap_or("kun oplyst som udvikling eller forhold").to_owned();
    PairCell { text, missing: true }
}

fn words(reason: Apart) -> &'static str {
    match reason {
        Apart::OtherYear => "Tallene er fra hvert sit år og bliver ikke holdt op mod hinanden.",
        Apart::OtherSource => {
            "Tallene er ikke målt på samme måde og bliver ikke holdt op mod hinanden."
        }
        Apart::NoYear => {
            "Kilden oplyser ikke år for alle tallene, så de bliver ikke holdt op mod hinanden."
        }
        Apart::Missing => "Det ene område har intet tal at holde op mod det andet.",
    }
}

fn in_words(from: &PairSource<'_>) -> Vec<String> {
    let indicator = from.indicator;
    if indicator.unit == Unit::Ratio {
        return Vec::new();
    }
    let [one, other] = from.places.map(|place| (place.in_text, place.series));
    let development = |place: Place<'_>| {
        let change = change(place.series, indicator)?;
        Some(sentences::over_time(&change, Some(place.in_text), indicator))
    };
    let developments = from.places.into_iter().filter_map(development);
    sentences::between(one, other, indicator).into_iter().chain(developments).collect()
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
