//! Figures as Danish text: number, unit, hedge, year, and the words for what is missing.
//!
//! The whole text of a figure is [`figure_text`]; a table that has its unit in the heading uses
//! [`number_text`]. A no-break space stands before `%` and units.

use super::{Difference, Figure, Indicator, Missing, Origin, Precision, Quantity, Unit, Year};
use crate::text::number::{format_decimal, format_range, round};
use crate::text::{Decimal, NBSP};

/// A figure with all that belongs to its number: *6,5 %*, *ca. 40 %*, *325.000 kr.*, *10–12*. The
/// source's own wording replaces the number, its own hedge the standard word, and what was worked
/// out here says so.
pub fn figure_text(figure: &Figure, indicator: &Indicator) -> String {
    let mark = match figure.origin {
        Origin::Published => "",
        Origin::Computed => " (beregnet)",
    };
    if let Some(wording) = figure.words.wording() {
        return format!("{wording}{mark}");
    }
    let number = quantity_text(&figure.quantity, indicator.decimals);
    let is_one = figure.quantity == Quantity::Point(Decimal::ONE);
    let number = with_unit(number, indicator.unit, is_one);
    format!("{}{mark}", hedged(figure.precision, figure.words.hedge(), number))
}

/// A figure without unit, for tables and charts that name the unit once: *6,5*, *ca. 40*.
pub fn number_text(figure: &Figure, indicator: &Indicator) -> String {
    match figure.words.wording() {
        Some(wording) => wording.to_owned(),
        None => {
            let number = quantity_text(&figure.quantity, indicator.decimals);
            hedged(figure.precision, figure.words.hedge(), number)
        }
    }
}

/// The number of an exact figure as programs read it and the data files have it: `6.5`.
pub fn machine_text(figure: &Figure, indicator: &Indicator) -> Option<String> {
    Some(round(figure.exact()?, indicator.decimals).to_string())
}

/// A number in an indicator's unit: *6,5 %*. For numbers that are not figures, such as ticks.
pub fn value_text(value: Decimal, indicator: &Indicator) -> String {
    let number = format_decimal(value, indicator.decimals);
    with_unit(number, indicator.unit, value == Decimal::ONE)
}

/// How large a difference is, without its sign: *3,2 procentpoint*, *120*, *2.000 kr.*
pub fn difference_text(difference: Difference, indicator: &Indicator) -> String {
    let amount = difference.amount().abs();
    match difference {
        Difference::PercentagePoints(_) => points_text(amount, indicator.decimals),
        Difference::Absolute(_) => value_text(amount, indicator),
    }
}

/// A difference with its sign, for tables: *+1,2 procentpoint*, *−3,2 procentpoint*.
pub fn signed_difference_text(difference: Difference, indicator: &Indicator) -> String {
    let amount = difference.amount();
    let sign = match amount {
        zero if zero.is_zero() => "",
        fall if fall.is_sign_negative() => "\u{2212}",
        _ => "+",
    };
    format!("{sign}{}", difference_text(difference, indicator))
}

/// An amount of percentage points: *3,2 procentpoint*.
pub(super) fn points_text(amount: Decimal, decimals: u32) -> String {
    format!("{}{NBSP}procentpoint", format_decimal(amount, decimals))
}

/// Why there is no figure, in a few words that fit a table.
pub fn missing_text(reason: Missing) -> &'static str {
    match reason {
        Missing::Withheld => "vises ikke af hensyn til anonymitet",
        Missing::NotMeasured => "ikke målt",
        Missing::NotApplicable => "ikke relevant",
        Missing::NotYet => "endnu ikke opgjort",
    }
}

/// When a figure is from: *2017*, *2021 (skoleåret 2020/21)*, *2015–2017*, *år ikke oplyst*.
pub fn year_text(year: Option<Year>, figure: &Figure) -> String {
    match (year, &figure.provenance.period) {
        (Some(year), Some(period)) => format!("{year} ({period})"),
        (Some(year), None) => year.to_string(),
        (None, Some(period)) => period.clone(),
        (None, None) => "år ikke oplyst".to_owned(),
    }
}

