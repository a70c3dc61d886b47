//! One mistake gives one finding: what follows from it is not told again.

use super::site_test::SiteTest;

const AREA: &str = "content/areas/nordparken/index.md";
const FIGURES: &str = "content/areas/nordparken/figures.yaml";
const MUNICIPALITY: &str = "content/municipalities/havneby/index.md";
const INDICATOR: &str = "content/indicators/skolefravaer.md";
const PAGE: &str = "content/pages/om.md";

/// A site in which everything is linked to in every way that there is.
fn linked() -> SiteTest {
    let links = "\
---
title: Om
---
[Område](../areas/nordparken/index.md#afsnit_udvikling), [områder](../areas/_index.md),
[kommune](../municipalities/havneby/index.md), [nøgletal](../indicators/skolefravaer.md),
[forside](../index.md), [samme område](/omraader/nordparken/), [samme liste](/omraader/),
[kontakt](kontakt.md), [samme kontakt](/kontakt/).
";
    SiteTest::minimal()
        .with(PAGE, links)
        .with("content/pages/kontakt.md", "---\ntitle: Kontakt\n---\nSkriv til os.\n")
        .with(
            "content/site.yaml",
            "title: Havneby\nbase_url: https://eksempel.dk\npublisher: { name: Os }\nresidents: skolefravaer\nmenu:\n  - { title: Områder, to: areas/_index.md }\n  - { title: Nordparken, to: areas/nordparken/index.md }\n  - { title: Om, to: pages/kontakt.md }\n",
        )
        .with(
            "content/index.md",
            "---\ntitle: Forside\ndevelopments: [{ area: nordparken, indicator: skolefravaer }]\n---\n",
        )
}

#[test]
fn everything_that_links_to_everything_is_sound() {
    linked().finds(&[]);
}

#[test]
fn file_that_cannot_be_read_is_told_once_however_many_refer_to_it() {
    let broken = "---\nname: Et navn: og et til\n---\n";
    for path in [
        AREA,
        MUNICIPALITY,
        INDICATOR,
        "content/areas/_index.md",
        "content/pages/kontakt.md",
        "content/index.md",
    ] {
        linked().with(path, broken).finds(&[&format!("yaml-syntax {path}:2:14")]);
        let latin = b"---\nname: K\xf8benhavn\n---\n";
        linked().with_bytes(path, latin).finds(&[&format!("not-utf8 {path}:2:8")]);
        linked()
            .with(path, "Ingen felter.\n")
            .finds(&[&format!("front-matter-missing {path}:1:1")]);
    }
}

#[test]
fn file_with_a_field_that_cannot_be_used_is_told_once_however_many_refer_to_it() {
    for (path, old, new, expected) in [
        (AREA, "name: Nordparken", "navn: Nordparken", "unknown-field 2:1"),
        (AREA, "municipality: havneby\n", "", "missing-field 1:1"),
        (AREA, "municipality: havneby", "municipality: havnby", "unknown-municipality 3:15"),
        (MUNICIPALITY, "short_name: Havneby", "short_name:", "empty-value 3:1"),
        (INDICATOR, "unit: percent", "unit: procenter", "unknown-choice 3:7"),
        (INDICATOR, "sources: [register]", "sources: [registret]", "unknown-source 8:11"),
        ("content/areas/_index.md", "slug: omraader", "slug: områder", "invalid-slug 3:7"),
        ("content/pages/kontakt.md", "title: Kontakt", "titel: Kontakt", "unknown-field 2:1"),
        ("content/sources.yaml", "register:", "register", "yaml-syntax 2:7"),
        ("content/sources.yaml", "kind: register", "kind: registr", "unknown-choice 3:9"),
        ("content/sources.yaml", "  name: Boligregistret\n", "", "missing-field 1:1"),
    ] {
        let (code, place) = expected.split_once(' ').unwrap();
        let site = linked().replacing(path, old, new);
        site.finds(&[&format!("{code} {path}:{place}")]);
    }
}

#[test]
fn misspelled_name_of_a_required_field_is_not_a_missing_field_too() {
    for (path, field, misspelled) in [
        (AREA, "name", "navn"),
        (AREA, "municipality", "kommune"),
        (AREA, "municipality", "municipalty"),
        (MUNICIPALITY, "short_name", "shortname"),
        (INDICATOR, "unit", "enhed"),
        (INDICATOR, "direction", "directoin"),
        ("content/index.md", "title", "titel"),
    ] {
        let old = SiteTest::minimal().bytes(path);
        let old = String::from_utf8(old).unwrap();
        let line = old.lines().position(|line| line.starts_with(&format!("{field}:"))).unwrap() + 1;
        let new = old.replacen(&format!("\n{field}:"), &format!("\n{misspelled}:"), 1);
        let site = SiteTest::minimal().with(path, &new);
        site.finds(&[&format!("unknown-field {path}:{line}:1")]);
        let meant = site.load().found.iter().next().unwrap().suggestion.clone();
        assert_eq!(meant.as_deref(), Some(field), "{misspelled}");
    }
}

#[test]
fn mistake_in_a_series_is_told_once() {
    let unsourced = linked()
        .replacing(INDICATOR, "sources: [register]\n", "")
        .without("content/municipalities/havneby/figures.yaml");
    let series = |text: &str| unsourced.clone().with(FIGURES, &format!("skolefravaer:\n{text}"));
    for (text, expected) in [
        ("  values: { 2022: 8, 2023: 9, 2024: 7 }\n", "figure-without-source 2:19"),
        ("  source: registret\n  values: { 2022: 8, 2023: 9 }\n", "unknown-source 2:11"),
        ("  kilde: register\n  values: { 2022: 8 }\n", "unknown-field 2:3"),
        ("  source: register\n  valeus: { 2022: 8 }\n", "unknown-field 3:3"),
        ("  source: register\n", "empty-series 1:1"),
        ("  source: register\n  values:\n", "empty-value 3:3"),
        ("  source: register\n  values:\n    2022:\n    2023: 8\n", "empty-value 4:5"),
        ("  source: register\n  values:\n    2022: { value: [8] }\n", "wrong-type 4:20"),
        ("  source: register\n  values:\n    2022: { value: }\n", "empty-value 4:13"),
        ("  source: register\n  values:\n    2022: { note: hej }\n", "missing-field 4:11"),
        (
            "  source: register\n  values:\n    2022: { value: 8, precision: cirka, hedge: knap }\n",
            "unknown-choice 4:34",
        ),
        (
            "  source: register\n  values:\n    2022: { value: 8, precison: about, hedge: knap }\n",
            "unknown-field 4:23",
        ),
        (
            "  source: register\n  changes:\n    - { from: 2013, to: 2016, points: syv }\n",
            "not-a-number 4:39",
        ),
        (
            "  source: register\n  changes:\n    - { from: 2016, to: 2016, points: 7 }\n",
            "period-reversed 4:25",
        ),
        (
            "  source: register\n  changes:\n    - { from: 2013, to: 2016, points: 7, percent: 4 }\n",
            "change-without-size 4:7",
        ),
        ("  source: register\n  values: { udated: 8 }\n", "year-out-of-range 3:13"),
        ("  source: register\n  values: { 2024: withhold }\n", "not-a-number 3:19"),
    ] {
        let (code, place) = expected.split_once(' ').unwrap();
        series(text).finds(&[&format!("{code} {FIGURES}:{place}")]);
    }
}

#[test]
fn mistake_in_a_programme_is_told_once() {
    let path = "content/programmes/plan/index.md";
    let programme = |fields: &str| {
        linked()
            .with("content/programmes/_index.md", "---\ntitle: Planer\nslug: planer\n---\n")
            .with(path, &format!("---\nname: Plan\n{fields}---\n"))
    };
    for (fields, expected) in [
        (
            "municipality: havn\nperiod: { from: 2023 }\nareas: [nordparken]\n",
            "unknown-municipality 3:15",
        ),
        (
            "municipality: havneby\nbudget:\n  lines:\n    - { name: A, amount: 1.000.000 }\n  total: 5\n",
            "not-a-number 6:26",
        ),
        (
            "municipality: havneby\nperiod: { from: 2023-12-01, to: 2023-01-31 }\n",
            "period-reversed 4:33",
        ),
    ] {
        let (code, place) = expected.split_once(' ').unwrap();
        programme(fields).finds(&[&format!("{code} {path}:{place}")]);
    }
}

#[test]
fn link_to_a_page_that_lost_its_address_is_not_told_too() {
    linked()
        .with("content/pages/aaben.md", "---\ntitle: Åben\nslug: kontakt\n---\n")
        .replacing("content/pages/kontakt.md", "title: Kontakt", "title: Kontakt\nslug: kontakt")
        .finds(&["path-claimed-twice content/pages/kontakt.md:3:7"]);
}

#[test]
fn picture_of_the_wrong_kind_is_told_once() {
    let picture = |name: &str, bytes: &[u8]| {
        linked()
            .with_bytes(&format!("content/pages/{name}"), bytes)
            .replacing("content/pages/kontakt.md", "Skriv", &format!("![Kort]({name})\n\nSkriv"))
            .with("content/pages/pictures.yaml", &format!("{name}: {{ kind: illustration }}\n"))
    };
    picture("kort.gif", b"GIF89a").finds(&["unreadable-picture content/pages/kort.gif:1:1"]);
}

#[test]
fn broken_template_is_told_once_though_many_pages_need_it() {
    let snapshot = linked().with("layouts/base.html", "{% if %}\n").load();
    let found = super::diagnostics::all_findings(&snapshot);
    let codes: Vec<&str> = found.iter().map(|d| d.problem.code()).collect();
    assert_eq!(codes, ["template-error"]);
}

#[test]
fn stylesheet_that_cannot_be_read_is_told_once() {
    linked()
        .with_bytes("assets/css/print.css", b"/* K\xf8benhavn */")
        .finds(&["not-utf8 assets/css/print.css:1:5"]);
}

#[test]
fn file_under_a_misspelled_name_is_told_once_however_many_refer_to_it() {
    let area = "---\nname: Nordparken\nmunicipality: havneby\n---\n";
    for name in ["Index.md", "index.md.txt", "indeks.md"] {
        let path = format!("content/areas/nordparken/{name}");
        let site = linked().without(AREA).with(&path, area);
        site.finds(&[&format!("file-misnamed {path}:1:1")]);
    }
}

#[test]
fn years_that_are_not_indented_below_values_are_told_once() {
    for figures in [
        "skolefravaer:\n  source: register\n  2023: 7.9\n  2024: 7.1\n",
        "skolefravaer:\n  source: register\n  2023: 7.9\n  undated: 7.1\n",
    ] {
        linked().with(FIGURES, figures).finds(&[&format!("year-outside-values {FIGURES}:3:3")]);
    }
}
