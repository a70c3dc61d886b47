//! Housing areas and groups of them.

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::place::Folder;
use super::{AreaId, Contact, MunicipalityId, values, wording};
use crate::figures::sentences::PlaceName;
use crate::figures::{IndicatorId, SubjectId};
use crate::source::Span;

/// A housing area (*boligområde*), or several that were measured together.
#[derive(Debug, Clone)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Name, summary and text.
    pub head: Head,
    /// Its place in lists; those without one follow by name.
    pub order: Option<u32>,
    /// What it is called in a sentence.
    pub in_text: PlaceName,
    /// The municipality that it lies in and is compared with.
    pub municipality: MunicipalityId,
    /// The members of a group; empty for a single area.
    pub parts: Vec<AreaId>,
    /// Where the members are written, in the same order.
    pub(super) part_spans: Vec<Span>,
    /// The indicators to show first, in order; empty leaves the choice to the page.
    pub key_figures: Vec<IndicatorId>,
    /// Buildings, owners and people.
    pub facts: AreaFacts,
}

/// What is known of an area beside its figures. What the sources do not say is absent.
#[derive(Debug, Clone)]
pub struct AreaFacts {
    /// Where it lies, in words.
    pub location: Option<String>,
    /// When it was built, in words.
    pub built: Option<String>,
    /// How its buildings lie.
    pub layout: Option<String>,
    /// The kinds of building.
    pub buildings: Vec<String>,
    /// The housing associations that own its homes.
    pub housing_associations: Vec<String>,
    /// Their departments (*afdelinger*) there.
    pub departments: Vec<Department>,
    /// The local forum of the social work.
    pub forum: Option<String>,
    /// Who leads the work there.
    pub leadership: Option<String>,
    /// Whether it has a community house (*fælleshus*).
    pub community_house: bool,
    /// Plans for the buildings, a sentence each.
    pub plans: Vec<String>,
    /// Schools, daycare and houses that belong to it.
    pub institutions: Vec<String>,
    /// Reservations about its data, a sentence each.
    pub data_notes: Vec<String>,
    /// Whom to call.
    pub contact: Option<Contact>,
}

/// The departments of one housing association in an area.
#[derive(Debug, Clone)]
pub struct Department {
    /// The housing association, where the source names it.
    pub association: Option<String>,
    /// The departments' numbers.
    pub numbers: Vec<String>,
}

impl Area {
    /// The name under which its figures stand.
    pub fn subject(&self) -> SubjectId {
        Folder::Areas.subject(self.id.as_str())
    }

    /// Whether it is several areas measured together.
    pub fn is_group(&self) -> bool {
        !self.parts.is_empty()
    }

    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head_with_picture(parsed, "name", id);
        let order = r.parsed("order", values::count);
        let in_text = wording::place(head.as_ref().map_or(id, |head| &head.title), r);
        let municipality = r.required_reference("municipality", Known::municipality);
        let parts = r.references("parts", |known, text, found| {
            let span = text.span;
            known.area(text, found).map(|part| (part, span))
        });
        let (parts, part_spans) = parts.into_iter().unzip();
        let key_figures = r.references("key_figures", Known::indicator);
        let facts = AreaFacts::load(r);
        Some(Self {
            id: AreaId::new(id),
            head: head?,
            order,
            in_text,
            municipality: municipality?,
            parts,
            part_spans,
            key_figures,
            facts,
        })
    }
}

impl AreaFacts {
    fn load(r: &mut Reading<'_>) -> Self {
        Self {
            location: r.text("location"),
            built: r.text("built"),
            layout: r.text("layout"),
            buildings: r.texts("buildings"),
            housing_associations: r.texts("housing_associations"),
            departments: r.records("departments", |r| {
                Some(Department { association: r.text("association"), numbers: r.texts("numbers") })
            }),
            forum: r.text("forum"),
            leadership: r.text("leadership"),
            community_house: r.fields.flag("community_house", r.found),
            plans: r.texts("plans"),
            institutions: r.texts("institutions"),
            data_notes: r.texts("data_notes"),
            contact: r.record("contact", Contact::load),
        }
    }
}
