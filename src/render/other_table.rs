//! The figures of one indicator for what is no area: programmes, projects, institutions and
//! organisations. They are held against nobody, since their people are no population.

use serde::Serialize;

use super::figure_row::{FigureRow, RowSource};
use super::page::{Link, PageRenderer};
use super::project::projects;
use super::provenance::UsedSources;
use crate::figures::SubjectId;
use crate::site::{Folder, IndicatorEntry};

/// The figures of one kind of subject.
#[derive(Debug, Serialize)]
pub(super) struct OtherTable {
    /// The last part of the table's id.
    id: &'static str,
    caption: &'static str,
    rows: Vec<FigureRow>,
}

/// Everything beside areas that has figures of an indicator, each kind in Danish order of names.
pub(super) fn tables(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    used: &mut UsedSources,
) -> Vec<OtherTable> {
    let site = &renderer.snapshot.site;
    let (index, id) = (&site.index, &entry.indicator.id);
    let programmes = index.measured_for.get(id).into_iter().flatten();
    let programmes = programmes.filter_map(|id| site.programmes.get(id)).map(|programme| {
        let subject = Folder::Programmes.subject(programme.id.as_str());
        (subject, renderer.programme_link(programme))
    });
    let projects = projects(renderer, index.measured_by.get(id)).into_iter();
    let projects = projects.map(|project| (project.subject(), renderer.project_link(project)));
    let tables = [
        OtherTable {
            id: "helhedsplaner",
            caption: "Helhedsplaner",
            rows: rows(renderer, entry, programmes, used),
        },
        OtherTable {
            id: "projekter",
            caption: "Projekter, institutioner og organisationer",
            rows: rows(renderer, entry, projects, used),
        },
    ];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

/// The rows of those subjects that have a page.
fn rows(
    renderer: &PageRenderer<'_>,
    entry: &IndicatorEntry,
    subjects: impl Iterator<Item = (SubjectId, Option<Link>)>,
    used: &mut UsedSources,
) -> Vec<FigureRow> {
    let site = &renderer.snapshot.site;
    let indicator = &entry.indicator;
    let row = |(subject, link): (SubjectId, Option<Link>)| {
        let series = site.series(&subject, &indicator.id)?;
        let source = RowSource { indicator, series, baseline: None };
        Some(FigureRow::new(link?, &source, site, used))
    };
    subjects.filter_map(row).collect()
}
