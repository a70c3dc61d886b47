//! A snapshot before it is checked.
//!
//! What texts say does not decide which pages there are and how they relate. So a preview shows a site
//! while it is still being checked, and a text that is looked at is parsed then. Those that can have
//! pictures or charts, which have addresses, are parsed when addresses are claimed.

use std::sync::Arc;

use super::workshop::{Found, Workshop};
use super::{CardFonts, Phase, Snapshot, SnapshotOptions, pictures, shared, statics};
use crate::diagnostics::Findings;
use crate::route::{self, Routes};
use crate::site::{self, load_again};
use crate::source::{FileError, Files, Sources, builtin_theme};
use crate::templates::Templates;

/// A site that can be shown. That its snapshot has no findings says nothing: most are not looked for
/// before [`Unchecked::check`].
#[derive(Debug)]
pub struct Unchecked {
    options: SnapshotOptions,
    snapshot: Arc<Snapshot>,
    site: site::Unchecked,
    found: Found,
}

impl Unchecked {
    /// Reads and loads a site.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn open(files: &impl Files, options: SnapshotOptions) -> Result<Self, FileError> {
        Ok(Self::of(Sources::read(files, &builtin_theme())?, options, None, &|_| {}))
    }

    /// The site as it will be shown, but for what is wrong with it.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// Loads everything, and takes over from `before` what is the same; `ended` is told of each
    /// phase when it is over.
    pub(super) fn of(
        sources: Sources,
        options: SnapshotOptions,
        before: Option<&Workshop>,
        ended: &dyn Fn(Phase),
    ) -> Self {
        let mut found = Found::default();
        let memory = before.map(Workshop::memory);
        let (site, unchecked) = load_again(&sources, &options.load, memory);
        ended(Phase::Load);
        let templates = Templates::parse(&sources, &mut found.templates);
        let stylesheet = statics::stylesheet(&sources, &mut found.statics);
        ended(Phase::Theme);
        let known = before.map(|it| &**it.snapshot());
        let pictures = pictures::load(&site, &sources, known, &mut found.statics);
        let base_url = options.base_url.clone().unwrap_or_else(|| site.config.base_url.clone());
        let card_fonts = CardFonts::of(&sources);
        let claims = route::Statics {
            cards: site.config.social_cards && !card_fonts.fonts.is_empty(),
            ..statics::claims(&sources, &stylesheet, pictures::claims(&pictures, &sources))
        };
        let routes = Routes::plan(&site, &sources, &claims, &base_url, &mut found.statics);
        let shared = shared::shared(&site, &routes, &sources);
        ended(Phase::Plan);
        let snapshot = Arc::new(Snapshot {
            site,
            routes: Arc::new(routes),
            templates: Arc::new(templates),
            shared,
            stylesheet: stylesheet.into(),
            pictures: Arc::new(pictures),
            card_fonts: Arc::new(card_fonts),
            base_url,
            today: options.load.today,
            found: Findings::default(),
            sources,
        });
        Self { options, snapshot, site: unchecked, found }
    }

    /// Finds everything that is wrong.
    pub fn check(self) -> Workshop {
        let Self { options, snapshot, site, mut found } = self;
        let (shown, sources) = (&snapshot.site, &snapshot.sources);
        let memory = site.check(shown, sources);
        (found.links, found.other_links) = route::check_links(shown, &snapshot.routes, sources);
        let all = Findings::of(found.with(memory.findings()), sources);
        let checked = Arc::new(Snapshot { found: all, ..Snapshot::clone(&snapshot) });
        Workshop::new(options, checked, memory, found)
    }
}
