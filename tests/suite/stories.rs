//! Stories: their order, their lists and pages, what they build on, and what is said of mistakes.

use bydel::route::RoutePath;
use bydel::snapshot::Snapshot;

use super::page::Page;
use super::references::pages;
use super::site_test::{SiteTest, undrawn};

const LISTING: &str =
    "---\ntitle: Historier\nslug: historier\nsummary: Nyt fra områderne.\n---\n\nVelkommen.\n";

/// A small picture.
const PICTURE: &[u8] = include_bytes!("../pictures/comment.png");

fn story(title: &str, fields: &str) -> String {
    format!("---\ntitle: {title}\n{fields}---\n\nTekst om {title}.\n")
}

/// The minimal site with a listing and these stories: year and name, title, further fields.
fn with(stories: &[(&str, &str, &str)]) -> SiteTest {
    let site = SiteTest::minimal().with("content/stories/_index.md", LISTING);
    stories.iter().fold(site, |site, (id, title, fields)| {
        site.with(&format!("content/stories/{id}.md"), &story(title, fields))
    })
}

/// That many stories of one year about Nordparken, the newest with the lowest number.
fn many(count: usize) -> SiteTest {
    let site = SiteTest::minimal().with("content/stories/_index.md", LISTING);
    (1..=count).fold(site, |site, number| {
        let fields = "date: 2020\nareas: [nordparken]\ntopics: [naboer]\n";
        let text = story(&format!("Nr. {number:03}"), fields);
        site.with(&format!("content/stories/2020/nr-{number}.md"), &text)
    })
}

#[track_caller]
fn page(snapshot: &Snapshot, path: &str) -> Page {
    let page = pages(snapshot).remove(&RoutePath::requested(path));
    page.unwrap_or_else(|| panic!("there is no page {path}"))
}

/// The titles of the cards on a page.
fn cards(page: &Page) -> Vec<String> {
    page.of_class("card__title").iter().map(super::page::Part::text).collect()
}

/// Where the links in an element lead.
fn links(part: super::page::Part<'_>) -> Vec<&str> {
    part.all("a").iter().filter_map(|link| link.element.get("href")).collect()
}

#[test]
fn newest_stand_first_and_of_a_year_those_with_a_day() {
    let snapshot = with(&[
        ("2019/a", "Nytår", "date: 2019-01-02\n"),
        ("2018/b", "Ågade", "date: 2018\n"),
        ("2018/c", "Æbler", "date: 2018\n"),
        ("2018/d", "Forår", "date: 2018-03-01\n"),
        ("2018/e", "Advent", "date: 2018-12-02\n"),
        ("2018/f", "Zebra", "date: 2018\n"),
    ])
    .load();
    let list = page(&snapshot, "/historier/");
    assert_eq!(cards(&list), ["Nytår", "Advent", "Forår", "Zebra", "Æbler", "Ågade"]);
    let headings: Vec<_> = list.all("h2").iter().map(super::page::Part::text).collect();
    assert_eq!(headings, ["2019", "2018"]);
}

#[test]
fn pinned_stories_stand_before_all_others_but_not_out_of_the_order_of_time() {
    let snapshot = with(&[
        ("2019/ny", "Ny", "date: 2019\n"),
        ("2018/vigtig", "Vigtig", "date: 2018\npinned: true\ntopics: [fest]\n"),
        ("2020/nyest", "Nyest", "date: 2020\ntopics: [fest]\n"),
    ])
    .load();
    let list = page(&snapshot, "/historier/");
    assert_eq!(cards(&list), ["Vigtig", "Nyest", "Ny"]);
    assert_eq!(list.all("h2")[0].text(), "Fremhævet");
    assert_eq!(cards(&page(&snapshot, "/historier/emner/fest/")), ["Nyest", "Vigtig"]);
    assert_eq!(cards(&page(&snapshot, "/")), ["Vigtig", "Nyest", "Ny"]);
    let steps = page(&snapshot, "/historier/2019/ny/");
    let steps = links(steps.of_class("steps")[0]).join(" ");
    assert_eq!(steps, "/historier/2018/vigtig/ /historier/2020/nyest/");
}

