//! Draws how places stand to a target: where each started, what was agreed and the newest figure.
//!
//! One scale holds all three. The start is a hollow mark, the newest figure a filled one, and a bar
//! with an arrow shows from where on, and which way, the target is reached. Whether it was is said
//! by the shape of the newest mark and by the words beside it; without a newer figure there is no
//! mark and no word.

use super::labels::{bold, width, wrap};
use super::layout::{LINE, Layout, TEXT, VALUE};
use super::rows::{Row, Rows};
use super::scale::Linear;
use super::svg::{Anchor, Coordinate, Fill, circle, marks, polyline, stroke, text, texts, values};
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

const THICK: f64 = 46.0;
const RADIUS: f64 = 6.0;
/// Half the height of the bar at the goal.
const GOAL: f64 = 10.0;
const ARROW: f64 = 14.0;

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
}

impl<'c> Plot<'c> {
    fn lay_out(shown: Vec<&'c TargetRow>, layout: Layout) -> Option<Self> {
        shown.first()?;
        let names = shown.iter().map(|row| (row.label.as_str(), false));
        let rows = Rows::lay_out(names, layout, 0.0, THICK);
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
        Some(Self { shown, rows, x, right })
    }

    /// One place: the axis, the goal with its words, the start below and the newest figure above.
    fn row(&self, row: &TargetRow, place: &Row) -> String {
        let y = place.middle;
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

    /// A bar at the goal, with an arrow along the axis the way in which it is reached.
    fn goal(&self, bound: Bound, value: &Value, y: f64) -> String {
        let x = self.x.at(value.value);
        let along = match bound {
            Bound::AtLeast => ARROW,
            Bound::AtMost => -ARROW,
        };
        let (tip, wing) = (x + along, x + along - along.signum() * 5.0);
        let bar = format!("M{} {}V{}", Coordinate(x), Coordinate(y - GOAL), Coordinate(y + GOAL));
        let shaft = polyline([(x, y - GOAL), (tip, y - GOAL)].into_iter());
        let head = [(wing, y - GOAL - 4.0), (tip, y - GOAL), (wing, y - GOAL + 4.0)];
        let path = bar + &shaft + &polyline(head.into_iter());
        stroke("chart__goal", r#" stroke-width="2""#, &path)
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

    /// The words of a row: the goal and the newest figure above, the start below.
    fn words(
        &self,
        baseline: Option<&Value>,
        goal: Option<&Value>,
        latest: Option<&Value>,
        y: f64,
    ) -> String {
        let own = Emphasis::Own.class();
        let below = y + RADIUS + LINE - 1.0;
        let start = baseline.map(|value| self.beside(value, below, width(&value.label, TEXT)));
        let start = texts("chart__tick", Anchor::Start, &start.unwrap_or_default());
        let above = y - GOAL - 5.0;
        let goal = goal.map(|value| self.beside(value, above, width(&value.label, TEXT)));
        let goal = texts("chart__name", Anchor::Start, &goal.unwrap_or_default());
        let newest = latest.map(|value| self.newest(value, baseline, below));
        start + &goal + &values(own, Anchor::Start, &newest.unwrap_or_default())
    }

    /// A label under its mark, within the drawing.
    fn beside(&self, value: &Value, y: f64, wide: f64) -> String {
        let room = self.right - self.rows.left;
        let label = wrap(&value.label, TEXT, room, 1).concat();
        let left = self.x.at(value.value) - wide / 2.0;
        text(left.min(self.right - wide).max(self.rows.left), y, &label)
    }

    /// The newest value below its mark, moved aside where the start's value stands.
    fn newest(&self, value: &Value, baseline: Option<&Value>, y: f64) -> String {
        let wide = bold(&value.label, VALUE);
        let (low, high) = (self.rows.left, self.right - wide);
        let wanted = (self.x.at(value.value) - wide / 2.0).min(high).max(low);
        let Some(start) = baseline else { return text(wanted, y, &value.label) };
        let start_wide = width(&start.label, TEXT);
        let start_left =
            (self.x.at(start.value) - start_wide / 2.0).min(self.right - start_wide).max(low);
        let (before, after) = (start_left - wide - 10.0, start_left + start_wide + 10.0);
        let is_clear = wanted <= before || wanted >= after;
        let aside = if value.value < start.value { before } else { after };
        let x = if is_clear { wanted } else { aside };
        let x = if x < low { after } else { x };
        text(if x > high { before.max(low) } else { x }, y, &value.label)
    }
}
