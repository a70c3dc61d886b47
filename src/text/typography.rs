//! Danish typography of phrases that people type with the keys that they have.

use std::borrow::Cow;

use super::NBSP;
use super::bytes::first_digit;

/// The en dash that stands between the ends of a range.
const EN_DASH: char = '\u{2013}';
/// What a number is never parted from.
const UNITS: [&str; 3] = ["%", "kr.", "t.kr."];

/// Sets a phrase: a no-break space between a number and its unit, an en dash in a range. Compounds
/// (*18-29-årige*) and dates (*2017-04-01*) keep their hyphens.
pub fn typeset(text: &str) -> Cow<'_, str> {
    if first_digit(text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut set = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(start) = first_digit(rest.as_bytes()) {
        let (before, from_number) = rest.split_at(start);
        let is_number = |c: char| c.is_ascii_digit() || ".,-".contains(c);
        let end = from_number.find(|c| !is_number(c)).unwrap_or(from_number.len());
        let (number, after) = from_number.split_at(end);
        set.push_str(before);
        push_number(&mut set, number);
        rest = match after.strip_prefix(' ') {
            Some(unit) if UNITS.iter().any(|known| unit.starts_with(known)) => {
                set.push(NBSP);
                unit
            }
            _ => after,
        };
    }
    set.push_str(rest);
    Cow::Owned(set)
}

/// The words of `text` that fit into `most` characters, and an ellipsis where they are not all of it.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    let Some((end, next)) = text.char_indices().nth(most) else { return Cow::Borrowed(text) };
    let is_whole_word = next.is_whitespace();
    let last_space = text[..end].rfind(char::is_whitespace).filter(|_| !is_whole_word);
    let words = text[..last_space.unwrap_or(end)].trim_end_matches([' ', ',', ';', ':', '–']);
    Cow::Owned(format!("{words}{NBSP}…"))
}

/// Appends a number or a range; one hyphen with digits on both sides is a range.
fn push_number(set: &mut String, number: &str) {
    match number.split_once('-') {
        Some((from, to)) if to.starts_with(|c: char| c.is_ascii_digit()) && !to.contains('-') => {
            set.push_str(from);
            set.push(EN_DASH);
            set.push_str(to);
        }
        _ => set.push_str(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ranges_and_units_are_set() {
        let cases = [
            ("80 % af dem", "80\u{a0}% af dem"),
            ("52,9-64,2 % af 508.409 kr. (2015)", "52,9–64,2\u{a0}% af 508.409\u{a0}kr. (2015)"),
            ("børn på 0-18 år", "børn på 0–18 år"),
            ("skoleåret 2020-2021.", "skoleåret 2020–2021."),
            ("4.910 t.kr.", "4.910\u{a0}t.kr."),
        ];
        for (typed, set) in cases {
            assert_eq!(typeset(typed), set);
        }
    }

    #[test]
    fn compounds_and_dates_and_all_else_stay_as_they_are() {
        for text in
            ["18-29-årige", "2019-26-midlerne", "2017-04-01", "5-", "-5", "", "1. maj", "æ 5"]
        {
            assert_eq!(typeset(text), text);
        }
    }

    #[test]
    fn a_long_text_ends_behind_a_whole_word() {
        let cases = [
            (3, "æøå", "æøå"),
            (3, "æøå æøå", "æøå\u{a0}…"),
            (5, "æøå æøå", "æøå\u{a0}…"),
            (5, "æøå, æøå", "æøå\u{a0}…"),
            (6, "Ja. Nej.", "Ja.\u{a0}…"),
            (2, "æøå", "æø\u{a0}…"),
            (0, "", ""),
        ];
        for (most, text, short) in cases {
            assert_eq!(shortened(text, most), short, "{text}");
        }
    }

    proptest! {
        #[test]
        fn only_spaces_and_hyphens_change(text in "[0-9a-zæøå%., -]{0,60}") {
            let back = typeset(&text).replace(NBSP, " ").replace(EN_DASH, "-");
            prop_assert_eq!(back, text);
        }
    }
}
