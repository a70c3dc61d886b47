//! What an author probably meant by a value that cannot be read as it stands.
//!
//! People copy figures from reports: with a decimal comma, a unit, a hedge, a dash. Each function
//! gives what to write instead, for the hint of a finding; nothing is ever taken as meant.

use crate::figures::Precision;
use crate::text::parse_decimal;

/// Units that people write behind a number, and the field's unit says already.
const UNITS: [&str; 7] = ["%", "pct.", "pct", "procent", "kr.", "kr", "personer"];

/// Words before a number, and the precision that they stand for.
const HEDGES: [(&str, &str); 15] = [
    ("ca.", "about"),
    ("ca", "about"),
    ("cirka", "about"),
    ("omkring", "about"),
    ("omtrent", "about"),
    ("godt", "about"),
    ("knap", "about"),
    ("mindst", "at-least"),
    ("højst", "at-most"),
    ("op til", "at-most"),
    ("mere end", "more-than"),
    ("over", "more-than"),
    ("mindre end", "less-than"),
    ("under", "less-than"),
    (">", "more-than"),
];

/// The number in a text such as `9,7 %`, `1.234,5` or `kr. 5.000`, as content files write it.
pub(super) fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let bare = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text).trim();
    let bare = bare.strip_prefix("kr.").unwrap_or(bare).trim();
    let digits: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
    let is_grouped = digits.contains(',') || digits.matches('.').count() > 1 || bare != text;
    let ungrouped = if is_grouped { without_thousands(&digits) } else { digits };
    let number = ungrouped.replacen(',', ".", 1).replacen('\u{2212}', "-", 1);
    parse_decimal(&number).map(|_| number)
}

/// The digits without dots that part thousands; a dot that parts anything else stays.
fn without_thousands(digits: &str) -> String {
    let whole = digits.split(',').next().unwrap_or_default();
    let mut groups = whole.split('.').skip(1);
    if groups.all(|group| group.len() == 3) { digits.replace('.', "") } else { digits.to_owned() }
}

/// A figure with its hedge or a range, *ca. 40*, *10-15*, as the fields that say so.
pub(super) fn figure(text: &str) -> Option<String> {
    number(text).or_else(|| hedged(text)).or_else(|| range(text))
}

fn hedged(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let (rest, hedge, word) = HEDGES.iter().find_map(|(hedge, word)| {
        let rest = lower.strip_prefix(hedge)?;
        rest.starts_with(|c: char| !c.is_alphabetic()).then_some((rest, hedge, word))
    })?;
    // Pages print *ca.* for what is about right; another word must be kept.
    let kept = if *word == "about" && !hedge.starts_with('c') {
        format!(", hedge: {hedge}")
    } else {
        String::new()
    };
    Some(format!("{{ value: {}, precision: {word}{kept} }}", number(rest)?))
}

fn range(text: &str) -> Option<String> {
    let (from, to) = text.split_once(['-', '\u{2013}'])?;
    Some(format!("{{ from: {}, to: {} }}", number(from)?, number(to)?))
}

/// The precision that a Danish word stands for.
pub(super) fn precision(text: &str) -> Option<Precision> {
    let lower = text.trim().to_lowercase();
    let (_, word) = HEDGES.iter().find(|(hedge, _)| *hedge == lower)?;
    Precision::parse(word)
}

/// A school year or season, `2017/18`, under the year in which it ends.
pub(super) fn year(text: &str) -> Option<String> {
    let (first, last) = text.split_once(['/', '-', '\u{2013}'])?;
    let first: u32 = first.trim().parse().ok().filter(|year| (1900..2100).contains(year))?;
    let next = first + 1;
    let is_next =
        [next.to_string(), format!("{:02}", next % 100)].contains(&last.trim().to_owned());
    is_next.then(|| format!("{next}: {{ value: …, period: skoleåret {first}/{:02} }}", next % 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_understood_as_danes_write_it() {
        for (text, meant) in [
            ("9,7", Some("9.7")),
            ("9,7 %", Some("9.7")),
            ("9.7 %", Some("9.7")),
            ("1.234,5", Some("1234.5")),
            ("1.234.567", Some("1234567")),
            ("5.000 kr.", Some("5000")),
            ("kr. 5.000", Some("5000")),
            ("12 345", Some("12345")),
            ("\u{2212}3,5", Some("-3.5")),
            ("1,2,3", None),
            ("mange", None),
            ("", None),
            ("%", None),
        ] {
            assert_eq!(number(text).as_deref(), meant, "{text:?}");
        }
    }

    #[test]
    fn a_hedge_and_a_range_are_understood() {
        for (text, meant) in [
            ("ca. 40", Some("{ value: 40, precision: about }")),
            ("Ca 40 %", Some("{ value: 40, precision: about }")),
            ("Godt 40", Some("{ value: 40, precision: about, hedge: godt }")),
            ("over 1.000,5", Some("{ value: 1000.5, precision: more-than }")),
            ("mindst 25", Some("{ value: 25, precision: at-least }")),
            (">40", Some("{ value: 40, precision: more-than }")),
            ("10-15", Some("{ from: 10, to: 15 }")),
            ("52,9 – 64,2 %", Some("{ from: 52.9, to: 64.2 }")),
            ("overalt", None),
            ("ca. mange", None),
            ("fra-til", None),
        ] {
            assert_eq!(figure(text).as_deref(), meant, "{text:?}");
        }
    }

    #[test]
    fn a_school_year_stands_under_its_last_year() {
        for (text, meant) in [
            ("2017/18", Some("2018: { value: …, period: skoleåret 2017/18 }")),
            ("2017/2018", Some("2018: { value: …, period: skoleåret 2017/18 }")),
            ("1999-00", Some("2000: { value: …, period: skoleåret 1999/00 }")),
            ("2017/19", None),
            ("17/18", None),
            ("2017", None),
        ] {
            assert_eq!(year(text).as_deref(), meant, "{text:?}");
        }
    }

    #[test]
    fn a_danish_word_for_precision_is_understood() {
        assert_eq!(precision("ca."), Some(Precision::About));
        assert_eq!(precision("Mindst"), Some(Precision::AtLeast));
        assert_eq!(precision("måske"), None);
    }
}
