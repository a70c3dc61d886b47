//! What figures mean: series, comparison, change, ranking, withholding, and the words for them.
//!
//! Data comes in as a [`FigureBook`]; [`withhold()`] is applied once, before
//! anything else sees it. Then enter at the question: [`compare()`], [`change()`], [`rank()`],
//! [`weighted_percentage`], [`target_status`]; and for text at [`mod@format`] and [`sentences`].
//! Everything is a pure function of its arguments: no I/O, no HTML, no clock. Reading figures from
//! files belongs to the loader, drawing them to `charts`. The rules are those of the design, § 4.

mod aggregate;
mod book;
mod change;
mod compare;
mod equations;
mod figure;
pub mod format;
mod id;
mod indicator;
mod measure;
mod rank;
mod secondary;
pub mod sentences;
mod series;
mod small;
mod target;
mod withhold;
mod year;

#[cfg(test)]
mod tests;

pub use aggregate::weighted_percentage;
pub use book::{FigureBook, SubjectFigures, Thresholds};
pub use change::{Change, RelativeChange, change, relative_change, segments};
pub use compare::{Comparison, Difference, Judgement, compare, difference};
pub use figure::{Figure, Missing, Observation, Origin, OwnWords, Precision, Provenance, Quantity};
pub use id::{IndicatorId, SourceId, SubjectId};
pub use indicator::{Counts, Direction, Indicator, Unit};
pub use measure::{Apart, Measure, SideBySide, is_orderable, of_one_source, side_by_side};
pub use rank::{RankEntry, Ranked, Ranking, Unranked, UnrankedReason, rank};
pub use series::{ChangeSize, PublishedChange, PublishedRatio, Series};
pub use target::{
    TargetGoal, TargetRule, TargetStatus, TargetTerm, target_figure, target_goal, target_status,
};
pub use withhold::withhold;
pub use year::Year;
