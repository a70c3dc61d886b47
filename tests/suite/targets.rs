//! Targets: what is demanded, what the figures say, and where that is told.

use super::page::{Page, Part};
use super::programmes::{PATH, page_of, with_fields};
use super::site_test::SiteTest;

/// A programme from 2023 with one target of the school absence of Nordparken: 9,7 % in 2023 and
/// 8,1 % in 2024.
fn target(demand: &str) -> String {
    format!(
        "period: {{ from: 2023, to: 2026 }}\ntargets:\n  - id: fravaer\n    name: Fraværet falder\n    theme: tryghed\n    indicators: [skolefravaer]\n    {demand}\n"
    )
}

/// The statuses on a page, without those of the legend.
fn statuses(page: &Page) -> Vec<String> {
    let tables = page.all("table");
    let statuses = tables.iter().flat_map(|table| table.of_class("status"));
    statuses.map(|status| status.text()).collect()
}

#[test]
fn a_target_has_the_status_that_its_figures_give_it() {
    let baseline = "baseline: [{ area: nordparken, year: 2023 }]\n    deadline: { text: \"2026\", year: 2026 }";
    for (demand, expected) in [
        ("kind: relative-change\n    value: -10", "nået"),
        ("kind: relative-change\n    value: -20", "på vej"),
        ("kind: relative-change\n    value: 10", "ikke nået"),
        ("kind: fall", "nået"),
        ("kind: rise", "ikke nået"),
        ("kind: not-above-baseline", "nået"),
        // 8,73 by one reading; 0 by the other.
        ("kind: relative-change\n    value: -9.7\n    unclear: true", "ingen data"),
    ] {
        let page = page_of(&target(&format!("{demand}\n    {baseline}")));
        assert_eq!(statuses(&page), [expected], "{demand}");
    }
}

#[test]
fn without_a_newer_figure_there_is_no_status_and_the_page_says_so() {
    let page = page_of(&target("kind: fall\n    baseline: [{ area: nordparken, year: 2024 }]"));
    assert_eq!(statuses(&page), ["ingen data"]);
    let words = "Der er ikke offentliggjort tal, der viser, om målene blev nået.";
    assert!(page.text().contains(words));
    let known = page_of(&target("kind: fall\n    baseline: [{ area: nordparken, year: 2023 }]"));
    assert!(!known.text().contains(words));
}

#[test]
fn baseline_and_newest_figure_stand_with_their_years() {
    let page = page_of(&target("kind: fall\n    baseline: [{ area: nordparken, year: 2023 }]"));
    let text = page.text().replace('\u{a0}', " ");
    assert!(text.contains("Nordparken: 9,7 % i 2023. Nu 8,1 % i 2024"), "{text}");
}

#[test]
fn a_withheld_baseline_gives_no_status_and_leaves_no_trace() {
    let site = with_fields(&target("kind: fall\n    baseline: [{ area: nordparken, year: 2023 }]"))
        .replacing(
            "content/areas/nordparken/figures.yaml",
            "2023: 9.7",
            "2023: { value: 9.7, base: 3 }",
        );
    site.finds(&[]);
    let html = site.build().read("planer/plan/index.html");
    assert!(!html.contains("9,7"), "the withheld figure is on the page");
    assert_eq!(statuses(&Page::parse(&html)), ["ingen data"]);
}

#[test]
fn mistakes_in_a_target_are_told_at_the_words_that_are_wrong() {
    for (demand, expected) in [
        ("kind: relative-change", "missing-field 9:5"),
        ("kind: halvering", "unknown-choice 13:11"),
        ("kind: fall\n    activity: cafe", "unknown-activity 14:15"),
        ("kind: fall\n    baseline: [{ area: nordprken, year: 2023 }]", "unknown-area 14:24"),
        (
            "kind: fall\n    baseline: [{ area: nordparken, year: 2019 }]",
            "baseline-without-figure 14:16",
        ),
        ("kind: fall\n    source: bogen", "unknown-source 14:13"),
        ("kind: fall\n    deadline: { text: i morgen, year: 20266 }", "year-out-of-range 14:39"),
        ("kind: rise\n    steps: [{ value: 5 }]", "missing-field 14:13"),
    ] {
        let (code, place) = expected.split_once(' ').unwrap();
        with_fields(&target(demand)).finds(&[&format!("{code} {PATH}:{place}")]);
    }
}

#[test]
fn a_baseline_in_a_file_with_mistakes_is_not_a_second_mistake() {
    let figures = "content/areas/nordparken/figures.yaml";
    with_fields(&target("kind: fall\n    baseline: [{ area: nordparken, year: 2023 }]"))
        .replacing(figures, "2023: 9.7", "2023: 9,7x")
        .finds(&[&format!("not-a-number {figures}:4:11")]);
}

#[test]
fn targets_of_viborg_have_no_data_and_their_baselines() {
    let built = SiteTest::showcase().build();
    let page = Page::parse(&built.read("helhedsplaner/viborg-helhedsplan-2017-2021/index.html"));
    let all = statuses(&page);
    assert_eq!(all.len(), 18);
    assert!(all.iter().all(|status| status == "ingen data"), "{all:?}");
    let text = page.text().replace('\u{a0}', " ");
    assert!(text.contains("Ellekonebakken: 32 i 2015"));
    assert!(text.contains("Egeparken: 26,8 % i 2015"));
    assert!(text.contains("ikke, om de 2 % er procent eller procentpoint"));
}

#[test]
fn the_profile_of_an_area_has_the_targets_that_concern_it() {
    let built = SiteTest::showcase().build();
    let targets = |area: &str| {
        let page = Page::parse(&built.read(&format!("omraader/{area}/index.html")));
        let targets = page.of_class("target");
        targets.iter().map(Part::text).collect::<Vec<_>>()
    };
    let vestervang = targets("vestervang");
    assert_eq!(vestervang.len(), 10);
    assert!(vestervang[0].contains("16 i 2015"), "{vestervang:?}");
    assert!(!vestervang.iter().any(|target| target.contains("Egeparken")), "{vestervang:?}");
    let all = targets("viborg-seks-boligomraader");
    assert!(
        all.iter().any(|target| target.replace('\u{a0}', " ").contains("46 % i 2016")),
        "{all:?}"
    );
    assert!(!all.iter().any(|target| target.contains("klagesager")), "{all:?}");
    assert!(targets("herredsvang").is_empty());
}
