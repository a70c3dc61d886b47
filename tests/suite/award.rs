//! The volunteer award: the page of a year, the history, and the volunteers on the pages of areas.

use super::page::Page;
use super::site_test::SiteTest;

const AWARD: &str = "content/awards/2018.md";

const TEXT: &str = "\
---
title: Årets Ildsjæl 2018
year: 2018
summary: Nøglegruppen fik prisen.
winners_group: { name: Nøglegruppen, kind: group, areas: nordparken, reasons: De lukker op. }
winners: [{ name: Anna Berg }, { name: Bo Dahl }]
nominees:
  - { name: Ditte Eg, areas: [nordparken], reasons: [Hun lytter., Hun kommer igen.] }
  - { name: Finn Gram, place: Bydelshuset, reasons: Han laver mad. }
jury: [{ name: Hanne Ib, role: Leder af frivilligcentret }]
jury_reasons: De samler folk.
presented_by: { name: Jens Kær, role: rådmand }
presented_at: Nytårskuren
presenter_reason: De hjælper til.
prize: { amount: 5000, donor: Banken }
---
Om prisen.
";

const LISTING: &str = "\
---
title: Årets Ildsjæl
slug: ildsjaele
history:
  - { year: 2016, winners: [Lise Mose], note: Kendes fra en avis. }
---
Om prisen.
";

fn with_an_award() -> SiteTest {
    SiteTest::minimal().with("content/awards/_index.md", LISTING).with(AWARD, TEXT)
}

/// The text of a published page's main part, with plain spaces.
fn text(site: &SiteTest, path: &str) -> String {
    let html = site.build().read(path);
    Page::parse(&html).with_id("afsnit_indhold").text().replace('\u{a0}', " ")
}

#[track_caller]
fn says(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "{words:?} in:\n{text}");
    }
}

#[test]
fn award_tells_who_received_it_why_who_chose_and_who_else_was_nominated() {
    with_an_award().finds(&[]);
    let page = text(&with_an_award(), "ildsjaele/2018/index.html");
    says(
        &page,
        &[
            "Nøglegruppen",
            "Nordparken",
            "De lukker op.",
            "Anna Berg",
            "Bo Dahl",
            "5.000 kr. fra Banken",
            "Jens Kær, rådmand",
            "De hjælper til.",
            "Nytårskuren",
            "Hanne Ib",
            "Leder af frivilligcentret",
            "De samler folk.",
            "Ditte Eg",
            "Hun kommer igen.",
            "Finn Gram",
            "Bydelshuset",
            "Han laver mad.",
        ],
    );
}

#[test]
fn award_of_which_little_is_known_has_no_empty_headings() {
    let site = with_an_award()
        .with(AWARD, "---\ntitle: Prisen\nyear: 2018\nwinners: { name: Anna Berg }\n---\n");
    site.finds(&[]);
    let page = text(&site, "ildsjaele/2018/index.html");
    says(&page, &["Hvem fik prisen", "Anna Berg"]);
    for heading in ["Dommerne", "Også nomineret", "Præmie", "Overrakt"] {
        assert!(!page.contains(heading), "{heading}");
    }
}

#[test]
fn history_has_every_known_year_newest_first_and_says_how_it_is_known() {
    let page = text(&with_an_award(), "ildsjaele/index.html");
    says(&page, &["Nøglegruppen: Anna Berg og Bo Dahl", "Lise Mose", "Kendes fra en avis."]);
    assert!(page.find("2018") < page.find("2016"), "{page}");
}

#[test]
fn awards_lead_to_the_years_before_and_after() {
    let year = |year: &str| TEXT.replace("2018", year);
    let site = with_an_award()
        .with("content/awards/2017.md", &year("2017"))
        .with("content/awards/2020.md", &year("2020"));
    let built = site.build();
    let page = built.read("ildsjaele/2018/index.html");
    assert!(page.contains(r#"href="/ildsjaele/2017/" rel="prev""#), "{page}");
    assert!(page.contains(r#"href="/ildsjaele/2020/" rel="next""#), "{page}");
    assert!(!built.read("ildsjaele/2017/index.html").contains(r#"rel="prev""#));
}

#[test]
fn volunteers_stand_on_the_page_of_their_area_and_on_no_other() {
    let area = "---\nname: Sydparken\nmunicipality: havneby\n---\n";
    let site = with_an_award().with("content/areas/sydparken.md", area);
    let page = text(&site, "omraader/nordparken/index.html");
    says(
        &page,
        &[
            "Ildsjæle",
            "Prisen gik til Nøglegruppen: Anna Berg og Bo Dahl.",
            "Nomineret: Ditte Eg.",
            "Hun lytter.",
        ],
    );
    assert!(!page.contains("Finn Gram"), "{page}");
    let other = text(&site, "omraader/sydparken/index.html");
    assert!(!other.contains("Ildsjæle") && !other.contains("Nøglegruppen"), "{other}");
}

#[test]
fn front_page_has_the_newest_award_and_nothing_where_there_is_none() {
    let newer = TEXT.replace("2018", "2019");
    let site = with_an_award().with("content/awards/2019.md", &newer);
    let page = text(&site, "index.html");
    says(&page, &["Årets Ildsjæl 2019", "Nøglegruppen fik prisen."]);
    assert!(!page.contains("Årets Ildsjæl 2018"), "{page}");
    assert!(!text(&SiteTest::minimal(), "index.html").contains("ildsjæle"));
}

#[test]
fn area_that_does_not_exist_is_told_where_a_volunteer_is_honoured() {
    with_an_award()
        .replacing(AWARD, "areas: [nordparken]", "areas: [nordpark]")
        .finds(&["unknown-area content/awards/2018.md:8:31"]);
}

#[test]
fn field_that_nobody_reads_is_told_in_every_part_of_an_award() {
    with_an_award()
        .replacing(AWARD, "place: Bydelshuset", "sted: Bydelshuset")
        .replacing(AWARD, "donor: Banken", "giver: Banken")
        .replacing(AWARD, "presented_at:", "presentet_at:")
        .finds(&[
            "unknown-field content/awards/2018.md:9:24",
            "unknown-field content/awards/2018.md:13:1",
            "unknown-field content/awards/2018.md:15:24",
        ]);
}

#[test]
fn winner_without_a_name_and_a_prize_that_is_no_number_are_errors() {
    with_an_award()
        .replacing(AWARD, "{ name: Anna Berg }", "{ areas: nordparken }")
        .replacing(AWARD, "amount: 5000", "amount: fem tusind")
        .finds(&[
            "missing-field content/awards/2018.md:6:11",
            "not-a-number content/awards/2018.md:15:18",
        ]);
}

#[test]
fn award_of_another_year_than_its_file_is_an_error() {
    with_an_award()
        .replacing(AWARD, "\nyear: 2018", "\nyear: 2017")
        .finds(&["wrong-year-name content/awards/2018.md:3:7"]);
}

#[test]
fn year_in_the_history_that_has_a_page_too_is_an_error() {
    with_an_award()
        .replacing("content/awards/_index.md", "year: 2016", "year: 2018")
        .finds(&["listed-twice content/awards/_index.md:5:13"]);
}

#[test]
fn person_or_group_and_nothing_else_can_be_honoured() {
    with_an_award()
        .replacing(AWARD, "kind: group", "kind: gruppe")
        .finds(&["unknown-choice content/awards/2018.md:5:44"]);
}
