//! How long the parts of a build take, each by itself, so that a part that has become slower is seen.
//!
//! `cargo bench --bench parts`, or with a name behind it: `-- yaml`. What a whole site takes beside
//! other programs, `benches/compare` measures.

#[path = "../tests/suite/grown.rs"]
mod grown;

use std::hint::black_box;
use std::sync::Arc;

use bydel::build::build;
use bydel::charts::{Chart, Emphasis, Layout, Line, LineChart, Point};
use bydel::diagnostics::Diagnostics;
use bydel::figures::sentences::profile;
use bydel::markdown;
use bydel::output::Cache;
use bydel::render::render;
use bydel::route::{Resource, Routes, Statics};
use bydel::site::{self, Folder, LoadOptions};
use bydel::snapshot::{Snapshot, SnapshotOptions};
use bydel::source::{FileId, MemoryFiles, SourcePath, Sources, builtin_theme};
use bydel::text::parse_date;
use bydel::yaml;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

const AREAS: usize = 200;

const STORY: &str = "---
title: Ny legeplads i Nordparken
date: 2024-05-03
areas: [nordparken]
topics: [Legepladser, Børn og unge]
summary: Naboerne har bygget en legeplads.
---
";

/// Seven paragraphs as stories have them.
fn story() -> String {
    let paragraph = "Beboerne samlede sig *foran* gavlen, hvor **legepladsen** nu ligger, og \
                     mange gik med til festen bagefter. [Læs mere](/omraader/nordparken/).\n\n";
    let list = "## Baggrund\n\n- En gynge\n- En sandkasse\n\n| År | Boliger |\n|---:|---:|\n| 2014 | 120 |\n\n";
    format!("{STORY}\n{}{list}{}", paragraph.repeat(4), paragraph.repeat(3))
}

/// Twelve indicators in ten years.
fn figures_file() -> String {
    let series = |number: usize| {
        let values = (2015..2025).map(|year| format!("    {year}: {number}.{}\n", year % 10));
        format!("noegletal-{number}:\n  values:\n{}", values.collect::<String>())
    };
    (1..=12).map(series).collect()
}

fn files() -> MemoryFiles {
    let mut files = MemoryFiles::default();
    for (path, text) in grown::with_comparisons(grown::grown(AREAS)) {
        assert!(files.insert(&path, text.into_bytes()));
    }
    files
}

fn options() -> SnapshotOptions {
    let today = parse_date("2026-11-21").expect("a date");
    SnapshotOptions { load: LoadOptions { today, drafts: false, future: false }, base_url: None }
}

fn parsing(c: &mut Criterion) {
    let (text, figures, file) = (Arc::new(story()), figures_file(), FileId::first());
    let path = SourcePath::new("content/stories/2024/ny.md").expect("a path");
    c.bench_function("front matter", |b| {
        b.iter(|| markdown::front_matter(file, black_box(&text), &mut Diagnostics::default()));
    });
    c.bench_function("yaml", |b| {
        b.iter(|| yaml::parse(file, black_box(&figures), 0, &mut Diagnostics::default()));
    });
    c.bench_function("markdown", |b| {
        let begin = STORY.len();
        b.iter(|| {
            markdown::parse(file, &path, black_box(&text), begin, &mut Diagnostics::default())
        });
    });
}

fn loading(c: &mut Criterion) {
    let (files, options) = (files(), options());
    let sources = Sources::read(&files, &builtin_theme()).expect("memory can be read");
    c.bench_function("load", |b| {
        b.iter(|| site::load(&sources, &options.load, &mut Diagnostics::default()));
    });
    let site = site::load(&sources, &options.load, &mut Diagnostics::default());
    c.bench_function("routes", |b| {
        let plan = || {
            let statics = Statics::default();
            Routes::plan(&site, &sources, &statics, "https://x.dk", &mut Diagnostics::default())
        };
        b.iter(plan);
    });
}

fn rendering(c: &mut Criterion) {
    let snapshot = Snapshot::load(&files(), &options()).expect("memory can be read");
    let area = snapshot.site.areas.values().find(|area| !area.is_group()).expect("an area");
    let story = snapshot.site.stories.keys().next().expect("a story").clone();
    let pages = [
        ("area page", Resource::Area(area.id.clone())),
        ("story page", Resource::Story(story)),
        ("page of all areas", Resource::Listing(Folder::Areas)),
    ];
    for (name, resource) in pages {
        c.bench_function(name, |b| b.iter(|| render(&snapshot, black_box(&resource))));
    }
    let series = snapshot.site.figures.subjects.get(&area.subject()).expect("figures");
    let (id, series) = series.series.iter().next().expect("a series");
    let indicator = &snapshot.site.indicators[id].indicator;
    c.bench_function("figures", |b| {
        b.iter(|| profile(black_box(series), &area.in_text, None, indicator));
    });
}

fn drawing(c: &mut Criterion) {
    let points = (2015..2025u16).map(|year| Point {
        year,
        value: f64::from(year % 7),
        label: format!("{},0 %", year % 7),
    });
    let segments = vec![points.collect::<Vec<_>>()];
    let lines = || {
        let line = |label: &str, emphasis| Line {
            label: label.to_owned(),
            emphasis,
            segments: segments.clone(),
        };
        vec![line("Nordparken", Emphasis::Own), line("Eksempelby", Emphasis::Baseline)]
    };
    c.bench_function("line chart", |b| {
        let draw = |lines| {
            let format = Box::new(|value: f64| format!("{value} %"));
            Chart::Line(LineChart { lines, format }).draw(Layout::Wide)
        };
        b.iter_batched(lines, draw, BatchSize::SmallInput);
    });
}

fn writing(c: &mut Criterion) {
    let snapshot = Snapshot::load(&files(), &options()).expect("memory can be read");
    let folder = tempfile::TempDir::new().expect("a folder");
    let cache = Cache::in_site(folder.path());
    c.bench_function("write everything", |b| {
        let fresh = || tempfile::TempDir::new().expect("a folder");
        let write = |folder: tempfile::TempDir| {
            build(&snapshot, &cache, folder.path(), || {}).expect("a site");
            folder
        };
        b.iter_batched(fresh, write, BatchSize::PerIteration);
    });
    c.bench_function("write nothing", |b| {
        b.iter(|| build(&snapshot, &cache, folder.path(), || {}).expect("a site"));
    });
}

criterion_group! {
    name = parts;
    config = Criterion::default().sample_size(20);
    targets = parsing, loading, rendering, drawing, writing
}
criterion_main!(parts);
