//! Which ids exist, so that references can be checked while each file is read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::place::{Folder, Place};
use super::terms::Terms;
use super::values::Text;
use super::{
    AreaId, AwardId, ChapterId, GoalId, MunicipalityId, ProgrammeId, ReportId, StoryId, ThemeId,
};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::figures::{IndicatorId, SourceId};

/// The ids of everything that has a file, whether or not the file can be understood: a reference
/// to a broken file is not a second mistake.
#[derive(Debug, Default)]
pub(super) struct Known {
    items: BTreeMap<Folder, BTreeSet<String>>,
    /// The files beside the cover of each report.
    chapters: BTreeMap<String, BTreeSet<String>>,
    /// `None` when the file of the sources is broken: then any source may be meant.
    sources: Option<BTreeSet<String>>,
    /// The words that texts explain; there are none before the glossary is read.
    pub(super) terms: Arc<Terms>,
}

impl Known {
    /// Collects the ids from the places of all files and the keys of `sources.yaml`.
    pub(super) fn new<'p>(
        places: impl Iterator<Item = &'p Place>,
        sources: Option<BTreeSet<String>>,
    ) -> Self {
        let mut known = Self { sources, ..Self::default() };
        for place in places {
            match place {
                Place::Item(folder, key) => {
                    known.items.entry(*folder).or_default().insert(key.clone());
                }
                Place::Part(Folder::Reports, report, key) => {
                    known.chapters.entry(report.clone()).or_default().insert(key.clone());
                }
                _ => {}
            }
        }
        known
    }

    /// Whether there is a file for the thing.
    pub(super) fn has(&self, folder: Folder, key: &str) -> bool {
        self.items.get(&folder).is_some_and(|keys| keys.contains(key))
    }

    pub(super) fn area(&self, text: Text<'_>, found: &mut Diagnostics) -> Option<AreaId> {
        let problem = |id| Problem::UnknownArea { id };
        check(text, self.items.get(&Folder::Areas), problem, found).map(AreaId::new)
    }

    pub(super) fn municipality(
        &self,
        text: Text<'_>,
        found: &mut Diagnostics,
    ) -> Option<MunicipalityId> {
        let problem = |id| Problem::UnknownMunicipality { id };
        check(text, self.items.get(&Folder::Municipalities), problem, found)
            .map(MunicipalityId::new)
    }

    pub(super) fn programme(&self, text: Text<'_>, found: &mut Diagnostics) -> Option<ProgrammeId> {
        let problem = |id| Problem::UnknownProgramme { id };
        check(text, self.items.get(&Folder::Programmes), problem, found).map(ProgrammeId::new)
    }

    pub(super) fn indicator(&self, text: Text<'_>, found: &mut Diagnostics) -> Option<IndicatorId> {
        let problem = |id| Problem::UnknownIndicator { id };
        check(text, self.items.get(&Folder::Indicators), problem, found).map(IndicatorId::new)
    }

    pub(super) fn theme(&self, text: Text<'_>, found: &mut Diagnostics) -> Option<ThemeId> {
        let problem = |id| Problem::UnknownTheme { id };
        check(text, self.items.get(&Folder::Themes), problem, found).map(ThemeId::new)
    }

    pub(super) fn goal(&self, text: Text<'_>, found: &mut Diagnostics) -> Option<GoalId> {
        let problem = |id| Problem::UnknownGoal { id };
        check(text, self.items.get(&Folder::Goals), problem, found).map(GoalId::new)
    }

    pub(super) fn story(&self, text: Text<'_>, found: &mut Diagnostics) -> Option<StoryId> {
        let problem = |id| Problem::UnknownStory { id };
        check(text, self.items.get(&Folder::Stories), problem, found).map(StoryId::new)
    }

    pub(super) fn award(&self, text: Text<'_>, found: &mut Diagnostics) -> Option<AwardId> {
        let problem = |id| Problem::UnknownAward { id };
        check(text, self.items.get(&Folder::Awards), problem, found).map(AwardId::new)
    }

    pub(super) fn chapter(
        &self,
        report: &ReportId,
        text: Text<'_>,
        found: &mut Diagnostics,
    ) -> Option<ChapterId> {
        let folder = report.to_string();
        let problem = |id| Problem::UnknownChapter { id, folder };
        check(text, self.chapters.get(report.as_str()), problem, found)
            .map(|file| ChapterId::of(report, file))
    }

    /// The names of the chapters that lie in the folder of a report.
    pub(super) fn chapters(&self, report: &ReportId) -> impl Iterator<Item = &str> {
        self.chapters.get(report.as_str()).into_iter().flatten().map(String::as_str)
    }

    pub(super) fn source(&self, text: Text<'_>, found: &mut Diagnostics) -> Option<SourceId> {
        let Some(sources) = &self.sources else { return Some(SourceId::new(text.value)) };
        let problem = |id| Problem::UnknownSource { id };
        check(text, Some(sources), problem, found).map(SourceId::new)
    }
}

fn check<'n>(
    text: Text<'n>,
    known: Option<&BTreeSet<String>>,
    problem: impl FnOnce(String) -> Problem,
    found: &mut Diagnostics,
) -> Option<&'n str> {
    if known.is_some_and(|known| known.contains(text.value)) {
        return Some(text.value);
    }
    let names = known.into_iter().flatten().map(String::as_str);
    found.push(
        Diagnostic::new(text.span, problem(text.value.to_owned())).with_nearest(text.value, names),
    );
    None
}
