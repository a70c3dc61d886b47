//! How large a difference is called: the one place with the thresholds.
//!
//! Both scales are of the ratio of two exact figures as they are printed. Held against another
//! place ([`Level`]), ratio = own ÷ other:
//!
//! | ratio | words |
//! |---|---|
//! | 1 exactly | det samme |
//! | 0.95–1.05, percentages within 1 point | omtrent det samme |
//! | 0.85–1.15, percentages within 5 points | lidt lavere, lidt højere |
//! | 0.55–1.4 | lavere, højere, with the difference |
//! | up to 1.48, 1.52, 1.6 | næsten, omtrent, godt halvanden gang så stor |
//! | 1.6–1.8 | omkring 1,7 gange så stor |
//! | up to 1.97, 2.04, 2.2, 2.4 | knap, omtrent, godt, mere end dobbelt så stor |
//! | 2.4 and more | omkring 2,5 gange; omkring tre gange where rounding leaves no decimal; from 10 mere end ti gange |
//! | down to 0.52, 0.48, 0.36 | godt, omtrent, under halvt så stor |
//! | down to 0.31, 0.27, 0.23, 0 | omkring en tredjedel, under en tredjedel, omkring en fjerdedel, under en fjerdedel så stor |
//!
//! Over time ([`Step`]), ratio = (last − first) ÷ first:
//!
//! | change | words |
//! |---|---|
//! | none | det samme |
//! | below 5 %, percentages within 1 point | næsten uændret |
//! | below 10 %, percentages within 5 points | faldt lidt, steg lidt |
//! | 18–22.5, 22.5–28, 28–30 % | omkring en femtedel, omkring en fjerdedel, mere end en fjerdedel |
//! | 30–37, 37–45 % | omkring en tredjedel, mere end en tredjedel |
//! | fall of 45–49, 49–51, above 51 % | næsten, omtrent, mere end en halvering |
//! | rise of 45–55, 55–85 % | omkring halvdelen, mere end halvdelen |
//! | rise of 85–97, 97–103, above 103 % | næsten, omtrent, mere end en fordobling; above 203 % mere end en tredobling |
//!
//! What is exactly half, double or half as much again is said without *omtrent*.
//!
//! Marks are no ratio scale, and numbers of fewer than five of their last printed digit are too
//! coarse for one: there only *højere* and *lavere* is said, with the difference. A mark is about
//! the same within 0.2 and slightly off within 0.5.

use super::multiples::{event_of, in_words, is_coarse, part_of};
use crate::figures::format::printed;
use crate::figures::{Figure, Indicator, Unit};
use crate::text::Decimal;

/// Percentage points up to which two percentages may be about the same.
const NEAR: Decimal = Decimal::ONE;
/// Percentage points up to which one may be a little more than the other.
const NOT_FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// How a figure stands against another of the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Level {
    /// What is printed is the same.
    Same,
    /// Too near to call it a difference.
    About,
    /// *lidt højere* or *lidt lavere*
    Slightly(Way),
    /// *højere* or *lavere*
    Clearly(Way),
    /// So many times as much, in words that stand before *så stor*: *godt dobbelt*.
    Times(String),
}

/// How far a figure moved from its first to its last year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What is printed is the same.
    None,
    /// *næsten uændret*
    Hardly(Way),
    /// *faldt lidt*, *steg lidt*
    Slightly(Way),
    /// A change that no common fraction describes.
    Clearly(Way),
    /// As a fraction of where it started: *omkring en tredjedel*.
    By(Way, &'static str),
    /// As an event: *mere end en halvering*.
    As(Way, &'static str),
}

/// Which way something differs or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Higher, or later the higher.
    Up,
    /// Lower, or later the lower.
    Down,
}

impl Way {
    /// Of a difference that is not zero.
    pub fn of(amount: Decimal) -> Self {
        if amount.is_sign_negative() { Self::Down } else { Self::Up }
    }

