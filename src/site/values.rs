//! From the text of a field to a value, with one clear finding when it is none.

use super::meant;
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::figures::{Precision, Year};
use crate::source::Located;
use crate::text::{
    Date, Decimal, Slug, Time, Words, parse_date, parse_decimal, parse_time, slugify,
};

/// A text that is to become a value.
pub(super) type Text<'n> = Located<&'n str>;

pub(super) fn date(text: Text<'_>, found: &mut Diagnostics) -> Option<Date> {
    let date = parse_date(text.value);
    if date.is_none() {
        let problem = Problem::NotADate { text: text.value.to_owned() };
        found.push(Diagnostic::new(text.span, problem).suggesting(day_first(text.value)));
    }
    date
}

/// A time of day, `08:30`.
pub(super) fn time(text: Text<'_>, found: &mut Diagnostics) -> Option<Time> {
    or_report(parse_time(text.value), text, found, |text| Problem::NotATime { text })
}

pub(super) fn number(text: Text<'_>, found: &mut Diagnostics) -> Option<Decimal> {
    let number = parse_decimal(text.value);
    if number.is_none() {
        found.push(not_a_number(text));
    }
    number
}

pub(super) fn year(text: Text<'_>, found: &mut Diagnostics) -> Option<Year> {
    let year = text.value.parse().ok().and_then(Year::new);
    or_report(year, text, found, |text| Problem::YearOutOfRange { text })
}

/// A slug. One that is wrong gives the slug that was probably meant, so that links to it are not
/// taken for broken.
pub(super) fn slug_or_nearest(text: Text<'_>, found: &mut Diagnostics) -> Option<Slug> {
    Slug::parse(text.value).or_else(|| {
        let problem = Problem::InvalidSlug { text: text.value.to_owned() };
        let meant = Slug::parse(&slugify(text.value));
        let word = meant.as_ref().map(ToString::to_string);
        found.push(Diagnostic::new(text.span, problem).suggesting(word));
        meant
    })
}

/// A complete address on the web.
pub(super) fn address(text: Text<'_>, found: &mut Diagnostics) -> Option<String> {
    let address = is_address(text.value).then(|| text.value.to_owned());
    if address.is_none() {
        let problem = Problem::InvalidAddress { text: text.value.to_owned() };
        let meant = format!("https://{}", text.value);
        let meant = Some(meant).filter(|meant| meant.contains('.') && is_address(meant));
        found.push(Diagnostic::new(text.span, problem).suggesting(meant));
    }
    address
}

/// An address of this site as a path from its root, `/gammel/side/` or `/gammel/side.html`: one that
/// is a file name on every platform and server.
pub(super) fn old_address(text: Text<'_>, found: &mut Diagnostics) -> Option<Located<String>> {
    if is_old_address(text.value) {
        return Some(text.map(str::to_owned));
    }
    let problem = Problem::InvalidAlias { text: text.value.to_owned() };
    let parts = text.value.split('/').map(slugify).filter(|part| !part.is_empty());
    let meant: String = parts.flat_map(|part| ["/".to_owned(), part]).collect();
    let meant = Some(format!("{meant}/")).filter(|meant| is_old_address(meant));
    found.push(Diagnostic::new(text.span, problem).suggesting(meant));
    None
}

fn is_old_address(text: &str) -> bool {
    let is_slug = |part: &str| Slug::parse(part).is_some();
    let file =
        |last: &str| [".html", ".htm"].iter().find_map(|end| last.strip_suffix(end)).map(is_slug);
    let Some(path) = text.strip_prefix('/') else { return false };
    match path.rsplit_once('/') {
        Some((folders, "")) => folders.split('/').all(is_slug),
        Some((folders, last)) => folders.split('/').all(is_slug) && file(last) == Some(true),
        None => file(path) == Some(true),
    }
}

fn is_address(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let is_host =
        |host: &str| host.contains(|c: char| c.is_ascii_alphanumeric()) && !host.contains(":/");
    host.is_some_and(is_host)
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'".contains(c))
}

/// The finding for a text that is no number, with what was probably meant.
pub(super) fn not_a_number(text: Text<'_>) -> Diagnostic {
    let problem = Problem::NotANumber { text: text.value.to_owned() };
    Diagnostic::new(text.span, problem).suggesting(meant::number(text.value))
}

/// How exact a figure is; the words that reports use are understood in the hint.
pub(super) fn precision(text: Text<'_>, found: &mut Diagnostics) -> Option<Precision> {
    let Some(meant) = meant::precision(text.value) else {
        return choice(text, found);
    };
    let choices = Precision::words().join(", ");
    let problem = Problem::UnknownChoice { text: text.value.into(), choices };
    found.push(Diagnostic::new(text.span, problem).suggesting(Some(meant.word().to_owned())));
    None
}

/// A date such as `21-11-2026`, `21.11.2026` or `2026-1-5` as content files have it.
fn day_first(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).map(str::trim).collect();
    let date = match *parts.as_slice() {
        [year, month, day] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => return None,
    };
    parse_date(&date).map(|_| date)
}

/// A whole number from 0.
pub(super) fn count(text: Text<'_>, found: &mut Diagnostics) -> Option<u32> {
    or_report(text.value.parse().ok(), text, found, |text| Problem::NotACount { text })
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
