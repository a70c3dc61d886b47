//! Annual reports: ordered books on the web.

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::{ReportId, values};
use crate::figures::{IndicatorId, Year};
use crate::text::words;

/// A report (*årsskrift*).
#[derive(Debug, Clone)]
pub struct Report {
    /// Its id: the year.
    pub id: ReportId,
    /// The year that it tells of; its figures are those known then.
    pub year: Year,
    /// Title, summary and the text of the cover.
    pub head: Head,
    /// What is in it, in order.
    pub contents: Vec<ReportEntry>,
}

/// One entry of a report's contents.
#[derive(Debug, Clone)]
pub struct ReportEntry {
    /// What it is called.
    pub title: String,
    /// What it is.
    pub kind: ReportEntryKind,
    /// The chapter's file, the story's id or the award's year.
    pub of: Option<String>,
    /// The indicators of a page of developments.
    pub indicators: Vec<IndicatorId>,
}

/// What an entry of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportEntryKind {
    /// A text of the report itself.
    Chapter,
    /// A story.
    Story,
    /// Developments of areas as small multiples.
    Developments,
    /// The award of the year.
    Award,
    /// The boards and their members.
    Boards,
    /// Who works in the secretariat.
    Staff,
}

words!(ReportEntryKind {
    Chapter => "chapter",
    Story => "story",
    Developments => "developments",
    Award => "award",
    Boards => "boards",
    Staff => "staff",
});

impl Report {
    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "title", id);
        let year = r.required("year", values::year);
        let contents = r.records("contents", load_entry);
        let head = Head { known_in: year, ..head? };
        Some(Self { id: ReportId::new(id), year: year?, head, contents })
    }
}

fn load_entry(r: &mut Reading<'_>) -> Option<ReportEntry> {
    let title = r.required_text("title");
    let kind = r.required("kind", values::choice);
    let of = r.text("of");
    let indicators = r.references("indicators", Known::indicator);
    Some(ReportEntry { title: title?, kind: kind?, of, indicators })
}
