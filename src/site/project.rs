//! Projects, institutions and organisations: what is done in areas, and where.

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::place::Folder;
use super::{AreaId, MunicipalityId, ProgrammeId, ProjectId, values, wording};
use crate::figures::sentences::PlaceName;
use crate::figures::{SourceId, SubjectId};
use crate::text::words;

/// A project, an institution or an organisation that has to do with areas. Its figures are held
/// against nobody's.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// Name, summary and text.
    pub head: Head,
    /// What it is called in a sentence.
    pub in_text: PlaceName,
    /// What it is.
    pub kind: ProjectKind,
    /// Where it is, if it is in one municipality.
    pub municipality: Option<MunicipalityId>,
    /// The areas that it works in, or whose children it takes in.
    pub areas: Vec<AreaId>,
    /// The programme that it belongs to.
    pub programme: Option<ProgrammeId>,
    /// Who carries it, works with it or pays for it, by name.
    pub partners: Vec<String>,
    /// The document that tells of it.
    pub source: Option<SourceId>,
    /// Reservations about its data, a sentence each.
    pub data_notes: Vec<String>,
}

/// What a project is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProjectKind {
    /// Work with a purpose, often for some years.
    Project,
    /// A school, daycare or house.
    Institution,
    /// An association, a secretariat, a company.
    Organisation,
}

words!(ProjectKind {
    Project => "project",
    Institution => "institution",
    Organisation => "organisation",
});

impl Project {
    /// The name under which its figures stand.
    pub fn subject(&self) -> SubjectId {
        Folder::Projects.subject(self.id.as_str())
    }

    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "name", id);
        let in_text = wording::place(head.as_ref().map_or(id, |head| &head.title), r);
        let kind = r.required("kind", values::choice);
        let municipality = r.reference("municipality", Known::municipality);
        let areas = r.references("areas", Known::area);
        let programme = r.reference("programme", Known::programme);
        let partners = r.texts("partners");
        let source = r.reference("source", Known::source);
        let data_notes = r.texts("data_notes");
        Some(Self {
            id: ProjectId::new(id),
            head: head?,
            in_text,
            kind: kind?,
            municipality,
            areas,
            programme,
            partners,
            source,
            data_notes,
        })
    }
}
