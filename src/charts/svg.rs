//! Writing SVG: numbers, escaped text and the few elements that the charts are made of.

use std::fmt::{self, Display};

use crate::text::escape::escaped;

/// A coordinate with at most one decimal and never a negative zero: a tenth of a unit is less than
/// any screen shows at the sizes that charts have.
pub(super) struct Coordinate(pub(super) f64);

impl Display for Coordinate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() + 0.0;
        if tenths % 10.0 == 0.0 {
            write!(f, "{:.0}", tenths / 10.0)
        } else {
            write!(f, "{:.1}", tenths / 10.0)
        }
    }
}

/// The attributes and the elements that give an image its name and its description, which is left
/// out when it is empty.
pub(super) fn named(id: &str, title: &str, description: &str) -> (String, String) {
    let (id, title) = (escaped(id), escaped(title));
    let attribute = format!(r#"aria-labelledby="{id}-title""#);
    let element = format!(r#"<title id="{id}-title">{title}</title>"#);
    if description.is_empty() {
        return (attribute, element);
    }
    let description = escaped(description);
    (
        format!(r#"{attribute} aria-describedby="{id}-desc""#),
        format!(r#"{element}<desc id="{id}-desc">{description}</desc>"#),
    )
}

/// A `<text>` element whose baseline starts, ends or has its middle at `x`, as its group says.
pub(super) fn text(x: f64, y: f64, content: &str) -> String {
    format!(r#"<text x="{}" y="{}">{}</text>"#, Coordinate(x), Coordinate(y), escaped(content))
}

/// The path data of one unbroken run of a line; empty when there is only one point.
pub(super) fn polyline(points: impl Iterator<Item = (f64, f64)>) -> String {
    let corners: Vec<String> =
        points.map(|(x, y)| format!("{} {}", Coordinate(x), Coordinate(y))).collect();
    if corners.len() < 2 { String::new() } else { format!("M{}", corners.join("L")) }
}

/// The mark of an own value.
pub(super) fn circle((x, y): (f64, f64)) -> String {
    format!(r#"<circle cx="{}" cy="{}" r="4"/>"#, Coordinate(x), Coordinate(y))
}

/// The mark of a baseline value.
pub(super) fn square((x, y): (f64, f64)) -> String {
    format!(r#"<path d="M{} {}h7v7h-7z"/>"#, Coordinate(x - 3.5), Coordinate(y - 3.5))
}
