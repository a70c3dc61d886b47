//! Municipalities: the baseline that areas are held against.

use super::head::{Head, Reading};
use super::parsed::Parsed;
use super::place::Folder;
use super::{MunicipalityId, values, wording};
use crate::figures::SubjectId;
use crate::figures::sentences::PlaceName;

/// A Danish municipality (*kommune*).
#[derive(Debug, Clone)]
pub struct Municipality {
    /// Its id.
    pub id: MunicipalityId,
    /// Full name (*Aarhus Kommune*), summary and text.
    pub head: Head,
    /// Its place in lists; those without one follow by name.
    pub order: Option<u32>,
    /// What it is called in a sentence.
    pub in_text: PlaceName,
    /// The name without *Kommune*.
    pub short_name: String,
}

impl Municipality {
    /// The name under which its figures stand.
    pub fn subject(&self) -> SubjectId {
        Folder::Municipalities.subject(self.id.as_str())
    }

    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head_with_picture(parsed, "name", id);
        let order = r.parsed("order", values::count);
        let in_text = wording::place(head.as_ref().map_or(id, |head| &head.title), r);
        let short_name = r.required_text("short_name");
        let id = MunicipalityId::new(id);
        Some(Self { id, head: head?, order, in_text, short_name: short_name? })
    }
}
