//! The page about the open data: what can be downloaded, and what stands in it.

use serde::Serialize;

use super::data_file;
use super::listing::Intro;
use super::page::PageRenderer;
use crate::diagnostics::Diagnostic;
use crate::open_data::{COLUMNS, Choice, Column, Kind};
use crate::route::{DataFile, DataFormat, Resource};
use crate::site::Head;
use crate::text::collation::sort_by_name;

#[derive(Serialize)]
struct DataContext<'s> {
    #[serde(flatten)]
    intro: Intro<'s>,
    /// Everything in one file.
    whole: Option<Downloads>,
    package: Option<String>,
    metadata: Option<String>,
    indicators: Vec<Part>,
    areas: Vec<Part>,
    columns: Vec<ColumnContext>,
}

/// The two files with the same figures, and the page that describes them.
#[derive(Debug, Serialize)]
pub(super) struct Downloads {
    csv: String,
    json: String,
    /// The page about the open data.
    about: Option<String>,
}

impl Downloads {
    /// The files with the figures that a page of an area or an indicator shows, if it shows any.
    pub(super) fn shown_on(renderer: &PageRenderer<'_>, page: &Resource) -> Option<Self> {
        let index = &renderer.snapshot.site.index;
        let has_own = match page {
            Resource::Area(_) => true,
            Resource::Indicator(id) => {
                index.measured_in.contains_key(id) || index.measured_by.contains_key(id)
            }
            _ => false,
        };
        has_own.then(|| Self::of(renderer, page)).flatten()
    }

    /// The files with the figures of a page, if there are any.
    fn of(renderer: &PageRenderer<'_>, page: &Resource) -> Option<Self> {
        let url = |format| renderer.url(&Resource::Data(data_file::of_page(page, format)));
        Some(Self {
            csv: url(DataFormat::Csv)?,
            json: url(DataFormat::Json)?,
            about: renderer.data_page(),
        })
    }
}

/// A part of the figures with files of its own.
#[derive(Serialize)]
struct Part {
    title: String,
    url: String,
    files: Downloads,
}

#[derive(Serialize)]
struct ColumnContext {
    name: &'static str,
    title: &'static str,
    description: &'static str,
    kind: &'static str,
    choices: Vec<ChoiceContext>,
}

#[derive(Serialize)]
struct ChoiceContext {
    value: &'static str,
    label: &'static str,
}

/// Renders the page with the text of `head`.
pub(super) fn render(renderer: &PageRenderer<'_>, head: &Head) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let url = |file| renderer.url(&Resource::Data(file));
    let indicators = site.indicators.values();
    let indicators = indicators
        .map(|entry| (Resource::Indicator(entry.indicator.id.clone()), &entry.indicator.name));
    let areas = site.areas.values();
    let areas = areas.map(|area| (Resource::Area(area.id.clone()), &area.head.title));
    let context = DataContext {
        intro: Intro::of(renderer, head)?,
        whole: Downloads::of(renderer, &Resource::Front),
        package: url(DataFile::Package),
        metadata: url(DataFile::TableMetadata),
        indicators: parts(renderer, indicators),
        areas: parts(renderer, areas),
        columns: COLUMNS.iter().map(column).collect(),
    };
    renderer.page("data.html", head, None, context)
}

/// What has files of its own, in Danish order.
fn parts<'s>(
    renderer: &PageRenderer<'_>,
    pages: impl Iterator<Item = (Resource, &'s String)>,
) -> Vec<Part> {
    let part = |(page, title): (Resource, &String)| {
        let files = Downloads::of(renderer, &page)?;
        Some(Part { title: title.clone(), url: renderer.url(&page)?, files })
    };
    let mut parts: Vec<Part> = pages.filter_map(part).collect();
    sort_by_name(&mut parts, |part| &part.title);
    parts
}

fn column(column: &Column) -> ColumnContext {
    let (kind, choices) = match column.kind {
        Kind::Text => ("tekst", Vec::new()),
        Kind::Code(choices) => ("kode", choices()),
        Kind::Number => ("tal", Vec::new()),
        Kind::Year => ("årstal", Vec::new()),
        Kind::Flag => ("true eller false", Vec::new()),
    };
    let choice = |Choice { value, label }: Choice| ChoiceContext { value, label };
    ColumnContext {
        name: column.name,
        title: column.title,
        description: column.description,
        kind,
        choices: choices.into_iter().map(choice).collect(),
    }
}
