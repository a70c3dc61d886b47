//! What a programme is to reach.

use super::names;
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::figures::{IndicatorId, SourceId, TargetRule, Year};
use crate::site::head::Reading;
use crate::site::known::Known;
use crate::site::values::{self, Text};
use crate::site::{Activity, ActivityId, AreaId, TargetId, ThemeId};
use crate::source::{Located, Span};
use crate::text::{Decimal, typeset, words};

/// A success criterion (*succeskriterium*).
#[derive(Debug, Clone)]
pub struct Target {
    /// By which pages refer to it.
    pub id: TargetId,
    /// What is to be reached, in words.
    pub name: String,
    /// The theme that it belongs to.
    pub theme: Option<ThemeId>,
    /// The activity that it is a target of; without one it is a target of the theme.
    pub activity: Option<ActivityId>,
    /// What it is measured by; the first is the one that a baseline without an own one is of.
    pub indicators: Vec<IndicatorId>,
    /// What is asked of the figures.
    pub demand: Demand,
    /// When it is to be reached.
    pub deadline: Option<Deadline>,
    /// Where it starts from: one for each place that is held against it.
    pub baseline: Vec<Baseline>,
    /// Where its figures come from.
    pub source: Option<SourceId>,
    /// How and when it is measured, in words.
    pub measured: Option<String>,
    /// The agreements that it stands in.
    pub agreements: Vec<SourceId>,
    /// What to know about it.
    pub note: Option<String>,
}

/// What a target asks of the figures.
#[derive(Debug, Clone)]
pub struct Demand {
    /// The kind of demand.
    pub kind: TargetKind,
    /// How much: a level, or a change in per cent.
    pub value: Option<Decimal>,
    /// What the value is for each of.
    pub per: Option<TargetSpan>,
    /// Intermediate and last values with their years.
    pub steps: Vec<(Decimal, Year)>,
    /// Whether the text can be read in more than one way: per cent or percentage points, and with
    /// steps, whether the later one comes on top of the earlier.
    pub is_unclear: bool,
}

/// The kinds of demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// A change in per cent of the baseline.
    RelativeChange,
    /// A level to reach.
    AbsoluteMinimum,
    /// Not to exceed the baseline.
    NotAboveBaseline,
    /// More than the baseline.
    Rise,
    /// Less than the baseline.
    Fall,
    /// A number in each year.
    CountPerYear,
    /// A number in the whole period.
    CountInPeriod,
    /// A share in each year.
    SharePerYear,
}

words!(TargetKind {
    RelativeChange => "relative-change",
    AbsoluteMinimum => "absolute-minimum",
    NotAboveBaseline => "not-above-baseline",
    Rise => "rise",
    Fall => "fall",
    CountPerYear => "count-per-year",
    CountInPeriod => "count-in-period",
    SharePerYear => "share-per-year",
});

/// What a value is for each of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetSpan {
    /// Each calendar year.
    Year,
    /// Each year of the programme.
    ProjectYear,
    /// The whole programme.
    Period,
}

words!(TargetSpan { Year => "year", ProjectYear => "project-year", Period => "period" });

/// When a target is to be reached.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// As the agreement prints it: a date, a year, a school year.
    pub text: String,
    /// The year that it lies in.
    pub year: Option<Year>,
    /// What to know about it.
    pub note: Option<String>,
}

/// Where a target starts from. The figure itself stands among those of the area.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// The area or group that it is about.
    pub area: Option<AreaId>,
    /// What is measured, if not the target's first indicator.
    pub indicator: Option<IndicatorId>,
    /// The year of the figure; absent where the agreement has none.
    pub year: Option<Year>,
    /// What to know about it.
    pub note: Option<String>,
    /// Where it stands.
    pub(in crate::site) span: Span,
}

impl TargetKind {
    /// Whether it says nothing without a number.
    fn needs_value(self) -> bool {
        !matches!(self, Self::NotAboveBaseline | Self::Rise | Self::Fall)
    }
}

impl Demand {
    /// The ways in which the demand can be read.
    pub fn rules(&self) -> Vec<TargetRule> {
        match self.kind {
            TargetKind::NotAboveBaseline => vec![TargetRule::NotAboveBaseline],
            TargetKind::Rise => vec![TargetRule::Rise],
            TargetKind::Fall => vec![TargetRule::Fall],
            TargetKind::RelativeChange => self.changes(),
            _ => self.value.into_iter().map(TargetRule::AtLeast).collect(),
        }
    }

