//! Every figure of a site in one place, with what the rules for small numbers need to know.
//!
//! The loader fills a [`FigureBook`], [`withhold()`](super::withhold()) gives it back without what
//! must not be shown, and only that is ever rendered.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Indicator, IndicatorId, Series, SubjectId};
use crate::shelf::Shelf;

/// All indicators and the figures of all subjects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureBook {
    /// The catalogue.
    pub indicators: Arc<BTreeMap<IndicatorId, Indicator>>,
    /// Areas, groups of areas, municipalities and programmes.
    pub subjects: Shelf<SubjectId, SubjectFigures>,
    /// The limits below which figures are withheld.
    pub thresholds: Thresholds,
}

impl FigureBook {
    /// The figures of one indicator for one subject.
    pub fn series(&self, subject: &str, indicator: &str) -> Option<&Series> {
        self.subjects.get(subject)?.series.get(indicator)
    }
}

/// The figures of one subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubjectFigures {
    /// What a group consists of, areas or other groups, and what a programme covers, none of them
    /// twice. Empty for the rest.
    pub parts: Vec<SubjectId>,
    /// Whether the limits for small areas apply: to areas and groups, not to municipalities.
    pub small_area_limits: bool,
    /// Its figures.
    pub series: Shelf<IndicatorId, Series>,
}

/// The limits below which figures about persons and households are withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// The smallest count above zero that is shown, and the smallest base of a percentage.
    pub min_count: u32,
    /// The fewest residents that an area must have for its figures to be shown.
    pub min_residents: u32,
    /// The fewest households that an area must have for its figures to be shown.
    pub min_households: u32,
    /// The indicator that says how many residents an area has.
    pub residents: Option<IndicatorId>,
    /// The indicator that says how many households an area has.
    pub households: Option<IndicatorId>,
}

impl Default for Thresholds {
    /// Five persons; 100 residents and 50 households as Landsbyggefonden has it.
    fn default() -> Self {
        Self {
            min_count: 5,
            min_residents: 100,
            min_households: 50,
            residents: None,
            households: None,
        }
    }
}
