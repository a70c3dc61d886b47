//! Areas side by side in one year, without shaming anybody.
//!
//! Only exact figures of the same year, indicator, source and period are ranked, ties share a rank, and the list is in order of name unless
//! somebody asks for [`Ranking::by_rank`]. Whoever has no such figure is listed with the reason.

use std::collections::BTreeMap;

use super::{
    Direction, Figure, Indicator, Missing, Observation, Series, SourceId, SubjectId, Year,
};
use crate::text::Decimal;
use crate::text::collation::sort_by_name;

/// One area that is to be ranked.
#[derive(Clone, Copy, Debug)]
pub struct RankEntry<'a> {
    /// The area.
    pub subject: &'a SubjectId,
    /// The name that it is ordered by.
    pub name: &'a str,
    /// Its figures for the indicator, if it has any.
    pub series: Option<&'a Series>,
}

/// An area with its rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked<'a> {
    /// The area.
    pub subject: &'a SubjectId,
    /// Its name.
    pub name: &'a str,
    /// Its figure, in the indicator's unit.
    pub value: Decimal,
    /// One more than the number of areas that stand better (1, 2, 2, 4).
    pub rank: usize,
}

/// An area without a rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unranked<'a> {
    /// The area.
    pub subject: &'a SubjectId,
    /// Its name.
    pub name: &'a str,
    /// Why it has none.
    pub reason: UnrankedReason,
}

/// Why an area is in no ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnrankedReason {
    /// Nothing is known for the year.
    NoFigure,
    /// The figure for the year is missing, for this reason.
    Missing(Missing),
    /// The figure is a range, or hedged.
    NotExact,
    /// It is from another source or of another period than those of most areas.
    OtherWay,
}

/// The areas of one ranking, each of those that were given exactly once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking<'a> {
    /// The year of every figure in it.
    pub year: Year,
    /// Those with a rank, in Danish order of name.
    pub ranked: Vec<Ranked<'a>>,
    /// Those without, in Danish order of name.
    pub unranked: Vec<Unranked<'a>>,
}

impl<'a> Ranking<'a> {
    /// How many are ranked: the 7 in *nr. 3 af 7*.
    pub fn size(&self) -> usize {
        self.ranked.len()
    }

    /// The ranked areas with the first rank first, and by name within a rank.
    pub fn by_rank(&self) -> Vec<&Ranked<'a>> {
        let mut areas: Vec<_> = self.ranked.iter().collect();
        areas.sort_by_key(|area| area.rank);
        areas
    }
}

/// Ranks areas by their figure for a year. The first rank is the best, or the highest when the
/// indicator has no good way.
pub fn rank<'a>(entries: &[RankEntry<'a>], year: Year, indicator: &Indicator) -> Ranking<'a> {
    let mut entries = entries.to_vec();
    sort_by_name(&mut entries, |entry| entry.name);
    let (mut ranked, mut unranked) = (Vec::new(), Vec::new());
    let usual = usual_way(&entries, year);
    for RankEntry { subject, name, series } in entries {
        match exact_value(series, year, usual) {
            Ok(value) => ranked.push(Ranked { subject, name, value, rank: 1 }),
            Err(reason) => unranked.push(Unranked { subject, name, reason }),
        }
    }
    assign_ranks(&mut ranked, indicator.direction);
    Ranking { year, ranked, unranked }
}

/// How a figure was measured: its source and its period.
type Way<'a> = (&'a SourceId, Option<&'a str>);

fn way(figure: &Figure) -> Way<'_> {
    (&figure.provenance.source, figure.provenance.period.as_deref())
}

/// The way in which most of the exact figures were measured.
fn usual_way<'a>(entries: &[RankEntry<'a>], year: Year) -> Option<Way<'a>> {
    let mut ways: BTreeMap<Way<'a>, usize> = BTreeMap::new();
    let figures = entries.iter().filter_map(|entry| entry.series?.figure_at(year));
    for figure in figures.filter(|figure| figure.exact().is_some()) {
        *ways.entry(way(figure)).or_default() += 1;
    }
    ways.into_iter().max_by_key(|(_, areas)| *areas).map(|(way, _)| way)
}

fn exact_value(
    series: Option<&Series>,
    year: Year,
    usual: Option<Way<'_>>,
) -> Result<Decimal, UnrankedReason> {
    match series.and_then(|series| series.at(year)) {
        None => Err(UnrankedReason::NoFigure),
        Some(Observation::Missing { reason, .. }) => Err(UnrankedReason::Missing(*reason)),
        Some(Observation::Figure(figure)) => match figure.exact() {
            Some(value) if Some(way(figure)) == usual => Ok(value),
            Some(_) => Err(UnrankedReason::OtherWay),
            None => Err(UnrankedReason::NotExact),
        },
    }
}

