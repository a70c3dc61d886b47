//! The cover of a report: what it is and what it holds.

use serde::Serialize;

use super::book::{self, BookPage};
use super::page::{Link, PageRenderer};
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{Chapter, Folder, Report, ReportEntry, Site};
use crate::templates::Html;

#[derive(Serialize)]
struct ReportContext<'s> {
    title: &'s str,
    summary: Option<&'s str>,
    publisher: Option<&'s str>,
    body: Html,
    contents: Vec<ContentsItem<'s>>,
}

/// A line of the contents.
#[derive(Serialize)]
struct ContentsItem<'s> {
    number: usize,
    page: Link,
    kind: &'static str,
    summary: Option<&'s str>,
}

/// Renders the cover of `report`.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    report: &Report,
) -> Result<String, Box<Diagnostic>> {
    let context = ReportContext {
        title: &report.head.title,
        summary: report.head.summary.as_deref(),
        publisher: report.publisher.as_deref(),
        body: renderer.body(&report.head)?,
        contents: contents(renderer, report),
    };
    renderer.page("report.html", &report.head, Some(Folder::Reports), context)
}

fn contents<'s>(renderer: &PageRenderer<'s>, report: &'s Report) -> Vec<ContentsItem<'s>> {
    let site = &renderer.snapshot.site;
    let item = |BookPage { entry, link, number }: BookPage<'_>| {
        let head = Resource::of_entry(entry).head(site);
        let summary = head.and_then(|head| head.summary.as_deref());
        ContentsItem { number, page: link, kind: kind(entry, site), summary }
    };
    book::pages(renderer, report).into_iter().map(item).collect()
}

/// What an entry is, in a word for readers.
fn kind(entry: &ReportEntry, site: &Site) -> &'static str {
    match entry {
        ReportEntry::Story(_) => "Historie",
        ReportEntry::Award(_) => "Pris",
        ReportEntry::Chapter(id) => site.chapters.get(id).map_or("Kapitel", kind_of_chapter),
    }
}

fn kind_of_chapter(chapter: &Chapter) -> &'static str {
    if chapter.developments.is_some() {
        "Tal"
    } else if !chapter.boards.is_empty() || !chapter.staff.is_empty() {
        "Mennesker"
    } else {
        "Kapitel"
    }
}
