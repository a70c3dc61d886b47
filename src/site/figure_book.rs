//! All figures of a site, ready to be shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::index::covered;
use super::place::Folder;
use super::{Area, Programme, Site};
use crate::figures::{
    FigureBook, Indicator, IndicatorId, Observation, Series, SubjectFigures, SubjectId, Year,
    weighted_percentage, withhold,
};
use crate::shelf::Shelf;

/// The figures of `site` as they were published by their sources, with all that withholding needs to
/// know.
pub(super) fn collect(site: &Site) -> Shelf<SubjectId, SubjectFigures> {
    let mut subjects = site.figures.subjects.clone();
    for area in site.areas.values() {
        let subject = subjects.get_or_default(&area.subject());
        subject.small_area_limits = true;
        subject.parts =
            area.parts.iter().map(|part| Folder::Areas.subject(part.as_str())).collect();
    }
    for programme in site.programmes.values() {
        let subject = Folder::Programmes.subject(programme.id.as_str());
        if let Some(subject) = subjects.get_mut(&subject) {
            subject.parts = summed(programme, site);
        }
    }
    subjects
}

/// What may be shown of `subjects`: withheld where it must be, and with the percentages of groups
/// that can be worked out from what is left.
pub(super) fn close(site: &Site, subjects: Shelf<SubjectId, SubjectFigures>) -> FigureBook {
    let indicators = site.indicators.iter();
    let indicators = indicators.map(|(id, e)| (id.clone(), e.indicator.clone())).collect();
    let mut book = FigureBook {
        indicators: Arc::new(indicators),
        subjects,
        thresholds: site.config.thresholds.clone(),
    };
    book = withhold(book);
    let groups = site.areas.values().filter(|area| area.is_group()).map(Area::subject);
    add_weighted_percentages(&mut book, groups);
    book
}

/// The book of `site` after the figures of `subject` have changed to what `subjects` holds, and
/// whose figures it went through anew: withholding and weighting never reach beyond the groups that
/// have members in common, so those of all others stay as they are.
pub(super) fn close_again(
    site: &Site,
    subjects: &Shelf<SubjectId, SubjectFigures>,
    subject: &SubjectId,
) -> (FigureBook, BTreeSet<SubjectId>) {
    let family = family(subjects, subject);
    let shared = |id: &SubjectId| Some((id.clone(), Arc::clone(subjects.shared(id)?)));
    let mut book = FigureBook {
        subjects: family.iter().filter_map(shared).collect(),
        indicators: Arc::clone(&site.figures.indicators),
        thresholds: site.figures.thresholds.clone(),
    };
    book = withhold(book);
    let is_group = |id: &&SubjectId| id.as_str().starts_with(Folder::Areas.name());
    let groups: Vec<SubjectId> = family.iter().filter(is_group).cloned().collect();
    add_weighted_percentages(&mut book, groups.into_iter());
    let mut whole = site.figures.clone();
    for id in &family {
        if let Some(figures) = book.subjects.shared(id) {
            whole.subjects.insert(id.clone(), Arc::clone(figures));
        }
    }
    (whole, family)
}

/// The subject and all that it is connected with through totals and their parts.
fn family(subjects: &Shelf<SubjectId, SubjectFigures>, subject: &SubjectId) -> BTreeSet<SubjectId> {
    let totals: Vec<(&SubjectId, &SubjectFigures)> =
        subjects.iter().filter(|(_, figures)| !figures.parts.is_empty()).collect();
    let mut family = BTreeSet::from([subject.clone()]);
    loop {
        let before = family.len();
        for (total, figures) in &totals {
            if family.contains(*total) || figures.parts.iter().any(|part| family.contains(part)) {
                family.insert((*total).clone());
                family.extend(figures.parts.iter().cloned());
            }
        }
        if family.len() == before {
            return family;
        }
    }
}

/// What a programme's figure is the sum of: the areas that it covers, each once, and no groups.
fn summed(programme: &Programme, site: &Site) -> Vec<SubjectId> {
    let areas = covered(programme, site).into_iter().filter_map(|id| site.areas.get(&id));
    areas.filter(|area| !area.is_group()).map(Area::subject).collect()
}

/// Adds a group's percentage for each year that nobody published for the group and that can be
/// weighted from its parts. What is withheld stays so: a year that says anything is left alone.
fn add_weighted_percentages(book: &mut FigureBook, groups: impl Iterator<Item = SubjectId>) {
    let mut computed: Vec<(SubjectId, IndicatorId, Year, Observation)> = Vec::new();
    for id in groups {
        let Some(group) = book.subjects.get(&id) else { continue };
        let parts: Option<Vec<&SubjectFigures>> =
            group.parts.iter().map(|id| book.subjects.get(id)).collect();
        let Some(parts) = parts else { continue };
        for indicator in book.indicators.values() {
            let own = group.series.get(&indicator.id);
            for (year, observation) in weighted(&parts, indicator) {
                if own.is_none_or(|series| series.at(year).is_none()) {
                    computed.push((id.clone(), indicator.id.clone(), year, observation));
                }
            }
        }
    }
    for (subject, indicator, year, observation) in computed {
        let figures = book.subjects.get_or_default(&subject);
        figures.series.get_or_default(&indicator).yearly.insert(year, observation);
    }
}

/// The years for which every part has what a weighted percentage takes.
fn weighted(parts: &[&SubjectFigures], indicator: &Indicator) -> Vec<(Year, Observation)> {
    let series: Option<Vec<&Series>> =
        parts.iter().map(|part| part.series.get(&indicator.id)).collect();
    let Some(series) = series.filter(|series| !series.is_empty()) else { return Vec::new() };
    let years = series[0].yearly.keys();
    let figure = |year: &Year| {
        Some((*year, Observation::Figure(weighted_percentage(&series, *year, indicator)?)))
    };
    years.filter_map(figure).collect()
}
