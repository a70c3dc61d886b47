//! The facts that a programme's page opens with: when, where, who.

use serde::Serialize;

use crate::render::page::{Link, PageRenderer};
use crate::render::project;
use crate::site::{Moment, PartyRole, Period, Programme, ProgrammeId};

/// One line of the facts.
#[derive(Serialize)]
pub(super) struct Fact {
    label: &'static str,
    items: Vec<Item>,
    note: Option<String>,
}

#[derive(Serialize)]
struct Item {
    text: String,
    url: Option<String>,
}

/// The facts that are known.
pub(super) fn of(renderer: &PageRenderer<'_>, programme: &Programme) -> Vec<Fact> {
    let site = &renderer.snapshot.site;
    let municipality = site.municipalities.get(&programme.municipality);
    let municipality = municipality.and_then(|m| renderer.municipality_link(m));
    let areas = programme.areas.iter().filter_map(|id| site.areas.get(id));
    let predecessors: Vec<&ProgrammeId> = programme.predecessor.iter().collect();
    let successors = site.index.successors_of.get(&programme.id);
    let sources = programme.source.iter().chain(&programme.also_sources);
    let sources = sources.filter_map(|id| site.sources.get(id)).map(|source| source.name.clone());
    let projects = project::projects(renderer, site.index.projects_under.get(&programme.id));
    let all = [
        fact("Periode", programme.period.and_then(period).map(plain), &programme.period_note),
        fact("Kommune", municipality.map(linked), &None),
        fact("Midler", programme.funds.clone().map(plain), &None),
        fact(
            "Områder",
            areas.filter_map(|area| renderer.area_link(area)).map(linked),
            &programme.areas_note,
        ),
        fact("Parter", programme.parties.iter().map(party), &programme.parties_note),
        fact(
            "Projekter og institutioner",
            projects.into_iter().filter_map(|p| renderer.project_link(p)).map(linked),
            &None,
        ),
        fact("Planen før", programmes(renderer, predecessors), &None),
        fact("Planen efter", programmes(renderer, successors.into_iter().flatten()), &None),
        fact("Kilde", sources.map(plain), &None),
    ];
    all.into_iter().filter(|fact| !fact.items.is_empty() || fact.note.is_some()).collect()
}

fn fact(label: &'static str, items: impl IntoIterator<Item = Item>, note: &Option<String>) -> Fact {
    Fact { label, items: items.into_iter().collect(), note: note.clone() }
}

fn plain(text: String) -> Item {
    Item { text, url: None }
}

fn linked(link: Link) -> Item {
    Item { text: link.title, url: Some(link.url) }
}

fn party(party: &crate::site::Party) -> Item {
    plain(match role(party.role) {
        Some(role) => format!("{} ({role})", party.name),
        None => party.name.clone(),
    })
}

fn programmes<'p>(
    renderer: &PageRenderer<'_>,
    ids: impl IntoIterator<Item = &'p ProgrammeId>,
) -> Vec<Item> {
    let programmes = ids.into_iter().filter_map(|id| renderer.snapshot.site.programmes.get(id));
    programmes.filter_map(|programme| renderer.programme_link(programme)).map(linked).collect()
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