    /// *højere* or *lavere*
    pub fn comparative(self) -> &'static str {
        match self {
            Self::Up => "højere",
            Self::Down => "lavere",
        }
    }

    /// *steg* or *faldt*
    pub fn verb(self) -> &'static str {
        match self {
            Self::Up => "steg",
            Self::Down => "faldt",
        }
    }
}

impl Level {
    /// How `own` stands against `other`; `None` unless both are exact.
    pub fn of(own: &Figure, other: &Figure, indicator: &Indicator) -> Option<Self> {
        let (own, other) = (printed(own, indicator)?, printed(other, indicator)?);
        let difference = own - other;
        if difference.is_zero() {
            return Some(Self::Same);
        }
        let way = Way::of(difference);
        if indicator.unit == Unit::Grade {
            return Some(match difference.abs() {
                near if near < Decimal::new(2, 1) => Self::About,
                near if near < Decimal::new(5, 1) => Self::Slightly(way),
                _ => Self::Clearly(way),
            });
        }
        let ratio = own.checked_div(other).filter(|_| other > Decimal::ZERO && own > Decimal::ZERO);
        Some(match ratio {
            Some(ratio) if is_within(ratio, 5) && is_near(difference, NEAR, indicator) => {
                Self::About
            }
            Some(ratio) if is_within(ratio, 15) && is_near(difference, NOT_FAR, indicator) => {
                Self::Slightly(way)
            }
            Some(ratio) => Self::of_ratio(ratio, [own, other], way),
            None => Self::Clearly(way),
        })
    }

    /// A ratio that is further from one than *lidt højere*.
    fn of_ratio(ratio: Decimal, figures: [Decimal; 2], way: Way) -> Self {
        let is_plain = ratio >= Decimal::new(55, 2) && ratio < Decimal::new(140, 2);
        if is_plain || figures.iter().any(|figure| is_coarse(*figure)) {
            return Self::Clearly(way);
        }
        in_words(ratio, figures).map_or(Self::Clearly(way), Self::Times)
    }
}

impl Step {
    /// How far it is from `first` to `last`; `None` unless both are exact.
    pub fn of(first: &Figure, last: &Figure, indicator: &Indicator) -> Option<Self> {
        let (first, last) = (printed(first, indicator)?, printed(last, indicator)?);
        let difference = last - first;
        if difference.is_zero() {
            return Some(Self::None);
        }
        let way = Way::of(difference);
        let is_ratio_scale = indicator.unit != Unit::Grade && first > Decimal::ZERO;
        let share = (difference.abs() * Decimal::ONE_HUNDRED).checked_div(first);
        Some(match share.filter(|_| is_ratio_scale) {
            Some(percent) if percent < Decimal::from(5) && is_near(difference, NEAR, indicator) => {
                Self::Hardly(way)
            }
            Some(percent) if percent < Decimal::TEN && is_near(difference, NOT_FAR, indicator) => {
                Self::Slightly(way)
            }
            Some(percent) if !is_coarse(first) && !last.is_zero() => Self::graded(percent, way),
            _ => Self::Clearly(way),
        })
    }

    fn graded(percent: Decimal, way: Way) -> Self {
        let is_fall = way == Way::Down;
        match (event_of(percent, is_fall), part_of(percent)) {
            (Some(event), _) => Self::As(way, event),
            (None, Some(part)) => Self::By(way, part),
            (None, None) => Self::Clearly(way),
        }
    }
}

/// Whether a ratio is within so many per cent of one.
fn is_within(ratio: Decimal, percent: i64) -> bool {
    (ratio - Decimal::ONE).abs() <= Decimal::new(percent, 2)
}

/// Whether a difference of percentages is at most so many points; other units have no such limit.
fn is_near(difference: Decimal, points: Decimal, indicator: &Indicator) -> bool {
    indicator.unit != Unit::Percent || difference.abs() <= points
}
