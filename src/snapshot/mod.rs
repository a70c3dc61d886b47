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
mod unchecked;
mod workshop;

pub use cards::CardFonts;
pub use phase::Phase;
pub use pictures::{Picture, original, unreadable};
pub use shared::ContactContext;
pub use unchecked::Unchecked;
pub use workshop::Workshop;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::Findings;
use crate::route::Routes;
use crate::site::{LoadOptions, Site};
use crate::source::{FileError, FileId, Files, Sources, builtin_theme};
use crate::templates::{Shared, Templates};
use crate::text::Date;

/// What a snapshot depends on beside the files.
#[derive(Debug, Clone)]
pub struct SnapshotOptions {
    /// What is taken in, and on which day.
    pub load: LoadOptions,
    /// Where the site will stand; without it, where `site.yaml` says.
    pub base_url: Option<String>,
}

/// A site ready to be rendered.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The input files.
    pub sources: Sources,
    /// What they mean.
    pub site: Site,
    /// What stands where.
    pub routes: Arc<Routes>,
    /// How pages look.
    pub templates: Arc<Templates>,
    /// What every page shows, converted once.
    pub shared: Shared,
    /// The stylesheet that all pages share.
    pub stylesheet: Arc<str>,
    /// The pictures that pages show, none of them decoded.
    pub pictures: Arc<BTreeMap<FileId, Picture>>,
    /// What cards are set in.
    pub card_fonts: Arc<CardFonts>,
    /// Where the site will stand, without a trailing slash.
    pub base_url: String,
    /// The day for which the site was loaded.
    pub today: Date,
    /// Everything that is wrong, in the order of the files; nothing of a site that is not checked yet.
    pub found: Findings,
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
        let unchecked = Unchecked::of(sources, options.clone(), None, ended);
        let checked = unchecked.check();
        ended(Phase::Check);
        checked.into_snapshot()
    }
}
