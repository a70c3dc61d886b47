//! Pictures on pages: their sizes, their records, and what is made of them only once.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use bydel::build::{BuildError, build, check};
use bydel::images::Variant;
use bydel::output::Cache;
use bydel::render::render;
use bydel::route::{Resource, RoutePath};
use bydel::snapshot::Snapshot;
use bydel::source::FileId;
use bydel::text::parse_date;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use tempfile::TempDir;

use super::page::{Page, Part};
use super::site_test::{SiteTest, files_in, findings, text_at};

const AREA: &str = "content/areas/nordparken/index.md";
const RECORDS: &str = "content/areas/nordparken/pictures.yaml";
const YARD: &str = "content/areas/nordparken/gård.jpg";

/// A picture of that size in which no two pixels beside each other are quite the same.
pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let shade = |x: u32, y: u32| Rgb([(x % 251) as u8, (y % 241) as u8, ((x + y) % 239) as u8]);
    let image = DynamicImage::from(RgbImage::from_fn(width, height, shade));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("an encoder");
    bytes.into_inner()
}

/// A site whose area shows a photograph at its top and in its text; without social cards.
fn site() -> SiteTest {
    SiteTest::minimal()
        .replacing("content/site.yaml", "language: da\n", "language: da\nsocial_cards: false\n")
        .with_bytes(YARD, &picture(700, 350, ImageFormat::Jpeg))
        .with(
            RECORDS,
            "gård.jpg:\n  alt: En gård med bænke\n  photographer: Anna Berg\n  people: none\n",
        )
        .replacing(AREA, "name: Nordparken", "name: Nordparken\npicture: gård.jpg")
        .replacing(AREA, "\n---\n\n", "\n---\n\n![Bænkene i gården](gård.jpg \"Gården\")\n\n")
}

fn area_page(snapshot: &Snapshot) -> Page {
    Page::parse(&text_at(snapshot, "/omraader/nordparken/").expect("the area has a page"))
}

/// The routes of pictures.
fn pictures(snapshot: &Snapshot) -> Vec<(String, FileId, Variant)> {
    let routes = snapshot.routes.iter().filter_map(|(path, resource)| match resource {
        Resource::Picture(file, variant) => Some((path.to_string(), *file, *variant)),
        _ => None,
    });
    routes.collect()
}

fn attribute(part: &Part<'_>, name: &str) -> String {
    part.element.get(name).unwrap_or_default().to_owned()
}

#[test]
fn a_picture_offers_every_size_in_two_formats_with_its_words() {
    let snapshot = site().load();
    assert!(snapshot.found.is_empty(), "{:?}", snapshot.found);
    let page = area_page(&snapshot);
    let figures = page.all("figure");
    let figures: Vec<&Part<'_>> =
        figures.iter().filter(|f| f.element.get("class") == Some("picture")).collect();
    assert_eq!(figures.len(), 2);
    let images = page.all("img");
    let alts: Vec<_> = images.iter().map(|image| attribute(image, "alt")).collect();
    assert_eq!(alts, ["En gård med bænke", "Bænkene i gården"]);
    let captions: Vec<_> = page.all("figcaption").iter().map(Part::text).collect();
    assert!(captions.starts_with(&["Foto: Anna Berg".to_owned()]), "{captions:?}");
    assert!(captions.contains(&"Gården Foto: Anna Berg".to_owned()), "{captions:?}");
    for image in &images {
        let size = (attribute(image, "width"), attribute(image, "height"));
        assert_eq!(size, ("700".to_owned(), "350".to_owned()));
        assert!(!attribute(image, "sizes").is_empty());
    }
    let offered = |part: &Part<'_>| -> Vec<String> {
        let all = attribute(part, "srcset");
        all.split(", ").map(|one| one.split_once(' ').expect("a width").0.to_owned()).collect()
    };
    let modern = page.all("source");
    assert_eq!(attribute(&modern[0], "type"), "image/webp");
    let shown: BTreeSet<String> = modern.iter().chain(&images).flat_map(offered).collect();
    let routes: BTreeSet<String> = pictures(&snapshot).into_iter().map(|(url, ..)| url).collect();
    assert_eq!(shown, routes);
    assert_eq!(routes.len(), 4);
    assert!(routes.iter().all(|url| url.starts_with("/billeder/gaard-")), "{routes:?}");
}

