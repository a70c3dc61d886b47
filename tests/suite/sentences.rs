//! What pages say of figures in words: in the author's own, in good order, and once.

use std::collections::BTreeMap;

use bydel::figures::sentences::{PlaceName, profile};
use bydel::figures::{FigureBook, Indicator, SubjectId};
use bydel::site::Site;

use super::page::{Page, Part};
use super::references::pages;
use super::site_test::SiteTest;

const INDICATOR: &str = "content/indicators/skolefravaer.md";
const AREA: &str = "content/areas/nordparken/index.md";
const NORDPARKEN: &str = "omraader/nordparken/index.html";

/// Every place of a site in sentences, by the name of its figures.
fn places(site: &Site) -> BTreeMap<SubjectId, PlaceName> {
    let areas = site.areas.values().map(|area| (area.subject(), area.in_text.clone()));
    let municipalities = site.municipalities.values();
    let municipalities = municipalities.map(|place| (place.subject(), place.in_text.clone()));
    let projects = site.projects.values();
    let projects = projects.map(|project| (project.subject(), project.in_text.clone()));
    areas.chain(municipalities).chain(projects).collect()
}

/// What is said of every figure of a site, each with its indicator.
fn said(site: &Site) -> Vec<(&Indicator, String)> {
    let FigureBook { subjects, indicators, .. } = &site.figures;
    let places = places(site);
    let mut all = Vec::new();
    for (subject, figures) in subjects {
        let Some(place) = places.get(subject) else { continue };
        for (id, series) in &figures.series {
            let indicator = &indicators[id];
            all.extend(profile(series, place, None, indicator).map(|text| (indicator, text)));
        }
    }
    all
}

#[test]
fn every_figure_of_the_showcase_is_said_in_words_of_its_own() {
    let snapshot = SiteTest::showcase().load();
    let all = said(&snapshot.site);
    assert!(all.len() > 120, "{}", all.len());
    for (indicator, text) in all {
        assert!(!text.starts_with("Tallet"), "{} has no words: {text}", indicator.id);
        let digits = text.split(|sign: char| !sign.is_ascii_digit());
        let is_dated = digits.clone().any(|number| number.len() == 4 && number > "1999");
        assert!(is_dated || text.contains("(år ikke oplyst)"), "no year: {text}");
        let ends = text.ends_with('.') && !text.ends_with("..");
        let begins = text.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit());
        assert!(begins && ends && !text.contains("  ") && !text.contains(['{', '}']), "{text}");
    }
}

#[test]
fn names_with_a_small_article_never_stand_in_the_middle_with_a_capital() {
    let snapshot = SiteTest::showcase().load();
    for (subject, place) in places(&snapshot.site) {
        let located = place.located();
        assert!(!located.contains(" De ") && !located.contains(" Den "), "{subject}: {located}");
    }
}

#[test]
fn a_place_and_an_indicator_are_said_as_their_authors_wrote() {
    let words = "kind: outcome\nsentence: \"{tal} af skoletiden {sted} gik med fravær\"";
    let site = SiteTest::minimal()
        .replacing(INDICATOR, "kind: outcome", words)
        .replacing(AREA, "municipality", "in_text: på Nordparken\nmunicipality")
        .with("content/areas/nordparken/figures.yaml", "skolefravaer:\n  values: { 2024: 8.1 }\n");
    let page = Page::parse(&site.build().read(NORDPARKEN)).text();
    let expected = "8,1 % af skoletiden på Nordparken gik med fravær i 2024. Andelen var 2,3 \
                    procentpoint højere end i Havneby Kommune (5,8 %).";
    assert!(page.contains(expected), "{page}");
}

#[test]
fn an_indicator_without_words_is_said_plainly() {
    let page = Page::parse(&SiteTest::minimal().build().read(NORDPARKEN)).text();
    let expected = "I Nordparken faldt tallet fra 9,7 % i 2023 til 8,1 % i 2024, altså med 1,6 \
                    procentpoint. I 2024 var det 2,3 procentpoint højere end i Havneby Kommune (5,8 %).";
    assert!(page.contains(expected), "{page}");
}

#[test]
fn words_that_cannot_be_used_are_told_where_they_stand() {
    let cases = [
        (
            INDICATOR,
            "kind: outcome",
            "kind: outcome\nsentence: \"{tal} {by}\"",
            "unknown-gap",
            "8:11",
        ),
        (INDICATOR, "kind: outcome", "kind: outcome\nsentence: \"{sted}\"", "missing-gap", "8:11"),
        (
            INDICATOR,
            "kind: outcome",
            "kind: outcome\nsentence: \"{tal} i {sted}\"",
            "doubled-preposition",
            "8:11",
        ),
        (INDICATOR, "kind: outcome", "kind: outcome\nnoun: fravær", "indefinite-noun", "8:7"),
        (AREA, "summary", "in_text: Nordparken\nsummary", "place-without-preposition", "4:10"),
    ];
    for (path, old, new, code, place) in cases {
        let site = SiteTest::minimal().replacing(path, old, new);
        site.finds(&[&format!("{code} {path}:{place}")]);
    }
}

#[test]
fn a_chart_says_once_what_it_shows() {
    let snapshot = SiteTest::showcase().load();
    let mut charts = 0;
    for (path, page) in pages(&snapshot) {
        let text = page.text();
        for figure in page.of_class("figure") {
            let description = figure.of_class("figure__description");
            let Some(description) = description.first().map(Part::text) else { continue };
            charts += 1;
            assert!(description.ends_with('.'), "{path}: {description}");
            assert!(text.contains(&description), "{path}: {description}");
            assert!(figure.all("desc").is_empty(), "{path}: said twice: {description}");
            let caption = figure.all("figcaption");
            assert!(caption[0].text().contains(&description), "{path}: {description}");
        }
        for figure in page.elements().filter(|element| element.get("class") == Some("figure")) {
            let name = figure.get("aria-labelledby");
            assert!(name.is_some(), "{path}: a figure that takes its whole caption for its name");
        }
    }
    assert!(charts > 10, "{charts}");
}
