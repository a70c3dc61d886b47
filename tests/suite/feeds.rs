//! Feeds: which stories, in which order, with which dates, and nothing that only works on a page.

use bydel::snapshot::Snapshot;
use serde_json::Value;

use super::site_test::{SiteTest, text_at};

/// The minimal site with these stories: path below `content/stories`, front matter, text.
fn with_stories(stories: &[(&str, &str, &str)]) -> SiteTest {
    let listing = "---\ntitle: Historier\nslug: historier\nsummary: Alle historier.\n---\n";
    let site = SiteTest::minimal().with("content/stories/_index.md", listing);
    stories.iter().fold(site, |site, (path, fields, text)| {
        let page = format!("---\ntitle: {path}\nsummary: Kort.\n{fields}\n---\n\n{text}\n");
        site.with(&format!("content/stories/{path}.md"), &page)
    })
}

/// What stands in each element of that name.
fn elements(xml: &str, name: &str) -> Vec<String> {
    let (start, end) = (format!("<{name}>"), format!("</{name}>"));
    let parts = xml.split(&start).skip(1);
    parts.filter_map(|part| Some(part.split_once(&end)?.0.to_owned())).collect()
}

fn titles(snapshot: &Snapshot, path: &str) -> Vec<String> {
    elements(&text_at(snapshot, path).expect("there is a feed"), "title").split_off(1)
}

#[test]
fn site_without_stories_has_no_feeds_and_no_page_names_one() {
    let snapshot = SiteTest::minimal().load();
    for path in ["/feed.xml", "/feed.json", "/omraader/nordparken/feed.xml"] {
        assert_eq!(text_at(&snapshot, path), None, "{path}");
    }
    assert!(!text_at(&snapshot, "/").unwrap().contains("rel=\"alternate\""));
}

#[test]
fn newest_stories_come_first_whatever_is_pinned() {
    let snapshot = with_stories(&[
        ("2024/gammel", "date: 2024-05-01\npinned: true", "Tekst."),
        ("2025/ny", "date: 2025-03-01", "Tekst."),
        ("2025/kun-aar", "date: 2025", "Tekst."),
    ])
    .load();
    assert_eq!(titles(&snapshot, "/feed.xml"), ["2025/ny", "2025/kun-aar", "2024/gammel"]);
}

#[test]
fn feeds_hold_the_twenty_newest() {
    let stories: Vec<(String, String)> =
        (1..=25).map(|day| (format!("2025/s{day}"), format!("date: 2025-03-{day:02}"))).collect();
    let stories: Vec<(&str, &str, &str)> =
        stories.iter().map(|(path, date)| (path.as_str(), date.as_str(), "Tekst.")).collect();
    let snapshot = with_stories(&stories).load();
    let titles = titles(&snapshot, "/feed.xml");
    assert_eq!(
        (titles.len(), titles[0].as_str(), titles[19].as_str()),
        (20, "2025/s25", "2025/s6")
    );
}

#[test]
fn a_day_is_told_only_when_it_is_known() {
    let snapshot = with_stories(&[
        ("2025/dag", "date: 2025-03-01", "Tekst."),
        ("2024/aar", "date: 2024", "Tekst."),
        ("2023/rettet", "date: 2023\nupdated: 2026-02-03", "Tekst."),
    ])
    .load();
    let feed = text_at(&snapshot, "/feed.xml").unwrap();
    assert_eq!(elements(&feed, "published"), ["2025-03-01T00:00:00Z"]);
    let updated = elements(&feed, "updated");
    let expected = ["2026-02-03", "2025-03-01", "2024-01-01", "2026-02-03"];
    assert_eq!(updated, expected.map(|day| format!("{day}T00:00:00Z")));
    let json: Value = serde_json::from_str(&text_at(&snapshot, "/feed.json").unwrap()).unwrap();
    let published = |item: usize| json["items"][item].get("date_published");
    assert!(published(0).is_some() && published(1).is_none() && published(2).is_none());
}