#[test]
fn the_first_picture_of_a_page_does_not_wait_and_the_others_do() {
    let ways = |site: SiteTest| -> Vec<(String, String)> {
        let page = area_page(&site.load());
        let images = page.all("img");
        images.iter().map(|i| (attribute(i, "fetchpriority"), attribute(i, "loading"))).collect()
    };
    let first = ("high".to_owned(), String::new());
    let later = (String::new(), "lazy".to_owned());
    assert_eq!(ways(site()), [first.clone(), later.clone()]);
    let text_only = site().replacing(AREA, "picture: gård.jpg\n", "").replacing(
        AREA,
        "\"Gården\")",
        "\"Gården\")\n\nOg ![igen](gård.jpg) her.",
    );
    assert_eq!(ways(text_only), [first, later]);
}

#[test]
fn an_illustration_is_called_one_at_the_top_of_a_page_and_in_its_text() {
    let site = site().with(RECORDS, "gård.jpg: { alt: En gård, kind: illustration }\n").replacing(
        AREA,
        " \"Gården\")",
        ")\n\nOg ![igen](gård.jpg) her.",
    );
    let snapshot = site.load();
    assert!(snapshot.found.is_empty(), "{:?}", snapshot.found);
    let page = area_page(&snapshot);
    let credits = page.elements().filter(|e| e.get("class") == Some("picture__credit")).count();
    assert_eq!((credits, page.all("img").len()), (3, 3));
    assert_eq!(page.text().matches("Illustration").count(), 3);
}

#[test]
fn a_drawing_becomes_pixels_of_every_width_and_is_itself_not_published() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"><rect width=\"3\" height=\"2\" fill=\"#123456\"/></svg>";
    let drawing = "content/areas/nordparken/gård.svg";
    let site = site()
        .without(YARD)
        .with(drawing, svg)
        .with(RECORDS, "gård.svg: { alt: En blå gård, kind: illustration }\n")
        .replacing(AREA, "picture: gård.jpg", "picture: gård.svg")
        .replacing(AREA, "![Bænkene i gården](gård.jpg \"Gården\")", "");
    let snapshot = site.load();
    assert!(snapshot.found.is_empty(), "{:?}", snapshot.found);
    let image = area_page(&snapshot);
    let image = image.only("img");
    assert_eq!(
        (attribute(&image, "width"), attribute(&image, "height")),
        ("1600".into(), "1067".into())
    );
    assert_eq!(pictures(&snapshot).len(), 6);
    let published = site.build().files();
    let drawings =
        published.iter().filter(|(path, _)| path.ends_with(".svg") && path.contains("gaard"));
    assert_eq!(drawings.count(), 0);
    site.with(drawing, "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Hej</text></svg>")
        .finds(&[&format!("unreadable-picture {drawing}:1:1")]);
}

#[test]
fn copies_of_a_picture_share_their_files() {
    let copy = "content/municipalities/havneby/gård.jpg";
    let snapshot = site()
        .with_bytes(copy, &site().bytes(YARD))
        .with(
            "content/municipalities/havneby/pictures.yaml",
            "gård.jpg: { alt: En gård, people: none }\n",
        )
        .replacing(
            "content/municipalities/havneby/index.md",
            "short_name: ",
            "picture: gård.jpg\nshort_name: ",
        )
        .load();
    assert!(snapshot.found.is_empty(), "{:?}", snapshot.found);
    assert_eq!(pictures(&snapshot).len(), 4);
    assert!(text_at(&snapshot, "/kommuner/havneby/").unwrap().contains("/billeder/gaard-480."));
}

#[test]
fn feeds_have_one_plain_file_with_its_complete_address() {
    let site = SiteTest::minimal()
        .with("content/stories/_index.md", "---\ntitle: Historier\nslug: historier\n---\n")
        .with(
            "content/stories/2026/fest/index.md",
            "---\ntitle: Fest\ndate: 2026-06-01\n---\n\n![Naboer](fest.png)\n",
        )
        .with("content/stories/2026/fest/pictures.yaml", "fest.png: { people: none }\n")
        .with_bytes("content/stories/2026/fest/fest.png", &picture(20, 10, ImageFormat::Png));
    let snapshot = site.load();
    assert!(snapshot.found.is_empty(), "{:?}", snapshot.found);
    let feed = text_at(&snapshot, "/feed.xml").unwrap();
    let base = &snapshot.base_url;
    assert!(feed.contains(&format!("&lt;img src=\"{base}/billeder/fest-20.")), "{feed}");
    assert!(!feed.contains("srcset"));
}

