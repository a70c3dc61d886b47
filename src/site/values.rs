//! From the text of a field to a value, with one clear finding when it is none.

use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::figures::Year;
use crate::source::Located;
use crate::text::{Date, Decimal, Slug, Words, parse_date, parse_decimal};

/// A text that is to become a value.
pub(super) type Text<'n> = Located<&'n str>;

pub(super) fn date(text: Text<'_>, found: &mut Diagnostics) -> Option<Date> {
    or_report(parse_date(text.value), text, found, |text| Problem::NotADate { text })
}

pub(super) fn number(text: Text<'_>, found: &mut Diagnostics) -> Option<Decimal> {
    or_report(parse_decimal(text.value), text, found, |text| Problem::NotANumber { text })
}

pub(super) fn year(text: Text<'_>, found: &mut Diagnostics) -> Option<Year> {
    let year = text.value.parse().ok().and_then(Year::new);
    or_report(year, text, found, |text| Problem::YearOutOfRange { text })
}

pub(super) fn slug(text: Text<'_>, found: &mut Diagnostics) -> Option<Slug> {
    or_report(Slug::parse(text.value), text, found, |text| Problem::InvalidSlug { text })
}

/// A complete address on the web.
pub(super) fn address(text: Text<'_>, found: &mut Diagnostics) -> Option<String> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| text.value.strip_prefix(scheme));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let sound = host.is_some_and(|host| host.contains(|c: char| c.is_ascii_alphanumeric()))
        && !text
            .value
            .contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'".contains(c));
    or_report(sound.then(|| text.value.to_owned()), text, found, |text| Problem::InvalidAddress {
        text,
    })
}

/// A whole number from 0.
pub(super) fn count(text: Text<'_>, found: &mut Diagnostics) -> Option<u32> {
    or_report(text.value.parse().ok(), text, found, |text| Problem::NotANumber { text })
}

/// One of a closed set of words.
pub(super) fn choice<T: Words>(text: Text<'_>, found: &mut Diagnostics) -> Option<T> {
    let value = T::parse_word(text.value);
    if value.is_none() {
        let words = T::words();
        let problem = Problem::UnknownChoice { text: text.value.into(), choices: words.join(", ") };
        found.push(Diagnostic::new(text.span, problem).with_nearest(text.value, words));
    }
    value
}

fn or_report<T>(
    value: Option<T>,
    text: Text<'_>,
    found: &mut Diagnostics,
    problem: impl FnOnce(String) -> Problem,
) -> Option<T> {
    if value.is_none() {
        found.report(text.span, problem(text.value.to_owned()));
    }
    value
}