#[test]
fn drafts_and_stories_ahead_or_past_are_in_no_feed() {
    let snapshot = with_stories(&[
        ("2025/kladde", "date: 2025-03-01\ndraft: true", "Tekst."),
        ("2027/senere", "date: 2027-03-01", "Tekst."),
        ("2025/forbi", "date: 2025-03-01\nexpires: 2025-04-01", "Tekst."),
        ("2025/vist", "date: 2025-03-01", "Tekst."),
    ])
    .load();
    assert_eq!(titles(&snapshot, "/feed.xml"), ["2025/vist"]);
    let json: Value = serde_json::from_str(&text_at(&snapshot, "/feed.json").unwrap()).unwrap();
    assert_eq!(json["items"].as_array().unwrap().len(), 1);
}

#[test]
fn areas_and_topics_have_feeds_of_their_own() {
    let snapshot = with_stories(&[
        ("2025/a", "date: 2025-03-01\nareas: [nordparken]", "Tekst."),
        ("2025/b", "date: 2025-03-02\ntopics: [Børn og unge]", "Tekst."),
    ])
    .load();
    assert_eq!(titles(&snapshot, "/omraader/nordparken/feed.xml"), ["2025/a"]);
    assert_eq!(titles(&snapshot, "/historier/emner/boern-og-unge/feed.xml"), ["2025/b"]);
    let page = text_at(&snapshot, "/omraader/nordparken/").unwrap();
    assert!(page.contains("href=\"/omraader/nordparken/feed.xml\""), "the area names its feed");
    let list = text_at(&snapshot, "/historier/emner/boern-og-unge/").unwrap();
    assert!(list.matches("/historier/emner/boern-og-unge/feed.xml").count() == 2, "{list}");
}

#[test]
fn addresses_in_a_feed_are_complete_also_below_a_path() {
    let text = "Læs [om området](../../areas/nordparken/index.md) og [andre](https://andre.dk/).";
    let site = with_stories(&[("2025/a", "date: 2025-03-01", text)])
        .with_options(|options| options.base_url = Some("https://eksempel.dk/proeve".into()));
    let feed = text_at(&site.load(), "/feed.xml").unwrap();
    assert!(feed.contains("href=\"https://eksempel.dk/proeve/omraader/nordparken/\""), "{feed}");
    assert!(feed.contains("<id>https://eksempel.dk/proeve/historier/2025/a/</id>"), "{feed}");
    assert!(feed.contains("href=\"https://eksempel.dk/proeve/feed.xml\""), "{feed}");
    assert!(!feed.contains("href=\"/") && feed.contains("https://andre.dk/"), "{feed}");
}

#[test]
fn nothing_in_a_title_or_text_ends_the_element_it_stands_in() {
    let site = with_stories(&[("2025/a", "date: 2025-03-01", "Et & to < tre.\u{1}")]);
    let site = site.replacing(
        "content/stories/2025/a.md",
        "title: 2025/a",
        "title: '</title>]]> & \"æ\"'",
    );
    let feed = text_at(&site.load(), "/feed.xml").unwrap();
    assert!(feed.contains("<title>&lt;/title&gt;]]&gt; &amp; \"æ\"</title>"), "{feed}");
    assert!(!feed.contains('\u{1}'));
}

#[test]
fn feed_says_what_a_story_builds_on_as_its_page_does() {
    let site = with_stories(&[(
        "2025/a",
        "date: 2025-03-01\nbased_on: { title: Fest & glæde, by: Kim Skriver, in: register }",
        "Tekst.",
    )]);
    let snapshot = site.load();
    let feed: Value = serde_json::from_str(&text_at(&snapshot, "/feed.json").unwrap()).unwrap();
    let content = feed["items"][0]["content_html"].as_str().unwrap();
    let expected =
        "<p>Efter artiklen <cite>Fest &amp; glæde</cite> af Kim Skriver i Boligregistret.</p>\n";
    assert!(content.ends_with(expected), "{content}");
    let page = super::page::Page::parse(&text_at(&snapshot, "/historier/2025/a/").unwrap());
    assert!(page.text().contains("Efter artiklen Fest & glæde af Kim Skriver i Boligregistret."));
}

#[test]
fn the_publisher_answers_for_all_and_no_author_is_named() {
    let site = with_stories(&[("2025/a", "date: 2025-03-01\nauthors: [Kim Skriver]", "Tekst.")]);
    let snapshot = site.load();
    for path in ["/feed.xml", "/feed.json"] {
        let feed = text_at(&snapshot, path).unwrap();
        assert!(feed.contains("Fællessekretariatet i Havneby") && !feed.contains("Kim"), "{feed}");
    }
}
