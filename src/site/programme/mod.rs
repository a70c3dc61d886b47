//! Programmes: agreements on social work in a number of areas over some years.
//!
//! [`Programme`] is the whole; each concept that it consists of has a file. What two parts of one
//! file say of each other is checked here, what they say of figures in [`baselines`].

mod activity;
mod aims;
pub(super) mod baselines;
mod budget;
mod follow_up;
mod names;
mod organisation;
mod period;
mod target;
mod target_place;
mod theme;

pub use activity::Activity;
pub use aims::{Aims, Principle};
pub use budget::{Budget, Sum};
pub use follow_up::{Evaluation, EvaluationEvent};
pub(super) use names::check_unique;
pub use organisation::{Body, BodyKind, Organisation, StaffRole};
pub use period::Period;
pub use target::{Baseline, Deadline, Demand, Target, TargetKind, TargetSpan};
pub use target_place::TargetPlace;
pub use theme::{ProgrammeTheme, RelatedEffort};

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::place::Folder;
use super::values;
use super::{ActivityId, AreaId, MunicipalityId, ProgrammeId, TargetId, ThemeId};
use crate::figures::{SourceId, SubjectId};
use crate::source::Located;
use crate::text::{typeset, words};

/// A programme (*boligsocial helhedsplan*). What the sources do not say is absent.
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
    /// What to know about the period.
    pub period_note: Option<String>,
    /// The funds of Landsbyggefonden that pay for it.
    pub funds: Option<String>,
    /// The areas that it covers.
    pub areas: Vec<AreaId>,
    /// What to know about the areas.
    pub areas_note: Option<String>,
    /// The agreement itself.
    pub source: Option<SourceId>,
    /// Further agreements under it.
    pub also_sources: Vec<SourceId>,
    /// The programme that it took over from.
    pub predecessor: Option<ProgrammeId>,
    /// Who has signed it.
    pub parties: Vec<Party>,
    /// What to know about the parties.
    pub parties_note: Option<String>,
    /// What it wants.
    pub aims: Aims,
    /// The themes that it works with.
    pub themes: Vec<ProgrammeTheme>,
    /// What to know about the themes.
    pub themes_note: Option<String>,
    /// What is done.
    pub activities: Vec<Activity>,
    /// What to know about the activities, or why there are none.
    pub activities_note: Option<String>,
    /// What it is to reach.
    pub targets: Vec<Target>,
    /// What to know about the targets, or why there are none.
    pub targets_note: Option<String>,
    /// Who steers and carries it.
    pub organisation: Option<Organisation>,
    /// What it costs.
    pub budget: Option<Budget>,
    /// Why there is no budget.
    pub budget_note: Option<String>,
    /// How it is evaluated.
    pub evaluation: Option<Evaluation>,
    /// How the agreement may be changed, in points.
    pub revision: Vec<String>,
    /// How the parties keep each other informed, in points.
    pub information: Vec<String>,
    /// Those beside the parties who matter to the work.
    pub actors: Vec<Actors>,
    /// Plans for the buildings that it has to do with, in points.
    pub physical_plans: Vec<String>,
    /// What else goes on in the areas, in points.
    pub other_efforts: Vec<String>,
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

/// A kind of people or organisations that matter to the work.
#[derive(Debug, Clone)]
pub struct Actors {
    /// What they are.
    pub name: String,
    /// Who belongs to them.
    pub includes: Vec<String>,
}

impl Programme {
    /// The name under which its figures stand.
    pub fn subject(&self) -> SubjectId {
        Folder::Programmes.subject(self.id.as_str())
    }

    /// Its name with the years of its period, where they are known and not part of the name.
    pub fn label(&self) -> String {
        let years = self.period.map(Period::years).filter(|years| !years.is_empty());
        let years = years.filter(|years| !typeset(&self.head.title).contains(years.as_str()));
        match years {
            Some(years) => format!("{} ({years})", self.head.title),
            None => self.head.title.clone(),
        }
    }

    /// Whether it works with a theme.
    pub fn has_theme(&self, theme: &ThemeId) -> bool {
        self.themes.iter().any(|own| own.theme == *theme)
    }

    /// A target by its id.
    pub fn target(&self, id: &TargetId) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == *id)
    }

    /// An activity by its id.
    pub fn activity(&self, id: &ActivityId) -> Option<&Activity> {
        self.activities.iter().find(|activity| activity.id.as_ref() == Some(id))
    }

    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head_with_picture(parsed, "name", id);
        let municipality = r.required_reference("municipality", Known::municipality);
        let activities = load_activities(r);
        let targets = Target::load_all(&activities, r);
        Some(Self {
            id: ProgrammeId::new(id),
            short_name: r.text("short_name"),
            period: r.record("period", Period::load),
            period_note: r.phrase("period_note"),
            funds: r.text("funds"),
            areas: r.references("areas", Known::area),
            areas_note: r.phrase("areas_note"),
            source: r.reference("source", Known::source),
            also_sources: r.references("also_sources", Known::source),
            predecessor: r.reference("predecessor", Known::programme),
            parties: r.records("parties", load_party),
            parties_note: r.phrase("parties_note"),
            aims: Aims::load(r),
            themes: r.records("themes", ProgrammeTheme::load),
            themes_note: r.phrase("themes_note"),
            activities,
            activities_note: r.phrase("activities_note"),
            targets,
            targets_note: r.phrase("targets_note"),
            organisation: r.record("organisation", Organisation::load),
            budget: r.record("budget", Budget::load),
            budget_note: r.phrase("budget_note"),
            evaluation: r.record("evaluation", Evaluation::load),
            revision: r.phrases("revision"),
            information: r.phrases("information"),
            actors: r.records("actors", load_actors),
            physical_plans: r.phrases("physical_plans"),
            other_efforts: r.phrases("other_efforts"),
            // Last, so that the fields above are read even when these are missing.
            head: head?,
            municipality: municipality?,
        })
    }
}

fn load_activities(r: &mut Reading<'_>) -> Vec<Activity> {
    let all = r.records("activities", |r| {
        let span = r.fields.value_span("id");
        Activity::load(r).map(|activity| (activity, span))
    });
    let ids = all.iter().filter_map(|(activity, span)| {
        activity.id.as_ref().map(|id| Located::new(id.as_str(), *span))
    });
    check_unique(ids, r.found);
    all.into_iter().map(|(activity, _)| activity).collect()
}

fn load_party(r: &mut Reading<'_>) -> Option<Party> {
    let name = r.required_text("name");
    let role = r.required("role", values::choice);
    Some(Party { name: name?, role: role? })
}

fn load_actors(r: &mut Reading<'_>) -> Option<Actors> {
    let (name, includes) = (r.required_text("name"), r.texts("includes"));
    Some(Actors { name: name?, includes })
}
