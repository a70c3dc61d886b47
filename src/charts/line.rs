//! The line chart: layout first ([`Plot`]), then one function for each layer of marks.
//!
//! Drawn on a grid of 360 units across, which a phone shows at four fifths: no text is smaller
//! than 13 units. The names of the lines stand at their ends, so there is no legend to look up.

use std::collections::BTreeSet;

use super::labels::{Block, spread, width, wrap};
use super::scale::{Linear, Tick, ticks, years};
use super::svg::{Coordinate, Escaped, circle, polyline, square, text};
use super::{Emphasis, Line, LineChart, Point, drawable};

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 220.0;

/// Room above the plot, for the value label of a point at the top.
const TOP: f64 = 22.0;

/// Room below the plot, for the years.
const BOTTOM: f64 = 28.0;

/// Between the edge of the plot and the first and last year, for their marks.
const INSET: f64 = 8.0;

/// From the plot to the labels on either side of it.
const GAP: f64 = 8.0;

const TEXT: f64 = 13.0;
const VALUE_TEXT: f64 = 14.0;
const LINE_HEIGHT: f64 = 16.0;

/// A name at the end of a line is broken to this width, and the plot keeps the rest.
const NAME_ROOM: f64 = 118.0;

/// Tick labels take no more than this, whatever the format returns.
const TICK_ROOM: f64 = 96.0;

/// Two years closer than this would touch.
const YEAR_ROOM: f64 = 38.0;

/// Up to this many points a line has a mark at each, beyond it only where a run starts and ends.
const MOST_MARKS: usize = 16;

/// Draws a chart as one `<svg>` element without a fixed size; `None` when no line has a value that
/// can be drawn.
///
/// Zero is always on the value axis. The first and the last value of each line are written out,
/// years only where there is a value.
#[must_use]
pub fn line_chart(chart: &LineChart<'_>) -> Option<String> {
    let plot = Plot::lay_out(chart)?;
    let mut svg = head(chart, plot.height());
    svg.push_str(&plot.grid());
    svg.push_str(&plot.years());
    for drawn in &plot.lines {
        svg.push_str(&plot.line(drawn));
    }
    svg.push_str(&plot.first_values());
    svg.push_str(&plot.ends());
    svg.push_str("</svg>");
    Some(svg)
}

fn head(chart: &LineChart<'_>, height: f64) -> String {
    format!(
        concat!(
            r#"<svg class="chart chart--line" viewBox="0 0 {w} {h}" role="img" "#,
            r#"aria-labelledby="{id}-title {id}-desc">"#,
            r#"<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>"#,
        ),
        w = WIDTH,
        h = Coordinate(height),
        id = Escaped(chart.id),
        title = Escaped(chart.title),
        description = Escaped(chart.description),
    )
}

/// A line that has at least one point, with the name at its end.
struct Drawn<'a> {
    emphasis: Emphasis,
    runs: Vec<&'a [Point]>,
    first: &'a Point,
    last: &'a Point,
    name: Vec<String>,
}

impl<'a> Drawn<'a> {
    fn new(line: &'a Line) -> Option<Self> {
        let runs = drawable(&line.segments);
        let (first, last) = (runs.first()?.first()?, runs.last()?.last()?);
        let name = wrap(&line.label, TEXT, NAME_ROOM, 2);
        Some(Self { emphasis: line.emphasis, runs, first, last, name })
    }

    fn points(&self) -> impl Iterator<Item = &'a Point> + Clone {
        self.runs.iter().copied().flatten()
    }

    /// The points that get a mark.
    fn marked(&self) -> Vec<&'a Point> {
        if self.points().count() <= MOST_MARKS {
            return self.points().collect();
        }
        self.runs.iter().flat_map(|run| run.first().into_iter().chain(run.last())).collect()
    }

    fn end_width(&self) -> f64 {
        let names = self.name.iter().map(|name| width(name, TEXT));
        names.fold(width(&self.last.label, VALUE_TEXT), f64::max)
    }

    fn end_height(&self) -> f64 {
        LINE_HEIGHT * (1.0 + self.name.len() as f64)
    }

    /// The class of one part of the line, such as `chart__line chart__line--own`.
    fn class(&self, part: &str) -> String {
        let modifier = match self.emphasis {
            Emphasis::Own => "own",
            Emphasis::Baseline => "baseline",
        };
        format!(r#"class="chart__{part} chart__{part}--{modifier}""#)
    }
}

