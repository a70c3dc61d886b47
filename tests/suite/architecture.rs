//! The properties that carry the architecture, on the site of this repository and on made ones.
//!
//! Elsewhere stand: that every link resolves, in `references`; that a killed build leaves whole
//! files, in `interrupted`; that work grows with the input and no faster, in `tests/scaling.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use bydel::diagnostics::Language;
use bydel::diagnostics::report::{Format, report};
use bydel::route::Resource;
use bydel::site::Place;
use bydel::snapshot::{Snapshot, Workshop};
use bydel::source::SourcePath;
use proptest::prelude::*;
use tempfile::TempDir;

use super::grown::{grown, with_comparisons};
use super::page::Page;
use super::references::pages;
use super::site_test::{SiteTest, files_in, findings, rendered, undrawn, undrawn_at};

/// What is published and what is said about it.
fn outcome(snapshot: &Snapshot) -> (Vec<(String, Vec<u8>)>, Vec<String>) {
    (undrawn(snapshot), findings(&snapshot.found.all(), &snapshot.sources))
}

/// The names of the files in which two sites differ; bytes would fill the screen.
fn differences(one: &[(String, Vec<u8>)], other: &[(String, Vec<u8>)]) -> Vec<String> {
    let bytes = |files: &[(String, Vec<u8>)]| files.iter().cloned().collect::<BTreeMap<_, _>>();
    let (one, other) = (bytes(one), bytes(other));
    let names = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
    names.filter(|name| one.get(*name) != other.get(*name)).cloned().collect()
}

#[track_caller]
fn assert_same(one: &[(String, Vec<u8>)], other: &[(String, Vec<u8>)]) {
    assert_eq!(differences(one, other), Vec::<String>::new());
}

#[test]
fn every_route_of_the_showcase_is_built_as_it_renders() {
    let site = SiteTest::showcase();
    assert_same(&site.build().files(), &rendered(&site.load()));
}

#[test]
fn every_route_is_the_same_before_the_site_is_checked() {
    for site in [SiteTest::showcase(), SiteTest::from_files(with_comparisons(grown(12)))] {
        let unchecked = site.open_unchecked();
        let before = undrawn(unchecked.snapshot());
        assert!(unchecked.snapshot().found.is_empty());
        let checked = unchecked.check();
        assert_same(&before, &undrawn(checked.snapshot()));
        assert_same(&before, &undrawn(&site.load()));
    }
}

#[test]
fn a_text_is_checked_whatever_is_wrong_with_the_fields_above_it() {
    let text = "\n\n[Nederst](#nederst)\n";
    for (path, fields, expected) in [
        ("content/areas/nordparken/index.md", "name: [", "yaml-syntax"),
        ("content/indicators/doemte.md", "name: [", "yaml-syntax"),
        ("content/areas/nordparken/index.md", "name: Nordparken", "missing-field"),
    ] {
        let site = SiteTest::minimal().with(path, &format!("---\n{fields}\n---{text}"));
        let snapshot = site.load();
        let found = findings(&snapshot.found.all(), &snapshot.sources);
        let told = |code: &str| found.iter().any(|it| it.starts_with(&format!("{code} {path}:")));
        assert!(told(expected) && told("broken-anchor"), "{path}: {found:?}");
    }
}

/// A number from 0 to `below - 1`, the same in every run.
fn next(state: &mut u64, below: usize) -> usize {
    // Knuth's MMIX generator; its upper bits are good enough for shuffling.
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % below
}

fn shuffled<T>(mut items: Vec<T>) -> Vec<T> {
    let mut state = 2026;
    for at in (1..items.len()).rev() {
        items.swap(at, next(&mut state, at + 1));
    }
    items
}

#[test]
fn order_of_files_and_number_of_threads_do_not_change_a_byte() {
    let site = SiteTest::showcase();
    let expected = outcome(&site.load());
    let other_order = SiteTest::from_files(shuffled(site.files()));
    for threads in [1, 4] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        for site in [&site, &other_order] {
            let (files, found) = pool.install(|| outcome(&site.load()));
            assert_same(&files, &expected.0);
            assert_eq!(found, expected.1);
        }
    }
}

