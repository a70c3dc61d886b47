//! Numbers that a text types though they are figures of what it is about.
//!
//! A typed number stays as it is when the figure is corrected; a reference follows. The texts that are
//! looked at are those of areas, municipalities, programmes and projects (their own figures) and of
//! stories (the figures of the areas they name). A number is taken for a figure when both are printed
//! alike, unit included. So that a coincidence is rarely reported, `markdown` passes over numbers that
//! do not look like figures, and a percentage of one or two digits must stand beside the figure's year.

use std::collections::{BTreeMap, BTreeSet};

use super::text::Text;
use super::{Folder, Site, reference};
use crate::diagnostics::{Diagnostics, Problem};
use crate::figures::{Figure, Indicator, Quantity, SubjectId, Unit, Year};
use crate::markdown::{TypedNumber, TypedUnit};
use crate::text::Decimal;
use crate::text::number::{format_decimal, round};

/// Reports every number of a text that is typed and could be referred to.
pub(super) fn check(site: &Site, text: &Text<'_>, found: &mut Diagnostics) {
    if text.head.body.numbers.is_empty() {
        return;
    }
    let subjects = text.subjects();
    let printed = printed_figures(site, &subjects, &Asked::by(&text.head.body.numbers));
    for number in &text.head.body.numbers {
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
        let folders = Folder::ALL.into_iter().filter(|folder| folder.has_figures());
        let same = folders.filter(|folder| reference::exists(site, *folder, key)).count();
        let name = if same > 1 { subject } else { key };
        let year = self.year.map_or("\"uden-aar\"".to_owned(), |year| year.to_string());
        format!("{{{{ figure(\"{}\", \"{name}\", {year}) }}}}", self.indicator.id)
    }
}

/// What the numbers of a text can be.
struct Asked {
    values: BTreeSet<Decimal>,
    /// Their units and how many decimals they have: a few, however many numbers there are.
    forms: BTreeSet<(TypedUnit, u32)>,
}

impl Asked {
    fn by(numbers: &[TypedNumber]) -> Self {
        let valued = || numbers.iter().filter_map(|number| Some((number.unit, number.value()?)));
        let values = valued().map(|(_, value)| value).collect();
        Self { values, forms: valued().map(|(unit, value)| (unit, value.scale())).collect() }
    }

    /// Whether any figure of the indicator can be meant: of a coarser one none has so many decimals.
    fn may_mean(&self, indicator: &Indicator) -> bool {
        let mut forms = self.forms.iter();
        forms.any(|(unit, scale)| fits(*unit, indicator.unit) && *scale <= indicator.decimals)
    }
}

/// The figures of these subjects that have one of these values when they are rounded, by the number
/// that pages print.
fn printed_figures<'s>(
    site: &'s Site,
    subjects: &'s [SubjectId],
    asked: &Asked,
) -> BTreeMap<String, Vec<Candidate<'s>>> {
    let mut all: BTreeMap<String, Vec<Candidate<'s>>> = BTreeMap::new();
    for subject in subjects {
        let figures = site.figures.subjects.get(subject);
        for (id, series) in figures.into_iter().flat_map(|figures| &figures.series) {
            let Some(entry) = site.indicators.get(id) else { continue };
            let indicator = &entry.indicator;
            if !asked.may_mean(indicator) {
                continue;
            }
            for (year, observation) in series.observations() {
                let value = observation.figure().and_then(|it| printed(it, indicator));
                if let Some(value) = value.filter(|value| asked.values.contains(value)) {
                    let number = format_decimal(value, indicator.decimals);
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

/// The number of a figure as it is printed; `None` where words or a range stand for it.
fn printed(figure: &Figure, indicator: &Indicator) -> Option<Decimal> {
    match figure.quantity {
        Quantity::Point(value) if figure.words.wording().is_none() => {
            Some(round(value, indicator.decimals))
        }
        _ => None,
    }
}

/// Whether a number is hardly typed by chance: it has decimals or three digits.
fn is_distinct(number: &TypedNumber) -> bool {
    number.number.contains(',') || number.number.bytes().filter(u8::is_ascii_digit).count() > 2
}
