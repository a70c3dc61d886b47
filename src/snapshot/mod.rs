//! Everything needed to render any page: read once, then immutable.
//!
//! [`Snapshot::load`] goes the whole way from files to routes and collects every finding on it.
//! A build renders all of a snapshot's routes, a preview the one that was asked for; neither
//! changes it.

mod cards;
mod phase;
mod pictures;
mod shared;
mod statics;

pub use cards::CardFonts;
pub use phase::Phase;
pub use pictures::{Picture, original, unreadable};
pub use shared::ContactContext;

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostics;
use crate::route::{self, Routes};
use crate::site::{self, LoadOptions, Site};
use crate::source::{FileError, FileId, Files, Sources, builtin_theme};
use crate::templates::{Shared, Templates};

/// What a snapshot depends on beside the files.
#[derive(Debug, Clone)]
pub struct SnapshotOptions {
    /// What is taken in, and on which day.
    pub load: LoadOptions,
    /// Where the site will stand; without it, where `site.yaml` says.
    pub base_url: Option<String>,
}

/// A site ready to be rendered.
#[derive(Debug)]
pub struct Snapshot {
    /// The input files.
    pub sources: Sources,
    /// What they mean.
    pub site: Site,
    /// What stands where.
    pub routes: Routes,
    /// How pages look.
    pub templates: Templates,
    /// What every page shows, converted once.
    pub shared: Shared,
    /// The stylesheet that all pages share.
    pub stylesheet: String,
    /// The pictures that pages show, none of them decoded.
    pub pictures: BTreeMap<FileId, Picture>,
    /// What cards are set in.
    pub card_fonts: CardFonts,
    /// Where the site will stand, without a trailing slash.
    pub base_url: String,
    /// Everything that is wrong, in the order of the files.
    pub found: Diagnostics,
}

impl Snapshot {
    /// Reads and loads a site.
    ///
    /// # Errors
    /// When a file cannot be read. What is wrong *in* a file is in [`Snapshot::found`], and the
    /// rest of the site is there all the same.
    pub fn load(files: &impl Files, options: &SnapshotOptions) -> Result<Self, FileError> {
        Ok(Self::of(Sources::read(files, &builtin_theme())?, options, &|_| {}))
    }

    /// Loads a site from files that have been read; `ended` is told of each phase when it is over.
    pub fn of(sources: Sources, options: &SnapshotOptions, ended: &dyn Fn(Phase)) -> Self {
        let mut found = Diagnostics::default();
        let site = site::load(&sources, &options.load, &mut found);
        ended(Phase::Load);
        let templates = Templates::parse(&sources, &mut found);
        let stylesheet = statics::stylesheet(&sources, &mut found);
        ended(Phase::Theme);
        let pictures = pictures::load(&site, &sources, &mut found);
        let card_fonts = CardFonts::of(&sources);
        let base_url = options.base_url.clone().unwrap_or_else(|| site.config.base_url.clone());
        let cards = site.config.social_cards && !card_fonts.fonts.is_empty();
        let claims = route::Statics {
            cards,
            ..statics::claims(&sources, &stylesheet, pictures::claims(&pictures))
        };
        let routes = Routes::plan(&site, &sources, &claims, &base_url, &mut found);
        let shared = shared::shared(&site, &routes, &sources);
        found.sort(&sources);
        ended(Phase::Plan);
        Self {
            sources,
            site,
            routes,
            templates,
            shared,
            stylesheet,
            pictures,
            card_fonts,
            base_url,
            found,
        }
    }
}
