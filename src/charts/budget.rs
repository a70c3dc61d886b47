//! Draws how a sum is split: one bar, cut into shares, with the words of each share below it.
//!
//! Where every share has room for its words they stand directly under it; where one has not, all
//! stand in a list, and a letter in the bar and beside the words joins the two. The shares stand in
//! the order of their names with gaps between them, so that nothing depends on telling colours apart.

use super::labels::{bold, width, wrap};
use super::layout::{LINE, Layout, TEXT};
use super::svg::{Anchor, block, text, texts};
use super::{Drawing, fits};

/// A split sum, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetChart {
    /// The parts in their order; those without a share above zero are named, but have no length.
    pub parts: Vec<BudgetShare>,
}

/// A part of a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetShare {
    /// Who gives it.
    pub name: String,
    /// The amount and the share, in words.
    pub amount_text: String,
    /// How large it is, in any unit that all parts have.
    pub amount: f64,
}

const BAR: f64 = 40.0;
const GAP: f64 = 3.0;
/// The letters of the parts; a sum with more has its last parts without one.
const LETTERS: &str = "ABCDEFGHIJ";
/// The kinds of fill that the stylesheet knows; further parts begin again.
const FILLS: usize = 4;
/// Where words begin in a list, right of their letter and mark.
const WORDS: f64 = 44.0;
/// The narrowest part that has room for its letter.
const NARROWEST: f64 = 20.0;
/// Between the words of one share and those of the next.
const APART: f64 = 10.0;

/// A part that has a length, with its place in the list and in the bar.
struct Drawn<'c> {
    place: usize,
    part: &'c BudgetShare,
    x: f64,
    width: f64,
}

/// Draws a chart; `None` when there is nothing to split.
pub(super) fn draw(chart: &BudgetChart, layout: Layout) -> Option<Drawing> {
    let drawn = lay_out(&chart.parts, layout)?;
    let bar: String =
        drawn.iter().map(|own| share(own.place, own.x, 0.0, own.width, BAR)).collect();
    let are_all_drawn = drawn.len() == chart.parts.len();
    let (words, height) = match are_all_drawn.then(|| under(&drawn)).flatten() {
        Some(words) => (words, BAR + 2.0 * LINE + 12.0),
        None => listed(&chart.parts, &drawn, layout),
    };
    Some(Drawing::new("chart--budget", layout, height, bar + &words))
}

fn lay_out(parts: &[BudgetShare], layout: Layout) -> Option<Vec<Drawn<'_>>> {
    let sound = |part: &BudgetShare| fits(part.amount) && part.amount > 0.0;
    let sound: Vec<(usize, &BudgetShare)> =
        parts.iter().enumerate().filter(|(_, part)| sound(part)).collect();
    let sum: f64 = sound.iter().map(|(_, part)| part.amount).sum();
    if sound.is_empty() || !sum.is_finite() {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "a budget has few lines")]
    let gaps = GAP * (sound.len() - 1) as f64;
    let room = (layout.width() - gaps).max(0.0);
    let mut x = 0.0;
    let place = |(place, part): (usize, &'_ BudgetShare)| {
        let width = room * part.amount / sum;
        let drawn = (place, x, width);
        x += width + GAP;
        drawn
    };
    let placed: Vec<(usize, f64, f64)> = sound.into_iter().map(place).collect();
    let drawn = |(place, x, width)| Drawn { place, part: &parts[place], x, width };
    Some(placed.into_iter().map(drawn).collect())
}

fn share(place: usize, x: f64, y: f64, width: f64, height: f64) -> String {
    format!(
        r#"<path class="chart__share chart__share--{}" d="{}"/>"#,
        place % FILLS + 1,
        block(x, y, width, height),
    )
}

/// The words of each share under it; `None` where one has no room.
fn under(drawn: &[Drawn<'_>]) -> Option<String> {
    let fits = |own: &Drawn<'_>| {
        let words = bold(&own.part.name, TEXT).max(width(&own.part.amount_text, TEXT));
        words + APART <= own.width
    };
    if !drawn.iter().all(fits) {
        return None;
    }
    let lines = |y: f64, words: &dyn Fn(&BudgetShare) -> String| {
        drawn.iter().map(|own| text(own.x, y, &words(own.part))).collect::<String>()
    };
    let names = lines(BAR + LINE + 3.0, &|part| part.name.clone());
    let amounts = lines(BAR + 2.0 * LINE + 4.0, &|part| part.amount_text.clone());
    Some(
        texts("chart__label chart__label--own", Anchor::Start, &names)
            + &texts("chart__label", Anchor::Start, &amounts),
    )
}