#[test]
fn a_date_is_printed_as_precisely_as_it_is_known() {
    let snapshot =
        with(&[("2018/aar", "År", "date: 2018\n"), ("2018/dag", "Dag", "date: 2018-11-05\n")])
            .load();
    for (path, iso, words) in [
        ("/historier/2018/aar/", "2018", "2018"),
        ("/historier/2018/dag/", "2018-11-05", "5. november 2018"),
    ] {
        let page = page(&snapshot, path);
        let time = page.all("time")[0];
        assert_eq!((time.element.get("datetime"), time.text().as_str()), (Some(iso), words));
    }
}

#[test]
fn a_long_list_has_pages_that_lead_to_each_other() {
    let snapshot = many(27).load();
    let second = page(&snapshot, "/historier/side/2/");
    let expected: Vec<String> = (13..=24).map(|number| format!("Nr. {number:03}")).collect();
    assert_eq!(cards(&second), expected);
    let navigation = second.of_class("pagination")[0];
    assert_eq!(
        links(navigation),
        [
            "/historier/",
            "/historier/",
            "/historier/side/2/",
            "/historier/side/3/",
            "/historier/side/3/"
        ]
    );
    let current: Vec<_> = navigation
        .all("a")
        .into_iter()
        .filter(|a| a.element.get("aria-current").is_some())
        .collect();
    assert_eq!((current.len(), current[0].text().as_str()), (1, "2"));
    assert_eq!(cards(&page(&snapshot, "/historier/side/3/")).len(), 3);
    assert_eq!(cards(&page(&snapshot, "/historier/emner/naboer/side/3/")).len(), 3);
    assert_eq!(cards(&page(&snapshot, "/historier/omraader/nordparken/side/3/")).len(), 3);
    assert!(snapshot.routes.resource(&RoutePath::requested("/historier/side/1/")).is_none());
    assert!(snapshot.routes.resource(&RoutePath::requested("/historier/side/4/")).is_none());
}

#[test]
fn exactly_one_page_full_has_no_second_page() {
    for (count, second) in [(12, false), (13, true)] {
        let snapshot = many(count).load();
        let path = RoutePath::requested("/historier/side/2/");
        assert_eq!(snapshot.routes.resource(&path).is_some(), second, "{count}");
        let navigation = page(&snapshot, "/historier/").of_class("pagination").len();
        assert_eq!(navigation == 1, second, "{count}");
    }
}

#[test]
fn every_page_of_a_list_has_a_title_and_description_of_its_own() {
    let snapshot = many(30).load();
    let mut seen = std::collections::BTreeSet::new();
    for (path, page) in pages(&snapshot) {
        let title = page.all("title")[0].text();
        let description = page.elements().find(|e| e.get("name") == Some("description"));
        let description = description.and_then(|e| e.get("content")).map(str::to_owned);
        if path.as_str().starts_with("/historier/") && !path.as_str().contains("/2020/") {
            assert!(seen.insert(title.clone()), "{path}: {title}");
            assert!(seen.insert(description.unwrap_or_default()), "{path}");
        }
    }
    assert!(seen.contains("Historier, side 2 af 3 | Boligområder i Havneby"), "{seen:?}");
    assert!(seen.contains("Nyt fra områderne. Side 2 af 3."), "{seen:?}");
    assert!(seen.contains("Historier om naboer, side 2 af 3 | Boligområder i Havneby"));
    assert!(seen.contains("30 historier om naboer. Den nyeste er »Nr. 001«."), "{seen:?}");
}

#[test]
fn an_area_shows_its_three_newest_stories_and_the_way_to_all() {
    let snapshot = many(5).load();
    let profile = page(&snapshot, "/omraader/nordparken/");
    assert_eq!(cards(&profile), ["Nr. 001", "Nr. 002", "Nr. 003"]);
    let section = profile.with_id("afsnit_historier");
    assert!(links(section).contains(&"/historier/omraader/nordparken/"));
    assert!(section.text().ends_with("Alle historier fra Nordparken"));
}

