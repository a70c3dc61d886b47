//! Figures as Danish text: number, unit, hedge, year, and the words for what is missing.
//!
//! The whole text of a figure is [`figure_text`]; a table that has its unit in the heading uses
//! [`number_text`]. A no-break space stands before `%` and units.

use super::{Difference, Figure, Indicator, Missing, Origin, Precision, Quantity, Unit, Year};
use crate::text::number::{format_decimal, format_range};
use crate::text::{Decimal, NBSP};

/// A figure with all that belongs to its number: *6,5 %*, *ca. 40 %*, *325.000 kr.*, *10–12*. The
/// source's own wording replaces the number, its own hedge the standard word, and what was worked
/// out here says so.
pub fn figure_text(figure: &Figure, indicator: &Indicator) -> String {
    let mark = match figure.origin {
        Origin::Published => "",
        Origin::Computed => " (beregnet)",
    };
    if let Some(wording) = &figure.wording {
        return format!("{wording}{mark}");
    }
    let number = quantity_text(figure.quantity, indicator.decimals);
    let is_one = figure.quantity == Quantity::Point(Decimal::ONE);
    let number = with_unit(number, indicator.unit, is_one);
    format!("{}{mark}", hedged(figure.precision, figure.hedge.as_deref(), number))
}

/// A figure without unit, for tables and charts that name the unit once: *6,5*, *ca. 40*.
pub fn number_text(figure: &Figure, indicator: &Indicator) -> String {
    match &figure.wording {
        Some(wording) => wording.clone(),
        None => {
            let number = quantity_text(figure.quantity, indicator.decimals);
            hedged(figure.precision, figure.hedge.as_deref(), number)
        }
    }
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

/// The year of a figure: *2017*, *2021 (skoleåret 2020/21)*, *år ikke oplyst*.
pub fn year_text(year: Option<Year>, figure: &Figure) -> String {
    let year = year.map_or_else(|| "år ikke oplyst".to_owned(), |year| year.to_string());
    match &figure.provenance.period {
        Some(period) => format!("{year} ({period})"),
        None => year,
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

/// Puts the source's own hedge, or else the standard word for the precision, before a number.
pub(super) fn hedged(precision: Precision, hedge: Option<&str>, number: String) -> String {
    match hedge.or(precision_word(precision)) {
        Some(word) => format!("{word} {number}"),
        None => number,
    }
}

fn quantity_text(quantity: Quantity, decimals: u32) -> String {
    match quantity {
        Quantity::Point(value) => format_decimal(value, decimals),
        Quantity::Range(from, to) => format_range(from, to, decimals),
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
