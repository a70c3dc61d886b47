//! Small multiples: many small charts on one scale, to be seen side by side.
//!
//! They are drawn together, so that no chart can have a scale of its own and the same height means
//! the same everywhere. Each has a line at zero, the first and the last year, and its own first and
//! last value, which stand beside the line where nothing can cross them; all the numbers stand in a
//! table below the charts.

use super::labels::{bold, wrap};
use super::layout::{DROP, Layout, TEXT, VALUE};
use super::scale::{Linear, years};
use super::svg::{Anchor, Coordinate, Fill, circle, marks, polyline, stroke, text, texts, values};
use super::{Drawing, Emphasis, Point, drawable};

const WIDTH: f64 = 260.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 104.0;
const HEIGHT: f64 = 126.0;

/// From the first and the last point to their values.
const GAP: f64 = 9.0;

/// Values take no more than this on either side.
const VALUE_ROOM: f64 = 88.0;

/// Between small charts that are drawn into one.
const APART: f64 = 48.0;

/// Room above a small chart for its name, where all are drawn into one.
const NAME: f64 = 26.0;

/// Many small charts on one scale, to be drawn into one.
pub struct Multiples {
    /// The charts from left to right and from top to bottom.
    pub all: Vec<Multiple>,
}

/// One of several small charts.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiple {
    /// The place that it is about.
    pub name: String,
    /// What it shows, in a few words: its accessible name.
    pub title: String,
    /// The runs of the place that the chart is about.
    pub own: Vec<Vec<Point>>,
    /// The runs of what it is held against; empty where it is that itself.
    pub baseline: Vec<Vec<Point>>,
}

/// The scales that all charts share, and the years at their ends.
struct Scales {
    x: Linear,
    y: Linear,
    first: u16,
    last: u16,
}

/// Draws charts on one scale, an `<svg>` element each; `None` for one without a value of its own.
#[must_use]
pub fn small_multiples(multiples: &[Multiple]) -> Vec<Option<String>> {
    let scales = Scales::of(multiples);
    let draw = |multiple: &Multiple| {
        let marks = scales.as_ref()?.draw(multiple)?;
        let kind = "chart--multiple";
        let drawing = Drawing { kind, layout: None, width: WIDTH, height: HEIGHT, marks };
        Some(drawing.element(&multiple.title))
    };
    multiples.iter().map(draw).collect()
}

/// Draws all charts into one, each under its name; `None` when none has a value of its own.
pub(super) fn draw(chart: &Multiples, layout: Layout) -> Option<Drawing> {
    let scales = Scales::of(&chart.all)?;
    let columns = match layout {
        Layout::Narrow => 1,
        Layout::Wide => 2,
    };
    let drawn = chart.all.iter().filter_map(|multiple| Some((multiple, scales.draw(multiple)?)));
    let (mut svg, mut rows) = (String::new(), 0.0);
    for (place, (multiple, marks)) in drawn.enumerate() {
        let column = if place % columns == 0 { 0.0 } else { WIDTH + APART };
        if place % columns == 0 {
            rows += 1.0;
        }
        let top = (rows - 1.0) * (NAME + HEIGHT + TOP);
        let name = text(0.0, TEXT, &wrap(&multiple.name, TEXT * 1.1, WIDTH, 1).concat());
        svg.push_str(&format!(
            r#"<g transform="translate({} {})">{}<g transform="translate(0 {NAME})">{marks}</g></g>"#,
            Coordinate(column),
            Coordinate(top),
            texts("chart__label chart__label--own", Anchor::Start, &name),
        ));
    }
    let height = rows * (NAME + HEIGHT + TOP);
    (rows > 0.0).then(|| Drawing::new("chart--multiples", layout, height, svg))
}

impl Scales {
    fn of(multiples: &[Multiple]) -> Option<Self> {
        let own = multiples.iter().flat_map(|multiple| drawable(&multiple.own)).flatten();
        let baselines =
            multiples.iter().flat_map(|multiple| drawable(&multiple.baseline)).flatten();
        let room = own.clone().map(|point| bold(&point.label, VALUE)).fold(0.0, f64::max);
        let room = room.min(VALUE_ROOM) + GAP;
        let points: Vec<&Point> = own.chain(baselines).collect();
        let ends = years(points.iter().copied())?;
        // Zero is always there, so that a height is honest.
        let values = points.iter().map(|point| point.value);
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
        Some(Self {
            x: Linear { domain: ends, range: (room, WIDTH - room) },
            y: Linear { domain: (low, high), range: (BOTTOM, TOP) },
            first: points.iter().map(|point| point.year).min()?,
            last: points.iter().map(|point| point.year).max()?,
        })
    }

    fn at(&self, point: &Point) -> (f64, f64) {
        (self.x.at(f64::from(point.year)), self.y.at(point.value))
    }

    fn path(&self, runs: &[&[Point]]) -> String {
        runs.iter().map(|run| polyline(run.iter().map(|point| self.at(point)))).collect()
    }

    fn draw(&self, multiple: &Multiple) -> Option<String> {
        let own = drawable(&multiple.own);
        let (first, last) = (own.first()?.first()?, own.last()?.last()?);
        let lines = self.lines(&own, &drawable(&multiple.baseline));
        Some(self.frame() + &lines + &self.values(first, last))
    }

    /// The line at zero and the years.
    fn frame(&self) -> String {
        let year = |year: u16| text(self.x.at(year.into()), BOTTOM + TEXT + 5.0, &year.to_string());
        let last = if self.first == self.last { String::new() } else { year(self.last) };
        let zero = format!("M0 {}H{WIDTH}", Coordinate(self.y.at(0.0)));
        stroke("chart__zero", "", &zero)
            + &texts("chart__tick", Anchor::Middle, &(year(self.first) + &last))
    }

    /// The dashed line of the baseline, and the own line with a mark where each run starts and ends.
    fn lines(&self, own: &[&[Point]], baseline: &[&[Point]]) -> String {
        let ends = own.iter().flat_map(|run| run.first().into_iter().chain(run.last()));
        let circles: String = ends.map(|point| circle(self.at(point), 4.0)).collect();
        let (class, against) = (Emphasis::Own.class(), Emphasis::Baseline.class());
        let dashes = r#" stroke-width="2" stroke-dasharray="6 4""#;
        stroke(&format!("chart__line {against}"), dashes, &self.path(baseline))
            + &stroke(&format!("chart__line {class}"), r#" stroke-width="2.5""#, &self.path(own))
            + &marks(class, Fill::Solid, &circles)
    }

    /// The first value to the left of its point and the last to the right.
    fn values(&self, first: &Point, last: &Point) -> String {
        let class = Emphasis::Own.class();
        let value = |aside: f64, point: &Point| {
            let (x, y) = self.at(point);
            text(x + aside, y + VALUE * DROP, &point.label)
        };
        let earlier = if first == last { String::new() } else { value(-GAP, first) };
        values(class, Anchor::End, &earlier) + &values(class, Anchor::Start, &value(GAP, last))
    }
}
