//! The criteria by which a law or an agreement calls a housing area exposed.

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::programme::check_unique;
use super::{AreaId, CriterionId, values};
use crate::figures::{IndicatorId, SourceId, Year};
use crate::source::{Located, Span};
use crate::text::{Decimal, words};

/// A criterion; it stands on the page of all criteria.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// Name, and what to know about it as text.
    pub head: Head,
    /// Its number; what must hold before any criterion counts has none.
    pub number: Option<u32>,
    /// What it is measured by.
    pub indicator: IndicatorId,
    /// On which side of the threshold an area meets it.
    pub side: CriterionSide,
    /// The threshold, in the unit of the indicator.
    pub threshold: Decimal,
    /// Over which years it is averaged, in words.
    pub averaging: Option<String>,
    /// The year for which areas were held against it.
    pub year: Option<Year>,
    /// Where the figures come from.
    pub source: Option<SourceId>,
    /// The document that holds areas against it.
    pub document: SourceId,
    /// What it says of areas that are not named.
    pub status: CriterionStatus,
    /// What it says of each area.
    pub results: Vec<CriterionResult>,
    /// What is told in the place of figures that do not exist.
    pub instead: Vec<Instead>,
}

/// On which side of the threshold an area meets a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CriterionSide {
    /// Above it.
    MoreThan,
    /// Below it.
    LessThan,
    /// On it or above.
    AtLeast,
}

words!(CriterionSide {
    MoreThan => "more-than",
    LessThan => "less-than",
    AtLeast => "at-least",
});

/// What a document says of an area and a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CriterionStatus {
    /// It meets it.
    Met,
    /// It does not.
    NotMet,
    /// It cannot be measured for the area.
    NotMeasurable,
    /// Nothing is said.
    NotStated,
}

words!(CriterionStatus {
    Met => "met",
    NotMet => "not-met",
    NotMeasurable => "not-measurable",
    NotStated => "not-stated",
});

/// What a document says of one area. The figure, if there is one, is among those of the area.
#[derive(Debug, Clone)]
pub struct CriterionResult {
    /// The area.
    pub area: AreaId,
    /// What it says.
    pub status: CriterionStatus,
    /// What to know about it.
    pub note: Option<String>,
}

/// A figure that is told in the place of one that does not exist.
#[derive(Debug, Clone)]
pub struct Instead {
    /// What is measured.
    pub indicator: IndicatorId,
    /// For which area or group.
    pub area: AreaId,
}

impl Criterion {
    /// What it says of an area.
    pub fn status_of(&self, area: &AreaId) -> CriterionStatus {
        self.result(area).map_or(self.status, |result| result.status)
    }

    /// What is said of an area by name.
    pub fn result(&self, area: &AreaId) -> Option<&CriterionResult> {
        self.results.iter().find(|result| result.area == *area)
    }

    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "name", id);
        let number = r.parsed("number", values::count);
        let indicator = r.required_reference("indicator", Known::indicator);
        let side = r.required("side", values::choice);
        let threshold = r.required("threshold", values::number);
        let averaging = r.text("averaging");
        let year = r.parsed("year", values::year);
        let source = r.reference("source", Known::source);
        let document = r.required_reference("document", Known::source);
        let status = r.required("status", values::choice);
        let results = load_results(r);
        let instead = r.records("instead", |r| {
            let indicator = r.required_reference("indicator", Known::indicator);
            let area = r.required_reference("area", Known::area);
            Some(Instead { indicator: indicator?, area: area? })
        });
        Some(Self {
            id: CriterionId::new(id),
            head: head?,
            number,
            indicator: indicator?,
            side: side?,
            threshold: threshold?,
            averaging,
            year,
            source,
            document: document?,
            status: status?,
            results,
            instead,
        })
    }
}

fn load_results(r: &mut Reading<'_>) -> Vec<CriterionResult> {
    let results: Vec<(CriterionResult, Span)> = r.records("results", |r| {
        let span = r.fields.value_span("area");
        let area = r.required_reference("area", Known::area);
        let status = r.required("status", values::choice);
        let note = r.text("note");
        Some((CriterionResult { area: area?, status: status?, note }, span))
    });
    let areas = results.iter().map(|(result, span)| Located::new(result.area.as_str(), *span));
    check_unique(areas, r.found);
    results.into_iter().map(|(result, _)| result).collect()
}