/// The name of a unit, for table headings and axes.
pub fn unit_text(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "procent",
        Unit::PerThousand => "pr. 1.000",
        Unit::Count => "antal",
        Unit::Kroner => "kr.",
        Unit::ThousandKroner => "t.kr.",
        Unit::Grade => "karakter",
        Unit::Ratio => "gange",
        Unit::Years => "år",
        Unit::Weeks => "uger",
        Unit::Days => "dage",
        Unit::HoursPerWeek => "timer om ugen",
    }
}

/// The standard word for a precision, before the number.
pub fn precision_word(precision: Precision) -> Option<&'static str> {
    match precision {
        Precision::Exact => None,
        Precision::About => Some("ca."),
        Precision::AtLeast => Some("mindst"),
        Precision::AtMost => Some("højst"),
        Precision::MoreThan => Some("over"),
        Precision::LessThan => Some("under"),
    }
}

/// A figure's number as it is printed; `None` unless it is exact.
pub(super) fn printed(figure: &Figure, indicator: &Indicator) -> Option<Decimal> {
    Some(round(figure.exact()?, indicator.decimals))
}

/// Puts the source's own hedge, or else the standard word for the precision, before a number.
pub(super) fn hedged(precision: Precision, hedge: Option<&str>, number: String) -> String {
    match hedge.or(precision_word(precision)) {
        Some(word) => format!("{word} {number}"),
        None => number,
    }
}

fn quantity_text(quantity: &Quantity, decimals: u32) -> String {
    match quantity {
        Quantity::Point(value) => format_decimal(*value, decimals),
        Quantity::Range(ends) => format_range(ends.0, ends.1, decimals),
    }
}

