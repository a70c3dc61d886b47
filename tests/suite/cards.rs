//! Social cards: what they say, where they stand, and that nothing is drawn twice.

use std::collections::BTreeSet;

use bydel::build::check;
use bydel::output::Cache;
use bydel::pictures::Pictures;
use bydel::render::{drawing, render};
use bydel::route::{Resource, RoutePath};
use bydel::site::AreaId;
use bydel::snapshot::Snapshot;
use tempfile::TempDir;

use super::page::{Page, Part};
use super::site_test::{SiteTest, findings, text_at};

const NORDPARKEN: &str = "/omraader/nordparken/";

fn nordparken() -> Resource {
    Resource::Area(AreaId::new("nordparken"))
}

fn svg(snapshot: &Snapshot, page: &Resource) -> String {
    drawing(snapshot, page).expect("it can be put together").svg
}

/// The lines of text on a card, in their order.
fn lines(snapshot: &Snapshot, page: &Resource) -> Vec<String> {
    let svg = svg(snapshot, page).replace("<svg", "<div").replace("</svg", "</div");
    Page::parse(&svg).all("text").iter().map(Part::text).collect()
}

/// Every page of a site that has a card of its own.
fn pages_with_cards(snapshot: &Snapshot) -> Vec<Resource> {
    let pages = snapshot.routes.iter().filter_map(|(_, resource)| match resource {
        Resource::Card(page) => Some((**page).clone()),
        _ => None,
    });
    pages.collect()
}

/// Width, height, bits for each pixel and kind of colour of a PNG, from its head.
fn head(png: &[u8]) -> (u32, u32, u8, u8) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "it is a PNG");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20), png[24], png[25])
}

