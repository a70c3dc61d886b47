//! Pages of which the authors write the text and the program adds its part: glossary, contact,
//! accessibility statement.

use super::site_test::SiteTest;

fn page(shows: &str) -> String {
    format!("---\ntitle: En side\nsummary: Hvad siden er.\nshows: {shows}\n---\n\nSidens tekst.\n")
}

#[test]
fn what_a_page_shows_can_be_found_from_anywhere() {
    use bydel::site::Shows;

    let site = SiteTest::minimal().with("content/pages/ordliste.md", &page("glossary"));
    let snapshot = site.load();
    let id = |shows| snapshot.site.page_showing(shows).map(|page| page.id.to_string());
    assert_eq!(id(Shows::Glossary).as_deref(), Some("ordliste"));
    assert_eq!(id(Shows::Contact), None);
}

#[test]
fn a_second_page_that_shows_the_same_is_a_mistake_and_the_first_one_counts() {
    let site = SiteTest::minimal()
        .with("content/pages/ordliste.md", &page("glossary"))
        .with("content/pages/ordbog.md", &page("glossary"));
    site.finds(&["shown-twice content/pages/ordliste.md:4:8"]);
}

#[test]
fn a_page_shows_only_what_the_program_knows() {
    let site = SiteTest::minimal().with("content/pages/ordbog.md", &page("glosary"));
    site.finds(&["unknown-choice content/pages/ordbog.md:4:8"]);
}

const STATEMENT: &str = "content/pages/tilgaengelighed.md";

/// The minimal site with a statement of these fields.
fn with_statement(fields: &str) -> SiteTest {
    let text = format!("---\ntitle: Erklæring\nshows: accessibility\n{fields}---\n\nTekst.\n");
    SiteTest::minimal().with(STATEMENT, &text)
}

fn statement(conformity: &str, reviewed: &str) -> String {
    format!(
        "statement:\n  conformity: {conformity}\n  method: self-evaluation\n  reviewed: {reviewed}\n"
    )
}

#[test]
fn the_statement_says_who_what_how_when_and_who_enforces_the_law() {
    let fields = statement("partial", "2026-11-21")
        + "  problems:\n    - { what: Et kort mangler tekst., instead: Ring til os. }\n\
           \x20 checks: [Vi har brugt tastaturet.]\n";
    let html = with_statement(&fields).build().read("tilgaengelighed/index.html");
    for words in [
        "lov nr. 692 af 8. juni 2018",
        "Websitet overholder kravene i loven delvist.",
        "Et kort mangler tekst. Ring til os.",
        "Vi har selv vurderet websitet.",
        "Vi har brugt tastaturet.",
        "Erklæringen er sidst gennemgået den 21. november 2026.",
        "Digitaliseringsstyrelsen fører tilsyn",
    ] {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn a_statement_is_to_be_gone_through_once_a_year() {
    let cases = [
        ("2026-11-21", None),
        ("2025-11-21", None),
        ("2025-11-20", Some("statement-overdue content/pages/tilgaengelighed.md:7:13")),
        ("2019-09-23", Some("statement-overdue content/pages/tilgaengelighed.md:7:13")),
    ];
    for (reviewed, expected) in cases {
        let expected: Vec<&str> = expected.into_iter().collect();
        with_statement(&statement("full", reviewed)).finds(&expected);
    }
}

#[test]
fn an_overdue_statement_is_published_all_the_same() {
    let built = with_statement(&statement("full", "2020-02-29")).build();
    assert!(built.read("tilgaengelighed/index.html").contains("29. februar 2020"));
}

#[test]
fn a_site_that_falls_short_says_in_what() {
    for conformity in ["partial", "none"] {
        with_statement(&statement(conformity, "2026-11-21"))
            .finds(&["missing-field content/pages/tilgaengelighed.md:5:3"]);
    }
}

#[test]
fn a_page_that_shows_the_statement_has_one_and_no_other_page_does() {
    with_statement("").finds(&["missing-field content/pages/tilgaengelighed.md:1:1"]);
    let stray = with_statement(&statement("full", "2026-11-21"));
    stray
        .replacing(STATEMENT, "shows: accessibility\n", "")
        .finds(&["unknown-field content/pages/tilgaengelighed.md:3:1"]);
}

#[test]
fn a_statement_with_a_wrong_word_is_told_and_its_text_is_shown() {
    let site = with_statement(&statement("mostly", "2026-11-21"));
    site.finds(&["unknown-choice content/pages/tilgaengelighed.md:5:15"]);
    let page = site.load().site.page_showing(bydel::site::Shows::Accessibility).cloned();
    assert!(page.is_some_and(|page| page.statement.is_none()));
}

#[test]
fn contact_has_every_channel_and_links_to_those_with_an_address() {
    let contact = "publisher:\n  name: Sekretariatet\n  contact:\n    phone: 12 34 56 78\n    \
                   channels:\n      - { name: Nyhedsbrev, text: eksempel.dk/nyt }\n      - \
                   { name: Opslag, text: andre.dk/os, url: \"https://andre.dk/os\" }\n";
    let site = format!("title: Boligområder\nbase_url: https://eksempel.dk\n{contact}");
    let built = SiteTest::minimal()
        .with("content/site.yaml", &site)
        .with("content/pages/kontakt.md", &page("contact"))
        .build();
    let html = built.read("kontakt/index.html");
    assert!(html.contains("<a href=\"tel:12345678\">12 34 56 78</a>"));
    assert!(html.contains("<a href=\"https://andre.dk/os\">andre.dk/<wbr>os</a>"));
    assert!(html.contains("<dt>Nyhedsbrev</dt><dd>eksempel.dk/<wbr>nyt</dd>"));
}

#[test]
fn a_channel_has_words_and_a_complete_address() {
    let channels = "    channels:\n      - { name: Opslag, url: andre.dk/os }\n";
    let site = "title: Boligområder\nbase_url: https://eksempel.dk\npublisher:\n  \
                name: Sekretariatet\n  contact:\n    phone: 12 34 56 78\n";
    SiteTest::minimal()
        .with("content/site.yaml", &format!("{site}{channels}"))
        .finds(&["missing-field content/site.yaml:8:9", "invalid-address content/site.yaml:8:30"]);
}

#[test]
fn the_statement_of_the_showcase_is_found_where_supervisors_look() {
    let built = SiteTest::showcase().build();
    assert!(built.read("was/index.html").contains("href=\"/tilgaengelighed/\""));
}
