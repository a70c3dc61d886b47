//! What pages refer to: every link and anchor resolves, and nothing is fetched from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use bydel::render::render;
use bydel::route::{Resource, RoutePath};
use bydel::snapshot::Snapshot;

use super::grown::grown;
use super::page::{Element, Page};
use super::site_test::SiteTest;

/// Elements that bring scripts, styles or other sites into a page.
const FORBIDDEN: [&str; 6] = ["base", "embed", "form", "iframe", "object", "style"];

/// Whether an element brings something in. Data in a script is never run, and a script of the theme
/// is a file of the site.
fn is_forbidden(element: &Element) -> bool {
    let is_data = element.get("type") == Some("application/ld+json");
    let is_inline = element.get("src").is_none();
    FORBIDDEN.contains(&element.name.as_str())
        || (element.name == "script" && !is_data && is_inline)
}

/// The pages of a site, taken apart.
pub(crate) fn pages(snapshot: &Snapshot) -> BTreeMap<RoutePath, Page> {
    let pages = snapshot.routes.iter().filter(|(_, resource)| resource.is_page());
    let page = |(path, resource): (&RoutePath, &Resource)| {
        let html = render(snapshot, resource).expect("the page can be rendered").bytes;
        (path.clone(), Page::parse(&String::from_utf8(html).expect("a page is text")))
    };
    pages.map(page).collect()
}

fn ids(page: &Page) -> Vec<&str> {
    page.elements().filter_map(|element| element.get("id")).collect()
}

/// A site and what its pages can be referred to by.
struct References<'s> {
    snapshot: &'s Snapshot,
    ids: BTreeMap<&'s RoutePath, BTreeSet<&'s str>>,
    /// The part of the base URL behind the host.
    prefix: &'s str,
}

/// Everything that pages refer to and that is not there, or must not be referred to.
fn wrong(snapshot: &Snapshot) -> Vec<String> {
    let pages = pages(snapshot);
    let host = snapshot.base_url.split_once("://").map_or("", |(_, rest)| rest);
    let references = References {
        snapshot,
        ids: pages.iter().map(|(path, page)| (path, ids(page).into_iter().collect())).collect(),
        prefix: host.find('/').map_or("", |at| &host[at..]),
    };
    let mut wrong = Vec::new();
    for (path, page) in &pages {
        let mut seen = BTreeSet::new();
        let twice = ids(page).into_iter().filter(|id| !seen.insert(*id));
        wrong.extend(twice.map(|id| format!("{path}: id `{id}` stands twice")));
        for element in page.elements() {
            wrong.extend(references.wrong_in(path, element));
        }
    }
    wrong
}

impl References<'_> {
    fn wrong_in(&self, path: &RoutePath, element: &Element) -> Vec<String> {
        let name = &element.name;
        let mut wrong = Vec::new();
        if is_forbidden(element) {
            wrong.push(format!("{path}: <{name}>"));
        }
        for (attribute, value) in element.attributes() {
            if !self.is_right(path, element, attribute, value) {
                wrong.push(format!("{path}: <{name} {attribute}=\"{value}\">"));
            }
        }
        wrong
    }

    fn is_right(&self, path: &RoutePath, element: &Element, attribute: &str, value: &str) -> bool {
        match attribute {
            "href" if element.get("rel") == Some("canonical") => {
                value == format!("{}{path}", self.snapshot.base_url)
            }
            "href" if is_outside(value) => element.name == "a",
            "href" | "src" => self.resolves(path, value),
            "content" if element.get("property") == Some("og:image") => {
                let url = value.strip_prefix(self.snapshot.routes.origin());
                url.is_some_and(|url| self.resolves(path, url))
            }
            "for" | "headers" | "aria-labelledby" | "aria-describedby" | "aria-controls" => {
                value.split_whitespace().all(|id| self.ids[path].contains(id))
            }
            "srcset" => {
                let addresses = value.split(',').filter_map(|one| one.split_whitespace().next());
                addresses.into_iter().all(|address| self.resolves(path, address))
            }
            // No page has these yet; whoever writes the first has to check here where they lead.
            "poster" | "action" | "data" | "xlink:href" => false,
            "style" => false,
            _ => !attribute.starts_with("on"),
        }
    }

    /// Whether a URL leads to something that is published.
    fn resolves(&self, path: &RoutePath, url: &str) -> bool {
        let (target, fragment) = url.split_once('#').map_or((url, None), |(t, f)| (t, Some(f)));
        let target = match target.strip_prefix(self.prefix) {
            _ if target.is_empty() => path.clone(),
            Some(target) if target.starts_with('/') => RoutePath::requested(target),
            _ => return false,
        };
        let has_id = |id| self.ids.get(&target).is_some_and(|ids| ids.contains(id));
        self.snapshot.routes.resource(&target).is_some() && fragment.is_none_or(has_id)
    }
}

