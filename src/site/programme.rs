//! Programmes: agreements on social work in a number of areas over some years.

use super::head::{Head, Reading};
use super::known::Known;
use super::moment::{Moment, moment};
use super::parsed::Parsed;
use super::values;
use super::{AreaId, MunicipalityId, ProgrammeId, ThemeId};
use crate::diagnostics::Problem;
use crate::figures::{IndicatorId, SourceId};
use crate::text::{Decimal, words};

/// A programme (*boligsocial helhedsplan*).
#[derive(Debug, Clone)]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// Name, summary and text.
    pub head: Head,
    /// The name in running text.
    pub short_name: Option<String>,
    /// Where it is.
    pub municipality: MunicipalityId,
    /// From when to when, as far as the agreement says.
    pub period: Option<Period>,
    /// The funds of Landsbyggefonden that pay for it.
    pub funds: Option<String>,
    /// The areas that it covers.
    pub areas: Vec<AreaId>,
    /// The agreement itself.
    pub source: Option<SourceId>,
    /// Who has signed it.
    pub parties: Vec<Party>,
    /// What it wants, in points.
    pub vision: Vec<String>,
    /// The themes that it works with.
    pub themes: Vec<ThemeId>,
    /// What is done.
    pub activities: Vec<Activity>,
    /// What it is to reach.
    pub targets: Vec<Target>,
    /// The bodies that steer and carry it.
    pub organisation: Vec<Body>,
    /// What it costs.
    pub budget: Option<Budget>,
}

/// A stretch of time, each end a year or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// When it begins.
    pub from: Option<Moment>,
    /// When it ends.
    pub to: Option<Moment>,
}

impl Period {
    /// The years from beginning to end, *2023–2026*; empty when neither is known.
    pub fn years(self) -> String {
        let year = |moment: Option<Moment>| moment.map_or(String::new(), |m| m.year().to_string());
        match (self.from, self.to) {
            (None, None) => String::new(),
            (from, to) => format!("{}–{}", year(from), year(to)),
        }
    }
}

/// A party to the agreement.
#[derive(Debug, Clone)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its part in the work.
    pub role: PartyRole,
}

/// The part that a party plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyRole {
    /// A municipality.
    Municipality,
    /// A housing association.
    HousingAssociation,
    /// The housing association that leads and keeps the accounts.
    LeadHousingAssociation,
    /// The police.
    Police,
    /// Anybody else.
    Other,
}

words!(PartyRole {
    Municipality => "municipality",
    HousingAssociation => "housing-association",
    LeadHousingAssociation => "lead-housing-association",
    Police => "police",
    Other => "other",
});

/// Something that is done.
#[derive(Debug, Clone)]
pub struct Activity {
    /// What it is called.
    pub name: String,
    /// The theme that it belongs to.
    pub theme: Option<ThemeId>,
    /// Where it is done; empty means everywhere.
    pub areas: Vec<AreaId>,
    /// Whom it is for.
    pub audience: Option<String>,
    /// What happens, in points.
    pub points: Vec<String>,
}

/// A success criterion (*succeskriterium*).
#[derive(Debug, Clone)]
pub struct Target {
    /// What is to be reached, in words.
    pub name: String,
    /// What it is measured by.
    pub indicator: Option<IndicatorId>,
    /// The level or change that is asked for; absent where only a direction is.
    pub value: Option<Decimal>,
    /// When it is to be reached, in the agreement's own words.
    pub deadline: Option<String>,
}

/// A body of the organisation.
#[derive(Debug, Clone)]
pub struct Body {
    /// Its name.
    pub name: String,
    /// The name of the body above it.
    pub under: Option<String>,
    /// Who sits in it.
    pub members: Vec<String>,
    /// What it does.
    pub tasks: Vec<String>,
}

/// A budget whose lines add up to its total.
#[derive(Debug, Clone)]
pub struct Budget {
    /// The lines: what for or who pays, and how much, in thousand kroner.
    pub lines: Vec<(String, Decimal)>,
    /// The sum, in thousand kroner.
    pub total: Decimal,
}

impl Programme {
    /// Its name with the years of its period, where they are known.
    pub fn label(&self) -> String {
        let years = self.period.map(Period::years).filter(|years| !years.is_empty());
        match years {
            Some(years) => format!("{} ({years})", self.head.title),
            None => self.head.title.clone(),
        }
    }

    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "name", id);
        let municipality = r.required_reference("municipality", Known::municipality);
        let source = r.reference("source", Known::source);
        let short_name = r.text("short_name");
        let period = r.record("period", load_period);
        let funds = r.text("funds");
        let areas = r.references("areas", Known::area);
        let parties = r.records("parties", load_party);
        let vision = r.texts("vision");
        let themes = r.references("themes", Known::theme);
        let activities = r.records("activities", load_activity);
        let targets = r.records("targets", load_target);
        let organisation = r.records("organisation", load_body);
        let budget = r.record("budget", load_budget);
        Some(Self {
            id: ProgrammeId::new(id),
            head: head?,
            municipality: municipality?,
            source,
            short_name,
            period,
            funds,
            areas,
            parties,
            vision,
            themes,
            activities,
            targets,
            organisation,
            budget,
        })
    }
}

fn load_period(r: &mut Reading<'_>) -> Option<Period> {
    let from = r.parsed("from", moment);
    let to = r.parsed("to", moment);
    if let (Some(from), Some(to)) = (from, to)
        && from.is_after(to)
    {
        let problem = Problem::PeriodReversed { from: from.to_string(), to: to.to_string() };
        r.found.report(r.fields.value_span("to"), problem);
    }
    Some(Period { from, to })
}

fn load_party(r: &mut Reading<'_>) -> Option<Party> {
    let name = r.required_text("name");
    let role = r.required("role", values::choice);
    Some(Party { name: name?, role: role? })
}

fn load_activity(r: &mut Reading<'_>) -> Option<Activity> {
    let name = r.required_text("name");
    let theme = r.reference("theme", Known::theme);
    let areas = r.references("areas", Known::area);
    let (audience, points) = (r.text("audience"), r.texts("points"));
    Some(Activity { name: name?, theme, areas, audience, points })
}

fn load_target(r: &mut Reading<'_>) -> Option<Target> {
    let name = r.required_text("name");
    let indicator = r.reference("indicator", Known::indicator);
    let value = r.parsed("value", values::number);
    let deadline = r.text("deadline");
    Some(Target { name: name?, indicator, value, deadline })
}

fn load_body(r: &mut Reading<'_>) -> Option<Body> {
    let name = r.required_text("name");
    let (under, members, tasks) = (r.text("under"), r.texts("members"), r.texts("tasks"));
    Some(Body { name: name?, under, members, tasks })
}

fn load_budget(r: &mut Reading<'_>) -> Option<Budget> {
    let total_text = r.fields.required("total", r.found);
    let total = total_text.and_then(|text| values::number(text, r.found));
    let lines = r.records("lines", |r| {
        let name = r.required_text("name");
        let amount = r.required("amount", values::number);
        Some((name?, amount?))
    });
    let sum: Decimal = lines.iter().map(|(_, amount)| *amount).sum();
    let is_whole = lines.len() == r.fields.list("lines", r.found).len();
    if let (Some(text), Some(total)) = (total_text, total)
        && is_whole
        && sum != total
    {
        r.found.report(
            text.span,
            Problem::BudgetSum { sum: sum.to_string(), total: total.to_string() },
        );
    }
    Some(Budget { lines, total: total? })
}