    fn changes(&self) -> Vec<TargetRule> {
        let last = self.steps.last().map(|(value, _)| *value).or(self.value);
        let Some(last) = last else { return Vec::new() };
        if matches!(self.per, Some(TargetSpan::Year | TargetSpan::ProjectYear)) {
            return vec![TargetRule::PercentEachYear(last)];
        }
        let on_top = || TargetRule::Percent(self.steps.iter().map(|(value, _)| *value).sum());
        match (self.is_unclear, self.steps.is_empty()) {
            (false, _) => vec![TargetRule::Percent(last)],
            (true, true) => vec![TargetRule::Percent(last), TargetRule::Points(last)],
            (true, false) => vec![TargetRule::Percent(last), on_top()],
        }
    }

    fn load(r: &mut Reading<'_>) -> Option<Self> {
        let kind: Option<TargetKind> = r.required("kind", values::choice);
        let value = r.parsed("value", values::number);
        let per = r.parsed("per", values::choice);
        let steps = r.records("steps", |r| {
            let (value, year) =
                (r.required("value", values::number), r.required("year", values::year));
            Some((value?, year?))
        });
        let is_unclear = r.fields.flag("unclear", r.found);
        let has_value = ["value", "steps"].iter().any(|name| r.fields.has_or_means(name));
        if kind.is_some_and(TargetKind::needs_value) && !has_value {
            r.fields.missing("value");
        }
        Some(Self { kind: kind?, value, per, steps, is_unclear })
    }
}

impl Target {
    /// Reads the targets of a programme; each id stands once, and the activities exist.
    pub(super) fn load_all(activities: &[Activity], r: &mut Reading<'_>) -> Vec<Self> {
        let targets = r.records("targets", |r| Self::load(activities, r));
        let ids = targets.iter().map(|(target, span)| Located::new(target.id.as_str(), *span));
        names::check_unique(ids, r.found);
        targets.into_iter().map(|(target, _)| target).collect()
    }

    fn load(activities: &[Activity], r: &mut Reading<'_>) -> Option<(Self, Span)> {
        let id = r.fields.required("id", r.found);
        let name = r.required_text("name");
        let theme = r.reference("theme", Known::theme);
        let activity = r.parsed("activity", |text, found| known(activities, text, found));
        let indicators = r.references("indicators", Known::indicator);
        let demand = Demand::load(r);
        let deadline = r.record("deadline", load_deadline);
        let baseline = r.records("baseline", load_baseline);
        let source = r.reference("source", Known::source);
        let (measured, note) = (r.phrase("measured"), r.phrase("note"));
        let agreements = r.references("agreements", Known::source);
        let id = id?;
        let target = Self {
            id: TargetId::new(id.value),
            name: typeset(&name?).into_owned(),
            theme,
            activity,
            indicators,
            demand: demand?,
            deadline,
            baseline,
            source,
            measured,
            agreements,
            note,
        };
        Some((target, id.span))
    }

    /// What a baseline of it is measured by.
    pub fn indicator_of<'t>(&'t self, baseline: &'t Baseline) -> Option<&'t IndicatorId> {
        baseline.indicator.as_ref().or(self.indicators.first())
    }
}

/// The activity by that id, which must be one of the programme's.
fn known(activities: &[Activity], text: Text<'_>, found: &mut Diagnostics) -> Option<ActivityId> {
    let ids = activities.iter().filter_map(|activity| activity.id.as_ref());
    let id = ids.clone().find(|id| id.as_str() == text.value).cloned();
    if id.is_none() {
        let problem = Problem::UnknownActivity { id: text.value.to_owned() };
        let names = ids.map(ActivityId::as_str);
        found.push(Diagnostic::new(text.span, problem).with_nearest(text.value, names));
    }
    id
}

fn load_deadline(r: &mut Reading<'_>) -> Option<Deadline> {
    let text = r.required_text("text");
    let (year, note) = (r.parsed("year", values::year), r.phrase("note"));
    Some(Deadline { text: typeset(&text?).into_owned(), year, note })
}

fn load_baseline(r: &mut Reading<'_>) -> Option<Baseline> {
    let area = r.reference("area", Known::area);
    let indicator = r.reference("indicator", Known::indicator);
    let (year, note) = (r.parsed("year", values::year), r.phrase("note"));
    Some(Baseline { area, indicator, year, note, span: r.fields.span() })
}
