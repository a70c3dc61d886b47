//! Reports as books: their order, the way from page to page, figures that never change.

use bydel::render::render;
use bydel::route::{Resource, RoutePath};
use bydel::snapshot::Snapshot;

use super::page::{Page, Part};
use super::site_test::SiteTest;

const INDEX: &str = "content/reports/2024/index.md";
const CHAPTER: &str = "content/reports/2024/fravaer.md";

const COVER: &str = "\
---
title: Årsskrift 2024
year: 2024
publisher: Sekretariatet
summary: Et år i Havneby.
contents:
  - { kind: chapter, of: forord }
  - { kind: story, of: 2024/lektiecafe }
  - { kind: chapter, of: fravaer }
  - { kind: award, of: 2024 }
  - { kind: chapter, of: bestyrelse }
---
Om bogen.
";

const DEVELOPMENTS: &str = "\
---
title: Skolefraværet
developments: { indicators: [skolefravaer], areas: [nordparken, aaparken], municipality: havneby }
---
Om tallene.
";

const BOARDS: &str = "\
---
title: Bestyrelsen
boards:
  - name: Bestyrelsen
    stated: 3
    groups:
      - name: Kommunen
        members: [{ name: Anna Berg, title: Chef, organisation: Havneby Kommune, role: Formand }]
      - name: Boligorganisationerne
        members: [{ name: Bo Dahl }]
  - name: Styregruppen
    members: [{ name: Anna Berg }]
staff: [{ name: Ditte Eg, title: Konsulent, note: Vikar i foråret }]
---
";

fn listing(slug: &str) -> String {
    format!("---\ntitle: {slug}\nslug: {slug}\n---\n")
}

fn with_a_report() -> SiteTest {
    let story = "---\ntitle: Lektiecaféen\ndate: 2024-05-01\n---\nTekst.\n";
    let award = "---\ntitle: Årets Ildsjæl\nyear: 2024\nwinners: { name: Ole Toft }\n---\n";
    let area = "---\nname: Åparken\nmunicipality: havneby\n---\n";
    let figures = "skolefravaer:\n  source: register\n  values: { 2023: 7.1, 2024: 7.4 }\n";
    SiteTest::minimal()
        .with("content/stories/_index.md", &listing("historier"))
        .with("content/stories/2024/lektiecafe.md", story)
        .with("content/awards/_index.md", &listing("ildsjaele"))
        .with("content/awards/2024.md", award)
        .with("content/areas/aaparken/index.md", area)
        .with("content/areas/aaparken/figures.yaml", figures)
        .with("content/reports/_index.md", &listing("aarsskrifter"))
        .with(INDEX, COVER)
        .with("content/reports/2024/forord.md", "---\ntitle: Forord\n---\nVelkommen.\n")
        .with(CHAPTER, DEVELOPMENTS)
        .with("content/reports/2024/bestyrelse.md", BOARDS)
}

/// The pages of the report, in its order.
const PAGES: [&str; 5] = [
    "/aarsskrifter/2024/forord/",
    "/historier/2024/lektiecafe/",
    "/aarsskrifter/2024/fravaer/",
    "/ildsjaele/2024/",
    "/aarsskrifter/2024/bestyrelse/",
];

fn page(snapshot: &Snapshot, path: &str) -> Page {
    let resource: &Resource = snapshot.routes.resource(&RoutePath::requested(path)).expect(path);
    let html = render(snapshot, resource).expect("the page can be rendered").bytes;
    Page::parse(&String::from_utf8(html).expect("HTML is text"))
}

/// The text of a page's main part, with plain spaces.
fn text(snapshot: &Snapshot, path: &str) -> String {
    page(snapshot, path).with_id("afsnit_indhold").text().replace('\u{a0}', " ")
}

/// Where the page leads to in the book: the page before and the page after.
fn steps(page: &Page) -> [Option<String>; 2] {
    ["prev", "next"].map(|rel| {
        let mut links = page.elements().filter(|element| element.get("rel") == Some(rel));
        links.find_map(|link| link.get("href").map(str::to_owned))
    })
}

