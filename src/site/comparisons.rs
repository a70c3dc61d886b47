//! Which areas can be held against each other.
//!
//! Two areas are paired when they lie in one municipality, neither is part of the other, and both
//! have figures of the same indicator. Pairs grow with the square of the areas, so that a
//! municipality of more than [`MOST_PAIRED`] has none of its own: its programmes may, and it can be
//! compared as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::index::members;
use super::{Area, AreaId, MunicipalityId, Programme, ProgrammeId, Shows, Site};
use crate::figures::{IndicatorId, Measure, SubjectFigures, SubjectId};
use crate::text::collation::sort_by_name;

/// The most areas and groups of a municipality or a programme that are compared two by two.
pub const MOST_PAIRED: usize = 40;

/// Areas that are held against each other on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// Two areas or groups, in Danish order of their names.
    Pair(AreaId, AreaId),
    /// All areas of a municipality.
    Municipality(MunicipalityId),
    /// All areas of a programme.
    Programme(ProgrammeId),
}

/// Every comparison of a site that has a page for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparisons {
    /// All of them.
    pub all: BTreeSet<Comparison>,
    /// The pairs that an area is part of, in Danish order of the other's name.
    pub pairs_of: BTreeMap<AreaId, Vec<Comparison>>,
}

impl Comparisons {
    /// All that `site` allows; none without a page that shows them.
    pub(super) fn of(site: &Site) -> Self {
        if !site
            .pages
            .values()
            .any(|page| page.shows.is_some_and(|it| it.value == Shows::Comparisons))
        {
            return Self::default();
        }
        let mut areas: Vec<Candidate<'_>> =
            site.areas.values().filter_map(|area| Candidate::of(area, site)).collect();
        sort_by_name(&mut areas, |candidate| &candidate.area.head.title);
        let mut comparisons = Self::default();
        let circles = Circles::of(&areas, site);
        comparisons.add_pairs(&areas, &circles);
        comparisons.add_wholes(&areas, &circles);
        comparisons
    }

    /// Whether the figures of `subject` give the same reasons to compare in both sites: of the same
    /// indicators, last measured in the same way.
    pub(super) fn are_same(before: &Site, after: &Site, subject: &SubjectId) -> bool {
        let (before, after) = (&before.figures.subjects, &after.figures.subjects);
        match (before.get(subject), after.get(subject)) {
            (Some(before), Some(after)) => measures(before).eq(measures(after)),
            (before, after) => before.is_none() && after.is_none(),
        }
    }

    fn add_pairs(&mut self, areas: &[Candidate<'_>], circles: &Circles<'_>) {
        let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
        for circle in circles.all().filter(|circle| circle.len() <= MOST_PAIRED) {
            for (place, &one) in circle.iter().enumerate() {
                let others = circle[place + 1..].iter();
                let others = others.filter(|&&other| areas[one].can_face(&areas[other]));
                pairs.extend(others.map(|&other| (one, other)));
            }
        }
        for (one, other) in pairs {
            let (one, other) = (&areas[one].area.id, &areas[other].area.id);
            let pair = Comparison::Pair(one.clone(), other.clone());
            self.pairs_of.entry(one.clone()).or_default().push(pair.clone());
            self.pairs_of.entry(other.clone()).or_default().push(pair.clone());
            self.all.insert(pair);
        }
    }

    fn add_wholes(&mut self, areas: &[Candidate<'_>], circles: &Circles<'_>) {
        let are_shared = |circle: &[usize]| share_a_measure(circle.iter().map(|&at| &areas[at]));
        let municipalities = circles.municipalities.iter().filter(|(_, circle)| are_shared(circle));
        self.all.extend(municipalities.map(|(id, _)| Comparison::Municipality((*id).clone())));
        let programmes = circles.programmes.iter().filter(|(_, circle)| are_shared(circle));
        self.all.extend(programmes.map(|(id, _)| Comparison::Programme((*id).clone())));
    }
}

/// An area that has figures.
struct Candidate<'s> {
    area: &'s Area,
    figures: &'s SubjectFigures,
    /// The area and all its parts.
    holds: BTreeSet<AreaId>,
}

impl<'s> Candidate<'s> {
    fn of(area: &'s Area, site: &'s Site) -> Option<Self> {
        let figures = site.figures.subjects.get(&area.subject())?;
        let mut holds = members(area, &site.areas);
        holds.insert(area.id.clone());
        Some(Self { area, figures, holds })
    }

    /// Whether the two may stand side by side.
    fn can_face(&self, other: &Self) -> bool {
        self.area.municipality == other.area.municipality
            && self.holds.is_disjoint(&other.holds)
            && self.figures.series.keys().any(|id| other.figures.series.contains_key(id))
    }
}

/// Who is held against whom: places in the list of candidates, in Danish order of names.
struct Circles<'s> {
    municipalities: BTreeMap<&'s MunicipalityId, Vec<usize>>,
    programmes: BTreeMap<&'s ProgrammeId, Vec<usize>>,
}

impl<'s> Circles<'s> {
    fn of(areas: &[Candidate<'s>], site: &'s Site) -> Self {
        let mut municipalities: BTreeMap<&MunicipalityId, Vec<usize>> = BTreeMap::new();
        let mut places: BTreeMap<&AreaId, usize> = BTreeMap::new();
        for (place, candidate) in areas.iter().enumerate() {
            municipalities.entry(&candidate.area.municipality).or_default().push(place);
            places.insert(&candidate.area.id, place);
        }
        let circle = |programme: &'s Programme| {
            let own = programme.areas.iter().filter_map(|id| places.get(id).copied());
            let own: BTreeSet<usize> = own.collect();
            (&programme.id, own.into_iter().collect())
        };
        Self { programmes: site.programmes.values().map(circle).collect(), municipalities }
    }

    fn all(&self) -> impl Iterator<Item = &[usize]> {
        self.municipalities.values().chain(self.programmes.values()).map(Vec::as_slice)
    }
}

/// How the newest figure of each indicator was measured.
fn measures(figures: &SubjectFigures) -> impl Iterator<Item = (&IndicatorId, Option<Measure<'_>>)> {
    figures.series.iter().map(|(id, series)| (id, Measure::latest(series)))
}

/// Whether two of the areas have their newest figure of an indicator from the same measurement.
fn share_a_measure<'c>(areas: impl Iterator<Item = &'c Candidate<'c>>) -> bool {
    let mut seen: BTreeSet<(&IndicatorId, Measure<'_>)> = BTreeSet::new();
    let mut series = areas.flat_map(|candidate| &candidate.figures.series);
    series.any(|(id, series)| Measure::latest(series).is_some_and(|it| !seen.insert((id, it))))
}