#[test]
fn a_group_has_the_stories_of_its_parts_and_a_part_none_of_its_group() {
    let group =
        "---\nname: Begge\nmunicipality: havneby\nparts: [nordparken, soenderparken]\n---\n";
    let snapshot = with(&[
        ("2020/del", "Del", "date: 2020\nareas: [nordparken, soenderparken]\n"),
        ("2020/hel", "Hel", "date: 2020\nareas: [begge]\n"),
    ])
    .with("content/areas/soenderparken.md", "---\nname: Sønderparken\nmunicipality: havneby\n---\n")
    .with("content/areas/begge.md", group)
    .load();
    assert_eq!(cards(&page(&snapshot, "/omraader/begge/")), ["Del", "Hel"]);
    assert_eq!(cards(&page(&snapshot, "/omraader/nordparken/")), ["Del"]);
}

#[test]
fn a_site_without_stories_has_no_empty_headings() {
    let empty = SiteTest::minimal().with("content/stories/_index.md", LISTING);
    empty.finds(&[]);
    let snapshot = empty.load();
    assert!(page(&snapshot, "/historier/").only("main").text().contains("ingen historier endnu"));
    for site in [SiteTest::minimal(), empty] {
        for (path, page) in pages(&site.load()) {
            let headings = page.all("h2");
            let about = headings.iter().filter(|heading| heading.text().contains("istorier"));
            assert_eq!(about.count(), 0, "{path}");
        }
    }
}

#[test]
fn a_story_says_how_long_it_is_what_it_builds_on_and_where_it_belongs() {
    let fields = "date: 2020\nareas: [nordparken]\ntopics: [Fest og mad, naboer]\n\
                  based_on: { title: Naboer & fest, by: Bo Lund, in: register }\n";
    let text = story("Fest", fields) + &"ord ".repeat(400);
    let snapshot = with(&[]).with("content/stories/2020/fest.md", &text).load();
    assert!(snapshot.found.is_empty());
    let page = page(&snapshot, "/historier/2020/fest/");
    let main = page.only("main");
    assert!(main.text().contains("2020 · 3 minutters læsning"), "{}", main.text());
    assert!(main.text().contains("Efter artiklen Naboer & fest af Bo Lund i Boligregistret."));
    let labels = links(page.of_class("story-labels")[0]);
    let expected =
        ["/omraader/nordparken/", "/historier/emner/fest-og-mad/", "/historier/emner/naboer/"];
    assert_eq!(labels, expected);
}

#[test]
fn an_article_without_title_or_author_is_told_as_far_as_it_is_known() {
    let snapshot = with(&[
        ("2020/a", "A", "date: 2020\nbased_on: { in: register }\n"),
        ("2020/b", "B", "date: 2020\nbased_on: { by: Bo Lund, in: register }\n"),
    ])
    .load();
    for (path, expected) in [
        ("/historier/2020/a/", "Efter en artikel i Boligregistret."),
        ("/historier/2020/b/", "Efter en artikel af Bo Lund i Boligregistret."),
    ] {
        assert!(page(&snapshot, path).only("main").text().contains(expected), "{path}");
    }
}

#[test]
fn other_stories_of_an_area_are_offered_once_and_never_the_story_itself() {
    let snapshot = many(3).load();
    let page = page(&snapshot, "/historier/2020/nr-2/");
    assert_eq!(cards(&page), ["Nr. 001", "Nr. 003"]);
    assert!(page.only("main").text().contains("Andre historier om Nordparken"));
}

#[test]
fn other_stories_of_two_areas_stand_in_one_section() {
    let both = "date: 2020\nareas: [nordparken, soenderparken]\n";
    let snapshot = with(&[
        ("2020/faelles", "Fælles", both),
        ("2020/nord", "Nord", "date: 2020\nareas: [nordparken]\n"),
        ("2020/syd", "Syd", "date: 2020\nareas: [soenderparken]\n"),
    ])
    .with("content/areas/soenderparken.md", "---\nname: Sønderparken\nmunicipality: havneby\n---\n")
    .load();
    let page = page(&snapshot, "/historier/2020/faelles/");
    assert_eq!(cards(&page), ["Nord", "Syd"]);
    let headings: Vec<_> = page.all("h2").iter().map(super::page::Part::text).collect();
    assert_eq!(headings, ["Andre historier om Nordparken og Sønderparken"]);
}

