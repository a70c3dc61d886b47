//! Draws how a sum is split: one bar, cut into shares, with the name of each share below it.
//!
//! The shares stand in the order of their names, with gaps between them, and carry a letter that
//! stands beside the name too, so that nothing depends on telling colours apart.

use super::labels::wrap;
use super::svg::{Coordinate, text};
use crate::text::escape::escaped;

/// A split sum, ready to be drawn.
pub struct BudgetChart<'a> {
    /// Unique among the ids of the page; the accessible name and description derive theirs from it.
    pub id: &'a str,
    /// What is split, in a few words: its accessible name.
    pub title: &'a str,
    /// How it is split, in full sentences: its accessible description.
    pub description: &'a str,
    /// The parts in their order; those without a share above zero are named, but have no length.
    pub parts: &'a [BudgetShare],
}

/// A part of a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetShare {
    /// What stands beside its letter: name, amount and share.
    pub label: String,
    /// How large it is, in any unit that all parts have.
    pub amount: f64,
}

const WIDTH: f64 = 360.0;
const BAR: f64 = 34.0;
const GAP: f64 = 3.0;
const TEXT: f64 = 14.0;
const LINE: f64 = 20.0;
/// The letters of the parts; a sum with more has its last parts without one.
const LETTERS: &str = "ABCDEFGHIJ";
/// The kinds of fill that the stylesheet knows; further parts begin again.
const FILLS: usize = 4;
/// Where names begin, right of their letter and mark.
const NAMES: f64 = 44.0;
/// The narrowest part that has room for its letter.
const NARROWEST: f64 = 20.0;

/// Draws a split sum as one `<svg>` element without a fixed size; `None` when there is nothing to
/// split.
#[must_use]
pub fn budget_chart(chart: &BudgetChart<'_>) -> Option<String> {
    let sound = |part: &BudgetShare| part.amount.is_finite() && part.amount > 0.0;
    let drawn: Vec<(usize, &BudgetShare)> =
        chart.parts.iter().enumerate().filter(|(_, part)| sound(part)).collect();
    let sum: f64 = drawn.iter().map(|(_, part)| part.amount).sum();
    if drawn.is_empty() || !sum.is_finite() {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "a budget has few lines")]
    let room = WIDTH - GAP * (drawn.len() - 1) as f64;
    let (mut x, mut bar) = (0.0, String::new());
    for (place, part) in &drawn {
        let width = room * part.amount / sum;
        bar.push_str(&share(*place, x, width));
        x += width + GAP;
    }
    let (names, height) = names(chart.parts);
    Some(format!("{}{bar}{names}</svg>", head(chart, height)))
}

fn head(chart: &BudgetChart<'_>, height: f64) -> String {
    format!(
        concat!(
            r#"<svg class="chart chart--budget" viewBox="0 0 {w} {h}" role="img" "#,
            r#"aria-labelledby="{id}-title {id}-desc">"#,
            r#"<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>"#,
        ),
        w = WIDTH,
        h = Coordinate(height),
        id = escaped(chart.id),
        title = escaped(chart.title),
        description = escaped(chart.description),
    )
}

fn letter(place: usize) -> &'static str {
    LETTERS.get(place..=place).unwrap_or_default()
}

fn mark(place: usize, x: f64, y: f64, width: f64, height: f64) -> String {
    format!(
        r#"<rect class="chart__share chart__share--{}" x="{}" y="{}" width="{}" height="{}"/>"#,
        place % FILLS + 1,
        Coordinate(x),
        Coordinate(y),
        Coordinate(width),
        Coordinate(height),
    )
}

/// A part of the bar with its letter, where there is room for it.
fn share(place: usize, x: f64, width: f64) -> String {
    let mark = mark(place, x, 0.0, width, BAR);
    if width < NARROWEST {
        return mark;
    }
    let letter = text(x + width / 2.0, BAR / 2.0 + TEXT * 0.36, letter(place));
    format!(
        r#"{mark}<g class="chart__letter" font-size="{TEXT}" font-weight="700" text-anchor="middle">{letter}</g>"#
    )
}

/// The names below the bar, and how high the whole drawing is.
fn names(parts: &[BudgetShare]) -> (String, f64) {
    let (mut y, mut marks, mut names) = (BAR + 24.0, String::new(), String::new());
    for (place, part) in parts.iter().enumerate() {
        marks.push_str(&mark(place, 0.0, y - 11.0, 13.0, 13.0));
        names.push_str(&text(22.0, y, letter(place)));
        for line in wrap(&part.label, TEXT, WIDTH - NAMES, 3) {
            names.push_str(&text(NAMES, y, &line));
            y += LINE;
        }
    }
    let names = format!(r#"{marks}<g class="chart__names" font-size="{TEXT}">{names}</g>"#);
    (names, y - LINE + 8.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(amounts: &[f64]) -> Option<String> {
        let part = |amount: &f64| BudgetShare { label: format!("Giver {amount}"), amount: *amount };
        let parts: Vec<_> = amounts.iter().map(part).collect();
        budget_chart(&BudgetChart { id: "b", title: "Budget", description: "A & B", parts: &parts })
    }

    /// The widths of the shares in the bar.
    fn widths(svg: &str, count: usize) -> Vec<f64> {
        let widths = svg.split("width=\"").skip(1).take(count);
        widths.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
    }

    #[test]
    fn shares_fill_the_bar_in_proportion() {
        let svg = draw(&[3.0, 1.0]).unwrap();
        let widths = widths(&svg, 2);
        assert!((widths[0] - 3.0 * widths[1]).abs() < 0.3, "{widths:?}");
        assert!((widths[0] + widths[1] + GAP - WIDTH).abs() < 0.2, "{widths:?}");
    }

    #[test]
    fn each_share_has_its_letter_in_the_bar_and_beside_its_name() {
        let svg = draw(&[3.0, 1.0]).unwrap();
        assert_eq!(svg.matches(">A<").count(), 2);
        assert_eq!(svg.matches(">B<").count(), 2);
        assert!(svg.contains("Giver 3") && svg.contains("A &amp; B"));
    }

    #[test]
    fn nothing_to_split_is_not_drawn_and_nothing_breaks_on_odd_amounts() {
        assert_eq!(draw(&[]), None);
        assert_eq!(draw(&[0.0]), None);
        assert_eq!(draw(&[f64::NAN, f64::INFINITY]), None);
        assert_eq!(draw(&[f64::MAX, f64::MAX]), None);
        let svg = draw(&[5.0, -1.0, 0.0]).unwrap();
        assert_eq!(widths(&svg, 1), [WIDTH]);
        assert!(!svg.contains("NaN") && svg.contains("Giver -1"));
        assert!(draw(&[1.0; 40]).is_some());
    }
}
