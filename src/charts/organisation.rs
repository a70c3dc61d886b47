//! Draws who answers to whom: boxes below each other, indented by level, joined by lines.
//!
//! One drawing for every width: a phone has room for one box beside another's indent, and no more,
//! and on a wide page the same boxes read best beside their text.
//! A box that answers to none stands at the left edge without a line.

use super::Drawing;
use super::labels::wrap;
use super::layout::{Layout, TEXT};
use super::svg::{Anchor, Coordinate, stroke, text, texts};

/// An organisation, ready to be drawn.
pub struct OrganisationChart<'a> {
    /// What is drawn, in a few words: its accessible name. Who answers to whom is said by the list
    /// that stands beside it.
    pub title: &'a str,
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

/// The width of the drawing.
const WIDTH: f64 = Layout::Narrow.width();
/// How far a box stands in from the one that it answers to.
const INDENT: f64 = 24.0;
/// The deepest level that is indented further: below it there would be no room for names.
const DEEPEST: usize = 4;
const GAP: f64 = 12.0;
const PADDING: f64 = 10.0;
const NAME: f64 = 15.0;
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
    let height = last.top + last.height + 1.0;
    let marks = lines(&placed) + &placed.iter().map(drawn).collect::<String>();
    let drawing = Drawing::new("chart--organisation", Layout::Narrow, height, marks).alone();
    Some(drawing.element(chart.title))
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
        let detail = own.detail.as_deref().map(|detail| wrap(detail, TEXT, room, MOST_LINES));
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
    stroke("chart__link", "", &path)
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
            r#"fill="none" stroke="currentColor"/>{name}{detail}"#,
        ),
        class = class,
        x = Coordinate(own.left),
        y = Coordinate(own.top),
        w = Coordinate(WIDTH - own.left - 1.0),
        h = Coordinate(own.height),
        name = texts("chart__label chart__label--own", Anchor::Start, &name),
        detail = texts("chart__tick", Anchor::Start, &detail),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(name: &str, above: Option<usize>) -> OrganisationBox {
        OrganisationBox { name: name.to_owned(), detail: None, above }
    }

    fn draw(boxes: &[OrganisationBox]) -> Option<String> {
        organisation_chart(&OrganisationChart { title: "Organisation <plan>", boxes })
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
        assert!(svg.contains("aria-label=\"Organisation &lt;plan&gt;\""), "{svg}");
    }
}
