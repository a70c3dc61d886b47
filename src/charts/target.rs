//! Draws how places stand to a target: where each started, what was agreed and the newest figure.
//!
//! One scale holds all three. The start is a hollow mark, the newest figure a filled one, and a band
//! shows where the target is reached. Whether it was is said by the shape of the newest mark and by
//! the words beside it; without a newer figure there is no mark and no word.

use super::labels::{bold, width, wrap};
use super::layout::{LINE, Layout, TEXT, VALUE};
use super::rows::{Row, Rows};
use super::scale::Linear;
use super::svg::{Anchor, Coordinate, Fill, circle, marks, stroke, text, texts, values};
use super::{Drawing, Emphasis, Value, fits};

/// Places on their way to a target, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetChart {
    /// The places from top to bottom; one without a value that can be drawn is left out.
    pub rows: Vec<TargetRow>,
}

/// A place on its way to a target.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetRow {
    /// Whose figures they are; may be empty when there is only one row.
    pub label: String,
    /// Where it started.
    pub baseline: Option<Value>,
    /// What was agreed.
    pub goal: Option<(Bound, Value)>,
    /// The newest figure, and what it says.
    pub latest: Option<(Value, Standing)>,
}

/// On which side of a number a target is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// From it upwards.
    AtLeast,
    /// From it downwards.
    AtMost,
}

/// What the newest figure says of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was reached: a full mark.
    Reached,
    /// It moves the right way: half a mark.
    OnTheWay,
    /// It was not reached: a crossed mark.
    NotReached,
    /// The figure does not decide: a mark without a sign.
    Undecided,
}

/// Room above an axis for the words of the goal, and below it for one line of words.
const ABOVE: f64 = 26.0;
const BELOW: f64 = 26.0;
const RADIUS: f64 = 6.0;
/// Half the height of the line at the goal.
const GOAL: f64 = 9.0;
/// How wide the band is in which a target is reached.
const BAND: f64 = 7.0;
/// Between two labels on one line.
const APART: f64 = 10.0;

/// Draws a chart; `None` when no place has a value that can be drawn. Zero is always on the scale.
pub(super) fn draw(chart: &TargetChart, layout: Layout) -> Option<Drawing> {
    let shown: Vec<&TargetRow> =
        chart.rows.iter().filter(|row| places(row).next().is_some()).collect();
    let plot = Plot::lay_out(shown, layout)?;
    let mut svg = plot.rows.names();
    for (row, place) in plot.shown.iter().zip(&plot.rows.all) {
        svg.push_str(&plot.row(row, place));
    }
    Some(Drawing::new("chart--target", layout, plot.rows.bottom, svg))
}

/// The values of a row that can be drawn.
fn places(row: &TargetRow) -> impl Iterator<Item = &Value> {
    let goal = row.goal.as_ref().map(|(_, value)| value);
    let latest = row.latest.as_ref().map(|(value, _)| value);
    [row.baseline.as_ref(), goal, latest].into_iter().flatten().filter(|value| fits(value.value))
}

struct Plot<'c> {
    shown: Vec<&'c TargetRow>,
    rows: Rows,
    x: Linear,
    right: f64,
    /// From the middle of a row to its axis.
    to_axis: f64,
}

impl<'c> Plot<'c> {
    fn lay_out(shown: Vec<&'c TargetRow>, layout: Layout) -> Option<Self> {
        shown.first()?;
        let names = shown.iter().map(|row| (row.label.as_str(), false));
        // Where a start and a newest figure lie close together, one stands below the other.
        let has_both = shown.iter().any(|row| row.baseline.is_some() && row.latest.is_some());
        let thick = ABOVE + BELOW + if has_both { LINE } else { 0.0 };
        let rows = Rows::lay_out(names, layout, 0.0, thick);
        let (low, high) = shown
            .iter()
            .flat_map(|row| places(row))
            .fold((0.0_f64, 0.0_f64), |(low, high), value| {
                (low.min(value.value), high.max(value.value))
            });
        let high = if high > low { high } else { low + 1.0 };
        let right = layout.width();
        let room = 24.0;
        let x = Linear { domain: (low, high), range: (rows.left + RADIUS + 2.0, right - room) };
        Some(Self { shown, rows, x, right, to_axis: ABOVE - thick / 2.0 })
    }

