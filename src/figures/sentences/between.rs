//! Two areas held against each other, when they were measured in the same year and the same way.

use super::against::standing;
use super::latest::stated;
use super::{PlaceName, sentence};
use crate::figures::format::figure_text;
use crate::figures::{Figure, Indicator, Series, Unit, Year, difference};

/// How one area stood against another in the newest year that both have a figure for, from one
/// source and of one period: *Skolefraværet i Herredsvang var 6,5 % i 2017. Det var omtrent det
/// samme som i Bispehaven (6,4 %) – en forskel på 0,1 procentpoint.* Two counts stand side by side,
/// since areas are not of one size. `None` when there is no such year.
pub fn between(
    own: (&PlaceName, &Series),
    other: (&PlaceName, &Series),
    indicator: &Indicator,
) -> Option<String> {
    let ((place, own), (other_place, other)) = (own, other);
    let (year, own, other) = shared(own, other)?;
    let opening = stated(Some(year), own, place, indicator);
    let again = indicator.called_again();
    let difference = difference(other, own, indicator);
    let standing = match indicator.unit {
        Unit::Count | Unit::Ratio => None,
        _ => standing(own, other, difference, other_place, indicator),
    };
    let rest = match standing {
        Some(standing) => format!("{again} var {standing}"),
        None => {
            format!("{} var {again} {}", other_place.located(), figure_text(other, indicator))
        }
    };
    Some(format!("{opening} {}", sentence(&rest)))
}

/// The newest year for which two series have figures that were measured in the same way.
fn shared<'s>(own: &'s Series, other: &'s Series) -> Option<(Year, &'s Figure, &'s Figure)> {
    let alike = |one: &Figure, two: &Figure| {
        one.provenance.source == two.provenance.source
            && one.provenance.period == two.provenance.period
    };
    own.figures().rev().find_map(|(year, figure)| {
        let other = other.figure_at(year).filter(|other| alike(figure, other))?;
        Some((year, figure, other))
    })
}