/// Everything that is drawn and where: the lines, the ticks and the scales of the plot area.
struct Plot<'a> {
    lines: Vec<Drawn<'a>>,
    ticks: Vec<Tick>,
    left: f64,
    right: f64,
    bottom: f64,
    x: Linear,
    y: Linear,
}

impl<'a> Plot<'a> {
    fn lay_out(chart: &'a LineChart<'_>) -> Option<Self> {
        let mut lines: Vec<Drawn<'a>> = chart.lines.iter().filter_map(Drawn::new).collect();
        // Own lines are drawn last, on top of what they are held against.
        lines.sort_by_key(|line| line.emphasis == Emphasis::Own);
        let years = years(lines.iter().flat_map(Drawn::points))?;
        let ticks =
            ticks(lines.iter().flat_map(Drawn::points).map(|point| point.value), chart.format);
        let domain = (ticks.first()?.value, ticks.last()?.value);
        let left = ticks.iter().map(|tick| width(&tick.label, TEXT)).fold(0.0, f64::max);
        let left = left.min(TICK_ROOM) + GAP;
        let ends = lines.iter().map(Drawn::end_width).fold(0.0, f64::max);
        let right = WIDTH - ends.min(NAME_ROOM) - GAP;
        let label_height: f64 = lines.iter().map(Drawn::end_height).sum();
        let bottom = (HEIGHT - BOTTOM).max(label_height + TOP);
        let x = Linear { domain: years, range: (left + INSET, right - INSET) };
        let y = Linear { domain, range: (bottom, TOP) };
        Some(Self { lines, ticks, left, right, bottom, x, y })
    }

    fn height(&self) -> f64 {
        self.bottom + BOTTOM
    }

    fn at(&self, point: &Point) -> (f64, f64) {
        (self.x.at(f64::from(point.year)), self.y.at(point.value))
    }

    /// Horizontal lines at the ticks, a stronger one at zero, and the tick labels.
    fn grid(&self) -> String {
        let across = |value: f64| {
            format!(
                "M{} {}H{}",
                Coordinate(self.left),
                Coordinate(self.y.at(value)),
                Coordinate(self.right)
            )
        };
        let (zero, others): (Vec<_>, Vec<_>) = self.ticks.iter().partition(|t| t.value == 0.0);
        let path = |ticks: &[&Tick]| ticks.iter().map(|t| across(t.value)).collect::<String>();
        let labels = self.ticks.iter().map(|tick| {
            text(self.left - GAP + 2.0, self.y.at(tick.value) + TEXT * 0.35, &tick.label)
        });
        format!(
            concat!(
                r#"<path class="chart__grid" fill="none" d="{}"/>"#,
                r#"<path class="chart__zero" fill="none" stroke="currentColor" d="{}"/>"#,
                r#"<g class="chart__ticks" font-size="{}" text-anchor="end">{}</g>"#,
            ),
            path(&others),
            path(&zero),
            TEXT,
            labels.collect::<String>(),
        )
    }

    /// The years that have a value, as many as there is room for; always the first and the last.
    fn years(&self) -> String {
        let with_value: BTreeSet<u16> =
            self.lines.iter().flat_map(Drawn::points).map(|point| point.year).collect();
        let x = |year: u16| self.x.at(f64::from(year));
        let first = with_value.first().copied();
        let mut shown: Vec<u16> = Vec::new();
        for year in with_value.into_iter().rev() {
            let from_later = shown.last().map_or(f64::MAX, |later| x(*later) - x(year));
            let from_first = first.map_or(0.0, |first| x(year) - x(first));
            let has_room = from_later >= YEAR_ROOM && from_first >= YEAR_ROOM;
            if has_room || shown.is_empty() || Some(year) == first {
                shown.push(year);
            }
        }
        let labels = shown
            .iter()
            .rev()
            .map(|year| text(x(*year), self.bottom + LINE_HEIGHT + 4.0, &year.to_string()));
        format!(
            r#"<g class="chart__years" font-size="{TEXT}" text-anchor="middle">{}</g>"#,
            labels.collect::<String>()
        )
    }

