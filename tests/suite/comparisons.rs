//! Areas side by side: which pairs there are, what stands on their pages, and what never does.

use bydel::route::Resource;
use bydel::site::{Comparison, MOST_PAIRED};

use super::grown::{grown, with_comparisons};
use super::page::Page;
use super::site_test::{SiteTest, findings};

const CHOOSER: &str = "---\ntitle: Sammenlign\nslug: sammenlign\nsummary: Vælg to områder.\n\
                       shows: comparisons\n---\n\nVælg to områder.\n";

/// Nordparken of the minimal site, with a page for comparisons.
fn base() -> SiteTest {
    SiteTest::minimal().with("content/pages/sammenlign.md", CHOOSER)
}

/// Adds an area with these values of school absence.
fn and(site: SiteTest, id: &str, fields: &str, values: &str) -> SiteTest {
    let text = format!("---\nmunicipality: havneby\nsummary: Et område.\n{fields}---\n");
    let figures = format!("skolefravaer:\n  source: register\n  values: {{ {values} }}\n");
    site.with(&format!("content/areas/{id}/index.md"), &text)
        .with(&format!("content/areas/{id}/figures.yaml"), &figures)
}

fn named(name: &str) -> String {
    format!("name: {name}\n")
}

/// The addresses of all comparisons, in order.
fn comparisons(site: &SiteTest) -> Vec<String> {
    let snapshot = site.load();
    let comparison = |resource: &Resource| matches!(resource, Resource::Comparison(_));
    let routes = snapshot.routes.iter().filter(|(_, resource)| comparison(resource));
    routes.map(|(path, _)| path.to_string()).collect()
}

/// The row of the table on the page of Nordparken and Sydparken, cell by cell.
fn row(values: &str) -> Vec<String> {
    let site = and(base(), "sydparken", &named("Sydparken"), values);
    let html = site.build().read("omraader/sammenlign/nordparken-sydparken/index.html");
    let page = Page::parse(&html);
    let table = page.of_class("data-table--records");
    table[0].rows()[1].clone()
}

#[test]
fn two_areas_stand_side_by_side_in_the_newest_year_that_both_have() {
    let both = row("2023: 9.1, 2024: 6.4");
    let expected = ["Skolefravær", "2024", "8,1 %", "6,4 %", "1,7 procentpoint", "5,8 %"];
    assert_eq!(both[..6], expected);
    let older = row("2022: 9.9, 2023: 9.1");
    let expected = ["Skolefravær", "2023", "9,7 %", "9,1 %", "0,6 procentpoint", "6,0 %"];
    assert_eq!(older[..6], expected);
}

#[test]
fn figures_of_two_years_or_sources_stand_apart_with_the_reason() {
    let cases = [
        ("2021: 9.1", "9,1 % (2021)", "hvert sit år"),
        ("2024: { value: 9.1, source: undersoegelse }", "9,1 % (2024)", "på samme måde"),
        ("undated: 9.1", "9,1 % (år ikke oplyst)", "oplyser ikke år"),
        ("2024: withheld", "vises ikke af hensyn til anonymitet", "intet tal at holde op mod"),
    ];
    for (values, other, reason) in cases {
        let site = and(base(), "sydparken", &named("Sydparken"), values);
        let site = site.replacing(
            "content/sources.yaml",
            "register:\n",
            "undersoegelse: { name: En undersøgelse, kind: document }\nregister:\n",
        );
        site.finds(&[]);
        let html = site.build().read("omraader/sammenlign/nordparken-sydparken/index.html");
        let page = Page::parse(&html);
        let row = page.of_class("data-table--records")[0].rows()[1].clone();
        assert_eq!(row[2], "8,1 % (2024)");
        assert!(row[3].starts_with(other), "{row:?}");
        assert!(row[4].contains(reason), "{row:?}");
        assert!(!html.contains("procentpoint højere") && !row[4].contains("procentpoint"));
    }
}

