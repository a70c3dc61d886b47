//! From a resource to bytes: a pure function of the snapshot.
//!
//! [`render`] is the one way to make anything that is published. It does no I/O, asks no clock and
//! holds no state, so the same snapshot gives the same bytes, on one thread or many. Each family
//! of pages has a file with its typed context; what a page looks like, its template says.

mod area;
mod area_table;
mod area_targets;
mod chart;
mod comparison_table;
mod criteria;
mod document;
mod figure_row;
mod fixed_indicators;
mod front;
mod goals;
mod indicator;
mod key_figure;
mod listing;
mod municipality;
mod page;
mod place_card;
mod programme;
mod provenance;
mod ranking;
mod section;
mod theme;

use crate::diagnostics::Diagnostic;
use crate::images::Format;
use crate::route::Resource;
use crate::snapshot::Snapshot;
use crate::source::FileId;
use page::PageRenderer;

/// Something rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The content.
    pub bytes: Vec<u8>,
    /// Its media type (RFC 6838), with the character set for text.
    pub media_type: &'static str,
}

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";

/// Renders what stands at a path.
///
/// # Errors
/// When a template fails; the finding points into it.
pub fn render(snapshot: &Snapshot, resource: &Resource) -> Result<Rendered, Box<Diagnostic>> {
    match resource {
        Resource::Stylesheet => {
            Ok(Rendered { bytes: snapshot.stylesheet.clone().into_bytes(), media_type: CSS })
        }
        Resource::Asset(file) => Ok(asset(snapshot, *file)),
        Resource::Picture(file) => Ok(picture(snapshot, *file)),
        page => {
            let html = render_page(&PageRenderer::new(snapshot, page), page)?;
            Ok(Rendered { bytes: html.into_bytes(), media_type: HTML })
        }
    }
}

fn render_page(renderer: &PageRenderer<'_>, page: &Resource) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let known = match page {
        Resource::Front => Some(front::render(renderer)),
        Resource::Listing(folder) => {
            site.listings.get(folder).map(|head| listing::render(renderer, *folder, head))
        }
        Resource::Area(id) => site.areas.get(id).map(|area| area::render(renderer, area)),
        Resource::Municipality(id) => {
            site.municipalities.get(id).map(|m| municipality::render(renderer, m))
        }
        Resource::Indicator(id) => {
            site.indicators.get(id).map(|entry| indicator::render(renderer, entry))
        }
        Resource::Theme(id) => site.themes.get(id).map(|theme| theme::render(renderer, theme)),
        Resource::Programme(id) => site.programmes.get(id).map(|p| programme::render(renderer, p)),
        Resource::Story(id) => {
            site.stories.get(id).map(|story| page::render_text(renderer, &story.head))
        }
        Resource::Award(id) => {
            site.awards.get(id).map(|award| page::render_text(renderer, &award.head))
        }
        Resource::Report(id) => {
            site.reports.get(id).map(|report| page::render_text(renderer, &report.head))
        }
        Resource::Page(id) => {
            site.pages.get(id).map(|page| page::render_text(renderer, &page.head))
        }
        _ => None,
    };
    known.unwrap_or_else(|| page::render_not_found(renderer))
}

fn asset(snapshot: &Snapshot, file: FileId) -> Rendered {
    let file = snapshot.sources.file(file);
    let media_type = match file.path.extension() {
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    };
    Rendered { bytes: file.bytes().to_vec(), media_type }
}

fn picture(snapshot: &Snapshot, file: FileId) -> Rendered {
    let picture = snapshot.pictures.get(&file);
    let media_type = match picture.map(|picture| picture.format) {
        Some(Format::Png) => "image/png",
        _ => "image/jpeg",
    };
    Rendered { bytes: picture.map(|picture| picture.bytes.clone()).unwrap_or_default(), media_type }
}
