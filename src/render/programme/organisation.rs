//! Who steers and carries a programme: a drawing, and the same as a list.

use serde::Serialize;

use crate::charts::{OrganisationBox, OrganisationChart, organisation_chart};
use crate::render::page::{Link, PageRenderer};
use crate::site::{Body, BodyKind, Member, Organisation, Programme, StaffRole};
use crate::templates::Html;
use crate::text::grammar::join_and;

/// The organisation for templates.
#[derive(Serialize)]
pub(super) struct OrganisationContext<'s> {
    lead: &'s [String],
    svg: Option<Html>,
    bodies: Vec<BodyContext<'s>>,
    staff: Vec<StaffContext<'s>>,
    staff_note: Option<&'s str>,
    cooperation: &'s [String],
}

#[derive(Serialize)]
struct BodyContext<'s> {
    name: &'s str,
    also_called: Option<String>,
    kind: Option<&'static str>,
    areas: Vec<Link>,
    facts: Vec<(&'static str, String)>,
    members: Vec<String>,
    composition: &'s [String],
    members_note: Option<&'s str>,
    tasks: &'s [String],
    /// The bodies that answer to it.
    below: Vec<Self>,
}

#[derive(Serialize)]
struct StaffContext<'s> {
    role: &'s str,
    count: Option<u32>,
    employer: Option<&'s str>,
    reports_to: Option<&'s str>,
    note: Option<&'s str>,
}

/// The organisation of a programme, if anything is known of it.
pub(super) fn of<'s>(
    renderer: &PageRenderer<'_>,
    programme: &'s Programme,
) -> Option<OrganisationContext<'s>> {
    let organisation = programme.organisation.as_ref()?;
    let tops = organisation.below(None);
    Some(OrganisationContext {
        lead: &organisation.lead,
        svg: drawing(renderer, programme, organisation),
        bodies: tops.map(|body| body_context(renderer, organisation, body)).collect(),
        staff: organisation.staff.iter().map(staff).collect(),
        staff_note: organisation.staff_note.as_deref(),
        cooperation: &organisation.cooperation,
    })
}

/// A picture of one body says nothing.
fn drawing(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    organisation: &Organisation,
) -> Option<Html> {
    let mut boxes = Vec::with_capacity(organisation.bodies.len());
    for top in organisation.below(None) {
        add_box(renderer, organisation, top, None, &mut boxes);
    }
    let title = format!("Organisationen bag {}", programme.head.title);
    let chart = OrganisationChart { title: &title, boxes: &boxes };
    if boxes.len() < 2 { None } else { organisation_chart(&chart).map(Html) }
}

fn add_box(
    renderer: &PageRenderer<'_>,
    organisation: &Organisation,
    body: &Body,
    above: Option<usize>,
    boxes: &mut Vec<OrganisationBox>,
) {
    let areas: Vec<String> = areas(renderer, body).into_iter().map(|link| link.title).collect();
    let detail = match (kind(body), areas.as_slice()) {
        (kind, []) => kind.map(str::to_owned),
        (None, areas) => Some(join_and(areas)),
        (Some(kind), areas) => Some(format!("{kind}: {}", join_and(areas))),
    };
    let place = boxes.len();
    boxes.push(OrganisationBox { name: body.name.clone(), detail, above });
    for below in organisation.below(Some(&body.id)) {
        add_box(renderer, organisation, below, Some(place), boxes);
    }
}

fn areas(renderer: &PageRenderer<'_>, body: &Body) -> Vec<Link> {
    let areas = body.areas.iter().filter_map(|id| renderer.snapshot.site.areas.get(id));
    areas.filter_map(|area| renderer.area_link(area)).collect()
}

fn body_context<'s>(
    renderer: &PageRenderer<'_>,
    organisation: &'s Organisation,
    body: &'s Body,
) -> BodyContext<'s> {
    let since = body.since.map(|year| year.to_string());
    let facts = [
        ("Siden", since),
        ("Mødes", body.meetings.clone()),
        ("Formand", body.chair.clone()),
        ("Sekretær", body.secretariat.clone()),
    ];
    let below = organisation.below(Some(&body.id));
    BodyContext {
        name: &body.name,
        also_called: (!body.also_called.is_empty()).then(|| join_and(&body.also_called)),
        kind: kind(body),
        areas: areas(renderer, body),
        facts: facts.into_iter().filter_map(|(label, text)| Some((label, text?))).collect(),
        members: body.members.iter().map(member).collect(),
        composition: &body.composition,
        members_note: body.members_note.as_deref(),
        tasks: &body.tasks,
        below: below.map(|body| body_context(renderer, organisation, body)).collect(),
    }
}

fn member(member: &Member) -> String {
    let (title, role) = (member.title.as_ref(), member.role.as_ref());
    let parts = [Some(&member.name), role, title, member.organisation.as_ref()];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.join(", ")
}

fn staff(staff: &StaffRole) -> StaffContext<'_> {
    StaffContext {
        role: &staff.role,
        count: staff.count,
        employer: staff.employer.as_deref(),
        reports_to: staff.reports_to.as_deref(),
        note: staff.note.as_deref(),
    }
}

/// What a body is, unless its name says so.
fn kind(body: &Body) -> Option<&'static str> {
    let kind = kind_word(body.kind);
    (!body.name.to_lowercase().contains(&kind.to_lowercase())).then_some(kind)
}

fn kind_word(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Board => "Bestyrelse",
        BodyKind::CoordinationGroup => "Koordineringsgruppe",
        BodyKind::LocalForum => "Lokalt forum",
        BodyKind::CrossAreaForum => "Forum på tværs",
        BodyKind::ResidentPanel => "Beboerpanel",
        BodyKind::AdvisoryGroup => "Følgegruppe",
        BodyKind::Secretariat => "Sekretariat",
        BodyKind::Team => "Team",
    }
}
