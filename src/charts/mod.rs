//! Accessible SVG charts, drawn from numbers whose labels are already formatted.
//!
//! Enter at [`line_chart`] for a chart with axes, at [`small_multiples`] for many small ones on one
//! scale, at [`bar_chart`] for several places in one year, at [`sparkline`] for the small line beside
//! a key figure, at [`organisation_chart`] for who answers to whom and at [`budget_chart`] for a
//! split sum. All are pure functions from plain data to a string. The result has classes but no
//! colours, so that the theme (light, dark, print, forced colours) decides how it looks and a
//! strict Content-Security-Policy fits. What a line means is said by the caller, in
//! [`LineChart::description`] and in the table that stands beside every chart.

mod bars;
mod budget;
mod labels;
mod line;
mod multiples;
mod organisation;
mod plot;
mod scale;
mod sparkline;
mod svg;

#[cfg(test)]
mod tests;

pub use bars::bar_chart;
pub use budget::{BudgetChart, BudgetShare, budget_chart};
pub use line::line_chart;
pub use multiples::{Multiple, small_multiples};
pub use organisation::{OrganisationBox, OrganisationChart, organisation_chart};
pub use sparkline::sparkline;

/// A line chart of values over years, ready to be drawn.
pub struct LineChart<'a> {
    /// Unique among the ids of the page; the accessible name and description derive theirs from it.
    pub id: &'a str,
    /// What the chart shows, in a few words: its accessible name.
    pub title: &'a str,
    /// What the chart says, in full sentences, for those who only hear it. Empty where the page
    /// says it beside the picture, so that it is not read twice.
    pub description: &'a str,
    /// The lines; one without a value that can be drawn is left out.
    pub lines: Vec<Line>,
    /// Formats a tick of the value axis, unit included where the reader needs it.
    pub format: &'a dyn Fn(f64) -> String,
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

/// What a line is in the comparison that a chart makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    /// The area that the page is about: solid line, filled circles.
    Own,
    /// A second area on an equal footing: dotted line, hollow circles.
    Other,
    /// What it is held against: dashed line, hollow squares.
    Baseline,
}

/// The value of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The calendar year.
    pub year: u16,
    /// Where the point stands; one that is not finite is a gap.
    pub value: f64,
    /// The value as readers see it, such as `6,5 %`.
    pub label: String,
}

/// Bars of several places side by side, ready to be drawn.
pub struct BarChart<'a> {
    /// Unique among the ids of the page; the accessible name and description derive theirs from it.
    pub id: &'a str,
    /// What the chart shows, in a few words: its accessible name.
    pub title: &'a str,
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
}

/// One place in a bar chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Whose figure it is; stands above the bar.
    pub label: String,
    /// How long the bar is; `None` where words stand instead.
    pub value: Option<f64>,
    /// The value as readers see it, or why there is none.
    pub text: String,
    /// How the bar is set apart from the others.
    pub emphasis: Emphasis,
}

/// Beyond this a double no longer holds every whole number, and no figure of an area is as large.
const LARGEST: f64 = 1e15;

/// The runs of points that can be drawn: a value that cannot splits its run in two.
fn drawable(segments: &[Vec<Point>]) -> Vec<&[Point]> {
    let fits = |point: &Point| point.value.is_finite() && point.value.abs() <= LARGEST;
    let runs = segments.iter().flat_map(|run| run.split(move |point| !fits(point)));
    runs.filter(|run| !run.is_empty()).collect()
}
