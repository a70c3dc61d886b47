//! Accessible SVG charts, drawn from numbers whose labels are already formatted.
//!
//! A [`Chart`] is plain data. [`Chart::on_page`] draws it twice, once for a narrow place and once
//! for a wide one, of which the stylesheet shows one; [`Chart::as_file`] draws the wide one into a
//! file of its own with title, source and colours. [`small_multiples`], [`sparkline`] and
//! [`organisation_chart`] have one drawing that serves at every width. Everything is a pure function
//! from data to a string. On a page nothing has a colour of its own, so that the theme (light, dark,
//! print, forced colours) decides how it looks and a strict Content-Security-Policy fits. What a
//! chart says is told beside it, in sentences and in a table.

mod bars;
mod budget;
mod change;
mod drawing;
mod file;
mod labels;
mod layout;
mod line;
mod multiples;
mod organisation;
mod plot;
mod rows;
mod scale;
mod sparkline;
mod svg;
mod target;

#[cfg(test)]
mod tests;

pub use bars::{Bar, BarChart, Reference};
pub use budget::{BudgetChart, BudgetShare};
pub use change::{ChangeChart, ChangeRow};
pub use drawing::Drawing;
pub use file::Sheet;
pub use layout::Layout;
pub use line::{Line, LineChart};
pub use multiples::{Multiple, Multiples, small_multiples};
pub use organisation::{OrganisationBox, OrganisationChart, organisation_chart};
pub use sparkline::sparkline;
pub use target::{Bound, Standing, TargetChart, TargetRow};

/// A chart, ready to be drawn.
pub enum Chart<'a> {
    /// Values over years.
    Line(LineChart<'a>),
    /// Several places in one year.
    Bars(BarChart),
    /// Several places in two years.
    Change(ChangeChart),
    /// Places on their way to a target.
    Target(TargetChart),
    /// A split sum.
    Budget(BudgetChart),
    /// Many places over years, a small chart each.
    Multiples(Multiples),
}

impl Chart<'_> {
    /// The drawing of one layout; `None` when the chart has no value that can be drawn.
    #[must_use]
    pub fn draw(&self, layout: Layout) -> Option<Drawing> {
        match self {
            Self::Line(chart) => line::draw(chart, layout),
            Self::Bars(chart) => bars::draw(chart, layout),
            Self::Change(chart) => change::draw(chart, layout),
            Self::Target(chart) => target::draw(chart, layout),
            Self::Budget(chart) => budget::draw(chart, layout),
            Self::Multiples(chart) => multiples::draw(chart, layout),
        }
    }

    /// Both drawings as `<svg>` elements by the name `title`, for a page whose stylesheet shows the
    /// one that fits; `None` when there is nothing to draw.
    #[must_use]
    pub fn on_page(&self, title: &str) -> Option<String> {
        let (narrow, wide) = (self.draw(Layout::Narrow)?, self.draw(Layout::Wide)?);
        Some(narrow.element(title) + &wide.element(title))
    }

    /// The narrow drawing alone, for a place that never gets wide.
    #[must_use]
    pub fn in_column(&self, title: &str) -> Option<String> {
        Some(self.draw(Layout::Narrow)?.alone().element(title))
    }

    /// The wide drawing as a file of its own; without one the file has its words alone.
    #[must_use]
    pub fn as_file(&self, sheet: &Sheet<'_>) -> String {
        sheet.file(self.draw(Layout::Wide).as_ref())
    }
}

/// What a place is in the comparison that a chart makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    /// The one that the page is about, or one of several on an equal footing: filled marks, solid
    /// line.
    Own,
    /// Another beside it: hollow marks, dotted line.
    Other,
    /// What it is held against: hollow squares, dashed line.
    Baseline,
}

impl Emphasis {
    /// The class of a group of marks, which gives them their colour.
    fn class(self) -> &'static str {
        match self {
            Self::Own => "chart__own",
            Self::Other => "chart__other",
            Self::Baseline => "chart__baseline",
        }
    }
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

/// A value that is not of a series of years.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Where it stands; one that is not finite is not drawn.
    pub value: f64,
    /// As readers see it, such as `6,5 %`.
    pub label: String,
}

/// Beyond this a double no longer holds every whole number, and no figure of an area is as large.
const LARGEST: f64 = 1e15;

/// Whether a value has a place on a scale.
fn fits(value: f64) -> bool {
    value.is_finite() && value.abs() <= LARGEST
}

/// The runs of points that can be drawn: a value that cannot splits its run in two.
fn drawable(segments: &[Vec<Point>]) -> Vec<&[Point]> {
    let runs = segments.iter().flat_map(|run| run.split(|point| !fits(point.value)));
    runs.filter(|run| !run.is_empty()).collect()
}
