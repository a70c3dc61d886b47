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