/// Builds the site at `root` with the program, from a folder and in an environment.
fn build_in(folder: &Path, root: &Path, out: &Path, environment: &[(&str, &str)], jobs: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bydel"));
    command.args(["build", "--today", "2026-11-21", "--quiet", "--jobs", jobs]);
    command.arg("--root").arg(root).arg("--out").arg(out);
    command.current_dir(folder).envs(environment.iter().copied()).stdin(Stdio::null());
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn the_machine_does_not_change_a_byte_of_site_or_manifest() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (elsewhere, one, other) =
        (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let danish = [("TZ", "Europe/Copenhagen"), ("LANG", "da_DK.UTF-8"), ("LC_ALL", "da_DK.UTF-8")];
    let turkish =
        [("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR"), ("LC_ALL", "C"), ("COLUMNS", "9")];
    build_in(elsewhere.path(), root, one.path(), &danish, "1");
    build_in(root, Path::new("."), other.path(), &turkish, "4");
    assert_same(&files_in(one.path()), &files_in(other.path()));
    let manifest = |folder: &TempDir| fs::read(folder.path().join(".bydel/manifest")).unwrap();
    assert_eq!(manifest(&one), manifest(&other));
}

/// When each file of a folder was last written, bydel's own with them.
fn times(folder: &Path) -> io::Result<Vec<(PathBuf, SystemTime)>> {
    let mut times = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                times.push((entry.path(), entry.metadata()?.modified()?));
            }
        }
    }
    times.sort();
    Ok(times)
}

#[test]
fn a_second_build_of_the_showcase_writes_nothing() {
    let site = SiteTest::showcase();
    let built = site.build();
    let before = times(built.folder.path()).unwrap();
    let summary = site.build_into(built.folder.path()).unwrap();
    assert_eq!((summary.written, summary.removed, summary.kept), (0, 0, vec![]));
    assert_eq!(summary.unchanged, built.summary.written);
    assert_eq!(times(built.folder.path()).unwrap(), before);
}

/// What somebody does to a file.
#[derive(Debug, Clone)]
enum Edit {
    /// Puts a line at the end.
    Append(usize),
    /// Writes half a file.
    Cut(usize),
    /// Takes it away.
    Remove(usize),
    /// Adds an area.
    Add(usize),
    /// Puts another digit in the place of each of one kind: in figures, dates, names, addresses.
    Renumber(usize, usize),
    /// Takes away the last line, a figure or a sentence.
    Shorten(usize),
    /// Calls a heading something else.
    Rename(usize),
    /// Puts a chart and a picture at the end.
    Illustrate(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        any::<usize>().prop_map(Edit::Append),
        any::<usize>().prop_map(Edit::Cut),
        any::<usize>().prop_map(Edit::Remove),
        (100..110_usize).prop_map(Edit::Add),
        (any::<usize>(), 0..9_usize).prop_map(|(file, digit)| Edit::Renumber(file, digit)),
        any::<usize>().prop_map(Edit::Shorten),
        any::<usize>().prop_map(Edit::Rename),
        any::<usize>().prop_map(Edit::Illustrate),
    ]
}

