//! Who steers and carries a programme.

use std::collections::BTreeSet;

use super::names;
use crate::diagnostics::{Diagnostic, Problem};
use crate::figures::Year;
use crate::site::head::Reading;
use crate::site::known::Known;
use crate::site::person::Member;
use crate::site::{AreaId, BodyId, values};
use crate::source::{Located, Span};
use crate::text::words;

/// The organisation behind a programme.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Who has the lead, in a sentence or two.
    pub lead: Vec<String>,
    /// The bodies, in the order in which they are told of. None stands below itself.
    pub bodies: Vec<Body>,
    /// Who works for it.
    pub staff: Vec<StaffRole>,
    /// What to know about the staff.
    pub staff_note: Option<String>,
    /// How people work together beside the bodies, in points.
    pub cooperation: Vec<String>,
}

/// A body of the organisation.
#[derive(Debug, Clone)]
pub struct Body {
    /// By which others refer to it.
    pub id: BodyId,
    /// Its name.
    pub name: String,
    /// Other names that the sources use.
    pub also_called: Vec<String>,
    /// What it is.
    pub kind: BodyKind,
    /// The body that it answers or reports to.
    pub under: Option<BodyId>,
    /// Since when there has been one.
    pub since: Option<Year>,
    /// Where it works; empty means everywhere or unsaid.
    pub areas: Vec<AreaId>,
    /// Who sits in it, by role.
    pub composition: Vec<String>,
    /// Who sits in it, by name.
    pub members: Vec<Member>,
    /// What to know about who sits in it.
    pub members_note: Option<String>,
    /// Who chairs it.
    pub chair: Option<String>,
    /// How often it meets, in words.
    pub meetings: Option<String>,
    /// What it does, in points.
    pub tasks: Vec<String>,
    /// Who is its secretary.
    pub secretariat: Option<String>,
}

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// It decides.
    Board,
    /// It coordinates all themes or areas.
    CoordinationGroup,
    /// It carries the work in one area.
    LocalForum,
    /// It connects the areas.
    CrossAreaForum,
    /// Residents have a say in it.
    ResidentPanel,
    /// It gives advice.
    AdvisoryGroup,
    /// It does the work.
    Secretariat,
    /// A part of a secretariat.
    Team,
}

words!(BodyKind {
    Board => "board",
    CoordinationGroup => "coordination-group",
    LocalForum => "local-forum",
    CrossAreaForum => "cross-area-forum",
    ResidentPanel => "resident-panel",
    AdvisoryGroup => "advisory-group",
    Secretariat => "secretariat",
    Team => "team",
});

/// Somebody who works for the programme, by role.
#[derive(Debug, Clone)]
pub struct StaffRole {
    /// What they do.
    pub role: String,
    /// How many there are, where it is said.
    pub count: Option<u32>,
    /// Who employs them.
    pub employer: Option<String>,
    /// Whom they report to.
    pub reports_to: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
}

impl Organisation {
    /// The bodies that answer to `body`; without one, those that answer to none.
    pub fn below(&self, body: Option<&BodyId>) -> impl Iterator<Item = &Body> {
        self.bodies.iter().filter(move |other| other.under.as_ref() == body)
    }

    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let lead = r.phrases("lead");
        let bodies = load_bodies(r);
        let staff = r.records("staff", load_staff);
        let (staff_note, cooperation) = (r.phrase("staff_note"), r.phrases("cooperation"));
        Some(Self { lead, bodies, staff, staff_note, cooperation })
    }
}

/// A body with the place of the id of the one above it.
struct Placed {
    body: Body,
    span: Span,
    under: Option<Span>,
}

/// Reads the bodies. References to bodies that do not exist, or that lead round in a ring, are
/// reported and taken out, so that what is left is a tree.
fn load_bodies(r: &mut Reading<'_>) -> Vec<Body> {
    let mut placed = r.records("bodies", load_body);
    let ids = placed.iter().map(|p| Located::new(p.body.id.as_str(), p.span));
    names::check_unique(ids, r.found);
    let known: BTreeSet<BodyId> = placed.iter().map(|p| p.body.id.clone()).collect();
    for p in &mut placed {
        let (Some(under), Some(span)) = (&p.body.under, p.under) else { continue };
        if !known.contains(under) {
            let problem = Problem::UnknownBody { id: under.to_string() };
            let names = known.iter().map(BodyId::as_str);
            r.found.push(Diagnostic::new(span, problem).with_nearest(under.as_str(), names));
            p.body.under = None;
        }
    }
    let mut bodies: Vec<Body> = placed.iter().map(|p| p.body.clone()).collect();
    for (place, p) in placed.iter().enumerate() {
        if let Some(span) = p.under.filter(|_| is_below_itself(&bodies, place)) {
            r.found.report(span, Problem::BodyUnderItself { id: p.body.id.to_string() });
            bodies[place].under = None;
        }
    }
    bodies
}

fn is_below_itself(bodies: &[Body], place: usize) -> bool {
    let above = |body: &Body| bodies.iter().find(|other| Some(&other.id) == body.under.as_ref());
    let mut at = above(&bodies[place]);
    for _ in 0..bodies.len() {
        match at {
            Some(body) if body.id == bodies[place].id => return true,
            Some(body) => at = above(body),
            None => return false,
        }
    }
    false
}

fn load_body(r: &mut Reading<'_>) -> Option<Placed> {
    let id = r.fields.required("id", r.found);
    let name = r.required_text("name");
    let kind = r.required("kind", values::choice);
    let under_span = r.fields.has("under").then(|| r.fields.value_span("under"));
    let under = r.text("under").map(|under| BodyId::new(&under));
    let (also_called, since) = (r.texts("also_called"), r.parsed("since", values::year));
    let areas = r.references("areas", Known::area);
    let (composition, members) = (r.phrases("composition"), r.records("members", Member::load));
    let (members_note, chair) = (r.phrase("members_note"), r.phrase("chair"));
    let (meetings, tasks) = (r.phrase("meetings"), r.phrases("tasks"));
    let secretariat = r.phrase("secretariat");
    let id = id?;
    let body = Body {
        id: BodyId::new(id.value),
        name: name?,
        also_called,
        kind: kind?,
        under,
        since,
        areas,
        composition,
        members,
        members_note,
        chair,
        meetings,
        tasks,
        secretariat,
    };
    Some(Placed { body, span: id.span, under: under_span })
}

fn load_staff(r: &mut Reading<'_>) -> Option<StaffRole> {
    let role = r.required_text("role");
    let count = r.parsed("count", values::count);
    let (employer, reports_to, note) =
        (r.phrase("employer"), r.phrase("reports_to"), r.phrase("note"));
    Some(StaffRole { role: role?, count, employer, reports_to, note })
}