#[test]
fn a_card_says_what_its_page_says() {
    let snapshot = SiteTest::minimal().load();
    let lines = lines(&snapshot, &nordparken());
    let page = Page::parse(&text_at(&snapshot, NORDPARKEN).expect("there is a page"));
    let first = |class: &str| page.of_class(class)[0].text();
    let (value, name) = (first("key-figure__value"), first("key-figure__name"));
    let year = first("key-figure__year").split('.').next().unwrap().to_owned();
    let expected = [
        "Boligområder i Havneby".to_owned(),
        "Boligområde i Havneby Kommune".to_owned(),
        "Nordparken".to_owned(),
        value,
        format!("{name}, {year}"),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn every_figure_of_a_card_is_on_its_page_with_its_year() {
    let snapshot = SiteTest::showcase().load();
    let mut seen = 0;
    for page in pages_with_cards(&snapshot) {
        let Resource::Area(_) = page else { continue };
        let url = snapshot.routes.path(&page).expect("it has a page").to_string();
        let shown = Page::parse(&text_at(&snapshot, &url).expect("there is a page"));
        let Some(value) = shown.of_class("key-figure__value").first().map(Part::text) else {
            continue;
        };
        seen += 1;
        let year = shown.of_class("key-figure__year")[0].text();
        let year = year.split(". Kilde").next().unwrap().to_owned();
        let card = lines(&snapshot, &page).join(" ");
        assert!(card.contains(&value) && card.contains(&year), "{url}: {card} | {value} {year}");
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn hedges_and_missing_years_are_printed() {
    let figures = "skolefravaer:\n  values:\n    undated: { value: 8.1, precision: about, source: bosocdata }\n";
    let site = SiteTest::minimal();
    let source = site.load();
    let source = source.site.sources.keys().next().expect("there is a source").to_string();
    let figures = figures.replace("bosocdata", &source);
    let snapshot = site.with("content/areas/nordparken/figures.yaml", &figures).load();
    let card = lines(&snapshot, &nordparken()).join(" ");
    assert!(card.contains("ca. 8,1 %") && card.contains("år ikke oplyst"), "{card}");
}

#[test]
fn an_area_without_figures_has_its_summary() {
    let snapshot = SiteTest::minimal().without("content/areas/nordparken/figures.yaml").load();
    let lines = lines(&snapshot, &nordparken());
    assert_eq!(lines.last().map(String::as_str), Some("Et boligområde nord for havnen."));
}

#[test]
fn every_kind_of_page_with_a_card_has_it_beside_the_page() {
    let snapshot = SiteTest::showcase().load();
    let kinds: BTreeSet<_> = pages_with_cards(&snapshot)
        .iter()
        .map(std::mem::discriminant)
        .map(|d| format!("{d:?}"))
        .collect();
    assert_eq!(kinds.len(), 9);
    for page in pages_with_cards(&snapshot) {
        let path = snapshot.routes.path(&page).expect("the page is published");
        let card = snapshot.routes.path(&page.card().expect("it has a card"));
        let expected = RoutePath::requested(&format!("{path}delebillede.png"));
        assert_eq!(card, Some(&expected));
    }
}

/// The values of the OpenGraph tags of a page that are about pictures.
fn image_tags(html: &str) -> Vec<(String, String)> {
    let page = Page::parse(html);
    let tags = page.elements().filter_map(|element| {
        let name = element.get("property").or_else(|| element.get("name"))?;
        let is_about = name.starts_with("og:image") || name == "twitter:card";
        is_about.then(|| (name.to_owned(), element.get("content").unwrap_or_default().to_owned()))
    });
    tags.collect()
}

#[test]
fn pages_tell_of_their_card_and_of_the_front_pages_where_they_have_none() {
    let snapshot = SiteTest::minimal().load();
    let tags = |path: &str| image_tags(&text_at(&snapshot, path).expect("there is a page"));
    let own = tags(NORDPARKEN);
    let tag = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(own[0], tag("og:image", "https://eksempel.dk/omraader/nordparken/delebillede.png"));
    assert_eq!(
        own[1..4],
        [
            tag("og:image:type", "image/png"),
            tag("og:image:width", "1200"),
            tag("og:image:height", "630"),
        ]
    );
    assert_eq!(own[5], tag("twitter:card", "summary_large_image"));
    let alt = own[4].1.replace('\u{a0}', " ");
    let lines = lines(&snapshot, &nordparken());
    assert!(alt.starts_with("Nordparken. Boligområde i Havneby Kommune."), "{alt}");
    assert!(lines[3..].iter().all(|line| alt.contains(line)), "{alt}");
    assert_eq!(tags("/omraader/")[0], tag("og:image", "https://eksempel.dk/delebillede.png"));
}

#[test]
fn cards_can_be_left_out() {
    let site = SiteTest::minimal();
    let yaml = site.files().into_iter().find(|(path, _)| path == "content/site.yaml");
    let yaml = String::from_utf8(yaml.expect("there is a site").1).expect("it is text");
    let snapshot = site.with("content/site.yaml", &format!("{yaml}\nsocial_cards: false\n")).load();
    assert!(snapshot.found.is_empty(), "{:?}", snapshot.found);
    assert!(pages_with_cards(&snapshot).is_empty());
    let tags = image_tags(&text_at(&snapshot, NORDPARKEN).expect("there is a page"));
    assert_eq!(tags, [("twitter:card".to_owned(), "summary".to_owned())]);
}

#[test]
fn a_card_is_a_small_picture_of_the_size_that_networks_ask_for() {
    let snapshot = SiteTest::showcase().load();
    for page in [Resource::Front, Resource::Area(AreaId::new("herredsvang"))] {
        let card = render(&snapshot, &page.card().unwrap()).expect("it can be drawn");
        assert_eq!(card.media_type, "image/png");
        assert_eq!(head(&card.bytes), (1200, 630, 8, 3), "a palette");
        assert!(card.bytes.len() < 40_000, "{page:?}: {} bytes", card.bytes.len());
    }
}

/// The columns, from the left, in which a card has anything but paper below its head.
fn columns_with_ink(png: &[u8]) -> (u32, u32) {
    let pixels = image::load_from_memory(png).expect("a picture").into_rgb8();
    let paper = *pixels.get_pixel(3, 620);
    let inked = pixels.enumerate_pixels().filter(|(_, y, pixel)| *y > 110 && **pixel != paper);
    let columns: Vec<u32> = inked.map(|(x, _, _)| x).collect();
    (*columns.iter().min().expect("ink"), *columns.iter().max().expect("ink"))
}

#[test]
fn no_text_is_drawn_outside_its_room() {
    let long = "Boligorganisationernes fællesrepræsentationsudvalg og Vandtårnsområdets Ældreråd WWWWMMMM ".repeat(4);
    for title in ["Ø", "W".repeat(300).as_str(), long.trim(), "ÆØÅ 1.234.567,89 % – “citat” m²"]
    {
        let site = SiteTest::minimal().replacing(
            "content/areas/nordparken/index.md",
            "name: Nordparken",
            &format!("name: \"{title}\""),
        );
        let snapshot = site.load();
        let card = render(&snapshot, &nordparken().card().unwrap()).expect("it can be drawn");
        let (first, last) = columns_with_ink(&card.bytes);
        assert!(first >= 76 && last <= 1124, "{title}: {first}–{last}");
    }
}

#[test]
fn what_the_cache_has_is_not_drawn_again() {
    let (site, root) = (SiteTest::minimal(), TempDir::new().unwrap());
    let (snapshot, cache) = (site.load(), Cache::in_site(root.path()));
    let card = nordparken().card().unwrap();
    let drawn = Pictures::of(&cache).render(&snapshot, &card).expect("it can be drawn");
    assert_eq!(drawn, render(&snapshot, &card).expect("it can be drawn"));
    let name = drawing(&snapshot, &nordparken()).unwrap().name;
    assert_eq!(cache.read(name).as_ref(), Some(&drawn.bytes));
    assert!(cache.keep(name, b"kept"));
    assert_eq!(Pictures::of(&cache).render(&snapshot, &card).unwrap().bytes, b"kept");
}

#[test]
fn a_card_has_another_name_when_its_words_or_its_fonts_change() {
    let site = SiteTest::minimal();
    let name = |site: &SiteTest| drawing(&site.load(), &nordparken()).unwrap().name;
    let page = "content/areas/nordparken/index.md";
    let renamed = site.clone().replacing(page, "name: Nordparken", "name: Nordlunden");
    let other_font = site.clone().with_bytes("assets/fonts/cards/sans-400.ttf", b"no font");
    let names = [&site, &renamed, &other_font].map(name);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 3);
    assert_eq!(name(&site), names[0]);
}

#[test]
fn without_any_font_there_are_no_cards() {
    let fonts = ["serif-600", "sans-400", "sans-600"];
    let site = fonts.into_iter().fold(SiteTest::minimal(), |site, font| {
        site.with_bytes(&format!("assets/fonts/cards/{font}.ttf"), b"no font")
    });
    let snapshot = site.load();
    assert!(pages_with_cards(&snapshot).is_empty() && snapshot.found.is_empty());
}

#[test]
fn a_template_of_its_own_wins_and_what_it_must_not_hold_is_told() {
    let template = |inner: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\">{inner}</svg>")
    };
    let site = SiteTest::minimal().with("layouts/card.svg", &template("<title>Egen</title>"));
    assert!(svg(&site.load(), &Resource::Front).contains("Egen"));
    let site = site.with("layouts/card.svg", &template("<image href=\"/etc/passwd\"/>"));
    let snapshot = site.load();
    let found = check(&snapshot, &Cache::default(), || {});
    let found: BTreeSet<String> = findings(&found, &snapshot.sources).into_iter().collect();
    assert_eq!(found, BTreeSet::from(["template-error layouts/card.svg:1:1".to_owned()]));
}

#[test]
fn names_from_content_cannot_draw() {
    let site = SiteTest::minimal().replacing(
        "content/areas/nordparken/index.md",
        "name: Nordparken",
        "name: \"<image href='/etc/passwd'/> & </text>\"",
    );
    let svg = svg(&site.load(), &nordparken());
    assert!(svg.contains("&lt;image") && !svg.contains("<image"), "{svg}");
}
