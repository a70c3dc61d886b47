//! Text in a box: broken into lines of about one length, smaller where it is long, never too wide.

use serde::Serialize;

/// A size that is tried, in units of the card, with the most lines that there is room for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) size: u32,
    pub(super) lines: usize,
}

/// Text that has been fitted.
#[derive(Debug, Serialize)]
pub(super) struct Block {
    pub(super) size: u32,
    pub(super) lines: Vec<Line>,
    /// From the first line to the last.
    pub(super) height: u32,
}

/// A line of text, `y` below the first.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) y: u32,
    pub(super) text: String,
}

/// From one line to the next, in hundredths of the size.
const LEADING: u32 = 116;

/// How often the width of lines that are to be alike is halved: to less than a pixel.
const HALVINGS: usize = 10;

/// `text` at the first of `steps` that it fits, no wider than `room`; at the last of them it is cut
/// off, with an ellipsis, after as much as there is room for. `measure` tells widths at size 1.
pub(super) fn fit(
    text: &str,
    steps: &[Step],
    room: f64,
    measure: &dyn Fn(&[&str]) -> Vec<f64>,
) -> Option<Block> {
    let words = Words::of(text, measure);
    let fitting = steps.iter().find(|step| {
        let room = room / f64::from(step.size);
        words.widest() <= room && words.broken(room).len() <= step.lines
    });
    if let Some(step) = fitting {
        return Some(block(*step, words.balanced(room / f64::from(step.size))));
    }
    let step = *steps.last()?;
    Some(block(step, words.cut(room / f64::from(step.size), step.lines)))
}

fn block(step: Step, lines: Vec<String>) -> Block {
    let leading = step.size * LEADING / 100;
    let lines: Vec<Line> =
        (0..).zip(lines).map(|(number, text)| Line { y: number * leading, text }).collect();
    Block { size: step.size, height: lines.last().map_or(0, |line| line.y), lines }
}

/// A text in parts between which a line may end, with their widths at size 1.
struct Words<'t> {
    words: Vec<Word<'t>>,
    space: f64,
    ellipsis: f64,
}

#[derive(Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    width: f64,
    /// Whether it stands behind a space, and not behind a hyphen or slash.
    is_apart: bool,
}

/// A line while it is filled.
#[derive(Default)]
struct Filling {
    text: String,
    width: f64,
}

impl<'t> Words<'t> {
    fn of(text: &'t str, measure: &dyn Fn(&[&str]) -> Vec<f64>) -> Self {
        let parts: Vec<&str> = text.split_inclusive([' ', '-', '/']).collect();
        let mut measured: Vec<&str> = parts.iter().map(|part| part.trim_end_matches(' ')).collect();
        measured.extend(["nn", "n n", "…"]);
        let widths = measure(&measured);
        let width = |at: usize| widths.get(at).copied().unwrap_or_default();
        let word = |(at, text): (usize, &&'t str)| Word {
            text: text.trim_end_matches(' '),
            width: width(at),
            is_apart: at > 0 && parts[at - 1].ends_with(' '),
        };
        let words = parts.iter().enumerate().map(word).filter(|word| !word.text.is_empty());
        let count = parts.len();
        Self {
            words: words.collect(),
            space: width(count + 1) - width(count),
            ellipsis: width(count + 2),
        }
    }

    fn widest(&self) -> f64 {
        self.words.iter().map(|word| word.width).fold(0.0, f64::max)
    }

    /// As much as fits on each line.
    fn broken(&self, room: f64) -> Vec<Filling> {
        let mut lines: Vec<Filling> = Vec::new();
        for word in &self.words {
            let gap = if word.is_apart { self.space } else { 0.0 };
            match lines.last_mut() {
                Some(line) if line.width + gap + word.width <= room => {
                    line.text.push_str(if word.is_apart { " " } else { "" });
                    line.text.push_str(word.text);
                    line.width += gap + word.width;
                }
                _ => lines.push(Filling { text: word.text.to_owned(), width: word.width }),
            }
        }
        lines
    }

