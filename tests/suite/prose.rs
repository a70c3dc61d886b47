//! Figures, charts and terms in texts, and numbers that are typed instead.

use super::page::Page;
use super::site_test::SiteTest;

const FIGURES: &str = "content/areas/nordparken/figures.yaml";
const ABOUT: &str = "content/pages/om.md";

/// A page with that text.
fn page(text: &str) -> String {
    format!("---\ntitle: Om\nsummary: Om os.\n---\n\n{text}\n")
}

/// The minimal site with figures of every kind, and a page with that text.
fn site(text: &str) -> SiteTest {
    SiteTest::minimal()
        .with(
            FIGURES,
            "skolefravaer:\n  source: register\n  values:\n    2019: 9.7\n    2022: withheld\n    2023: { value: 8.9, precision: about }\n    2024: 8.1\n    undated: 7.7\n",
        )
        .with(ABOUT, &page(text))
}

/// The text of the page as HTML.
fn shown(text: &str) -> String {
    let site = site(text);
    site.finds(&[]);
    let html = site.build().read("om/index.html");
    let start = html.find("<div class=\"prose\">").expect("the page has a text");
    html[start..].replace('\u{a0}', " ")
}

const LINK: &str = "<a href=\"/noegletal/skolefravaer/\" title=\"";

#[test]
fn reference_prints_the_figure_as_a_link_to_its_indicator() {
    let html = shown("Det er {{ figure(\"skolefravaer\", \"nordparken\", 2019) }} nu.");
    let link = format!("Det er {LINK}Skolefravær, Nordparken, 2019. Kilde: ");
    assert!(html.contains(&link), "{html}");
    assert!(html.contains("\">9,7 %</a> nu."), "{html}");
}

#[test]
fn reference_without_a_year_prints_the_latest_with_its_year() {
    let html = shown("{{ figure(\"skolefravaer\", \"areas/nordparken\") }}");
    assert!(html.contains(">8,1 %</a> (2024)"), "{html}");
    let html = shown("{{ figure(\"skolefravaer\", \"havneby\") }}");
    assert!(html.contains(">5,8 %</a> (2024)"), "{html}");
    let html = shown("{{ figure(\"skolefravaer\", \"nordparken\", \"uden-aar\") }}");
    assert!(html.contains(">7,7 %</a> (år ikke oplyst)"), "{html}");
    let html = shown("{{ figure(\"skolefravaer\", \"nordparken\", 2023) }}");
    assert!(html.contains(">ca. 8,9 %</a>"), "{html}");
}

#[test]
fn reference_without_a_year_is_told_with_the_period_that_its_source_states() {
    let figures = "skolefravaer:\n  source: register\n  values:\n    undated: { value: 7.2, period: 2015–2017 }\n";
    let text = "{{ figure(\"skolefravaer\", \"nordparken\", \"uden-aar\") }}";
    let html = site(text).with(FIGURES, figures).build().read("om/index.html");
    assert!(html.contains("</a> (2015–2017)"), "{html}");
}

#[test]
fn withheld_figure_is_told_in_words() {
    let html = shown("Tallet {{ figure(\"skolefravaer\", \"nordparken\", 2022) }}.");
    assert!(html.contains(">vises ikke af hensyn til anonymitet</a>."), "{html}");
}

#[test]
fn number_that_the_rules_withhold_leaks_through_no_reference() {
    let small = "skolefravaer:\n  source: register\n  values:\n    2023: { value: 43.21, base: 3 }\n    2024: { value: 12.3, base: 2 }\n";
    let text = "{{ figure(\"skolefravaer\", \"nordparken\", 2023) }} {{ figure(\"skolefravaer\", \"nordparken\") }}";
    let snapshot = SiteTest::minimal()
        .with("content/indicators/skolefravaer.md", "---\nname: Skolefravær\nunit: percent\ndecimals: 2\ncounts: persons\ndirection: lower\nkind: outcome\nsources: [register]\n---\n\nFravær.\n")
        .with(FIGURES, small)
        .with(ABOUT, &page(text))
        .load();
    for (path, bytes) in super::site_test::undrawn(&snapshot) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("43,21") && !text.contains("12,3"), "{path}");
    }
}

#[test]
fn names_and_years_that_do_not_exist_are_errors_at_their_place() {
    site("{{ figure(\"skolefravær\", \"nordparken\") }}")
        .finds(&["unknown-indicator content/pages/om.md:6:12"]);
    site("{{ figure(\"skolefravaer\", \"nordpark\") }}")
        .finds(&["unknown-subject content/pages/om.md:6:28"]);
    site("{{ figure(\"skolefravaer\", \"kommuner/havneby\") }}")
        .finds(&["unknown-subject content/pages/om.md:6:28"]);
    site("{{ figure(\"skolefravaer\", \"nordparken\", 2020) }}")
        .finds(&["no-figure-then content/pages/om.md:6:41"]);
}