#[test]
fn pages_of_a_report_lead_from_one_to_the_next_in_the_order_of_its_contents() {
    with_a_report().finds(&[]);
    let snapshot = with_a_report().load();
    for (at, path) in PAGES.iter().enumerate() {
        let previous = at.checked_sub(1).map(|at| PAGES[at].to_owned());
        let next = PAGES.get(at + 1).map(|path| (*path).to_owned());
        assert_eq!(steps(&page(&snapshot, path)), [previous, next], "{path}");
        let place = format!("Del af Årsskrift 2024, kapitel {} af 5", at + 1);
        let text = text(&snapshot, path);
        assert!(text.contains(&place), "{place} in {text}");
    }
}

#[test]
fn story_in_a_report_leads_on_in_the_book_only() {
    let page = page(&with_a_report().load(), "/historier/2024/lektiecafe/");
    assert_eq!(page.of_class("steps").len(), 1);
    assert!(!page.only("main").text().contains("Næste historie"));
}

#[test]
fn cover_has_the_contents_in_order_each_with_what_it_is() {
    let snapshot = with_a_report().load();
    let cover = text(&snapshot, "/aarsskrifter/2024/");
    let words = [
        "Sekretariatet",
        "Et år i Havneby.",
        "Om bogen.",
        "Indhold",
        "Kapitel",
        "Forord",
        "Historie",
        "Lektiecaféen",
        "Tal",
        "Skolefraværet",
        "Pris",
        "Årets Ildsjæl",
        "Mennesker",
        "Bestyrelsen",
    ];
    let mut rest = cover.as_str();
    for word in words {
        let at = rest.find(word).unwrap_or_else(|| panic!("{word:?} not in {rest:?} of {cover:?}"));
        rest = &rest[at + word.len()..];
    }
}

#[test]
fn page_that_is_in_no_report_has_no_place_in_one() {
    let site = with_a_report().replacing(INDEX, "  - { kind: award, of: 2024 }\n", "");
    let snapshot = site.load();
    assert!(!text(&snapshot, "/ildsjaele/2024/").contains("Del af"));
    assert!(text(&snapshot, PAGES[2]).contains("kapitel 3 af 4"));
}

#[test]
fn story_that_is_not_out_is_told_and_passed_over() {
    let story = "content/stories/2024/lektiecafe.md";
    let site =
        with_a_report().replacing(story, "date: 2024-05-01", "date: 2024-05-01\ndraft: true");
    site.finds(&["unpublished-page content/reports/2024/index.md:8:24"]);
    let snapshot = site.load();
    assert!(!text(&snapshot, "/aarsskrifter/2024/").contains("Lektiecaféen"));
    let [_, next] = steps(&page(&snapshot, PAGES[0]));
    assert_eq!(next.as_deref(), Some(PAGES[2]));
    assert!(text(&snapshot, PAGES[2]).contains("kapitel 2 af 4"));
}

#[test]
fn chapter_that_cannot_be_read_is_told_once_and_passed_over() {
    let site = with_a_report()
        .with("content/reports/2024/forord.md", "---\ntitle: Et: to\n---\n")
        .with("content/pages/om.md", "---\ntitle: Om\n---\n[Forord](../reports/2024/forord.md) og [igen](/aarsskrifter/2024/forord/)\n");
    site.finds(&["yaml-syntax content/reports/2024/forord.md:2:10"]);
    let [previous, _] = steps(&page(&site.load(), PAGES[1]));
    assert_eq!(previous, None);
}

#[test]
fn developments_stand_by_name_on_one_scale_with_one_table() {
    let snapshot = with_a_report().load();
    let page = page(&snapshot, PAGES[2]);
    let rows = page.only("table").rows();
    let rows: Vec<String> = rows.iter().map(|row| row.join(" | ").replace('\u{a0}', " ")).collect();
    assert_eq!(
        rows,
        [
            "Område | 2023 | 2024 | Forskel",
            "Nordparken | 9,7 % | 8,1 % | −1,6 procentpoint",
            "Åparken | 7,1 % | 7,4 % | +0,3 procentpoint",
            "Havneby Kommune | 6,0 % | 5,8 % | −0,2 procentpoint",
        ]
    );
    let charts = page.of_class("chart");
    assert_eq!(charts.len(), 3);
    let dashed = |chart: &Part<'_>| !chart.of_class("chart__baseline").is_empty();
    assert_eq!(charts.iter().map(dashed).collect::<Vec<_>>(), [true, true, false]);
}