/// What every route renders to, without any cache.
fn purely(site: &SiteTest) -> Vec<(String, Vec<u8>)> {
    let snapshot = site.load();
    let file = |(path, resource): (&RoutePath, &Resource)| {
        (path.file_name(), render(&snapshot, resource).expect("it can be rendered").bytes)
    };
    let mut files: Vec<_> = snapshot.routes.iter().map(file).collect();
    files.sort();
    files
}

/// Builds a site with a cache, and gives what is published.
#[track_caller]
fn built(site: &SiteTest, cache: &Cache) -> Vec<(String, Vec<u8>)> {
    let folder = TempDir::new().expect("a temporary folder");
    build(&site.load(), cache, folder.path(), || {}).expect("the site can be built");
    files_in(folder.path())
}

fn entries(site: &TempDir) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(site.path().join(".bydel/pictures")).expect("a cache");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn a_build_publishes_what_renders_with_a_cache_and_without_one() {
    let (site, expected) = (site(), purely(&site()));
    let root = TempDir::new().expect("a temporary folder");
    let cache = Cache::in_site(root.path());
    for (cache, how) in [(&Cache::default(), "none"), (&cache, "empty"), (&cache, "full")] {
        assert!(built(&site, cache) == expected, "{how}");
    }
    assert_eq!(entries(&root).len(), 4);
}

#[test]
fn a_damaged_cache_is_mended_and_one_that_cannot_be_written_is_no_failure() {
    let (site, expected) = (site(), purely(&site()));
    let root = TempDir::new().expect("a temporary folder");
    let cache = Cache::in_site(root.path());
    built(&site, &cache);
    let whole: Vec<_> = entries(&root).into_iter().map(|p| (fs::read(&p).unwrap(), p)).collect();
    for (number, (bytes, path)) in whole.iter().enumerate() {
        let mut damaged = bytes[..bytes.len() - number % 2].to_vec();
        *damaged.last_mut().unwrap() ^= 1;
        fs::write(path, damaged).unwrap();
    }
    assert!(built(&site, &cache) == expected);
    for (bytes, path) in whole {
        assert!(fs::read(path).unwrap() == bytes);
    }
    let closed = TempDir::new().expect("a temporary folder");
    fs::write(closed.path().join(".bydel"), "i vejen").unwrap();
    assert!(built(&site, &Cache::in_site(closed.path())) == expected);
}

/// A photograph whose head is sound and whose pixels are not.
fn damaged() -> SiteTest {
    let whole = picture(700, 350, ImageFormat::Jpeg);
    site().with_bytes(YARD, &whole[..whole.len() / 2])
}

#[test]
fn a_picture_that_is_damaged_is_told_before_anything_is_published() {
    let (site, expected) = (damaged(), [format!("unreadable-picture {YARD}:1:1")]);
    let snapshot = site.load();
    assert!(snapshot.found.is_empty(), "nothing is decoded when a site is loaded");
    let folder = TempDir::new().expect("a temporary folder");
    let root = TempDir::new().expect("a temporary folder");
    for cache in [Cache::default(), Cache::in_site(root.path())] {
        let found = check(&snapshot, &cache, || {});
        assert_eq!(findings(&found, &snapshot.sources), expected);
        let outcome = build(&snapshot, &cache, folder.path(), || {});
        let Err(BuildError::Content(found)) = outcome else { panic!("{outcome:?}") };
        assert_eq!(findings(&found, &snapshot.sources), expected);
    }
    assert!(files_in(folder.path()).is_empty());
}

#[test]
fn what_the_cache_has_is_never_decoded_again() {
    let (site, root) = (damaged(), TempDir::new().expect("a temporary folder"));
    let (snapshot, cache) = (site.load(), Cache::in_site(root.path()));
    let files = pictures(&snapshot);
    for (url, file, variant) in &files {
        let name = snapshot.pictures[file].name(*variant);
        assert!(cache.keep(name, format!("from the cache: {url}").as_bytes()));
    }
    assert!(check(&snapshot, &cache, || {}).is_empty());
    let published = built(&site, &cache);
    for (url, ..) in files {
        let (_, bytes) = published.iter().find(|(name, _)| **name == url[1..]).unwrap();
        assert_eq!(*bytes, format!("from the cache: {url}").into_bytes());
    }
}

