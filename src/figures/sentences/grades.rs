//! How large a difference is called: the one place with the thresholds.
//!
//! Both scales are of the ratio of two exact figures as they are printed. Held against another
//! place ([`Level`]), ratio = own ÷ other:
//!
//! | ratio | words |
//! |---|---|
//! | 1 exactly | det samme |
//! | 0.95–1.05 | omtrent det samme |
//! | 0.85–1.15 | lidt lavere, lidt højere |
//! | 0.55–1.4 | lavere, højere, with the difference |
//! | up to 1.48, 1.52, 1.6 | næsten halvanden gang, halvanden gang, godt halvanden gang så stor |
//! | 1.6–1.8 | omkring 1,7 gange så stor |
//! | up to 1.97, 2.03, 2.2, 2.4 | knap, –, godt, mere end dobbelt så stor |
//! | 2.4 and more | omkring 2,5 gange; omkring tre gange where rounding leaves no decimal; from 10 mere end ti gange |
//! | down to 0.52, 0.48, 0.36 | godt halvt, omkring halvt, under halvt så stor |
//! | down to 0.31, 0.27, 0.23, 0 | omkring en tredjedel, under en tredjedel, omkring en fjerdedel, under en fjerdedel så stor |
//!
//! Over time ([`Step`]), ratio = (last − first) ÷ first:
//!
//! | change | words |
//! |---|---|
//! | none | det samme |
//! | below 5 % | næsten uændret |
//! | below 10 % | faldt lidt, steg lidt |
//! | 18–22, 22–28, 28–30 % | omkring en femtedel, omkring en fjerdedel, mere end en fjerdedel |
//! | 30–37, 37–45 % | omkring en tredjedel, mere end en tredjedel |
//! | fall of 45–49, 49–51, above 51 % | næsten, omtrent, mere end en halvering |
//! | rise of 45–55, 55–85 % | omkring halvdelen, mere end halvdelen |
//! | rise of 85–97, 97–103, above 103 % | næsten, omtrent, mere end en fordobling; above 203 % mere end en tredobling |
//!
//! Marks are no ratio scale, and numbers of fewer than five of their last printed digit are too
//! coarse for one: there only *højere* and *lavere* is said, with the difference. A mark is about
//! the same within 0.2 and slightly off within 0.5.

use crate::figures::format::printed;
use crate::figures::{Figure, Indicator, Unit};
use crate::text::Decimal;
use crate::text::number::format_decimal;

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
            Some(ratio) => Self::of_ratio(ratio, [own, other], way),
            None => Self::Clearly(way),
        })
    }

    fn of_ratio(ratio: Decimal, figures: [Decimal; 2], way: Way) -> Self {
        let at = |percent: i64| ratio >= Decimal::new(percent, 2);
        if at(95) && ratio <= Decimal::new(105, 2) {
            return Self::About;
        }
        if at(85) && ratio <= Decimal::new(115, 2) {
            return Self::Slightly(way);
        }
        let is_plain = at(55) && !at(140);
        if is_plain || figures.iter().any(|figure| is_coarse(*figure)) {
            return Self::Clearly(way);
        }
        Self::Times(multiple(ratio, figures).unwrap_or_else(|| fraction(ratio).to_owned()))
    }
}

/// *godt dobbelt*, *omkring 2,5 gange*; `None` below one and a half.
fn multiple(ratio: Decimal, figures: [Decimal; 2]) -> Option<String> {
    const STEPS: [(i64, &str); 3] =
        [(148, "næsten halvanden gang"), (152, "halvanden gang"), (160, "godt halvanden gang")];
    const DOUBLE: [(i64, &str); 4] =
        [(197, "knap dobbelt"), (204, "dobbelt"), (220, "godt dobbelt"), (240, "mere end dobbelt")];
    let below = |limit: i64| ratio < Decimal::new(limit, 2);
    if below(140) {
        return None;
    }
    let steps = if below(180) { STEPS.as_slice() } else { DOUBLE.as_slice() };
    let step = steps.iter().find(|(limit, _)| below(*limit));
    Some(step.map_or_else(|| times(ratio, figures), |(_, words)| (*words).to_owned()))
}

