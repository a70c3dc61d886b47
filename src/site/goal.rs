//! The national goals of Landsbyggefonden's 2019-26 funds.

use super::head::{Head, Reading};
use super::parsed::Parsed;
use super::{GoalId, values};

/// A national goal; it stands on the page of all goals.
#[derive(Debug, Clone)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// Name and text.
    pub head: Head,
    /// Its number among the goals.
    pub order: u32,
    /// What it asks for, in points.
    pub points: Vec<String>,
}

impl Goal {
    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "name", id);
        let order = r.required("order", values::count);
        let points = r.phrases("points");
        Some(Self { id: GoalId::new(id), head: head?, order: order?, points })
    }
}
