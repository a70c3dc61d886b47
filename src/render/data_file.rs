//! Files with figures, and the files that describe them.

use std::collections::BTreeSet;

use super::Rendered;
use crate::figures::SourceId;
use crate::json;
use crate::open_data::{self, About, Download, Row};
use crate::route::{DataFile, DataFormat, Resource, RoutePath};
use crate::site::{Head, Shows, Site};
use crate::snapshot::Snapshot;

const CSV: &str = "text/csv; charset=utf-8";
const JSON: &str = "application/json";

/// Renders a data file.
pub(super) fn render(snapshot: &Snapshot, file: &DataFile) -> Rendered {
    let about = about(snapshot, file);
    match file {
        DataFile::All(format) | DataFile::Area(_, format) | DataFile::Indicator(_, format) => {
            figures(snapshot, file, *format, &about)
        }
        DataFile::Package => {
            let sources = sources(&snapshot.site);
            let package = open_data::package(&about, &all_figures(snapshot), &sources);
            Rendered::text(json::text(&package), JSON)
        }
        DataFile::TableMetadata => {
            let metadata = open_data::table_metadata(&about, &all_figures(snapshot));
            Rendered::text(json::text(&metadata), "application/csvm+json")
        }
    }
}

fn figures(
    snapshot: &Snapshot,
    file: &DataFile,
    format: DataFormat,
    about: &About<'_>,
) -> Rendered {
    let rows = rows(snapshot, file);
    match format {
        DataFormat::Csv => Rendered::text(open_data::csv_text(&rows), CSV),
        DataFormat::Json => {
            let columns = snapshot.routes.address(&Resource::Data(DataFile::Package));
            Rendered::text(json::text(&Download { about, columns, rows: &rows }), JSON)
        }
    }
}

/// The rows of a data file; those that describe others have those of the file that they describe.
pub(super) fn rows<'s>(snapshot: &'s Snapshot, file: &DataFile) -> Vec<Row<'s>> {
    let site = &snapshot.site;
    match file {
        DataFile::Area(id, _) => {
            site.areas.get(id).map_or_else(Vec::new, |area| open_data::of_area(area, site))
        }
        DataFile::Indicator(id, _) => site
            .indicators
            .get(id)
            .map_or_else(Vec::new, |entry| open_data::of_indicator(entry, site)),
        DataFile::All(_) | DataFile::Package | DataFile::TableMetadata => open_data::all(site),
    }
}

/// The file with the figures that a page shows; of a page without figures of its own, all.
pub(super) fn of_page(page: &Resource, format: DataFormat) -> DataFile {
    match page {
        Resource::Area(id) => DataFile::Area(id.clone(), format),
        Resource::Indicator(id) => DataFile::Indicator(id.clone(), format),
        _ => DataFile::All(format),
    }
}

/// The page that shows the figures of a data file to readers.
fn page(site: &Site, file: &DataFile) -> Resource {
    match file {
        DataFile::Area(id, _) => Resource::Area(id.clone()),
        DataFile::Indicator(id, _) => Resource::Indicator(id.clone()),
        DataFile::All(_) | DataFile::Package | DataFile::TableMetadata => {
            let page = site.index.showing.get(&Shows::Data);
            page.map_or(Resource::Front, |id| Resource::Page(id.clone()))
        }
    }
}

fn about<'s>(snapshot: &'s Snapshot, file: &DataFile) -> About<'s> {
    let config = &snapshot.site.config;
    let page = page(&snapshot.site, file);
    let head: Option<&Head> = page.head(&snapshot.site);
    About {
        title: head.map_or(&config.title, |head| &head.title),
        description: head.and_then(|head| head.summary.as_deref()),
        address: snapshot.routes.address(&page),
        publisher: &config.publisher.name,
        publisher_url: config.publisher.url.as_deref(),
        language: &config.language,
    }
}

/// The name of the file with all figures, which lies beside those that describe it.
fn all_figures(snapshot: &Snapshot) -> String {
    let path = snapshot.routes.path(&Resource::Data(DataFile::All(DataFormat::Csv)));
    let file = path.map_or_else(String::new, RoutePath::file_name);
    file.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Where the figures come from, each source once, by its id.
fn sources(site: &Site) -> Vec<(&str, Option<&str>)> {
    let rows = open_data::all(site);
    let used: BTreeSet<&SourceId> = rows.iter().filter_map(Row::source).collect();
    let sources = used.into_iter().filter_map(|id| site.sources.get(id));
    sources.map(|source| (source.name.as_str(), source.url.as_deref())).collect()
}
