//! Small multiples: many small charts on one scale, to be seen side by side.
//!
//! They are drawn together, so that no chart can have a scale of its own and the same height means
//! the same everywhere. Each has a line at zero, the first and the last year, and its own first and
//! last value, which stand beside the line where nothing can cross them; all the numbers stand in a
//! table below the charts.

use super::labels::width;
use super::scale::{Linear, years};
use super::svg::{Coordinate, circle, polyline, text};
use super::{Point, drawable};
use crate::text::escape::escaped;

const WIDTH: f64 = 260.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 104.0;
const HEIGHT: f64 = 126.0;
const TEXT: f64 = 14.0;
const VALUE_TEXT: f64 = 15.0;

/// From the first and the last point to their values.
const GAP: f64 = 9.0;

/// Values take no more than this on either side.
const VALUE_ROOM: f64 = 88.0;

/// One of several small charts.
pub struct Multiple<'a> {
    /// Unique among the ids of the page.
    pub id: &'a str,
    /// What the chart shows, in a few words: its accessible name.
    pub title: &'a str,
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
pub fn small_multiples(multiples: &[Multiple<'_>]) -> Vec<Option<String>> {
    let scales = Scales::of(multiples);
    let draw = |multiple| scales.as_ref().and_then(|scales| scales.draw(multiple));
    multiples.iter().map(draw).collect()
}

impl Scales {
    fn of(multiples: &[Multiple<'_>]) -> Option<Self> {
        let own = multiples.iter().flat_map(|multiple| drawable(&multiple.own)).flatten();
        let baselines =
            multiples.iter().flat_map(|multiple| drawable(&multiple.baseline)).flatten();
        // Values are bold, which is wider than the estimate.
        let room = own.clone().map(|point| width(&point.label, VALUE_TEXT * 1.2));
        let room = room.fold(0.0, f64::max);
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

    fn draw(&self, multiple: &Multiple<'_>) -> Option<String> {
        let own = drawable(&multiple.own);
        let (first, last) = (own.first()?.first()?, own.last()?.last()?);
        Some(format!(
            concat!(
                r#"<svg class="chart chart--multiple" viewBox="0 0 {w} {h}" role="img" "#,
                r#"aria-labelledby="{id}-title"><title id="{id}-title">{title}</title>"#,
                r#"{frame}{lines}{values}</svg>"#,
            ),
            w = WIDTH,
            h = HEIGHT,
            id = escaped(multiple.id),
            title = escaped(multiple.title),
            frame = self.frame(),
            lines = self.lines(&own, &drawable(&multiple.baseline)),
            values = self.values(first, last),
        ))
    }

    /// The line at zero and the years.
    fn frame(&self) -> String {
        let year = |year: u16| text(self.x.at(year.into()), BOTTOM + TEXT + 5.0, &year.to_string());
        let last = if self.first == self.last { String::new() } else { year(self.last) };
        format!(
            concat!(
                r#"<path class="chart__zero" fill="none" stroke="currentColor" d="M0 {}H{}"/>"#,
                r#"<g class="chart__years" font-size="{}" text-anchor="middle">{}{}</g>"#,
            ),
            Coordinate(self.y.at(0.0)),
            WIDTH,
            TEXT,
            year(self.first),
            last,
        )
    }

    /// The dashed line of the baseline, and the own line with a mark where each run starts and ends.
    fn lines(&self, own: &[&[Point]], baseline: &[&[Point]]) -> String {
        let dashed = self.path(baseline);
        let dashed = match dashed.is_empty() {
            true => String::new(),
            false => format!(
                r#"<path class="chart__line chart__line--baseline" fill="none" stroke="currentColor" stroke-dasharray="6 4" d="{dashed}"/>"#
            ),
        };
        let ends = own.iter().flat_map(|run| run.first().into_iter().chain(run.last()));
        let marks: String = ends.map(|point| circle(self.at(point))).collect();
        format!(
            concat!(
                r#"{}<path class="chart__line chart__line--own" fill="none" stroke="currentColor" d="{}"/>"#,
                r#"<g class="chart__marks chart__marks--own">{}</g>"#,
            ),
            dashed,
            self.path(own),
            marks,
        )
    }

    /// The first value to the left of its point and the last to the right.
    fn values(&self, first: &Point, last: &Point) -> String {
        let earlier = if first == last { String::new() } else { self.value("end", -GAP, first) };
        earlier + &self.value("start", GAP, last)
    }

    fn value(&self, anchor: &str, aside: f64, point: &Point) -> String {
        let (x, y) = self.at(point);
        format!(
            r#"<g class="chart__value chart__value--own" font-size="{VALUE_TEXT}" text-anchor="{anchor}">{}</g>"#,
            text(x + aside, y + VALUE_TEXT * 0.35, &point.label)
        )
    }
}
