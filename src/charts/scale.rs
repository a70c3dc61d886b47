//! Scales: from values and years to coordinates, and the round ticks between.
//!
//! Only addition, multiplication and division are used, which every machine rounds alike: a
//! logarithm could move a tick between two platforms.

use super::Point;

/// Maps a domain linearly onto a range of coordinates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Linear {
    pub(super) domain: (f64, f64),
    pub(super) range: (f64, f64),
}

impl Linear {
    /// The coordinate of `value`; the middle of the range when the domain is a single value.
    pub(super) fn at(&self, value: f64) -> f64 {
        let ((low, high), (start, end)) = (self.domain, self.range);
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        start + share * (end - start)
    }
}

/// The first and the last year of `points`; `None` when there are none.
pub(super) fn years<'a>(points: impl Iterator<Item = &'a Point> + Clone) -> Option<(f64, f64)> {
    let years = points.map(|point| point.year);
    Some((f64::from(years.clone().min()?), f64::from(years.max()?)))
}

/// A tick of the value axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    pub(super) value: f64,
    pub(super) label: String,
}

/// At most this many intervals between ticks.
const MOST_INTERVALS: f64 = 5.0;

/// The smallest step that is tried.
const FINEST: Step = Step { digit: 1, exponent: -9 };

/// How often a coarser step is tried; a format that still repeats itself is a constant.
const MOST_TRIES: usize = 12;

/// Ticks at 1, 2 or 5 times a power of ten that cover zero and all `values`, which are finite.
///
/// Zero is always on the axis, so that a height is honest. The step is the finest one whose labels
/// all differ: a count never gets `0, 1, 1` from halves that `format` has rounded.
pub(super) fn ticks(
    values: impl Iterator<Item = f64>,
    format: &dyn Fn(f64) -> String,
) -> Vec<Tick> {
    let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
    let high = if low == high { 1.0 } else { high };
    let steps = std::iter::successors(Some(FINEST), |step| Some(step.next()));
    let coarse = steps.skip_while(|step| step.intervals(low, high) > MOST_INTERVALS);
    let mut finest = None;
    for ticks in coarse.take(MOST_TRIES).map(|step| step.ticks(low, high, format)) {
        if labels_differ(&ticks) {
            return ticks;
        }
        finest.get_or_insert(ticks);
    }
    finest.unwrap_or_default()
}

fn labels_differ(ticks: &[Tick]) -> bool {
    ticks.windows(2).all(|pair| pair[0].label != pair[1].label)
}

/// `digit` × 10^`exponent`, kept apart so that a multiple is the double nearest to its decimal.
#[derive(Debug, Clone, Copy)]
struct Step {
    digit: i32,
    exponent: i32,
}

impl Step {
    fn next(self) -> Self {
        match self.digit {
            1 => Self { digit: 2, ..self },
            2 => Self { digit: 5, ..self },
            _ => Self { digit: 1, exponent: self.exponent + 1 },
        }
    }

    fn times(self, count: f64) -> f64 {
        let power = 10_f64.powi(self.exponent.abs());
        let whole = count * f64::from(self.digit);
        if self.exponent < 0 { whole / power } else { whole * power }
    }

    /// How many steps lie below `low` and up to `high`, counted from zero.
    fn bounds(self, low: f64, high: f64) -> (f64, f64) {
        let size = self.times(1.0);
        ((low / size).floor(), (high / size).ceil())
    }

    fn intervals(self, low: f64, high: f64) -> f64 {
        let (first, last) = self.bounds(low, high);
        last - first
    }

    fn ticks(self, low: f64, high: f64, format: &dyn Fn(f64) -> String) -> Vec<Tick> {
        let (first, last) = self.bounds(low, high);
        let counts = std::iter::successors(Some(first), |count| Some(count + 1.0));
        let values = counts.take_while(|count| *count <= last).map(|count| self.times(count));
        values.map(|value| Tick { value, label: format(value) }).collect()
    }
}
