//! Cases in which a page once said more than its figures do.

use super::site_test::SiteTest;

const INDICATOR: &str = "content/indicators/skolefravaer.md";
const AREA: &str = "content/areas/nordparken/figures.yaml";
const BASELINE: &str = "content/municipalities/havneby/figures.yaml";

/// A second area of Havneby with these figures.
fn with_a_neighbour(site: SiteTest, figures: &str) -> SiteTest {
    let text = "---\nname: Sydparken\nmunicipality: havneby\nsummary: Et område.\n---\n\nTekst.\n";
    site.with("content/areas/sydparken/index.md", text)
        .with("content/areas/sydparken/figures.yaml", figures)
}

/// Figures of school absence in these values.
fn figures(values: &str) -> String {
    format!("skolefravaer:\n  source: register\n  values: {{ {values} }}\n")
}

#[test]
fn first_rank_is_named_for_the_way_that_the_indicator_counts() {
    for (direction, first) in [("lower", "laveste"), ("higher", "højeste"), ("neither", "højeste")]
    {
        let site = SiteTest::minimal()
            .replacing(INDICATOR, "direction: lower", &format!("direction: {direction}"))
            .with(AREA, &figures("2024: 8.1"));
        let page = with_a_neighbour(site, &figures("2024: 9.9")).build();
        let page = page.read("noegletal/skolefravaer/index.html");
        assert!(page.contains(&format!("Nr. 1 er det {first} tal")), "{direction}");
        let (first_row, _) = page.split_once("Sydparken</a>").expect("the neighbour has a row");
        assert_eq!(first_row.contains("nr. 1 af 2"), first == "laveste", "{direction}");
    }
}

#[test]
fn areas_measured_by_two_sources_are_not_ranked_together() {
    let other = figures("2024: 9.9").replace("source: register", "source: andet");
    let sources =
        "register: { name: Registret, kind: register }\nandet: { name: Andet, kind: register }\n";
    let site =
        SiteTest::minimal().with("content/sources.yaml", sources).with(AREA, &figures("2024: 8.1"));
    let page = with_a_neighbour(site, &other).build().read("noegletal/skolefravaer/index.html");
    assert!(!page.contains("af 2"));
}

#[test]
fn school_year_is_not_held_against_a_calendar_year() {
    let school_year = figures("2024: { value: 8.1, period: skoleåret 2023/24 }");
    let built =
        SiteTest::minimal().with(AREA, &school_year).with(BASELINE, &figures("2024: 6.1")).build();
    let page = built.read("omraader/nordparken/index.html");
    assert!(
        page.contains("intet tal for 2024 at sammenligne med") && !page.contains("procentpoint")
    );
}

#[test]
fn differences_and_ranks_agree_with_the_numbers_that_are_printed() {
    let built = SiteTest::minimal().with(AREA, &figures("2023: 9.74, 2024: 6.46")).build();
    let page = built.read("omraader/nordparken/index.html");
    assert!(
        page.contains(
            "fra 9,7\u{a0}% i 2023 til 6,5\u{a0}% i 2024, altså med 3,2\u{a0}procentpoint"
        )
    );
    let site = SiteTest::minimal().with(AREA, &figures("2024: 71.04"));
    let page = with_a_neighbour(site, &figures("2024: 70.96")).build();
    assert_eq!(
        page.read("noegletal/skolefravaer/index.html").matches("delt nr. 1 af 2").count(),
        2
    );
}

#[test]
fn bars_of_school_years_have_no_baseline_of_a_calendar_year() {
    let school_year = figures("2024: { value: 8.1, period: skoleåret 2023/24 }");
    let chart = "---\ntitle: Om\nsummary: Om os.\n---\n\n```chart\nkind: comparison\nindicator: skolefravaer\nareas: [nordparken, sydparken]\n```\n";
    let page = |baseline: &str| {
        let site = SiteTest::minimal().with("content/pages/om.md", chart).with(AREA, &school_year);
        let site = site.with(BASELINE, &figures(baseline));
        with_a_neighbour(site, &school_year).build().read("om/index.html")
    };
    assert!(page("2024: { value: 6.1, period: skoleåret 2023/24 }").contains("6,1"));
    assert!(!page("2024: 6.1").contains("6,1"));
}