#[test]
fn file_of_figures_with_a_mistake_is_told_once() {
    site("{{ figure(\"skolefravaer\", \"nordparken\", 2019) }}")
        .replacing(FIGURES, "2019: 9.7", "2019: 9,7")
        .finds(&["not-a-number content/areas/nordparken/figures.yaml:4:11"]);
    site("{{ figure(\"skolefravaer\", \"nordparken\") }}")
        .with("content/indicators/skolefravaer.md", "Ingen felter.\n")
        .finds(&["front-matter-missing content/indicators/skolefravaer.md:1:1"]);
}

#[test]
fn yearbook_shows_only_what_was_known_in_its_year() {
    let report = |text: &str| {
        let report =
            format!("---\ntitle: Årsskrift 2020\nsummary: Året.\nyear: 2020\n---\n\n{text}\n");
        site("Tekst.")
            .with(
                "content/reports/_index.md",
                "---\ntitle: Årsskrifter\nsummary: Alle.\nslug: aarsskrifter\n---\n",
            )
            .with("content/reports/2020/index.md", &report)
    };
    let latest = report("Nu {{ figure(\"skolefravaer\", \"nordparken\") }}.");
    latest.finds(&[]);
    let html = latest.build().read("aarsskrifter/2020/index.html");
    assert!(html.replace('\u{a0}', " ").contains(">9,7 %</a> (2019)"), "{html}");
    report("{{ figure(\"skolefravaer\", \"nordparken\", 2024) }}")
        .finds(&["no-figure-then content/reports/2020/index.md:7:41"]);
    report("```chart\nindicator: skolefravaer\narea: nordparken\n```")
        .finds(&["chart-undrawable content/reports/2020/index.md:8:12"]);
}

#[test]
fn chart_block_is_the_card_of_a_profile() {
    let html =
        shown("## Fravær\n\n```chart\nindicator: skolefravaer\narea: nordparken\n```\n\nSlut.");
    assert!(html.contains("<h3 class=\"figure__title\""), "{html}");
    assert!(html.contains("Nordparken: Skolefravær"), "{html}");
    assert!(html.contains("<svg class=\"chart chart--line chart--wide\""), "{html}");
    assert!(html.contains("Kilde: "), "{html}");
}

