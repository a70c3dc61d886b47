//! Programmes: what their files may say, and what their pages tell.

use bydel::figures::Quantity;
use bydel::text::Decimal;

use super::page::{Page, Part};
use super::site_test::SiteTest;

pub(crate) const PATH: &str = "content/programmes/plan.md";

/// The minimal site with a theme and a programme of these further fields.
pub(crate) fn with_fields(fields: &str) -> SiteTest {
    let listing = |title: &str, slug: &str| format!("---\ntitle: {title}\nslug: {slug}\n---\n");
    let head = "---\nname: Planen\nmunicipality: havneby\nareas: [nordparken]\nthemes:\n  - { theme: tryghed, problem: [Mange er utrygge.] }\n";
    SiteTest::minimal()
        .with("content/themes/_index.md", &listing("Temaer", "temaer"))
        .with("content/themes/tryghed.md", "---\nname: Tryghed\norder: 1\n---\n")
        .with("content/programmes/_index.md", &listing("Planer", "planer"))
        .with(PATH, &format!("{head}{fields}---\n"))
}

pub(crate) fn page_of(fields: &str) -> Page {
    let site = with_fields(fields);
    site.finds(&[]);
    Page::parse(&site.build().read("planer/plan/index.html"))
}

/// The findings of a programme with these fields, without its path.
fn findings_of(fields: &str, expected: &[&str]) {
    let expected: Vec<String> = expected
        .iter()
        .map(|finding| {
            let (code, place) = finding.split_once(' ').expect("a code and a place");
            format!("{code} {PATH}:{place}")
        })
        .collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    with_fields(fields).finds(&expected);
}

/// The showcase's page of a programme.
fn showcase(slug: &str) -> Page {
    let built = SiteTest::showcase().build();
    Page::parse(&built.read(&format!("helhedsplaner/{slug}/index.html")))
}

const BODIES: &str = "organisation:\n  bodies:\n";

#[test]
fn mistakes_in_an_organisation_are_told_at_the_words_that_are_wrong() {
    let board = "    - { id: a, name: Bestyrelsen, kind: board }\n";
    for (bodies, expected) in [
        ("    - { id: b, name: Gruppen, kind: team, under: c }\n", "unknown-body 10:50"),
        ("    - { id: a, name: Gruppen, kind: team }\n", "duplicate-entry 10:13"),
        ("    - { id: b, name: Gruppen, kind: gruppe }\n", "unknown-choice 10:37"),
        ("    - { id: b, kind: team }\n", "missing-field 10:7"),
        ("    - { id: b, name: Gruppen, kind: team, areas: [vest] }\n", "unknown-area 10:51"),
        ("    - { id: b, name: Gruppen, kind: team, under: b }\n", "body-under-itself 10:50"),
    ] {
        findings_of(&format!("{BODIES}{board}{bodies}"), &[expected]);
    }
}

#[test]
fn bodies_that_lead_round_in_a_ring_are_told_once_and_all_are_shown() {
    let ring = "    - { id: a, name: Den ene, kind: team, under: c }\n    - { id: b, name: Den anden, kind: team, under: a }\n    - { id: c, name: Den tredje, kind: team, under: b }\n";
    let site = with_fields(&format!("{BODIES}{ring}"));
    site.finds(&[&format!("body-under-itself {PATH}:9:50")]);
    let snapshot = site.load();
    let organisation = snapshot.site.programmes["plan"].organisation.as_ref().unwrap();
    let top: Vec<_> = organisation.below(None).map(|body| body.name.as_str()).collect();
    assert_eq!((top, organisation.bodies.len()), (vec!["Den ene"], 3));
}

#[test]
fn the_drawing_of_an_organisation_says_the_same_as_the_list_below_it() {
    let page = page_of(&format!(
        "{BODIES}    - {{ id: a, name: Rådet, kind: board, tasks: [Vælger.] }}\n    - {{ id: b, name: Gruppen, kind: team, under: a, members: [{{ name: Bo Ek, title: leder }}] }}\n    - {{ id: c, name: Panelet, kind: resident-panel }}\n"
    ));
    let drawing = page.only("svg");
    assert!(drawing.element.get("aria-label").is_some_and(|name| name.contains("Organisationen")));
    assert!(drawing.all("desc").is_empty(), "the list below is not said twice");
    for words in ["Rådet", "Gruppen", "Panelet"] {
        assert!(drawing.text().contains(words), "{words}: {}", drawing.text());
    }
    let list = page.of_class("bodies").first().map(Part::text).unwrap();
    for words in ["Rådet", "Vælger.", "Gruppen", "Bo Ek, leder", "Panelet"] {
        assert!(list.contains(words), "{words}: {list}");
    }
    assert_eq!(page.of_class("bodies").len(), 2, "one list within the other");
}

