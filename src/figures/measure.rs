//! What must be the same before two figures are held against each other.

use super::{Difference, Figure, Indicator, Series, SourceId, Unit, Year, difference};

/// When and by whom a figure was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measure<'a> {
    /// The year.
    pub year: Year,
    /// The register, survey or document.
    pub source: &'a SourceId,
    /// The period within the year, when it is not the calendar year.
    pub period: Option<&'a str>,
}

impl<'a> Measure<'a> {
    /// How the figure of a year was measured.
    pub fn of(year: Year, figure: &'a Figure) -> Self {
        let provenance = &figure.provenance;
        Self { year, source: &provenance.source, period: provenance.period.as_deref() }
    }

    /// How the newest figure of a series was measured.
    pub fn latest(series: &'a Series) -> Option<Self> {
        series.latest().map(|(year, figure)| Self::of(year, figure))
    }

    /// The figure of a series that was measured in this way.
    pub fn figure(self, series: &Series) -> Option<&Figure> {
        series.figure_at(self.year).filter(|figure| Measure::of(self.year, figure) == self)
    }
}

/// The figures of two places, as far as they can be held against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SideBySide<'a> {
    /// Both were measured in the same way.
    Together {
        /// The newest measure that both have.
        measure: Measure<'a>,
        /// The figure of the one.
        one: &'a Figure,
        /// The figure of the other.
        other: &'a Figure,
        /// The one's minus the other's, if both are exact and not counts: places are not of one
        /// size.
        difference: Option<Difference>,
    },
    /// They were not.
    Apart(Apart),
}

/// Why two figures are not held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// They are of different years.
    OtherYear,
    /// They are of the same year, from different sources or of different periods.
    OtherSource,
    /// One of them has no year.
    NoYear,
    /// One of them is not there.
    Missing,
}

/// Holds the figures of two places against each other, in the newest year in which both were
/// measured in the same way.
pub fn side_by_side<'a>(
    one: &'a Series,
    other: &'a Series,
    indicator: &Indicator,
) -> SideBySide<'a> {
    let shared = one.figures().rev().find_map(|(year, figure)| {
        let measure = Measure::of(year, figure);
        Some((measure, figure, measure.figure(other)?))
    });
    let Some((measure, one, other)) = shared else {
        return SideBySide::Apart(apart(one, other));
    };
    let is_comparable = !matches!(indicator.unit, Unit::Count | Unit::Ratio);
    let difference = is_comparable.then(|| difference(other, one, indicator)).flatten();
    SideBySide::Together { measure, one, other, difference }
}

fn apart(one: &Series, other: &Series) -> Apart {
    let all = [one, other];
    if all.iter().any(|series| series.latest().is_none() && !has_undated(series)) {
        return Apart::Missing;
    }
    if all.iter().any(|series| series.latest().is_none()) {
        return Apart::NoYear;
    }
    let same_year = one.figures().any(|(year, _)| other.figure_at(year).is_some());
    if same_year { Apart::OtherSource } else { Apart::OtherYear }
}

fn has_undated(series: &Series) -> bool {
    series.undated_figures().next().is_some()
}

/// Whether all dated figures of two series come from one and the same source, so that their lines
/// may stand in one chart.
pub fn of_one_source(one: &Series, other: &Series) -> bool {
    let mut sources = one.figures().chain(other.figures()).map(|(_, f)| &f.provenance.source);
    let first = sources.next();
    sources.all(|source| Some(source) == first)
}

/// Whether figures may be put in order of size: all were measured in the same way, and at least two
/// are exact.
pub fn is_orderable<'a>(figures: impl IntoIterator<Item = (Year, &'a Figure)>) -> bool {
    let mut first = None;
    let mut exact = 0;
    for (year, figure) in figures {
        let measure = Measure::of(year, figure);
        if *first.get_or_insert(measure) != measure {
            return false;
        }
        exact += usize::from(figure.exact().is_some());
    }
    exact > 1
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::figures::tests::samples::{
        about, decimal, indicator, missing, point, series, series_of, year,
    };
    use crate::figures::{Missing, Observation, Provenance};

    fn absence() -> Indicator {
        indicator("skolefravaer", Unit::Percent)
    }

    fn from(source: &str, period: Option<&str>, value: &str) -> Figure {
        let period = period.map(str::to_owned);
        let provenance = Provenance { period, ..Provenance::from_source(SourceId::new(source)) };
        Figure { provenance: Arc::new(provenance), ..point(value) }
    }

    #[test]
    fn the_newest_year_that_both_have_counts() {
        let herredsvang = series(&[(2007, "9.7"), (2017, "6.5"), (2018, "6")]);
        let bispehaven = series(&[(2007, "8"), (2017, "6.4")]);
        let SideBySide::Together { measure, one, other, difference } =
            side_by_side(&herredsvang, &bispehaven, &absence())
        else {
            panic!("both have 2017");
        };
        assert_eq!((measure.year, one, other), (year(2017), &point("6.5"), &point("6.4")));
        assert_eq!(difference, Some(Difference::PercentagePoints(decimal("0.1"))));
    }

    #[test]
    fn figures_that_were_measured_differently_stay_apart_with_the_reason() {
        let own = series(&[(2017, "6.5")]);
        let undated =
            Series { undated: vec![Observation::Figure(point("7"))], ..Series::default() };
        let mut withheld = Series::default();
        withheld.yearly.insert(year(2017), missing(Missing::Withheld));
        let cases = [
            (series(&[(2016, "7")]), Apart::OtherYear),
            (series_of(&[(2017, from("andet-register", None, "7"))]), Apart::OtherSource),
            (undated, Apart::NoYear),
            (withheld, Apart::Missing),
            (Series::default(), Apart::Missing),
        ];
        for (other, reason) in cases {
            assert_eq!(side_by_side(&own, &other, &absence()), SideBySide::Apart(reason));
            assert_eq!(side_by_side(&other, &own, &absence()), SideBySide::Apart(reason));
        }
    }

    #[test]
    fn a_school_year_is_not_a_calendar_year() {
        let school = series_of(&[(2017, from("register", Some("skoleåret 2016/17"), "7"))]);
        let calendar = series_of(&[(2017, from("register", None, "7"))]);
        let apart = SideBySide::Apart(Apart::OtherSource);
        assert_eq!(side_by_side(&school, &calendar, &absence()), apart);
        assert!(of_one_source(&school, &calendar));
    }

    #[test]
    fn counts_and_figures_that_are_not_exact_have_no_difference() {
        let (many, few) = (series(&[(2018, "3775")]), series(&[(2018, "831")]));
        let hedged = series_of(&[(2018, about("40"))]);
        let cases = [(&many, &few, Unit::Count), (&many, &hedged, Unit::Percent)];
        for (one, other, unit) in cases {
            let indicator = indicator("i", unit);
            let found = side_by_side(one, other, &indicator);
            assert!(matches!(found, SideBySide::Together { difference: None, .. }), "{found:?}");
        }
    }
}
