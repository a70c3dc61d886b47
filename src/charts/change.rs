//! Draws how places moved between two years: a hollow mark where each stood, a filled one where it
//! stands, and a line from one to the other.
//!
//! All places of a chart have the same two years, which stand above them at the ends of a sample. The
//! values stand on the outer sides of the marks, where nothing can cross them.

use super::labels::bold;
use super::layout::{DROP, Layout, TEXT, VALUE};
use super::rows::{Row, Rows};
use super::scale::Linear;
use super::svg::{Anchor, Coordinate, Fill, circle, marks, square, stroke, text, texts, values};
use super::{Drawing, Emphasis, Value, fits};

/// Places in two years, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeChart {
    /// The first and the last year, as readers see them.
    pub years: [String; 2],
    /// The places from top to bottom; one without two values that can be drawn is left out.
    pub rows: Vec<ChangeRow>,
}

/// A place in two years.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow {
    /// Whose figures they are.
    pub label: String,
    /// Its figure of the first and of the last year.
    pub values: [Value; 2],
    /// How the place is set apart from the others.
    pub emphasis: Emphasis,
}

const THICK: f64 = 16.0;
const RADIUS: f64 = 5.5;

/// From the middle of a mark to its value.
const ASIDE: f64 = 12.0;

/// Room above the rows for the years.
const HEAD: f64 = 30.0;

/// How long the sample beside the years is.
const SAMPLE: f64 = 56.0;

/// Draws a chart; `None` when no place has two values that can be drawn. Zero is always on the scale.
pub(super) fn draw(chart: &ChangeChart, layout: Layout) -> Option<Drawing> {
    let sound = |row: &&ChangeRow| row.values.iter().all(|value| fits(value.value));
    let shown: Vec<&ChangeRow> = chart.rows.iter().filter(sound).collect();
    let plot = Plot::lay_out(&chart.years, shown, layout)?;
    let svg = [
        plot.zero(),
        plot.rows.names(),
        plot.places(Emphasis::Own),
        plot.places(Emphasis::Other),
        plot.places(Emphasis::Baseline),
        plot.years(),
    ];
    Some(Drawing::new("chart--change", layout, plot.rows.bottom, svg.concat()))
}

struct Plot<'c> {
    years: &'c [String; 2],
    shown: Vec<&'c ChangeRow>,
    rows: Rows,
    x: Linear,
    layout: Layout,
}

/// A place with the coordinates of both its values.
struct Placed<'p> {
    row: &'p ChangeRow,
    y: f64,
    first: f64,
    last: f64,
}

impl Placed<'_> {
    /// Whether it ends left of where it began.
    fn falls(&self) -> bool {
        self.last < self.first
    }

    /// The labels of the left and the right mark; both are one where nothing moved.
    fn labels(&self) -> (Option<&str>, &str) {
        let [first, last] = &self.row.values;
        match () {
            () if first.label == last.label => (None, &last.label),
            () if self.falls() => (Some(&last.label), &first.label),
            () => (Some(&first.label), &last.label),
        }
    }
}