fn with_unit(number: String, unit: Unit, is_one: bool) -> String {
    let unit = match unit {
        Unit::Count | Unit::Grade => return number,
        Unit::Percent => "%",
        Unit::PerThousand => "pr.\u{a0}1.000",
        Unit::Weeks if is_one => "uge",
        Unit::Days if is_one => "dag",
        Unit::Ratio if is_one => "gang",
        Unit::HoursPerWeek if is_one => "time om ugen",
        other => unit_text(other),
    };
    format!("{number}{NBSP}{unit}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::tests::samples::{
        about, decimal, indicator, own_hedge, own_wording, point, year,
    };
    use crate::figures::{Provenance, difference};

    /// A figure's text with plain spaces, which the other test looks after.
    fn text(figure: &Figure, unit: Unit) -> String {
        figure_text(figure, &indicator("i", unit)).replace(NBSP, " ")
    }

    fn hedge(figure: Figure, hedge: &str) -> Figure {
        Figure { words: own_hedge(hedge), ..figure }
    }

    #[test]
    fn every_unit_has_its_danish_text() {
        let cases = [
            ("6.5", Unit::Percent, "6,5 %"),
            ("93", Unit::Percent, "93 %"),
            ("16.27", Unit::Percent, "16,3 %"),
            ("65", Unit::PerThousand, "65 pr. 1.000"),
            ("3775", Unit::Count, "3.775"),
            ("325000", Unit::Kroner, "325.000 kr."),
            ("4910", Unit::ThousandKroner, "4.910 t.kr."),
            ("6.3", Unit::Grade, "6,3"),
            ("2", Unit::Ratio, "2 gange"),
            ("1", Unit::Ratio, "1 gang"),
            ("1", Unit::Years, "1 år"),
            ("1", Unit::Weeks, "1 uge"),
            ("1.5", Unit::Weeks, "1,5 uger"),
            ("1", Unit::Days, "1 dag"),
            ("14", Unit::Days, "14 dage"),
            ("1", Unit::HoursPerWeek, "1 time om ugen"),
            ("11.5", Unit::HoursPerWeek, "11,5 timer om ugen"),
        ];
        for (value, unit, expected) in cases {
            assert_eq!(text(&point(value), unit), expected);
        }
    }

    #[test]
    fn a_no_break_space_stands_before_units() {
        assert_eq!(figure_text(&point("6.5"), &indicator("i", Unit::Percent)), "6,5\u{a0}%");
        let per_thousand = figure_text(&point("65"), &indicator("i", Unit::PerThousand));
        assert_eq!(per_thousand, "65\u{a0}pr.\u{a0}1.000");
    }

    #[test]
    fn precision_is_said_in_the_sources_words_or_else_in_ours() {
        let more_than = Figure { precision: Precision::MoreThan, ..point("2.7") };
        let worded = Figure { words: own_wording("flere end hver tredje"), ..about("33.3") };
        let cases = [
            (about("40"), "ca. 40 %"),
            (hedge(about("40"), "godt"), "godt 40 %"),
            (more_than, "over 2,7 %"),
            (Figure { precision: Precision::AtLeast, ..point("5") }, "mindst 5 %"),
            (Figure { precision: Precision::AtMost, ..point("5") }, "højst 5 %"),
            (Figure { precision: Precision::LessThan, ..point("5") }, "under 5 %"),
            (worded, "flere end hver tredje"),
        ];
        for (figure, expected) in cases {
            assert_eq!(text(&figure, Unit::Percent), expected);
        }
    }

    #[test]
    fn ranges_and_computed_figures_say_what_they_are() {
        let range = Figure {
            quantity: Quantity::range(decimal("10"), decimal("12")).unwrap(),
            ..point("1")
        };
        assert_eq!(text(&range, Unit::Count), "10–12");
        assert_eq!(text(&range, Unit::Weeks), "10–12 uger");
        let computed = Figure { origin: Origin::Computed, ..point("29") };
        assert_eq!(text(&computed, Unit::Percent), "29 % (beregnet)");
        assert_eq!(number_text(&about("40"), &indicator("i", Unit::Percent)), "ca. 40");
    }

    #[test]
    fn differences_are_percentage_points_between_percentages_only() {
        let between = |from, to, unit| {
            let indicator = indicator("i", unit);
            let difference = difference(&point(from), &point(to), &indicator).unwrap();
            difference_text(difference, &indicator).replace(NBSP, " ")
        };
        assert_eq!(between("9.7", "6.5", Unit::Percent), "3,2 procentpoint");
        assert_eq!(between("6.1", "5.3", Unit::Percent), "0,8 procentpoint");
        assert_eq!(between("3720", "3775", Unit::Count), "55");
        assert_eq!(between("7500", "9000", Unit::Kroner), "1.500 kr.");
        assert_eq!(between("3", "2", Unit::Weeks), "1 uge");
    }

    #[test]
    fn differences_in_tables_have_a_sign() {
        let signed = |amount| {
            let difference = Difference::PercentagePoints(decimal(amount));
            signed_difference_text(difference, &indicator("i", Unit::Percent)).replace(NBSP, " ")
        };
        assert_eq!(signed("-3.2"), "−3,2 procentpoint");
        assert_eq!(signed("1.2"), "+1,2 procentpoint");
        assert_eq!(signed("0.0"), "0,0 procentpoint");
    }

    #[test]
    fn years_are_told_with_their_period() {
        let mut figure = point("1");
        assert_eq!(year_text(Some(year(2017)), &figure), "2017");
        assert_eq!(year_text(None, &figure), "år ikke oplyst");
        let period = Some("skoleåret 2020/21".to_owned());
        figure.provenance = Provenance { period, ..(*figure.provenance).clone() }.into();
        assert_eq!(year_text(Some(year(2021)), &figure), "2021 (skoleåret 2020/21)");
        assert_eq!(year_text(None, &figure), "skoleåret 2020/21");
    }

    #[test]
    fn the_four_reasons_have_four_texts() {
        let texts: std::collections::BTreeSet<_> =
            Missing::all().iter().map(|reason| missing_text(*reason)).collect();
        assert_eq!(texts.len(), 4);
    }
}
