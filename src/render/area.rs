//! The profile of an area or a group of areas.

use serde::Serialize;

use super::area_targets::{self, AreaTargets};
use super::comparison;
use super::figure_row::{FigureRow, rows};
use super::honours::{self, HonourContext};
use super::key_figure::{self, KeyFigure};
use super::page::{Link, PageRenderer};
use super::project;
use super::provenance::{SourceListEntry, UsedSources};
use super::section::{Subject, ThemeSection, measured, sections};
use super::series::{self, SeriesContext};
use super::story_card::StorySection;
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{Area, AreaId, Department, Folder, Project, ProjectKind, Site};
use crate::snapshot::ContactContext;
use crate::templates::Html;
use crate::text::grammar::join_and;

#[derive(Serialize)]
struct AreaContext<'s> {
    name: &'s str,
    is_group: bool,
    summary: Option<&'s str>,
    municipality: Option<Link>,
    key_figures: Vec<KeyFigure>,
    /// Every figure as a number, for layouts that compute.
    series: Vec<SeriesContext>,
    sections: Vec<ThemeSection>,
    targets: Vec<AreaTargets<'s>>,
    body: Html,
    stories: Option<StorySection>,
    /// Volunteers who received the award or were nominated for it.
    honours: Vec<HonourContext<'s>>,
    groups: Vec<GroupFigures>,
    facts: Vec<Fact>,
    /// The areas that it can be held against, with the addresses of the comparisons.
    comparisons: Vec<Link>,
    data_notes: &'s [String],
    contact: Option<ContactContext<'s>>,
    sources: Vec<SourceListEntry<'s>>,
    /// The municipality's name for table headings.
    baseline: Option<&'s str>,
}

/// What was measured for a group that the area is part of.
#[derive(Serialize)]
struct GroupFigures {
    title: String,
    url: String,
    /// The names of its parts, as a phrase.
    members: String,
    rows: Vec<FigureRow>,
}

/// One line of the facts about a place.
#[derive(Serialize)]
struct Fact {
    label: &'static str,
    items: Vec<FactItem>,
}

#[derive(Serialize)]
struct FactItem {
    text: String,
    url: Option<String>,
}

/// Renders the profile of `area`.
pub(super) fn render(renderer: &PageRenderer<'_>, area: &Area) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let municipality = site.municipality_of(area);
    let mut used = UsedSources::default();
    let id = area.subject();
    let subject = Subject::of_area(&id, area, site);
    let municipality_link =
        municipality.and_then(|municipality| renderer.municipality_link(municipality));
    let shown = renderer.shown_by("area.html");
    let context = AreaContext {
        name: &area.head.title,
        is_group: area.is_group(),
        summary: area.head.summary.as_deref(),
        key_figures: shown.when("key_figures", || {
            key_figure::choose(renderer, subject, &area.key_figures, &mut used)
        }),
        series: shown.when("series", || series::of_place(renderer, subject)),
        sections: shown.when("sections", || sections(renderer, subject, &mut used)),
        targets: shown.when("targets", || area_targets::of(renderer, area)),
        body: renderer.body(&area.head)?,
        stories: StorySection::of_area(renderer, &area.id),
        honours: shown.when("honours", || honours::of(renderer, area)),
        groups: shown.when("groups", || groups(renderer, area, &mut used)),
        facts: shown.when("facts", || facts(renderer, area, municipality_link.as_ref())),
        comparisons: shown.when("comparisons", || comparison::links(renderer, &area.id)),
        data_notes: &area.facts.data_notes,
        contact: area.facts.contact.as_ref().map(ContactContext::of),
        sources: used.list(site),
        baseline: municipality.map(|municipality| municipality.head.title.as_str()),
        municipality: municipality_link,
    };
    renderer.page("area.html", &area.head, Some(Folder::Areas), context)
}

/// The groups that the area is part of and that have figures, the smallest first.
fn groups(renderer: &PageRenderer<'_>, area: &Area, used: &mut UsedSources) -> Vec<GroupFigures> {
    let site = &renderer.snapshot.site;
    let ids = site.index.groups_of.get(&area.id);
    let mut groups: Vec<&Area> =
        ids.into_iter().flatten().filter_map(|id| site.areas.get(id)).collect();
    groups.sort_by_key(|group| group.parts.len());
    groups.into_iter().filter_map(|group| group_figures(renderer, group, used)).collect()
}

