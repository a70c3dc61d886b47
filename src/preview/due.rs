//! Figures that should have been renewed.

use crate::figures::{SubjectId, Year};
use crate::site::{IndicatorEntry, Rhythm, Site};

/// A series whose source is renewed every year and which has not been.
#[derive(Debug)]
pub(super) struct Due<'s> {
    pub(super) subject: &'s SubjectId,
    pub(super) entry: &'s IndicatorEntry,
    /// The newest year that has a figure.
    pub(super) latest: Year,
    /// The source that has a newer one by now.
    pub(super) source: &'s str,
}

/// Every series whose newest figure is older than last year though its source is renewed yearly,
/// the oldest first. A year that is listed as missing for a reason is no gap.
pub(super) fn due(site: &Site, this_year: i32) -> Vec<Due<'_>> {
    let mut all = Vec::new();
    for (subject, figures) in &site.figures.subjects {
        for (id, series) in &figures.series {
            let Some(entry) = site.indicators.get(id) else { continue };
            let Some((latest, figure)) = series.latest() else { continue };
            let Some(source) = site.sources.get(&figure.provenance.source) else { continue };
            let listed = series.yearly.keys().next_back().map_or(latest, |year| *year);
            if source.rhythm == Some(Rhythm::Yearly) && listed.get() < this_year - 1 {
                all.push(Due { subject, entry, latest, source: &source.short_name });
            }
        }
    }
    all.sort_by_key(|due| due.latest);
    all
}