#[test]
fn story_and_award_of_a_yearbook_show_what_was_known_in_its_year() {
    let words = "Fraværet er {{ figure(\"skolefravaer\", \"aaparken\") }}.\n";
    let story = format!("---\ntitle: Lektiecaféen\ndate: 2024-05-01\n---\n{words}");
    let site = with_a_report()
        .with("content/stories/2024/lektiecafe.md", &story)
        .with("content/stories/2024/anden.md", &story.replace("Lektiecaféen", "Anden"))
        .replacing("content/awards/2024.md", "\n---\n", &format!("\n---\n{words}"))
        .replacing("content/areas/aaparken/figures.yaml", "2024: 7.4", "2024: 7.4, 2025: 7.9");
    let snapshot = site.load();
    for path in ["/historier/2024/lektiecafe/", "/ildsjaele/2024/"] {
        let text = text(&snapshot, path);
        assert!(text.contains("7,4 % (2024)") && !text.contains("7,9"), "{path}: {text}");
    }
    assert!(text(&snapshot, "/historier/2024/anden/").contains("7,9 % (2025)"));
}

/// Every page of the yearbook of 2018.
fn yearbook(site: &SiteTest) -> Vec<(String, Vec<u8>)> {
    let snapshot = site.load();
    let routes = snapshot.routes.iter();
    let pages = routes.filter(|(path, _)| path.as_str().starts_with("/aarsskrifter/2018/"));
    let bytes = |resource| render(&snapshot, resource).expect("the page can be rendered").bytes;
    pages.map(|(path, resource)| (path.to_string(), bytes(resource))).collect()
}

#[test]
fn figure_of_a_later_year_changes_nothing_in_an_old_yearbook() {
    let showcase = SiteTest::showcase();
    let before = yearbook(&showcase);
    assert!(before.len() > 5);
    let later = ["herredsvang", "viby-syd"].iter().fold(showcase, |site, area| {
        let path = format!("content/areas/{area}/figures.yaml");
        let text = String::from_utf8(site.bytes(&path)).expect("the file is text");
        let text = text.replace("    2017: ", "    2019: 1.5\n    2017: ");
        site.with(&path, &text)
    });
    let profile = later.load();
    assert!(text(&profile, "/omraader/herredsvang/").contains("2019"));
    for (old, new) in before.iter().zip(yearbook(&later)) {
        assert_eq!(old.0, new.0);
        assert!(old.1 == new.1, "{} has changed", old.0);
    }
}

#[test]
fn published_totals_stand_as_they_were_printed_and_are_not_worked_out_again() {
    let snapshot = SiteTest::showcase().load();
    let pages = [
        ("/aarsskrifter/2018/skolefravaer/", ["29 %", "13 %"], "2007", ["26,0", "27,1"]),
        (
            "/aarsskrifter/2018/uden-for-arbejdsmarkedet/",
            ["18 %", "15 %"],
            "2006",
            ["15,5", "16,7"],
        ),
    ];
    for (path, printed, from, computed) in pages {
        let text = text(&snapshot, path);
        for percent in printed {
            let words = format!("med {percent} fra {from} til 2017");
            assert!(text.contains(&words), "{words:?} in {path}");
        }
        assert!(!computed.iter().any(|number| text.contains(number)), "{path}");
    }
}

#[test]
fn board_with_another_number_of_members_than_its_text_says_tells_both() {
    let text = text(&with_a_report().load(), PAGES[4]);
    for words in [
        "siger 3 medlemmer, men listen har 2 navne",
        "Chef, Havneby Kommune",
        "Formand",
        "Kommunen",
        "Styregruppen",
        "1 medlem.",
        "Ditte Eg",
        "Konsulent",
        "Vikar i foråret",
    ] {
        assert!(text.contains(words), "{words:?} in {text}");
    }
}

