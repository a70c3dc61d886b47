//! The glossary: its page, its order, its anchors, and what is said of terms that are wrong.

use bydel::render::render;
use bydel::route::Resource;
use bydel::site::PageId;

use super::page::Page;
use super::site_test::SiteTest;

const FILE: &str = "content/glossary.yaml";

/// The minimal site with a page for these terms.
fn with_terms(terms: &str) -> SiteTest {
    let page =
        "---\ntitle: Ordbog\nsummary: Ord og deres betydning.\nshows: glossary\n---\n\nOrd.\n";
    SiteTest::minimal().with("content/pages/ordbog.md", page).with(FILE, terms)
}

fn term(id: &str, word: &str) -> String {
    format!("{id}:\n  term: {word}\n  explanation: Hvad {word} er.\n")
}

#[test]
fn terms_stand_in_danish_order_under_their_letters() {
    let words = ["åben", "aktiv", "Ærø", "2015-midlerne", "ø", "Aabenraa", "bolig"];
    let terms: String =
        words.iter().enumerate().map(|(n, word)| term(&format!("o{n}"), word)).collect();
    let html = with_terms(&terms).build().read("ordbog/index.html");
    let order = ["2015-midlerne", "aktiv", "bolig", "Ærø", "ø", "åben", "Aabenraa"];
    let places: Vec<usize> = order.map(|w| html.find(&format!("<dt>{w}</dt>")).unwrap()).to_vec();
    assert!(places.is_sorted(), "{places:?}");
    for letter in ["Tal", "A", "B", "Æ", "Ø", "Å"] {
        assert_eq!(html.matches(&format!("\">{letter}</h2>")).count(), 1, "{letter}");
    }
}

#[test]
fn a_term_has_its_explanation_its_english_and_its_relations() {
    let more = "  english: plan\n  see: [aftale]\n  to: areas/nordparken/index.md\n";
    let terms = term("plan", "plan") + more + &term("aftale", "aftale");
    let html = with_terms(&terms).build().read("ordbog/index.html");
    let from = html.find("id=\"afsnit_ord-plan\"").expect("the term has an anchor");
    let entry = &html[from..html[from..].find("</div>").map_or(html.len(), |end| from + end)];
    for part in [
        "<dt>plan</dt>",
        "<dd>Hvad plan er.</dd>",
        "<span lang=\"en\">plan</span>",
        "<a href=\"/ordbog/#afsnit_ord-aftale\">aftale</a>",
        "<a href=\"/omraader/nordparken/\">Nordparken</a>",
    ] {
        assert!(entry.contains(part), "{part} in {entry}");
    }
}

#[test]
fn a_text_can_link_to_a_term_and_only_to_one_that_is_there() {
    let link = |id: &str| format!("---\ntitle: Om\n---\n\n[Plan](ordbog.md#afsnit_ord-{id})\n");
    let site = with_terms(&term("plan", "plan"));
    site.clone().with("content/pages/om.md", &link("plan")).finds(&[]);
    site.with("content/pages/om.md", &link("plna"))
        .finds(&["broken-anchor content/pages/om.md:5:8"]);
}

#[test]
fn a_term_that_does_not_exist_is_a_mistake_and_one_that_is_broken_is_told_once() {
    let see = |id: &str| term("aftale", "aftale") + "  see: [" + id + "]\n";
    with_terms(&see("plan")).finds(&["unknown-term content/glossary.yaml:4:9"]);
    let broken = see("plan") + "plan:\n  term: plan\n";
    with_terms(&broken).finds(&["missing-field content/glossary.yaml:5:1"]);
}

#[test]
fn a_word_is_explained_once() {
    let terms = term("plan", "plan") + "  forms: [planen]\n" + &term("anden", "Planen");
    with_terms(&terms).finds(&["term-twice content/glossary.yaml:6:9"]);
    let same = term("plan", "plan") + "  forms: [planen, Plan]\n";
    with_terms(&same).finds(&[]);
}

#[test]
fn the_name_of_a_term_is_part_of_an_address() {
    with_terms(&term("Lokal plan", "plan")).finds(&["invalid-slug content/glossary.yaml:1:1"]);
}

#[test]
fn a_term_leads_only_to_a_page() {
    let terms = term("plan", "plan") + "  to: areas/nordpraken/index.md\n";
    with_terms(&terms).finds(&["unknown-page content/glossary.yaml:4:7"]);
}

#[test]
fn without_a_page_the_terms_are_known_all_the_same() {
    let snapshot = SiteTest::minimal().with(FILE, &term("plan", "plan")).load();
    assert!(snapshot.found.is_empty());
    assert_eq!(snapshot.site.glossary["plan"].explanation, "Hvad plan er.");
}

/// Every term of the showcase can be read by those who learn Danish: short words in short sentences.
#[test]
fn explanations_of_the_showcase_are_short_and_end_like_sentences() {
    let snapshot = SiteTest::showcase().load();
    for (id, term) in &snapshot.site.glossary {
        let text = &term.explanation;
        assert!(text.ends_with('.') && text.chars().count() <= 200, "{id}: {text}");
        let words: Vec<&str> = text.split_whitespace().collect();
        let ends = |pair: &&[&str]| {
            pair[0].ends_with('.') && pair[1].starts_with(|first: char| first.is_uppercase())
        };
        assert!(words.windows(2).filter(ends).count() <= 1, "{id}: {text}");
        assert!(term.english.is_some(), "{id} has no English");
    }
}

#[test]
fn the_page_of_the_showcase_holds_every_term_once() {
    let snapshot = SiteTest::showcase().load();
    let html = render(&snapshot, &Resource::Page(PageId::new("ordbog"))).unwrap().bytes;
    let page = Page::parse(&String::from_utf8(html).unwrap());
    assert_eq!(page.of_class("glossary__term").len(), snapshot.site.glossary.len());
    for (id, term) in &snapshot.site.glossary {
        let entry = page.with_id(&format!("afsnit_ord-{id}"));
        assert_eq!(entry.all("dt")[0].text(), term.term);
    }
}
