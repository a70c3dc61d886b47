//! Whether the figures that targets start from exist.

use super::{Baseline, Target};
use crate::diagnostics::{Diagnostics, Problem};
use crate::site::{AreaId, Folder, Site};
use crate::source::Sources;

/// Reports every baseline whose area says nothing of its year. Figures that will be withheld are
/// there all the same; those of a file with mistakes may be what the mistake is about.
pub(in crate::site) fn check(site: &Site, sources: &Sources, found: &mut Diagnostics) {
    for programme in site.programmes.values() {
        for target in &programme.targets {
            for baseline in &target.baseline {
                check_one(site, sources, target, baseline, found);
            }
        }
    }
}

fn check_one(
    site: &Site,
    sources: &Sources,
    target: &Target,
    baseline: &Baseline,
    found: &mut Diagnostics,
) {
    let indicator = target.indicator_of(baseline);
    let (Some(area), Some(year), Some(indicator)) = (&baseline.area, baseline.year, indicator)
    else {
        return;
    };
    if !site.indicators.contains_key(indicator) {
        return;
    }
    let series = site.series(&Folder::Areas.subject(area.as_str()), indicator);
    if series.is_none_or(|series| series.at(year).is_none()) && !is_faulty(area, sources, found) {
        let problem = Problem::BaselineWithoutFigure {
            area: area.to_string(),
            indicator: indicator.to_string(),
            year: year.to_string(),
        };
        found.report(baseline.span, problem);
    }
}

/// Whether something is known to be wrong with the figures of an area.
fn is_faulty(area: &AreaId, sources: &Sources, found: &Diagnostics) -> bool {
    let file = sources.find(&format!("content/{}/{area}/figures.yaml", Folder::Areas.name()));
    found.iter().any(|finding| Some(finding.span.file) == file)
}
