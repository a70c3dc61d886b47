//! Secondary withholding: figures by which a withheld one could be worked out.
//!
//! Groups that have areas in common make a [`Family`]. For each family, indicator and year in which
//! anything is withheld, the equations *total = sum of parts* are protected by
//! [`equations`](super::equations); shares take part with the counts that their bases imply. All
//! undated figures of a series are one cell, as nobody can tell which of them belong together.

use std::collections::{BTreeMap, BTreeSet};

use super::equations::{Cell, Equation, System};
use super::{
    FigureBook, Indicator, Missing, Observation, Series, SubjectFigures, SubjectId, Unit, Year,
};
use crate::shelf::Shelf;
use crate::text::Decimal;

/// A year, or `None` for what is undated.
type Slot = Option<Year>;

/// Groups that have areas in common, directly or through other groups.
#[derive(Debug, Default)]
struct Family {
    members: BTreeSet<SubjectId>,
    equations: Vec<Equation>,
}

/// Withholds whatever would give a withheld figure away by subtraction. Figures that an author
/// withheld are protected as well, of any indicator that can be summed.
pub(super) fn withhold_derivable(book: &mut FigureBook) {
    let FigureBook { indicators, subjects, thresholds } = book;
    for family in families(subjects) {
        for indicator in indicators.values() {
            let limit = thresholds.protect(indicator).then(|| thresholds.limit(indicator).into());
            for slot in withheld_slots(subjects, &family, indicator) {
                let cells = read_cells(subjects, &family, indicator, slot);
                let mut system = System { equations: &family.equations, cells, limit };
                for subject in system.protect() {
                    withhold_cell(subjects, subject, indicator, slot);
                }
            }
        }
    }
}

/// Puts groups that share a member into one family.
fn families(subjects: &Shelf<SubjectId, SubjectFigures>) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for (total, subject) in subjects {
        let mut parts: BTreeSet<SubjectId> = subject.parts.iter().cloned().collect();
        parts.remove(total);
        if parts.is_empty() {
            continue;
        }
        let mut family = Family { members: parts.clone(), equations: Vec::new() };
        family.members.insert(total.clone());
        family.equations.push(Equation { total: total.clone(), parts });
        let is_apart = |other: &Family| other.members.is_disjoint(&family.members);
        let (apart, related): (Vec<_>, Vec<_>) = families.into_iter().partition(is_apart);
        families = apart;
        for mut other in related {
            family.members.append(&mut other.members);
            family.equations.append(&mut other.equations);
        }
        families.push(family);
    }
    families
}

fn series<'a>(
    subjects: &'a Shelf<SubjectId, SubjectFigures>,
    subject: &SubjectId,
    indicator: &Indicator,
) -> Option<&'a Series> {
    subjects.get(subject)?.series.get(&indicator.id)
}

/// The years in which something of a family is withheld, and `None` if something undated is.
fn withheld_slots(
    subjects: &Shelf<SubjectId, SubjectFigures>,
    family: &Family,
    indicator: &Indicator,
) -> BTreeSet<Slot> {
    let of_members = family.members.iter().filter_map(|member| series(subjects, member, indicator));
    of_members
        .flat_map(Series::observations)
        .filter(|(_, observation)| observation.is_withheld())
        .map(|(slot, _)| slot)
        .collect()
}

fn read_cells<'a>(
    subjects: &Shelf<SubjectId, SubjectFigures>,
    family: &'a Family,
    indicator: &Indicator,
    slot: Slot,
) -> BTreeMap<&'a SubjectId, Cell> {
    let read = |subject: &'a SubjectId| {
        let series = series(subjects, subject, indicator)?;
        let observations = series.observations().filter(|(other, _)| *other == slot);
        let cell = observations.map(|(_, observation)| cell(observation, indicator.unit));
        Some((subject, cell.reduce(both)?))
    };
    family.members.iter().filter_map(read).collect()
}

fn cell(observation: &Observation, unit: Unit) -> Cell {
    match observation {
        Observation::Figure(figure) => {
            figure.counted(unit).map_or(Cell::Unknown, |(low, high)| Cell::Known(low, high))
        }
        Observation::Missing { reason: Missing::Withheld, .. } => Cell::Withheld,
        Observation::Missing { reason: Missing::NotApplicable, .. } => {
            Cell::Known(Decimal::ZERO, Decimal::ZERO)
        }
        Observation::Missing { reason: Missing::NotMeasured | Missing::NotYet, .. } => {
            Cell::Unknown
        }
    }
}

/// Two undated observations as one cell.
fn both(left: Cell, right: Cell) -> Cell {
    match (left, right) {
        (Cell::Withheld, _) | (_, Cell::Withheld) => Cell::Withheld,
        (Cell::Unknown, other) | (other, Cell::Unknown) => other,
        (Cell::Known(low, high), Cell::Known(lower, higher)) => {
            Cell::Known(low.min(lower), high.max(higher))
        }
    }
}

fn withhold_cell(
    subjects: &mut Shelf<SubjectId, SubjectFigures>,
    subject: &SubjectId,
    indicator: &Indicator,
    slot: Slot,
) {
    let series = subjects.get_mut(subject).and_then(|s| s.series.get_mut(&indicator.id));
    let Some(Series { yearly, undated, .. }) = series else { return };
    match slot {
        Some(year) => {
            yearly.insert(year, Observation::WITHHELD);
        }
        None => undated.fill(Observation::WITHHELD),
    }
}
