//! Areas side by side in one year, without shaming anybody.
//!
//! Only exact figures of the same year and the same indicator are ranked (what is counted
//! differently is another indicator), ties share a rank, and the list is in order of name unless
//! somebody asks for [`Ranking::by_rank`]. Whoever has no such figure is listed with the reason.

use super::{Direction, Indicator, Missing, Observation, Series, SubjectId, Year};
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
    for RankEntry { subject, name, series } in entries {
        match exact_value(series, year) {
            Ok(value) => ranked.push(Ranked { subject, name, value, rank: 1 }),
            Err(reason) => unranked.push(Unranked { subject, name, reason }),
        }
    }
    assign_ranks(&mut ranked, indicator.direction);
    Ranking { year, ranked, unranked }
}

fn exact_value(series: Option<&Series>, year: Year) -> Result<Decimal, UnrankedReason> {
    match series.and_then(|series| series.at(year)) {
        None => Err(UnrankedReason::NoFigure),
        Some(Observation::Missing { reason, .. }) => Err(UnrankedReason::Missing(*reason)),
        Some(Observation::Figure(figure)) => figure.exact().ok_or(UnrankedReason::NotExact),
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