#[test]
fn check_reads_the_cache_and_writes_nothing() {
    let root = TempDir::new().expect("a temporary folder");
    site().write_to(root.path());
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bydel"));
        let output = command.args(arguments).current_dir(root.path()).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    run(&["check", "--today", "2026-11-21"]);
    assert!(!root.path().join(".bydel").exists());
    run(&["build", "--today", "2026-11-21"]);
    assert_eq!(entries(&root).len(), 4);
    assert_eq!(fs::read(root.path().join(".bydel/.gitignore")).unwrap(), b"*\n");
}

#[test]
fn what_is_wrong_with_a_record_is_told_once_at_its_words_and_the_page_stands_without_the_picture() {
    let cases: [(&str, &[&str]); 12] = [
        ("gård.jpg: { alt: En gård }\n", &["missing-field pictures.yaml:1:1"]),
        ("gård.jpg: { people: none }\n", &["missing-alt-text index.md:3:10"]),
        (
            "gård.jpg: { alt: En gård, people: recognisable }\n",
            &["picture-without-consent pictures.yaml:1:1"],
        ),
        (
            "gård.jpg: { alt: En gård, people: recognisable, samtykke: ja }\n",
            &["picture-without-consent pictures.yaml:1:1", "unknown-field pictures.yaml:1:49"],
        ),
        ("gård.jpg: { alt: En gård, people: nobody }\n", &["unknown-choice pictures.yaml:1:35"]),
        (
            "gård.jpg: { alt: En gård, kind: foto, people: none }\n",
            &["unknown-choice pictures.yaml:1:33"],
        ),
        (
            "gård.jpg: { alt: En gård, people: none, expires: snart }\n",
            &["not-a-date pictures.yaml:1:50"],
        ),
        ("gård.jpg: En gård\n", &["wrong-type pictures.yaml:1:11"]),
        ("[gård.jpg]\n", &["wrong-type pictures.yaml:1:1"]),
        (
            "gaard.jpg: { alt: En gård, people: none }\n",
            &["picture-without-record index.md:3:10", "record-without-picture pictures.yaml:1:1"],
        ),
        (
            "../nordparken/gård.jpg: { alt: En gård, people: none }\n",
            &["picture-without-record index.md:3:10", "record-without-picture pictures.yaml:1:1"],
        ),
        ("gård.jpg: { alt: [\n", &["yaml-syntax pictures.yaml:1:18"]),
    ];
    for (records, expected) in cases {
        let snapshot = site().with(RECORDS, records).load();
        let found = findings(&snapshot.found.all(), &snapshot.sources);
        let found: Vec<_> =
            found.iter().map(|line| line.replace("content/areas/nordparken/", "")).collect();
        assert_eq!(found, expected, "{records}");
        let area = text_at(&snapshot, "/omraader/nordparken/").expect("the page is not lost");
        // What the text says itself is enough for its own place.
        let shown = usize::from(expected[0].starts_with("missing-alt-text"));
        assert_eq!(area.matches("<img").count(), shown, "{records}");
        assert_eq!(pictures(&snapshot).is_empty(), shown == 0, "{records}");
    }
}

#[test]
fn a_picture_without_any_record_is_told_where_it_is_first_used() {
    let site = site().without(RECORDS);
    site.finds(&[&format!("picture-without-record {AREA}:3:10")]);
    assert!(pictures(&site.load()).is_empty());
}

#[test]
fn what_is_there_for_nothing_is_told() {
    let lonely = "content/areas/nordparken/ubrugt.jpg";
    let small = picture(10, 10, ImageFormat::Jpeg);
    let site = site().with_bytes(lonely, &small);
    site.finds(&[&format!("unused-picture {lonely}:1:1")]);
    assert_eq!(pictures(&site.load()).len(), 4);
    let used_by_a_draft = site
        .with("content/stories/_index.md", "---\ntitle: Historier\nslug: historier\n---\n")
        .with(
            "content/stories/2026/kladde.md",
            "---\ntitle: K\ndate: 2026-01-01\ndraft: true\npicture: ../../areas/nordparken/ubrugt.jpg\n---\n",
        );
    used_by_a_draft.finds(&[]);
    assert_eq!(pictures(&used_by_a_draft.load()).len(), 4, "a draft publishes nothing");
}

#[test]
fn a_missing_file_is_told_once_though_it_has_a_record() {
    site()
        .without(YARD)
        .finds(&[&format!("missing-picture {AREA}:3:10"), &format!("missing-picture {AREA}:8:21")]);
}

/// The site on a day, with a photograph that may be shown until 1 March 2027.
fn on(day: &str) -> SiteTest {
    site()
        .with(RECORDS, "gård.jpg: { alt: En gård, people: none, expires: 2027-03-01 }\n")
        .with_options(|options| options.load.today = parse_date(day).expect("a day"))
}

