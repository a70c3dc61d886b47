//! Places below each other: their names in a column beside the marks, or above them on a phone.

use super::labels::{bold, wrap};
use super::layout::{DROP, LINE, Layout, TEXT};
use super::svg::{Anchor, text, texts};

/// Between a name and the marks beside it.
const NAME_GAP: f64 = 12.0;

/// Between a name and the marks below it.
const NAME_ABOVE: f64 = 5.0;

/// Between one row and the next.
const APART: f64 = 14.0;

/// The most that the column of names takes of a wide chart.
const MOST_NAMES: f64 = 216.0;

/// A place in a chart of rows.
pub(super) struct Row {
    name: Vec<String>,
    is_bold: bool,
    /// The baseline of the first line of its name.
    name_y: f64,
    /// The middle of its marks.
    pub(super) middle: f64,
}

/// Where each place stands.
pub(super) struct Rows {
    /// The rows from top to bottom.
    pub(super) all: Vec<Row>,
    /// Where marks may begin.
    pub(super) left: f64,
    /// Below the last row.
    pub(super) bottom: f64,
    layout: Layout,
}

impl Rows {
    /// Rows from `top` on with room for marks that are `thick`; a name is bold where it says so.
    pub(super) fn lay_out<'n>(
        names: impl Iterator<Item = (&'n str, bool)>,
        layout: Layout,
        top: f64,
        thick: f64,
    ) -> Self {
        let names: Vec<(Vec<String>, bool)> =
            names.map(|(name, is_bold)| (broken(name, is_bold, layout), is_bold)).collect();
        let widest = names.iter().flat_map(|(lines, _)| lines);
        let widest = widest.map(|line| bold(line, TEXT)).fold(0.0, f64::max);
        let left = match layout {
            Layout::Narrow => 0.0,
            Layout::Wide => widest.min(MOST_NAMES) + NAME_GAP,
        };
        let mut rows = Self { all: Vec::with_capacity(names.len()), left, bottom: top, layout };
        names.into_iter().for_each(|(name, is_bold)| rows.add(name, is_bold, thick));
        rows.bottom -= APART / 2.0;
        rows
    }

    fn add(&mut self, name: Vec<String>, is_bold: bool, thick: f64) {
        let top = self.bottom;
        let text = name.len() as f64 * LINE;
        let (name_y, middle, height) = match self.layout {
            Layout::Narrow => {
                let middle = top + text + NAME_ABOVE + thick / 2.0;
                (top + TEXT, middle, text + NAME_ABOVE + thick)
            }
            Layout::Wide => {
                let height = text.max(thick);
                let middle = top + height / 2.0;
                (middle - (text - LINE) / 2.0 + TEXT * DROP, middle, height)
            }
        };
        self.all.push(Row { name, is_bold, name_y, middle });
        self.bottom = top + height + APART;
    }

    /// All names.
    pub(super) fn names(&self) -> String {
        let (anchor, x) = match self.layout {
            Layout::Narrow => (Anchor::Start, 0.0),
            Layout::Wide => (Anchor::End, self.left - NAME_GAP),
        };
        let written = |is_bold: bool| -> String {
            let rows = self.all.iter().filter(|row| row.is_bold == is_bold);
            let lines = rows.flat_map(|row| {
                let line =
                    |(line, at): (&String, u8)| text(x, row.name_y + f64::from(at) * LINE, line);
                row.name.iter().zip(0_u8..).map(line).collect::<Vec<_>>()
            });
            lines.collect()
        };
        texts("chart__label", anchor, &written(false))
            + &texts("chart__label chart__label--own", anchor, &written(true))
    }
}

fn broken(name: &str, is_bold: bool, layout: Layout) -> Vec<String> {
    let room = match layout {
        Layout::Narrow => layout.width(),
        Layout::Wide => MOST_NAMES,
    };
    // Bold letters are wider than those that widths are estimated for.
    let size = if is_bold { TEXT * 1.1 } else { TEXT };
    wrap(name, size, room, 2)
}
