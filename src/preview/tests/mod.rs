//! Answers, without a server: what is asked for, and what is shown.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::answer::{Answer, Ask, Desk, answer};
use super::editor::Editor;
use super::inject::TAG;
use super::server::makers;
use super::shown::{Shown, Version};
use crate::pictures::Pictures;
use crate::render::render;
use crate::route::Resource;
use crate::site::LoadOptions;
use crate::snapshot::{SnapshotOptions, Unchecked, Workshop};
use crate::source::{DiskFiles, FileBytes, Files, MemoryFiles, SourcePath};
use crate::text::parse_date;

fn options(base_url: Option<&str>) -> SnapshotOptions {
    let today = parse_date("2026-11-21").unwrap();
    let load = LoadOptions { today, drafts: true, future: true };
    SnapshotOptions { load, base_url: base_url.map(str::to_owned) }
}

/// A site in memory and what is shown of it.
struct Previewed {
    files: MemoryFiles,
    workshop: Workshop,
    shown: Shown,
}

impl Previewed {
    /// The site in a folder of the repository.
    fn of(folder: &str, base_url: Option<&str>) -> Self {
        let disk = DiskFiles::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        let mut files = MemoryFiles::default();
        for path in disk.list().unwrap().files {
            let FileBytes::Whole(bytes) = disk.read(&path, u64::MAX).unwrap() else {
                panic!("{path} is too large");
            };
            files.insert(path.as_str(), bytes);
        }
        let options = options(base_url);
        let unchecked = Unchecked::open(&files, options).unwrap();
        let shown = Shown::new(Arc::clone(unchecked.snapshot()));
        let site = Self { files, workshop: unchecked.check(), shown };
        site.shown.show(Arc::clone(site.workshop.snapshot()), None);
        site
    }

    fn minimal() -> Self {
        Self::of("tests/sites/minimal", None)
    }

    /// Saves a file, as an editor does.
    fn save(&mut self, path: &str, text: &str) {
        self.files.insert(path, text.as_bytes());
        let changed = [(SourcePath::new(path).unwrap(), text.as_bytes().to_vec())];
        if self.workshop.take_in(&changed).is_none() {
            self.workshop.read_again(&self.files).unwrap();
        }
        self.shown.show(Arc::clone(self.workshop.snapshot()), None);
    }

    fn now(&self) -> Arc<Version> {
        self.shown.now()
    }

    fn ask(&self, ask: &Ask) -> Answer {
        let desk = Desk {
            root: PathBuf::from("/websted"),
            editor: Editor::default(),
            follow: false,
            pictures: Pictures::default(),
            makers: makers().unwrap(),
        };
        answer(&self.now(), &desk, ask)
    }

    fn get(&self, path: &str) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        self.ask(&Ask { path: path.to_owned(), query: query.to_owned(), ..Ask::default() })
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8(self.get(path).bytes).unwrap()
    }
}

#[test]
fn every_route_of_the_showcase_is_served_as_it_is_built() {
    let site = Previewed::of("", None);
    let snapshot = Arc::clone(site.workshop.snapshot());
    // Pictures and cards take long to make; that they come from `Pictures` is tested there.
    let is_made =
        |resource: &Resource| matches!(resource, Resource::Picture(..) | Resource::Card(_));
    for (path, resource) in snapshot.routes.iter().filter(|(_, it)| !is_made(it)) {
        let (served, built) = (site.get(path.as_str()), render(&snapshot, resource).unwrap());
        assert_eq!((served.status, served.media_type), (200, built.media_type), "{path}");
        if built.media_type.starts_with("text/html") {
            let served = String::from_utf8(served.bytes).unwrap();
            assert_eq!(served.matches(TAG).count(), 1, "{path}");
            assert!(served.replacen(TAG, "", 1).into_bytes() == built.bytes, "{path}");
        } else {
            assert!(served.bytes == built.bytes, "{path}");
        }
    }
}

#[test]
fn a_site_below_a_folder_is_served_there() {
    let site = Previewed::of("tests/sites/minimal", Some("https://eksempel.dk/proeve"));
    assert_eq!(site.get("/").location.as_deref(), Some("/proeve/"));
    assert_eq!(site.get("/omraader/").location.as_deref(), Some("/proeve/"));
    assert_eq!(site.get("/proeve/omraader/nordparken/").status, 200);
    assert_eq!(
        site.get("/proeve/omraader/nordparken").location.as_deref(),
        Some("/proeve/omraader/nordparken/")
    );
}

