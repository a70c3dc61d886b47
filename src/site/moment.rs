//! A point in time as precise as its source, and never more so: a year, or a day in it.
//!
//! [`moment`] reads one from a field. On pages it stands as [`Moment::words`], in content files and
//! for machines as its `Display`.

use std::cmp::Ordering;
use std::fmt;

use super::values::{self, Text};
use crate::diagnostics::Diagnostics;
use crate::figures::Year;
use crate::text::Date;
use crate::text::date::{iso_date, long_date};

/// A year, or a day where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Only the year is known.
    Year(Year),
    /// The day is known.
    Day(Date),
}

impl Moment {
    /// The year that it lies in.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) => year.get(),
            Self::Day(date) => i32::from(date.year()),
        }
    }

    /// The day, where it is known.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Year(_) => None,
            Self::Day(date) => Some(date),
        }
    }

    /// In words: *2018*, *5. november 2018*.
    pub fn words(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Day(date) => long_date(date),
        }
    }

    /// Whether it certainly lies after `other`; a year and a day in it do not exclude each other.
    pub fn is_after(self, other: Self) -> bool {
        match (self, other) {
            (Self::Day(day), Self::Day(other)) => day > other,
            _ => self.year() > other.year(),
        }
    }

    /// The order of lists, newest first: in a year the days come before what is of that year only.
    pub(super) fn newest_first(self, other: Self) -> Ordering {
        let year = other.year().cmp(&self.year());
        year.then_with(|| other.day().cmp(&self.day()))
    }
}

impl fmt::Display for Moment {
    /// As it is written in content files and read by machines (ISO 8601): `2018`, `2018-11-05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{}", year.get()),
            Self::Day(date) => f.write_str(&iso_date(*date)),
        }
    }
}

/// Reads a year or a day.
pub(super) fn moment(text: Text<'_>, found: &mut Diagnostics) -> Option<Moment> {
    if text.value.bytes().all(|byte| byte.is_ascii_digit()) {
        values::year(text, found).map(Moment::Year)
    } else {
        values::date(text, found).map(Moment::Day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Located, Span};

    fn read(text: &str) -> Result<Moment, Vec<&'static str>> {
        let mut found = Diagnostics::default();
        let value = moment(Located::new(text, Span::start_of(FileId::first())), &mut found);
        value.ok_or_else(|| found.iter().map(|d| d.problem.code()).collect())
    }

    #[test]
    fn a_moment_is_never_more_precise_than_it_is_known() {
        for (text, words) in [("2018", "2018"), ("2018-11-05", "5. november 2018")] {
            let moment = read(text).unwrap();
            assert_eq!((moment.to_string().as_str(), moment.words().as_str()), (text, words));
        }
    }

    #[test]
    fn what_is_neither_year_nor_day_is_told() {
        for text in ["2018-11", "november 2018", "05-11-2018", "i fjor", "2018-11-31"] {
            assert_eq!(read(text), Err(vec!["not-a-date"]), "{text}");
        }
        for text in ["18", "20018"] {
            assert_eq!(read(text), Err(vec!["year-out-of-range"]), "{text}");
        }
    }

    #[test]
    fn newest_first_and_in_a_year_days_before_the_year_alone() {
        let mut all: Vec<Moment> =
            ["2018", "2019-01-02", "2018-03-01", "2018-12-31", "2017-12-31", "2019"]
                .map(|text| read(text).unwrap())
                .to_vec();
        all.sort_by(|a, b| a.newest_first(*b));
        let all: Vec<String> = all.iter().map(Moment::to_string).collect();
        assert_eq!(all, ["2019-01-02", "2019", "2018-12-31", "2018-03-01", "2018", "2017-12-31"]);
    }

    #[test]
    fn a_year_does_not_lie_after_a_day_in_it() {
        let after = |a: &str, b: &str| read(a).unwrap().is_after(read(b).unwrap());
        assert!(after("2019", "2018-12-31") && after("2018-05-02", "2018-05-01"));
        assert!(!after("2018", "2018-01-01") && !after("2018-12-31", "2018"));
    }
}
