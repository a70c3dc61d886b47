//! Writing SVG: numbers, escaped text and the few elements that the charts are made of.

use std::fmt::{self, Display};

use crate::text::escape::escaped;

/// A coordinate with at most one decimal and never a negative zero: a tenth of a unit is less than
/// any screen shows at the sizes that charts have.
pub(super) struct Coordinate(pub(super) f64);

impl Display for Coordinate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round();
        // Whole numbers are written in a tenth of the time that fractions take.
        #[expect(clippy::cast_possible_truncation, reason = "a drawing is small")]
        let tenths = tenths as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        match (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (whole, tenth) => write!(f, "{sign}{whole}.{tenth}"),
        }
    }
}

/// Whether marks are filled with their colour or with the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    Solid,
    Hollow,
}

/// Where a text stands to its coordinate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A `<text>` element whose baseline starts, ends or has its middle at `x`, as its group says.
pub(super) fn text(x: f64, y: f64, content: &str) -> String {
    format!(r#"<text x="{}" y="{}">{}</text>"#, Coordinate(x), Coordinate(y), escaped(content))
}

/// Texts with a class of their own; nothing when there are none.
pub(super) fn texts(class: &str, anchor: Anchor, texts: &str) -> String {
    if texts.is_empty() {
        return String::new();
    }
    let anchor = match anchor {
        Anchor::Start => "",
        Anchor::Middle => r#" text-anchor="middle""#,
        Anchor::End => r#" text-anchor="end""#,
    };
    format!(r#"<g class="{class}"{anchor}>{texts}</g>"#)
}

/// Values in bold with a class for their colour; nothing when there are none.
pub(super) fn values(class: &str, anchor: Anchor, values: &str) -> String {
    let group = texts(&format!("chart__value {class}"), anchor, values);
    group.replacen(
        "<g ",
        &format!("<g font-size=\"{}\" font-weight=\"700\" ", super::layout::VALUE),
        1,
    )
}

/// A path without a fill; nothing when it is empty.
pub(super) fn stroke(class: &str, attributes: &str, path: &str) -> String {
    if path.is_empty() {
        return String::new();
    }
    format!(r#"<path class="{class}" fill="none" stroke="currentColor"{attributes} d="{path}"/>"#)
}

/// Marks of one colour; nothing when there are none.
pub(super) fn marks(class: &str, fill: Fill, marks: &str) -> String {
    if marks.is_empty() {
        return String::new();
    }
    match fill {
        Fill::Solid => format!(r#"<g class="{class}">{marks}</g>"#),
        Fill::Hollow => format!(
            r#"<g class="{class} chart__hollow" fill="none" stroke="currentColor" stroke-width="2">{marks}</g>"#
        ),
    }
}

/// The path data of one unbroken run of a line; empty when there is only one point.
pub(super) fn polyline(points: impl Iterator<Item = (f64, f64)>) -> String {
    let corners: Vec<String> =
        points.map(|(x, y)| format!("{} {}", Coordinate(x), Coordinate(y))).collect();
    if corners.len() < 2 { String::new() } else { format!("M{}", corners.join("L")) }
}

/// The path data of a box.
pub(super) fn block(x: f64, y: f64, width: f64, height: f64) -> String {
    let (x, y, width, height) =
        (Coordinate(x), Coordinate(y), Coordinate(width), Coordinate(height));
    format!("M{x} {y}h{width}v{height}h-{width}z")
}

/// The round mark of a place.
pub(super) fn circle((x, y): (f64, f64), radius: f64) -> String {
    format!(r#"<circle cx="{}" cy="{}" r="{}"/>"#, Coordinate(x), Coordinate(y), Coordinate(radius))
}

/// The square mark of what places are held against.
pub(super) fn square((x, y): (f64, f64), half: f64) -> String {
    let side = Coordinate(2.0 * half);
    format!(
        r#"<path d="M{} {}h{side}v{side}h-{side}z"/>"#,
        Coordinate(x - half),
        Coordinate(y - half)
    )
}