impl<'c> Plot<'c> {
    fn lay_out(years: &'c [String; 2], shown: Vec<&'c ChangeRow>, layout: Layout) -> Option<Self> {
        shown.first()?;
        let has_others = shown.iter().any(|row| row.emphasis == Emphasis::Other);
        let name =
            |row: &&'c ChangeRow| (row.label.as_str(), has_others && row.emphasis == Emphasis::Own);
        let rows = Rows::lay_out(shown.iter().map(name), layout, HEAD, THICK);
        let all = shown.iter().flat_map(|row| &row.values);
        let (low, high) = all.clone().fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value.value), high.max(value.value))
        });
        let high = if high > low { high } else { low + 1.0 };
        let widest = all.map(|value| bold(&value.label, VALUE)).fold(0.0, f64::max);
        let room = (widest + ASIDE).min((layout.width() - rows.left) / 3.0);
        let x = Linear { domain: (low, high), range: (rows.left + room, layout.width() - room) };
        Some(Self { years, shown, rows, x, layout })
    }

    fn placed(&self) -> impl Iterator<Item = Placed<'c>> {
        let placed = |(row, place): (&&'c ChangeRow, &Row)| {
            let [first, last] = &row.values;
            let (first, last) = (self.x.at(first.value), self.x.at(last.value));
            Placed { row, y: place.middle, first, last }
        };
        self.shown.iter().zip(&self.rows.all).map(placed)
    }

    /// A thin line at zero through all rows; not on a phone, where names stand in its way.
    fn zero(&self) -> String {
        if self.layout == Layout::Narrow {
            return String::new();
        }
        let (x, bottom) = (Coordinate(self.x.at(0.0)), Coordinate(self.rows.bottom));
        stroke("chart__grid", "", &format!("M{x} {}V{bottom}", Coordinate(HEAD - 4.0)))
    }

    /// Lines, marks and values of the places of one kind.
    fn places(&self, emphasis: Emphasis) -> String {
        let places: Vec<Placed<'_>> =
            self.placed().filter(|p| p.row.emphasis == emphasis).collect();
        let (mut lines, mut from, mut to) = (String::new(), String::new(), String::new());
        let (mut left, mut right) = (String::new(), String::new());
        for place in &places {
            lines.push_str(&between(place));
            from.push_str(&mark(emphasis, (place.first, place.y), RADIUS));
            let nothing_moved = place.row.values[0].label == place.row.values[1].label;
            let size = if nothing_moved { RADIUS - 3.0 } else { RADIUS };
            to.push_str(&mark(emphasis, (place.last, place.y), size));
            let baseline = place.y + VALUE * DROP;
            let (low, high) = place.labels();
            left.push_str(&low.map_or_else(String::new, |label| {
                text(place.first.min(place.last) - ASIDE, baseline, label)
            }));
            right.push_str(&text(place.first.max(place.last) + ASIDE, baseline, high));
        }
        let class = emphasis.class();
        stroke(&format!("chart__line {class}"), r#" stroke-width="2.5""#, &lines)
            + &marks(class, Fill::Hollow, &from)
            + &marks(class, Fill::Solid, &to)
            + &values(class, Anchor::End, &left)
            + &values(class, Anchor::Start, &right)
    }

    /// The years above the rows, as the ends of a place that is none.
    fn years(&self) -> String {
        let [from, to] = self.years;
        let y = RADIUS + 1.0;
        let first = self.rows.left + bold(from, TEXT) + ASIDE;
        let last = first + SAMPLE;
        let baseline = y + TEXT * DROP;
        let line = format!(
            "M{} {}h{}",
            Coordinate(first + RADIUS),
            Coordinate(y),
            Coordinate(SAMPLE - 2.0 * RADIUS)
        );
        stroke("chart__line", r#" stroke-width="2.5""#, &line)
            + &marks("chart__sample", Fill::Hollow, &circle((first, y), RADIUS))
            + &marks("chart__sample", Fill::Solid, &circle((last, y), RADIUS))
            + &texts("chart__tick", Anchor::End, &text(first - ASIDE, baseline, from))
            + &texts("chart__tick", Anchor::Start, &text(last + ASIDE, baseline, to))
    }
}

/// The line from mark to mark, which ends where they begin.
fn between(place: &Placed<'_>) -> String {
    let (low, high) = (place.first.min(place.last) + RADIUS, place.first.max(place.last) - RADIUS);
    if high <= low {
        return String::new();
    }
    format!("M{} {}H{}", Coordinate(low), Coordinate(place.y), Coordinate(high))
}

fn mark(emphasis: Emphasis, at: (f64, f64), size: f64) -> String {
    match emphasis {
        Emphasis::Own | Emphasis::Other => circle(at, size),
        Emphasis::Baseline => square(at, size - 0.5),
    }
}
