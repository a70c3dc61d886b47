//! What a site's owner can set otherwise in `site.yaml`, and layouts of a site's own.

use bydel::route::RoutePath;
use bydel::snapshot::Snapshot;

use super::site_test::{SiteTest, text_at};

const SITE: &str = "content/site.yaml";
const FIGURES: &str = "content/areas/nordparken/figures.yaml";

/// The minimal site with stories about Nordparken, of one topic, and these settings.
fn site(stories: usize, settings: &str) -> SiteTest {
    let minimal = SiteTest::minimal();
    let config = String::from_utf8(minimal.bytes(SITE)).expect("UTF-8") + settings;
    let listing = "---\ntitle: Historier\nslug: historier\n---\n";
    let site = minimal.with(SITE, &config).with("content/stories/_index.md", listing);
    (1..=stories).fold(site, |site, number| {
        let text = format!(
            "---\ntitle: Nr. {number}\ndate: 2020-01-{number:02}\nareas: [nordparken]\n\
             topics: [Naboer]\n---\n\nTekst.\n"
        );
        site.with(&format!("content/stories/2020/nr-{number}.md"), &text)
    })
}

#[track_caller]
fn sound(site: &SiteTest) -> Snapshot {
    site.finds(&[]);
    site.load()
}

fn stands(snapshot: &Snapshot, path: &str) -> bool {
    snapshot.routes.resource(&RoutePath::requested(path)).is_some()
}

#[test]
fn a_list_holds_as_many_stories_as_the_site_says() {
    let snapshot = sound(&site(7, "stories: { per_page: 3, on_front_page: 5 }\n"));
    assert!(stands(&snapshot, "/historier/side/3/") && !stands(&snapshot, "/historier/side/4/"));
    assert!(stands(&snapshot, "/historier/emner/naboer/side/3/"));
    let front = text_at(&snapshot, "/").unwrap();
    assert_eq!(front.matches("href=\"/historier/2020/nr-").count(), 5);
}

#[test]
fn a_topic_can_stand_on_one_page_and_an_address_without_its_year() {
    let settings = "stories: { per_page: 3, whole_topics: true, year_in_address: false }\n";
    let snapshot = sound(&site(7, settings));
    let topic = text_at(&snapshot, "/historier/emner/naboer/").unwrap();
    assert_eq!(topic.matches("href=\"/historier/nr-").count(), 7);
    assert!(!stands(&snapshot, "/historier/emner/naboer/side/2/"));
    assert!(stands(&snapshot, "/historier/nr-1/") && !stands(&snapshot, "/historier/2020/nr-1/"));
}

#[test]
fn two_stories_that_share_an_address_without_their_years_are_told_of() {
    let other = "---\ntitle: Nr. 1\nslug: nr-1\ndate: 2021\n---\n\nEn anden.\n";
    site(1, "stories: { year_in_address: false }\n")
        .with("content/stories/2021/nr-1.md", other)
        .finds(&["path-claimed-twice content/stories/2021/nr-1.md:3:7"]);
}

#[test]
fn without_lists_of_areas_all_stories_stand_on_the_page_of_the_area() {
    let area = |settings| {
        let snapshot = sound(&site(7, settings));
        let list = stands(&snapshot, "/historier/omraader/nordparken/");
        let page = text_at(&snapshot, "/omraader/nordparken/").unwrap();
        (list, page.matches("href=\"/historier/2020/nr-").count())
    };
    assert_eq!(area(""), (true, 3));
    assert_eq!(area("stories: { lists_of_areas: false }\n"), (false, 7));
}

#[test]
fn feeds_have_the_name_and_the_length_that_the_site_says() {
    let settings = "feeds: { name: atom, entries: 4, json: false, of_lists: false }\n";
    let snapshot = sound(&site(7, settings));
    let feed = text_at(&snapshot, "/atom.xml").unwrap();
    assert_eq!(feed.matches("<entry>").count(), 4);
    for path in ["/feed.xml", "/feed.json", "/atom.json", "/historier/emner/naboer/atom.xml"] {
        assert!(!stands(&snapshot, path), "{path}");
    }
    let front = text_at(&snapshot, "/").unwrap();
    assert!(front.contains("href=\"/atom.xml\"") && !front.contains("application/feed+json"));
}

#[test]
fn figures_need_not_be_published_as_files() {
    let all = sound(&site(0, ""));
    assert!(stands(&all, "/data/alle-tal.csv") && stands(&all, "/data/omraader/nordparken.json"));
    let none = sound(&site(0, "data_files: none\n"));
    let is_file = |path: &str| path.starts_with("/data/") || path.ends_with("/skolefravaer.svg");
    assert!(all.routes.iter().any(|(path, _)| path.as_str().ends_with("/skolefravaer.svg")));
    assert!(none.routes.iter().all(|(path, _)| !is_file(path.as_str())));
    let area = text_at(&none, "/omraader/nordparken/").unwrap();
    assert!(!area.contains("Hent tallene") && !area.contains("Hent grafen"), "{area}");
}

