//! Draws horizontal bars, one for each place, with a line at what they are held against.
//!
//! A name stands beside its bar, or above it on a phone, and the value at its end. Where there is no
//! value its place has words and no bar: a bar of no length would say zero.

use super::labels::{bold, width, wrap};
use super::layout::{DROP, GAP, Layout, TEXT, VALUE};
use super::rows::{Row, Rows};
use super::scale::Linear;
use super::svg::{Anchor, Coordinate, block, stroke, text, texts, values};
use super::{Drawing, Emphasis, Value, fits};

/// Bars of several places side by side, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct BarChart {
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
    /// What they are held against; left out when its value cannot be drawn.
    pub reference: Option<Reference>,
}

/// One place in a bar chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Whose figure it is.
    pub label: String,
    /// How long the bar is; `None` where words stand instead.
    pub value: Option<f64>,
    /// The value as readers see it, or why there is none.
    pub text: String,
    /// Whether the bar is the page's own or one of several equals, or another beside its own.
    pub emphasis: Emphasis,
}

/// A line across all bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Whose figure it is.
    pub label: String,
    /// Where the line stands, and the value as readers see it.
    pub value: Value,
}

const THICK: f64 = 20.0;

/// Room above the bars for the words of the line.
const HEAD: f64 = 28.0;

/// Draws a chart; `None` when no bar has a value that can be drawn. Bars begin at zero.
pub(super) fn draw(chart: &BarChart, layout: Layout) -> Option<Drawing> {
    let plot = Plot::lay_out(chart, layout)?;
    let svg = [
        plot.bars(Emphasis::Own),
        plot.bars(Emphasis::Other),
        plot.zero(),
        plot.line(),
        plot.rows.names(),
        plot.values(),
        plot.words(),
    ];
    Some(Drawing::new("chart--bars", layout, plot.rows.bottom, svg.concat()))
}

struct Plot<'c> {
    chart: &'c BarChart,
    reference: Option<&'c Reference>,
    rows: Rows,
    x: Linear,
    layout: Layout,
}

impl<'c> Plot<'c> {
    fn lay_out(chart: &'c BarChart, layout: Layout) -> Option<Self> {
        let lengths: Vec<f64> = chart.bars.iter().filter_map(length).collect();
        if lengths.is_empty() {
            return None;
        }
        let reference = chart.reference.as_ref().filter(|line| fits(line.value.value));
        let top = if reference.is_some() { HEAD } else { 0.0 };
        let has_others = chart.bars.iter().any(|bar| bar.emphasis == Emphasis::Other);
        let name = |bar: &'c Bar| (bar.label.as_str(), has_others && bar.emphasis == Emphasis::Own);
        let rows = Rows::lay_out(chart.bars.iter().map(name), layout, top, THICK);
        let all = lengths.into_iter().chain(reference.map(|line| line.value.value));
        let (low, high) =
            all.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let high = if high > low { high } else { low + 1.0 };
        let texts = chart.bars.iter().filter(|bar| length(bar).is_some());
        let room = texts.map(|bar| bold(&bar.text, VALUE)).fold(0.0, f64::max) + GAP;
        let right = layout.width() - room.min((layout.width() - rows.left) / 2.0);
        let x = Linear { domain: (low, high), range: (rows.left + 1.0, right) };
        Some(Self { chart, reference, rows, x, layout })
    }

    fn all(&self) -> impl Iterator<Item = (&'c Bar, &Row)> {
        self.chart.bars.iter().zip(&self.rows.all)
    }

