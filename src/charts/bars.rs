//! Draws horizontal bars, one for each place, on the same 360 units as line charts.
//!
//! A name stands above its bar and the value at its end, so nothing is cut off on a phone. Where
//! there is no value its place has words and no bar: a bar of no length would say zero.

use super::labels::{width, wrap};
use super::plot::{GAP, TEXT, VALUE_TEXT, WIDTH};
use super::scale::Linear;
use super::svg::{Coordinate, text};
use super::{Bar, BarChart, Emphasis, LARGEST};
use crate::text::escape::escaped;

/// From the top of one name to that of the next.
const ROW: f64 = 50.0;
/// From the top of a name to its bar.
const NAME: f64 = 20.0;
const THICKNESS: f64 = 18.0;

/// Draws a chart as one `<svg>` element without a fixed size; `None` when no bar has a value that
/// can be drawn. Bars begin at zero.
#[must_use]
pub fn bar_chart(chart: &BarChart<'_>) -> Option<String> {
    let values: Vec<f64> = chart.bars.iter().filter_map(drawable).collect();
    if values.is_empty() {
        return None;
    }
    let (low, high) = values
        .iter()
        .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(*value), high.max(*value)));
    let high = if high > low { high } else { low + 1.0 };
    let texts = chart.bars.iter().filter(|bar| drawable(bar).is_some());
    let room = texts.map(|bar| width(&bar.text, VALUE_TEXT)).fold(0.0, f64::max) + GAP;
    let x = Linear { domain: (low, high), range: (1.0, WIDTH - room.min(WIDTH / 2.0)) };
    let mut svg = head(chart);
    for (row, bar) in (0_u16..).zip(&chart.bars) {
        svg.push_str(&drawn(bar, &x, f64::from(row) * ROW));
    }
    svg.push_str("</svg>");
    Some(svg)
}

fn drawable(bar: &Bar) -> Option<f64> {
    bar.value.filter(|value| value.is_finite() && value.abs() <= LARGEST)
}

fn head(chart: &BarChart<'_>) -> String {
    let rows = u16::try_from(chart.bars.len()).unwrap_or(u16::MAX);
    format!(
        concat!(
            r#"<svg class="chart chart--bars" viewBox="0 0 {w} {h}" role="img" "#,
            r#"aria-labelledby="{id}-title"><title id="{id}-title">{title}</title>"#,
        ),
        w = WIDTH,
        h = Coordinate(f64::from(rows) * ROW - (ROW - NAME - THICKNESS) + 2.0),
        id = escaped(chart.id),
        title = escaped(chart.title),
    )
}

/// A name with its bar and value, or with words instead.
fn drawn(bar: &Bar, x: &Linear, top: f64) -> String {
    let emphasis = match bar.emphasis {
        Emphasis::Own | Emphasis::Other => "own",
        Emphasis::Baseline => "baseline",
    };
    let name = wrap(&bar.label, TEXT, WIDTH, 1).concat();
    let name = text(0.0, top + TEXT, &name);
    let baseline = top + NAME + THICKNESS - 4.0;
    let Some(value) = drawable(bar) else {
        let words = text(0.0, baseline, &bar.text);
        return format!(r#"<g class="chart__name" font-size="{TEXT}">{name}{words}</g>"#);
    };
    let (zero, end) = (x.at(0.0), x.at(value));
    let number = text(zero.max(end) + GAP, baseline, &bar.text);
    let paint = match bar.emphasis {
        Emphasis::Own | Emphasis::Other => r#" fill="currentColor""#,
        Emphasis::Baseline => r#" fill="none" stroke="currentColor""#,
    };
    format!(
        concat!(
            r#"<g class="chart__name chart__name--{e}" font-size="{t}">{name}</g>"#,
            r#"<rect class="chart__bar chart__bar--{e}"{paint} x="{x}" y="{y}" width="{w}" height="{h}"/>"#,
            r#"<g class="chart__value chart__value--{e}" font-size="{v}">{number}</g>"#,
        ),
        e = emphasis,
        t = TEXT,
        v = VALUE_TEXT,
        name = name,
        paint = paint,
        number = number,
        x = Coordinate(zero.min(end)),
        y = Coordinate(top + NAME),
        w = Coordinate((end - zero).abs()),
        h = THICKNESS,
    )
}
