//! Draws a line chart, one function for each layer of marks.
//!
//! The names of the lines stand at their ends, so there is no legend to look up.

use super::labels::{Block, bold, spread};
use super::layout::{DROP, GAP, LINE, Layout, TEXT, VALUE};
use super::plot::{Drawn, Plot};
use super::scale::Tick;
use super::svg::{
    Anchor, Coordinate, Fill, circle, marks, polyline, square, stroke, text, texts, values,
};
use super::{Drawing, Emphasis, Point};

/// A line chart of values over years, ready to be drawn.
pub struct LineChart<'a> {
    /// The lines; one without a value that can be drawn is left out.
    pub lines: Vec<Line>,
    /// Formats a tick of the value axis, unit included where the reader needs it.
    pub format: Box<dyn Fn(f64) -> String + 'a>,
}

/// One series of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Whose figures these are; stands at the end of the line.
    pub label: String,
    /// How the line is set apart from the others.
    pub emphasis: Emphasis,
    /// Runs of years without a gap, oldest first; the line breaks between them.
    pub segments: Vec<Vec<Point>>,
}

/// A line that goes further up or down than this beside its first value would cross it.
const STEEP: f64 = 7.0;

/// Draws a chart; `None` when no line has a value that can be drawn.
///
/// Zero is always on the value axis. The first and the last value of each line are written out,
/// years only where there is a value.
pub(super) fn draw(chart: &LineChart<'_>, layout: Layout) -> Option<Drawing> {
    let plot = Plot::lay_out(chart, layout)?;
    let mut svg = plot.grid() + &plot.years();
    for drawn in &plot.lines {
        svg.push_str(&plot.line(drawn));
    }
    svg.push_str(&plot.first_values());
    svg.push_str(&plot.ends());
    Some(Drawing::new("chart--line", layout, plot.height(), svg))
}

