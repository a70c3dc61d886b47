//! Publishing a whole site.

use std::sync::atomic::{AtomicUsize, Ordering};

use bydel::build::{BuildError, check};
use bydel::output::Cache;
use bydel::render::render;
use bydel::source::{Files, builtin_theme};
use tempfile::TempDir;

use super::site_test::{SiteTest, files_in, findings};

const AREA: &str = "content/areas/nordparken/index.md";

/// The minimal site with templates that parse, and all ask for something they are not given.
fn site_with_failing_templates() -> SiteTest {
    let theme = builtin_theme().list().expect("memory can be listed").files;
    let templates = theme.iter().filter(|path| path.below("layouts").is_some());
    templates.fold(SiteTest::minimal(), |site, template| {
        site.with(template.as_str(), "<!doctype html>\n{{ unheard_of }}\n")
    })
}

#[test]
fn every_route_is_published_with_the_bytes_that_it_renders_to() {
    let site = SiteTest::minimal();
    let snapshot = site.load();
    let mut rendered: Vec<(String, Vec<u8>)> = snapshot
        .routes
        .iter()
        .map(|(path, resource)| (path.file_name(), render(&snapshot, resource).unwrap().bytes))
        .collect();
    rendered.sort();
    assert_eq!(site.build().files(), rendered);
}

#[test]
fn second_build_writes_nothing_and_a_removed_page_goes() {
    let built = SiteTest::minimal().build();
    let all = built.summary.written;
    let again = SiteTest::minimal().build_into(built.folder.path()).unwrap();
    assert_eq!((again.written, again.unchanged, again.removed), (0, all, 0));
    let smaller =
        SiteTest::minimal().without(AREA).without("content/areas/nordparken/figures.yaml");
    let summary = smaller.build_into(built.folder.path()).unwrap();
    // With the page go its figures as CSV and JSON, its chart and its card.
    assert_eq!((summary.removed, summary.kept.len()), (5, 0));
    assert_eq!(built.files(), smaller.build().files());
}

#[test]
fn number_of_threads_does_not_change_a_byte() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| SiteTest::minimal().build().files())
    };
    assert_eq!(on(1), on(4));
}

#[test]
fn site_with_a_mistake_is_not_published_and_the_old_one_stays() {
    let built = SiteTest::minimal().build();
    let before = built.files();
    let broken = SiteTest::minimal().replacing(AREA, "municipality: havneby", "municipality: havn");
    let outcome = broken.build_into(built.folder.path());
    let Err(BuildError::Content(found)) = outcome else { panic!("{outcome:?}") };
    let sources = broken.load().sources;
    assert_eq!(
        findings(&found, &sources),
        ["unknown-municipality content/areas/nordparken/index.md:3:15"]
    );
    assert_eq!(built.files(), before);
}

#[test]
fn all_templates_that_fail_are_told_once_each_and_nothing_is_published() {
    let site = site_with_failing_templates().with("content/noter.txt", "Husk!");
    let (folder, snapshot) = (TempDir::new().unwrap(), site.load());
    let outcome = site.build_into(folder.path());
    let Err(BuildError::Content(found)) = outcome else { panic!("{outcome:?}") };
    let told = findings(&found, &snapshot.sources);
    assert_eq!(told[0], "unexpected-file content/noter.txt:1:1");
    for template in ["area", "front", "indicator", "not-found"] {
        let line = format!("template-error layouts/{template}.html:2:4");
        assert_eq!(told.iter().filter(|told| **told == line).count(), 1, "{line} in {told:#?}");
    }
    assert_eq!(told[1..], findings(&check(&snapshot, &Cache::default(), || {}), &snapshot.sources));
    assert!(files_in(folder.path()).is_empty());
}

#[test]
fn progress_is_told_once_for_each_file() {
    let snapshot = SiteTest::minimal().load();
    let steps = AtomicUsize::new(0);
    let step = || {
        steps.fetch_add(1, Ordering::Relaxed);
    };
    assert!(check(&snapshot, &Cache::default(), step).is_empty());
    assert_eq!(steps.load(Ordering::Relaxed), snapshot.routes.iter().len());
    let folder = TempDir::new().unwrap();
    bydel::build::build(&snapshot, &Cache::default(), folder.path(), step).unwrap();
    assert_eq!(steps.load(Ordering::Relaxed), 2 * snapshot.routes.iter().len());
}
