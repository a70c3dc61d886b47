//! One share for several areas together, worked out with weights or not at all.
//!
//! An average of percentages would count a resident of a small area more than one of a large area,
//! so nothing here averages: without the base of every part there is no result.

use std::sync::Arc;

use super::{Figure, Indicator, Origin, Provenance, Quantity, Series, Year};
use crate::text::Decimal;
use crate::text::number::round;

/// The decimals of a computed share; it is printed with fewer.
const DECIMALS: u32 = 6;

/// The share for all parts together, Σ(share × base) ÷ Σ base, marked as computed. `None` unless
/// the indicator is a share and every part has an exact figure with a base for that year, all from
/// one source.
pub fn weighted_percentage(parts: &[&Series], year: Year, indicator: &Indicator) -> Option<Figure> {
    indicator.unit.whole()?;
    let figures: Option<Vec<&Figure>> = parts.iter().map(|part| part.figure_at(year)).collect();
    let figures = figures?;
    let source = &figures.first()?.provenance.source;
    let (mut weighted, mut total) = (Decimal::ZERO, 0_u32);
    for figure in &figures {
        let base = figure.base.filter(|_| figure.provenance.source == *source)?;
        weighted += figure.exact()? * Decimal::from(base);
        total = total.checked_add(base)?;
    }
    let share = weighted.checked_div(Decimal::from(total))?;
    let provenance = Arc::new(Provenance::from_source(source.clone()));
    let figure = Figure::new(Quantity::Point(round(share, DECIMALS).normalize()), provenance);
    Some(Figure { base: Some(total), origin: Origin::Computed, ..figure })
}
