//! Development over time: from the first to the last year that has a figure, both named.
//!
//! Nothing is interpolated. A year that is listed as missing is a gap, and [`segments`] breaks the
//! line there. A year that nobody lists is not: 2007 and 2017 are then neighbouring measurements,
//! as in the yearbook's *two* bars ten years apart, and a line may join them.

use super::{Difference, Figure, Indicator, Judgement, Observation, Series, Year, difference};
use crate::text::Decimal;

/// From the first to the last year with a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The first year with a figure.
    pub from: Year,
    /// The last year with a figure, always later.
    pub to: Year,
    /// The first figure.
    pub first: &'a Figure,
    /// The last figure.
    pub last: &'a Figure,
    /// The last minus the first, if both are exact.
    pub difference: Option<Difference>,
    /// Whether it went the good way.
    pub judgement: Judgement,
}

/// A change in per cent of where it started, which is never the same as percentage points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RelativeChange {
    /// Per cent of the first figure; negative for a fall.
    pub percent: Decimal,
}

/// How a series developed; `None` unless two years have a figure.
pub fn change<'a>(series: &'a Series, indicator: &Indicator) -> Option<Change<'a>> {
    let ((from, first), (to, last)) = (series.first()?, series.latest()?);
    if from == to {
        return None;
    }
    let difference = difference(first, last, indicator);
    let judgement = Judgement::of(difference, indicator.direction);
    Some(Change { from, to, first, last, difference, judgement })
}

/// How much `to` lies above `from` in per cent of `from`: (to − from) ÷ from × 100, unrounded.
/// `None` unless both are exact and `from` is above zero.
pub fn relative_change(from: &Figure, to: &Figure) -> Option<RelativeChange> {
    let (start, end) = (from.exact()?, to.exact()?);
    let is_positive = start.is_sign_positive() && !start.is_zero();
    is_positive.then(|| RelativeChange { percent: (end - start) * Decimal::ONE_HUNDRED / start })
}

/// The series as runs of figures without a gap between them, oldest first; none of them is empty.
pub fn segments(series: &Series) -> Vec<Vec<(Year, &Figure)>> {
    let mut segments = vec![Vec::new()];
    for (year, observation) in &series.yearly {
        match (observation, segments.last_mut()) {
            (Observation::Figure(figure), Some(segment)) => segment.push((*year, figure)),
            _ => segments.push(Vec::new()),
        }
    }
    segments.retain(|segment| !segment.is_empty());
    segments
}
