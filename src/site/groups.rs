//! Groups of areas: what they may consist of.

use std::collections::BTreeSet;

use super::index::members;
use super::{Area, AreaId, Site};
use crate::diagnostics::{Diagnostics, Problem};

/// Reports groups that contain themselves, count an area twice or reach into another municipality, and takes such
/// parts out, so that everything after can rely on groups being sound.
pub(super) fn check(site: &mut Site, found: &mut Diagnostics) {
    let unsound: Vec<(AreaId, BTreeSet<usize>)> = site
        .areas
        .values()
        .map(|group| (group.id.clone(), unsound_parts(group, site, found)))
        .collect();
    for (id, places) in unsound.into_iter().filter(|(_, places)| !places.is_empty()) {
        if let Some(group) = site.areas.get_mut(&id) {
            let mut place = 0..;
            group.parts.retain(|_| place.next().is_some_and(|place| !places.contains(&place)));
        }
    }
}

/// The places in the list of parts that must not stand there.
fn unsound_parts(group: &Area, site: &Site, found: &mut Diagnostics) -> BTreeSet<usize> {
    let (mut places, mut counted) = (BTreeSet::new(), BTreeSet::new());
    for (place, (part, span)) in group.parts.iter().zip(&group.part_spans).enumerate() {
        let Some(area) = site.areas.get(part) else { continue };
        if *part == group.id || members(area, &site.areas).contains(&group.id) {
            found.report(*span, Problem::GroupContainsItself { id: group.id.to_string() });
            places.insert(place);
        } else if area.municipality != group.municipality {
            found.report(*span, Problem::GroupAcrossMunicipalities { id: part.to_string() });
            places.insert(place);
        } else if !counted.is_disjoint(&with_members(area, site)) {
            found.report(*span, Problem::PartTwice { id: part.to_string() });
            places.insert(place);
        } else {
            counted.append(&mut with_members(area, site));
        }
    }
    places
}

/// An area with all that it consists of.
fn with_members(area: &Area, site: &Site) -> BTreeSet<AreaId> {
    let mut all = members(area, &site.areas);
    all.insert(area.id.clone());
    all
}
