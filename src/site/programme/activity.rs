//! What is done in a programme.

use crate::site::head::Reading;
use crate::site::known::Known;
use crate::site::{ActivityId, AreaId, ThemeId};

/// Something that is done.
#[derive(Debug, Clone)]
pub struct Activity {
    /// By which targets refer to it.
    pub id: Option<ActivityId>,
    /// What it is called.
    pub name: String,
    /// The theme that it belongs to.
    pub theme: Option<ThemeId>,
    /// Where it is done; empty means everywhere.
    pub areas: Vec<AreaId>,
    /// Who takes part in the work.
    pub partners: Vec<String>,
    /// Whom it is for.
    pub audience: Option<String>,
    /// What it is to lead to, in points.
    pub purposes: Vec<String>,
    /// What happens, in points.
    pub points: Vec<String>,
    /// What is planned, with numbers, in points. Not what was done.
    pub planned: Vec<String>,
    /// The work that it leans on.
    pub inspiration: Option<String>,
    /// Who is to carry it on.
    pub anchoring: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
}

impl Activity {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let id = r.text("id").map(|id| ActivityId::new(&id));
        let name = r.required_text("name");
        let theme = r.reference("theme", Known::theme);
        let areas = r.references("areas", Known::area);
        let (partners, audience) = (r.phrases("partners"), r.phrase("audience"));
        let (purposes, points) = (r.phrases("purposes"), r.phrases("points"));
        let planned = r.phrases("planned");
        let (inspiration, anchoring) = (r.phrase("inspiration"), r.phrase("anchoring"));
        let note = r.phrase("note");
        Some(Self {
            id,
            name: name?,
            theme,
            areas,
            partners,
            audience,
            purposes,
            points,
            planned,
            inspiration,
            anchoring,
            note,
        })
    }
}
