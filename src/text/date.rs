//! Civil dates: strict ISO 8601 in content files, *3. november 2018* on pages.
//!
//! A date has no time zone and nobody here asks what day it is; [`danish_day`] tells it to the one
//! who has a clock. The month names are our own table, because the date crate speaks English only.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

/// A day in the Gregorian calendar, without time of day or time zone.
pub type Date = civil::Date;

/// A time of day in Denmark, to the minute.
pub type Time = civil::Time;

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// Reads `2026-11-21`: four digits, two and two, and a day that exists. Anything else is `None`.
pub fn parse_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Danish time as POSIX writes it: an hour ahead of UTC, two from the last Sunday of March to the
/// last Sunday of October (directive 2000/84/EC). No time zone database is needed for today.
const DANISH_TIME: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// The day in Denmark, so many seconds after the beginning of 1970 in UTC. It does not depend on
/// the machine's time zone. `None` beyond the year 9999.
pub fn danish_day(unix_seconds: i64) -> Option<Date> {
    let instant = Timestamp::from_second(unix_seconds).ok()?;
    Some(instant.to_zoned(TimeZone::posix(DANISH_TIME).ok()?).date())
}

/// Reads `08:30`: two digits and two, and a minute that exists. Anything else is `None`.
pub fn parse_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let number = |digits: &str| {
        let shaped = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        shaped.then(|| digits.parse::<i8>().ok()).flatten()
    };
    civil::Time::new(number(hour)?, number(minute)?, 0, 0).ok()
}

/// The instant of a day and a time in Denmark as machines read it, in UTC: `2018-11-03T07:30:00Z`.
/// A time that the clocks pass over in March is an hour later, one that they pass twice in October
/// the first.
pub fn iso_instant(date: Date, time: Time) -> Option<String> {
    let zone = TimeZone::posix(DANISH_TIME).ok()?;
    let instant = zone.to_timestamp(date.to_datetime(time)).ok()?;
    let utc = TimeZone::UTC.to_datetime(instant);
    let (date, time) = (iso_date(utc.date()), utc.time());
    Some(format!("{date}T{:02}:{:02}:{:02}Z", time.hour(), time.minute(), time.second()))
}

/// How many days `to` is after `from`; below zero when it is before.
pub fn days_between(from: Date, to: Date) -> i32 {
    // Two dates with years of four digits are less than eight million days apart.
    from.until(to).map_or(0, |span| span.get_days())
}

/// The date in words: *3. november 2018*.
pub fn long_date(date: Date) -> String {
    format!("{}. {} {}", date.day(), month_name(date), date.year())
}

/// The date as machines read it: `2018-11-03`.
pub fn iso_date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn month_name(date: Date) -> &'static str {
    let place = usize::try_from(date.month() - 1).unwrap_or_default();
    MONTHS.get(place).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_strictly() {
        assert_eq!(parse_date("2026-11-21"), Some(civil::date(2026, 11, 21)));
        assert_eq!(parse_date("2024-02-29"), Some(civil::date(2024, 2, 29)));
        let wrong = [
            "",
            "2026-11-31",
            "2025-02-29",
            "2026-1-2",
            "20261121",
            "2026-11-21T10:00",
            "21-11-2026",
            "+026-11-21",
            "2026-11-2x",
            "2026/11/21",
            "2026-00-10",
            "2026-13-10",
            "202é-11-21",
        ];
        for text in wrong {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_denmark_in_winter_and_in_summer() {
        let day = |text: &str| danish_day(text.parse::<Timestamp>().unwrap().as_second());
        let cases = [
            ("2026-12-31T22:59:59Z", (2026, 12, 31)),
            ("2026-12-31T23:00:00Z", (2027, 1, 1)),
            ("2026-07-01T21:59:59Z", (2026, 7, 1)),
            ("2026-07-01T22:00:00Z", (2026, 7, 2)),
            // Summer time began on 29 March and ended on 25 October.
            ("2026-03-28T22:59:59Z", (2026, 3, 28)),
            ("2026-03-29T22:00:00Z", (2026, 3, 30)),
            ("2026-10-24T22:00:00Z", (2026, 10, 25)),
            ("2026-10-25T22:59:59Z", (2026, 10, 25)),
        ];
        for (instant, (year, month, day_of_month)) in cases {
            assert_eq!(day(instant), Some(civil::date(year, month, day_of_month)), "{instant}");
        }
        assert_eq!(danish_day(i64::MAX), None);
    }

    #[test]
    fn times_are_read_strictly_and_told_in_utc() {
        for wrong in ["", "8:30", "08:3", "24:00", "08:60", "08.30", "08:30:00", "+8:30"] {
            assert_eq!(parse_time(wrong), None, "{wrong}");
        }
        for (day, time, expected) in [
            ((2018, 11, 3), "08:30", "2018-11-03T07:30:00Z"),
            ((2018, 7, 3), "00:30", "2018-07-02T22:30:00Z"),
            ((2026, 3, 29), "02:30", "2026-03-29T01:30:00Z"),
            ((2026, 10, 25), "02:30", "2026-10-25T00:30:00Z"),
        ] {
            let date = civil::date(day.0, day.1, day.2);
            let instant = iso_instant(date, parse_time(time).unwrap());
            assert_eq!(instant.as_deref(), Some(expected));
        }
    }

    #[test]
    fn days_between_two_dates_are_counted_across_years() {
        let from = civil::date(2026, 11, 21);
        for (to, days) in [((2026, 11, 21), 0), ((2027, 1, 20), 60), ((2025, 11, 21), -365)] {
            assert_eq!(days_between(from, civil::date(to.0, to.1, to.2)), days);
        }
    }

    #[test]
    fn dates_are_written_in_danish_and_for_machines() {
        let date = civil::date(2018, 11, 3);
        assert_eq!(long_date(date), "3. november 2018");
        assert_eq!(iso_date(date), "2018-11-03");
        assert_eq!(long_date(civil::date(2019, 1, 31)), "31. januar 2019");
        assert_eq!(long_date(civil::date(2019, 12, 1)), "1. december 2019");
        assert_eq!(iso_date(civil::date(101, 1, 1)), "0101-01-01");
    }
}
