//! Draws who answers to whom: boxes below each other, indented by level, joined by lines.
//!
//! One layout for every width: a phone has room for one box beside another's indent, and no more.
//! A box that answers to none stands at the left edge without a line.

use super::labels::wrap;
use super::svg::{Coordinate, text};
use crate::text::escape::escaped;

/// An organisation, ready to be drawn.
pub struct OrganisationChart<'a> {
    /// Unique among the ids of the page; the accessible name and description derive theirs from it.
    pub id: &'a str,
    /// What is drawn, in a few words: its accessible name.
    pub title: &'a str,
    /// Who answers to whom, in full sentences: its accessible description.
    pub description: &'a str,
    /// The boxes from top to bottom; each stands after the one that it answers to.
    pub boxes: &'a [OrganisationBox],
}

/// A body in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationBox {
    /// Its name.
    pub name: String,
    /// What it is or where it works.
    pub detail: Option<String>,
    /// The place in the list of the one that it answers to.
    pub above: Option<usize>,
}

/// The width of the drawing, in units that are the same in all charts.
const WIDTH: f64 = 360.0;
/// How far a box stands in from the one that it answers to.
const INDENT: f64 = 24.0;
/// The deepest level that is indented further: below it there would be no room for names.
const DEEPEST: usize = 4;
const GAP: f64 = 12.0;
const PADDING: f64 = 10.0;
const NAME: f64 = 15.0;
const DETAIL: f64 = 14.0;
const LINE: f64 = 19.0;
/// The most lines of a name or detail.
const MOST_LINES: usize = 4;
/// Bold letters are about so much wider than those that widths are estimated for.
const BOLD: f64 = 1.22;

/// A box with its place.
struct Placed {
    name: Vec<String>,
    detail: Vec<String>,
    left: f64,
    top: f64,
    height: f64,
    above: Option<usize>,
    /// Whether others answer to it and it answers to none.
    leads: bool,
}

impl Placed {
    fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }
}

/// Draws an organisation as one `<svg>` element without a fixed size; `None` when it has no boxes.
#[must_use]
pub fn organisation_chart(chart: &OrganisationChart<'_>) -> Option<String> {
    let placed = lay_out(chart.boxes);
    let last = placed.last()?;
    let mut svg = format!(
        concat!(
            r#"<svg class="chart chart--organisation" viewBox="0 0 {w} {h}" role="img" "#,
            r#"aria-labelledby="{id}-title {id}-desc">"#,
            r#"<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>"#,
        ),
        w = WIDTH,
        h = Coordinate(last.top + last.height + 1.0),
        id = escaped(chart.id),
        title = escaped(chart.title),
        description = escaped(chart.description),
    );
    svg.push_str(&lines(&placed));
    placed.iter().for_each(|own| svg.push_str(&drawn(own)));
    svg.push_str("</svg>");
    Some(svg)
}

fn lay_out(boxes: &[OrganisationBox]) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::with_capacity(boxes.len());
    let mut levels: Vec<usize> = Vec::with_capacity(boxes.len());
    let mut top = 1.0;
    for (place, own) in boxes.iter().enumerate() {
        let above = own.above.filter(|above| *above < place);
        let level = above.map_or(0, |above| levels[above] + 1);
        levels.push(level);
        #[expect(clippy::cast_precision_loss, reason = "a level is at most 4 here")]
        let left = 1.0 + level.min(DEEPEST) as f64 * INDENT;
        let room = WIDTH - left - 1.0 - 2.0 * PADDING;
        let name = wrap(&own.name, NAME * BOLD, room, MOST_LINES);
        let detail = own.detail.as_deref().map(|detail| wrap(detail, DETAIL, room, MOST_LINES));
        let detail = detail.unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "there are at most 8 lines")]
        let height = (name.len() + detail.len()) as f64 * LINE + 2.0 * PADDING - 4.0;
        let leads = above.is_none() && boxes.iter().any(|other| other.above == Some(place));
        placed.push(Placed { name, detail, left, top, height, above, leads });
        top += height + GAP;
    }
    placed
}

