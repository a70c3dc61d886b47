//! Numbers that a text types though they are figures of what it is about.
//!
//! A typed number stays as it is when the figure is corrected; a reference follows. The texts that
//! are looked at are those of areas, municipalities, programmes and projects
//! (their own figures) and stories (the
//! figures of the areas they name). A number is taken for a figure when both are printed alike, unit
//! included. So that a coincidence is rarely reported, `markdown` passes over numbers that do not
//! look like figures, and a percentage of one or two digits must stand beside the figure's year.

use std::collections::BTreeMap;

use super::{AreaId, Folder, Head, Site};
use crate::diagnostics::{Diagnostics, Problem};
use crate::figures::{Figure, Indicator, Quantity, SubjectId, Unit, Year};
use crate::markdown::{TypedNumber, TypedUnit};
use crate::text::number::format_decimal;

/// Reports every number of the site's texts that is typed and could be referred to.
pub(super) fn check(site: &Site, found: &mut Diagnostics) {
    for area in site.areas.values() {
        text(site, &area.head, &[area.subject()], found);
    }
    for municipality in site.municipalities.values() {
        text(site, &municipality.head, &[municipality.subject()], found);
    }
    for programme in site.programmes.values() {
        let subject = Folder::Programmes.subject(programme.id.as_str());
        text(site, &programme.head, &[subject], found);
    }
    for project in site.projects.values() {
        text(site, &project.head, &[project.subject()], found);
    }
    for story in site.stories.values() {
        let subject = |area: &AreaId| Folder::Areas.subject(area.as_str());
        let subjects: Vec<SubjectId> = story.areas.iter().map(subject).collect();
        text(site, &story.head, &subjects, found);
    }
}

fn text(site: &Site, head: &Head, subjects: &[SubjectId], found: &mut Diagnostics) {
    if head.body.numbers.is_empty() {
        return;
    }
    let printed = printed_figures(site, subjects);
    for number in &head.body.numbers {
        let alike = printed.get(&number.number).into_iter().flatten();
        let candidates = alike.filter(|candidate| candidate.is_meant_by(number));
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

/// A figure that is printed as a number that is typed.
struct Candidate<'s> {
    subject: &'s SubjectId,
    indicator: &'s Indicator,
    year: Option<Year>,
}

impl Candidate<'_> {
    /// Whether a typed number that reads alike can be this figure.
    fn is_meant_by(&self, number: &TypedNumber) -> bool {
        fits(number.unit, self.indicator.unit)
            && (is_distinct(number) || self.year.is_some_and(|year| names(number, year)))
    }

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

/// The figures of these subjects by the number that pages print.
fn printed_figures<'s>(
    site: &'s Site,
    subjects: &'s [SubjectId],
) -> BTreeMap<String, Vec<Candidate<'s>>> {
    let mut all: BTreeMap<String, Vec<Candidate<'s>>> = BTreeMap::new();
    for subject in subjects {
        let figures = site.figures.subjects.get(subject);
        for (id, series) in figures.into_iter().flat_map(|figures| &figures.series) {
            let Some(entry) = site.indicators.get(id) else { continue };
            let indicator = &entry.indicator;
            for (year, observation) in series.observations() {
                if let Some(number) = observation.figure().and_then(|it| printed(it, indicator)) {
                    all.entry(number).or_default().push(Candidate { subject, indicator, year });
                }
            }
        }
    }
    all
}

fn fits(typed: TypedUnit, unit: Unit) -> bool {
    match typed {
        TypedUnit::Percent => unit == Unit::Percent,
        TypedUnit::Kroner => unit == Unit::Kroner,
        TypedUnit::Other => !matches!(unit, Unit::Percent | Unit::Kroner | Unit::ThousandKroner),
    }
}

/// The number of a figure without what stands around it; `None` where words or a range stand for it.
fn printed(figure: &Figure, indicator: &Indicator) -> Option<String> {
    match figure.quantity {
        Quantity::Point(value) if figure.wording.is_none() => {
            Some(format_decimal(value, indicator.decimals))
        }
        _ => None,
    }
}

/// Whether a number is hardly typed by chance: it has decimals or three digits.
fn is_distinct(number: &TypedNumber) -> bool {
    number.number.contains(',') || number.number.bytes().filter(u8::is_ascii_digit).count() > 2
}