#[test]
fn comparison_shows_places_in_one_year_and_says_who_has_no_figure() {
    let text = "```chart\nkind: comparison\nindicator: skolefravaer\nareas: [nordparken, sydparken, oestparken]\ntitle: Tre områder\n```";
    let area = |name: &str| {
        format!("---\nname: {name}\nmunicipality: havneby\nsummary: Et område.\n---\n\nTekst.\n")
    };
    let with = |text: &str| {
        site(text)
            .with("content/areas/sydparken/index.md", &area("Sydparken"))
            .with(
                "content/areas/sydparken/figures.yaml",
                "skolefravaer:\n  source: register\n  values: { 2024: 7.1 }\n",
            )
            .with("content/areas/oestparken/index.md", &area("Østparken"))
            .with(
                "content/areas/oestparken/figures.yaml",
                "skolefravaer:\n  source: register\n  values: { 2023: 4.4, 2024: withheld }\n",
            )
    };
    let site = with(text);
    site.finds(&[]);
    let html = site.build().read("om/index.html").replace('\u{a0}', " ");
    let page = Page::parse(&html);
    let words = page.text();
    for expected in
        ["Tre områder", "7,1 %", "8,1 %", "vises ikke af hensyn til anonymitet", "Havneby"]
    {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    assert!(!words.contains("4,4"), "{words}");
    with("```chart\nkind: comparison\nindicator: skolefravaer\nareas: [nordparken, oestparken]\nfrom: 2024\n```")
        .finds(&["chart-undrawable content/pages/om.md:8:12"]);
    with("```chart\nindicator: skolefravaer\nareas: [nordparken, sydparken]\n```")
        .finds(&["chart-undrawable content/pages/om.md:7:12"]);
}

#[test]
fn chart_with_too_little_to_show_is_an_error() {
    site("```chart\nindicator: skolefravaer\narea: nordparken\nfrom: 2024\n```")
        .finds(&["chart-undrawable content/pages/om.md:7:12"]);
    site("```chart\nindicator: skolefravaer\narea: nordparken\nto: 3024\n```")
        .finds(&["year-out-of-range content/pages/om.md:9:5"]);
}

const AREA: &str = "content/areas/nordparken/index.md";

/// The minimal site whose area says this of itself.
fn area(text: &str) -> SiteTest {
    let file = format!(
        "---\nname: Nordparken\nmunicipality: havneby\nsummary: Et område.\n---\n\n{text}\n"
    );
    site("Tekst.").with(AREA, &file)
}

#[test]
fn number_that_is_a_figure_of_the_area_is_told_with_the_reference_to_write() {
    let typed = area("Fraværet var 9,7 % i 2019.");
    typed.finds(&["typed-figure content/areas/nordparken/index.md:7:14"]);
    let found = typed.load().found;
    let help = found.iter().next().map(|d| d.problem.help(bydel::diagnostics::Language::Danish));
    let expected = "`{{ figure(\"skolefravaer\", \"nordparken\", 2019) }}`";
    assert!(help.as_deref().is_some_and(|help| help.contains(expected)), "{help:?}");
    area("Fraværet var {{ figure(\"skolefravaer\", \"nordparken\", 2019) }} i 2019.").finds(&[]);
}

#[test]
fn other_numbers_are_left_alone() {
    for text in [
        "Fraværet var 9,8 %.",
        "9,7 kilometer",
        "[9,7 %](/omraader/)",
        "`9,7 %`",
        "9,7 procentpoint",
    ] {
        area(text).finds(&[]);
    }
    site("Fraværet var 9,7 % i 2019.").finds(&[]);
}

#[test]
fn short_percentage_is_told_only_beside_its_year() {
    let figures = "skolefravaer:\n  source: register\n  values: { 2019: 9 }\n";
    let with = |text: &str| area(text).with(FIGURES, figures);
    with("Hver ellevte, 9 %, var væk.").finds(&[]);
    with("I 2019 var 9 % væk.").finds(&["typed-figure content/areas/nordparken/index.md:7:12"]);
}

const GLOSSARY: &str = "helhedsplan:\n  term: helhedsplan\n  forms: [helhedsplanen]\n  explanation: En aftale om en indsats.\nboligsocial-helhedsplan:\n  term: boligsocial helhedsplan\n  explanation: En aftale om det sociale.\n";

/// What the page shows with terms to explain.
fn explained(text: &str) -> String {
    let site = site(text).with("content/glossary.yaml", GLOSSARY);
    site.finds(&[]);
    site.build().read("om/index.html")
}

fn button(id: &str, word: &str) -> String {
    format!(
        "<button type=\"button\" class=\"term\" popovertarget=\"afsnit_ord-{id}\">{word}</button>"
    )
}

#[test]
fn first_use_of_a_term_opens_its_explanation() {
    let html = explained("Helhedsplanen er god. En helhedsplan mere.");
    assert!(html.contains(&format!("<p>{} er", button("helhedsplan", "Helhedsplanen"))), "{html}");
    assert_eq!(html.matches("class=\"term\"").count(), 1, "{html}");
    assert_eq!(html.matches("id=\"afsnit_ord-helhedsplan\"").count(), 1, "{html}");
    assert!(html.contains("<strong>helhedsplan</strong>: En aftale om en indsats."), "{html}");
}

#[test]
fn longest_term_is_meant() {
    let html = explained("En boligsocial\nhelhedsplan.");
    let expected = button("boligsocial-helhedsplan", "boligsocial\nhelhedsplan");
    assert!(html.contains(&expected), "{html}");
}

#[test]
fn headings_links_code_and_parts_of_words_are_not_explained() {
    let html = explained(
        "## Helhedsplan\n\n[helhedsplan](/omraader/) `helhedsplan` helhedsplanarbejde under-helhedsplan æhelhedsplan",
    );
    assert!(!html.contains("class=\"term\""), "{html}");
    assert!(!html.contains("class=\"terms\""), "{html}");
}

#[test]
fn page_of_the_glossary_explains_nothing_twice_and_others_lead_to_it() {
    let glossary =
        "---\ntitle: Ordbog\nsummary: Ord.\nshows: glossary\n---\n\nEn helhedsplan er en aftale.\n";
    let built = site("En helhedsplan.")
        .with("content/glossary.yaml", GLOSSARY)
        .with("content/pages/ordbog.md", glossary)
        .build();
    assert!(!built.read("ordbog/index.html").contains("class=\"term\""));
    assert!(built.read("om/index.html").contains("href=\"/ordbog/#afsnit_ord-helhedsplan\""));
}

#[test]
fn few_terms_are_explained_in_one_text() {
    let terms: String =
        (0..9).map(|n| format!("ord{n}:\n  term: ord{n}\n  explanation: Et ord.\n")).collect();
    let text = (0..9).map(|n| format!("ord{n} ")).collect::<String>();
    let html = site(&text).with("content/glossary.yaml", &terms).build().read("om/index.html");
    assert_eq!(html.matches("class=\"term\"").count(), 5, "{html}");
}

#[test]
fn name_of_a_block_that_is_written_as_an_entity_is_told() {
    site("```\u{3000}&#99;hars\n```").finds(&["unknown-choice content/pages/om.md:6:1"]);
}
