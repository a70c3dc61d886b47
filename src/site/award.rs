//! The volunteer award, *Årets Boligsociale Ildsjæl*.

use std::collections::BTreeSet;

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::person::Person;
use super::place::Folder;
use super::{AreaId, AwardId, values};
use crate::diagnostics::Problem;
use crate::figures::Year;
use crate::text::{Decimal, words};

/// The award of one year.
#[derive(Debug, Clone)]
pub struct Award {
    /// Its id: the year.
    pub id: AwardId,
    /// The year that it honours.
    pub year: Year,
    /// Title, summary and text.
    pub head: Head,
    /// Who received it, one by one.
    pub winners: Vec<Honoured>,
    /// The group that the winners received it as, with what they were honoured for together.
    pub winners_group: Option<Honoured>,
    /// Who was nominated.
    pub nominees: Vec<Honoured>,
    /// Who chose.
    pub jury: Vec<Person>,
    /// Why the jury chose the winners, in points.
    pub jury_reasons: Vec<String>,
    /// Who handed it over.
    pub presented_by: Option<Person>,
    /// On which occasion.
    pub presented_at: Option<String>,
    /// What the presenter stressed.
    pub presenter_reason: Option<String>,
    /// What the winners get.
    pub prize: Option<Prize>,
}

/// A volunteer, or several who are honoured together.
#[derive(Debug, Clone)]
pub struct Honoured {
    /// The name.
    pub name: String,
    /// One person or several.
    pub kind: HonouredKind,
    /// The areas where the work is done.
    pub areas: Vec<AreaId>,
    /// Where it is done, if that is no area: *Bydelshuset*.
    pub place: Option<String>,
    /// What for, in points.
    pub reasons: Vec<String>,
}

/// Whether one or several are honoured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HonouredKind {
    /// One volunteer.
    #[default]
    Person,
    /// Several, under a name of their own.
    Group,
}

words!(HonouredKind {
    Person => "person",
    Group => "group",
});

/// What comes with the award.
#[derive(Debug, Clone)]
pub struct Prize {
    /// How much, in kroner.
    pub amount: Decimal,
    /// Who gives the money.
    pub donor: Option<String>,
}

/// An earlier award of which too little is known for a page.
#[derive(Debug, Clone)]
pub struct EarlierAward {
    /// The year that it honoured.
    pub year: Year,
    /// Who received it.
    pub winners: Vec<String>,
    /// How that is known.
    pub note: Option<String>,
}

impl Award {
    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head_with_picture(parsed, "title", id);
        let year = r.required_year_named(id);
        let winners = r.records("winners", Honoured::load);
        let winners_group = r.record("winners_group", Honoured::load);
        let nominees = r.records("nominees", Honoured::load);
        let jury = r.records("jury", Person::load);
        let jury_reasons = r.texts("jury_reasons");
        let presented_by = r.record("presented_by", Person::load);
        let (presented_at, presenter_reason) = (r.text("presented_at"), r.text("presenter_reason"));
        let prize = r.record("prize", Prize::load);
        Some(Self {
            id: AwardId::new(id),
            year: year?,
            head: head?,
            winners,
            winners_group,
            nominees,
            jury,
            jury_reasons,
            presented_by,
            presented_at,
            presenter_reason,
            prize,
        })
    }

    /// Everybody who is honoured: winners, their group, nominees.
    fn all(&self) -> impl Iterator<Item = &Honoured> {
        self.winners.iter().chain(&self.winners_group).chain(&self.nominees)
    }

    /// The areas that somebody is honoured for.
    pub fn areas(&self) -> BTreeSet<&AreaId> {
        self.all().flat_map(|honoured| &honoured.areas).collect()
    }
}

impl Honoured {
    fn load(r: &mut Reading<'_>) -> Option<Self> {
        let name = r.required_text("name");
        let kind = r.parsed("kind", values::choice).unwrap_or_default();
        let areas = r.references("areas", Known::area);
        let (place, reasons) = (r.text("place"), r.texts("reasons"));
        Some(Self { name: name?, kind, areas, place, reasons })
    }

    /// Whether the work is done in that area.
    pub fn is_in(&self, area: &AreaId) -> bool {
        self.areas.contains(area)
    }
}

impl Prize {
    fn load(r: &mut Reading<'_>) -> Option<Self> {
        let amount = r.required("amount", values::number);
        let donor = r.text("donor");
        Some(Self { amount: amount?, donor })
    }
}

impl EarlierAward {
    /// Reads the awards that the listing tells of; a year with a file of its own is not one.
    pub(super) fn load_all(r: &mut Reading<'_>) -> Vec<Self> {
        r.records("history", |r| {
            let year = r.required("year", values::year);
            let (winners, note) = (r.texts("winners"), r.text("note"));
            let year = year?;
            let id = year.to_string();
            if r.known.has(Folder::Awards, &id) {
                r.found.report(r.fields.value_span("year"), Problem::ListedTwice { id });
            }
            Some(Self { year, winners, note })
        })
    }
}
