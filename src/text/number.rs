//! Danish numbers: decimal comma, dot for thousands, true minus, en dash in ranges.
//!
//! [`parse_decimal`] reads what stands in a content file, [`format_decimal`] writes what stands on
//! a page, [`parse_danish`] reads that back. Units and percent signs are added by others.
//! The rules are those of Retskrivningsordbogen.

use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};

/// The true minus sign (U+2212), as wide as a plus.
const MINUS: char = '\u{2212}';
/// The en dash that stands between the ends of a range.
const EN_DASH: char = '\u{2013}';
/// The most decimals that a number in a content file may have.
const MOST_DECIMALS: usize = 6;
/// The most digits before the decimal point: with twelve, a product of two numbers cannot overflow.
const MOST_DIGITS: usize = 12;

/// The nearest floating-point number: for drawing, never for arithmetic.
pub fn to_f64(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

/// A drawn value, such as a tick of an axis, as a decimal of at most six digits behind the point;
/// `None` for what is not finite or too large.
pub fn from_f64(value: f64) -> Option<Decimal> {
    Some(round(Decimal::from_f64(value)?, 6).normalize())
}

/// Reads a number as content files write it: `-` or nothing, digits, and if need be a point and one
/// to six digits. Anything else is `None`: other notations (`1_000`, `1e5`, `1,5`), and numbers of
/// 10¹² or more, with which the arithmetic on figures could overflow.
pub fn parse_decimal(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let significant = whole.trim_start_matches('0');
    let fits = is_digits(whole)
        && significant.len() <= MOST_DIGITS
        && fraction.is_none_or(|digits| is_digits(digits) && digits.len() <= MOST_DECIMALS);
    if !fits {
        return None;
    }
    let number: Decimal = text.parse().ok()?;
    Some(if number.is_zero() { number.abs() } else { number })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Rounds half away from zero, as a reader does, to at most `decimals` decimals.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Writes a number the Danish way. It keeps the decimals that it has, but at most `max_decimals`:
/// 93 is *93*, 6.0 is *6,0*, 16.27 with one decimal is *16,3*, 345603 is *345.603*.
pub fn format_decimal(value: Decimal, max_decimals: u32) -> String {
    let rounded = round(value, max_decimals);
    let digits = rounded.abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + MINUS.len_utf8());
    if rounded.is_sign_negative() && !rounded.is_zero() {
        text.push(MINUS);
    }
    push_grouped(&mut text, whole);
    if !fraction.is_empty() {
        text.push(',');
        text.push_str(fraction);
    }
    text
}

/// Writes a difference the Danish way, with its sign and exactly `decimals` decimals: *+1,0*, *−3,2*;
/// without a sign what is nothing when it is rounded.
pub fn format_signed(value: Decimal, decimals: u32) -> String {
    let mut rounded = round(value, decimals);
    rounded.rescale(decimals);
    let sign = if rounded.is_sign_positive() && !rounded.is_zero() { "+" } else { "" };
    format!("{sign}{}", format_decimal(rounded, decimals))
}

/// Appends digits with a dot before every third from the right.
fn push_grouped(text: &mut String, digits: &str) {
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
}

/// Writes a range: *10–12*. With a negative end it is *−3 til 5*, where a dash would be unreadable.
pub fn format_range(from: Decimal, to: Decimal, max_decimals: u32) -> String {
    let (low, high) = (format_decimal(from, max_decimals), format_decimal(to, max_decimals));
    if low.starts_with(MINUS) || high.starts_with(MINUS) {
        format!("{low} til {high}")
    } else {
        format!("{low}{EN_DASH}{high}")
    }
}

/// Reads back a number that [`format_decimal`] wrote; `None` for anything that it would not write.
pub fn parse_danish(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix(MINUS).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once(',').unwrap_or((unsigned, ""));
    let plain: String = whole.chars().filter(|&sign| sign != '.').collect();
    let sign = if unsigned.len() < text.len() { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    let number: Decimal = format!("{sign}{plain}{point}{fraction}").parse().ok()?;
    (format_decimal(number, number.scale()) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_in_content_files_are_read_strictly() {
        for text in ["0", "7", "-7", "6.5", "16.270", "999999999999.999999", "007"] {
            assert_eq!(parse_decimal(text), Some(decimal(text)), "{text}");
        }
        let wrong = [
            "",
            "-",
            "+5",
            "1_000",
            "1e5",
            "1,5",
            "1.",
            ".5",
            "1.2.3",
            " 1",
            "1 ",
            "--1",
            "٣",
            "0.1234567",
            "1000000000000",
            "-1000000000000",
            "NaN",
            "−5",
        ];
        for text in wrong {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }

    #[test]
    fn minus_zero_is_zero() {
        assert!(!parse_decimal("-0.0").unwrap().is_sign_negative());
        assert_eq!(format_decimal(decimal("-0.04"), 1), "0,0");
    }

    #[test]
    fn numbers_are_written_the_danish_way() {
        let cases = [
            ("93", 1, "93"),
            ("6.5", 1, "6,5"),
            ("6.0", 1, "6,0"),
            ("16.27", 1, "16,3"),
            ("16.27", 2, "16,27"),
            ("16.27", 0, "16"),
            ("0.05", 1, "0,1"),
            ("-0.05", 1, "−0,1"),
            ("2.5", 0, "3"),
            ("-2.5", 0, "−3"),
            ("999", 0, "999"),
            ("3775", 0, "3.775"),
            ("345603", 0, "345.603"),
            ("-1234567.5", 1, "−1.234.567,5"),
            ("999.95", 1, "1.000,0"),
        ];
        for (value, decimals, expected) in cases {
            assert_eq!(format_decimal(decimal(value), decimals), expected, "{value}");
        }
    }

    #[test]
    fn ranges_have_an_en_dash() {
        assert_eq!(format_range(decimal("10"), decimal("12"), 0), "10–12");
        assert_eq!(format_range(decimal("25"), decimal("52.9"), 1), "25–52,9");
        assert_eq!(format_range(decimal("-3"), decimal("5"), 0), "−3 til 5");
    }

    #[test]
    fn only_danish_numbers_are_read_back() {
        assert_eq!(parse_danish("345.603,5"), Some(decimal("345603.5")));
        for text in ["", "3775", "37.75", "1,", ",5", "-5", "01", "1.0000", "1e5", "−0"] {
            assert_eq!(parse_danish(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn formatting_then_reading_gives_the_number_back(mantissa in -10i64.pow(17)..10i64.pow(17), scale in 0u32..=6) {
            let number = Decimal::new(mantissa, scale);
            prop_assert_eq!(parse_danish(&format_decimal(number, 6)), Some(number));
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,40}") {
            let _ = (parse_decimal(&text), parse_danish(&text));
        }
    }
}
