//! What readers may sort the tables of places by: numbers that are exact, of one measure, and the
//! very ones that the pages and the data files have.

use super::page::{Page, Part};
use super::references::pages;
use super::site_test::SiteTest;

const SOURCES: &str = "register: { name: Registret, kind: register }\n\
                       undersoegelse: { name: En undersøgelse, kind: document }\n";

/// Areas of Havneby with these values of school absence each, and a page that compares them.
fn site(values: &[&str]) -> SiteTest {
    let chooser =
        "---\ntitle: Sammenlign\nslug: sammenlign\nsummary: Vælg.\nshows: comparisons\n---\n";
    let site = SiteTest::minimal()
        .with("content/sources.yaml", SOURCES)
        .with("content/pages/sammenlign.md", chooser)
        .without("content/areas/nordparken/figures.yaml");
    values.iter().enumerate().fold(site, |site, (at, values)| {
        let text =
            format!("---\nname: Park {at}\nmunicipality: havneby\nsummary: Et område.\n---\n");
        let figures = format!("skolefravaer:\n  source: register\n  values: {{ {values} }}\n");
        site.with(&format!("content/areas/park-{at}/index.md"), &text)
            .with(&format!("content/areas/park-{at}/figures.yaml"), &figures)
    })
}

/// The page of the indicator.
fn indicator(site: &SiteTest) -> Page {
    site.finds(&[]);
    Page::parse(&site.build().read("noegletal/skolefravaer/index.html"))
}

/// The headings of the columns that can be sorted.
fn sorted_by(page: &Page) -> Vec<String> {
    let heads = page.all("th").into_iter().filter(|head| head.element.get("data-sort").is_some());
    heads.map(|head| head.text()).collect()
}

/// The numbers that the cells of a column carry for sorting.
fn numbers(page: &Page, label: &str) -> Vec<Option<String>> {
    let cells = page.all("td").into_iter();
    let cells = cells.filter(|cell| cell.element.get("data-label") == Some(label));
    cells.map(|cell| cell.element.get("data-value").map(str::to_owned)).collect()
}

#[test]
fn figures_of_one_measure_carry_the_numbers_of_the_data_files() {
    let site = site(&["2024: 8.1", "2024: 12"]);
    let page = indicator(&site);
    assert_eq!(sorted_by(&page), ["Område", "Tal", "Placering"]);
    assert_eq!(numbers(&page, "Placering"), [Some("1".to_owned()), Some("2".to_owned())]);
    let csv = site.build().read("data/noegletal/skolefravaer.csv");
    for (at, number) in numbers(&page, "Tal").into_iter().enumerate() {
        let number = number.expect("an exact figure has a number");
        let line = csv.lines().find(|line| line.starts_with(&format!("park-{at},")));
        let line = line.expect("the data file has the figure");
        assert!(line.contains(&format!(",published,{number},")), "{number}: {line}");
    }
}

#[test]
fn column_of_two_measures_cannot_be_sorted_and_carries_no_number() {
    let others = [
        "2023: 9.1",
        "2024: { value: 9.1, source: undersoegelse }",
        "undated: 9.1",
        "2024: withheld",
    ];
    for other in others {
        let page = indicator(&site(&["2024: 8.1", other]));
        assert_eq!(sorted_by(&page), ["Område"], "{other}");
        assert_eq!(numbers(&page, "Tal"), [None, None], "{other}");
    }
}

#[test]
fn ranks_of_one_year_can_be_sorted_where_the_figures_are_of_two() {
    let page = indicator(&site(&["2024: 8.1", "2024: 7", "2023: 9.1"]));
    assert_eq!(sorted_by(&page), ["Område", "Placering"]);
    let second_first_and_none = [Some("2".to_owned()), Some("1".to_owned()), None];
    assert_eq!(numbers(&page, "Placering"), second_first_and_none);
}

#[test]
fn only_exact_figures_carry_a_number() {
    let rough = [
        "2024: { value: 40, precision: about }",
        "2024: { from: 10, to: 12 }",
        "2024: withheld",
        "2024: not-measured",
    ];
    let site = site(&[&["2024: 8.1", "2024: 7"][..], &rough].concat());
    let page = indicator(&site);
    let expected = [Some("8.1"), Some("7"), None, None, None, None];
    assert_eq!(numbers(&page, "Tal").iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
    let beside = site.build().read("omraader/sammenlign/kommune/havneby/index.html");
    let beside = Page::parse(&beside);
    assert_eq!(sorted_by(&beside).len(), 2);
    let carried = beside.all("td").into_iter().filter_map(|it| it.element.get("data-value"));
    let carried: Vec<&str> = carried.filter(|number| !["6", "5.8"].contains(number)).collect();
    assert_eq!(carried, ["8.1", "7"]);
}

/// The number that a cell shows first.
fn shown(cell: &Part<'_>) -> f64 {
    let text = cell.text().replace('.', "").replace(',', ".").replace('\u{2212}', "-");
    let text = text.trim_start_matches("delt ").trim_start_matches("nr ").trim_start_matches('+');
    let end = text.find(|sign: char| !sign.is_ascii_digit() && !"-.".contains(sign));
    text[..end.unwrap_or(text.len())].parse().unwrap_or_else(|_| panic!("no number in `{text}`"))
}

#[test]
fn every_number_for_sorting_is_the_one_that_its_cell_shows() {
    let mut carried = 0;
    for (path, page) in pages(&SiteTest::showcase().load()) {
        for cell in page.all("td") {
            let Some(number) = cell.element.get("data-value") else { continue };
            let number: f64 = number.parse().expect("it is a number");
            assert!((number - shown(&cell)).abs() < 1e-9, "{path}: {number}: {}", cell.text());
            carried += 1;
        }
    }
    assert!(carried > 100, "only {carried} cells of the showcase carry a number");
}
