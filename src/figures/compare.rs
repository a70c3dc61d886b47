//! An area held against its municipality, in the same year or not at all.
//!
//! [`compare`] takes the area's latest year and looks for that year, and no other, in the baseline.
//! [`difference`] is the one place where two figures are subtracted: percentage points between
//! shares, the indicator's own unit otherwise, and only between exact numbers.

use super::{Direction, Figure, Indicator, Series, Unit, Year};
use crate::text::Decimal;
use crate::text::number::round;

/// The later or the area's figure minus the other, each rounded as it is printed, so that whoever
/// subtracts what stands there comes to the same.
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
    /// The baseline has no figure for the year, only for others, or one of another period in it.
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
    let same_period = |figure: &&Figure| figure.provenance.period == area.provenance.period;
    let baseline = baseline.and_then(|series| series.figure_at(year)).filter(same_period);
    let Some(baseline) = baseline else {
        return Some(Comparison::NoBaseline { year, area });
    };
    let difference = difference(baseline, area, indicator);
    let judgement = Judgement::of(difference, indicator.direction);
    Some(Comparison::SameYear { year, area, baseline, difference, judgement })
}

/// How much `to` lies above `from`; `None` unless both are exact, and both of a calendar year or
/// both of another period such as a school year.
pub fn difference(from: &Figure, to: &Figure, indicator: &Indicator) -> Option<Difference> {
    if from.provenance.period.is_some() != to.provenance.period.is_some() {
        return None;
    }
    let printed = |figure: &Figure| Some(round(figure.exact()?, indicator.decimals));
    let amount = printed(to)? - printed(from)?;
    Some(match indicator.unit {
        Unit::Percent => Difference::PercentagePoints(amount),
        _ => Difference::Absolute(amount),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::tests::samples::{
        about, decimal, indicator, missing, series, series_of, year,
    };
    use crate::figures::{Missing, Observation};

    fn absence() -> Indicator {
        indicator("skolefravaer", Unit::Percent)
    }

    #[test]
    fn herredsvang_is_held_against_aarhus_in_the_same_year() {
        let (area, aarhus) =
            (series(&[(2007, "9.7"), (2017, "6.5")]), series(&[(2007, "6.1"), (2017, "5.3")]));
        let expected = Comparison::SameYear {
            year: year(2017),
            area: area.figure_at(year(2017)).unwrap(),
            baseline: aarhus.figure_at(year(2017)).unwrap(),
            difference: Some(Difference::PercentagePoints(decimal("1.2"))),
            judgement: Judgement::Worse,
        };
        assert_eq!(compare(&area, Some(&aarhus), &absence()), Some(expected));
    }

    #[test]
    fn two_years_are_never_paired() {
        let area = series(&[(2016, "7"), (2017, "6.5")]);
        let mut withheld = series(&[(2016, "5.5")]);
        withheld.yearly.insert(year(2017), Observation::WITHHELD);
        let mut later = series(&[(2016, "5.5"), (2018, "5.1")]);
        later.undated.push(Observation::Figure(about("5.3")));
        for baseline in [None, Some(&withheld), Some(&later), Some(&Series::default())] {
            let comparison = compare(&area, baseline, &absence()).unwrap();
            assert!(
                matches!(comparison, Comparison::NoBaseline { year: of, .. } if of == year(2017))
            );
        }
    }

    #[test]
    fn an_area_without_a_dated_figure_is_compared_with_nothing() {
        let mut area = Series::default();
        area.yearly.insert(year(2017), missing(Missing::NotYet));
        area.undated.push(Observation::Figure(about("40")));
        assert_eq!(compare(&area, Some(&series(&[(2017, "5")])), &absence()), None);
    }

    #[test]
    fn figures_that_are_not_exact_have_no_difference_and_no_judgement() {
        let (area, aarhus) = (series_of(&[(2017, about("40"))]), series(&[(2017, "5.3")]));
        let comparison = compare(&area, Some(&aarhus), &absence()).unwrap();
        assert!(matches!(
            comparison,
            Comparison::SameYear { difference: None, judgement: Judgement::None, .. }
        ));
    }

    #[test]
    fn only_percentages_differ_by_percentage_points() {
        let (low, high) = (series(&[(2017, "40")]), series(&[(2017, "65")]));
        let between = |unit| {
            let (low, high) = (low.latest().unwrap().1, high.latest().unwrap().1);
            difference(low, high, &indicator("i", unit)).unwrap()
        };
        for unit in Unit::all() {
            let expected = match unit {
                Unit::Percent => Difference::PercentagePoints(decimal("25")),
                _ => Difference::Absolute(decimal("25")),
            };
            assert_eq!(between(*unit), expected);
        }
    }

    #[test]
    fn judgement_follows_the_direction_and_what_is_printed() {
        use Direction::{HigherIsBetter, LowerIsBetter, Neither};
        let cases = [
            ("6.5", "5.3", LowerIsBetter, Judgement::Better),
            ("5.3", "6.5", LowerIsBetter, Judgement::Worse),
            ("5.3", "6.5", HigherIsBetter, Judgement::Better),
            ("6.5", "5.3", HigherIsBetter, Judgement::Worse),
            ("6.5", "6.5", HigherIsBetter, Judgement::Same),
            ("6.51", "6.54", LowerIsBetter, Judgement::Same),
            ("6.5", "5.3", Neither, Judgement::None),
            ("6.5", "6.5", Neither, Judgement::None),
        ];
        for (from, to, direction, expected) in cases {
            let (from, to) = (series(&[(2017, from)]), series(&[(2017, to)]));
            let difference =
                difference(from.latest().unwrap().1, to.latest().unwrap().1, &absence());
            assert_eq!(Judgement::of(difference, direction), expected);
        }
    }
}
