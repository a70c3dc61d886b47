//! Who belongs to whom, worked out once.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Area, AreaId, AwardId, Comparisons, IndicatorEntry, Municipality, MunicipalityId, PageId,
    Programme, ProgrammeId, Project, ProjectId, ReportEntry, ReportId, Shows, Site, StoryIndex,
    Target, TargetId, ThemeId, shown,
};
use crate::figures::IndicatorId;
use crate::shelf::Shelf;
use crate::text::collation::{sort_by_name, sort_by_place_and_name};

/// Relations read backwards; every list is in Danish order of names, after what has an `order`,
/// unless it says otherwise.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// All municipalities.
    pub municipalities: Vec<MunicipalityId>,
    /// Where each indicator stands among all.
    pub indicator_places: BTreeMap<IndicatorId, usize>,
    /// All areas and groups of a municipality.
    pub areas_of: BTreeMap<MunicipalityId, Vec<AreaId>>,
    /// The groups that an area is part of, directly or through another group.
    pub groups_of: BTreeMap<AreaId, Vec<AreaId>>,
    /// The programmes that cover an area.
    pub programmes_of: BTreeMap<AreaId, Vec<ProgrammeId>>,
    /// The programmes that took over from another.
    pub successors_of: BTreeMap<ProgrammeId, Vec<ProgrammeId>>,
    /// The areas of a programme and the groups that lie wholly in it, the largest first.
    pub areas_within: BTreeMap<ProgrammeId, Vec<AreaId>>,
    /// The targets of themes that concern an area: its own, and those of all areas of a programme.
    pub targets_of: BTreeMap<AreaId, Vec<(ProgrammeId, TargetId)>>,
    /// The indicators of a theme.
    pub indicators_of: BTreeMap<ThemeId, Vec<IndicatorId>>,
    /// The areas and groups that have figures of an indicator.
    pub measured_in: BTreeMap<IndicatorId, Vec<AreaId>>,
    /// The awards that honour somebody for work in an area, newest first.
    pub awards_of: BTreeMap<AreaId, Vec<AwardId>>,
    /// The report that a text is part of; the newest if there are several.
    pub report_of: BTreeMap<ReportEntry, ReportId>,
    /// The page that shows something of the program's own.
    pub showing: BTreeMap<Shows, PageId>,
    /// Which areas are held against each other.
    pub comparisons: Comparisons,
    /// Stories in their order.
    pub stories: StoryIndex,
    /// The projects, institutions and organisations of an area.
    pub projects_of: BTreeMap<AreaId, Vec<ProjectId>>,
    /// The projects that belong to a programme.
    pub projects_under: BTreeMap<ProgrammeId, Vec<ProjectId>>,
    /// The programmes that have figures of an indicator.
    pub measured_for: BTreeMap<IndicatorId, Vec<ProgrammeId>>,
    /// The projects that have figures of an indicator.
    pub measured_by: BTreeMap<IndicatorId, Vec<ProjectId>>,
    /// Projects, institutions and organisations by their names.
    pub project_named: BTreeMap<String, ProjectId>,
}

impl Index {
    /// Reads all relations of `site` backwards, whose `stories` are in order.
    pub(super) fn of(site: &Site, stories: StoryIndex) -> Self {
        let mut areas: Vec<&Area> = site.areas.values().collect();
        sort_by_place_and_name(&mut areas, |area| area.order, |area| &area.head.title);
        let mut municipalities: Vec<&Municipality> = site.municipalities.values().collect();
        sort_by_place_and_name(&mut municipalities, |m| m.order, |m| &m.head.title);
        let mut programmes: Vec<&Programme> = site.programmes.values().collect();
        sort_by_name(&mut programmes, |programme| &programme.head.title);
        let mut projects: Vec<&Project> = site.projects.values().collect();
        sort_by_name(&mut projects, |project| &project.head.title);
        let mut indicators: Vec<&IndicatorEntry> = site.indicators.values().collect();
        sort_by_place_and_name(&mut indicators, |entry| entry.order, |entry| &entry.head.title);

        let places = indicators.iter().map(|entry| entry.indicator.id.clone()).zip(0..);
        let mut index = Self {
            municipalities: municipalities.iter().map(|m| m.id.clone()).collect(),
            indicator_places: places.collect(),
            showing: shown::pages(site),
            groups_of: groups_of(&areas, site),
            stories,
            ..Self::default()
        };
        let (comparisons, ()) = rayon::join(
            || Comparisons::of(site),
            || areas.iter().for_each(|area| index.add_area(area, site)),
        );
        index.comparisons = comparisons;
        for programme in programmes {
            index.add_programme(programme, &areas, site);
        }
        for project in projects {
            index.add_project(project, site);
        }
        for entry in indicators {
            for theme in &entry.themes {
                index
                    .indicators_of
                    .entry(theme.clone())
                    .or_default()
                    .push(entry.indicator.id.clone());
            }
        }
        index.add_books(site);
        index
    }

