//! Work grows with the input, and hardly faster: ten times the areas take less than fifteen times
//! the memory and the allocations, for loading and for rendering everything.
//!
//! Allocations are counted instead of time, because a timing is never a test. The counter is the
//! allocator of the whole program, so this is a program of its own with a single test.

#[path = "suite/grown.rs"]
mod grown;

use std::alloc::System;

use bydel::render::render;
use bydel::site::LoadOptions;
use bydel::snapshot::{Snapshot, SnapshotOptions};
use bydel::source::MemoryFiles;
use bydel::text::parse_date;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, Stats, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How often something was allocated, and how much.
#[derive(Debug, Clone, Copy)]
struct Work {
    allocations: usize,
    bytes: usize,
}

impl Work {
    fn of(stats: Stats) -> Self {
        Self { allocations: stats.allocations + stats.reallocations, bytes: stats.bytes_allocated }
    }

    fn is_below(self, times: usize, other: Self) -> bool {
        self.allocations < times * other.allocations && self.bytes < times * other.bytes
    }
}

/// The work of loading a site with that many areas, and of rendering all of it.
fn work(areas: usize) -> [Work; 2] {
    let mut files = MemoryFiles::default();
    for (path, text) in grown::with_comparisons(grown::grown(areas)) {
        assert!(files.insert(&path, text.into_bytes()));
    }
    let today = parse_date("2026-11-21").expect("a date");
    let load = LoadOptions { today, drafts: false, future: false };
    let options = SnapshotOptions { load, base_url: None };
    let region = Region::new(ALLOCATOR);
    let snapshot = Snapshot::load(&files, &options).expect("memory can be read");
    let loading = Work::of(region.change());
    assert!(snapshot.found.is_empty() && snapshot.routes.iter().len() > areas);
    let region = Region::new(ALLOCATOR);
    for (path, resource) in snapshot.routes.iter() {
        assert!(render(&snapshot, resource).is_ok(), "{path}");
    }
    [loading, Work::of(region.change())]
}

#[test]
fn ten_times_the_input_costs_less_than_fifteen_times_the_work() {
    // One thread, so that the same work is counted in every run.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let (small, large) = pool.install(|| (work(100), work(1000)));
    for (small, large) in small.into_iter().zip(large) {
        assert!(large.is_below(15, small), "{large:?} is more than 15 × {small:?}");
    }
}
