//! What `bydel new` and `bydel init` write: sound, explained, and never over anything.

use std::fs;
use std::process::{Command, Output, Stdio};

use bydel::scaffold::{NewFile, Refusal, Request, Thing, example, new_files};
use bydel::site::{Place, ProjectKind};
use bydel::text::{Date, parse_date};
use tempfile::TempDir;

use super::site_test::{SiteTest, findings};

fn day(text: &str) -> Date {
    parse_date(text).expect("a date")
}

/// The site that `bydel init` makes.
pub(crate) fn fresh() -> SiteTest {
    let files = example(day("2026-11-21")).into_iter();
    SiteTest::from_files(files.map(|file| (file.path.to_string(), file.text)))
        .with_options(|options| options.load.drafts = true)
}

fn request(thing: Thing) -> Request {
    Request { thing, municipality: None, areas: Vec::new(), today: day("2026-11-21") }
}

fn story(title: &str) -> Thing {
    Thing::Story { title: title.to_owned(), date: day("2026-06-20") }
}

fn all_kinds() -> Vec<Thing> {
    let name = || "Ny ø".to_owned();
    let kind = ProjectKind::Institution;
    vec![
        story("Titel på historien"),
        Thing::Area { name: name() },
        Thing::Municipality { name: name() },
        Thing::Indicator {
            name: name(),
            unit: "count".to_owned(),
            direction: "higher".to_owned(),
            counts: "persons".to_owned(),
        },
        Thing::Award { year: 2026 },
        Thing::Report { year: 2026 },
        Thing::Programme { name: name() },
        Thing::Project { name: name(), kind },
        Thing::Theme { name: name() },
        Thing::Page { title: name() },
    ]
}

fn begin(site: &SiteTest, request: &Request) -> Result<Vec<NewFile>, Refusal> {
    new_files(&site.load().site, request)
}

#[track_caller]
fn with_begun(site: SiteTest, request: &Request) -> SiteTest {
    let files = begin(&site, request).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    files.into_iter().fold(site, |site, file| site.with(file.path.as_str(), &file.text))
}

fn paths(files: &[NewFile]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

#[test]
fn fresh_site_is_sound_and_says_that_it_is_an_example() {
    let site = fresh();
    site.finds(&[]);
    let built = site.build();
    for (path, bytes) in built.files().iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(String::from_utf8_lossy(bytes).contains("opdigtede"), "{path}");
    }
    let area = built.read("omraader/nordparken/index.html");
    assert!(area.contains("Opdigtede tal til et eksempel") && area.contains("7,1"));
    assert!(!built.files().iter().any(|(path, _)| path.contains("laesmig")));
}

#[test]
fn each_kind_of_thing_begins_without_findings_in_a_fresh_site() {
    let mut site = fresh();
    for thing in all_kinds() {
        // Alone, and beside everything that was begun on before it.
        with_begun(fresh(), &request(thing.clone())).finds(&[]);
        let mut request = request(thing);
        request.municipality = Some("eksempelby".to_owned());
        site = with_begun(site, &request);
        site.finds(&[]);
    }
    site.build();
}

#[test]
fn starting_file_lies_where_its_date_and_title_say() {
    let site = fresh();
    let path = |thing| begin(&site, &request(thing)).map(|files| files[0].path.to_string());
    let cases = [
        (story("Titel på historien"), "content/stories/2026/titel-paa-historien.md"),
        (story("../../x"), "content/stories/2026/x.md"),
        (story("CON"), "content/stories/2026/con-historie.md"),
        (Thing::Area { name: "Årslev Ø".into() }, "content/areas/aarslev-oe/index.md"),
        (
            Thing::Municipality { name: "Ærø Kommune".into() },
            "content/municipalities/aeroe/index.md",
        ),
        (Thing::Award { year: 2031 }, "content/awards/2031.md"),
        (Thing::Report { year: 2031 }, "content/reports/2031/index.md"),
    ];
    for (thing, expected) in cases {
        assert_eq!(path(thing).as_deref(), Ok(expected));
    }
}

#[test]
fn listing_is_begun_where_the_folder_has_none_and_left_alone_where_it_has() {
    let without = fresh().without("content/stories/_index.md");
    let files = begin(&without, &request(story("En"))).unwrap();
    assert_eq!(paths(&files), ["content/stories/2026/en.md", "content/stories/_index.md"]);
    let files = begin(&fresh(), &request(story("En"))).unwrap();
    assert_eq!(paths(&files), ["content/stories/2026/en.md"]);
}

