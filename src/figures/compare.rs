//! An area held against its municipality, in the same year or not at all.
//!
//! [`compare`] takes the area's latest year and looks for that year, and no other, in the baseline.
//! [`difference`] is the one place where two figures are subtracted: percentage points between
//! shares, the indicator's own unit otherwise, and only between exact numbers.

use super::{Direction, Figure, Indicator, Series, Unit, Year};
use crate::text::Decimal;
use crate::text::number::round;

/// The later or the area's figure minus the other, rounded as the indicator's figures are printed,
/// so that what is said about it agrees with what stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Between two percentages.
    PercentagePoints(Decimal),
    /// Between two other figures, in the indicator's unit.
    Absolute(Decimal),
}

impl Difference {
    /// How much; negative when the figure in question is the lower one.
    pub fn amount(self) -> Decimal {
        match self {
            Self::PercentagePoints(amount) | Self::Absolute(amount) => amount,
        }
    }
}

/// Whether a difference is a good thing; words and shapes for it are the renderer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judgement {
    /// The way that is good.
    Better,
    /// The way that is not.
    Worse,
    /// No difference in what is printed.
    Same,
    /// The indicator has no good way, or the figures are not exact: nothing is said.
    None,
}

impl Judgement {
    /// What a difference means for an indicator.
    pub fn of(difference: Option<Difference>, direction: Direction) -> Self {
        let Some(amount) = difference.map(Difference::amount) else { return Self::None };
        match direction {
            Direction::Neither => Self::None,
            _ if amount.is_zero() => Self::Same,
            Direction::LowerIsBetter if amount.is_sign_negative() => Self::Better,
            Direction::HigherIsBetter if amount.is_sign_positive() => Self::Better,
            Direction::LowerIsBetter | Direction::HigherIsBetter => Self::Worse,
        }
    }
}

/// An area's latest figure, with the baseline's figure for the same year if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison<'a> {
    /// Both have a figure for the year.
    SameYear {
        /// The year of both figures.
        year: Year,
        /// The area's figure.
        area: &'a Figure,
        /// The baseline's figure.
        baseline: &'a Figure,
        /// The area's minus the baseline's, if both are exact.
        difference: Option<Difference>,
        /// Whether the area stands better or worse.
        judgement: Judgement,
    },
    /// The baseline has no figure for the year, or only for others.
    NoBaseline {
        /// The year of the area's figure.
        year: Year,
        /// The area's figure.
        area: &'a Figure,
    },
}

/// Holds an area's latest figure against the baseline's of the same year; `None` when the area has
/// no figure with a year.
pub fn compare<'a>(
    area: &'a Series,
    baseline: Option<&'a Series>,
    indicator: &Indicator,
) -> Option<Comparison<'a>> {
    let (year, area) = area.latest()?;
    let Some(baseline) = baseline.and_then(|series| series.figure_at(year)) else {
        return Some(Comparison::NoBaseline { year, area });
    };
    let difference = difference(baseline, area, indicator);
    let judgement = Judgement::of(difference, indicator.direction);
    Some(Comparison::SameYear { year, area, baseline, difference, judgement })
}

/// How much `to` lies above `from`; `None` unless both are exact.
pub fn difference(from: &Figure, to: &Figure, indicator: &Indicator) -> Option<Difference> {
    let amount = round(to.exact()? - from.exact()?, indicator.decimals);
    Some(match indicator.unit {
        Unit::Percent => Difference::PercentagePoints(amount),
        _ => Difference::Absolute(amount),
    })
}