    /// The bars of one kind as one path.
    fn bars(&self, emphasis: Emphasis) -> String {
        let bar = |(bar, row): (&Bar, &Row)| {
            let (zero, end) = (self.x.at(0.0), self.x.at(length(bar)?));
            Some(block(zero.min(end), row.middle - THICK / 2.0, (end - zero).abs(), THICK))
        };
        let path: String =
            self.all().filter(|(b, _)| b.emphasis == emphasis).filter_map(bar).collect();
        let class = emphasis.class();
        match emphasis {
            _ if path.is_empty() => path,
            Emphasis::Own => format!(r#"<path class="chart__bars {class}" d="{path}"/>"#),
            _ => stroke(
                &format!("chart__bars chart__hollow {class}"),
                r#" stroke-width="1.5""#,
                &path,
            ),
        }
    }

    /// The line that all bars begin at.
    fn zero(&self) -> String {
        let (Some(first), Some(last)) = (self.rows.all.first(), self.rows.all.last()) else {
            return String::new();
        };
        match self.layout {
            Layout::Narrow => String::new(),
            Layout::Wide => {
                let path = format!(
                    "M{} {}V{}",
                    Coordinate(self.x.at(0.0)),
                    Coordinate(first.middle - THICK / 2.0 - 4.0),
                    Coordinate(last.middle + THICK / 2.0 + 4.0)
                );
                stroke("chart__zero", "", &path)
            }
        }
    }

    /// The line of what the bars are held against: across all of them, or on a phone across each,
    /// where names stand between them.
    fn line(&self) -> String {
        let Some(line) = self.reference else { return String::new() };
        let x = self.x.at(line.value.value);
        let beyond = 5.0;
        let ends =
            |row: &Row| (row.middle - THICK / 2.0 - beyond, row.middle + THICK / 2.0 + beyond);
        let down = |(from, to): (f64, f64)| {
            format!("M{} {}V{}", Coordinate(x), Coordinate(from), Coordinate(to))
        };
        let with_bar = self.all().filter(|(bar, _)| length(bar).is_some());
        let path: String = match (self.layout, self.rows.all.last()) {
            (Layout::Narrow, _) => with_bar.map(|(_, row)| down(ends(row))).collect(),
            (Layout::Wide, Some(last)) => down((HEAD - 8.0, ends(last).1)),
            (Layout::Wide, None) => String::new(),
        };
        let class = Emphasis::Baseline.class();
        // The ground shows on both sides, so that the line is seen across a bar of any colour.
        format!(r#"<path class="chart__casing" stroke-width="5" d="{path}"/>"#)
            + &stroke(&format!("chart__line {class}"), r#" stroke-width="2""#, &path)
            + &self.line_label(line, x)
    }

    /// The words of the line above it, as far to the sides as there is room.
    fn line_label(&self, line: &Reference, x: f64) -> String {
        let room = self.layout.width();
        let value_width = bold(&line.value.label, VALUE) + 6.0;
        let name = wrap(&line.label, TEXT, room - value_width, 1).concat();
        let whole = value_width + width(&name, TEXT);
        let start = (x - whole / 2.0).min(room - whole).max(0.0);
        let class = Emphasis::Baseline.class();
        let value = text(start, TEXT, &line.value.label);
        let name = text(start + value_width, TEXT, &name);
        values(class, Anchor::Start, &value)
            + &texts(&format!("chart__name {class}"), Anchor::Start, &name)
    }

    /// The values at the ends of their bars.
    fn values(&self) -> String {
        let value = |(bar, row): (&Bar, &Row)| {
            let end = self.x.at(length(bar)?).max(self.x.at(0.0));
            Some(text(end + GAP, row.middle + VALUE * DROP, &bar.text))
        };
        let of = |emphasis: Emphasis| {
            let values_of: String =
                self.all().filter(|(b, _)| b.emphasis == emphasis).filter_map(value).collect();
            values(emphasis.class(), Anchor::Start, &values_of)
        };
        of(Emphasis::Own) + &of(Emphasis::Other)
    }

    /// The words of those without a bar.
    fn words(&self) -> String {
        let x = self.rows.left + GAP;
        let room = self.layout.width() - x;
        let without = self.all().filter(|(bar, _)| length(bar).is_none());
        let words = without.map(|(bar, row)| {
            text(x, row.middle + TEXT * DROP, &wrap(&bar.text, TEXT, room, 1).concat())
        });
        texts("chart__tick chart__name", Anchor::Start, &words.collect::<String>())
    }
}

fn length(bar: &Bar) -> Option<f64> {
    bar.value.filter(|value| fits(*value))
}
