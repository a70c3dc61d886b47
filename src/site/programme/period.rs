//! From when to when a programme runs.

use crate::diagnostics::Problem;
use crate::site::head::Reading;
use crate::site::moment::{Moment, moment};

/// A stretch of time, each end a year or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// When it begins.
    pub from: Option<Moment>,
    /// When it ends.
    pub to: Option<Moment>,
}

impl Period {
    /// The years from beginning to end, *2023–2026*; empty when neither is known.
    pub fn years(self) -> String {
        let year = |moment: Option<Moment>| moment.map_or(String::new(), |m| m.year().to_string());
        match (self.from, self.to) {
            (None, None) => String::new(),
            (from, to) => format!("{}–{}", year(from), year(to)),
        }
    }

    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let from = r.parsed("from", moment);
        let to = r.parsed("to", moment);
        if let (Some(from), Some(to)) = (from, to)
            && from.is_after(to)
        {
            let problem = Problem::PeriodReversed { from: from.to_string(), to: to.to_string() };
            r.found.report(r.fields.value_span("to"), problem);
        }
        Some(Self { from, to })
    }
}
