//! Areas that can stand in one chart: measured alike, and nobody counted twice.
//!
//! Asked by `route`, which claims a path for the file of each chart, and by `render`, which draws it.

use std::collections::BTreeSet;

use super::index::members;
use super::{Area, AreaId, ChartPlace, IndicatorEntry, MunicipalityId, RequestedChart, Site};
use crate::figures::{Figure, IndicatorId, Measure, Series};

/// Areas with an exact figure of one measure, in Danish order of names; at least two.
#[derive(Debug, Clone)]
pub struct Alike<'s> {
    /// The year, source and period of all figures.
    pub measure: Measure<'s>,
    /// The areas and the groups that share no member with another.
    pub areas: Vec<(&'s Area, &'s Series)>,
}

/// Areas with exact figures of the same first and the same last measure; at least two.
#[derive(Debug, Clone)]
pub struct Moved<'s> {
    /// How all first figures were measured.
    pub from: Measure<'s>,
    /// How all last figures were measured: by the same source.
    pub to: Measure<'s>,
    /// The areas and the groups that share no member with another.
    pub areas: Vec<(&'s Area, &'s Series)>,
}

/// The areas among `ids` that share the newest measure of an indicator; that of most, and of several
/// the newest.
pub fn alike<'s>(site: &'s Site, ids: &[AreaId], indicator: &IndicatorId) -> Option<Alike<'s>> {
    let all = measured(site, ids, indicator);
    let newest = all.iter().filter_map(|(_, series)| Measure::latest(series));
    let measures: BTreeSet<Measure<'s>> = newest.collect();
    let with = |measure: Measure<'s>| {
        let has = |series: &Series| is_exact(measure.figure(series));
        Alike { measure, areas: apart(&all, site, has) }
    };
    let shared = measures.into_iter().map(with).filter(|alike| alike.areas.len() > 1);
    shared.max_by_key(|alike| (alike.areas.len(), alike.measure.year))
}

/// The areas among `ids` that were measured first in one year and last in another, both times alike;
/// those of the years that most share, and of several the newest.
pub fn moved<'s>(site: &'s Site, ids: &[AreaId], indicator: &IndicatorId) -> Option<Moved<'s>> {
    let all = measured(site, ids, indicator);
    let spans: BTreeSet<_> = all.iter().filter_map(|(_, series)| span(series)).collect();
    let with = |(from, to): (Measure<'s>, Measure<'s>)| {
        let areas = apart(&all, site, |series| span(series) == Some((from, to)));
        Moved { from, to, areas }
    };
    let shared = spans.into_iter().map(with).filter(|moved| moved.areas.len() > 1);
    shared.max_by_key(|moved| (moved.areas.len(), moved.to.year))
}

/// The first and the last measure of a series, where both are exact, of different years, and by one
/// source; of a calendar year both or of another period both.
pub(super) fn span(series: &Series) -> Option<(Measure<'_>, Measure<'_>)> {
    let ((first_year, first), (last_year, last)) = (series.first()?, series.latest()?);
    let (from, to) = (Measure::of(first_year, first), Measure::of(last_year, last));
    let is_alike = from.source == to.source && from.period.is_some() == to.period.is_some();
    let is_sound = is_alike && from.year < to.year && is_exact(Some(first)) && is_exact(Some(last));
    is_sound.then_some((from, to))
}

/// The areas among `ids` in one year, held against the municipality's figure of the same measure.
pub fn areas_alike<'s>(
    site: &'s Site,
    ids: &[AreaId],
    municipality: &MunicipalityId,
    entry: &'s IndicatorEntry,
) -> Option<RequestedChart<'s>> {
    let Alike { measure, areas } = alike(site, ids, &entry.indicator.id)?;
    let baseline = baseline(site, municipality, entry);
    let baseline = baseline.filter(|place| is_exact(measure.figure(&place.series)));
    let places = areas.into_iter().map(place).collect();
    Some(RequestedChart { entry, places, baseline, from: None, year: Some(measure.year) })
}

/// The areas among `ids` in their first and their last year, with the municipality if it was measured
/// in both in the same ways.
pub fn areas_moved<'s>(
    site: &'s Site,
    ids: &[AreaId],
    municipality: &MunicipalityId,
    entry: &'s IndicatorEntry,
) -> Option<RequestedChart<'s>> {
    let Moved { from, to, areas } = moved(site, ids, &entry.indicator.id)?;
    let baseline = baseline(site, municipality, entry)
        .filter(|place| [from, to].iter().all(|measure| is_exact(measure.figure(&place.series))));
    let places = areas.into_iter().map(place).collect();
    let (from, year) = (Some(from.year), Some(to.year));
    Some(RequestedChart { entry, places, baseline, from, year })
}

fn place<'s>((area, series): (&'s Area, &Series)) -> ChartPlace<'s> {
    let (name, in_text) = (area.head.title.as_str(), area.in_text.clone());
    ChartPlace { subject: area.subject(), name, in_text, series: series.clone() }
}

fn baseline<'s>(
    site: &'s Site,
    id: &MunicipalityId,
    entry: &IndicatorEntry,
) -> Option<ChartPlace<'s>> {
    let municipality = site.municipalities.get(id)?;
    let subject = municipality.subject();
    let series = site.series(&subject, &entry.indicator.id)?.clone();
    let (name, in_text) = (municipality.head.title.as_str(), municipality.in_text.clone());
    Some(ChartPlace { subject, name, in_text, series })
}

fn is_exact(figure: Option<&Figure>) -> bool {
    figure.is_some_and(|figure| figure.exact().is_some())
}

fn measured<'s>(
    site: &'s Site,
    ids: &[AreaId],
    indicator: &IndicatorId,
) -> Vec<(&'s Area, &'s Series)> {
    let areas = ids.iter().filter_map(|id| site.areas.get(id));
    areas.filter_map(|area| Some((area, site.series(&area.subject(), indicator)?))).collect()
}

/// Those whose series are wanted, in their order. Of those that share members single areas go before
/// groups and small groups before large ones.
fn apart<'s>(
    all: &[(&'s Area, &'s Series)],
    site: &Site,
    is_wanted: impl Fn(&'s Series) -> bool,
) -> Vec<(&'s Area, &'s Series)> {
    let wanted: Vec<_> = all.iter().copied().filter(|(_, series)| is_wanted(series)).collect();
    let holds = |area: &Area| {
        let mut holds = members(area, &site.areas);
        holds.insert(area.id.clone());
        holds
    };
    let mut by_size: Vec<(&AreaId, BTreeSet<AreaId>)> =
        wanted.iter().map(|(area, _)| (&area.id, holds(area))).collect();
    by_size.sort_by_key(|(_, holds)| holds.len());
    let (mut counted, mut kept) = (BTreeSet::new(), BTreeSet::new());
    for (id, holds) in by_size {
        if holds.is_disjoint(&counted) {
            counted.extend(holds);
            kept.insert(id.clone());
        }
    }
    wanted.into_iter().filter(|(area, _)| kept.contains(&area.id)).collect()
}
