//! A project, an institution or an organisation: what it is, where, and its figures.

use serde::Serialize;

use super::charted::ChartCard;
use super::figure_row::{FigureRow, rows};
use super::page::{Link, PageRenderer};
use super::provenance::{SourceListEntry, UsedSources};
use super::section::{Subject, development, measured};
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{Folder, Project, ProjectId, ProjectKind};
use crate::templates::Html;

#[derive(Serialize)]
struct ProjectContext<'s> {
    name: &'s str,
    kind: &'static str,
    summary: Option<&'s str>,
    body: Html,
    municipality: Option<Link>,
    areas: Vec<Link>,
    programme: Option<Link>,
    partners: Vec<Partner<'s>>,
    /// The document that tells of it.
    source: Option<&'s str>,
    charts: Vec<ChartCard>,
    rows: Vec<FigureRow>,
    data_notes: &'s [String],
    sources: Vec<SourceListEntry<'s>>,
}

/// Who takes part, with a link where that is a page.
#[derive(Serialize)]
struct Partner<'s> {
    name: &'s str,
    url: Option<String>,
}

/// Renders the page of `project`.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    project: &Project,
) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let mut used = UsedSources::default();
    let id = project.subject();
    let title = &project.head.title;
    let in_text = &project.in_text;
    let subject = Subject { id: &id, name: title, in_text, municipality: None };
    let all = measured(site, &id);
    let areas = project.areas.iter().filter_map(|id| site.areas.get(id));
    let municipality = project.municipality.as_ref().and_then(|id| site.municipalities.get(id));
    let programme = project.programme.as_ref().and_then(|id| site.programmes.get(id));
    let charts = all.iter().filter_map(|one| development(renderer, subject, one, None, &mut used));
    let context = ProjectContext {
        name: &project.head.title,
        kind: kind_name(project.kind),
        summary: project.head.summary.as_deref(),
        body: renderer.body(&project.head)?,
        municipality: municipality.and_then(|m| renderer.municipality_link(m)),
        areas: areas.filter_map(|area| renderer.area_link(area)).collect(),
        programme: programme.and_then(|p| renderer.programme_link(p)),
        partners: project.partners.iter().map(|name| partner(renderer, name)).collect(),
        source: project
            .source
            .as_ref()
            .and_then(|id| site.sources.get(id))
            .map(|source| source.name.as_str()),
        charts: charts.collect(),
        rows: rows(renderer, all.iter().copied(), None, &mut used),
        data_notes: &project.data_notes,
        sources: used.list(site),
    };
    renderer.page("project.html", &project.head, Some(Folder::Projects), context)
}

/// What a kind is called in front of a place: *Projekt i Aarhus Kommune*.
fn kind_name(kind: ProjectKind) -> &'static str {
    match kind {
        ProjectKind::Project => "Projekt",
        ProjectKind::Institution => "Institution",
        ProjectKind::Organisation => "Organisation",
    }
}

fn partner<'s>(renderer: &PageRenderer<'_>, name: &'s str) -> Partner<'s> {
    Partner { name, url: url_of_name(renderer, name) }
}

/// The page of the project, institution or organisation with that name.
pub(super) fn url_of_name(renderer: &PageRenderer<'_>, name: &str) -> Option<String> {
    let id = renderer.snapshot.site.index.project_named.get(name)?;
    renderer.url(&Resource::Project(id.clone()))
}

/// The projects behind `ids`, in the order given.
pub(super) fn projects<'s>(
    renderer: &PageRenderer<'s>,
    ids: Option<&'s Vec<ProjectId>>,
) -> Vec<&'s Project> {
    let all = &renderer.snapshot.site.projects;
    ids.into_iter().flatten().filter_map(|id| all.get(id)).collect()
}
