//! What comparisons are called in addresses.

use std::collections::BTreeMap;

use super::Resource;
use crate::site::{AreaId, Comparison, Site};
use crate::text::Slug;

/// The pages that a comparison is about.
pub(super) fn parts(comparison: &Comparison) -> Vec<Resource> {
    match comparison {
        Comparison::Pair(one, other) => [one, other].map(|id| Resource::Area(id.clone())).to_vec(),
        Comparison::Municipality(id) => vec![Resource::Municipality(id.clone())],
        Comparison::Programme(id) => vec![Resource::Programme(id.clone())],
    }
}

/// The names of all pairs. *a-b* and *c* are joined as *a* and *b-c* are: where two pairs would have
/// one name, both have two hyphens between their areas, which no slug has.
pub(super) struct Names(BTreeMap<String, usize>);

impl Names {
    pub(super) fn of(site: &Site) -> Self {
        let mut times = BTreeMap::new();
        for comparison in &site.index.comparisons.all {
            if let Comparison::Pair(one, other) = comparison
                && let Some(name) = joined(one, other, "-", site)
            {
                *times.entry(name).or_default() += 1;
            }
        }
        Self(times)
    }

    /// The part of the address of a comparison below the page from which it is chosen.
    pub(super) fn path(&self, comparison: &Comparison, site: &Site) -> Option<String> {
        match comparison {
            Comparison::Pair(one, other) => {
                let name = joined(one, other, "-", site)?;
                let is_taken = self.0.get(&name).is_some_and(|times| *times > 1);
                if is_taken { joined(one, other, "--", site) } else { Some(name) }
            }
            Comparison::Municipality(id) => {
                Some(format!("kommune/{}", site.municipalities.get(id)?.head.slug))
            }
            Comparison::Programme(id) => {
                Some(format!("helhedsplan/{}", site.programmes.get(id)?.head.slug))
            }
        }
    }
}

fn joined(one: &AreaId, other: &AreaId, between: &str, site: &Site) -> Option<String> {
    let slug = |id: &AreaId| site.areas.get(id).map(|area| area.head.slug.clone());
    let (one, other): (Slug, Slug) = (slug(one)?, slug(other)?);
    Some(format!("{one}{between}{other}"))
}
