//! The volunteer award, *Årets Boligsociale Ildsjæl*.

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::{AreaId, AwardId, values};
use crate::figures::Year;

/// The award of one year.
#[derive(Debug, Clone)]
pub struct Award {
    /// Its id: the year.
    pub id: AwardId,
    /// The year that it honours.
    pub year: Year,
    /// Title, summary and text.
    pub head: Head,
    /// Who received it.
    pub winners: Vec<Honoured>,
    /// Who was nominated.
    pub nominees: Vec<Honoured>,
    /// Who chose, with their roles.
    pub jury: Vec<String>,
    /// What the winners get.
    pub prize: Option<String>,
}

/// A volunteer, or several who are honoured together.
#[derive(Debug, Clone)]
pub struct Honoured {
    /// The name.
    pub name: String,
    /// The area where the work is done.
    pub area: Option<AreaId>,
    /// What for.
    pub reason: Option<String>,
}

impl Award {
    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "title", id);
        let year = r.required("year", values::year);
        let (winners, nominees) = (r.records("winners", honoured), r.records("nominees", honoured));
        let (jury, prize) = (r.texts("jury"), r.text("prize"));
        let id = AwardId::new(id);
        Some(Self { id, year: year?, head: head?, winners, nominees, jury, prize })
    }
}

fn honoured(r: &mut Reading<'_>) -> Option<Honoured> {
    let name = r.required_text("name");
    let area = r.reference("area", Known::area);
    let reason = r.text("reason");
    Some(Honoured { name: name?, area, reason })
}
