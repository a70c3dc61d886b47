//! Every kind of content is read with all its fields, also the kinds that have no page yet.

use bydel::site::{Moment, PartyRole, ReportEntry, Site};
use bydel::text::{Decimal, parse_date};

use super::site_test::SiteTest;

const PROGRAMME: &str = "\
---
name: Helhedsplan for Havneby
short_name: Helhedsplanen
municipality: havneby
period: { from: 2023, to: 2026-12-31 }
funds: 2019-26-midlerne
areas: [nordparken]
source: register
parties:
  - { name: Havneby Boligforening, role: lead-housing-association }
  - { name: Havneby Kommune, role: municipality }
vision: [Trygge naboer]
themes:
  - { theme: tryghed, problem: [Mange er utrygge] }
activities:
  - { id: cafe, name: Lektiecafé, theme: tryghed, areas: [nordparken], audience: børn, points: [To gange om ugen] }
targets:
  - id: fravaer
    name: Fraværet falder
    activity: cafe
    indicators: [skolefravaer]
    kind: relative-change
    value: -5
    deadline: { text: skoleåret 2025/26, year: 2026 }
    baseline: [{ area: nordparken, year: 2024 }]
organisation:
  bodies:
    - { id: bestyrelsen, name: Bestyrelsen, kind: board, composition: [direktører] }
    - { id: sekretariatet, name: Sekretariatet, kind: secretariat, under: bestyrelsen, tasks: [Daglig drift] }
budget:
  lines:
    - { name: Landsbyggefonden, amount: 14600 }
    - { name: Lokal medfinansiering, amount: 12502 }
  total: 27102
---
Planen.
";

const THEME: &str = "---\nname: Tryghed\norder: 1\ngoals: [trygge-omraader]\nfunds: 2019-26-midlerne\n---\nTekst.\n";

const GOAL: &str = "---\nname: Trygge områder\norder: 1\npoints: [Beboerne er trygge]\n---\n";

fn with_a_programme() -> SiteTest {
    SiteTest::minimal()
        .with("content/themes/tryghed.md", THEME)
        .with("content/goals/trygge-omraader.md", GOAL)
        .with("content/goals/_index.md", "---\ntitle: Mål\nslug: maal\n---\n")
        .with("content/programmes/plan/index.md", PROGRAMME)
        .with(
            "content/themes/_index.md",
            "---\ntitle: Indsatsområder\nslug: indsatsomraader\n---\n",
        )
        .with(
            "content/programmes/_index.md",
            "---\ntitle: Helhedsplaner\nslug: helhedsplaner\n---\n",
        )
}

#[test]
fn programme_is_read_with_all_its_fields() {
    let site = with_a_programme();
    site.finds(&[]);
    let snapshot = site.load();
    let programme = &snapshot.site.programmes["plan"];
    assert_eq!(programme.label(), "Helhedsplan for Havneby (2023–2026)");
    let period = programme.period.unwrap();
    assert_eq!(period.to, parse_date("2026-12-31").map(Moment::Day));
    assert_eq!(programme.parties[0].role, PartyRole::LeadHousingAssociation);
    assert_eq!(programme.activities[0].areas[0].as_str(), "nordparken");
    assert_eq!(programme.targets[0].demand.value, Some(Decimal::from(-5)));
    let bodies = &programme.organisation.as_ref().unwrap().bodies;
    assert_eq!(bodies[1].under.as_ref(), Some(&bodies[0].id));
    assert_eq!(programme.budget.as_ref().unwrap().whole.total, Decimal::from(27102));
    let area = snapshot.site.areas.keys().next().unwrap();
    assert_eq!(snapshot.site.index.programmes_of[area], std::slice::from_ref(&programme.id));
}

#[test]
fn budget_whose_lines_do_not_add_up_is_an_error_at_its_total() {
    with_a_programme()
        .replacing("content/programmes/plan/index.md", "total: 27102", "total: 27100")
        .finds(&["budget-sum content/programmes/plan/index.md:34:10"]);
}

/// A listing page, without which things in its folder have no pages.
const LISTING: &str = "---\ntitle: Alle\nslug: alle\n---\n";

/// A story with these further fields.
fn story(fields: &str) -> String {
    format!(
        "---\ntitle: Ny lektiecafé\nauthors: [Sekretariatet]\nareas: [nordparken]\ntopics: [skole]\n{fields}---\nTekst.\n"
    )
}

