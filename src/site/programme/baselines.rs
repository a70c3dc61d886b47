//! Whether the figures that targets start from exist.

use std::collections::BTreeSet;

use super::{Baseline, Target};
use crate::diagnostics::{Diagnostics, Problem};
use crate::figures::{SubjectFigures, SubjectId};
use crate::shelf::Shelf;
use crate::site::{AreaId, Folder, Memory, Site};
use crate::source::{FileId, Sources};

/// Reports every baseline whose area says nothing of its year. Figures that will be withheld are
/// there all the same; those of a file with mistakes may be what the mistake is about.
pub(in crate::site) fn check(site: &Site, sources: &Sources, memory: &mut Memory) {
    let faulty = memory.faulty();
    let mut found = Diagnostics::default();
    for programme in site.programmes.values() {
        for target in &programme.targets {
            for baseline in &target.baseline {
                let figures = &memory.figures;
                let faulty = |area: &AreaId| is_faulty(area, sources, &faulty);
                check_one(site, figures, target, baseline, faulty, &mut found);
            }
        }
    }
    memory.baselines = found;
}

fn check_one(
    site: &Site,
    figures: &Shelf<SubjectId, SubjectFigures>,
    target: &Target,
    baseline: &Baseline,
    is_faulty: impl Fn(&AreaId) -> bool,
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
    let figures = figures.get(&Folder::Areas.subject(area.as_str()));
    let series = figures.and_then(|figures| figures.series.get(indicator));
    if series.is_none_or(|series| series.at(year).is_none()) && !is_faulty(area) {
        let problem = Problem::BaselineWithoutFigure {
            area: area.to_string(),
            indicator: indicator.to_string(),
            year: year.to_string(),
        };
        found.report(baseline.span, problem);
    }
}

/// Whether something is known to be wrong with the figures of an area.
fn is_faulty(area: &AreaId, sources: &Sources, faulty: &BTreeSet<FileId>) -> bool {
    let file = sources.find(&Folder::figures_file(&Folder::Areas.subject(area.as_str())));
    file.is_some_and(|file| faulty.contains(&file))
}