fn letter(place: usize) -> &'static str {
    LETTERS.get(place..=place).unwrap_or_default()
}

/// The words of all parts in a list, the letters in the bar, and how high the whole drawing is.
fn listed(parts: &[BudgetShare], drawn: &[Drawn<'_>], layout: Layout) -> (String, f64) {
    let in_bar = drawn.iter().filter(|own| own.width >= NARROWEST);
    let in_bar =
        in_bar.map(|own| text(own.x + own.width / 2.0, BAR / 2.0 + TEXT * 0.36, letter(own.place)));
    let letters = texts("chart__letter", Anchor::Middle, &in_bar.collect::<String>());
    let (mut y, mut marks, mut words) = (BAR + 24.0, String::new(), String::new());
    for (place, part) in parts.iter().enumerate() {
        marks.push_str(&share(place, 0.0, y - 11.0, 13.0, 13.0));
        words.push_str(&text(22.0, y, letter(place)));
        let label = format!("{}: {}", part.name, part.amount_text);
        for line in wrap(&label, TEXT, layout.width() - WORDS, 3) {
            words.push_str(&text(WORDS, y, &line));
            y += LINE + 2.0;
        }
    }
    let height = y - LINE + 4.0;
    (letters + &marks + &texts("chart__label", Anchor::Start, &words), height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw_of(amounts: &[f64], layout: Layout) -> Option<Drawing> {
        let part = |amount: &f64| BudgetShare {
            name: "Giver".to_owned(),
            amount_text: format!("{amount} & co."),
            amount: *amount,
        };
        draw(&BudgetChart { parts: amounts.iter().map(part).collect() }, layout)
    }

    /// The widths of the shares in the bar.
    fn widths(drawing: &Drawing, count: usize) -> Vec<f64> {
        let paths = drawing.marks.split(" d=\"M").skip(1).take(count);
        let width = |path: &str| path.split('h').nth(1)?.split('v').next()?.parse().ok();
        paths.map(|path| width(path).unwrap()).collect()
    }

    #[test]
    fn shares_fill_the_bar_in_proportion() {
        for layout in [Layout::Narrow, Layout::Wide] {
            let widths = widths(&draw_of(&[3.0, 1.0], layout).unwrap(), 2);
            assert!((widths[0] - 3.0 * widths[1]).abs() < 0.3, "{widths:?}");
            assert!((widths[0] + widths[1] + GAP - layout.width()).abs() < 0.2, "{widths:?}");
        }
    }

    #[test]
    fn words_stand_under_their_shares_where_all_have_room() {
        let drawing = draw_of(&[3.0, 2.0], Layout::Wide).unwrap();
        assert!(!drawing.marks.contains(">A<"), "{}", drawing.marks);
        assert_eq!(drawing.marks.matches(">Giver<").count(), 2);
        assert!(drawing.marks.contains("3 &amp; co."));
    }

    #[test]
    fn a_share_without_room_puts_all_words_in_a_list_with_letters() {
        let drawing = draw_of(&[30.0, 3.0], Layout::Narrow).unwrap();
        for letter in [">A<", ">B<"] {
            assert_eq!(drawing.marks.matches(letter).count(), 2, "{}", drawing.marks);
        }
        assert!(drawing.marks.contains("Giver: 30 &amp; co."));
    }

    #[test]
    fn nothing_to_split_is_not_drawn_and_nothing_breaks_on_odd_amounts() {
        for layout in [Layout::Narrow, Layout::Wide] {
            for nothing in [&[][..], &[0.0], &[f64::NAN, f64::INFINITY], &[f64::MAX, f64::MAX]] {
                assert_eq!(draw_of(nothing, layout), None);
            }
            let drawing = draw_of(&[5.0, -1.0, 0.0], layout).unwrap();
            assert_eq!(widths(&drawing, 1), [layout.width()]);
            assert!(!drawing.marks.contains("NaN") && drawing.marks.contains("Giver: -1"));
            assert!(draw_of(&[1.0; 40], layout).is_some());
        }
    }
}