#[test]
fn a_picture_is_shown_until_its_time_is_over_and_that_is_told_ahead() {
    let at = format!("{RECORDS}:1:50");
    let (soon, over) = (format!("picture-expires-soon {at}"), format!("picture-expired {at}"));
    let cases: [(&str, &[&str], usize); 5] = [
        ("2026-12-30", &[], 4),
        ("2026-12-31", &[&soon], 4),
        ("2027-02-28", &[&soon], 4),
        ("2027-03-01", &[&over], 0),
        ("2031-01-01", &[&over], 0),
    ];
    for (day, expected, files) in cases {
        let site = on(day);
        site.finds(expected);
        let built = site.build();
        let published = built.files();
        let shown = published.iter().filter(|(path, _)| path.starts_with("billeder/")).count();
        assert_eq!(shown, files, "{day}");
        let area = built.read("omraader/nordparken/index.html");
        assert_eq!(area.contains("<img"), files > 0, "{day}");
    }
}

#[test]
fn consent_and_source_are_in_no_byte_that_is_published() {
    let records = "gård.jpg:\n  alt: En gård\n  people: recognisable\n  source: Mappen Kildeskabet\n  \
                   consent: Samtykkeskabet hos Gerda\n";
    let site = site().with(RECORDS, records);
    site.finds(&[]);
    for (path, bytes) in site.build().files() {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["Samtykkeskabet", "Gerda", "Kildeskabet", "recognisable"] {
            assert!(!text.contains(secret), "{secret} in {path}");
        }
    }
}

fn photos(site: &SiteTest, arguments: &[&str]) -> String {
    let root = TempDir::new().expect("a temporary folder");
    site.write_to(root.path());
    list(root.path(), arguments)
}

fn list(root: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bydel"));
    let command = command.args(["photos", "--today", "2026-11-21"]).args(arguments);
    let output = command.current_dir(root).output().expect("it runs");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).expect("it is text")
}

fn listed() -> SiteTest {
    let records = "gård.jpg:\n  alt: En gård med bænke\n  photographer: Anna Berg\n  licence: CC BY 4.0\n  \
                   people: recognisable\n  consent: Ja på skrift, i mappen Samtykker\n  expires: 2027-03-01\n";
    site()
        .with(RECORDS, records)
        .with_bytes("content/areas/nordparken/ubrugt.jpg", &picture(10, 10, ImageFormat::Jpeg))
}

#[test]
fn every_picture_is_listed_with_its_record_and_where_it_is_used() {
    let danish = "content/areas/nordparken/gård.jpg\n  \
         Slags      fotografi\n  \
         Viser      En gård med bænke\n  \
         Lavet af   Anna Berg\n  \
         Licens     CC BY 4.0\n  \
         Mennesker  kan genkendes\n  \
         Samtykke   Ja på skrift, i mappen Samtykker\n  \
         Vises til  1. marts 2027\n  \
         Bruges på  /omraader/nordparken/ (content/areas/nordparken/index.md)\n\n\
         content/areas/nordparken/ubrugt.jpg\n  \
         Mangler    omtale i pictures.yaml; det bliver ikke vist, en side, der bruger det\n\n\
         2 billeder, 1 mangler noget\n";
    assert_eq!(photos(&listed(), &[]), danish);
    let english = photos(&listed(), &["--lang", "en"]);
    assert!(english.contains("\n  Until    2027-03-01\n"), "{english}");
    assert!(english.ends_with("2 pictures, 1 with something missing\n"), "{english}");
}

#[test]
fn programs_get_the_list_as_json() {
    let list: serde_json::Value =
        serde_json::from_str(&photos(&listed(), &["--format", "json"])).unwrap();
    let [yard, unused] = list.as_array().unwrap().as_slice() else { panic!("{list:#}") };
    assert_eq!(yard["file"], YARD);
    assert_eq!((&yard["width"], &yard["height"]), (&700.into(), &350.into()));
    assert_eq!(yard["record"]["consent"], "Ja på skrift, i mappen Samtykker");
    assert_eq!(yard["record"]["expires"], "2027-03-01");
    assert_eq!(yard["used"][0]["page"], "/omraader/nordparken/");
    assert_eq!(yard["used"][0]["file"], AREA);
    assert_eq!(yard["lacks"].as_array().unwrap().len(), 0);
    assert_eq!(unused["lacks"], serde_json::json!(["record", "use"]));
}
