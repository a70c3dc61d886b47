//! Pages of their own, the front page, and the listing pages of folders.

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::{AreaId, PageId};
use crate::figures::IndicatorId;

/// A page such as *about* or *data and method*.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its id.
    pub id: PageId,
    /// Title, summary and text.
    pub head: Head,
}

impl Page {
    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        Some(Self { id: PageId::new(id), head: r.head(parsed, "title", id)? })
    }
}

/// The front page.
#[derive(Debug, Clone)]
pub struct Front {
    /// Title, summary and text.
    pub head: Head,
    /// The developments to show.
    pub developments: Vec<(AreaId, IndicatorId)>,
}

impl Front {
    pub(super) fn load(parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "title", "forside");
        let developments = r.records("developments", |r| {
            let area = r.required_reference("area", Known::area);
            let indicator = r.required_reference("indicator", Known::indicator);
            Some((area?, indicator?))
        });
        Some(Self { head: head?, developments })
    }
}
