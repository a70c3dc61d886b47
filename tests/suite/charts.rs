//! Charts on pages and as files of their own.

use bydel::render::render;
use bydel::route::{ChartFile, Resource};
use bydel::snapshot::Snapshot;

use super::page::Page;
use super::site_test::SiteTest;

const AREA: &str = "content/areas/nordparken/figures.yaml";
const BASELINE: &str = "content/municipalities/havneby/figures.yaml";

fn text_of(snapshot: &Snapshot, resource: &Resource) -> String {
    let rendered = render(snapshot, resource).expect("it renders");
    String::from_utf8(rendered.bytes).expect("it is text")
}

/// Every file of a chart, with its path and its text.
fn files(snapshot: &Snapshot) -> Vec<(String, &ChartFile, String)> {
    let all = snapshot.routes.iter().filter_map(|(path, resource)| match resource {
        Resource::Chart(file) => Some((path.to_string(), file, text_of(snapshot, resource))),
        _ => None,
    });
    all.collect()
}

/// The marks of a file, without its words.
fn marks(file: &str) -> &str {
    let (_, rest) = file.split_once("<g transform=\"translate(24 ").expect("a drawing");
    let (_, rest) = rest.split_once("\">").expect("a drawing");
    let foot = "</g></g><g class=\"chart__tick\" fill=";
    rest.split_once(foot).expect("the foot").0
}

#[test]
fn every_file_of_the_showcase_holds_title_source_and_site_and_asks_for_nothing() {
    let snapshot = SiteTest::showcase().load();
    let files = files(&snapshot);
    assert!(files.len() > 40, "{}", files.len());
    for (path, file, text) in &files {
        let page = Page::parse(text);
        for part in ["title", "desc", "style"] {
            assert!(!page.only(part).text().is_empty(), "{path}: {part}");
        }
        let drawn: Vec<String> = page.all("text").iter().map(|text| text.text()).collect();
        assert!(drawn.iter().any(|words| words.starts_with("Kilde: ")), "{path}: {drawn:?}");
        let name = &snapshot.site.config.title;
        assert!(drawn.iter().any(|words| words.contains(name.as_str())), "{path}: {drawn:?}");
        if !matches!(file, ChartFile::Target(..)) {
            let has_year = |c: &str| c.len() == 4 && c.bytes().all(|b| b.is_ascii_digit());
            let title = page.only("title").text();
            let mut words = title.split(|c: char| !c.is_ascii_digit());
            assert!(words.any(has_year), "{path}: {title}");
        }
        for banned in ["href", "url(", "@import", "<script", "<image", "NaN"] {
            assert!(!text.contains(banned), "{path}: {banned}");
        }
    }
}

#[test]
fn a_file_draws_what_its_page_shows_and_the_page_leads_to_it() {
    let snapshot = SiteTest::showcase().load();
    for (path, file, text) in files(&snapshot) {
        let page = file.page(&snapshot.site).expect("a page");
        let html = text_of(&snapshot, &page);
        assert!(html.contains(&format!("href=\"{path}\"")), "{path} is not on its page");
        // Small charts stand in a list there, and what is seen side by side stands in columns.
        if !matches!(file, ChartFile::Multiples(..) | ChartFile::Within(..)) {
            assert!(html.contains(marks(&text)), "{path} draws something else than its page");
        }
    }
}

#[test]
fn every_chart_that_fits_two_widths_is_there_in_both_and_named_in_each() {
    let snapshot = SiteTest::showcase().load();
    let mut count = 0;
    for (path, resource) in snapshot.routes.listed() {
        let html = text_of(&snapshot, resource);
        let of = |class: &str| html.matches(&format!(" {class}\" viewBox")).count();
        assert_eq!(of("chart--narrow"), of("chart--wide"), "{path}");
        count += of("chart--wide");
        let drawings = html.matches("<svg ").count();
        let named = html.matches("role=\"img\" aria-label=\"").count();
        assert_eq!(drawings, named + html.matches("aria-hidden=\"true\"><path").count(), "{path}");
    }
    assert!(count > 40, "{count}");
}

/// Areas of Havneby with figures of school absence in these values, each beside the first.
fn with_areas(first: &str, others: &[(&str, &str)]) -> SiteTest {
    let figures =
        |values: &str| format!("skolefravaer:\n  source: register\n  values: {{ {values} }}\n");
    let mut site = SiteTest::minimal()
        .with(AREA, &figures(first))
        .with(BASELINE, &figures("2007: 6.1, 2017: 5.3"));
    for (name, values) in others {
        let text = format!(
            "---\nname: {name}\nmunicipality: havneby\nsummary: Et område.\n---\n\nTekst.\n"
        );
        let folder = format!("content/areas/{}", name.to_lowercase());
        site = site.with(&format!("{folder}/index.md"), &text);
        site = site.with(&format!("{folder}/figures.yaml"), &figures(values));
    }
    site
}