#[test]
fn budgets_add_up_in_each_theme_and_no_theme_has_more_than_the_whole() {
    let budget = |line: &str, total: &str| {
        format!(
            "budget:\n  lines:\n    - {{ name: Fonden, amount: 100 }}\n    - {{ name: Lokalt, amount: 50 }}\n  total: 150\n  themes:\n    - theme: tryghed\n      lines:\n        - {{ name: Fonden, amount: {line} }}\n      total: {total}\n"
        )
    };
    findings_of(&budget("100", "100"), &[]);
    findings_of(&budget("90", "100"), &["budget-sum 16:14"]);
    // Less than the whole, and yet more than this payer gives.
    findings_of(&budget("101", "101"), &["budget-part-too-large 16:14"]);
    findings_of(&budget("hundrede", "100"), &["not-a-number 15:35"]);
}

#[test]
fn a_budget_is_drawn_described_and_told_in_a_table() {
    let page = page_of(
        "budget:\n  lines:\n    - { name: Fonden, amount: 1500 }\n    - { name: Lokalt, amount: 500 }\n  total: 2000\n",
    );
    let figure = page.only("figure").text();
    for words in ["Fonden giver 1.500 t.kr. (tre fjerdedele, 75 %)", "Lokalt giver 500", "Af 2.000"]
    {
        assert!(figure.contains(words), "{words}: {figure}");
    }
    for drawing in page.all("svg") {
        assert!(drawing.text().contains("1.500 t.kr., 75 %"), "{}", drawing.text());
    }
    let rows = page.only("table").rows();
    assert_eq!(rows[1][..2], ["Fonden", "1.500"]);
    assert_eq!(rows[3][..2], ["I alt", "2.000"]);
}

#[test]
fn unknown_references_of_a_programme_are_told() {
    findings_of("predecessor: planeen\n", &["unknown-programme 7:14"]);
    findings_of("goals: [tryghed]\n", &["unknown-goal 7:9"]);
    findings_of("also_sources: [aftale]\n", &["unknown-source 7:16"]);
    findings_of("activities:\n  - { name: Cafe, theme: leg }\n", &["unknown-theme 8:26"]);
    findings_of(
        "activities:\n  - { id: cafe, name: Cafe }\n  - { id: cafe, name: Klub }\n",
        &["duplicate-entry 9:11"],
    );
}

#[test]
fn a_programme_that_says_little_has_no_empty_section_and_no_list_of_contents() {
    let page = page_of("");
    let headings: Vec<String> = page.all("h2").iter().map(Part::text).collect();
    assert_eq!(headings, ["Indsatsområder"]);
    assert!(page.of_class("contents").is_empty());
}

#[test]
fn the_list_of_contents_leads_to_every_section() {
    for slug in ["viborg-helhedsplan-2017-2021", "slagelse-en-faelles-indsats-2021-2025"] {
        let page = showcase(slug);
        let links = page.of_class("contents")[0].all("a");
        let links: Vec<_> = links.iter().map(|link| link.element.get("href").unwrap()).collect();
        let main = page.with_id("afsnit_indhold");
        let headings = main.all("h2");
        let ids: Vec<String> = headings
            .iter()
            .map(|h| format!("#{}", h.element.get("id").expect("a heading has an id")))
            .collect();
        let without_titles: Vec<&str> =
            ids.iter().map(|id| id.trim_end_matches("-titel")).collect();
        assert_eq!(links, without_titles, "{slug}");
    }
}

#[test]
fn predecessor_and_successor_lead_to_each_other() {
    let before = showcase("viborg-helhedsplan-2013-2017").text();
    let after = showcase("viborg-helhedsplan-2017-2021").text();
    assert!(before.contains("Planen efter Den boligsociale helhedsplan i Viborg (2017–2021)"));
    assert!(after.contains("Planen før Helhedsplanen i Viborg 2013-2017"), "{after}");
}

#[test]
fn the_budget_of_viborg_is_the_same_as_its_figures() {
    let snapshot = SiteTest::showcase().load();
    let programme = &snapshot.site.programmes["viborg-helhedsplan-2017-2021"];
    let whole = &programme.budget.as_ref().unwrap().whole;
    let amounts = whole.lines.iter().map(|(_, amount)| *amount).chain([whole.total]);
    let ids = ["budget-landsbyggefonden", "budget-lokal-medfinansiering", "budget-samlet"];
    let figures = ids.map(|id| {
        let series = snapshot.site.figures.series(programme.subject().as_str(), id).unwrap();
        series.undated_figures().next().unwrap().quantity.clone()
    });
    let amounts: Vec<Quantity> = amounts.map(Quantity::Point).collect();
    assert_eq!(figures[..], amounts[..]);
    assert_eq!(whole.total, Decimal::from(27102));
}
