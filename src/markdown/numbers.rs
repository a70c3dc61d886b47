//! Numbers that are typed in running text: those that could be a figure of the catalogue.
//!
//! A typed number looks like a figure when it stands with the sign of its unit (*6,5 %*, *325.000
//! kr.*), has decimals or a thousands separator, or has at least three digits and is no year. Dates,
//! telephone numbers, spans of years, differences in percentage points and numbers that go on in
//! words (*1,5 mio.*) never do. Whether a figure is the same number is for others to say.

use std::ops::Range;

use super::Input;
use crate::source::Span;
use crate::text::Decimal;
use crate::text::bytes::first_digit;
use crate::text::number::{format_decimal, parse_decimal};

/// A number that is typed in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedNumber {
    /// As a page prints it, without its unit: *6,5*, *3.775*.
    pub number: String,
    /// The unit that it is typed with.
    pub unit: TypedUnit,
    /// The number with the sign of its unit.
    pub span: Span,
    /// The years that the same paragraph, item or cell names.
    pub years: Vec<i32>,
}

impl TypedNumber {
    /// The number itself; it never has a sign.
    pub fn value(&self) -> Option<Decimal> {
        parse_decimal(&self.number.replace('.', "").replace(',', "."))
    }
}

/// The units that are told from their signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TypedUnit {
    /// `%`, *procent*, *pct.*
    Percent,
    /// *kr.*, *kroner*
    Kroner,
    /// Neither.
    Other,
}

/// Words that change what the number before them says.
const OTHER_MEASURES: [&str; 7] =
    ["procentpoint", "mio", "mia", "million", "milliard", "t.kr", "tkr"];

/// The numbers so far.
#[derive(Default)]
pub(super) struct Numbers {
    list: Vec<TypedNumber>,
    /// How many of them stand in blocks that have ended.
    ended: usize,
    years: Vec<i32>,
}

impl Numbers {
    /// Reads the words at `place`; those of a link name years, but no numbers to be replaced.
    pub(super) fn read(&mut self, input: Input<'_>, place: Range<usize>, in_link: bool) {
        let mut rest = place;
        while let Some(before) = first_digit(&input.text.as_bytes()[rest.clone()]) {
            let start = rest.start + before;
            let end = end_of_number(input.text, start);
            match self.number(input, start..end) {
                Some(number) if !in_link => self.list.push(number),
                _ => {}
            }
            rest.start = end.min(rest.end);
        }
    }

    /// What stands at `place`; a year is noted.
    fn number(&mut self, input: Input<'_>, place: Range<usize>) -> Option<TypedNumber> {
        let written = input.text.get(place.clone())?;
        if let Ok(year) = written.parse::<i32>()
            && written.len() == 4
            && (1900..=2100).contains(&year)
        {
            self.years.push(year);
            return None;
        }
        let (before, after) = (&input.text[..place.start], &input.text[place.end..]);
        if is_part_of_more(before, after) {
            return None;
        }
        let (unit, length) = unit(after)?;
        let number = printed(written)?;
        let is_told = match unit {
            TypedUnit::Percent => !matches!(number.as_str(), "0" | "100"),
            _ => number.contains(',') || number.bytes().filter(u8::is_ascii_digit).count() > 2,
        };
        let span = input.span(place.start..place.end + length);
        is_told.then(|| TypedNumber { number, unit, span, years: Vec::new() })
    }

    /// Ends a paragraph, item or cell.
    pub(super) fn end_block(&mut self) {
        let years = std::mem::take(&mut self.years);
        for number in self.list.iter_mut().skip(self.ended) {
            number.years.clone_from(&years);
        }
        self.ended = self.list.len();
    }

    pub(super) fn finish(mut self) -> Vec<TypedNumber> {
        self.end_block();
        self.list.shrink_to_fit();
        self.list
    }
}

/// The end of the digits, with the dots and commas between them, that begin at `start`.
fn end_of_number(text: &str, start: usize) -> usize {
    let rest = &text.as_bytes()[start..];
    let is_part = |at: usize| match rest[at] {
        b'.' | b',' => rest.get(at + 1).is_some_and(u8::is_ascii_digit),
        byte => byte.is_ascii_digit(),
    };
    start + (0..rest.len()).find(|at| !is_part(*at)).unwrap_or(rest.len())
}

/// Whether a number is one end of a span, a piece of a date, a word, a telephone number, or the
/// thousand that something is counted per.
fn is_part_of_more(before: &str, after: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || "-–−/:+§".contains(c);
    if before.ends_with(joins) || after.starts_with(joins) {
        return true;
    }
    let follows_digits = before.strip_suffix([' ', '\u{a0}']).is_some_and(ends_in_digit);
    let digits_follow = after.strip_prefix([' ', '\u{a0}']).is_some_and(begins_with_digit);
    follows_digits || digits_follow || before.trim_end().ends_with("pr.")
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The unit behind a number and how many bytes it takes; `None` when the number says something else.
fn unit(after: &str) -> Option<(TypedUnit, usize)> {
    let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '_');
    let mut word = after.trim_start_matches(marks);
    word = word.strip_prefix("&nbsp;").unwrap_or(word);
    if OTHER_MEASURES.iter().any(|other| word.starts_with(other)) {
        return None;
    }
    let skipped = after.len() - word.len();
    let signs = [
        ("%", TypedUnit::Percent),
        ("procent", TypedUnit::Percent),
        ("pct.", TypedUnit::Percent),
        ("kroner", TypedUnit::Kroner),
        ("kr.", TypedUnit::Kroner),
    ];
    let sign = signs.into_iter().find(|(sign, _)| {
        word.strip_prefix(sign).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    Some(sign.map_or((TypedUnit::Other, 0), |(sign, unit)| (unit, skipped + sign.len())))
}

/// A number as a page prints it; `None` for what is no Danish number.
fn printed(written: &str) -> Option<String> {
    let (whole, fraction) = written.split_once(',').unwrap_or((written, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    if !is_grouped || (groups.len() > 1 && groups[0].len() > 3) || fraction.contains(['.', ',']) {
        return None;
    }
    let point = if fraction.is_empty() { "" } else { "." };
    let number = parse_decimal(&format!("{}{point}{fraction}", groups.concat()))?;
    Some(format_decimal(number, number.scale()))
}