const CHANGE: &str = "noegletal/skolefravaer/udvikling_havneby.svg";
const BARS: &str = "noegletal/skolefravaer/omraader_havneby.svg";

#[test]
fn a_change_holds_only_places_of_its_two_years() {
    let built = with_areas(
        "2007: 9.7, 2017: 6.5",
        &[("Sydparken", "2007: 8.8, 2017: 7.1"), ("Vestparken", "2008: 4.4, 2017: 3.3")],
    );
    let file = built.build().read(CHANGE);
    for words in ["9,7", "6,5", "8,8", "7,1", "6,1", "5,3", ">2007<", ">2017<", "Havneby"] {
        assert!(file.contains(words), "{words}: {file}");
    }
    for words in ["4,4", "3,3", "Vestparken", "2008"] {
        assert!(!file.contains(words), "{words}: {file}");
    }
}

#[test]
fn a_change_needs_exact_figures_of_one_source_at_both_ends() {
    let others = [
        "2007: { value: 8.8, precision: about }, 2017: 7.1",
        "2007: 8.8",
        "2007: withheld, 2017: 7.1",
        "2007: { value: 8.8, period: skoleåret 2006/07 }, 2017: 7.1",
    ];
    for other in others {
        let snapshot = with_areas("2007: 9.7, 2017: 6.5", &[("Sydparken", other)]).load();
        let paths: Vec<String> = snapshot.routes.iter().map(|(path, _)| path.to_string()).collect();
        assert!(!paths.contains(&format!("/{CHANGE}")), "{other}");
    }
}

#[test]
fn a_withheld_figure_is_in_no_drawing_and_no_file() {
    let secret = "2007: 9.7, 2012: { value: 4.321, base: 2 }, 2017: 6.5";
    let site = with_areas(secret, &[("Sydparken", "2007: 8.8, 2017: { value: 3.987, base: 3 }")]);
    let snapshot =
        site.replacing("content/indicators/skolefravaer.md", "decimals: 1", "decimals: 3").load();
    let files = files(&snapshot);
    assert!(!files.is_empty());
    for (path, _, text) in files {
        for number in ["4,321", "4.321", "3,987", "3.987"] {
            assert!(!text.contains(number), "{path}: {number}");
        }
    }
}

#[test]
fn bars_of_a_municipality_count_nobody_twice() {
    let group = "---\nname: Hele Nord\nmunicipality: havneby\nparts: [nordparken, sydparken]\nsummary: En gruppe.\n---\n\nTekst.\n";
    let site = with_areas("2017: 6.5", &[("Sydparken", "2017: 7.1")])
        .with("content/areas/hele-nord/index.md", group)
        .with(
            "content/areas/hele-nord/figures.yaml",
            "skolefravaer:\n  source: register\n  values: { 2017: 6.9 }\n",
        );
    let file = site.build().read(BARS);
    assert!(file.contains("Nordparken") && file.contains("Sydparken"), "{file}");
    assert!(!file.contains("Hele Nord") && !file.contains("6,9"), "{file}");
    let names = file.find(">Nordparken<").zip(file.find(">Sydparken<"));
    assert!(names.is_some_and(|(first, second)| first < second), "by name");
}

#[test]
fn a_change_in_a_text_is_drawn_with_both_years() {
    let text = "---\ntitle: Om\nsummary: Om os.\n---\n\n```chart\nkind: change\nindicator: skolefravaer\nmunicipality: havneby\n```\n";
    let site = with_areas("2007: 9.7, 2017: 6.5", &[("Sydparken", "2007: 8.8, 2017: 7.1")])
        .with("content/pages/om.md", text);
    site.finds(&[]);
    let built = site.build();
    let html = built.read("om/index.html");
    assert!(html.contains("chart--change") && html.contains("href=\"/om/graf_1.svg\""), "{html}");
    assert!(html.contains("2007–2017"), "{html}");
    assert!(built.read("om/graf_1.svg").contains("8,8"));
    with_areas("2017: 6.5", &[])
        .with("content/pages/om.md", text)
        .finds(&["chart-undrawable content/pages/om.md:8:12"]);
}
