//! Draws a line chart, one function for each layer of marks.
//!
//! The grid is 360 units across, which a phone shows at four fifths: no text is smaller than 14
//! units. The names of the lines stand at their ends, so there is no legend to look up.

use super::labels::{Block, spread};
use super::plot::{Drawn, GAP, LINE_HEIGHT, Plot, TEXT, VALUE_TEXT, WIDTH};
use super::scale::Tick;
use super::svg::{Coordinate, circle, named, polyline, square, text};
use super::{Emphasis, LineChart};

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
    let (attributes, elements) = named(chart.id, chart.title, chart.description);
    format!(
        r#"<svg class="chart chart--line" viewBox="0 0 {WIDTH} {}" role="img" {attributes}>{elements}"#,
        Coordinate(height),
    )
}

impl Plot<'_> {
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

    fn years(&self) -> String {
        let labels = self.labelled_years().into_iter().map(|year| {
            text(self.x.at(year.into()), self.bottom + LINE_HEIGHT + 4.0, &year.to_string())
        });
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
            Emphasis::Own | Emphasis::Other => circle,
            Emphasis::Baseline => square,
        };
        let (dashes, marks) = match line.emphasis {
            Emphasis::Own => ("", ""),
            Emphasis::Other => {
                (r#" stroke-dasharray="2 3""#, r#" fill="none" stroke="currentColor""#)
            }
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
