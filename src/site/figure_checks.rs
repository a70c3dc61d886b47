//! What a single figure must be to make sense.

use super::head::Reading;
use super::values::{self, Text};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::figures::{Indicator, Precision, Unit};
use crate::text::Decimal;
use crate::text::number::round;

/// A number of that indicator, with no more decimals than are printed; reported when it cannot be one.
pub(super) fn check_value(
    text: Text<'_>,
    indicator: &Indicator,
    found: &mut Diagnostics,
) -> Option<Decimal> {
    let span = text.span;
    let value = values::number(text, found)?;
    if let Some(problem) = impossible(value, text.value, indicator) {
        // A dot for thousands is the one that says what was meant.
        let is_dot = matches!(problem, Problem::ThousandsSeparator { .. });
        let meant = is_dot.then(|| text.value.replacen('.', "", 1));
        found.push(Diagnostic::new(span, problem).suggesting(meant));
        return None;
    }
    if value.scale() > indicator.decimals {
        let (text, decimals) = (text.value.to_owned(), indicator.decimals.to_string());
        found.report(span, Problem::TooManyDecimals { text, decimals });
    }
    Some(round(value, indicator.decimals))
}

/// Why `value`, written so, cannot be a figure of the indicator.
fn impossible(value: Decimal, written: &str, indicator: &Indicator) -> Option<Problem> {
    let written = written.to_owned();
    let is_percentage = indicator.unit == Unit::Percent;
    if indicator.decimals == 0 && !is_percentage && value.scale() == 3 {
        return Some(Problem::ThousandsSeparator { text: written });
    }
    if is_percentage && (value < Decimal::ZERO || value > Decimal::ONE_HUNDRED) {
        return Some(Problem::PercentageOutOfRange { value: written });
    }
    // The Danish seven-point grading scale runs from -3 to 12.
    let is_negative = value < Decimal::ZERO && indicator.unit != Unit::Grade;
    is_negative.then_some(Problem::NegativeValue { value: written })
}

/// How many a percentage is of: at least one.
pub(super) fn base(text: Text<'_>, found: &mut Diagnostics) -> Option<u32> {
    let base = text.value.parse().ok().filter(|base| *base > 0);
    if base.is_none() {
        found.report(text.span, Problem::BaseOutOfRange { text: text.value.to_owned() });
    }
    base
}

/// A hedge or wording says that a figure is not exact; the precision must say so too.
pub(super) fn check_hedge(r: &mut Reading<'_>, precision: Option<Precision>) {
    let is_vague = precision.is_some_and(|precision| precision != Precision::Exact);
    for field in ["hedge", "wording"].into_iter().filter(|_| !is_vague) {
        let is_told = || precision.is_none() && r.fields.has_or_means("precision");
        if r.fields.has(field) && !is_told() {
            let problem = Problem::HedgeWithoutPrecision { field: field.into() };
            r.found.report(r.fields.key_span(field), problem);
        }
    }
}
