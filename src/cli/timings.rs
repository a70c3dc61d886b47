//! What `--timings` measures: the phases of a build, and each page.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::clock::Stopwatch;
use crate::build::{Outcome, Work};
use crate::route::Resource;
use crate::snapshot::{Phase, Snapshot};

/// How many of the slowest pages are named.
const SLOWEST: usize = 10;

/// Measures a build while it goes on.
pub(super) struct Timings {
    since: Stopwatch,
    taken: Mutex<Taken>,
}

/// What was measured.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken {
    /// Each phase with when it ended, since the start.
    pub(super) ends: Vec<(Phase, Duration)>,
    /// The slowest pages, slowest first.
    pub(super) slowest: Vec<(Duration, String)>,
    /// How many there are of each kind, and how long they took in all.
    pub(super) kinds: BTreeMap<&'static str, (usize, Duration)>,
}

impl Timings {
    /// For a build that began at `since`.
    pub(super) fn new(since: Stopwatch) -> Self {
        Self { since, taken: Mutex::default() }
    }

    /// A phase is over.
    pub(super) fn ended(&self, phase: Phase) {
        let at = self.since.elapsed();
        self.change(|taken| taken.ends.push((phase, at)));
    }

    /// Does the work of rendering a resource, and measures it. Called from all threads.
    pub(super) fn around(&self, snapshot: &Snapshot, page: &Resource, work: Work<'_>) -> Outcome {
        let watch = Stopwatch::start();
        let outcome = work();
        let took = watch.elapsed();
        let address = snapshot.routes.path(page).map(ToString::to_string).unwrap_or_default();
        self.change(|taken| taken.add(page.kind(), address, took));
        outcome
    }

    /// What was measured until now.
    pub(super) fn taken(&self) -> Taken {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn change(&self, change: impl FnOnce(&mut Taken)) {
        change(&mut self.taken.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Taken {
    pub(super) fn add(&mut self, kind: &'static str, address: String, took: Duration) {
        let (count, total) = self.kinds.entry(kind).or_default();
        *count += 1;
        *total += took;
        let place = self.slowest.partition_point(|(other, _)| *other >= took);
        if place < SLOWEST {
            self.slowest.insert(place, (took, address));
            self.slowest.truncate(SLOWEST);
        }
    }

    /// How long each phase lasted.
    pub(super) fn phases(&self) -> Vec<(Phase, Duration)> {
        let starts = std::iter::once(Duration::ZERO).chain(self.ends.iter().map(|(_, end)| *end));
        let lasted = |((phase, end), start): (&(Phase, Duration), Duration)| {
            (*phase, end.saturating_sub(start))
        };
        self.ends.iter().zip(starts).map(lasted).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn milliseconds(number: u64) -> Duration {
        Duration::from_millis(number)
    }

    #[test]
    fn the_slowest_pages_are_kept_and_every_kind_is_counted() {
        let mut taken = Taken::default();
        for number in 0..20 {
            taken.add("area", format!("/{number}/"), milliseconds(number * 7 % 20));
        }
        taken.add("story", "/historie/".to_owned(), milliseconds(50));
        let slowest: Vec<u64> =
            taken.slowest.iter().map(|(took, _)| took.as_millis() as u64).collect();
        assert_eq!(slowest, [50, 19, 18, 17, 16, 15, 14, 13, 12, 11]);
        assert_eq!(taken.slowest[0].1, "/historie/");
        assert_eq!(taken.kinds["area"], (20, milliseconds(190)));
    }

    #[test]
    fn a_phase_lasts_from_the_end_of_the_one_before() {
        let ends = vec![(Phase::Read, milliseconds(20)), (Phase::Load, milliseconds(50))];
        let taken = Taken { ends, ..Taken::default() };
        let expected = [(Phase::Read, milliseconds(20)), (Phase::Load, milliseconds(30))];
        assert_eq!(taken.phases(), expected);
    }
}