/// A multiple as a number, with the decimal that the figures' rounding leaves certain.
fn times(ratio: Decimal, figures: [Decimal; 2]) -> String {
    const WORDS: [&str; 10] =
        ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"];
    if ratio >= Decimal::TEN {
        return "mere end ti gange".to_owned();
    }
    let half_a_step = |figure: Decimal| Decimal::new(5, figure.scale() + 1) / figure;
    let doubt: Decimal = ratio * figures.map(half_a_step).iter().sum::<Decimal>();
    let whole = crate::text::number::round(ratio, 0);
    if doubt < Decimal::new(1, 1) {
        return format!("omkring {} gange", format_decimal(ratio, 1));
    }
    let word = usize::try_from(whole.mantissa()).ok().and_then(|whole| WORDS.get(whole));
    match word {
        Some(word) if whole > Decimal::TWO => format!("omkring {word} gange"),
        _ if whole > Decimal::TWO => "omkring ti gange".to_owned(),
        _ => "omkring dobbelt".to_owned(),
    }
}

/// *under halvt*, *omkring en tredjedel*, of a ratio below 0.55.
fn fraction(ratio: Decimal) -> &'static str {
    const STEPS: [(i64, &str); 6] = [
        (52, "godt halvt"),
        (48, "omkring halvt"),
        (36, "under halvt"),
        (31, "omkring en tredjedel"),
        (27, "under en tredjedel"),
        (23, "omkring en fjerdedel"),
    ];
    let step = STEPS.iter().find(|(limit, _)| ratio >= Decimal::new(*limit, 2));
    step.map_or("under en fjerdedel", |(_, words)| *words)
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
            Some(percent) if percent < Decimal::from(5) => Self::Hardly(way),
            Some(percent) if percent < Decimal::TEN => Self::Slightly(way),
            Some(percent) if !is_coarse(first) && !last.is_zero() => Self::graded(percent, way),
            _ => Self::Clearly(way),
        })
    }

    fn graded(percent: Decimal, way: Way) -> Self {
        const FRACTIONS: [(i64, Option<&str>); 6] = [
            (18, None),
            (22, Some("omkring en femtedel")),
            (28, Some("omkring en fjerdedel")),
            (30, Some("mere end en fjerdedel")),
            (37, Some("omkring en tredjedel")),
            (45, Some("mere end en tredjedel")),
        ];
        let below = |limit: i64| percent < Decimal::from(limit);
        let fraction = FRACTIONS.iter().find(|(limit, _)| below(*limit));
        match fraction {
            Some((_, Some(words))) => Self::By(way, words),
            Some((_, None)) => Self::Clearly(way),
            None if way == Way::Down => Self::As(
                way,
                match percent {
                    _ if below(49) => "næsten en halvering",
                    _ if percent <= Decimal::from(51) => "omtrent en halvering",
                    _ => "mere end en halvering",
                },
            ),
            None if below(55) => Self::By(way, "omkring halvdelen"),
            None if below(85) => Self::By(way, "mere end halvdelen"),
            None => Self::As(way, doubling(percent)),
        }
    }
}

/// The word for a rise of 85 % and more.
fn doubling(percent: Decimal) -> &'static str {
    const STEPS: [(i64, &str); 3] = [
        (97, "næsten en fordobling"),
        (104, "omtrent en fordobling"),
        (204, "mere end en fordobling"),
    ];
    let step = STEPS.iter().find(|(limit, _)| percent < Decimal::from(*limit));
    step.map_or("mere end en tredobling", |(_, words)| *words)
}

/// Whether a number is so small that its last printed digit may be off by a tenth of it.
fn is_coarse(figure: Decimal) -> bool {
    figure.abs().mantissa() < 5
}
