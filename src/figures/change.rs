//! Development over time: from the first to the last year that has a figure, both named.
//!
//! Nothing is interpolated. A year that is listed as missing is a gap, and [`segments`] breaks the
//! line there. A year that nobody lists is not: 2007 and 2017 are then neighbouring measurements,
//! as in the yearbook's *two* bars ten years apart, and a line may join them.

use super::{Difference, Figure, Indicator, Judgement, Observation, Series, Year, difference};
use crate::text::Decimal;

/// From the first to the last year with a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The first year with a figure.
    pub from: Year,
    /// The last year with a figure, always later.
    pub to: Year,
    /// The first figure.
    pub first: &'a Figure,
    /// The last figure.
    pub last: &'a Figure,
    /// The last minus the first, if both are exact.
    pub difference: Option<Difference>,
    /// Whether it went the good way.
    pub judgement: Judgement,
}

/// A change in per cent of where it started, which is never the same as percentage points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RelativeChange {
    /// Per cent of the first figure; negative for a fall.
    pub percent: Decimal,
}

/// How a series developed; `None` unless two years have a figure.
pub fn change<'a>(series: &'a Series, indicator: &Indicator) -> Option<Change<'a>> {
    let ((from, first), (to, last)) = (series.first()?, series.latest()?);
    if from == to {
        return None;
    }
    let difference = difference(first, last, indicator);
    let judgement = Judgement::of(difference, indicator.direction);
    Some(Change { from, to, first, last, difference, judgement })
}

/// How much `to` lies above `from` in per cent of `from`: (to − from) ÷ from × 100, unrounded.
/// `None` unless both are exact and `from` is above zero.
pub fn relative_change(from: &Figure, to: &Figure) -> Option<RelativeChange> {
    let (start, end) = (from.exact()?, to.exact()?);
    let is_positive = start.is_sign_positive() && !start.is_zero();
    is_positive.then(|| RelativeChange { percent: (end - start) * Decimal::ONE_HUNDRED / start })
}

/// The series as runs of figures without a gap between them, oldest first; none of them is empty.
pub fn segments(series: &Series) -> Vec<Vec<(Year, &Figure)>> {
    let mut segments = vec![Vec::new()];
    for (year, observation) in &series.yearly {
        match (observation, segments.last_mut()) {
            (Observation::Figure(figure), Some(segment)) => segment.push((*year, figure)),
            _ => segments.push(Vec::new()),
        }
    }
    segments.retain(|segment| !segment.is_empty());
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::tests::samples::{about, decimal, indicator, missing, point, series, year};
    use crate::figures::{Missing, Unit};
    use crate::text::number::round;

    fn absence() -> Indicator {
        indicator("skolefravaer", Unit::Percent)
    }

    #[test]
    fn change_is_from_the_first_to_the_last_year_with_a_figure() {
        let mut herredsvang = series(&[(2007, "9.7"), (2012, "12"), (2017, "6.5")]);
        herredsvang.yearly.insert(year(2006), missing(Missing::NotMeasured));
        herredsvang.yearly.insert(year(2018), Observation::WITHHELD);
        let change = change(&herredsvang, &absence()).unwrap();
        assert_eq!((change.from, change.to), (year(2007), year(2017)));
        assert_eq!(change.difference, Some(Difference::PercentagePoints(decimal("-3.2"))));
        assert_eq!(change.judgement, Judgement::Better);
    }

    #[test]
    fn one_year_is_no_development() {
        assert_eq!(change(&series(&[(2017, "6.5")]), &absence()), None);
        assert_eq!(change(&Series::default(), &absence()), None);
    }

    #[test]
    fn a_hedged_end_leaves_the_change_without_difference() {
        let mut hedged = series(&[(2013, "40"), (2016, "33")]);
        hedged.yearly.insert(year(2013), Observation::Figure(about("40")));
        let change = change(&hedged, &absence()).unwrap();
        assert_eq!((change.difference, change.judgement), (None, Judgement::None));
    }

    /// The changes that the yearbook of 2018 printed for Aarhus: 13 % and 15 %.
    #[test]
    fn relative_change_is_in_per_cent_of_the_first_figure() {
        let cases = [("6.1", "5.3", "-13.1"), ("19.8", "16.9", "-14.6"), ("40", "50", "25")];
        for (from, to, expected) in cases {
            let change = relative_change(&point(from), &point(to)).unwrap();
            assert_eq!(round(change.percent, 1), decimal(expected));
        }
        assert_eq!(relative_change(&point("0"), &point("5")), None);
        assert_eq!(relative_change(&point("-2"), &point("5")), None);
        assert_eq!(relative_change(&about("4"), &point("5")), None);
    }

    #[test]
    fn a_year_listed_as_missing_breaks_the_line_and_an_unlisted_one_does_not() {
        let mut gaps = series(&[(2007, "9"), (2010, "8"), (2013, "7"), (2014, "6")]);
        let years = |series: &Series| -> Vec<Vec<i32>> {
            let run = |run: &Vec<(Year, &Figure)>| run.iter().map(|(y, _)| y.get()).collect();
            segments(series).iter().map(run).collect()
        };
        assert_eq!(years(&gaps), [vec![2007, 2010, 2013, 2014]]);
        for missing_year in [2006, 2011, 2012, 2015] {
            gaps.yearly.insert(year(missing_year), missing(Missing::NotMeasured));
        }
        assert_eq!(years(&gaps), [vec![2007, 2010], vec![2013, 2014]]);
        assert!(years(&Series::default()).is_empty());
    }
}
