//! The figures of one indicator for projects, institutions and organisations. They are held against
//! nobody: a project is no area, and its people are no population.

use super::figure_row::{FigureRow, RowSource};
use super::page::PageRenderer;
use super::project::projects;
use super::provenance::UsedSources;
use crate::site::{IndicatorEntry, Project};

/// All projects that have figures of an indicator, in Danish order of names.
pub(super) fn rows(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    used: &mut UsedSources,
) -> Vec<FigureRow> {
    let ids = renderer.snapshot.site.index.measured_by.get(&entry.indicator.id);
    let row = |project: &Project| row(renderer, entry, project, used);
    projects(renderer, ids).into_iter().filter_map(row).collect()
}

fn row(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    project: &Project,
    used: &mut UsedSources,
) -> Option<FigureRow> {
    let site = &renderer.snapshot.site;
    let indicator = &entry.indicator;
    let series = site.series(&project.subject(), &indicator.id)?;
    let source = RowSource { indicator, series, baseline: None };
    Some(FigureRow::new(renderer.project_link(project)?, &source, site, used))
}
