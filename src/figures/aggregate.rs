//! One share for several areas together, worked out with weights or not at all.
//!
//! An average of percentages would count a resident of a small area more than one of a large area,
//! so nothing here averages: without the base of every part there is no result.

use std::sync::Arc;

use super::{Figure, Indicator, Measure, Origin, Provenance, Quantity, Series, Year};
use crate::text::Decimal;
use crate::text::number::round;

/// The decimals of a computed share; it is printed with fewer.
const DECIMALS: u32 = 6;

/// The share for all parts together, Σ(share × base) ÷ Σ base, marked as computed. `None` unless
/// the indicator is a share and every part has an exact figure with a base for that year, all from
/// one source and of one period.
pub fn weighted_percentage(parts: &[&Series], year: Year, indicator: &Indicator) -> Option<Figure> {
    indicator.unit.whole()?;
    let figures: Option<Vec<&Figure>> = parts.iter().map(|part| part.figure_at(year)).collect();
    let figures = figures?;
    let way = Measure::of(year, figures.first()?);
    let (mut weighted, mut total) = (Decimal::ZERO, 0_u32);
    for figure in &figures {
        let base = figure.base.filter(|_| Measure::of(year, figure) == way)?;
        weighted += figure.exact()? * Decimal::from(base);
        total = total.checked_add(base)?;
    }
    let share = weighted.checked_div(Decimal::from(total))?;
    let period = way.period.map(str::to_owned);
    let provenance = Provenance { period, ..Provenance::from_source(way.source.clone()) };
    let figure =
        Figure::new(Quantity::Point(round(share, DECIMALS).normalize()), Arc::new(provenance));
    Some(Figure { base: Some(total), origin: Origin::Computed, ..figure })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::tests::samples::{
        about, decimal, indicator, point, series_of, share, year,
    };
    use crate::figures::{SourceId, Unit};

    fn computed(parts: &[Figure], unit: Unit) -> Option<Figure> {
        let parts: Vec<_> = parts.iter().map(|part| series_of(&[(2017, part.clone())])).collect();
        let parts: Vec<_> = parts.iter().collect();
        weighted_percentage(&parts, year(2017), &indicator("i", unit))
    }

    /// 50 % of 30 and 20 % of 70 are 15 + 14 of 100; the average of the two would be 35 %.
    #[test]
    fn parts_weigh_as_much_as_their_base() {
        let all = computed(&[share("50", 30), share("20", 70)], Unit::Percent).unwrap();
        assert_eq!(all.quantity, Quantity::Point(decimal("29")));
        assert_eq!((all.base, all.origin), (Some(100), Origin::Computed));
        let thirds = computed(&[share("100", 1), share("0", 2)], Unit::Percent).unwrap();
        assert_eq!(thirds.quantity, Quantity::Point(decimal("33.333333")));
    }

    #[test]
    fn nothing_is_computed_unless_every_part_is_exact_with_a_base_and_from_one_source() {
        let good = || share("50", 30);
        let hedged = Figure { base: Some(30), ..about("50") };
        let elsewhere = Arc::new(Provenance::from_source(SourceId::new("vive")));
        let elsewhere = Figure { provenance: elsewhere, ..good() };
        let huge = share("50", u32::MAX);
        for bad in [point("50"), hedged, elsewhere, huge] {
            assert_eq!(computed(&[good(), bad], Unit::Percent), None);
        }
        assert_eq!(computed(&[good(), good()], Unit::Count), None);
        assert_eq!(computed(&[share("0", 0)], Unit::Percent), None);
        assert_eq!(computed(&[], Unit::Percent), None);
    }

    #[test]
    fn a_share_of_school_years_is_of_that_school_year_and_of_no_other() {
        let of_school_year = |period: &str| {
            let figure = share("50", 30);
            let period = Some(period.to_owned());
            let provenance = Provenance { period, ..Provenance::clone(&figure.provenance) };
            Figure { provenance: Arc::new(provenance), ..figure }
        };
        let one = of_school_year("skoleåret 2016/17");
        let all = computed(&[one.clone(), one.clone()], Unit::Percent).unwrap();
        assert_eq!(all.provenance.period, one.provenance.period);
        let other = of_school_year("skoleåret 2017/18");
        assert_eq!(computed(&[one.clone(), other], Unit::Percent), None);
        assert_eq!(computed(&[one, share("50", 30)], Unit::Percent), None);
    }

    #[test]
    fn parts_of_different_years_are_not_put_together() {
        let (one, other) =
            (series_of(&[(2017, share("50", 30))]), series_of(&[(2018, share("50", 30))]));
        let indicator = indicator("i", Unit::Percent);
        assert_eq!(weighted_percentage(&[&one, &other], year(2017), &indicator), None);
    }
}
