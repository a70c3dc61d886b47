//! What search engines read first: the list of all pages (sitemaps.org) and `robots.txt` (RFC 9309).
//!
//! When a page last changed is what its authors say, never when a file was written; without that
//! nothing is said.

use std::fmt::Write as _;

use super::Rendered;
use crate::route::{MOST_PAGES_IN_A_SITEMAP, Resource, RoutePath};
use crate::site::Site;
use crate::snapshot::Snapshot;
use crate::text::Date;
use crate::text::date::iso_date;
use crate::text::escape;

const XML: &str = "application/xml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The list of all pages; when they are too many, the list of its parts.
pub(super) fn render(snapshot: &Snapshot) -> Rendered {
    let parts = (0..).map(Resource::SitemapPart);
    let parts: Vec<String> = parts.map_while(|part| snapshot.routes.address(&part)).collect();
    if parts.is_empty() {
        return pages(snapshot, snapshot.routes.listed());
    }
    let mut xml = format!("{DECLARATION}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for address in parts {
        xml.push_str("<sitemap>");
        element(&mut xml, "loc", &address);
        xml.push_str("</sitemap>\n");
    }
    xml.push_str("</sitemapindex>\n");
    Rendered::text(xml, XML)
}

/// A part of the list of all pages.
pub(super) fn render_part(snapshot: &Snapshot, part: usize) -> Rendered {
    let first = part * MOST_PAGES_IN_A_SITEMAP;
    pages(snapshot, snapshot.routes.listed().skip(first).take(MOST_PAGES_IN_A_SITEMAP))
}

fn pages<'s>(
    snapshot: &'s Snapshot,
    listed: impl Iterator<Item = (&'s RoutePath, &'s Resource)>,
) -> Rendered {
    let mut xml = format!("{DECLARATION}<urlset xmlns=\"{NAMESPACE}\">\n");
    for (path, resource) in listed {
        let url = snapshot.routes.url_of_path(path.as_str());
        xml.push_str("<url>");
        element(&mut xml, "loc", &format!("{}{url}", snapshot.routes.origin()));
        if let Some(updated) = last_changed(&snapshot.site, resource) {
            element(&mut xml, "lastmod", &iso_date(updated));
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    Rendered::text(xml, XML)
}

/// When a page last changed, as its content says; of a story at least when it was published.
fn last_changed(site: &Site, resource: &Resource) -> Option<Date> {
    let published = match resource {
        Resource::Story(id) => site.stories.get(id).and_then(|story| story.date.day()),
        _ => None,
    };
    resource.head(site).and_then(|head| head.updated).or(published)
}

/// Appends an element with a text.
fn element(xml: &mut String, name: &str, text: &str) {
    // Writing to a String cannot fail.
    let _ = write!(xml, "<{name}>");
    escape::text(xml, text);
    let _ = write!(xml, "</{name}>");
}

/// Everything may be read; here is the list.
pub(super) fn render_robots(snapshot: &Snapshot) -> Rendered {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(address) = snapshot.routes.address(&Resource::Sitemap) {
        let _ = write!(text, "\nSitemap: {address}\n");
    }
    Rendered::text(text, "text/plain; charset=utf-8")
}
