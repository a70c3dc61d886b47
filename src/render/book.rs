//! Where a page stands in a report: the way back to the cover, to the page before and the page after.
//!
//! For every page that can be part of a report, whichever family it belongs to: the template
//! `parts/book.html` shows it.

use serde::Serialize;

use super::page::{Link, PageRenderer};
use crate::route::Resource;
use crate::site::{Report, ReportEntry, Site};

/// The place of a page in a report.
#[derive(Debug, Serialize)]
pub(super) struct BookPlace {
    /// The report and its cover.
    report: Link,
    /// Which of its pages this one is, from 1.
    number: usize,
    /// How many there are.
    count: usize,
    previous: Option<Link>,
    next: Option<Link>,
}

/// A page of a report: its entry in the contents, and a link to it.
pub(super) struct BookPage<'r> {
    pub(super) entry: &'r ReportEntry,
    pub(super) link: Link,
    /// Which of the pages it is, from 1.
    pub(super) number: usize,
}

/// The place of the page at `resource`, if it is part of a report that has a page.
pub(super) fn place(renderer: &PageRenderer<'_>, resource: &Resource) -> Option<BookPlace> {
    let site = &renderer.snapshot.site;
    let entry = resource.entry()?;
    let report = site.reports.get(site.index.report_of.get(&entry)?)?;
    let pages = pages(renderer, report);
    let at = pages.iter().position(|page| *page.entry == entry)?;
    let link = |at: usize| pages.get(at).map(|page| page.link.clone());
    Some(BookPlace {
        report: renderer.link(&Resource::Report(report.id.clone()), &report.head.title)?,
        number: pages.get(at)?.number,
        count: entries(report, site).count(),
        previous: at.checked_sub(1).and_then(link),
        next: link(at + 1),
    })
}

/// The pages of a report, in order.
pub(super) fn pages<'r>(renderer: &PageRenderer<'_>, report: &'r Report) -> Vec<BookPage<'r>> {
    let site = &renderer.snapshot.site;
    let page = |(number, entry): (usize, &'r ReportEntry)| {
        let resource = Resource::of_entry(entry);
        let link = renderer.link(&resource, &resource.head(site)?.title)?;
        Some(BookPage { entry, link, number })
    };
    (1..).zip(entries(report, site)).filter_map(page).collect()
}

/// What counts as a page: everything but stories that are not shown. One whose file is broken keeps
/// its number, so that no other page changes.
fn entries<'r>(report: &'r Report, site: &Site) -> impl Iterator<Item = &'r ReportEntry> {
    report.contents.iter().filter(|entry| match entry {
        ReportEntry::Story(id) => !site.hidden_stories.contains_key(id),
        ReportEntry::Chapter(_) | ReportEntry::Award(_) => true,
    })
}