/// The minimal site with an indicator that counts persons.
fn counting_persons() -> SiteTest {
    SiteTest::minimal().replacing(INDICATOR, "unit: percent\ndecimals: 1", "unit: count")
}

#[test]
fn change_from_which_a_small_count_follows_is_not_published() {
    let change = |percent: &str| {
        let figures = figures("2013: 100");
        let figures =
            format!("{figures}  changes: [{{ from: 2013, to: 2016, percent: {percent} }}]\n");
        let built = counting_persons()
            .with(AREA, &figures)
            .with(BASELINE, &self::figures("2013: 900"))
            .build();
        built.read("omraader/nordparken/index.html").contains("2016")
    };
    assert!(!change("-97"), "3 of 100 are left");
    assert!(change("-40"), "60 of 100 are left");
}

#[test]
fn changes_in_a_row_from_which_a_small_count_follows_are_not_published() {
    let has_2017 = |last: &str| {
        let changes = format!(
            "  changes: [{{ from: 2015, to: 2017, percent: {last} }}, {{ from: 2013, to: 2015, percent: -60 }}]\n"
        );
        let built = counting_persons()
            .with(AREA, &format!("{}{changes}", figures("2013: 100")))
            .with(BASELINE, &figures("2013: 900"))
            .build();
        built.read("data/alle-tal.csv").contains("2017")
    };
    assert!(!has_2017("-95"), "2 of 40 of 100 are left");
    assert!(has_2017("-25"), "30 are left");
    let huge = "percent: 99999999999";
    let changes: Vec<String> =
        (2013..2020).map(|year| format!("{{ from: {year}, to: {}, {huge} }}", year + 1)).collect();
    let changes = format!("  changes: [{}]\n", changes.join(", "));
    counting_persons().with(AREA, &format!("{}{changes}", figures("2013: 100"))).load();
}

#[test]
fn note_of_a_figure_that_an_author_withheld_is_not_published() {
    let figures = figures("2023: 8.1, 2024: { value: withheld, note: Der var tre elever }");
    let built = SiteTest::minimal().with(AREA, &figures).build();
    for (path, bytes) in built.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("tre elever"), "{path}");
    }
    assert!(built.read("omraader/nordparken/index.html").contains("2024: vises ikke"));
}

#[test]
fn reasons_for_missing_figures_stay_apart_in_the_table_of_areas() {
    let site = SiteTest::minimal().with(AREA, &figures("2024: 8.1"));
    let site = with_a_neighbour(site, &figures("2024: 9.9"));
    let third =
        "---\nname: Vestparken\nmunicipality: havneby\nsummary: Et område.\n---\n\nTekst.\n";
    let page = site
        .with("content/areas/vestparken/index.md", third)
        .with("content/areas/vestparken/figures.yaml", &figures("2024: withheld"))
        .build()
        .read("omraader/index.html");
    assert!(page.contains("vises ikke af hensyn til anonymitet"));
}

#[test]
fn total_of_a_programme_gives_nobody_away() {
    let head = "---\nname: Planen\nmunicipality: havneby\nareas: [nordparken, sydparken]\n---\n";
    let total = |others: &str| {
        let site = counting_persons()
            .with("content/programmes/_index.md", "---\ntitle: Planer\nslug: planer\n---\n")
            .with("content/programmes/plan/index.md", head)
            .with("content/programmes/plan/figures.yaml", &figures("2024: 4711"))
            .with(AREA, &figures("2024: 3"));
        let built = with_a_neighbour(site, &figures(others)).build();
        let data = built.read("data/alle-tal.csv");
        (data.contains("4711"), data.contains("4708"))
    };
    assert_eq!(total("2024: 4708"), (true, false), "3 follows from 4711 and 4708");
    assert_eq!(total("2023: 4708"), (true, true), "of two years nothing follows");
}