impl Plot<'_> {
    /// Horizontal lines at the ticks, a stronger one at zero, and the tick labels.
    fn grid(&self) -> String {
        let (left, right) = (Coordinate(self.left), Coordinate(self.right));
        let across =
            |tick: &&Tick| format!("M{left} {}H{right}", Coordinate(self.y.at(tick.value)));
        let (zero, others): (Vec<_>, Vec<_>) = self.ticks.iter().partition(|t| t.value == 0.0);
        let labels = self.ticks.iter().map(|tick| {
            text(self.left - GAP + 2.0, self.y.at(tick.value) + TEXT * DROP, &tick.label)
        });
        let label = texts("chart__tick", Anchor::End, &labels.collect::<String>());
        let path = |ticks: Vec<&Tick>| ticks.iter().map(across).collect::<String>();
        stroke("chart__grid", "", &path(others)) + &stroke("chart__zero", "", &path(zero)) + &label
    }

    /// The years with a short line down to each.
    fn years(&self) -> String {
        let years = self.labelled_years();
        let at = |year: &u16| self.x.at((*year).into());
        let down = |year: &u16| format!("M{} {}v5", Coordinate(at(year)), Coordinate(self.bottom));
        let label = |year: &u16| text(at(year), self.bottom + LINE + 4.0, &year.to_string());
        let labels: String = years.iter().map(label).collect();
        stroke("chart__zero", "", &years.iter().map(down).collect::<String>())
            + &texts("chart__tick", Anchor::Middle, &labels)
    }

    /// One line and its marks; dashes and the shape of the marks tell lines apart without colour.
    fn line(&self, line: &Drawn<'_>) -> String {
        let runs = line.runs.iter().map(|run| polyline(run.iter().map(|point| self.at(point))));
        let path: String = runs.collect();
        let shapes = line.marked().into_iter().map(|point| mark(line.emphasis, self.at(point)));
        let shapes: String = shapes.collect();
        let (dashes, fill) = match line.emphasis {
            Emphasis::Own => (r#" stroke-width="2.5""#, Fill::Solid),
            Emphasis::Other => (r#" stroke-width="2.5" stroke-dasharray="2 3""#, Fill::Hollow),
            Emphasis::Baseline => (r#" stroke-width="2" stroke-dasharray="6 4""#, Fill::Hollow),
        };
        let class = line.emphasis.class();
        stroke(&format!("chart__line {class}"), dashes, &path) + &marks(class, fill, &shapes)
    }

    /// The first value of each line that has more than one: above the highest and below others, but
    /// never where the line itself goes.
    fn first_values(&self) -> String {
        let lines: Vec<_> = self.lines.iter().filter(|line| line.first != line.last).collect();
        let highest = lines.iter().map(|line| self.at(line.first).1).fold(f64::MAX, f64::min);
        let wanted: Vec<Block> = lines
            .iter()
            .map(|line| {
                let y = self.at(line.first).1;
                let way = self.way(line);
                let others = lines.iter().map(|other| self.at(other.first).1 - y);
                let next = others.filter(|down| *down > 0.0).fold(f64::MAX, f64::min);
                let is_clear = next > 2.0 * LINE;
                let below = match y > highest {
                    true => way <= STEEP,
                    false => way < -STEEP && is_clear,
                };
                let below = below && y + 7.0 + LINE < self.bottom;
                let top = if below { y + 7.0 } else { y - 7.0 - LINE };
                Block { top, height: LINE }
            })
            .collect();
        let tops = spread(&wanted, 0.0, self.bottom);
        let labels = lines.iter().zip(tops).map(|(line, top)| {
            // Never beyond the labels at the line's own end.
            let most = self.right + GAP - bold(&line.first.label, VALUE);
            let x = (self.at(line.first).0 - 5.0).min(most).max(0.0);
            let label = text(x, top + LINE - 4.0, &line.first.label);
            values(line.emphasis.class(), Anchor::Start, &label)
        });
        labels.collect()
    }

    /// How far a line goes down over the width of a value from its first point; up is negative.
    fn way(&self, line: &Drawn<'_>) -> f64 {
        let Some([first, next]) = line.runs.first().and_then(|run| run.first_chunk()) else {
            return 0.0;
        };
        let ((x, y), (next_x, next_y)) = (self.at(first), self.at(next));
        let reach = bold(&first.label, VALUE);
        (next_y - y) * (reach / (next_x - x)).min(1.0)
    }

    /// The last value and the name at the end of each line, moved apart, with a thin leader where
    /// the label does not stand beside its point.
    fn ends(&self) -> String {
        let wanted = self.lines.iter().map(|line| Block {
            top: self.at(line.last).1 - LINE / 2.0,
            height: line.end_height(),
        });
        let tops = spread(&wanted.collect::<Vec<_>>(), 0.0, self.bottom + 6.0);
        self.lines.iter().zip(tops).map(|(line, top)| self.end(line, top)).collect()
    }

    fn end(&self, line: &Drawn<'_>, top: f64) -> String {
        let x = self.right + GAP;
        let value = text(x, top + LINE - 3.5, &line.last.label);
        let names = line
            .name
            .iter()
            .zip(2_u8..)
            .map(|(name, row)| text(x, top + LINE * f64::from(row) - 3.5, name));
        let class = line.emphasis.class();
        self.leader(line, top + LINE / 2.0)
            + &values(class, Anchor::Start, &value)
            + &texts(&format!("chart__name {class}"), Anchor::Start, &names.collect::<String>())
    }

    /// From the last point of a line to its label, when they are not neighbours.
    fn leader(&self, line: &Drawn<'_>, label_y: f64) -> String {
        let (x, y) = self.at(line.last);
        let label_x = self.right + GAP;
        if label_x - x < 3.0 * GAP && (label_y - y).abs() < LINE / 2.0 {
            return String::new();
        }
        let path = polyline([(x + 7.0, y), (label_x - 3.0, label_y)].into_iter());
        stroke("chart__leader", "", &path)
    }
}

/// The mark of a line at a point.
pub(super) fn mark(emphasis: Emphasis, at: (f64, f64)) -> String {
    match emphasis {
        Emphasis::Own | Emphasis::Other => circle(at, 4.0),
        Emphasis::Baseline => square(at, 3.5),
    }
}
