//! What is measured: an indicator with its unit, whom it counts and which way is good.
//!
//! Two measures that are counted differently are two indicators, so one indicator's figures can
//! be held against each other. The definition as prose stays with the indicator's page.

use super::IndicatorId;
use super::sentences::Wording;
use crate::text::words;

/// What an indicator's numbers are measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Hundredths of a whole; differences are percentage points.
    Percent,
    /// Thousandths of a whole.
    PerThousand,
    /// How many.
    Count,
    /// Danish kroner.
    Kroner,
    /// Thousands of Danish kroner.
    ThousandKroner,
    /// An average mark on the Danish seven-step scale.
    Grade,
    /// How many times something else.
    Ratio,
    /// Years.
    Years,
    /// Weeks.
    Weeks,
    /// Days.
    Days,
    /// Hours a week.
    HoursPerWeek,
}

words!(Unit {
    Percent => "percent",
    PerThousand => "per-1000",
    Count => "count",
    Kroner => "kroner",
    ThousandKroner => "thousand-kroner",
    Grade => "grade",
    Ratio => "ratio",
    Years => "years",
    Weeks => "weeks",
    Days => "days",
    HoursPerWeek => "hours-per-week",
});

impl Unit {
    /// The whole that a share is a share of: 100 for per cent, 1,000 for per thousand.
    pub fn whole(self) -> Option<u32> {
        match self {
            Self::Percent => Some(100),
            Self::PerThousand => Some(1000),
            _ => None,
        }
    }
}

/// Which way is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// A lower figure is better, as with school absence.
    LowerIsBetter,
    /// A higher figure is better, as with feeling safe.
    HigherIsBetter,
    /// Neither way is good or bad, as with the number of residents: no judgement is ever given.
    Neither,
}

words!(Direction {
    LowerIsBetter => "lower",
    HigherIsBetter => "higher",
    Neither => "neither",
});

/// Whom an indicator counts; small numbers of persons and households are withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counts {
    /// Persons, also as a share of persons.
    Persons,
    /// Households, also as a share of households.
    Households,
    /// Anything else: complaints, schools, kroner.
    Other,
}

words!(Counts { Persons => "persons", Households => "households", Other => "other" });

impl Counts {
    /// Whether small numbers could point at somebody.
    pub fn are_people(self) -> bool {
        self != Self::Other
    }
}

/// One thing that is measured, the same way everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its name in files and URLs.
    pub id: IndicatorId,
    /// Its name in full.
    pub name: String,
    /// Its name where there is little room.
    pub short_name: String,
    /// What its numbers are measured in.
    pub unit: Unit,
    /// With how many decimals its figures are printed at most.
    pub decimals: u32,
    /// Whom it counts.
    pub counts: Counts,
    /// Which way is good.
    pub direction: Direction,
    /// Among whom it counts, such as *18-64 år*.
    pub population: Option<String>,
    /// A short sentence that is printed with every figure.
    pub caveat: Option<String>,
    /// A limit for small counts of its own; it only ever makes the site's stricter.
    pub min_count: Option<u32>,
    /// How it is spoken of in sentences.
    pub wording: Wording,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_content_format_is_read_back() {
        for unit in Unit::all() {
            assert_eq!(Unit::parse(unit.word()), Some(*unit));
        }
        for direction in Direction::all() {
            assert_eq!(Direction::parse(direction.word()), Some(*direction));
        }
        for counts in Counts::all() {
            assert_eq!(Counts::parse(counts.word()), Some(*counts));
        }
        assert_eq!(Unit::parse("percentage-points"), None);
        assert_eq!(Direction::parse("Lower"), None);
    }
}