fn stories(site: &SiteTest) -> Vec<String> {
    site.load().site.stories.keys().map(ToString::to_string).collect()
}

#[test]
fn only_stories_that_are_out_on_the_day_are_taken_in() {
    let site = SiteTest::minimal()
        .with("content/stories/_index.md", LISTING)
        .with("content/stories/2026/ude.md", &story("date: 2026-11-21\n"))
        .with("content/stories/2026/udkast/index.md", &story("date: 2026-05-01\ndraft: true\n"))
        .with("content/stories/2026/snart.md", &story("date: 2026-11-22\n"))
        .with("content/stories/2026/slut.md", &story("date: 2026-05-01\nexpires: 2026-11-21\n"));
    site.finds(&[]);
    assert_eq!(stories(&site), ["2026/ude"]);
    let with_drafts = site.clone().with_options(|options| options.load.drafts = true);
    assert_eq!(stories(&with_drafts), ["2026/ude", "2026/udkast"]);
    let with_future = site.with_options(|options| options.load.future = true);
    assert_eq!(stories(&with_future), ["2026/snart", "2026/ude"]);
}

#[test]
fn story_in_the_folder_of_another_year_and_one_that_never_shows_are_errors() {
    SiteTest::minimal()
        .with("content/stories/_index.md", LISTING)
        .with("content/stories/2025/a.md", &story("date: 2026-05-01\n"))
        .with("content/stories/2026/b.md", &story("date: 2026-05-01\nexpires: 2026-04-01\n"))
        .finds(&[
            "wrong-year-folder content/stories/2025/a.md:6:7",
            "expires-before-date content/stories/2026/b.md:7:10",
        ]);
}

#[test]
fn award_report_and_glossary_are_read() {
    let award = "---\ntitle: Årets Ildsjæl\nyear: 2018\nwinners:\n  - { name: Syv frivillige, areas: [nordparken], reasons: [For deres arbejde] }\nnominees: [{ name: Klubben, kind: group }]\njury: [{ name: Ole Hansen, role: Rådmand }]\nprize: { amount: 10000, donor: Banken }\n---\nTekst.\n";
    let report = "---\ntitle: Årsskrift 2018\nyear: 2018\ncontents:\n  - { kind: chapter, of: forord }\n  - { kind: award, of: 2018 }\n---\nTekst.\n";
    let site = SiteTest::minimal()
        .with("content/awards/_index.md", LISTING)
        .with("content/awards/2018.md", award)
        .with("content/reports/_index.md", &LISTING.replace("alle", "skrifter"))
        .with("content/reports/2018/index.md", report)
        .with("content/reports/2018/forord.md", "---\ntitle: Forord\n---\nTekst.\n")
        .with("content/glossary.yaml", "helhedsplan:\n  term: helhedsplan\n  forms: [helhedsplanen]\n  explanation: En flerårig aftale.\n");
    site.finds(&[]);
    let Site { awards, reports, chapters, glossary, .. } = site.load().site;
    assert_eq!(awards["2018"].winners[0].areas[0].as_str(), "nordparken");
    assert_eq!(awards["2018"].prize.as_ref().unwrap().amount, Decimal::from(10000));
    assert!(matches!(reports["2018"].contents[1], ReportEntry::Award(_)));
    assert_eq!(chapters["2018/forord"].report.as_str(), "2018");
    assert_eq!(glossary["helhedsplan"].forms, ["helhedsplanen"]);
}

#[test]
fn guide_for_authors_is_never_read() {
    SiteTest::minimal().with("content/LAESMIG.md", "# Sådan gør du\n").finds(&[]);
}

#[test]
fn figures_of_a_programme_stand_on_its_page() {
    let figures = "skolefravaer:\n  source: register\n  values: { 2024: 7.7 }\n";
    let listing = "---\ntitle: Helhedsplaner\nslug: helhedsplaner\n---\n";
    let themes = "---\ntitle: Temaer\nslug: temaer\n---\n";
    let built = with_a_programme()
        .with("content/programmes/_index.md", listing)
        .with("content/themes/_index.md", themes)
        .with("content/programmes/plan/figures.yaml", figures)
        .build();
    assert!(built.read("helhedsplaner/plan/index.html").contains("7,7\u{a0}%"));
}
