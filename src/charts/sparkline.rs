//! The small line beside a key figure.

use super::scale::{Linear, ticks, years};
use super::svg::{Coordinate, circle, polyline, square, stroke};
use super::{Emphasis, Point, drawable, fits};

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 36.0;

/// Room for the end mark and for half the width of the line.
const MARGIN: f64 = 5.0;

/// Draws a series without axes, with a mark at its newest value and a faint one at `baseline`, above
/// a line at zero; `None` when there is nothing that can be drawn. A gap stays a gap.
///
/// `baseline` is the municipality's value of the same year as the newest; of another year it is left
/// out. Hidden from assistive technology: the number and a sentence stand beside it.
#[must_use]
pub fn sparkline(segments: &[Vec<Point>], baseline: Option<&Point>) -> Option<String> {
    let runs = drawable(segments);
    let (last_run, last) = (*runs.last()?, runs.last()?.last()?);
    let baseline = baseline.filter(|point| fits(point.value) && point.year == last.year);
    let points = || runs.iter().copied().flatten();
    // The scale of the full chart, so that both show the same slope.
    let values = points().chain(baseline).map(|point| point.value);
    let axis = ticks(values, &|value: f64| value.to_string());
    let domain = (axis.first()?.value, axis.last()?.value);
    let x = Linear { domain: years(points())?, range: (MARGIN, WIDTH - MARGIN) };
    let y = Linear { domain, range: (HEIGHT - MARGIN, MARGIN) };
    let at = |point: &Point| (x.at(f64::from(point.year)), y.at(point.value));
    let path: String = runs.iter().map(|run| polyline(run.iter().map(at))).collect();
    let lonely = runs.iter().filter(|run| run.len() == 1 && **run != last_run);
    let marked = lonely.copied().flatten().chain([last]);
    let own: String = marked.map(|point| circle(at(point), 4.0)).collect();
    let class = Emphasis::Own.class();
    let held_against = baseline.map_or_else(String::new, |point| {
        let mark = square(at(point), 3.0);
        super::svg::marks(Emphasis::Baseline.class(), super::svg::Fill::Hollow, &mark)
    });
    let zero = stroke("chart__zero", "", &format!("M0 {}H{WIDTH}", Coordinate(y.at(0.0))));
    let line = stroke(&format!("chart__line {class}"), r#" stroke-width="2.5""#, &path);
    Some(format!(
        r#"<svg class="chart chart--spark" viewBox="0 0 {WIDTH} {HEIGHT}" fill="currentColor" aria-hidden="true">{zero}{line}{held_against}<g class="{class}">{own}</g></svg>"#,
    ))
}