fn is_outside(url: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| url.starts_with(scheme))
}

#[test]
fn every_link_and_anchor_resolves_and_nothing_comes_from_elsewhere() {
    for site in [SiteTest::showcase(), SiteTest::minimal(), SiteTest::from_files(grown(25))] {
        assert_eq!(wrong(&site.load()), Vec::<String>::new());
    }
}

#[test]
fn every_link_resolves_when_the_site_stands_below_a_path() {
    let below_a_path = SiteTest::showcase().with_options(|options| {
        options.base_url = Some("https://eksempel.dk/omraader/proeve".to_owned());
    });
    assert_eq!(wrong(&below_a_path.load()), Vec::<String>::new());
}

#[test]
fn what_does_not_resolve_is_seen() {
    let template = |main: &str| format!("<p id=\"a\">{main}</p>\n<p id=\"a\"></p>");
    for (main, expected) in [
        ("<a href=\"/findes-ikke/\">x</a>", "/: <a href=\"/findes-ikke/\">"),
        ("<a href=\"/omraader/#intet\">x</a>", "/: <a href=\"/omraader/#intet\">"),
        ("<a href=\"omraader/\">x</a>", "/: <a href=\"omraader/\">"),
        (
            "<meta property=\"og:image\" content=\"https://andre.dk/x.png\">",
            "/: <meta content=\"https://andre.dk/x.png\">",
        ),
        ("<img src=\"https://andre.dk/x.png\">", "/: <img src=\"https://andre.dk/x.png\">"),
        ("<b onclick=\"x\">x</b>", "/: <b onclick=\"x\">"),
        ("<b style=\"x\">x</b>", "/: <b style=\"x\">"),
        ("<b aria-describedby=\"a b\">x</b>", "/: <b aria-describedby=\"a b\">"),
        ("<script>x</script>", "/: <script>"),
    ] {
        let site = SiteTest::minimal().with("layouts/front.html", &template(main));
        assert_eq!(wrong(&site.load()), ["/: id `a` stands twice", expected]);
    }
}

/// A stylesheet without the addresses of published files beside it.
fn without_fonts(snapshot: &Snapshot, text: &str) -> String {
    let names = snapshot.routes.iter().filter_map(|(path, resource)| {
        let path = path.to_string();
        matches!(resource, Resource::Asset(_)).then(|| path.replacen("/assets/", "", 1))
    });
    names.fold(text.to_owned(), |text, name| {
        text.replace(&format!("url({name})"), "").replace(&format!("url(\"{name}\")"), "")
    })
}

#[test]
fn stylesheets_and_icons_fetch_nothing_but_fonts_of_the_site() {
    let snapshot = SiteTest::showcase().load();
    let is_shown_in_pages = |resource: &Resource| {
        matches!(resource, Resource::Stylesheet | Resource::Asset(_) | Resource::Picture(..))
    };
    for (path, resource) in snapshot.routes.iter().filter(|(_, r)| is_shown_in_pages(r)) {
        let bytes = render(&snapshot, resource).expect("it can be rendered").bytes;
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let text = text.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        let text = without_fonts(&snapshot, &text);
        for word in ["//", "url(", "@import", "<script", "href="] {
            assert!(!text.contains(word), "{path} holds `{word}`");
        }
    }
}
