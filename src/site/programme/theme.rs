//! What a programme says of each theme that it works with.

use crate::site::head::Reading;
use crate::site::known::Known;
use crate::site::{AreaId, ThemeId};

/// A theme (*indsatsområde*) in a programme. What the agreement does not say is empty.
#[derive(Debug, Clone)]
pub struct ProgrammeTheme {
    /// The theme.
    pub theme: ThemeId,
    /// What the work in it is to lead to, in points.
    pub purposes: Vec<String>,
    /// What is to be dealt with, in points.
    pub problem: Vec<String>,
    /// Whom it is for.
    pub target_groups: Vec<String>,
    /// Where the work is concentrated; empty means everywhere.
    pub focus_areas: Vec<AreaId>,
    /// How it is gone about, in points.
    pub approach: Vec<String>,
    /// What others do in the same field.
    pub related: Option<RelatedEffort>,
    /// What to know about the text.
    pub note: Option<String>,
}

/// What others do in the same field.
#[derive(Debug, Clone)]
pub struct RelatedEffort {
    /// What it is called.
    pub name: String,
    /// What it is, in points.
    pub points: Vec<String>,
}

impl ProgrammeTheme {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let theme = r.required_reference("theme", Known::theme);
        let (purposes, problem) = (r.phrases("purposes"), r.phrases("problem"));
        let (target_groups, approach) = (r.phrases("target_groups"), r.phrases("approach"));
        let focus_areas = r.references("focus_areas", Known::area);
        let related = r.record("related", |r| {
            let (name, points) = (r.required_text("name"), r.phrases("points"));
            Some(RelatedEffort { name: name?, points })
        });
        let note = r.phrase("note");
        Some(Self {
            theme: theme?,
            purposes,
            problem,
            target_groups,
            focus_areas,
            approach,
            related,
            note,
        })
    }
}