    /// One place: the axis, the goal with its words, the start below and the newest figure above.
    fn row(&self, row: &TargetRow, place: &Row) -> String {
        let y = place.middle + self.to_axis;
        let axis =
            format!("M{} {}H{}", Coordinate(self.rows.left), Coordinate(y), Coordinate(self.right));
        let goal = row.goal.as_ref().filter(|(_, value)| fits(value.value));
        let baseline = row.baseline.as_ref().filter(|value| fits(value.value));
        let latest = row.latest.as_ref().filter(|(value, _)| fits(value.value));
        stroke("chart__grid", "", &axis)
            + &goal.map_or_else(String::new, |(bound, value)| self.goal(*bound, value, y))
            + &baseline.map_or_else(String::new, |value| self.baseline(value, y))
            + &latest.map_or_else(String::new, |(value, standing)| self.latest(value, *standing, y))
            + &self.words(baseline, goal.map(|(_, value)| value), latest.map(|(value, _)| value), y)
    }

    /// A line at the goal, and a band along the axis where it is reached.
    fn goal(&self, bound: Bound, value: &Value, y: f64) -> String {
        let x = self.x.at(value.value);
        let end = match bound {
            Bound::AtLeast => self.right,
            Bound::AtMost => self.rows.left,
        };
        let band = format!("M{} {}H{}", Coordinate(x), Coordinate(y), Coordinate(end));
        let line = format!("M{} {}V{}", Coordinate(x), Coordinate(y - GOAL), Coordinate(y + GOAL));
        stroke("chart__band", &format!(r#" stroke-width="{BAND}""#), &band)
            + &stroke("chart__goal", r#" stroke-width="2""#, &line)
    }

    fn baseline(&self, value: &Value, y: f64) -> String {
        let mark = circle((self.x.at(value.value), y), RADIUS - 1.0);
        marks(Emphasis::Own.class(), Fill::Hollow, &mark)
    }

    fn latest(&self, value: &Value, standing: Standing, y: f64) -> String {
        let (x, class) = (self.x.at(value.value), Emphasis::Own.class());
        let whole = circle((x, y), RADIUS);
        match standing {
            Standing::Reached | Standing::Undecided => marks(class, Fill::Solid, &whole),
            Standing::OnTheWay => {
                let half = format!(
                    r#"<path d="M{} {}a{r} {r} 0 0 0 0 {}z"/>"#,
                    Coordinate(x),
                    Coordinate(y - RADIUS),
                    2.0 * RADIUS,
                    r = RADIUS,
                );
                marks(class, Fill::Hollow, &whole) + &marks(class, Fill::Solid, &half)
            }
            Standing::NotReached => {
                let (arm, left, top) =
                    (RADIUS, Coordinate(x - RADIUS / 2.0), Coordinate(y - RADIUS / 2.0));
                let cross = format!("M{left} {top}l{arm} {arm}m0 -{arm}l-{arm} {arm}");
                marks(class, Fill::Hollow, &whole)
                    + &stroke(class, r#" stroke-width="1.5""#, &cross)
            }
        }
    }

    /// The words of a row: the goal above, the newest figure below its mark, the start beside that
    /// or a line further down.
    fn words(
        &self,
        baseline: Option<&Value>,
        goal: Option<&Value>,
        latest: Option<&Value>,
        y: f64,
    ) -> String {
        let plain = |value: &Value| width(&value.label, TEXT);
        let below = y + GOAL + LINE - 3.0;
        let newest = latest.map(|value| (value, self.left_of(value, bold(&value.label, VALUE))));
        let start = baseline.map(|value| (value, self.left_of(value, plain(value))));
        let start = start.map_or_else(String::new, |(value, left)| {
            let covers = newest.is_some_and(|(other, from)| {
                let to = from + bold(&other.label, VALUE);
                left < to + APART && from < left + plain(value) + APART
            });
            text(left, if covers { below + LINE } else { below }, &self.fitting(value))
        });
        let newest = newest
            .map_or_else(String::new, |(value, left)| text(left, below, &self.fitting(value)));
        let goal = goal.map_or_else(String::new, |value| {
            text(self.left_of(value, plain(value)), y - GOAL - 5.0, &self.fitting(value))
        });
        texts("chart__tick", Anchor::Start, &start)
            + &texts("chart__name", Anchor::Start, &goal)
            + &values(Emphasis::Own.class(), Anchor::Start, &newest)
    }

    /// Where a label begins whose middle is its mark, moved into the drawing.
    fn left_of(&self, value: &Value, wide: f64) -> f64 {
        let left = self.x.at(value.value) - wide / 2.0;
        left.min(self.right - wide).max(self.rows.left)
    }

    fn fitting(&self, value: &Value) -> String {
        wrap(&value.label, TEXT, self.right - self.rows.left, 1).concat()
    }
}
