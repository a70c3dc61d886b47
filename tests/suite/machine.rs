//! What programs read beside data and feeds: the sitemap, robots.txt, old addresses, JSON-LD and
//! what is shown of a shared link.

use bydel::route::Resource;
use bydel::snapshot::Snapshot;
use serde_json::Value;

use super::page::{Page, Part};
use super::site_test::{SiteTest, text_at};

#[track_caller]
fn file(snapshot: &Snapshot, path: &str) -> String {
    text_at(snapshot, path).unwrap_or_else(|| panic!("there is no {path}"))
}

/// The minimal site with a page of these fields.
fn with_page(fields: &str) -> SiteTest {
    let text = format!("---\ntitle: Om\nsummary: Om siden.\n{fields}\n---\n\nTekst.\n");
    SiteTest::minimal().with("content/pages/om.md", &text)
}

/// What JSON-LD says on a page, each node by its type.
fn nodes(html: &str) -> Vec<(String, Value)> {
    let Some((_, rest)) = html.split_once("<script type=\"application/ld+json\">") else {
        return Vec::new();
    };
    let script = rest.split_once("</script>").expect("the script ends").0;
    let value: Value = serde_json::from_str(script).expect("it is JSON");
    assert_eq!(value["@context"], "https://schema.org");
    let nodes = value["@graph"].as_array().expect("a list").iter();
    nodes.map(|node| (node["@type"].as_str().expect("a type").to_owned(), node.clone())).collect()
}

