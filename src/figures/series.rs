//! All that is known about one indicator for one subject.
//!
//! Figures with a year make the series proper. What a source left undated, and what it published
//! only as a change or as a ratio, stands beside it and is never put in among the years.

use std::sync::Arc;

use litemap::LiteMap;

use super::{Figure, Observation, OwnWords, Precision, Provenance, SourceId, Year};
use crate::text::Decimal;

/// The figures of one indicator for one subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// What is known of each year; a year that is not listed is one that nobody spoke of.
    pub yearly: LiteMap<Year, Observation>,
    /// Figures whose year the source does not state: shown as such, in no comparison.
    pub undated: Vec<Observation>,
    /// Changes that a source published as changes.
    pub changes: Vec<PublishedChange>,
    /// Ratios to a municipality that a source published without the level behind them.
    pub ratios: Vec<PublishedRatio>,
}

impl Series {
    /// The newest year that has a figure, and the figure.
    pub fn latest(&self) -> Option<(Year, &Figure)> {
        self.figures().next_back()
    }

    /// The oldest year that has a figure, and the figure.
    pub fn first(&self) -> Option<(Year, &Figure)> {
        self.figures().next()
    }

    /// What is known of a year: a figure, the reason why there is none, or nothing at all.
    pub fn at(&self, year: Year) -> Option<&Observation> {
        self.yearly.get(&year)
    }

    /// The figure for a year.
    pub fn figure_at(&self, year: Year) -> Option<&Figure> {
        self.at(year).and_then(Observation::figure)
    }

    /// The years that have a figure, oldest first.
    pub fn figures(&self) -> impl DoubleEndedIterator<Item = (Year, &Figure)> {
        self.yearly.iter().filter_map(|(year, observation)| Some((*year, observation.figure()?)))
    }

    /// Whether a line can be drawn of it: two years or more have an exact figure.
    pub fn is_development(&self) -> bool {
        self.figures().filter(|(_, figure)| figure.exact().is_some()).nth(1).is_some()
    }

    /// The figures without a year, in the order of the file.
    pub fn undated_figures(&self) -> impl Iterator<Item = &Figure> {
        self.undated.iter().filter_map(Observation::figure)
    }

    /// Everything with a year first, then what is undated.
    pub fn observations(&self) -> impl Iterator<Item = (Option<Year>, &Observation)> {
        let yearly = self.yearly.iter().map(|(year, observation)| (Some(*year), observation));
        yearly.chain(self.undated.iter().map(|observation| (None, observation)))
    }

    /// What a document prints of the series: figures that come from it or are printed in it.
    pub fn printed_in(&self, document: &SourceId) -> Self {
        let is_in = |provenance: &Provenance| {
            provenance.source == *document || provenance.published_in.contains(document)
        };
        let has = |observation: &Observation| {
            observation.figure().is_some_and(|figure| is_in(&figure.provenance))
        };
        let (yearly, undated) = (self.yearly.iter(), self.undated.iter());
        let yearly = yearly.filter(|(_, o)| has(o)).map(|(year, o)| (*year, o.clone()));
        Self {
            yearly: yearly.collect(),
            undated: undated.filter(|o| has(o)).cloned().collect(),
            changes: self.changes.iter().filter(|c| is_in(&c.provenance)).cloned().collect(),
            ratios: self.ratios.iter().filter(|r| is_in(&r.provenance)).cloned().collect(),
        }
    }

    /// The series as a yearbook of that year knows it: nothing about later years, and nothing
    /// without a year, because nobody can tell whether it was known then.
    pub fn as_known_in(&self, year: Year) -> Self {
        let known = |of: &Year| *of <= year;
        let yearly = self.yearly.iter().filter(|(year, _)| known(year));
        let yearly = yearly.map(|(year, observation)| (*year, observation.clone()));
        Self {
            yearly: yearly.collect(),
            undated: Vec::new(),
            changes: self.changes.iter().filter(|change| known(&change.to)).cloned().collect(),
            ratios: self
                .ratios
                .iter()
                .filter(|ratio| ratio.year.as_ref().is_some_and(known))
                .cloned()
                .collect(),
        }
    }
}

