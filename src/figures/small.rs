//! Primary withholding: figures that are too small by themselves.
//!
//! [`withhold_small`] goes through every figure of every indicator that counts persons or
//! households. How large a subject is, is read before anything of it is withheld.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Figure, FigureBook, Indicator, IndicatorId, Observation, Precision, PublishedChange, Series,
    SubjectFigures, Thresholds, Unit, Year,
};
use crate::text::Decimal;

/// Withholds small counts, shares of few, and everything about people in small areas. Series of
/// indicators that are not in the catalogue are removed: nobody knows whom they count.
pub(super) fn withhold_small(book: &mut FigureBook) {
    let FigureBook { indicators, subjects, thresholds } = book;
    subjects.update(|_, subject| {
        let size = Size::of(subject, thresholds);
        let mut series = subject.series.clone();
        series.retain(|id, _| indicators.contains_key(id));
        let is_other = series.len() != subject.series.len();
        let withholds = series.update(|id, series| {
            let indicator = indicators.get(id).filter(|it| thresholds.protect(it))?;
            let mut shown = series.clone();
            withhold_in_series(&mut shown, indicator, thresholds.limit(indicator), &size);
            (shown != *series).then_some(shown)
        });
        (is_other || withholds).then(|| SubjectFigures { series, ..subject.clone() })
    });
}

fn withhold_in_series(series: &mut Series, indicator: &Indicator, limit: u32, size: &Size) {
    for (year, observation) in series.yearly.iter_mut() {
        withhold_if_small(observation, indicator, limit, size.is_small_in(Some(*year)));
    }
    for observation in &mut series.undated {
        withhold_if_small(observation, indicator, limit, size.is_small_in(None));
    }
    let implies_few = few_behind_changes(series, indicator, limit);
    let mut place = 0..;
    series.changes.retain(|change| {
        let few = place.next().is_some_and(|place| implies_few.contains(&place));
        !few && !size.is_small_in(Some(change.from)) && !size.is_small_in(Some(change.to))
    });
    // Times the municipality's count it would be the area's, unless that is published anyway.
    let counts = indicator.unit == Unit::Count;
    let Series { yearly, ratios, .. } = series;
    let published = |year| yearly.get(&year).is_some_and(|o| o.figure().is_some());
    ratios.retain(|ratio| {
        (!counts || ratio.year.is_some_and(published)) && !size.is_small_in(ratio.year)
    });
}

/// The places of the published changes from whose known end a small count at the other follows.
fn few_behind_changes(series: &Series, indicator: &Indicator, limit: u32) -> BTreeSet<usize> {
    if indicator.unit != Unit::Count {
        return BTreeSet::new();
    }
    let limit = Decimal::from(limit);
    let counts = implied_counts(series);
    let few = |change: &PublishedChange| {
        let ends = other_ends(change, &counts);
        ends.into_iter().flatten().any(|end| end > Decimal::ZERO && end < limit)
    };
    let changes = series.changes.iter().enumerate();
    changes.filter(|(_, change)| few(change)).map(|(place, _)| place).collect()
}

/// The count of each year that is published or follows from one that is: changes may be chained
/// over years of which nothing else is known.
fn implied_counts(series: &Series) -> BTreeMap<Year, Decimal> {
    let published = series.figures().map(|(year, figure)| (year, figure.quantity.ends().0));
    let mut counts: BTreeMap<Year, Decimal> = published.collect();
    loop {
        let known = counts.len();
        for change in &series.changes {
            let [last, first] = other_ends(change, &counts);
            for (year, count) in [(change.to, last), (change.from, first)] {
                if let Some(count) = count {
                    counts.entry(year).or_insert(count);
                }
            }
        }
        if counts.len() == known {
            return counts;
        }
    }
}

fn other_ends(change: &PublishedChange, counts: &BTreeMap<Year, Decimal>) -> [Option<Decimal>; 2] {
    change.other_ends(counts.get(&change.from).copied(), counts.get(&change.to).copied())
}

fn withhold_if_small(
    observation: &mut Observation,
    indicator: &Indicator,
    limit: u32,
    area_is_small: bool,
) {
    let is_small =
        |figure: &Figure| area_is_small || is_small(figure, indicator.unit, Decimal::from(limit));
    if observation.figure().is_some_and(is_small) {
        *observation = Observation::WITHHELD;
    }
}

/// Whether a figure speaks of fewer than `limit`, but not of nobody.
fn is_small(figure: &Figure, unit: Unit, limit: Decimal) -> bool {
    if figure.base.is_some_and(|base| Decimal::from(base) < limit) {
        return true;
    }
    // A share is rounded, so the count that it implies is rounded to the nearest as well.
    let limit = if unit.whole().is_some() { limit - Decimal::new(5, 1) } else { limit };
    figure.counted(unit).is_some_and(|(low, high)| {
        [low, high].iter().any(|count| *count > Decimal::ZERO && *count < limit)
    })
}

impl Thresholds {
    /// Whether small numbers of an indicator are withheld.
    pub fn protect(&self, indicator: &Indicator) -> bool {
        let tells_size = [&self.residents, &self.households];
        indicator.counts.are_people()
            || tells_size.into_iter().flatten().any(|id| *id == indicator.id)
    }

    /// The smallest count of an indicator that is shown; an indicator can only be stricter.
    pub fn limit(&self, indicator: &Indicator) -> u32 {
        self.min_count.max(indicator.min_count.unwrap_or(0))
    }
}

/// How large a subject is, held against the limits for small areas.
struct Size([Measure; 2]);

impl Size {
    fn of(subject: &SubjectFigures, thresholds: &Thresholds) -> Self {
        let measure = |id: &Option<IndicatorId>, limit| {
            let id = id.as_ref().filter(|_| subject.small_area_limits);
            Measure::of(id.and_then(|id| subject.series.get(id)), limit)
        };
        Self([
            measure(&thresholds.residents, thresholds.min_residents),
            measure(&thresholds.households, thresholds.min_households),
        ])
    }

    fn is_small_in(&self, year: Option<Year>) -> bool {
        self.0.iter().any(|measure| measure.is_small_in(year))
    }
}

/// How many residents or households there are, by year.
#[derive(Default)]
struct Measure {
    yearly: BTreeMap<Year, Decimal>,
    smallest: Option<Decimal>,
    limit: Decimal,
}

impl Measure {
    fn of(series: Option<&Series>, limit: u32) -> Self {
        let mut measure = Self { limit: Decimal::from(limit), ..Self::default() };
        for (year, observation) in series.into_iter().flat_map(Series::observations) {
            let Some(figure) = observation.figure() else { continue };
            let number = fewest(figure);
            measure.smallest = Some(measure.smallest.map_or(number, |known| known.min(number)));
            measure.yearly.extend(year.map(|year| (year, number)));
        }
        measure
    }

    /// By the number for that year, or else by the smallest that is known.
    fn is_small_in(&self, year: Option<Year>) -> bool {
        let number = year.and_then(|year| self.yearly.get(&year)).or(self.smallest.as_ref());
        number.is_some_and(|number| *number < self.limit)
    }
}

/// The lowest number that a figure can mean: *under 100* is at most 99.
fn fewest(figure: &Figure) -> Decimal {
    let (low, _) = figure.quantity.ends();
    if figure.precision == Precision::LessThan { low - Decimal::ONE } else { low }
}