fn kinds(html: &str) -> Vec<String> {
    nodes(html).into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn sitemap_has_every_page_once_and_nothing_else() {
    let snapshot = SiteTest::showcase().load();
    let sitemap = file(&snapshot, "/sitemap.xml");
    let mut listed: Vec<&str> =
        sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    listed.sort_unstable();
    let pages = snapshot.routes.iter();
    let pages = pages.filter(|(_, r)| r.is_page() && **r != Resource::NotFound);
    let mut expected: Vec<String> =
        pages.map(|(path, _)| format!("{}{path}", snapshot.base_url)).collect();
    expected.sort_unstable();
    assert_eq!(listed, expected);
}

#[test]
fn sitemap_says_when_a_page_changed_only_if_its_authors_do() {
    let site = with_page("updated: 2026-02-03");
    let sitemap = file(&site.load(), "/sitemap.xml");
    let entry = "<url><loc>https://eksempel.dk/om/</loc><lastmod>2026-02-03</lastmod></url>";
    assert!(sitemap.contains(entry), "{sitemap}");
    assert_eq!(sitemap.matches("<lastmod>").count(), 1, "{sitemap}");
    let listing = "---\ntitle: Historier\nslug: historier\nsummary: Alle.\n---\n";
    let story =
        |date: &str| format!("---\ntitle: Fest\nsummary: Kort.\ndate: {date}\n---\n\nTekst.\n");
    let with_stories = SiteTest::minimal()
        .with("content/stories/_index.md", listing)
        .with("content/stories/2024/fest.md", &story("2024"))
        .with("content/stories/2025/fest.md", &story("2025-05-01"));
    let sitemap = file(&with_stories.load(), "/sitemap.xml");
    assert!(sitemap.contains("/historier/2025/fest/</loc><lastmod>2025-05-01</lastmod>"));
    assert_eq!(sitemap.matches("<lastmod>").count(), 1, "{sitemap}");
}

#[test]
fn robots_are_told_of_the_sitemap_by_its_complete_address() {
    let site = SiteTest::minimal()
        .with_options(|options| options.base_url = Some("https://eksempel.dk/tal".into()));
    let robots = file(&site.load(), "/robots.txt");
    assert_eq!(robots, "User-agent: *\nAllow: /\n\nSitemap: https://eksempel.dk/tal/sitemap.xml\n");
}

#[test]
fn old_addresses_lead_to_the_page_and_are_in_no_list() {
    let site = with_page("aliases: [/gammel/om-os/, /om.html]")
        .with_options(|options| options.base_url = Some("https://eksempel.dk/tal".into()));
    let snapshot = site.load();
    for path in ["/gammel/om-os/", "/om.html"] {
        let html = file(&snapshot, path);
        for part in [
            "content=\"0; url=/tal/om/\"",
            "<a href=\"/tal/om/\">Om</a>",
            "rel=\"canonical\" href=\"https://eksempel.dk/tal/om/\"",
            "content=\"noindex\"",
        ] {
            assert!(html.contains(part), "{path}: {part}");
        }
        assert_eq!(Page::parse(&html).all("h1").len(), 1);
    }
    let sitemap = file(&snapshot, "/sitemap.xml");
    assert!(!sitemap.contains("gammel") && !sitemap.contains("om.html"), "{sitemap}");
    let built = site.build();
    assert!(built.read("gammel/om-os/index.html").contains("Siden er flyttet"));
}

#[test]
fn every_kind_of_page_may_have_old_addresses() {
    let snapshot = SiteTest::minimal()
        .replacing("content/areas/nordparken/index.md", "---\nname", "---\naliases: [/nord/]\nname")
        .replacing("content/areas/_index.md", "---\ntitle", "---\naliases: [/alle/]\ntitle")
        .load();
    assert!(file(&snapshot, "/nord/").contains("url=/omraader/nordparken/"));
    assert!(file(&snapshot, "/alle/").contains("url=/omraader/"));
}

#[test]
fn texts_may_link_to_an_old_address() {
    let site = with_page("aliases: [/gammel/]");
    site.replacing("content/index.md", "\n---\n", "\n---\n\nSe [om](/gammel/).\n").finds(&[]);
}

#[test]
fn old_address_that_is_taken_is_told_with_what_stands_there() {
    with_page("aliases: [/omraader/]").finds(&["path-claimed-twice content/pages/om.md:4:11"]);
    with_page("aliases: [/om/]").finds(&["path-claimed-twice content/pages/om.md:4:11"]);
    // Another address, but the same file of the published folder.
    with_page("aliases: [/omraader/index.html]")
        .finds(&["path-claimed-twice content/pages/om.md:4:11"]);
    with_page("aliases: [/index.html]").finds(&["path-claimed-twice content/pages/om.md:4:11"]);
    with_page("aliases: [/a/, /a/]").finds(&["path-claimed-twice content/pages/om.md:4:16"]);
    let snapshot = with_page("aliases: [/omraader/]").load();
    assert!(!file(&snapshot, "/omraader/").contains("Siden er flyttet"));
}

#[test]
fn old_address_that_could_not_be_a_file_everywhere_is_told() {
    for (alias, meant) in [
        ("gammel", Some("/gammel/")),
        ("/gammel", Some("/gammel/")),
        ("/Gammel/", Some("/gammel/")),
        ("/områder/", Some("/omraader/")),
        ("/a//b/", Some("/a/b/")),
        ("/../hemmeligt/", Some("/hemmeligt/")),
        ("/a/index.php", Some("/a/index-php/")),
        ("https://andet.dk/", Some("/https/andet-dk/")),
        ("/con/", None),
        ("/", None),
    ] {
        let snapshot = with_page(&format!("aliases: ['{alias}']")).load();
        let found: Vec<_> = snapshot.found.iter().collect();
        assert_eq!(found.len(), 1, "{alias}");
        assert_eq!(found[0].problem.code(), "invalid-alias", "{alias}");
        assert_eq!(found[0].suggestion.as_deref(), meant, "{alias}");
    }
}

#[test]
fn pages_say_what_they_are_about() {
    let story = "---\ntitle: Fest\nsummary: Vi holdt fest.\ndate: 2025-05-01\nareas: [nordparken]\nauthors: [Kim Skriver]\n---\n\nTekst.\n";
    let listing = "---\ntitle: Historier\nslug: historier\nsummary: Alle.\n---\n";
    let snapshot = SiteTest::minimal()
        .with("content/stories/_index.md", listing)
        .with("content/stories/2025/fest.md", story)
        .load();
    assert_eq!(kinds(&file(&snapshot, "/")), ["Organization", "WebSite"]);
    let area = file(&snapshot, "/omraader/nordparken/");
    assert_eq!(kinds(&area), ["Place", "Dataset", "BreadcrumbList"]);
    let dataset = &nodes(&area)[1].1;
    assert_eq!(dataset["temporalCoverage"], "2023/2024");
    let csv = "https://eksempel.dk/data/omraader/nordparken.csv";
    assert_eq!(dataset["distribution"][0]["contentUrl"], csv);
    assert_eq!(kinds(&file(&snapshot, "/noegletal/skolefravaer/")), ["Dataset", "BreadcrumbList"]);
    let story = file(&snapshot, "/historier/2025/fest/");
    assert_eq!(kinds(&story), ["NewsArticle", "BreadcrumbList"]);
    let article = &nodes(&story)[0].1;
    assert_eq!(article["datePublished"], "2025-05-01");
    assert_eq!(article["author"]["@type"], "Organization");
    assert!(!article.to_string().contains("Kim"));
    assert_eq!(kinds(&file(&snapshot, "/404.html")), Vec::<String>::new());
}

#[test]
fn title_cannot_end_the_script_that_it_stands_in() {
    let snapshot = SiteTest::minimal()
        .replacing(
            "content/areas/nordparken/index.md",
            "name: Nordparken",
            "name: '</script><script>alert(1)</script><!-- \u{2028} &'",
        )
        .load();
    let html = file(&snapshot, "/omraader/nordparken/");
    assert_eq!(html.matches("<script>").count(), 0);
    assert_eq!(html.matches("<script ").count(), html.matches("</script>").count());
    let name = nodes(&html)[0].1["name"].clone();
    assert_eq!(name, "</script><script>alert(1)</script><!-- \u{2028} &");
}

#[test]
fn breadcrumbs_for_programs_are_those_for_readers() {
    let snapshot = SiteTest::showcase().load();
    let html = file(&snapshot, "/omraader/herredsvang/");
    let nodes = nodes(&html);
    let (_, list) = nodes.iter().find(|(kind, _)| kind == "BreadcrumbList").unwrap();
    let items = list["itemListElement"].as_array().unwrap();
    let names: Vec<&str> = items.iter().map(|item| item["name"].as_str().unwrap()).collect();
    let shown = Page::parse(&html);
    let shown: Vec<String> =
        shown.of_class("breadcrumbs")[0].all("li").iter().map(Part::text).collect();
    assert_eq!(names, shown);
}

#[test]
fn shared_links_have_a_title_a_text_and_an_address() {
    let snapshot = SiteTest::minimal().load();
    let html = file(&snapshot, "/omraader/nordparken/");
    for (name, content) in [
        ("og:title", "Nordparken"),
        ("og:type", "website"),
        ("og:url", "https://eksempel.dk/omraader/nordparken/"),
        ("og:description", "Et boligområde nord for havnen."),
        ("og:locale", "da_DK"),
        ("og:site_name", "Boligområder i Havneby"),
    ] {
        let tag = format!("<meta property=\"{name}\" content=\"{content}\">");
        assert!(html.contains(&tag), "{tag}");
    }
}