#[test]
fn a_chart_has_the_lines_of_both_only_when_both_are_from_one_source() {
    let chart = |values: &str| {
        let site = and(base(), "sydparken", &named("Sydparken"), values);
        let site = site.replacing(
            "content/sources.yaml",
            "register:\n",
            "undersoegelse: { name: En undersøgelse, kind: document }\nregister:\n",
        );
        site.build().read("omraader/sammenlign/nordparken-sydparken/index.html")
    };
    let same = chart("2023: 9.1, 2024: 6.4");
    for line in ["own", "other", "baseline"] {
        let lines = same.matches(&format!("chart__line chart__{line}\"")).count();
        assert_eq!(lines, 2, "{line}: one in each layout");
    }
    let other = chart("2023: 9.1, 2024: { value: 6.4, source: undersoegelse }");
    assert!(!other.contains("<svg"));
}

#[test]
fn a_group_is_never_held_against_its_own_members() {
    let site = and(base(), "sydparken", &named("Sydparken"), "2024: 6.4");
    let site = and(site, "vestparken", &named("Vestparken"), "2024: 7");
    let parts = "name: Byen\nparts: [nordparken, sydparken]\n";
    let site = and(site, "byen", parts, "2024: 7.2");
    let parts = "name: Kysten\nparts: [sydparken, vestparken]\n";
    let site = and(site, "kysten", parts, "2024: 6.6");
    site.finds(&[]);
    let expected = [
        "/omraader/sammenlign/byen-vestparken/",
        "/omraader/sammenlign/kommune/havneby/",
        "/omraader/sammenlign/kysten-nordparken/",
        "/omraader/sammenlign/nordparken-sydparken/",
        "/omraader/sammenlign/nordparken-vestparken/",
        "/omraader/sammenlign/sydparken-vestparken/",
    ];
    assert_eq!(comparisons(&site), expected);
}

#[test]
fn the_one_that_comes_first_in_danish_stands_first_and_has_one_address() {
    let site = and(base(), "aagaarden", &named("Aagården"), "2024: 6.4");
    let site = and(site, "oestgaarden", &named("Østgården"), "2024: 6.4");
    let pairs = comparisons(&site);
    assert!(pairs.contains(&"/omraader/sammenlign/oestgaarden-aagaarden/".to_owned()), "{pairs:?}");
    assert_eq!(pairs.len(), 4);
}

#[test]
fn slugs_that_join_to_the_same_name_are_kept_apart() {
    let mut site = base();
    for (id, name) in [("a", "A"), ("a-b", "A b"), ("b-c", "B c"), ("c", "C")] {
        site = and(site, id, &named(name), "2024: 6.4");
    }
    site.finds(&[]);
    let pairs = comparisons(&site);
    for name in ["a--b-c", "a-b--c", "a-a-b", "a-c", "b-c-c"] {
        assert!(pairs.contains(&format!("/omraader/sammenlign/{name}/")), "{name} in {pairs:?}");
    }
    assert!(!pairs.contains(&"/omraader/sammenlign/a-b-c/".to_owned()));
}

#[test]
fn areas_that_share_no_indicator_or_no_municipality_are_no_pair() {
    let text = "---\nname: Sydparken\nmunicipality: havneby\nsummary: Et område.\n---\n";
    assert!(comparisons(&base().with("content/areas/sydparken/index.md", text)).is_empty());
    let elsewhere = and(base(), "sydparken", &named("Sydparken"), "2024: 6.4")
        .replacing("content/areas/sydparken/index.md", "havneby", "fjordby")
        .with(
            "content/municipalities/fjordby/index.md",
            "---\nname: Fjordby Kommune\nshort_name: Fjordby\nsummary: En kommune.\n---\n",
        );
    elsewhere.finds(&[]);
    assert!(comparisons(&elsewhere).is_empty());
}

#[test]
fn without_a_page_for_them_there_are_no_comparisons() {
    let site = and(SiteTest::minimal(), "sydparken", &named("Sydparken"), "2024: 6.4");
    assert!(comparisons(&site).is_empty());
    let built = site.build();
    assert!(!built.read("omraader/nordparken/index.html").contains("Sammenlign"));
}

#[test]
fn an_area_cannot_have_the_address_of_the_chooser() {
    let site = and(base(), "sydparken", "name: Sydparken\nslug: sammenlign\n", "2024: 6.4");
    site.finds(&["path-claimed-twice content/pages/sammenlign.md:3:7"]);
}