#[test]
fn a_picture_stands_beside_its_story_and_on_its_card_with_words_and_credit() {
    let fields = "date: 2020\npicture: fest.png\n";
    let record = "fest.png: { alt: Naboer ved et bord, photographer: Bo, people: none }\n";
    let snapshot = with(&[("2020/fest/index", "Fest", fields)])
        .with_bytes("content/stories/2020/fest/fest.png", PICTURE)
        .with("content/stories/2020/fest/pictures.yaml", record)
        .load();
    assert!(snapshot.found.is_empty());
    let story = page(&snapshot, "/historier/2020/fest/");
    assert_eq!(story.only("img").element.get("alt"), Some("Naboer ved et bord"));
    assert_eq!(story.only("figcaption").text(), "Foto: Bo");
    let list = page(&snapshot, "/historier/");
    assert_eq!(list.only("img").element.get("alt"), Some("Naboer ved et bord"));
}

#[test]
fn what_is_wrong_with_a_picture_is_told_at_its_words() {
    with(&[
        ("2020/a", "A", "date: 2020\npicture: mangler.png\n"),
        ("2020/b", "B", "date: 2020\npicture: ../../../../uden-for.png\n"),
        ("2020/c", "C", "date: 2020\npicture: { file: hus.png, alt: Et hus }\n"),
    ])
    .finds(&[
        "missing-picture content/stories/2020/a.md:4:10",
        "missing-picture content/stories/2020/b.md:4:10",
        "wrong-type content/stories/2020/c.md:4:10",
    ]);
}

#[test]
fn what_is_wrong_with_a_story_is_told_at_its_words() {
    with(&[
        ("2020/a", "A", "date: foråret 2020\n"),
        ("2020/b", "B", "date: 2019\n"),
        ("2020/c", "C", "date: 2020\ntopics: [\"!\"]\n"),
        ("2020/d", "D", "date: 2020\nbased_on: { by: Bo Lund }\n"),
        ("2020/e", "E", "date: 2020\nbased_on: { in: registret }\n"),
        ("2020/f", "F", "date: 2020\nexpires: 2019-12-31\n"),
        ("2020/g", "G", ""),
    ])
    .finds(&[
        "not-a-date content/stories/2020/a.md:3:7",
        "wrong-year-folder content/stories/2020/b.md:3:7",
        "invalid-slug content/stories/2020/c.md:4:10",
        "missing-field content/stories/2020/d.md:4:11",
        "unknown-source content/stories/2020/e.md:4:17",
        "expires-before-date content/stories/2020/f.md:4:10",
        "missing-field content/stories/2020/g.md:1:1",
    ]);
}

#[test]
fn two_spellings_of_a_topic_are_one_topic_and_the_later_one_is_told() {
    let site = with(&[
        ("2020/a", "A", "date: 2020\ntopics: [børn og unge]\n"),
        ("2020/b", "B", "date: 2020\ntopics: [Børn og unge, børn og unge]\n"),
    ]);
    site.finds(&["topic-spelling content/stories/2020/b.md:4:10"]);
    let snapshot = site.load();
    let suggestions: Vec<_> = snapshot.found.iter().map(|d| d.suggestion.as_deref()).collect();
    assert_eq!(suggestions, [Some("børn og unge")]);
    let topic = page(&snapshot, "/historier/emner/boern-og-unge/");
    assert_eq!(topic.only("h1").text(), "Historier om børn og unge");
    assert_eq!(cards(&topic), ["A", "B"]);
}

