//! Numbers that a text types though they are figures of what it is about.
//!
//! A typed number stays as it is when the figure is corrected; a reference follows. The texts that are
//! looked at are those of areas, municipalities, programmes and projects (their own figures) and of
//! stories (the figures of the areas they name). A number is taken for a figure when both are printed
//! alike, unit included. So that a coincidence is rarely reported, `markdown` passes over numbers that
//! do not look like figures, and a percentage of one or two digits must stand beside the figure's year.

use super::text::Text;
use super::{Folder, Site};
use crate::diagnostics::{Diagnostics, Problem};
use crate::figures::{Figure, Indicator, Observation, Quantity, SubjectId, Unit, Year};
use crate::markdown::{TypedNumber, TypedUnit};
use crate::text::Decimal;
use crate::text::number::round;

/// Reports every number of a text that is typed and could be referred to.
pub(super) fn check(site: &Site, text: &Text<'_>, found: &mut Diagnostics) {
    if text.head.body.numbers.is_empty() {
        return;
    }
    let subjects = text.subjects();
    for number in &text.head.body.numbers {
        let Some(value) = number.value() else { continue };
        let candidates = subjects.iter().flat_map(|id| candidates(site, id, number, value));
        // The figure of a year that the text names is meant, or else the newest.
        let best = candidates.max_by_key(|c| (c.year.is_some_and(|y| names(number, y)), c.year));
        if let Some(candidate) = best {
            let text = format!("{}{}", number.number, sign(number.unit));
            let reference = candidate.reference(site);
            found.report(number.span, Problem::TypedFigure { text, reference });
        }
    }
}

fn sign(unit: TypedUnit) -> &'static str {
    match unit {
        TypedUnit::Percent => " %",
        TypedUnit::Kroner => " kr.",
        TypedUnit::Other => "",
    }
}

fn names(number: &TypedNumber, year: Year) -> bool {
    number.years.contains(&year.get())
}

/// A figure that is printed as a number is typed.
struct Candidate<'s> {
    subject: &'s SubjectId,
    indicator: &'s Indicator,
    year: Option<Year>,
}

impl Candidate<'_> {
    /// The reference to write instead, with the subject's folder where its id alone is not enough.
    fn reference(&self, site: &Site) -> String {
        let subject = self.subject.as_str();
        let (_, key) = subject.split_once('/').unwrap_or(("", subject));
        let same_key = |folder: &Folder| {
            site.places
                .values()
                .any(|place| matches!(place, super::Place::Item(f, k) if f == folder && k == key))
        };
        let folders = Folder::ALL.iter().filter(|folder| folder.has_figures());
        let name = if folders.filter(|f| same_key(f)).count() > 1 { subject } else { key };
        let year = self.year.map_or("\"uden-aar\"".to_owned(), |year| year.to_string());
        format!("{{{{ figure(\"{}\", \"{name}\", {year}) }}}}", self.indicator.id)
    }
}

/// The figures of a subject that pages print like a number of that value, and that can be meant by it.
fn candidates<'s>(
    site: &'s Site,
    subject: &'s SubjectId,
    number: &TypedNumber,
    value: Decimal,
) -> impl Iterator<Item = Candidate<'s>> {
    let figures = site.figures.subjects.get(subject);
    let series = figures.into_iter().flat_map(|figures| &figures.series);
    let measured =
        series.filter_map(|(id, series)| Some((&site.indicators.get(id)?.indicator, series)));
    // Of a coarser indicator no figure has so many decimals.
    let is_possible = move |indicator: &Indicator| {
        fits(number.unit, indicator.unit) && value.scale() <= indicator.decimals
    };
    let possible = measured.filter(move |(indicator, _)| is_possible(indicator));
    possible.flat_map(move |(indicator, series)| {
        let is_meant = move |(year, observation): &(Option<Year>, &Observation)| {
            let printed = observation.figure().and_then(|figure| printed(figure, indicator));
            // *6* and *6,0* are one value, but do not read alike.
            printed.is_some_and(|it| it == value && it.scale() == value.scale())
                && (is_distinct(number) || year.is_some_and(|year| names(number, year)))
        };
        let meant = series.observations().filter(is_meant);
        meant.map(move |(year, _)| Candidate { subject, indicator, year })
    })
}

fn fits(typed: TypedUnit, unit: Unit) -> bool {
    match typed {
        TypedUnit::Percent => unit == Unit::Percent,
        TypedUnit::Kroner => unit == Unit::Kroner,
        TypedUnit::Other => !matches!(unit, Unit::Percent | Unit::Kroner | Unit::ThousandKroner),
    }
}

/// The number of a figure as it is printed; `None` where words or a range stand for it.
fn printed(figure: &Figure, indicator: &Indicator) -> Option<Decimal> {
    match figure.quantity {
        Quantity::Point(value) if figure.wording.is_none() => {
            Some(round(value, indicator.decimals))
        }
        _ => None,
    }
}

/// Whether a number is hardly typed by chance: it has decimals or three digits.
fn is_distinct(number: &TypedNumber) -> bool {
    number.number.contains(',') || number.number.bytes().filter(u8::is_ascii_digit).count() > 2
}
