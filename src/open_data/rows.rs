//! All observations of the site, of one place, or of one indicator.

use super::Subject;
use super::row::{Row, Said};
use crate::figures::{Indicator, Observation, Series, Year};
use crate::site::{Area, IndicatorEntry, Site};

/// Every observation, by subject, indicator and year: areas and groups first, then municipalities,
/// then programmes, then projects, each in the order of their ids.
pub fn all(site: &Site) -> Vec<Row<'_>> {
    subjects(site).flat_map(|subject| of_subject(&subject, site)).collect()
}

/// Every observation of an area or group.
pub fn of_area<'s>(area: &'s Area, site: &'s Site) -> Vec<Row<'s>> {
    of_subject(&Subject::area(area, site), site)
}

/// Every observation of an indicator, in the order of [`all`].
pub fn of_indicator<'s>(entry: &'s IndicatorEntry, site: &'s Site) -> Vec<Row<'s>> {
    let indicator = &entry.indicator;
    let rows = subjects(site).flat_map(|subject| {
        let series = site.series(&subject.id, &indicator.id);
        series.map_or_else(Vec::new, |series| of_series(&subject, indicator, series, site))
    });
    rows.collect()
}

/// The first and the last year that the rows speak of.
pub fn years(rows: &[Row<'_>]) -> Option<(Year, Year)> {
    let years = || rows.iter().flat_map(|row| row.first_year().into_iter().chain(row.year()));
    Some((years().min()?, years().max()?))
}

fn subjects(site: &Site) -> impl Iterator<Item = Subject<'_>> {
    let areas = site.areas.values().map(|area| Subject::area(area, site));
    let municipalities = site.municipalities.values().map(Subject::municipality);
    let programmes = site.programmes.values().map(|programme| Subject::programme(programme, site));
    let projects = site.projects.values().map(|project| Subject::project(project, site));
    areas.chain(municipalities).chain(programmes).chain(projects)
}

fn of_subject<'s>(subject: &Subject<'s>, site: &'s Site) -> Vec<Row<'s>> {
    let figures = site.figures.subjects.get(&subject.id);
    let series = figures.into_iter().flat_map(|figures| &figures.series);
    let rows = series.flat_map(|(id, series)| {
        let entry = site.indicators.get(id);
        entry.map_or_else(Vec::new, |entry| of_series(subject, &entry.indicator, series, site))
    });
    rows.collect()
}

/// Levels by year, then what has no year, then what was published as a change or a ratio.
fn of_series<'s>(
    subject: &Subject<'s>,
    indicator: &'s Indicator,
    series: &'s Series,
    site: &'s Site,
) -> Vec<Row<'s>> {
    let levels = series.observations().map(|(year, observation)| match observation {
        Observation::Figure(figure) => Said::Level(year, figure),
        Observation::Missing { reason, note } => Said::Missing(year, *reason, note.as_deref()),
    });
    let changes = series.changes.iter().map(Said::Change);
    let said = levels.chain(changes).chain(series.ratios.iter().map(Said::Ratio));
    said.map(|said| Row { subject: subject.clone(), indicator, said, site }).collect()
}