    fn add_programme(&mut self, programme: &Programme, areas: &[&Area], site: &Site) {
        let id = &programme.id;
        for area in &programme.areas {
            self.programmes_of.entry(area.clone()).or_default().push(id.clone());
        }
        if let Some(predecessor) = &programme.predecessor {
            self.successors_of.entry(predecessor.clone()).or_default().push(id.clone());
        }
        let covered = covered(programme, site);
        let is_within = |area: &&&Area| {
            covered.contains(&area.id)
                || (area.is_group() && members(area, &site.areas).is_subset(&covered))
        };
        let mut within: Vec<&Area> = areas.iter().filter(is_within).copied().collect();
        within.sort_by_key(|area| std::cmp::Reverse(members(area, &site.areas).len()));
        self.areas_within.insert(id.clone(), within.iter().map(|area| area.id.clone()).collect());
        let figures = site.figures.subjects.get(&programme.subject());
        for indicator in figures.into_iter().flat_map(|figures| figures.series.keys()) {
            self.measured_for.entry(indicator.clone()).or_default().push(id.clone());
        }
        for target in programme.targets.iter().filter(|target| target.activity.is_none()) {
            for area in within.iter().filter(|area| concerns(target, area, &covered, site)) {
                let targets = self.targets_of.entry(area.id.clone()).or_default();
                targets.push((id.clone(), target.id.clone()));
            }
        }
    }

    fn add_books(&mut self, site: &Site) {
        for award in site.awards.values().rev() {
            for area in award.areas() {
                self.awards_of.entry(area.clone()).or_default().push(award.id.clone());
            }
        }
        for report in site.reports.values() {
            for entry in &report.contents {
                self.report_of.insert(entry.clone(), report.id.clone());
            }
        }
    }

    fn add_area(&mut self, area: &Area, site: &Site) {
        self.areas_of.entry(area.municipality.clone()).or_default().push(area.id.clone());
        if let Some(figures) = site.figures.subjects.get(&area.subject()) {
            for indicator in figures.series.keys() {
                self.measured_in.entry(indicator.clone()).or_default().push(area.id.clone());
            }
        }
    }

    fn add_project(&mut self, project: &Project, site: &Site) {
        let id = &project.id;
        for area in &project.areas {
            self.projects_of.entry(area.clone()).or_default().push(id.clone());
        }
        if let Some(programme) = &project.programme {
            self.projects_under.entry(programme.clone()).or_default().push(id.clone());
        }
        if let Some(figures) = site.figures.subjects.get(&project.subject()) {
            for indicator in figures.series.keys() {
                self.measured_by.entry(indicator.clone()).or_default().push(id.clone());
            }
        }
        self.project_named.entry(project.head.title.clone()).or_insert_with(|| id.clone());
    }
}

/// The groups of each area, in the order of `areas`.
pub(super) fn groups_of(areas: &[&Area], site: &Site) -> BTreeMap<AreaId, Vec<AreaId>> {
    let mut groups: BTreeMap<AreaId, Vec<AreaId>> = BTreeMap::new();
    for area in areas {
        for member in members(area, &site.areas) {
            groups.entry(member).or_default().push(area.id.clone());
        }
    }
    groups
}

/// The areas that a programme covers, with the members of groups.
pub(super) fn covered(programme: &Programme, site: &Site) -> BTreeSet<AreaId> {
    let groups = programme.areas.iter().filter_map(|id| site.areas.get(id));
    let mut all: BTreeSet<AreaId> = groups.flat_map(|group| members(group, &site.areas)).collect();
    all.extend(programme.areas.iter().cloned());
    all
}

/// Whether a target speaks of an area: by its name, or of all areas of the programme together.
fn concerns(target: &Target, area: &Area, covered: &BTreeSet<AreaId>, site: &Site) -> bool {
    let named: Vec<&AreaId> = target.baseline.iter().filter_map(|b| b.area.as_ref()).collect();
    let is_for_all = |id: &&AreaId| {
        let group = site.areas.get(*id);
        group.is_some_and(|group| covered.is_subset(&members(group, &site.areas)))
    };
    named.contains(&&area.id)
        || (covered.contains(&area.id) && (named.is_empty() || named.iter().any(is_for_all)))
}

/// The members of a group and of the groups in it, each once, without the group itself.
pub(super) fn members(group: &Area, areas: &Shelf<AreaId, Area>) -> BTreeSet<AreaId> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&AreaId> = group.parts.iter().collect();
    while let Some(id) = open.pop() {
        if found.insert(id.clone()) {
            open.extend(areas.get(id).into_iter().flat_map(|area| &area.parts));
        }
    }
    found
}