    /// One line and its marks; dashes and the shape of the marks tell lines apart without colour.
    fn line(&self, line: &Drawn<'_>) -> String {
        let runs = line.runs.iter().map(|run| polyline(run.iter().map(|point| self.at(point))));
        let path: String = runs.collect();
        let mark = match line.emphasis {
            Emphasis::Own => circle,
            Emphasis::Baseline => square,
        };
        let (dashes, marks) = match line.emphasis {
            Emphasis::Own => ("", ""),
            Emphasis::Baseline => {
                (r#" stroke-dasharray="6 4""#, r#" fill="none" stroke="currentColor""#)
            }
        };
        let shapes: String = line.marked().iter().map(|point| mark(self.at(point))).collect();
        format!(
            r#"<path {} fill="none" stroke="currentColor"{dashes} d="{path}"/><g {}{marks}>{shapes}</g>"#,
            line.class("line"),
            line.class("marks"),
        )
    }

    /// The first value of each line that has more than one, above the highest and below others.
    fn first_values(&self) -> String {
        let lines: Vec<_> = self.lines.iter().filter(|line| line.first != line.last).collect();
        let highest = lines.iter().map(|line| self.at(line.first).1).fold(f64::MAX, f64::min);
        let wanted: Vec<Block> = lines
            .iter()
            .map(|line| {
                let y = self.at(line.first).1;
                let below = y > highest && y + 6.0 + LINE_HEIGHT < self.bottom;
                let top = if below { y + 6.0 } else { y - 6.0 - LINE_HEIGHT };
                Block { top, height: LINE_HEIGHT }
            })
            .collect();
        let tops = spread(&wanted, 0.0, self.bottom);
        let labels = lines.iter().zip(tops).map(|(line, top)| {
            let x = self.at(line.first).0 - 4.0;
            let label = text(x, top + LINE_HEIGHT - 4.0, &line.first.label);
            format!("<g {}>{label}</g>", line.class("value"))
        });
        format!(r#"<g font-size="{VALUE_TEXT}">{}</g>"#, labels.collect::<String>())
    }

    /// The last value and the name at the end of each line, moved apart, with a thin leader where
    /// the label does not stand beside its point.
    fn ends(&self) -> String {
        let wanted: Vec<Block> = self
            .lines
            .iter()
            .map(|line| Block {
                top: self.at(line.last).1 - LINE_HEIGHT / 2.0,
                height: line.end_height(),
            })
            .collect();
        let tops = spread(&wanted, 0.0, self.height());
        let ends = self.lines.iter().zip(tops).map(|(line, top)| self.end(line, top));
        format!(r#"<g font-size="{TEXT}">{}</g>"#, ends.collect::<String>())
    }

    fn end(&self, line: &Drawn<'_>, top: f64) -> String {
        let x = self.right + GAP;
        let value = text(x, top + LINE_HEIGHT - 3.5, &line.last.label);
        let names = line
            .name
            .iter()
            .zip(2_u8..)
            .map(|(name, row)| text(x, top + LINE_HEIGHT * f64::from(row) - 3.5, name));
        format!(
            r#"{}<g {} font-size="{VALUE_TEXT}">{value}</g><g {}>{}</g>"#,
            self.leader(line, top + LINE_HEIGHT / 2.0),
            line.class("value"),
            line.class("name"),
            names.collect::<String>(),
        )
    }

    /// From the last point of a line to its label, when they are not neighbours.
    fn leader(&self, line: &Drawn<'_>, label_y: f64) -> String {
        let (x, y) = self.at(line.last);
        let label_x = self.right + GAP;
        if label_x - x < 3.0 * GAP && (label_y - y).abs() < LINE_HEIGHT / 2.0 {
            return String::new();
        }
        let path = polyline([(x + 6.0, y), (label_x - 3.0, label_y)].into_iter());
        format!(r#"<path class="chart__leader" fill="none" stroke="currentColor" d="{path}"/>"#)
    }
}
