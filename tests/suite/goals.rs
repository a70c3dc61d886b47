//! The national goals and the criteria: each on one page, as the agreements have them.

use super::page::{Page, Part};
use super::site_test::SiteTest;

fn page(path: &str) -> Page {
    Page::parse(&SiteTest::showcase().build().read(path))
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn goals_stand_in_their_order_with_their_fixed_indicators() {
    let page = page("maal/index.html");
    let goals: Vec<String> = page.all("h3").iter().map(Part::text).collect();
    assert_eq!(
        goals,
        [
            "Fagligt løft af børn og unge",
            "Flere på arbejdsmarkedet",
            "Et liv uden kriminalitet og trygge områder",
            "Fællesskab og aktiv deltagelse",
        ]
    );
}

#[test]
fn the_table_of_aarhus_has_the_rows_of_the_agreement() {
    let page = page("maal/index.html");
    let rows = page.only("table").rows();
    let numbers: Vec<&str> =
        rows[1..].iter().map(|row| row[0].split('.').next().unwrap()).collect();
    // Safety and volunteering stand for two places, and elections are two.
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "7", "8", "8", "9", "9"]);
    assert_eq!(rows[1][2..5], ["93,6 %", "2021", "93,2 %"].map(str::to_owned));
    let row = |number: &str, place: &str| {
        let mut rows = rows.iter().filter(|row| row[0].starts_with(number) && row[1] == place);
        rows.next().unwrap_or_else(|| panic!("no row {number} for {place}")).clone()
    };
    assert_eq!(row("7.", "Herredsvang")[2..5], ["67 %", "2021", "93 %"].map(str::to_owned));
    assert_eq!(row("8.", "Herredsvang")[2], "8 %");
}

#[test]
fn the_election_without_a_year_is_told_and_not_compared() {
    let page = page("maal/index.html");
    let rows = page.only("table").rows();
    let council = rows.iter().find(|row| row[0].contains("kommunalvalg")).unwrap();
    assert_eq!(council[4], "70,5 %, år ikke oplyst");
    assert_eq!(council[5], "kan ikke beregnes");
    assert!(council[6].contains("ikke holdt kommunalvalg"), "{council:?}");
}

#[test]
fn an_agreement_without_figures_says_so_instead_of_an_empty_table() {
    let text = page("maal/index.html").text();
    assert!(text.contains("felterne med tal er ikke udfyldt"), "{text}");
    let slagelse = page("helhedsplaner/slagelse-en-faelles-indsats-2021-2025/index.html");
    let captions: Vec<String> = slagelse.all("caption").iter().map(Part::text).collect();
    assert!(!captions.iter().any(|caption| caption.contains("faste")), "{captions:?}");
}

#[test]
fn a_newer_figure_does_not_take_the_place_of_the_agreements() {
    let figures = "content/areas/frydenlund-herredsvang-vandtaarnsomraadet/figures.yaml";
    let newer = "    2021: 93.6\n    2023: { value: 90.1, published_in: [aarsskrift-2018] }";
    let site = SiteTest::showcase().replacing(figures, "    2021: 93.6", newer);
    let page = Page::parse(&site.build().read("maal/index.html"));
    let rows = page.only("table").rows();
    assert_eq!(rows[1][2..4], ["93,6 %", "2021"].map(str::to_owned));
    assert!(!plain(&page.text()).contains("90,1 %"));
}

#[test]
fn areas_stand_against_the_criteria_by_name_with_words_and_not_with_limits() {
    let page = page("kriterier/index.html");
    let rows = page.only("table").rows();
    let names: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        names,
        [
            "Egeparken",
            "Ellekonebakken",
            "Houlkærparken",
            "Houlkærvænget",
            "Rødkærparken",
            "Vestervang"
        ]
    );
    let egeparken: Vec<String> = rows[1].iter().map(|cell| plain(cell)).collect();
    assert_eq!(
        egeparken[1..],
        [
            "ikke oplyst",
            "over grænsen",
            "ikke over grænsen (omkring 40 %)",
            "ikke over grænsen",
            "kan ikke måles",
            "kan ikke måles",
        ]
    );
    assert_eq!(plain(&rows[2][3]), "over grænsen", "Ellekonebakken alone");
}

const CRITERION: &str = "---\nname: Fravær\nnumber: 1\nindicator: skolefravaer\nside: more-than\nthreshold: 5\ndocument: register\nstatus: not-stated\nresults:\n  - { area: nordparken, status: met }\n---\n";

fn with_criterion(text: &str) -> SiteTest {
    SiteTest::minimal()
        .with("content/criteria/_index.md", "---\ntitle: Kriterier\nslug: kriterier\n---\n")
        .with("content/criteria/fravaer.md", text)
}

#[test]
fn mistakes_in_a_criterion_are_told_at_the_words_that_are_wrong() {
    with_criterion(CRITERION).finds(&[]);
    for (old, new, expected) in [
        ("area: nordparken", "area: sydparken", "unknown-area 10:13"),
        ("indicator: skolefravaer", "indicator: fravaer", "unknown-indicator 4:12"),
        ("side: more-than", "side: mere-end", "unknown-choice 5:7"),
        ("threshold: 5", "threshold: fem", "not-a-number 6:12"),
        ("document: register", "document: aftalen", "unknown-source 7:11"),
        ("status: met", "status: opfyldt", "unknown-choice 10:33"),
        ("status: not-stated\n", "", "missing-field 1:1"),
        (
            "  - { area: nordparken, status: met }\n",
            "  - { area: nordparken, status: met }\n  - { area: nordparken, status: met }\n",
            "duplicate-entry 11:13",
        ),
    ] {
        let (code, place) = expected.split_once(' ').unwrap();
        let site = with_criterion(&CRITERION.replace(old, new));
        site.finds(&[&format!("{code} content/criteria/fravaer.md:{place}")]);
    }
}

#[test]
fn a_goal_that_is_referred_to_must_exist() {
    let indicator = "content/indicators/skolefravaer.md";
    SiteTest::minimal()
        .replacing(indicator, "kind: outcome", "kind: outcome\ngoal: skole")
        .finds(&["unknown-goal content/indicators/skolefravaer.md:8:7"]);
}

#[test]
fn a_link_to_the_file_of_a_goal_leads_nowhere_and_is_told() {
    SiteTest::minimal()
        .with("content/goals/_index.md", "---\ntitle: Mål\nslug: maal\n---\n")
        .with("content/goals/skole.md", "---\nname: Skole\norder: 1\n---\n")
        .with("content/pages/om.md", "---\ntitle: Om\n---\n\n[Målet](../goals/skole.md)\n")
        .finds(&["broken-link content/pages/om.md:5:9"]);
}
