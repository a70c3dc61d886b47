//! Where a page stands in a report: the way back to the cover, to the page before and the page after.
//!
//! For every page that can be part of a report, whichever family it belongs to: the template
//! `parts/book.html` shows it.

use serde::Serialize;

use super::page::{Link, PageRenderer};
use crate::route::Resource;
use crate::site::{Report, ReportEntry};

/// The place of a page in a report.
#[derive(Debug, Serialize)]
pub(super) struct BookPlace {
    /// The report and its cover.
    report: Link,
    /// Which of its pages this one is, from 1.
    position: usize,
    /// How many there are.
    count: usize,
    previous: Option<Link>,
    next: Option<Link>,
}

/// The place of the page at `resource`, if it is part of a report that has a page.
pub(super) fn place(renderer: &PageRenderer<'_>, resource: &Resource) -> Option<BookPlace> {
    let site = &renderer.snapshot.site;
    let entry = resource.entry()?;
    let report = site.reports.get(site.index.report_of.get(&entry)?)?;
    let pages = pages(renderer, report);
    let at = pages.iter().position(|(known, _)| **known == entry)?;
    let link = |at: usize| pages.get(at).map(|(_, link)| link.clone());
    Some(BookPlace {
        report: renderer.link(&Resource::Report(report.id.clone()), &report.head.title)?,
        position: at + 1,
        count: pages.len(),
        previous: at.checked_sub(1).and_then(link),
        next: link(at + 1),
    })
}

/// The entries of a report that have a page, in order. A story that is not out yet has none.
pub(super) fn pages<'r>(
    renderer: &PageRenderer<'_>,
    report: &'r Report,
) -> Vec<(&'r ReportEntry, Link)> {
    let page = |entry: &'r ReportEntry| {
        let resource = Resource::of_entry(entry);
        let head = resource.head(&renderer.snapshot.site)?;
        Some((entry, renderer.link(&resource, &head.title)?))
    };
    report.contents.iter().filter_map(page).collect()
}
