//! What is certain of two figures that are not both exact.

use std::cmp::Ordering;

use crate::figures::{Figure, Precision};
use crate::text::Decimal;

/// The lowest and the highest number that a figure can be, where it is bounded, and whether the ends
/// themselves are possible.
struct Interval {
    low: Option<Decimal>,
    high: Option<Decimal>,
    is_open: bool,
}

impl Interval {
    /// `None` for what is only about a number: how far it can be off, nobody said.
    fn of(figure: &Figure) -> Option<Self> {
        let (low, high) = figure.quantity.ends();
        let (low, high, is_open) = match figure.precision {
            Precision::About => return None,
            Precision::Exact if !figure.words.is_nothing() => return None,
            Precision::Exact => (Some(low), Some(high), false),
            Precision::AtLeast => (Some(low), None, false),
            Precision::AtMost => (None, Some(high), false),
            Precision::MoreThan => (Some(low), None, true),
            Precision::LessThan => (None, Some(high), true),
        };
        Some(Self { low, high, is_open })
    }

    fn is_above(&self, other: &Self) -> bool {
        let (Some(low), Some(high)) = (self.low, other.high) else { return false };
        low > high || (low == high && (self.is_open || other.is_open))
    }
}

/// Whether a figure certainly lies above or below another; `None` where the data does not decide.
pub(super) fn certain_order(figure: &Figure, other: &Figure) -> Option<Ordering> {
    let (figure, other) = (Interval::of(figure)?, Interval::of(other)?);
    if figure.is_above(&other) {
        Some(Ordering::Greater)
    } else if other.is_above(&figure) {
        Some(Ordering::Less)
    } else {
        None
    }
}