fn group_figures(
    renderer: &PageRenderer<'_>,
    group: &Area,
    used: &mut UsedSources,
) -> Option<GroupFigures> {
    let site = &renderer.snapshot.site;
    let all = measured(site, &group.subject());
    if all.is_empty() {
        return None;
    }
    Some(GroupFigures {
        title: group.head.title.clone(),
        url: renderer.url(&Resource::Area(group.id.clone()))?,
        members: join_and(&names(&group.parts, site)),
        rows: rows(renderer, all.into_iter(), site.municipality_of(group), used),
    })
}

fn names(ids: &[AreaId], site: &Site) -> Vec<String> {
    ids.iter().filter_map(|id| site.areas.get(id)).map(|area| area.head.title.clone()).collect()
}

fn facts(renderer: &PageRenderer<'_>, area: &Area, municipality: Option<&Link>) -> Vec<Fact> {
    let facts = &area.facts;
    let municipality =
        municipality.map(|link| FactItem { text: link.title.clone(), url: Some(link.url.clone()) });
    let community_house = facts.community_house.then(|| "Ja".to_owned());
    let departments: Vec<String> = facts.departments.iter().map(department).collect();
    let all = [
        Fact { label: "Kommune", items: municipality.into_iter().collect() },
        Fact { label: "Områder i gruppen", items: parts(renderer, area) },
        fact("Beliggenhed", &facts.location),
        fact("Opført", &facts.built),
        fact("Bygninger", &facts.buildings),
        fact("Bebyggelse", &facts.layout),
        fact("Boligorganisationer", &facts.housing_associations),
        fact("Afdelinger", &departments),
        fact("Fælleshus", &community_house),
        Fact { label: "Skoler, dagtilbud og huse", items: institutions(renderer, area) },
        Fact { label: "Projekter", items: projects(renderer, area, ProjectKind::Project) },
        Fact { label: "Foreninger", items: projects(renderer, area, ProjectKind::Organisation) },
        fact("Lokalt forum", &facts.forum),
        fact("Ledelse", &facts.leadership),
        fact("Planer for bygninger og omgivelser", &facts.plans),
        Fact { label: "Helhedsplaner", items: programmes(renderer, area) },
    ];
    all.into_iter().filter(|fact| !fact.items.is_empty()).collect()
}

fn fact<'t>(label: &'static str, texts: impl IntoIterator<Item = &'t String>) -> Fact {
    let item = |text: &String| FactItem { text: text.clone(), url: None };
    Fact { label, items: texts.into_iter().map(item).collect() }
}

fn department(department: &Department) -> String {
    let numbers = join_and(&department.numbers);
    match &department.association {
        Some(association) => format!("{association}, afdeling {numbers}"),
        None => format!("afdeling {numbers}"),
    }
}

fn parts(renderer: &PageRenderer<'_>, group: &Area) -> Vec<FactItem> {
    let areas = group.parts.iter().filter_map(|id| renderer.snapshot.site.areas.get(id));
    let item = |area: &Area| FactItem {
        text: area.head.title.clone(),
        url: renderer.url(&Resource::Area(area.id.clone())),
    };
    areas.map(item).collect()
}

/// What the area names, and the institutions with a page that name the area.
fn institutions(renderer: &PageRenderer<'_>, area: &Area) -> Vec<FactItem> {
    let named = &area.facts.institutions;
    let item =
        |name: &String| FactItem { text: name.clone(), url: project::url_of_name(renderer, name) };
    let mut further = projects(renderer, area, ProjectKind::Institution);
    further.retain(|item| !named.contains(&item.text));
    named.iter().map(item).chain(further).collect()
}

fn projects(renderer: &PageRenderer<'_>, area: &Area, kind: ProjectKind) -> Vec<FactItem> {
    let ids = renderer.snapshot.site.index.projects_of.get(&area.id);
    let all = project::projects(renderer, ids).into_iter();
    let item = |project: &Project| FactItem {
        text: project.head.title.clone(),
        url: renderer.url(&Resource::Project(project.id.clone())),
    };
    all.filter(|project| project.kind == kind).map(item).collect()
}

fn programmes(renderer: &PageRenderer<'_>, area: &Area) -> Vec<FactItem> {
    let site = &renderer.snapshot.site;
    let ids = site.index.programmes_of.get(&area.id);
    let programmes = ids.into_iter().flatten().filter_map(|id| site.programmes.get(id));
    let item = |programme: &crate::site::Programme| FactItem {
        text: programme.label(),
        url: renderer.url(&Resource::Programme(programme.id.clone())),
    };
    programmes.map(item).collect()
}