#[test]
fn settings_outside_their_bounds_are_told_of() {
    for (settings, finding) in [
        ("stories: { per_page: 0 }\n", "unknown-choice content/site.yaml:8:22"),
        ("stories: { per_page: 201 }\n", "unknown-choice content/site.yaml:8:22"),
        ("stories: { per_side: 20 }\n", "unknown-field content/site.yaml:8:12"),
        ("feeds: { name: Min feed }\n", "invalid-slug content/site.yaml:8:16"),
        ("feeds: { json: maybe }\n", "unknown-choice content/site.yaml:8:16"),
        ("data_files: some\n", "unknown-choice content/site.yaml:8:13"),
    ] {
        site(0, settings).finds(&[finding]);
    }
}

#[test]
fn topics_have_a_page_of_their_own_where_one_shows_them() {
    let page = "---\ntitle: Emner\nslug: emner\nshows: topics\n---\n";
    let snapshot = sound(&site(2, "").with("content/pages/emner.md", page));
    let all = text_at(&snapshot, "/emner/").unwrap();
    assert!(all.contains("<a href=\"/emner/naboer/\">Naboer</a>"), "{all}");
    let topic = text_at(&snapshot, "/emner/naboer/").unwrap();
    assert!(topic.contains("<li><a href=\"/emner/\">Emner</a></li>"), "{topic}");
    assert!(!stands(&snapshot, "/historier/emner/naboer/"));
}

#[test]
fn of_a_day_the_latest_story_stands_first_and_feeds_tell_the_instant() {
    let at = |site: SiteTest, number: usize, time: &str| {
        let path = format!("content/stories/2020/nr-{number}.md");
        site.replacing(
            &path,
            &format!("date: 2020-01-{number:02}"),
            &format!("date: 2020-01-01\ntime: {time}"),
        )
    };
    let snapshot = sound(&at(at(at(site(3, ""), 1, "08:30"), 2, "19:05"), 3, "12:00"));
    let list = text_at(&snapshot, "/historier/").unwrap();
    let place = |number: usize| list.find(&format!("/nr-{number}/\"")).unwrap();
    assert!(place(2) < place(3) && place(3) < place(1));
    let feed = text_at(&snapshot, "/feed.xml").unwrap();
    assert!(feed.contains("<published>2020-01-01T18:05:00Z</published>"), "{feed}");
    at(site(1, ""), 1, "kl. 8").finds(&["not-a-time content/stories/2020/nr-1.md:4:7"]);
}

#[test]
fn what_has_an_order_stands_before_what_has_only_a_name() {
    let area = |name: &str, order: &str| {
        format!("---\nname: {name}\nmunicipality: havneby\n{order}---\n\nTekst.\n")
    };
    let site = SiteTest::minimal()
        .with("content/areas/a/index.md", &area("Aaparken", "order: 2\n"))
        .with("content/areas/b/index.md", &area("Bakken", ""))
        .with("content/areas/c/index.md", &area("Østergaard", "order: 1\n"));
    let list = text_at(&sound(&site), "/omraader/").unwrap();
    let place = |slug: &str| list.find(&format!("href=\"/omraader/{slug}/\"")).unwrap();
    let mut slugs = ["a", "b", "c", "nordparken"];
    slugs.sort_by_key(|slug| place(slug));
    assert_eq!(slugs, ["c", "a", "b", "nordparken"]);
}

#[test]
fn a_layout_is_given_figures_as_numbers() {
    let figures = "skolefravaer:\n  source: register\n  values:\n    2020: 9.5\n    2022: 7.0\n";
    let layout = "{% for row in series %}{{ row.indicator.title }}: {{ row.latest.text }} \
                  {{ row.latest.year }} {{ (row.latest.value - row.values[0])|signed_number(1) }} \
                  {{ row.years|polyline(row.values, first=2020, step=10, top=0, bottom=20) }}\
                  {% endfor %}";
    let site = SiteTest::minimal();
    let source = String::from_utf8(site.bytes("content/sources.yaml")).unwrap();
    let id = source.split(':').next().unwrap();
    let site =
        site.with(FIGURES, &figures.replace("register", id)).with("layouts/area.html", layout);
    let page = text_at(&site.load(), "/omraader/nordparken/").unwrap();
    assert!(page.contains("7,0\u{a0}% 2022 −2,5 0,0.0 20,20.0"), "{page}");
}