impl Edit {
    fn apply(&self, site: SiteTest) -> SiteTest {
        let files = site.files();
        let file = |number: usize| {
            let (path, bytes) = &files[number % files.len()];
            (path.clone(), String::from_utf8_lossy(bytes).into_owned())
        };
        match *self {
            Self::Append(number) => {
                let (path, text) = file(number);
                site.with(&path, &format!("{text}\nSidste linje.\n"))
            }
            Self::Cut(number) => {
                let (path, text) = file(number);
                let half: String = text.chars().take(text.chars().count() / 2).collect();
                site.with(&path, &half)
            }
            Self::Remove(number) => site.without(&file(number).0),
            Self::Add(number) => {
                let path = format!("content/areas/n{number}/index.md");
                site.with(&path, "---\nname: Ny\nmunicipality: k0\nsummary: Et nyt område.\n---\n")
            }
            Self::Renumber(number, digit) => {
                let (path, text) = file(number);
                site.with(&path, &text.replace(&digit.to_string(), &(digit + 1).to_string()))
            }
            Self::Shorten(number) => {
                let (path, text) = file(number);
                let lines: Vec<&str> = text.lines().collect();
                let kept = lines.len().saturating_sub(1);
                site.with(&path, &format!("{}\n", lines[..kept].join("\n")))
            }
            Self::Rename(number) => {
                let (path, text) = file(number);
                site.with(&path, &text.replace("## Historie", "## Fortid"))
            }
            Self::Illustrate(number) => {
                let (path, text) = file(number);
                let chart = "```chart\nkind: comparison\nindicator: tryghed\nareas: [o0, o1]\n```";
                site.with(&path, &format!("{text}\n{chart}\n\n![](gaard.svg)\n"))
            }
        }
    }
}

/// A site in which one file has to do with another in every way: figures and charts in texts, typed
/// numbers, links to headings, a yearbook, comparisons, figures too small to show.
fn entangled() -> SiteTest {
    let story = "---\ntitle: Tal\ndate: 2024-02-01\nareas: [o0]\nsummary: Om tal.\n\
        picture: gaard.svg\n---\n\n\
        Fraværet var {{ figure(\"skolefravaer\", \"o0\", 2022) }} og nu \
        {{ figure(\"skolefravaer\", \"areas/g0\") }}; i 2020 var det 76,0 %. \
        Se [historien](../../areas/o0/index.md#historie) og [listen](/omraader/o1/#historie).\n\n\
        ```chart\nkind: comparison\nindicator: tryghed\nareas: [o0, o1]\n```\n";
    let report = "---\ntitle: Årsskrift\nyear: 2022\nsummary: Et år.\ncontents:\n\
        \x20 - { kind: chapter, of: tal }\n  - { kind: story, of: 2024/tal }\n---\n";
    let chapter = "---\ntitle: Tallene\n---\n\nDet var {{ figure(\"tryghed\", \"o1\") }}.\n\n\
        ![](gaard.svg)\n";
    let records = "gaard.svg:\n  alt: En gård.\n  kind: illustration\n  expires: 2027-06-01\n";
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\" width=\"40\" \
        height=\"30\"><path d=\"M5 5h20v20z\"/></svg>\n";
    let list = "---\ntitle: Årsskrifter\nslug: aarsskrifter\nsummary: Alle.\n---\n";
    let count = "---\nname: Beboere\nunit: count\ncounts: persons\ndirection: neither\n\
        kind: context\nsources: [register]\n---\n";
    let small = "\nbeboere:\n  values: { 2023: 140, 2024: 3 }\n";
    let mut site = SiteTest::from_files(with_comparisons(grown(3)))
        .with("content/stories/2024/tal.md", story)
        .with("content/reports/_index.md", list)
        .with("content/reports/2022/index.md", report)
        .with("content/reports/2022/tal.md", chapter)
        .with("content/reports/2022/pictures.yaml", records)
        .with("content/reports/2022/gaard.svg", drawing)
        .with("content/stories/2024/pictures.yaml", records)
        .with("content/stories/2024/gaard.svg", drawing)
        .with("content/indicators/beboere.md", count)
        .with("content/areas/g0/figures.yaml", "skolefravaer:\n  values: { 2022: 20.5 }\n")
        .with(
            "layouts/page.html",
            "{% extends \"base.html\" %}{% block main %}{{ body }}{% endblock %}",
        );
    for area in ["o0", "o1"] {
        let path = format!("content/areas/{area}/figures.yaml");
        let figures = String::from_utf8(site.bytes(&path)).expect("UTF-8");
        site = site.with(&path, &format!("{figures}{small}"));
    }
    site
}

