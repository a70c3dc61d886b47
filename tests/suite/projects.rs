//! Projects, institutions and organisations: their pages, their figures, and who links to them.

use bydel::route::RoutePath;

use super::page::{Page, Part};
use super::references::pages;
use super::site_test::SiteTest;

const PROJECT: &str = "\
---
name: Jobvejen
kind: project
municipality: havneby
areas: [nordparken]
partners: [Havneby Boligforening, Havnehuset]
source: register
summary: Jobvejen hjælper beboere til arbejde.
---

Holder til i Havnehuset.
";

const HOUSE: &str = "\
---
name: Havnehuset
kind: institution
---

Et hus ved havnen.
";

const DELTAGERE: &str = "\
---
name: Deltagere i projektet
unit: count
decimals: 0
counts: persons
direction: neither
kind: project
sources: [register]
---

Hvor mange der var med.
";

/// A project in an area with figures, and a house without.
fn with_projects() -> SiteTest {
    SiteTest::minimal()
        .with("content/projects/_index.md", "---\ntitle: Projekter\nslug: projekter\n---\n")
        .with("content/projects/jobvejen/index.md", PROJECT)
        .with("content/projects/jobvejen/figures.yaml", "deltagere:\n  values: { 2024: 98 }\n")
        .with("content/projects/havnehuset.md", HOUSE)
        .with("content/indicators/deltagere.md", DELTAGERE)
}

#[track_caller]
fn page(site: &SiteTest, path: &str) -> Page {
    let mut pages = pages(&site.load());
    pages.remove(&RoutePath::requested(path)).unwrap_or_else(|| panic!("there is no page {path}"))
}

#[track_caller]
fn url_of(page: &Page, words: &str) -> Option<String> {
    let links = page.all("a");
    let link = links.iter().find(|link| link.text() == words)?;
    link.element.get("href").map(str::to_owned)
}

#[test]
fn project_says_what_it_is_where_and_with_whom() {
    let site = with_projects();
    site.finds(&[]);
    let page = page(&site, "/projekter/jobvejen/");
    assert_eq!(page.only("h1").text(), "Jobvejen");
    assert!(page.text().contains("Projekt i Havneby Kommune"));
    assert_eq!(url_of(&page, "Nordparken").as_deref(), Some("/omraader/nordparken/"));
    assert_eq!(url_of(&page, "Havnehuset").as_deref(), Some("/projekter/havnehuset/"));
    assert_eq!(url_of(&page, "Havneby Boligforening"), None);
    assert!(page.text().contains("Havneby Boligforening"));
}

#[test]
fn figures_of_a_project_are_held_against_no_municipality() {
    let site = with_projects().with(
        "content/municipalities/havneby/figures.yaml",
        "deltagere: { values: { 2024: 5000 } }\n",
    );
    let page = page(&site, "/projekter/jobvejen/");
    let rows = page.only("table").rows();
    assert_eq!(rows[0], ["Nøgletal", "Tal", "År", "Udvikling, kilde og forbehold"]);
    assert_eq!(rows[1][..3], ["Deltagere i projektet", "98", "2024"]);
    assert!(!page.text().contains("5.000"));
}

#[test]
fn page_without_figures_has_no_section_for_them() {
    let page = page(&with_projects(), "/projekter/havnehuset/");
    assert!(page.all("table").is_empty() && page.all("h2").is_empty());
    assert!(page.text().contains("Institution"));
}

#[test]
fn indicator_shows_projects_in_a_table_of_their_own_without_places() {
    let page = page(&with_projects(), "/noegletal/deltagere/");
    let rows = page.only("table").rows();
    assert_eq!(rows[1][..3], ["Jobvejen", "98", "2024"]);
    assert_eq!(url_of(&page, "Jobvejen").as_deref(), Some("/projekter/jobvejen/"));
    assert!(!page.text().contains("Der står ingen tal"));
    assert!(!rows[0].iter().any(|head| head.contains("samme år") || head == "Placering"));
}

#[test]
fn area_lists_its_projects_and_links_the_institutions_that_have_a_page() {
    let area = "content/areas/nordparken/index.md";
    let site = with_projects().replacing(
        area,
        "municipality: havneby\n",
        "municipality: havneby\ninstitutions: [Havnehuset, Nordskolen]\n",
    );
    let page = page(&site, "/omraader/nordparken/");
    assert_eq!(url_of(&page, "Jobvejen").as_deref(), Some("/projekter/jobvejen/"));
    assert_eq!(url_of(&page, "Havnehuset").as_deref(), Some("/projekter/havnehuset/"));
    assert_eq!(url_of(&page, "Nordskolen"), None);
    assert!(page.text().contains("Nordskolen"));
}

