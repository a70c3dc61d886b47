//! From when to when a programme runs.

use std::fmt;

use crate::diagnostics::{Diagnostics, Problem};
use crate::figures::Year;
use crate::site::head::Reading;
use crate::site::values::{self, Text};
use crate::text::Date;
use crate::text::date::iso_date;

/// A stretch of time, each end a year or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// When it begins.
    pub from: Option<Moment>,
    /// When it ends.
    pub to: Option<Moment>,
}

/// A year, or a day where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Only the year is known.
    Year(Year),
    /// The day is known.
    Day(Date),
}

impl Period {
    /// The years from beginning to end, *2023–2026*; empty when neither is known.
    pub fn years(self) -> String {
        let year = |moment: Option<Moment>| moment.map_or(String::new(), |m| m.year().to_string());
        match (self.from, self.to) {
            (None, None) => String::new(),
            (from, to) => format!("{}–{}", year(from), year(to)),
        }
    }

    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let from = r.parsed("from", moment);
        let to = r.parsed("to", moment);
        if let (Some(from), Some(to)) = (from, to)
            && from.is_after(to)
        {
            let problem = Problem::PeriodReversed { from: from.to_string(), to: to.to_string() };
            r.found.report(r.fields.value_span("to"), problem);
        }
        Some(Self { from, to })
    }
}

impl Moment {
    /// The year that it lies in.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) => year.get(),
            Self::Day(date) => i32::from(date.year()),
        }
    }

    /// Whether it certainly lies after `other`; a year and a day in it do not exclude each other.
    fn is_after(self, other: Self) -> bool {
        match (self, other) {
            (Self::Day(day), Self::Day(other)) => day > other,
            _ => self.year() > other.year(),
        }
    }
}

impl fmt::Display for Moment {
    /// As it is written in content files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{}", year.get()),
            Self::Day(date) => f.write_str(&iso_date(*date)),
        }
    }
}

fn moment(text: Text<'_>, found: &mut Diagnostics) -> Option<Moment> {
    if text.value.contains('-') {
        values::date(text, found).map(Moment::Day)
    } else {
        values::year(text, found).map(Moment::Year)
    }
}
