//! The small line beside a key figure.

use super::scale::{Linear, ticks, years};
use super::svg::{Coordinate, circle, polyline};
use super::{Point, drawable};

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 36.0;

/// Room for the end mark and for half the width of the line.
const MARGIN: f64 = 5.0;

/// Draws a series without axes, with a mark at its newest value, above a line at zero; `None` when
/// there is nothing that can be drawn.
///
/// Hidden from assistive technology: the number and a sentence stand beside it.
#[must_use]
pub fn sparkline(segments: &[Vec<Point>]) -> Option<String> {
    let runs = drawable(segments);
    let last = *runs.last()?;
    let points = || runs.iter().copied().flatten();
    // The scale of the full chart, so that both show the same slope.
    let axis = ticks(points().map(|point| point.value), &|value| value.to_string());
    let domain = (axis.first()?.value, axis.last()?.value);
    let x = Linear { domain: years(points())?, range: (MARGIN, WIDTH - MARGIN) };
    let y = Linear { domain, range: (HEIGHT - MARGIN, MARGIN) };
    let at = |point: &Point| (x.at(f64::from(point.year)), y.at(point.value));
    let path: String = runs.iter().map(|run| polyline(run.iter().map(at))).collect();
    let lonely = runs.iter().filter(|run| run.len() == 1 && **run != last);
    let marked = lonely.copied().flatten().chain(last.last());
    let marks: String = marked.map(at).map(circle).collect();
    Some(format!(
        concat!(
            r#"<svg class="chart chart--spark" viewBox="0 0 {w} {h}" aria-hidden="true">"#,
            r#"<path class="chart__zero" fill="none" stroke="currentColor" d="M0 {zero}H{w}"/>"#,
            r#"<path class="chart__line chart__line--own" fill="none" stroke="currentColor" d="{path}"/>"#,
            r#"<g class="chart__marks chart__marks--own">{marks}</g></svg>"#,
        ),
        w = WIDTH,
        h = HEIGHT,
        zero = Coordinate(y.at(0.0)),
        path = path,
        marks = marks,
    ))
}
