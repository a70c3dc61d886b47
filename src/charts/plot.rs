//! The layout of a line chart: which lines there are, and where everything stands.

use std::collections::BTreeSet;

use super::labels::{bold, width, wrap};
use super::layout::{GAP, LINE, Layout, TEXT, VALUE};
use super::line::{Line, LineChart};
use super::scale::{Linear, Tick, ticks, years};
use super::{Emphasis, Point, drawable};

/// Room above the plot, for the value label of a point at the top.
pub(super) const TOP: f64 = 24.0;

/// Room below the plot, for the years.
pub(super) const BOTTOM: f64 = 28.0;

/// Between the edge of the plot and the first and last year, for their marks.
const INSET: f64 = 10.0;

/// Between the label of one line and that of the next.
const LABEL_GAP: f64 = 6.0;

/// Tick labels take no more than this, whatever the format returns.
const TICK_ROOM: f64 = 96.0;

/// Two years closer than this would touch.
const YEAR_ROOM: f64 = 44.0;

/// Up to this many points a line has a mark at each, beyond it only where a run starts and ends.
const MOST_MARKS: usize = 12;

/// The height of the plot with the room above and below it.
const fn height(layout: Layout) -> f64 {
    match layout {
        Layout::Narrow => 224.0,
        Layout::Wide => 272.0,
    }
}

/// A name at the end of a line is broken to this width, and the plot keeps the rest.
const fn name_room(layout: Layout) -> f64 {
    match layout {
        Layout::Narrow => 126.0,
        Layout::Wide => 168.0,
    }
}

/// A line that has at least one point, with the name at its end.
pub(super) struct Drawn<'a> {
    pub(super) emphasis: Emphasis,
    pub(super) runs: Vec<&'a [Point]>,
    pub(super) first: &'a Point,
    pub(super) last: &'a Point,
    pub(super) name: Vec<String>,
}

impl<'a> Drawn<'a> {
    fn new(line: &'a Line, layout: Layout) -> Option<Self> {
        let runs = drawable(&line.segments);
        let (first, last) = (runs.first()?.first()?, runs.last()?.last()?);
        let name = wrap(&line.label, TEXT, name_room(layout), 2);
        Some(Self { emphasis: line.emphasis, runs, first, last, name })
    }

    fn points(&self) -> impl Iterator<Item = &'a Point> + Clone {
        self.runs.iter().copied().flatten()
    }

    /// The points that get a mark.
    pub(super) fn marked(&self) -> Vec<&'a Point> {
        if self.points().count() <= MOST_MARKS {
            return self.points().collect();
        }
        self.runs.iter().flat_map(|run| run.first().into_iter().chain(run.last())).collect()
    }

    fn end_width(&self) -> f64 {
        let names = self.name.iter().map(|name| width(name, TEXT));
        names.fold(bold(&self.last.label, VALUE), f64::max)
    }

    pub(super) fn end_height(&self) -> f64 {
        LINE * (1.0 + self.name.len() as f64) + LABEL_GAP
    }
}

/// Everything that is drawn and where: the lines, the ticks and the scales of the plot area.
pub(super) struct Plot<'a> {
    pub(super) lines: Vec<Drawn<'a>>,
    pub(super) ticks: Vec<Tick>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    pub(super) x: Linear,
    pub(super) y: Linear,
}

impl<'a> Plot<'a> {
    pub(super) fn lay_out(chart: &'a LineChart<'_>, layout: Layout) -> Option<Self> {
        let drawn = chart.lines.iter().filter_map(|line| Drawn::new(line, layout));
        let mut lines: Vec<Drawn<'a>> = drawn.collect();
        // Own lines are drawn last, on top of what they are held against.
        lines.sort_by_key(|line| line.emphasis == Emphasis::Own);
        let years = years(lines.iter().flat_map(Drawn::points))?;
        let values = lines.iter().flat_map(Drawn::points).map(|point| point.value);
        let ticks = ticks(values, &chart.format);
        let domain = (ticks.first()?.value, ticks.last()?.value);
        let left = ticks.iter().map(|tick| width(&tick.label, TEXT)).fold(0.0, f64::max);
        let left = left.min(TICK_ROOM) + GAP;
        let ends = lines.iter().map(Drawn::end_width).fold(0.0, f64::max);
        let right = layout.width() - ends.min(name_room(layout)) - GAP;
        let label_height: f64 = lines.iter().map(Drawn::end_height).sum();
        let bottom = (height(layout) - BOTTOM).max(label_height + TOP);
        let x = Linear { domain: years, range: (left + INSET, right - INSET) };
        let y = Linear { domain, range: (bottom, TOP) };
        Some(Self { lines, ticks, left, right, bottom, x, y })
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom + BOTTOM
    }

    pub(super) fn at(&self, point: &Point) -> (f64, f64) {
        (self.x.at(f64::from(point.year)), self.y.at(point.value))
    }

    /// The years that have a value, as many as there is room for; always the first and the last.
    pub(super) fn labelled_years(&self) -> Vec<u16> {
        let with_value: BTreeSet<u16> =
            self.lines.iter().flat_map(Drawn::points).map(|point| point.year).collect();
        let apart = |early: u16, late: u16| self.x.at(late.into()) - self.x.at(early.into());
        let first = with_value.first().copied();
        let mut shown: Vec<u16> = Vec::new();
        for year in with_value.into_iter().rev() {
            let has_room = shown.last().is_none_or(|later| apart(year, *later) >= YEAR_ROOM)
                && first.is_some_and(|first| apart(first, year) >= YEAR_ROOM);
            if has_room || shown.is_empty() || Some(year) == first {
                shown.push(year);
            }
        }
        shown
    }
}
