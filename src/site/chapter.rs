//! Chapters: the texts of a report, each with what it shows below its words.
//!
//! A chapter is a Markdown file beside the report's `index.md`. Developments, boards and staff stand
//! in its front matter, so that they have a page with words and caveats of their own.

use std::collections::BTreeMap;

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::person::{Employee, Member};
use super::{AreaId, ChapterId, MunicipalityId, ReportEntry, ReportId, Site, values};
use crate::figures::{IndicatorId, Year};

/// A chapter of a report.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// Its id.
    pub id: ChapterId,
    /// The report that it lies in.
    pub report: ReportId,
    /// Title, summary and text.
    pub head: Head,
    /// How areas developed, as small multiples.
    pub developments: Option<Developments>,
    /// Boards and who sat in them.
    pub boards: Vec<Board>,
    /// Who worked in the secretariat.
    pub staff: Vec<Employee>,
}

/// Developments of several areas side by side.
#[derive(Debug, Clone)]
pub struct Developments {
    /// What developed.
    pub indicators: Vec<IndicatorId>,
    /// Where.
    pub areas: Vec<AreaId>,
    /// What the areas are held against.
    pub municipality: Option<MunicipalityId>,
    /// The group whose published changes are told beside those of the municipality.
    pub total: Option<AreaId>,
}

/// A board or steering group.
#[derive(Debug, Clone)]
pub struct Board {
    /// Its name.
    pub name: String,
    /// How many members it has by the words of the source, where that is not the number of names.
    pub stated: Option<u32>,
    /// Its members by where they come from.
    pub groups: Vec<BoardGroup>,
}

/// Members of a board who come from the same side.
#[derive(Debug, Clone)]
pub struct BoardGroup {
    /// The side: *Aarhus Kommune*; absent where a board is not divided.
    pub name: Option<String>,
    /// The members.
    pub members: Vec<Member>,
}

/// Lets all pages of a report know what was known in its year, as its cover does. A page of two
/// reports keeps to the earlier one.
pub(super) fn freeze(site: &mut Site) {
    let reports = site.reports.clone();
    let entries = reports.values().rev().flat_map(|it| it.contents.iter().map(|e| (e, it.year)));
    // Later entries of a map win, so the earliest report comes last.
    for (entry, year) in entries.collect::<BTreeMap<_, _>>() {
        if known_in(site, entry).is_some_and(|known| known != Some(year))
            && let Some(head) = head_mut(site, entry)
        {
            head.known_in = Some(year);
        }
    }
}

/// The year to which a page keeps; `None` when there is no such page.
fn known_in(site: &Site, entry: &ReportEntry) -> Option<Option<Year>> {
    let head = match entry {
        ReportEntry::Chapter(id) => site.chapters.get(id).map(|it| &it.head),
        ReportEntry::Story(id) => site.stories.get(id).map(|it| &it.head),
        ReportEntry::Award(id) => site.awards.get(id).map(|it| &it.head),
    };
    head.map(|head| head.known_in)
}

fn head_mut<'s>(site: &'s mut Site, entry: &ReportEntry) -> Option<&'s mut Head> {
    match entry {
        ReportEntry::Chapter(id) => site.chapters.get_mut(id).map(|it| &mut it.head),
        ReportEntry::Story(id) => site.stories.get_mut(id).map(|it| &mut it.head),
        ReportEntry::Award(id) => site.awards.get_mut(id).map(|it| &mut it.head),
    }
}

impl Chapter {
    pub(super) fn load(
        report: &str,
        key: &str,
        parsed: &Parsed,
        r: &mut Reading<'_>,
    ) -> Option<Self> {
        let head = r.head(parsed, "title", key);
        let developments = r.record("developments", Developments::load);
        let boards = r.records("boards", Board::load);
        let staff = r.records("staff", Employee::load);
        let report = ReportId::new(report);
        let id = ChapterId::of(&report, key);
        Some(Self { id, report, head: head?, developments, boards, staff })
    }
}

impl Developments {
    fn load(r: &mut Reading<'_>) -> Option<Self> {
        let indicators = r.references("indicators", Known::indicator);
        let areas = r.references("areas", Known::area);
        let municipality = r.reference("municipality", Known::municipality);
        let total = r.reference("total", Known::area);
        for name in ["indicators", "areas"] {
            if !r.fields.has(name) {
                r.fields.missing(name);
            }
        }
        Some(Self { indicators, areas, municipality, total })
    }
}

impl Board {
    /// How many names there are.
    pub fn listed(&self) -> usize {
        self.groups.iter().map(|group| group.members.len()).sum()
    }

    fn load(r: &mut Reading<'_>) -> Option<Self> {
        let name = r.required_text("name");
        let stated = r.parsed("stated", values::count);
        let members = r.records("members", Member::load);
        let mut groups = r.records("groups", BoardGroup::load);
        if !members.is_empty() {
            groups.insert(0, BoardGroup { name: None, members });
        }
        Some(Self { name: name?, stated, groups })
    }
}

impl BoardGroup {
    fn load(r: &mut Reading<'_>) -> Option<Self> {
        let name = r.required_text("name");
        let members = r.records("members", Member::load);
        Some(Self { name: Some(name?), members })
    }
}
