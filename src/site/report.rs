//! Annual reports: ordered books on the web.
//!
//! `index.md` is the cover and says in `contents` what the book holds, in order: its own chapters
//! (the other Markdown files of the folder, see [`super::chapter`]), stories, and the award.

use std::collections::BTreeMap;

use super::head::{Head, Reading};
use super::parsed::Parsed;
use super::{AwardId, ChapterId, ReportId, StoryId, values};
use crate::diagnostics::{Diagnostic, Note, Problem};
use crate::figures::Year;
use crate::source::{Located, Span};
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
    /// Who published it.
    pub publisher: Option<String>,
    /// What is in it, in order.
    pub contents: Vec<ReportEntry>,
    /// Where the stories in it are named.
    pub stories: Vec<Located<StoryId>>,
}

/// One entry of a report's contents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportEntry {
    /// A text of the report itself.
    Chapter(ChapterId),
    /// A story, which has its own place on the site.
    Story(StoryId),
    /// The award of a year, which has its own place on the site.
    Award(AwardId),
}

/// What an entry refers to, in the words of content files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportEntryKind {
    /// A file beside the report's `index.md`.
    Chapter,
    /// A story, by year and name.
    Story,
    /// An award, by its year.
    Award,
}

words!(ReportEntryKind {
    Chapter => "chapter",
    Story => "story",
    Award => "award",
});

impl Report {
    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head_with_picture(parsed, "title", id);
        let year = r.required_year_named(id);
        let publisher = r.text("publisher");
        let report = ReportId::new(id);
        let mut entries = Entries { report: &report, first: BTreeMap::new(), contents: Vec::new() };
        r.records("contents", |r| entries.add(r));
        let Entries { contents, first, .. } = entries;
        let stories = first.into_iter().filter_map(|(entry, span)| match entry {
            ReportEntry::Story(id) => Some(Located::new(id, span)),
            ReportEntry::Chapter(_) | ReportEntry::Award(_) => None,
        });
        let stories = stories.collect();
        check_all_listed(&report, &contents, r);
        let head = Head { known_in: year, ..head? };
        Some(Self { id: report, year: year?, head, publisher, contents, stories })
    }
}

/// The entries that have been read, each once.
struct Entries<'e> {
    report: &'e ReportId,
    first: BTreeMap<ReportEntry, Span>,
    contents: Vec<ReportEntry>,
}

impl Entries<'_> {
    fn add(&mut self, r: &mut Reading<'_>) -> Option<()> {
        let kind = r.required("kind", values::choice);
        let text = r.fields.required("of", r.found);
        let (kind, text) = (kind?, text?);
        let entry = match kind {
            ReportEntryKind::Chapter => {
                ReportEntry::Chapter(r.known.chapter(self.report, text, r.found)?)
            }
            ReportEntryKind::Story => ReportEntry::Story(r.known.story(text, r.found)?),
            ReportEntryKind::Award => ReportEntry::Award(r.known.award(text, r.found)?),
        };
        if let Some(first) = self.first.get(&entry) {
            let problem = Problem::ListedTwice { id: text.value.to_owned() };
            r.found.push(Diagnostic::new(text.span, problem).with_related(*first, Note::FirstHere));
            return None;
        }
        self.first.insert(entry.clone(), text.span);
        self.contents.push(entry);
        Some(())
    }
}

/// Reports the chapters that lie in the folder and are not in the contents. An entry that names none
/// is a mistake of its own, and may have meant any of them.
fn check_all_listed(report: &ReportId, contents: &[ReportEntry], r: &mut Reading<'_>) {
    if contents.len() < r.fields.list("contents", r.found).len() {
        return;
    }
    for chapter in r.known.chapters(report) {
        if !contents.contains(&ReportEntry::Chapter(ChapterId::of(report, chapter))) {
            let problem = Problem::ChapterNotListed { id: chapter.to_owned() };
            r.found.report(r.fields.key_span("contents"), problem);
        }
    }
}