#[test]
fn entry_that_names_nothing_is_told_with_what_was_meant() {
    with_a_report()
        .replacing(INDEX, "of: forord", "of: foror")
        .replacing(INDEX, "of: 2024/lektiecafe", "of: 2024/lektiecafeen")
        .replacing(INDEX, "kind: award, of: 2024", "kind: award, of: 2023")
        .finds(&[
            "unknown-chapter content/reports/2024/index.md:7:26",
            "unknown-story content/reports/2024/index.md:8:24",
            "unknown-award content/reports/2024/index.md:10:24",
        ]);
    let site = with_a_report().replacing(INDEX, "of: forord", "of: foror");
    let found = site.load().found;
    let suggested: Vec<_> = found.iter().filter_map(|d| d.suggestion.clone()).collect();
    assert_eq!(suggested, ["forord"]);
}

#[test]
fn chapter_twice_and_chapter_that_nobody_lists_are_told() {
    with_a_report()
        .replacing(INDEX, "of: bestyrelse", "of: forord")
        .finds(&["listed-twice content/reports/2024/index.md:11:26"]);
    let site = with_a_report().replacing(INDEX, "  - { kind: chapter, of: bestyrelse }\n", "");
    site.finds(&["chapter-not-listed content/reports/2024/index.md:6:1"]);
    assert!(site.load().routes.resource(&RoutePath::requested(PAGES[4])).is_none());
}

#[test]
fn entry_without_kind_or_of_another_kind_is_an_error() {
    with_a_report()
        .replacing(INDEX, "kind: story, of: 2024/lektiecafe", "of: 2024/lektiecafe")
        .replacing(INDEX, "kind: award, of: 2024", "kind: prize, of: 2024")
        .finds(&[
            "missing-field content/reports/2024/index.md:8:5",
            "unknown-choice content/reports/2024/index.md:10:13",
        ]);
}

#[test]
fn developments_of_what_does_not_exist_are_errors() {
    with_a_report()
        .replacing(CHAPTER, "[skolefravaer]", "[skolefravær]")
        .replacing(CHAPTER, "aaparken", "åparken")
        .replacing(CHAPTER, "municipality: havneby", "municipality: havnebyen")
        .finds(&[
            "unknown-indicator content/reports/2024/fravaer.md:3:30",
            "unknown-area content/reports/2024/fravaer.md:3:64",
            "unknown-municipality content/reports/2024/fravaer.md:3:88",
        ]);
}

#[test]
fn developments_without_indicators_or_areas_are_errors() {
    with_a_report()
        .with(CHAPTER, "---\ntitle: Fravær\ndevelopments: { municipality: havneby }\n---\n")
        .finds(&[
            "missing-field content/reports/2024/fravaer.md:3:15",
            "missing-field content/reports/2024/fravaer.md:3:15",
        ]);
}

#[test]
fn chapters_without_a_cover_are_not_used() {
    with_a_report().without(INDEX).without("content/reports/2024/bestyrelse.md").finds(&[
        "unexpected-file content/reports/2024/forord.md:1:1",
        "unexpected-file content/reports/2024/fravaer.md:1:1",
    ]);
}

#[test]
fn chapters_of_two_years_with_one_title_have_pages_with_two() {
    let index = COVER.replace("2024\nyear: 2024", "2025\nyear: 2025");
    let index = index.lines().filter(|line| !line.contains("kind") || line.contains("forord"));
    let site = with_a_report()
        .with("content/reports/2025/index.md", &(index.collect::<Vec<_>>().join("\n") + "\n"))
        .with("content/reports/2025/forord.md", "---\ntitle: Forord\n---\nVelkommen igen.\n");
    site.finds(&[]);
    let snapshot = site.load();
    let title = |path| page(&snapshot, path).only("title").text();
    assert!(title(PAGES[0]).starts_with("Forord, Årsskrift 2024"));
    assert!(title("/aarsskrifter/2025/forord/").starts_with("Forord, Årsskrift 2025"));
    let place = text(&snapshot, PAGES[1]);
    assert!(place.contains("Del af Årsskrift 2024"), "{place}");
}

#[test]
fn report_of_another_year_than_its_folder_is_an_error() {
    with_a_report()
        .replacing(INDEX, "year: 2024", "year: 2023")
        .finds(&["wrong-year-name content/reports/2024/index.md:3:7"]);
}