    /// As few lines as there must be, and those as much alike as they can be.
    fn balanced(&self, room: f64) -> Vec<String> {
        let fewest = self.broken(room).len();
        let (mut low, mut high) = (self.widest(), room);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if self.broken(middle).len() <= fewest { high = middle } else { low = middle }
        }
        self.broken(high).into_iter().map(|line| line.text).collect()
    }

    /// The first `most` lines; what is too wide and what is behind them ends in an ellipsis.
    fn cut(&self, room: f64, most: usize) -> Vec<String> {
        let mut lines = self.broken(room);
        let is_cut = lines.len() > most;
        lines.truncate(most);
        if is_cut && let Some(last) = lines.last_mut() {
            // More than it has, so that it is shortened.
            last.width = last.width.max(room) + self.ellipsis;
        }
        lines.iter().map(|line| self.shortened(line, room)).collect()
    }

    /// The characters of a line are taken to be of one width, and the wider ones to be a quarter
    /// wider: what is left out is more than must be.
    fn shortened(&self, line: &Filling, room: f64) -> String {
        if line.width <= room {
            return line.text.clone();
        }
        let count = line.text.chars().count();
        let share = (room - self.ellipsis).max(0.0) / line.width;
        let kept = (count as f64 * share * 0.8) as usize;
        let kept: String = line.text.chars().take(kept.max(1)).collect();
        format!("{}…", kept.trim_end_matches([' ', ',', '-', '–']))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every character is half as wide as it is high.
    fn measure(texts: &[&str]) -> Vec<f64> {
        texts.iter().map(|text| text.chars().count() as f64 / 2.0).collect()
    }

    const STEPS: [Step; 2] = [Step { size: 20, lines: 2 }, Step { size: 10, lines: 3 }];

    fn fitted(text: &str) -> (u32, Vec<String>) {
        let block = fit(text, &STEPS, 200.0, &measure).expect("there are steps");
        (block.size, block.lines.into_iter().map(|line| line.text).collect())
    }

    #[test]
    fn a_short_title_is_large_and_on_one_line() {
        assert_eq!(fitted("Herredsvang"), (20, vec!["Herredsvang".to_owned()]));
    }

    #[test]
    fn lines_are_about_as_long_as_each_other() {
        let (size, lines) = fitted("Unge iværksættere i Trige");
        assert_eq!(
            (size, lines),
            (20, vec!["Unge".to_owned() + " iværksættere", "i Trige".to_owned()])
        );
        let (_, lines) = fitted("En to tre fire fem seks");
        assert_eq!(lines, ["En to tre", "fire fem seks"]);
    }

    #[test]
    fn a_long_title_is_smaller() {
        let (size, lines) =
            fitted("Studerende flytter ind i boligområderne og arbejder frivilligt");
        assert_eq!((size, lines.len()), (10, 2));
    }

    #[test]
    fn what_never_fits_ends_in_an_ellipsis() {
        let (size, lines) = fitted(&"Boligområdernes ".repeat(40));
        assert_eq!((size, lines.len()), (10, 3));
        assert!(lines[2].ends_with('…'), "{lines:?}");
        let (_, lines) = fitted(&"x".repeat(400));
        assert_eq!(lines.len(), 1);
        assert!(lines[0].ends_with('…'));
    }

    #[test]
    fn a_no_break_space_holds_a_figure_together() {
        let (_, lines) = fitted("Nu er det faldet til 6,5\u{a0}% af alle");
        assert!(lines.iter().any(|line| line.contains("6,5\u{a0}%")), "{lines:?}");
    }

    proptest! {
        #[test]
        fn nothing_is_wider_or_higher_than_its_room(text in "[a-zæøå]{0,30}([ \\-/–][a-zæøå]{0,25}){0,12}") {
            let block = fit(&text, &STEPS, 200.0, &measure).expect("there are steps");
            let step = STEPS.iter().find(|step| step.size == block.size).expect("one of the steps");
            prop_assert!(block.lines.len() <= step.lines);
            for line in &block.lines {
                let width = line.text.chars().count() as f64 / 2.0 * f64::from(block.size);
                prop_assert!(width <= 200.0, "{:?}", block.lines);
            }
        }
    }
}