#[test]
fn programme_lists_its_projects() {
    let site = with_projects()
        .with("content/programmes/_index.md", "---\ntitle: Planer\nslug: planer\n---\n")
        .with(
            "content/programmes/plan.md",
            "---\nname: Planen\nmunicipality: havneby\n---\nTekst.\n",
        )
        .replacing("content/projects/jobvejen/index.md", "source: register", "programme: plan");
    site.finds(&[]);
    let page = page(&site, "/planer/plan/");
    assert_eq!(url_of(&page, "Jobvejen").as_deref(), Some("/projekter/jobvejen/"));
}

#[test]
fn indicator_shows_what_was_measured_for_a_programme() {
    let site = with_projects()
        .with("content/programmes/_index.md", "---\ntitle: Planer\nslug: planer\n---\n")
        .with("content/programmes/plan/index.md", "---\nname: Planen\nmunicipality: havneby\n---\n")
        .with("content/programmes/plan/figures.yaml", "deltagere: { values: { 2023: 250 } }\n");
    site.finds(&[]);
    let page = page(&site, "/noegletal/deltagere/");
    let rows: Vec<Vec<String>> =
        page.all("table").iter().map(|table| table.rows()[1].clone()).collect();
    assert_eq!(
        (rows[0][..3].join("|"), rows[1][0].as_str()),
        ("Planen|250|2023".into(), "Jobvejen")
    );
}

#[test]
fn listing_has_a_section_for_each_kind_that_there_is() {
    let page = page(&with_projects(), "/projekter/");
    let headings: Vec<String> = page.all("h2").iter().map(Part::text).collect();
    assert_eq!(headings, ["Projekter", "Skoler, dagtilbud og huse"]);
}

#[test]
fn few_people_in_a_project_are_withheld_and_few_residents_are_none_of_its_business() {
    let beboere = DELTAGERE.replace("Deltagere i projektet", "Antal beboere");
    let site = with_projects()
        .with("content/indicators/antal-beboere.md", &beboere)
        .replacing("content/site.yaml", "language: da\n", "language: da\nresidents: antal-beboere\n")
        .with(
            "content/projects/jobvejen/figures.yaml",
            "antal-beboere: { values: { 2024: 60 } }\ndeltagere: { values: { 2023: 3, 2024: 7 } }\n",
        );
    let snapshot = site.load();
    let series = &snapshot.site.figures.subjects["projects/jobvejen"].series["deltagere"];
    let years: Vec<i32> = series.figures().map(|(year, _)| year.get()).collect();
    assert_eq!(years, [2024]);
    let rows = page(&site, "/projekter/jobvejen/").only("table").rows();
    assert_eq!(rows[1][1..3], ["60", "2024"]);
    assert_eq!(rows[2][1..3], ["7", "2024"]);
}

#[test]
fn project_of_an_unknown_kind_area_programme_or_source_is_told_at_its_place() {
    with_projects()
        .with(
            "content/projects/jobvejen/index.md",
            "---\nname: Jobvejen\nkind: projekt\nareas: [nordpark]\nprogramme: plan\nsource: avisen\npartner: Ingen\n---\n",
        )
        .finds(&[
            "unknown-choice content/projects/jobvejen/index.md:3:7",
            "unknown-area content/projects/jobvejen/index.md:4:9",
            "unknown-programme content/projects/jobvejen/index.md:5:12",
            "unknown-source content/projects/jobvejen/index.md:6:9",
            "unknown-field content/projects/jobvejen/index.md:7:1",
        ]);
}

#[test]
fn project_without_a_kind_and_figures_without_a_project_are_mistakes() {
    with_projects()
        .replacing("content/projects/havnehuset.md", "kind: institution\n", "")
        .with("content/projects/findes-ikke/figures.yaml", "deltagere: { values: { 2024: 9 } }\n")
        .finds(&[
            "unexpected-file content/projects/findes-ikke/figures.yaml:1:1",
            "missing-field content/projects/havnehuset.md:1:1",
        ]);
}

#[test]
fn project_whose_file_is_broken_leaves_its_name_as_text() {
    let area = "content/areas/nordparken/index.md";
    let site = with_projects()
        .replacing("content/projects/havnehuset.md", "kind: institution\n", "kind: hus\n")
        .replacing(
            area,
            "municipality: havneby\n",
            "municipality: havneby\ninstitutions: [Havnehuset]\n",
        );
    let page = page(&site, "/omraader/nordparken/");
    assert_eq!(url_of(&page, "Havnehuset"), None);
    assert!(page.text().contains("Havnehuset"));
}
