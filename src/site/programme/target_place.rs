//! A place that is held against a target, with the figures that speak of it.

use super::Programme;
use super::target::{Baseline, Target};
use crate::figures::{
    Figure, Indicator, Series, TargetGoal, TargetTerm, Year, target_figure, target_goal,
};
use crate::site::{Area, Moment, Site};

/// A place that a target is held against.
#[derive(Debug, Clone, Copy)]
pub struct TargetPlace<'s> {
    /// The area or group; the programme itself where there is none.
    pub area: Option<&'s Area>,
    /// What is measured, if it is known.
    pub indicator: Option<&'s Indicator>,
    /// The figures of the place, if there are any.
    pub series: Option<&'s Series>,
    /// When the target counts from and to.
    pub term: TargetTerm,
}

impl<'s> TargetPlace<'s> {
    /// Every place that a target is held against; without any baseline, the programme.
    pub fn all(programme: &Programme, target: &Target, site: &'s Site) -> Vec<Self> {
        if target.baseline.is_empty() {
            return vec![Self::of_programme(programme, target, site)];
        }
        let baselines = target.baseline.iter();
        baselines.map(|baseline| Self::of_baseline(programme, target, baseline, site)).collect()
    }

    /// The programme, for a target that starts from no figure.
    pub fn of_programme(programme: &Programme, target: &Target, site: &'s Site) -> Self {
        let entry = target.indicators.first().and_then(|id| site.indicators.get(id));
        let indicator = entry.map(|entry| &entry.indicator);
        let series = indicator.and_then(|it| site.series(&programme.subject(), &it.id));
        Self { area: None, indicator, series, term: term(programme, target, None) }
    }

    /// The place of a baseline.
    pub fn of_baseline(
        programme: &Programme,
        target: &Target,
        baseline: &Baseline,
        site: &'s Site,
    ) -> Self {
        let entry = target.indicator_of(baseline).and_then(|id| site.indicators.get(id));
        let indicator = entry.map(|entry| &entry.indicator);
        let area = baseline.area.as_ref().and_then(|id| site.areas.get(id));
        let series = indicator.zip(area);
        let series = series.and_then(|(it, area)| site.series(&area.subject(), &it.id));
        Self { area, indicator, series, term: term(programme, target, baseline.year) }
    }

    /// The figure that it starts from.
    pub fn start(&self) -> Option<(Year, &'s Figure)> {
        let year = self.term.baseline?;
        Some((year, self.series?.figure_at(year)?))
    }

    /// The figure that a status rests on.
    pub fn newest(&self) -> Option<(Year, &'s Figure)> {
        target_figure(self.series?, self.term)
    }

    /// The number that is to be reached.
    pub fn goal(&self, target: &Target) -> Option<TargetGoal> {
        target_goal(&target.demand.rules(), self.series?, self.term)
    }

    /// Whether a chart can show it: there is an exact figure and a number to reach.
    pub fn is_drawable(&self, target: &Target) -> bool {
        let figures = [self.start(), self.newest()];
        let has_figure = figures.into_iter().flatten().any(|(_, figure)| figure.exact().is_some());
        has_figure && self.goal(target).is_some()
    }
}

fn term(programme: &Programme, target: &Target, baseline: Option<Year>) -> TargetTerm {
    let start = programme.period.and_then(|period| period.from).map(Moment::year);
    TargetTerm {
        baseline,
        start: start.and_then(Year::new),
        deadline: target.deadline.as_ref().and_then(|deadline| deadline.year),
    }
}