#[test]
fn an_address_that_is_nearly_right_leads_on_and_others_are_not_found() {
    let site = Previewed::minimal();
    for near in ["/omraader/nordparken", "/omraader/nordparken/index.html"] {
        let answer = site.get(near);
        assert_eq!(
            (answer.status, answer.location.as_deref()),
            (302, Some("/omraader/nordparken/"))
        );
    }
    for path in [
        "/findes-ikke/",
        "/../Cargo.toml",
        "/content/site.yaml",
        "/_bydel/../site.yaml",
        "/_bydel/x",
    ] {
        assert_eq!(site.get(path).status, 404, "{path}");
    }
    assert!(site.text("/findes-ikke/").contains("Siden findes ikke"));
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let site = Previewed::minimal();
    let first = site.get("/");
    let tag = first.tag.unwrap();
    for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}")] {
        let ask = Ask { path: "/".into(), if_none_match: Some(known), ..Ask::default() };
        let again = site.ask(&ask);
        assert_eq!((again.status, again.bytes.len(), again.tag.as_ref()), (304, 0, Some(&tag)));
    }
}

#[test]
fn a_part_of_a_file_is_sent_alone() {
    let site = Previewed::minimal();
    let whole = site.get("/robots.txt").bytes;
    let ask = |range: &str| {
        site.ask(&Ask { path: "/robots.txt".into(), range: Some(range.into()), ..Ask::default() })
    };
    let part = ask("bytes=1-3");
    assert_eq!((part.status, part.bytes.as_slice()), (206, &whole[1..=3]));
    assert_eq!(part.range, Some(format!("bytes 1-3/{}", whole.len())));
    assert_eq!(ask("bytes=99999-").status, 416);
}

#[test]
fn a_page_that_is_lost_to_a_mistake_is_shown_as_it_was_last() {
    let mut site = Previewed::minimal();
    let before = site.text("/omraader/nordparken/");
    let path = "content/areas/nordparken/index.md";
    site.save(path, "---\nname: [\n---\n");
    assert!(site.now().snapshot.found.has_errors());
    assert_eq!(site.text("/omraader/nordparken/"), before);
    assert_eq!(site.get("/omraader/").status, 200);
    let told = site.text("/_bydel/page.json?path=/omraader/nordparken/");
    assert!(told.contains("\"path\": \"content/areas/nordparken/index.md\""), "{told}");
    site.save(path, "---\nname: Nordhaven\nmunicipality: havneby\nsummary: Nyt.\n---\n");
    assert!(site.text("/omraader/nordparken/").contains("Nordhaven"));
    assert!(site.text("/_bydel/page.json?path=/omraader/nordparken/").contains("\"errors\": []"));
}

#[test]
fn a_page_whose_template_breaks_is_shown_by_the_last_template_that_works() {
    let mut site = Previewed::minimal();
    let own =
        |title: &str| format!("<html><head></head><body>{title}: {{{{ name }}}}</body></html>");
    site.save("layouts/area.html", &own("Min"));
    assert!(site.text("/omraader/nordparken/").contains("Min: Nordparken"));
    for broken in ["{% if %}", "{{ findes_ikke }}", "{% for a in [1] %}"] {
        site.save("layouts/area.html", broken);
        assert!(site.text("/omraader/nordparken/").contains("Min: Nordparken"), "{broken}");
        let told = site.text("/_bydel/page.json?path=/omraader/nordparken/");
        assert!(told.contains("layouts/area.html"), "{broken}: {told}");
        assert_eq!(site.get("/").status, 200);
    }
    site.save("layouts/area.html", &own("Din"));
    assert!(site.text("/omraader/nordparken/").contains("Din: Nordparken"));
}

#[test]
fn drafts_and_stories_ahead_are_told_of() {
    let mut site = Previewed::minimal();
    site.save(
        "content/stories/_index.md",
        "---\ntitle: Historier\nslug: historier\nsummary: Alle.\n---\n",
    );
    let story =
        |more: &str| format!("---\ntitle: Fest\n{more}summary: En fest.\n---\n\nVi fester.\n");
    site.save("content/stories/2026/fest.md", &story("date: 2026-01-02\ndraft: true\n"));
    let told = || site.text("/_bydel/page.json?path=/historier/2026/fest/");
    assert!(told().contains("\"state\": \"Kladde\""), "{}", told());
    assert!(site.text("/_bydel/").contains("Kladde"));
    site.save("content/stories/2026/fest.md", &story("date: 2026-12-03\n"));
    let told = site.text("/_bydel/page.json?path=/historier/2026/fest/");
    assert!(told.contains("Planlagt til 3. december 2026"), "{told}");
}

