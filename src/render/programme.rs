//! A programme: when, where, who, what for.

use serde::Serialize;

use super::page::{Link, PageRenderer};
use super::project;
use super::provenance::{SourceListEntry, UsedSources};
use super::section::{Subject, ThemeSection, sections};
use crate::diagnostics::Diagnostic;
use crate::figures::sentences::PlaceName;
use crate::route::Resource;
use crate::site::{Comparison, Folder, Moment, PartyRole, Period, Programme};
use crate::templates::Html;

#[derive(Serialize)]
struct ProgrammeContext<'s> {
    name: &'s str,
    summary: Option<&'s str>,
    period: Option<String>,
    municipality: Option<Link>,
    funds: Option<&'s str>,
    areas: Vec<Link>,
    /// Where its areas stand side by side.
    comparison_url: Option<String>,
    themes: Vec<Link>,
    /// Projects, institutions and organisations that belong to it.
    projects: Vec<Link>,
    parties: Vec<PartyContext<'s>>,
    vision: &'s [String],
    source: Option<&'s str>,
    body: Html,
    /// What was measured for its areas together.
    sections: Vec<ThemeSection>,
    baseline: Option<&'s str>,
    sources: Vec<SourceListEntry<'s>>,
}

#[derive(Serialize)]
struct PartyContext<'s> {
    name: &'s str,
    /// What the party does, where that is not plain from its name.
    role: Option<&'static str>,
}

/// Renders the page of `programme`.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let areas = programme.areas.iter().filter_map(|id| site.areas.get(id));
    let themes = programme.themes.iter().filter_map(|id| site.themes.get(id));
    let municipality = site.municipalities.get(&programme.municipality);
    let id = Folder::Programmes.subject(programme.id.as_str());
    let title = &programme.head.title;
    let in_text = PlaceName::named(title);
    let subject = Subject { id: &id, name: title, in_text: &in_text, municipality };
    let projects = project::projects(renderer, site.index.projects_under.get(&programme.id));
    let mut used = UsedSources::default();
    let context = ProgrammeContext {
        name: &programme.head.title,
        summary: programme.head.summary.as_deref(),
        period: programme.period.and_then(period),
        municipality: municipality.and_then(|m| renderer.municipality_link(m)),
        funds: programme.funds.as_deref(),
        areas: areas.filter_map(|area| renderer.area_link(area)).collect(),
        comparison_url: renderer
            .url(&Resource::Comparison(Comparison::Programme(programme.id.clone()))),
        themes: themes.filter_map(|theme| renderer.theme_link(theme)).collect(),
        projects: projects.into_iter().filter_map(|p| renderer.project_link(p)).collect(),
        parties: programme
            .parties
            .iter()
            .map(|p| PartyContext { name: &p.name, role: role(p.role) })
            .collect(),
        vision: &programme.vision,
        source: programme
            .source
            .as_ref()
            .and_then(|id| site.sources.get(id))
            .map(|source| source.name.as_str()),
        body: renderer.body(&programme.head)?,
        sections: sections(renderer, subject, &mut used),
        baseline: municipality.map(|municipality| municipality.head.title.as_str()),
        sources: used.list(site),
    };
    renderer.page("programme.html", &programme.head, Some(Folder::Programmes), context)
}

/// *1. april 2017 – 31. marts 2021*, *2023–2026*, *fra 2023*.
fn period(period: Period) -> Option<String> {
    match (period.from, period.to) {
        (Some(Moment::Year(_)), Some(Moment::Year(_))) => Some(period.years()),
        (Some(from), Some(to)) => Some(format!("{} – {}", from.words(), to.words())),
        (Some(from), None) => Some(format!("fra {}", from.words())),
        (None, Some(to)) => Some(format!("til {}", to.words())),
        (None, None) => None,
    }
}

fn role(role: PartyRole) -> Option<&'static str> {
    match role {
        PartyRole::LeadHousingAssociation => Some("boligorganisation, tovholder"),
        PartyRole::HousingAssociation => Some("boligorganisation"),
        PartyRole::Municipality | PartyRole::Police | PartyRole::Other => None,
    }
}