#[test]
fn odd_titles_stay_what_they_are() {
    let long = format!("{} slut", "meget lang titel".repeat(12));
    let odd = [
        "Fest: sådan gik det",
        "\"Citat\" og 'citat'",
        "#fællesskab & <b>naboer</b>",
        "- punkt",
        "null",
        "2026",
        "{{ figure(1) }} [[date]] \\ slut",
        "🎉 Fest",
        "* ! & ? | > % @",
        &long,
    ];
    for title in odd.into_iter().filter(|title| bydel::scaffold::has_name(title)) {
        let site = with_begun(fresh(), &request(story(title)));
        site.finds(&[]);
        let snapshot = site.load();
        let mut titles = snapshot.site.stories.values().map(|story| story.head.title.as_str());
        assert!(titles.any(|known| known == title.trim()), "{title}");
    }
}

#[test]
fn story_names_its_areas_and_area_its_municipality() {
    let mut wanted = request(story("Fest"));
    wanted.areas = vec!["nordparken".to_owned()];
    let site = with_begun(fresh(), &wanted);
    let story = &site.load().site.stories["2026/fest"];
    assert_eq!(story.areas[0].as_str(), "nordparken");
    let site = with_begun(fresh(), &request(Thing::Area { name: "Sydparken".into() }));
    assert_eq!(site.load().site.areas["sydparken"].municipality.as_str(), "eksempelby");
}

#[track_caller]
fn refused(site: &SiteTest, request: &Request) -> Refusal {
    match begin(site, request) {
        Err(refusal) => refusal,
        Ok(files) => panic!("begun: {files:?}"),
    }
}

#[test]
fn unknown_area_or_municipality_is_refused_with_the_one_that_was_meant() {
    let mut wanted = request(story("Fest"));
    wanted.areas = vec!["norparken".to_owned()];
    let Refusal::Unknown(problem, meant) = refused(&fresh(), &wanted) else { panic!("known") };
    assert_eq!((problem.code(), meant.as_deref()), ("unknown-area", Some("nordparken")));
    let mut wanted = request(Thing::Area { name: "Sydparken".into() });
    wanted.municipality = Some("eksempleby".to_owned());
    let Refusal::Unknown(problem, meant) = refused(&fresh(), &wanted) else { panic!("known") };
    assert_eq!((problem.code(), meant.as_deref()), ("unknown-municipality", Some("eksempelby")));
}

#[test]
fn municipality_must_be_said_where_there_are_several_or_none() {
    let wanted = request(Thing::Area { name: "Sydparken".into() });
    let two = with_begun(fresh(), &request(Thing::Municipality { name: "Havneby".into() }));
    let known = vec!["eksempelby".to_owned(), "havneby".to_owned()];
    assert_eq!(refused(&two, &wanted), Refusal::WhichMunicipality(known));
    let none = SiteTest::from_files([("content/site.yaml".to_owned(), "title: Tom\n")]);
    assert_eq!(refused(&none, &wanted), Refusal::WhichMunicipality(Vec::new()));
}

#[test]
fn nothing_is_begun_twice_not_even_in_the_other_form_or_broken() {
    for thing in all_kinds() {
        let mut wanted = request(thing);
        wanted.municipality = Some("eksempelby".to_owned());
        let site = with_begun(fresh(), &wanted);
        assert!(matches!(refused(&site, &wanted), Refusal::Exists(_)), "{:?}", wanted.thing);
    }
    let other_form = fresh().with("content/stories/2026/fest/index.md", "---\ntitle: [\n");
    let refusal = refused(&other_form, &request(story("Fest")));
    assert!(matches!(refusal, Refusal::Exists(path) if path.as_str().ends_with("fest/index.md")));
}