#[test]
fn two_areas_with_one_address_are_one_mistake() {
    let site = and(base(), "sydparken", "name: Sydparken\nslug: nordparken\n", "2024: 6.4");
    let site = and(site, "vestparken", &named("Vestparken"), "2024: 7");
    let snapshot = site.load();
    let mistake = "path-claimed-twice content/areas/sydparken/index.md:5:7";
    assert!(
        findings(&snapshot.found.all(), &snapshot.sources).iter().all(|found| found == mistake)
    );
    let pairs = comparisons(&site);
    assert_eq!(pairs.len(), 2, "{pairs:?}");
}

#[test]
fn withheld_figures_leak_into_no_comparison() {
    let site = and(base(), "sydparken", &named("Sydparken"), "2024: { value: 61.7, base: 3 }");
    let built = site.build();
    for page in ["nordparken-sydparken", "kommune/havneby"] {
        let file = format!("omraader/sammenlign/{page}/index.html");
        if built.files().iter().any(|(path, _)| *path == file) {
            assert!(!built.read(&file).contains("61,7"), "{page}");
        }
    }
    let pair = built.read("omraader/sammenlign/nordparken-sydparken/index.html");
    assert!(pair.contains("vises ikke af hensyn til anonymitet"));
}

/// A municipality of so many areas, all measured.
fn crowded(areas: usize) -> SiteTest {
    let add = |site, number| {
        and(site, &format!("o{number}"), &named(&format!("Område {number}")), "2024: 6.4")
    };
    (0..areas - 1).fold(base(), add)
}

#[test]
fn a_municipality_with_many_areas_is_compared_as_a_whole_only() {
    let most = comparisons(&crowded(MOST_PAIRED));
    assert_eq!(most.len(), MOST_PAIRED * (MOST_PAIRED - 1) / 2 + 1);
    let too_many = comparisons(&crowded(MOST_PAIRED + 1));
    assert_eq!(too_many, ["/omraader/sammenlign/kommune/havneby/"]);
}

#[test]
fn a_programme_in_a_large_municipality_has_its_pairs() {
    let programme = "---\nname: Planen\nmunicipality: havneby\nareas: [o1, o3, nordparken]\n\
                     summary: En plan.\n---\n";
    let listing = "---\ntitle: Planer\nslug: planer\nsummary: Alle planer.\n---\n";
    let site = crowded(MOST_PAIRED + 1)
        .with("content/programmes/planen/index.md", programme)
        .with("content/programmes/_index.md", listing);
    let expected = [
        "/omraader/sammenlign/helhedsplan/planen/",
        "/omraader/sammenlign/kommune/havneby/",
        "/omraader/sammenlign/nordparken-o1/",
        "/omraader/sammenlign/nordparken-o3/",
        "/omraader/sammenlign/o1-o3/",
    ];
    assert_eq!(comparisons(&site), expected);
}

#[test]
fn comparisons_grow_no_faster_than_municipalities() {
    let count = |areas| comparisons(&SiteTest::from_files(with_comparisons(grown(areas)))).len();
    assert_eq!(count(400), 5 * count(80));
}

#[test]
fn every_pair_of_the_showcase_is_linked_to_from_both_profiles_and_from_the_chooser() {
    let snapshot = SiteTest::showcase().load();
    let built = SiteTest::showcase().build();
    let chooser = built.read("omraader/sammenlign/index.html");
    for comparison in &snapshot.site.index.comparisons.all {
        let url = snapshot.routes.url(&Resource::Comparison(comparison.clone())).unwrap();
        let link = format!("href=\"{url}\"");
        assert!(chooser.contains(&link), "{url}");
        if let Comparison::Pair(one, other) = comparison {
            for id in [one, other] {
                let profile = built.read(&format!("omraader/{id}/index.html"));
                assert_eq!(profile.matches(&link).count(), 1, "{url} on {id}");
            }
        }
    }
}

#[test]
fn areas_of_a_whole_stand_by_name_and_never_by_rank() {
    let html = SiteTest::showcase().build().read("omraader/sammenlign/kommune/aarhus/index.html");
    let page = Page::parse(&html);
    let rows = page.of_class("table-scroll")[0].rows();
    let names: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    let expected = [
        "Område",
        "Bispehaven",
        "Gellerup/Toveshøj",
        "Herredsvang",
        "Langkærparken",
        "Trigeparken",
        "Viby Syd",
        "Målt for flere områder tilsammen",
        "Frydenlund/Vandtårnsområdet",
        "Aarhus Kommune",
    ];
    assert_eq!(names, expected);
}
