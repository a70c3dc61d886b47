//! Themes: the fields that social work in an area is about.

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::values;
use super::{GoalId, ThemeId};

/// A theme (*indsatsområde*).
#[derive(Debug, Clone)]
pub struct Theme {
    /// Its id.
    pub id: ThemeId,
    /// Name, summary and text.
    pub head: Head,
    /// Its place among the themes of the same funds.
    pub order: u32,
    /// The national goals that it serves.
    pub goals: Vec<GoalId>,
    /// The funds of Landsbyggefonden whose themes it belongs to.
    pub funds: Option<String>,
}

impl Theme {
    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "name", id);
        let order = r.required("order", values::count);
        let (goals, funds) = (r.references("goals", Known::goal), r.text("funds"));
        Some(Self { id: ThemeId::new(id), head: head?, order: order?, goals, funds })
    }
}