/// How large a published change is; the two ways of saying it are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeSize {
    /// In percentage points; negative for a fall.
    Points(Decimal),
    /// In per cent of the first level; negative for a fall.
    Percent(Decimal),
}

impl PublishedChange {
    /// What the last level was if the first is known, and the first if the last is: level + points,
    /// or level × (1 + percent ÷ 100).
    pub(super) fn other_ends(
        &self,
        first: Option<Decimal>,
        last: Option<Decimal>,
    ) -> [Option<Decimal>; 2] {
        match self.size {
            ChangeSize::Points(points) => [
                first.and_then(|l| l.checked_add(points)),
                last.and_then(|l| l.checked_sub(points)),
            ],
            ChangeSize::Percent(percent) => {
                let factor = Decimal::ONE + percent / Decimal::ONE_HUNDRED;
                [
                    first.and_then(|l| l.checked_mul(factor)),
                    last.and_then(|l| l.checked_div(factor)),
                ]
            }
        }
    }
}

/// A change that a source published as such, often without the levels behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedChange {
    /// The year that it starts from.
    pub from: Year,
    /// The year that it ends in.
    pub to: Year,
    /// How large it is.
    pub size: ChangeSize,
    /// How sure the source is.
    pub precision: Precision,
    /// What the source says instead of the plain number.
    pub words: OwnWords,
    /// Where it comes from.
    pub provenance: Arc<Provenance>,
}

/// How many times another level a figure is, published without the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedRatio {
    /// The year, if the source states it.
    pub year: Option<Year>,
    /// How many times the other level.
    pub times: Decimal,
    /// How sure the source is.
    pub precision: Precision,
    /// What the source says instead of the plain number.
    pub words: OwnWords,
    /// Whose level it is held against, as the source names it.
    pub against: String,
    /// Where it comes from.
    pub provenance: Arc<Provenance>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Missing;
    use crate::figures::tests::samples::{missing, point, points_change, series, series_of, year};

    #[test]
    fn latest_is_the_newest_year_that_has_a_figure() {
        let mut herredsvang = series(&[(2007, "9.7"), (2017, "6.5")]);
        herredsvang.yearly.insert(year(2018), missing(Missing::NotYet));
        assert_eq!(herredsvang.latest(), Some((year(2017), &point("6.5"))));
        assert_eq!(herredsvang.first(), Some((year(2007), &point("9.7"))));
        assert_eq!(herredsvang.figure_at(year(2018)), None);
        assert!(herredsvang.at(year(2018)).is_some());
        assert_eq!(herredsvang.at(year(2012)), None);
    }

    #[test]
    fn a_document_prints_only_what_it_printed() {
        let document = SourceId::new("aftalen");
        let mut printed = point("31.9");
        Arc::make_mut(&mut printed.provenance).published_in.push(document.clone());
        let all = series_of(&[(2021, printed.clone()), (2024, point("29.0"))]);
        assert_eq!(all.printed_in(&document), series_of(&[(2021, printed)]));
        assert_eq!(all.printed_in(&SourceId::new("bosocdata")), all);
        assert_eq!(all.printed_in(&SourceId::new("andet")), Series::default());
    }

    #[test]
    fn an_undated_figure_is_not_the_latest() {
        let undated =
            Series { undated: vec![Observation::Figure(point("3720"))], ..Series::default() };
        assert_eq!(undated.latest(), None);
        assert_eq!(undated.undated_figures().count(), 1);
    }

    #[test]
    fn a_yearbook_knows_nothing_of_later_years_and_nothing_undated() {
        let mut full = series(&[(2015, "1"), (2018, "2"), (2021, "3")]);
        full.undated.push(Observation::Figure(point("4")));
        full.changes = vec![points_change(2013, 2016, "-7"), points_change(2013, 2019, "-8")];
        let known = full.as_known_in(year(2018));
        let mut expected = series(&[(2015, "1"), (2018, "2")]);
        expected.changes = vec![points_change(2013, 2016, "-7")];
        assert_eq!(known, expected);
    }
}