#[test]
fn stories_that_are_not_shown_leave_nothing_but_their_names_behind() {
    let site = with(&[
        ("2026/kladde", "Kladden", "date: 2026-05-01\ndraft: true\ntopics: [hemmeligt]\n"),
        ("2027/snart", "Kommende", "date: 2027\nareas: [nordparken]\n"),
        ("2026/slut", "Forbi", "date: 2026-05-01\nexpires: 2026-11-21\n"),
        ("2026/ude", "Fremme", "date: 2026\n"),
    ]);
    site.finds(&[]);
    let snapshot = site.load();
    assert_eq!(cards(&page(&snapshot, "/historier/")), ["Fremme"]);
    for (path, bytes) in undrawn(&snapshot) {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["Kladden", "hemmeligt", "Kommende", "Forbi"] {
            assert!(!text.contains(word), "{path} holds {word}");
        }
    }
    let drafts = site.with_options(|options| options.load.drafts = true).load();
    let draft = page(&drafts, "/historier/2026/kladde/");
    assert!(draft.of_class("notice")[0].text().contains("kladde"));
}

#[test]
fn a_link_to_a_story_that_is_not_shown_is_a_warning_and_leads_to_the_list() {
    let text = "---\ntitle: Om\n---\n\n[1](../stories/2026/kladde.md#sted) [2](/historier/2027/snart/#sted) \
                [3](../stories/2026/slut.md)\n";
    let menu = "  - { title: Nøgletal, to: indicators/_index.md }\n";
    let site = with(&[
        ("2026/kladde", "Kladden", "date: 2026-05-01\ndraft: true\n"),
        ("2027/snart", "Kommende", "date: 2027-01-02\n"),
        ("2026/slut", "Forbi", "date: 2026-05-01\nexpires: 2026-11-21\n"),
    ])
    .with("content/pages/om.md", text)
    .replacing("content/site.yaml", menu, "  - { title: Snart, to: stories/2027/snart.md }\n");
    site.finds(&[
        "unpublished-page content/pages/om.md:5:5",
        "unpublished-page content/pages/om.md:5:41",
        "unpublished-page content/pages/om.md:5:74",
        "unpublished-page content/site.yaml:7:25",
    ]);
    let snapshot = site.load();
    assert!(!snapshot.found.has_errors());
    let page = page(&snapshot, "/om/");
    assert_eq!(links(page.of_class("prose")[0]), ["/historier/"; 3]);
    assert_eq!(links(page.of_class("site-header__nav")[0])[1], "/historier/");
}

#[test]
fn a_link_to_the_address_of_a_broken_story_is_not_a_second_mistake() {
    with(&[("2020/a", "A", "date: i dag\n")])
        .with("content/pages/om.md", "---\ntitle: Om\n---\n\n[A](/historier/2020/a/)\n")
        .finds(&["not-a-date content/stories/2020/a.md:3:7"]);
    with(&[])
        .with("content/pages/om.md", "---\ntitle: Om\n---\n\n[A](/historier/2020/a/)\n")
        .finds(&["broken-link content/pages/om.md:5:5"]);
}

#[test]
fn two_stories_at_one_address_are_told_and_years_keep_equal_names_apart() {
    with(&[
        ("2020/a", "A", "date: 2020\nslug: fest\n"),
        ("2020/b", "B", "date: 2020\nslug: fest\n"),
        ("2021/fest", "C", "date: 2021\n"),
    ])
    .finds(&["path-claimed-twice content/stories/2020/b.md:4:7"]);
}

#[test]
fn two_areas_at_one_address_are_one_mistake_though_both_have_stories() {
    with(&[
        ("2020/a", "A", "date: 2020\nareas: [nordparken]\n"),
        ("2020/b", "B", "date: 2020\nareas: [sydparken]\n"),
    ])
    .with(
        "content/areas/sydparken.md",
        "---\nname: Sydparken\nslug: nordparken\nmunicipality: havneby\n---\n",
    )
    .finds(&["path-claimed-twice content/areas/sydparken.md:3:7"]);
}

#[test]
fn stories_without_a_listing_are_told_once_and_linked_from_nowhere() {
    let site = many(3).without("content/stories/_index.md");
    site.finds(&["listing-missing content/stories/2020/nr-1.md:1:1"]);
    for (path, page) in pages(&site.load()) {
        assert_eq!(
            page.of_class("card__title").iter().filter(|c| c.text().contains("Nr.")).count(),
            0,
            "{path}"
        );
    }
}