/// The example lines of a starting file made real: `# field: value` becomes `field: value`.
fn uncommented(text: &str) -> String {
    let is_field = |rest: &str| {
        let name = rest.split(':').next().unwrap_or_default();
        rest.starts_with("  ")
            || (rest.contains(':')
                && !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    };
    let line = |line: &str| match line.strip_prefix("# ") {
        Some(rest) if is_field(rest) => rest.to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// What the examples name and a fresh site does not have.
const NOT_THERE: [&str; 7] = [
    "unknown-area",
    "unknown-theme",
    "unknown-source",
    "unknown-programme",
    "unknown-story",
    "unknown-award",
    "missing-picture",
];

#[test]
fn every_field_that_a_starting_file_explains_exists_and_takes_its_example() {
    for thing in all_kinds() {
        let wanted = request(thing);
        let site = fresh();
        let files = begin(&site, &wanted).unwrap();
        let site = files
            .iter()
            .filter(|file| !file.path.as_str().ends_with("figures.yaml"))
            .fold(site.clone(), |site, file| {
                site.with(file.path.as_str(), &uncommented(&file.text))
            });
        let snapshot = site.load();
        let mut found = findings(&snapshot.found.all(), &snapshot.sources);
        found.retain(|finding| !NOT_THERE.iter().any(|code| finding.starts_with(code)));
        assert_eq!(found, Vec::<String>::new(), "{:?}", wanted.thing);
    }
}

#[test]
fn example_figures_of_a_starting_file_are_sound_when_they_are_uncommented() {
    let files = begin(&fresh(), &request(Thing::Area { name: "Sydparken".into() })).unwrap();
    let figures = &files[1];
    let real = figures.text.split("#\n# skolefravaer").nth(1).expect("there is an example");
    let real = format!("# skolefravaer{real}").replace("\n# ", "\n").replacen("# ", "", 1);
    let site = files[..1].iter().fold(fresh(), |s, f| s.with(f.path.as_str(), &f.text));
    let site = site.with(figures.path.as_str(), &real);
    site.finds(&[]);
    let snapshot = site.load();
    assert_eq!(snapshot.site.figures.subjects["areas/sydparken"].series.len(), 1, "{real}");
}

fn bydel(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bydel"));
    command.args(arguments).current_dir(folder.path()).stdin(Stdio::null());
    command.output().expect("the program runs")
}

#[test]
fn site_is_made_in_a_git_repository_and_nowhere_else_that_is_not_empty() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    assert_eq!(bydel(&folder, &["init", "."]).status.code(), Some(0));
    let made = fs::read_to_string(folder.path().join("content/site.yaml")).unwrap();
    fs::write(folder.path().join("content/site.yaml"), "title: Min egen\n").unwrap();
    assert_eq!(bydel(&folder, &["init", "."]).status.code(), Some(2));
    let kept = fs::read_to_string(folder.path().join("content/site.yaml")).unwrap();
    assert_eq!((kept.as_str(), made.starts_with('#')), ("title: Min egen\n", true));
    fs::write(folder.path().join("fil"), "").unwrap();
    assert_eq!(bydel(&folder, &["init", "fil"]).status.code(), Some(2));
}

#[test]
fn file_that_the_site_does_not_see_is_not_written_over() {
    let folder = TempDir::new().unwrap();
    fresh().write_to(folder.path());
    // A folder where the file belongs, with nothing in it that is content.
    let place = folder.path().join("content/stories/2026/fest.md");
    fs::create_dir_all(&place).unwrap();
    let output = bydel(&folder, &["new", "story", "Fest", "--date", "2026-06-20"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(place.is_dir());
}

#[test]
fn title_without_letters_and_a_year_that_is_none_are_usage_errors() {
    let folder = TempDir::new().unwrap();
    fresh().write_to(folder.path());
    for arguments in [
        &["new", "story", "🎉🎉"][..],
        &["new", "story", ""],
        &["new", "story", "Fest", "--date", "20-06-2026"],
        &["new", "award", "26"],
        &["new", "report", "næste år"],
        &["new", "indicator", "Tryghed", "--unit", "procent"],
        &["new", "fest"],
        &["new"],
    ] {
        assert_eq!(bydel(&folder, arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(bydel(&folder, &["new", "area", "B", "--municipality", "x"]).status.code(), Some(1));
}

#[test]
fn every_file_of_the_example_is_content_that_is_read_or_the_guide() {
    for file in example(day("2026-11-21")) {
        let place = Place::of(&file.path);
        let is_guide = file.path.as_str() == "content/LAESMIG.md";
        assert!(is_guide || !matches!(place, None | Some(Place::Unexpected)), "{}", file.path);
    }
}
