//! Who belongs to whom, worked out once.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Area, AreaId, IndicatorEntry, MunicipalityId, PageId, Programme, ProgrammeId, Project,
    ProjectId, Shows, Site, StoryIndex, ThemeId, shown,
};
use crate::figures::IndicatorId;
use crate::text::collation::sort_by_name;

/// Relations read backwards; every list but those of stories is in Danish order of names.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// All areas and groups of a municipality.
    pub areas_of: BTreeMap<MunicipalityId, Vec<AreaId>>,
    /// The groups that an area is part of, directly or through another group.
    pub groups_of: BTreeMap<AreaId, Vec<AreaId>>,
    /// The programmes that cover an area.
    pub programmes_of: BTreeMap<AreaId, Vec<ProgrammeId>>,
    /// The indicators of a theme.
    pub indicators_of: BTreeMap<ThemeId, Vec<IndicatorId>>,
    /// The areas and groups that have figures of an indicator.
    pub measured_in: BTreeMap<IndicatorId, Vec<AreaId>>,
    /// The page that shows something of the program's own.
    pub showing: BTreeMap<Shows, PageId>,
    /// Stories in their order.
    pub stories: StoryIndex,
    /// The projects, institutions and organisations of an area.
    pub projects_of: BTreeMap<AreaId, Vec<ProjectId>>,
    /// The projects that belong to a programme.
    pub projects_under: BTreeMap<ProgrammeId, Vec<ProjectId>>,
    /// The projects that have figures of an indicator.
    pub measured_by: BTreeMap<IndicatorId, Vec<ProjectId>>,
    /// Projects, institutions and organisations by their names.
    pub project_named: BTreeMap<String, ProjectId>,
}

impl Index {
    /// Reads all relations of `site` backwards.
    pub(super) fn of(site: &Site) -> Self {
        let mut areas: Vec<&Area> = site.areas.values().collect();
        sort_by_name(&mut areas, |area| &area.head.title);
        let mut programmes: Vec<&Programme> = site.programmes.values().collect();
        sort_by_name(&mut programmes, |programme| &programme.head.title);
        let mut projects: Vec<&Project> = site.projects.values().collect();
        sort_by_name(&mut projects, |project| &project.head.title);
        let mut indicators: Vec<&IndicatorEntry> = site.indicators.values().collect();
        sort_by_name(&mut indicators, |entry| &entry.head.title);

        let mut index =
            Self { showing: shown::pages(site), stories: StoryIndex::of(site), ..Self::default() };
        for area in areas {
            index.add_area(area, site);
        }
        for programme in programmes {
            for area in &programme.areas {
                index.programmes_of.entry(area.clone()).or_default().push(programme.id.clone());
            }
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
        index
    }

    fn add_area(&mut self, area: &Area, site: &Site) {
        self.areas_of.entry(area.municipality.clone()).or_default().push(area.id.clone());
        for member in members(area, &site.areas) {
            self.groups_of.entry(member).or_default().push(area.id.clone());
        }
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

/// The members of a group and of the groups in it, each once, without the group itself.
pub(super) fn members(group: &Area, areas: &BTreeMap<AreaId, Area>) -> BTreeSet<AreaId> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&AreaId> = group.parts.iter().collect();
    while let Some(id) = open.pop() {
        if found.insert(id.clone()) {
            open.extend(areas.get(id).into_iter().flat_map(|area| &area.parts));
        }
    }
    found
}