/// What is published, or the template that keeps it from being, and every word of what is said.
fn told(snapshot: &Snapshot) -> (Vec<(String, Vec<u8>)>, String) {
    let mut pages: Vec<(String, Vec<u8>)> = Vec::new();
    for (path, resource) in snapshot.routes.iter() {
        let bytes = undrawn_at(snapshot, resource);
        let bytes = bytes.unwrap_or_else(|failure| failure.problem.code().into());
        pages.push((path.to_string(), bytes));
    }
    let found = report(&snapshot.found.all(), &snapshot.sources, Format::Json, Language::Danish);
    (pages, found)
}

/// Lets a workshop take in what has changed from one site to the next, as a preview does.
fn follow(workshop: &mut Workshop, before: &SiteTest, after: &SiteTest) {
    let known: BTreeMap<String, Vec<u8>> = before.files().into_iter().collect();
    let all = after.files();
    let is_same = |(path, bytes): &&(String, Vec<u8>)| known.get(path) == Some(bytes);
    let changed: Vec<(SourcePath, Vec<u8>)> = all
        .iter()
        .filter(|file| !is_same(file))
        .map(|(path, bytes)| (SourcePath::new(path).expect("a path of the site"), bytes.clone()))
        .collect();
    if known.len() != all.len() || workshop.take_in(&changed).is_none() {
        workshop.read_again(after).expect("memory can be read");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_then_reload_equals_a_fresh_load(edits in prop::collection::vec(edit(), 1..8)) {
        let mut site = entangled();
        let mut workshop = site.open();
        for edit in &edits {
            let edited = edit.apply(site.clone());
            follow(&mut workshop, &site, &edited);
            site = edited;
            let reloaded = told(workshop.snapshot());
            let fresh = told(&SiteTest::from_files(shuffled(site.files())).load());
            prop_assert_eq!(differences(&reloaded.0, &fresh.0), Vec::<String>::new());
            prop_assert_eq!(reloaded.1, fresh.1);
        }
    }
}

#[test]
fn the_site_of_the_reload_test_is_sound() {
    entangled().finds(&["typed-figure content/stories/2024/tal.md:9:118"]);
}

#[test]
fn an_edited_figure_is_held_against_every_text_that_may_tell_of_it() {
    let figures = "content/areas/o0/figures.yaml";
    let story = "---\ntitle: Nu\ndate: 2024-03-01\nareas: [o0]\nsummary: Om nu.\n---\n\n\
        I 2020 var det 77,0 %.\n";
    let page = "---\ntitle: Tal i en tekst\n---\n\nDet var {{ figure(\"skolefravaer\", \"o0\", 2020) }}.\n";
    let site =
        entangled().with("content/stories/2024/nu.md", story).with("content/pages/tal.md", page);
    let area = String::from_utf8(site.bytes("content/areas/o0/index.md")).expect("UTF-8");
    let area = format!("{area}\nI 2020 var det 77,0 %.\n");
    let before = site.with("content/areas/o0/index.md", &area);
    let mut workshop = before.open();
    let told_of = |snapshot: &Snapshot| -> Vec<String> {
        let all = findings(&snapshot.found.all(), &snapshot.sources);
        let place = |line: String| line.rsplitn(3, ':').last().map(str::to_owned);
        all.into_iter().filter_map(place).collect()
    };
    let typed = |file: &str| format!("typed-figure content/{file}");
    assert_eq!(told_of(workshop.snapshot()), [typed("stories/2024/tal.md")]);

    let other = before.clone().replacing(figures, "2020: 76.0", "2020: 77.0");
    follow(&mut workshop, &before, &other);
    let expected = [typed("areas/o0/index.md"), typed("stories/2024/nu.md")];
    assert_eq!(told_of(workshop.snapshot()), expected);
    assert_eq!(told_of(&other.load()), expected);

    let none = other.clone().replacing(figures, "2020: 77.0", "2019: 77.0");
    follow(&mut workshop, &other, &none);
    let expected = told_of(&none.load());
    assert!(expected.contains(&"no-figure-then content/pages/tal.md".to_owned()), "{expected:?}");
    assert_eq!(told_of(workshop.snapshot()), expected);
}

#[test]
fn an_edited_figure_is_seen_in_the_addresses_of_charts_and_at_the_baselines_of_targets() {
    let indicator = "---\nname: Andel\nunit: percent\ndecimals: 1\ncounts: persons\n\
        direction: lower\nkind: outcome\nsources: [register]\n---\n";
    let target = "summary: En helhedsplan.\ntargets:\n  - id: flere\n    name: Flere er med\n    \
        indicators: [ferie]\n    kind: fall\n    baseline: [{ area: o0, year: 2024 }, { area: o1, year: 2022 }]";
    let [o0, o1] = ["o0", "o1"].map(|area| format!("content/areas/{area}/figures.yaml"));
    let o0_figures = "fritid:\n  values: { 2024: 20.0 }\nferie:\n  values: { 2024: 20.0 }\n";
    let o1_figures =
        "fritid:\n  values: { 2024: 20.0 }\nferie:\n  values: { 2022: 20.0, 2024: 30.0 }\n";
    let before = entangled()
        .with("content/indicators/fritid.md", indicator)
        .with("content/indicators/ferie.md", indicator)
        .replacing("content/programmes/p0/index.md", "summary: En helhedsplan.", target)
        .replacing("content/programmes/p0/index.md", "areas: [o0, o1, o2]", "areas: [o1]")
        .with(&o0, o0_figures)
        .with(&o1, o1_figures);
    let no_baseline = before.clone().replacing(&o1, "2022: 20.0", "2021: 20.0");
    let no_chart = no_baseline.clone().replacing(&o1, "{ 2024: 20.0 }", "{ 2023: 20.0 }");
    let mut workshop = before.open();
    let seen = |snapshot: &Snapshot| {
        let mut paths = snapshot.routes.iter().map(|(path, _)| path.to_string());
        let mut codes = snapshot.found.iter().map(|finding| finding.problem.code());
        let has_chart = paths.any(|path| path.ends_with("/fritid/omraader_k0.svg"));
        (has_chart, codes.any(|code| code == "baseline-without-figure"))
    };
    assert_eq!(seen(workshop.snapshot()), (true, false));
    let steps = [
        (&no_baseline, (true, true)),
        (&no_chart, (false, true)),
        (&no_baseline, (true, true)),
        (&before, (true, false)),
    ];
    let mut last = &before;
    for (next, expected) in steps {
        follow(&mut workshop, last, next);
        last = next;
        assert_eq!(seen(workshop.snapshot()), expected);
        let (reloaded, fresh) = (told(workshop.snapshot()), told(&next.load()));
        assert_same(&reloaded.0, &fresh.0);
        assert_eq!(reloaded.1, fresh.1);
    }
}

#[test]
fn an_edited_template_is_given_what_it_asks_for_now() {
    // Not put together from the theme's own, which ask for anything.
    let area = |text: &str| entangled().with("layouts/area.html", text);
    let (plain, asking) =
        (area("{{ page.title }}"), area("{% for one in series %}{{ one.unit }} {% endfor %}"));
    let mut workshop = plain.open();
    follow(&mut workshop, &plain, &asking);
    assert_same(&told(workshop.snapshot()).0, &told(&asking.load()).0);
    follow(&mut workshop, &asking, &plain);
    assert_same(&told(workshop.snapshot()).0, &told(&plain.load()).0);
}

#[test]
fn every_figure_and_text_of_the_showcase_can_be_edited_in_place() {
    let mut site = SiteTest::showcase();
    let mut workshop = site.open();
    let paths = site.paths();
    let edited =
        paths.iter().filter(|path| path.ends_with(".md") || path.ends_with("figures.yaml"));
    for path in edited.filter(|path| !path.ends_with("LAESMIG.md")).step_by(9) {
        let text = String::from_utf8(site.bytes(path)).unwrap();
        let text = if path.ends_with(".md") {
            format!("{text}\n\nEt nyt afsnit.\n")
        } else {
            text.replace('7', "8")
        };
        let after = site.clone().with(path, &text);
        follow(&mut workshop, &site, &after);
        site = after;
    }
    let (reloaded, fresh) = (told(workshop.snapshot()), told(&site.load()));
    assert_same(&reloaded.0, &fresh.0);
    assert_eq!(reloaded.1, fresh.1);
}

/// The page that a content file has a part in, for files that are about one thing.
fn page_of(path: &str, snapshot: &Snapshot) -> Option<Resource> {
    let place = match snapshot.site.places.get(&SourcePath::new(path)?)? {
        Place::Figures(folder, key) => Place::Item(*folder, key.clone()),
        Place::Item(folder, key) => Place::Item(*folder, key.clone()),
        _ => return None,
    };
    Resource::of(&place, &snapshot.site)
}

/// Whether a page says anything of a thing: links to its page or has its name.
fn mentions(page: &Page, url: &str, name: &str) -> bool {
    page.elements().any(|element| element.get("href") == Some(url)) || page.text().contains(name)
}

#[test]
fn a_broken_file_leaves_pages_that_do_not_mention_it_as_they_were() {
    let site = SiteTest::showcase();
    let snapshot = site.load();
    let before: BTreeMap<String, Vec<u8>> = undrawn(&snapshot).into_iter().collect();
    let mut pages = pages(&snapshot);
    // Listings count things without naming them, and the page about the data files lists those.
    pages.retain(|path, _| !matches!(snapshot.routes.resource(path), Some(Resource::Listing(_))));
    pages.retain(|path, _| path.as_str() != "/data/");
    let paths: Vec<String> = site.files().into_iter().map(|(path, _)| path).collect();
    let about_one = paths.iter().filter_map(|path| Some((path, page_of(path, &snapshot)?)));
    for (path, resource) in about_one.step_by(5) {
        let broken = site.clone().with(path, "---\nname: [\n---\n").load();
        assert!(!broken.found.is_empty(), "{path}");
        let after: BTreeMap<String, Vec<u8>> = undrawn(&broken).into_iter().collect();
        let url = snapshot.routes.url(&resource).unwrap();
        let name = &resource.head(&snapshot.site).unwrap().title;
        for (other, _) in pages.iter().filter(|(_, page)| !mentions(page, &url, name)) {
            let file = other.file_name();
            assert!(after.get(&file) == before.get(&file), "{path} changes {file}");
        }
    }
}

#[test]
fn a_broken_file_takes_away_its_own_page_and_no_other() {
    let snapshot = SiteTest::showcase().load();
    let path = "content/areas/herredsvang/index.md";
    let broken = SiteTest::showcase().with(path, "---\nname: [\n---\n").load();
    let routes = |snapshot: &Snapshot| -> Vec<String> {
        snapshot.routes.iter().map(|(path, _)| path.to_string()).collect()
    };
    let mut expected = routes(&snapshot);
    // The list of its stories, its figures for programs, its picture and the pages where it stands
    // beside another area go with it, and the charts in which it stood beside one other.
    let own =
        ["/omraader/herredsvang/", "/omraader/herredsvang.", "/omraader/sammenlign/herredsvang-"];
    let charts = ["frivilligt-arbejde-over-18", "grundlaeggende-tryg-over-18"]
        .map(|indicator| format!("/noegletal/{indicator}/omraader_aarhus.svg"));
    let pictures = pictures_of(&snapshot, "content/areas/herredsvang/illustration.svg");
    let is_gone = |path: &String| {
        own.iter().any(|own| path.contains(own))
            || charts.contains(path)
            || pictures.contains(path)
            || path.starts_with("/omraader/sammenlign/") && path.ends_with("-herredsvang/")
    };
    expected.retain(|path| !is_gone(path));
    assert_eq!(routes(&broken), expected);
}

/// The paths of the files that a picture becomes.
fn pictures_of(snapshot: &Snapshot, file: &str) -> Vec<String> {
    let file = snapshot.sources.find(file).expect("the picture is there");
    let of_file = snapshot
        .routes
        .iter()
        .filter(|(_, resource)| matches!(resource, Resource::Picture(id, _) if *id == file));
    of_file.map(|(path, _)| path.to_string()).collect()
}
