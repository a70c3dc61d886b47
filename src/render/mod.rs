//! From a resource to bytes: a pure function of the snapshot.
//!
//! [`render`] is the one way to make anything that is published. It does no I/O, asks no clock and
//! holds no state, so the same snapshot gives the same bytes, on one thread or many. Each family
//! of pages has a file with its typed context; what a page looks like, its template says.

mod absolute;
mod accessibility;
mod area;
mod area_table;
mod area_targets;
mod atom;
mod award;
mod awards;
mod bar_chart;
mod book;
mod card;
mod change_chart;
mod chapter;
mod chart;
mod chart_file;
mod charted;
mod comparison;
mod comparison_chooser;
mod comparison_table;
mod criteria;
mod data_file;
mod data_page;
mod developments;
mod document;
mod feed;
mod figure_row;
mod fixed_indicators;
mod front;
mod glossary;
mod goals;
mod honours;
mod indicator;
mod json_feed;
mod key_figure;
mod listing;
mod municipality;
mod other_table;
mod page;
mod pagination;
mod pair;
mod pair_row;
mod people;
mod picture;
mod place_card;
mod programme;
mod project;
mod provenance;
mod ranking;
mod redirect;
mod report;
mod section;
mod series;
mod sitemap;
mod special_page;
mod story;
mod story_card;
mod story_list;
mod structured;
mod text_chart;
mod text_figure;
mod text_term;
mod theme;
mod theme_group;

pub use card::{Drawing, drawing};

use crate::diagnostics::Diagnostic;
use crate::images::{self, Limits, Variant};
use crate::route::Resource;
use crate::site::{Folder, StoryList};
use crate::snapshot::{self, Snapshot};
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

/// The media type of pages.
pub const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";

impl Rendered {
    /// The file of a picture, wherever its bytes come from.
    pub fn picture(bytes: Vec<u8>, variant: Variant) -> Self {
        Self { bytes, media_type: variant.format.media_type() }
    }

    /// A card, wherever its bytes come from.
    pub fn card(bytes: Vec<u8>) -> Self {
        Self { bytes, media_type: "image/png" }
    }

    fn text(text: String, media_type: &'static str) -> Self {
        Self { bytes: text.into_bytes(), media_type }
    }
}

/// Renders what stands at a path.
///
/// # Errors
/// When a template fails, or a picture turns out to be damaged; the finding points at the file.
pub fn render(snapshot: &Snapshot, resource: &Resource) -> Result<Rendered, Box<Diagnostic>> {
    match resource {
        Resource::Stylesheet => {
            Ok(Rendered { bytes: snapshot.stylesheet.as_bytes().to_vec(), media_type: CSS })
        }
        Resource::Asset(file) => Ok(asset(snapshot, *file)),
        Resource::Picture(file, variant) => picture(snapshot, *file, *variant),
        Resource::Card(page) => drawing(snapshot, page)?.rendered(snapshot),
        Resource::Data(file) => Ok(data_file::render(snapshot, file)),
        Resource::Chart(file) => Ok(chart_file::render(snapshot, file)),
        Resource::Feed(feed) => feed::render(snapshot, feed),
        Resource::Redirect { to, .. } => redirect::render(snapshot, to),
        Resource::Sitemap => Ok(sitemap::render(snapshot)),
        Resource::SitemapPart(part) => Ok(sitemap::render_part(snapshot, *part)),
        Resource::Robots => Ok(sitemap::render_robots(snapshot)),
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
        Resource::Listing(Folder::Stories) => story_list::render(renderer, &StoryList::All, 1),
        Resource::Stories { of, page } => story_list::render(renderer, of, *page),
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
        Resource::Story(id) => site.stories.get(id).map(|story| story::render(renderer, story)),
        Resource::Project(id) => site.projects.get(id).map(|p| project::render(renderer, p)),
        Resource::Award(id) => site.awards.get(id).map(|award| award::render(renderer, award)),
        Resource::Report(id) => site.reports.get(id).map(|report| report::render(renderer, report)),
        Resource::Chapter(id) => {
            site.chapters.get(id).map(|chapter| chapter::render(renderer, chapter))
        }
        Resource::Comparison(comparison) => comparison::render(renderer, comparison),
        Resource::Page(id) => site.pages.get(id).map(|page| special_page::render(renderer, page)),
        _ => None,
    };
    known.unwrap_or_else(|| page::render_not_found(renderer))
}

fn asset(snapshot: &Snapshot, file: FileId) -> Rendered {
    let file = snapshot.sources.file(file);
    let media_type = match file.path.extension() {
        "js" => "text/javascript",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    };
    Rendered { bytes: file.bytes().to_vec(), media_type }
}

fn picture(
    snapshot: &Snapshot,
    file: FileId,
    variant: Variant,
) -> Result<Rendered, Box<Diagnostic>> {
    let original = snapshot::original(snapshot.sources.file(file));
    match images::encode(original, &[variant], &Limits::default()) {
        Ok(made) => Ok(Rendered::picture(made.concat(), variant)),
        Err(error) => Err(Box::new(snapshot::unreadable(file, error))),
    }
}
