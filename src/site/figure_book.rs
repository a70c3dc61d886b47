//! All figures of a site, ready to be shown.

use super::index::covered;
use super::place::Folder;
use super::{Area, Programme, Site};
use crate::figures::{
    FigureBook, Indicator, IndicatorId, Observation, Series, SubjectFigures, SubjectId, Year,
    weighted_percentage, withhold,
};

/// The figures of `site` with all that withholding needs to know, withheld where they must be, and
/// with the percentages of groups that can be worked out from what is left.
pub(super) fn close(site: &Site) -> FigureBook {
    let mut book =
        FigureBook { thresholds: site.config.thresholds.clone(), ..site.figures.clone() };
    book.indicators =
        site.indicators.iter().map(|(id, e)| (id.clone(), e.indicator.clone())).collect();
    for area in site.areas.values() {
        let subject = book.subjects.entry(area.subject()).or_default();
        subject.small_area_limits = true;
        subject.parts =
            area.parts.iter().map(|part| Folder::Areas.subject(part.as_str())).collect();
    }
    for programme in site.programmes.values() {
        let subject = Folder::Programmes.subject(programme.id.as_str());
        if let Some(subject) = book.subjects.get_mut(&subject) {
            subject.parts = summed(programme, site);
        }
    }
    let mut book = withhold(book);
    add_weighted_percentages(&mut book, site);
    book
}

/// What a programme's figure is the sum of: the areas that it covers, each once, and no groups.
fn summed(programme: &Programme, site: &Site) -> Vec<SubjectId> {
    let areas = covered(programme, site).into_iter().filter_map(|id| site.areas.get(&id));
    areas.filter(|area| !area.is_group()).map(Area::subject).collect()
}

/// Adds a group's percentage for each year that nobody published for the group and that can be
/// weighted from its parts. What is withheld stays so: a year that says anything is left alone.
fn add_weighted_percentages(book: &mut FigureBook, site: &Site) {
    let mut computed: Vec<(SubjectId, IndicatorId, Year, Observation)> = Vec::new();
    let groups = site.areas.values().filter(|area| area.is_group()).map(Area::subject);
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
        let figures = book.subjects.entry(subject).or_default();
        figures.series.entry(indicator).or_default().yearly.insert(year, observation);
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