/// Gives each area one more than the number of areas before it, so that equals share a rank.
fn assign_ranks(ranked: &mut [Ranked<'_>], direction: Direction) {
    let mut values: Vec<Decimal> = ranked.iter().map(|area| area.value).collect();
    values.sort_unstable();
    for area in ranked {
        let before = match direction {
            Direction::LowerIsBetter => values.partition_point(|value| *value < area.value),
            Direction::HigherIsBetter | Direction::Neither => {
                values.len() - values.partition_point(|value| *value <= area.value)
            }
        };
        area.rank = before + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Unit;
    use crate::figures::tests::samples::{about, indicator, missing, series, series_of, year};

    /// Ranks of areas in 2017, in the order in which the ranking lists them.
    fn ranks(areas: &[(&str, Series)], direction: Direction) -> Vec<(String, usize)> {
        let ids: Vec<_> = areas.iter().map(|(name, _)| SubjectId::new(name)).collect();
        let entries: Vec<_> = ids
            .iter()
            .zip(areas)
            .map(|(subject, (name, series))| RankEntry { subject, name, series: Some(series) })
            .collect();
        let indicator = Indicator { direction, ..indicator("skolefravaer", Unit::Percent) };
        let ranking = rank(&entries, year(2017), &indicator);
        ranking.ranked.iter().map(|area| (area.name.to_owned(), area.rank)).collect()
    }

    #[test]
    fn equals_share_a_rank_and_the_list_is_in_danish_order_of_name() {
        let areas = [
            ("Ørsted", series(&[(2017, "7")])),
            ("Aarhus V", series(&[(2017, "6.50")])),
            ("Bispehaven", series(&[(2017, "6.5")])),
            ("Viby Syd", series(&[(2017, "5")])),
        ];
        let expected = |ranks: [usize; 4]| -> Vec<(String, usize)> {
            let names = ["Bispehaven", "Viby Syd", "Ørsted", "Aarhus V"];
            names.map(str::to_owned).into_iter().zip(ranks).collect()
        };
        assert_eq!(ranks(&areas, Direction::LowerIsBetter), expected([2, 1, 4, 2]));
        assert_eq!(ranks(&areas, Direction::HigherIsBetter), expected([2, 4, 1, 2]));
        assert_eq!(ranks(&areas, Direction::Neither), expected([2, 4, 1, 2]));
    }

    #[test]
    fn who_cannot_be_ranked_is_listed_with_the_reason() {
        let mut withheld = series(&[(2016, "6")]);
        withheld.yearly.insert(year(2017), missing(Missing::Withheld));
        let (exact, other_year) = (series(&[(2017, "6")]), series(&[(2016, "6")]));
        let hedged = series_of(&[(2017, about("6"))]);
        let areas = [
            ("d", None, Some(UnrankedReason::NoFigure)),
            ("c", Some(&other_year), Some(UnrankedReason::NoFigure)),
            ("b", Some(&hedged), Some(UnrankedReason::NotExact)),
            ("a", Some(&withheld), Some(UnrankedReason::Missing(Missing::Withheld))),
            ("e", Some(&exact), None),
        ];
        let ids = areas.map(|(name, ..)| SubjectId::new(name));
        let entries: Vec<_> = ids
            .iter()
            .zip(areas)
            .map(|(subject, (name, series, _))| RankEntry { subject, name, series })
            .collect();
        let ranking = rank(&entries, year(2017), &indicator("i", Unit::Percent));
        assert_eq!(ranking.size(), 1);
        assert_eq!(ranking.ranked[0].name, "e");
        let names: Vec<_> = ranking.unranked.iter().map(|area| area.name).collect();
        assert_eq!(names, ["a", "b", "c", "d"]);
        for area in &ranking.unranked {
            let expected = areas.iter().find(|(name, ..)| *name == area.name).unwrap().2;
            assert_eq!(Some(area.reason), expected);
        }
    }

    #[test]
    fn the_list_can_be_had_by_rank() {
        let (id, low, high) = (SubjectId::new("x"), series(&[(2017, "1")]), series(&[(2017, "2")]));
        let entry = |name, series| RankEntry { subject: &id, name, series: Some(series) };
        let entries = [entry("a", &high), entry("b", &low), entry("c", &low)];
        let ranking = rank(&entries, year(2017), &indicator("i", Unit::Percent));
        let names: Vec<_> = ranking.by_rank().iter().map(|area| area.name).collect();
        assert_eq!(names, ["b", "c", "a"]);
    }
}
