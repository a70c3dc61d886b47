//! A place held against its municipality, in the same year or not at all.

use std::cmp::Ordering;

use super::grades::{Level, Way};
use super::interval::certain_order;
use super::moment::when;
use super::{PlaceName, sentence};
use crate::figures::format::{difference_text, figure_text};
use crate::figures::{Comparison, Difference, Figure, Indicator, Unit};

/// How a place stood against its municipality: *I 2017 var skolefraværet i Herredsvang 1,2
/// procentpoint højere end i Aarhus Kommune (5,3 %).* Says so when the municipality has no figure
/// for that time. `None` for counts, since a municipality holds more of everything than an area in
/// it, and for what is itself a ratio to it.
pub fn against(
    comparison: &Comparison<'_>,
    own: &PlaceName,
    baseline: &PlaceName,
    indicator: &Indicator,
) -> Option<String> {
    let subject = format!("{} {}", indicator.noun().text(), own.located());
    framed(comparison, Opening::Year(&subject), baseline, indicator)
}

/// How a sentence about a comparison begins.
#[derive(Clone, Copy)]
pub(super) enum Opening<'a> {
    /// With the year: *I 2017 var det …*
    Year(&'a str),
    /// With the subject, whose year was said just before: *Det var …*
    Subject(&'a str),
}

/// The same with a subject that may have been named before.
pub(super) fn framed(
    comparison: &Comparison<'_>,
    opening: Opening<'_>,
    baseline: &PlaceName,
    indicator: &Indicator,
) -> Option<String> {
    if matches!(indicator.unit, Unit::Count | Unit::Ratio) {
        return None;
    }
    Some(match comparison {
        Comparison::NoBaseline { year, area } => sentence(&format!(
            "der er intet tal for {} {} at sammenligne med",
            baseline.bare(),
            when(Some(*year), area)
        )),
        Comparison::SameYear { year, area, baseline: other, difference, .. } => {
            let when = when(Some(*year), area);
            match standing(area, other, *difference, baseline, indicator) {
                Some(standing) => sentence(&match opening {
                    Opening::Year(subject) => format!("{when} var {subject} {standing}"),
                    Opening::Subject(subject) => format!("{subject} var {standing}"),
                }),
                None => baseline_only(other, &when, baseline, indicator),
            }
        }
    })
}

/// What is said when the data does not decide which is higher: the municipality's figure.
fn baseline_only(other: &Figure, when: &str, place: &PlaceName, indicator: &Indicator) -> String {
    let (noun, other) = (indicator.noun(), figure_text(other, indicator));
    sentence(&format!("{} var {} {other} {when}", place.located(), noun.text()))
}

/// The words after *var*: *1,2 procentpoint højere end i Aarhus Kommune (5,3 %)*. `None` where it is
/// not certain which figure is the higher.
pub(super) fn standing(
    own: &Figure,
    other: &Figure,
    difference: Option<Difference>,
    place: &PlaceName,
    indicator: &Indicator,
) -> Option<String> {
    let there = format!("{} ({})", place.located(), figure_text(other, indicator));
    let graded = difference.zip(Level::of(own, other, indicator));
    let Some((difference, level)) = graded else {
        return certain_way(own, other).map(|way| format!("{} end {there}", way.comparative()));
    };
    let noun = indicator.noun();
    let apart = format!("– en forskel på {}", amount(difference, indicator));
    Some(match level {
        Level::Same => format!("{} samme som {}", noun.pronoun(), place.located()),
        Level::About => format!("omtrent {} samme som {there} {apart}", noun.pronoun()),
        Level::Slightly(way) => format!("lidt {} end {there} {apart}", way.comparative()),
        Level::Clearly(way) => {
            format!("{} {} end {there}", amount(difference, indicator), way.comparative())
        }
        Level::Times(times) => format!("{times} så {} som {there} {apart}", noun.large()),
    })
}

/// Which is the higher, where limits decide it and both are of the same kind of time.
pub(super) fn certain_way(own: &Figure, other: &Figure) -> Option<Way> {
    let is_alike = own.provenance.period.is_some() == other.provenance.period.is_some();
    match certain_order(own, other).filter(|_| is_alike)? {
        Ordering::Less => Some(Way::Down),
        _ => Some(Way::Up),
    }
}

/// How large a difference is, with a unit also for marks.
pub(super) fn amount(difference: Difference, indicator: &Indicator) -> String {
    let text = difference_text(difference, indicator);
    match indicator.unit {
        Unit::Grade => format!("{text} karakterpoint"),
        _ => text,
    }
}