/// From each box down the left side of the one above it and across to it.
fn lines(placed: &[Placed]) -> String {
    let line = |own: &Placed| {
        let above = &placed[own.above?];
        let (x, from) = (above.left + INDENT / 2.0, above.top + above.height);
        let (x, from) = (Coordinate(x), Coordinate(from));
        Some(format!("M{x} {from}V{}H{}", Coordinate(own.middle()), Coordinate(own.left)))
    };
    let path: String = placed.iter().filter_map(line).collect();
    if path.is_empty() {
        return path;
    }
    format!(r#"<path class="chart__link" fill="none" stroke="currentColor" d="{path}"/>"#)
}

fn drawn(own: &Placed) -> String {
    let class = if own.leads { " chart__box--top" } else { "" };
    let mut y = own.top + PADDING + 12.0;
    let mut write = |lines: &[String]| {
        let mut written = String::new();
        for line in lines {
            written.push_str(&text(own.left + PADDING, y, line));
            y += LINE;
        }
        written
    };
    let (name, detail) = (write(&own.name), write(&own.detail));
    format!(
        concat!(
            r#"<rect class="chart__box{class}" x="{x}" y="{y}" width="{w}" height="{h}" rx="2" "#,
            r#"fill="none" stroke="currentColor"/>"#,
            r#"<g class="chart__box-name" font-size="{NAME}" font-weight="700">{name}</g>"#,
            r#"<g class="chart__box-detail" font-size="{DETAIL}">{detail}</g>"#,
        ),
        class = class,
        x = Coordinate(own.left),
        y = Coordinate(own.top),
        w = Coordinate(WIDTH - own.left - 1.0),
        h = Coordinate(own.height),
        NAME = NAME,
        DETAIL = DETAIL,
        name = name,
        detail = detail,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(name: &str, above: Option<usize>) -> OrganisationBox {
        OrganisationBox { name: name.to_owned(), detail: None, above }
    }

    fn draw(boxes: &[OrganisationBox]) -> Option<String> {
        let (title, description) = ("Organisation <plan>", "Bestyrelsen & resten.");
        organisation_chart(&OrganisationChart { id: "graf", title, description, boxes })
    }

    #[test]
    fn a_body_is_joined_to_the_one_above_it_and_to_no_other() {
        let svg = draw(&[body("Bestyrelsen", None), body("Forum", Some(0)), body("Panel", None)]);
        let svg = svg.unwrap();
        assert_eq!(svg.matches("<rect").count(), 3);
        assert_eq!(svg.matches("chart__box--top").count(), 1);
        let path = svg.split(" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert_eq!(path.matches('M').count(), 1, "{path}");
    }

    #[test]
    fn without_boxes_nothing_is_drawn_and_a_wrong_place_is_no_line() {
        assert_eq!(draw(&[]), None);
        let svg = draw(&[body("Et", Some(0)), body("To", Some(7))]).unwrap();
        assert!(!svg.contains("chart__link"), "{svg}");
    }

    #[test]
    fn names_stay_inside_their_boxes_at_every_depth() {
        let name = "Den bydækkende bestyrelse for boligsociale helhedsplaner og alt andet";
        let chain: Vec<_> = (0..12_usize).map(|i| body(name, i.checked_sub(1))).collect();
        let placed = lay_out(&chain);
        for (own, next) in placed.iter().zip(&placed[1..]) {
            assert!(own.top + own.height < next.top);
            assert!(own.left < WIDTH / 2.0 && own.name.len() <= MOST_LINES);
        }
    }

    #[test]
    fn text_of_authors_is_escaped() {
        let svg = draw(&[body("<script>", None)]).unwrap();
        assert!(svg.contains("&lt;script&gt;") && !svg.contains("<script"), "{svg}");
        assert!(svg.contains("Organisation &lt;plan&gt;") && svg.contains("&amp; resten"));
    }
}