#[test]
fn a_story_is_public_on_the_day_that_it_waits_for() {
    let mut site = Previewed::minimal();
    let story = "---\ntitle: Fest\ndate: 2026-11-22\nsummary: En fest.\n---\n\nVi fester.\n";
    let listing = "---\ntitle: Historier\nslug: historier\nsummary: Alle.\n---\n";
    site.save("content/stories/_index.md", listing);
    site.save("content/stories/2026/fest.md", story);
    let path = "/_bydel/page.json?path=/historier/2026/fest/";
    assert!(site.text(path).contains("Planlagt til 22. november 2026"));
    site.workshop.turn_to(parse_date("2026-11-22").unwrap());
    site.shown.show(Arc::clone(site.workshop.snapshot()), None);
    assert!(site.text(path).contains("\"state\": null"), "{}", site.text(path));
}

#[test]
fn a_site_that_is_opened_again_is_that_of_a_fresh_load() {
    let mut site = Previewed::minimal();
    site.save("content/areas/nordparken/index.md", "---\nname: [\n---\n");
    let text = "---\nname: Nordhaven\nmunicipality: havneby\nsummary: Nyt.\n---\n";
    site.files.insert("content/areas/nordparken/index.md", text.as_bytes());
    site.workshop.open_again(&site.files).unwrap();
    site.shown.show(Arc::clone(site.workshop.snapshot()), None);
    assert!(site.text("/omraader/nordparken/").contains("Nordhaven"));
    assert!(site.now().snapshot.found.is_empty());
}

#[test]
fn that_nothing_is_wrong_is_not_said_before_it_is_looked_for() {
    let mut site = Previewed::minimal();
    let unchecked = Unchecked::open(&site.files, options(None)).unwrap();
    site.shown = Shown::new(Arc::clone(unchecked.snapshot()));
    let overview = site.text("/_bydel/");
    assert_eq!(overview.matches("Websitet bliver tjekket lige nu.").count(), 2, "{overview}");
    assert!(site.text("/omraader/nordparken/").contains("Nordparken"));
    site.shown.show(Arc::clone(unchecked.check().snapshot()), None);
    let overview = site.text("/_bydel/");
    assert!(overview.contains("Der er ingen.") && overview.contains("Alle links virker."));
    assert!(!overview.contains("lige nu"), "{overview}");
}

#[test]
fn every_figure_of_a_page_is_told_with_file_line_and_source() {
    let site = Previewed::minimal();
    let told = site.text("/_bydel/page.json?path=/omraader/nordparken/");
    for part in [
        "\"path\": \"content/areas/nordparken/figures.yaml\"",
        "\"line\": 5",
        "\"year\": \"2024\"",
        "8,1\u{a0}%",
        "Det nyeste år med et tal.",
        "vscode://file/websted/content/areas/nordparken/figures.yaml:5:1",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn no_withheld_number_is_told_by_the_preview() {
    let mut site = Previewed::minimal();
    let count = "---\nname: Unge\nunit: count\ncounts: persons\ndirection: neither\nkind: context\nsources: [register]\n---\n";
    site.save("content/indicators/unge.md", count);
    let figures = "unge:\n  values:\n    2023: 312\n    2024: 3\n";
    site.save("content/areas/nordparken/figures.yaml", figures);
    let told = site.text("/_bydel/page.json?path=/omraader/nordparken/");
    assert!(told.contains("Tilbageholdt") && told.contains("\"312\""), "{told}");
    assert!(!told.contains("\"3\""), "{told}");
    site.save("content/areas/nordparken/figures.yaml", &figures.replace("312", "4"));
    assert!(site.text("/_bydel/").contains("tilbageholdt"));
}

#[test]
fn the_overview_has_everything_an_editor_asks_for() {
    let mut site = Previewed::minimal();
    let text = "---\nname: Nordparken\nmunicipality: havneby\nsummary: Et område.\n---\n\n\
                Se [her](../findes-ikke.md). Beboerne planlægger sammenkomsten.\n";
    site.save("content/areas/nordparken/index.md", text);
    let sources = "register: { name: Registret, kind: register, rhythm: yearly }\n";
    site.save("content/sources.yaml", sources);
    site.save("content/areas/nordparken/figures.yaml", "skolefravaer:\n  values: { 2019: 9.7 }\n");
    let overview = site.text("/_bydel/");
    for part in [
        "content/areas/nordparken/index.md",
        "<a href=\"vscode://file/websted/content/areas/nordparken/index.md:7:",
        "Alt er offentligt.",
        "<td>2019</td><td>Registret</td>",
        "<th scope=\"col\">Skolefravær</th>",
        "Links, der ikke fører nogen steder hen",
        "Tekster efter lix",
    ] {
        assert!(overview.contains(part), "{part} in {overview}");
    }
}
