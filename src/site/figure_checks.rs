//! What a single figure must be to make sense.

use super::head::Reading;
use super::values::{self, Text};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::figures::{Indicator, Precision, Unit};
use crate::text::Decimal;

/// A number of that indicator; reported when it cannot be one.
pub(super) fn check_value(
    text: Text<'_>,
    indicator: &Indicator,
    found: &mut Diagnostics,
) -> Option<Decimal> {
    let (span, written) = (text.span, text.value.to_owned());
    let value = values::number(text, found)?;
    let whole_units = indicator.decimals == 0 && !matches!(indicator.unit, Unit::Percent);
    if whole_units && value.scale() == 3 {
        let meant = written.replacen('.', "", 1);
        let problem = Problem::ThousandsSeparator { text: written };
        found.push(Diagnostic::new(span, problem).suggesting(Some(meant)));
        return None;
    }
    let is_percentage = indicator.unit == Unit::Percent;
    if is_percentage && (value < Decimal::ZERO || value > Decimal::ONE_HUNDRED) {
        found.report(span, Problem::PercentageOutOfRange { value: written });
        return None;
    }
    // The Danish seven-point grading scale runs from -3 to 12.
    if value < Decimal::ZERO && indicator.unit != Unit::Grade {
        found.report(span, Problem::NegativeValue { value: written });
        return None;
    }
    if value.scale() > indicator.decimals {
        let decimals = indicator.decimals.to_string();
        found.report(span, Problem::TooManyDecimals { text: written, decimals });
    }
    Some(value)
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
    let is_told = precision.is_none() && r.fields.has_or_means("precision");
    for field in ["hedge", "wording"].into_iter().filter(|_| !is_vague && !is_told) {
        if r.fields.has(field) {
            let problem = Problem::HedgeWithoutPrecision { field: field.into() };
            r.found.report(r.fields.key_span(field), problem);
        }
    }
}
