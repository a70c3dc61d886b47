//! Claiming a path for everything.

mod charts;
mod pictures;
mod stories;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{Resource, RoutePath, comparisons};
use crate::diagnostics::{Diagnostic, Diagnostics, Note, Problem};
use crate::images::Variant;
use crate::site::{Folder, Head, Page, Report, ReportEntry, Shows, Site, StoryId};
use crate::source::{FileId, SourcePath, Sources, Span};
use crate::text::{Slug, slugify};

/// The files that stand beside pages, as far as their URLs depend on them.
#[derive(Debug, Clone, Default)]
pub struct Statics {
    /// The fingerprint of the stylesheet.
    pub stylesheet: String,
    /// Files of the theme that are published as they are, with their fingerprints.
    pub assets: Vec<(FileId, String)>,
    /// Pictures that pages show.
    pub pictures: Vec<Picture>,
    /// Whether pages have cards.
    pub cards: bool,
}

/// A picture that is published.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The file it is made from.
    pub file: FileId,
    /// The fingerprint of the file and of what is made of it.
    pub fingerprint: String,
    /// The files that are made of it.
    pub variants: Vec<Variant>,
}

/// The name of a page's card.
const CARD: &str = "delebillede.png";

/// What stands at which path.
#[derive(Debug, Clone, Default)]
pub struct Routes {
    resources: BTreeMap<RoutePath, Resource>,
    paths: BTreeMap<Resource, RoutePath>,
    /// Where stories that are not shown would stand.
    unpublished: BTreeMap<RoutePath, StoryId>,
    /// The part of the base URL behind the host, without a trailing slash.
    prefix: String,
    /// Scheme and host of the base URL.
    origin: String,
}

impl Routes {
    /// Claims a path for everything in `site` and reports double claims.
    /// `base_url` is where the site will stand; its host never appears in a path.
    pub fn plan(
        site: &Site,
        sources: &Sources,
        statics: &Statics,
        base_url: &str,
        found: &mut Diagnostics,
    ) -> Self {
        let mut plan = Plan {
            routes: Self::default(),
            origins: BTreeMap::new(),
            unlisted: BTreeSet::new(),
            found,
        };
        plan.pages(site);
        plan.statics(sources, statics);
        plan.pictures(site, sources, &statics.pictures);
        if statics.cards {
            plan.cards();
        }
        let mut routes = plan.routes;
        let host = base_url.find("://").map_or(0, |at| at + 3);
        let path = base_url[host..].find('/').map_or(base_url.len(), |at| host + at);
        routes.prefix = base_url[path..].trim_end_matches('/').to_owned();
        routes.origin = base_url[..path].to_owned();
        routes
    }

    /// What stands at a path.
    pub fn resource(&self, path: &RoutePath) -> Option<&Resource> {
        self.resources.get(path)
    }

    /// The story that is not shown and would stand at a path.
    pub fn unpublished(&self, path: &RoutePath) -> Option<&StoryId> {
        self.unpublished.get(path)
    }

    /// Where a resource stands.
    pub fn path(&self, resource: &Resource) -> Option<&RoutePath> {
        self.paths.get(resource)
    }

    /// The URL of a resource for use inside a page: from the root of the host.
    pub fn url(&self, resource: &Resource) -> Option<String> {
        self.path(resource).map(|path| self.url_of_path(path.as_str()))
    }

    /// The URL of the page that stands at `path`, which an author wrote from the site's root.
    pub fn url_of_path(&self, path: &str) -> String {
        [&self.prefix, path].concat()
    }

    /// The complete address of a resource, for what is read elsewhere than on the site.
    pub fn address(&self, resource: &Resource) -> Option<String> {
        self.url(resource).map(|url| format!("{}{url}", self.origin))
    }

    /// Scheme and host: with a URL from the root behind it, a complete address.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Every page that a search engine is to know, with its path, in the order of the paths.
    pub fn listed(&self) -> impl Iterator<Item = (&RoutePath, &Resource)> {
        let is_listed = |resource: &Resource| resource.is_page() && *resource != Resource::NotFound;
        self.resources.iter().filter(move |(_, resource)| is_listed(resource))
    }

    /// Every path with its resource, in the order of the paths.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&RoutePath, &Resource)> {
        self.resources.iter()
    }
}

/// The routes while they are claimed.
pub(super) struct Plan<'p> {
    pub(super) routes: Routes,
    /// Who claimed a file of the published folder: two addresses may mean one, `/om/` and
    /// `/om/index.html`.
    origins: BTreeMap<String, Span>,
    /// Folders whose listing is missing, each told of once.
    unlisted: BTreeSet<Folder>,
    found: &'p mut Diagnostics,
}

impl Plan<'_> {
    pub(super) fn claim(&mut self, path: RoutePath, resource: Resource, origin: Span) {
        match self.origins.entry(path.file_name()) {
            Entry::Occupied(first) => {
                let problem = Problem::PathClaimedTwice { path: path.to_string() };
                let finding = Diagnostic::new(origin, problem);
                self.found.push(finding.with_related(*first.get(), Note::FirstHere));
            }
            Entry::Vacant(free) => {
                free.insert(origin);
                self.routes.paths.insert(resource.clone(), path.clone());
                self.routes.resources.insert(path, resource);
            }
        }
    }

    fn pages(&mut self, site: &Site) {
        let start = site.front.as_ref().map(|front| front.head.span);
        let Some(start) = start.or_else(|| first_span(site)) else { return };
        self.claim(RoutePath::root(), Resource::Front, start);
        self.claim(RoutePath::file("404.html"), Resource::NotFound, start);
        self.measured(site);
        self.told(site);
        self.comparisons(site);
        for (folder, head) in site.listings.iter().filter(|(folder, _)| folder.is_published()) {
            self.claim(RoutePath::page(&[&head.slug]), Resource::Listing(*folder), head.span);
        }
        self.charts(site);
        self.data_files(site, start);
        self.feeds(site, start);
        self.sitemaps(start);
        self.aliases(site);
    }

    /// Claims the pages of what figures are about, and of what they measure.
    fn measured(&mut self, site: &Site) {
        for area in site.areas.values() {
            self.item(Folder::Areas, site, &area.head, Resource::Area(area.id.clone()));
        }
        for municipality in site.municipalities.values() {
            let resource = Resource::Municipality(municipality.id.clone());
            self.item(Folder::Municipalities, site, &municipality.head, resource);
        }
        for entry in site.indicators.values() {
            let resource = Resource::Indicator(entry.indicator.id.clone());
            self.item(Folder::Indicators, site, &entry.head, resource);
        }
        for theme in site.themes.values() {
            self.item(Folder::Themes, site, &theme.head, Resource::Theme(theme.id.clone()));
        }
        for programme in site.programmes.values() {
            let resource = Resource::Programme(programme.id.clone());
            self.item(Folder::Programmes, site, &programme.head, resource);
        }
        for project in site.projects.values() {
            let resource = Resource::Project(project.id.clone());
            self.item(Folder::Projects, site, &project.head, resource);
        }
    }

    /// Claims the pages of what is told: stories, the award, reports, texts.
    fn told(&mut self, site: &Site) {
        self.stories(site);
        for award in site.awards.values() {
            self.item(Folder::Awards, site, &award.head, Resource::Award(award.id.clone()));
        }
        for report in site.reports.values() {
            self.item(Folder::Reports, site, &report.head, Resource::Report(report.id.clone()));
            self.chapters(site, report);
        }
        for page in site.pages.values() {
            self.page(site, page);
        }
    }

    /// Claims a page of its own. The one from which comparisons are chosen stands with the areas.
    fn page(&mut self, site: &Site, page: &Page) {
        let resource = Resource::Page(page.id.clone());
        if page.shows.is_some_and(|shows| shows.value == Shows::Comparisons) {
            self.item(Folder::Areas, site, &page.head, resource);
        } else {
            self.claim(RoutePath::page(&[&page.head.slug]), resource, page.head.span);
        }
    }

    /// Claims the pages of areas side by side, below the page from which they are chosen. Areas
    /// without a page of their own, for whatever reason, have none here either.
    fn comparisons(&mut self, site: &Site) {
        let Some(chooser) = site.page_showing(Shows::Comparisons) else { return };
        let resource = Resource::Page(chooser.id.clone());
        let Some(above) = self.routes.path(&resource).cloned() else { return };
        let names = comparisons::Names::of(site);
        for comparison in &site.index.comparisons.all {
            let parts = comparisons::parts(comparison);
            if parts.iter().all(|part| self.routes.path(part).is_some())
                && let Some(name) = names.path(comparison, site)
            {
                let path = above.below(&name);
                self.claim(path, Resource::Comparison(comparison.clone()), chooser.head.span);
            }
        }
    }

    /// Claims the page of a thing in a folder.
    fn item(&mut self, folder: Folder, site: &Site, head: &Head, resource: Resource) {
        if let Some(listing) = self.listing(folder, site, head) {
            self.claim(RoutePath::page(&[&listing.slug, &head.slug]), resource, head.span);
        }
    }

    /// Claims the pages of the chapters that the contents of a report name.
    fn chapters(&mut self, site: &Site, report: &Report) {
        let Some(listing) = site.listings.get(&Folder::Reports) else { return };
        for entry in &report.contents {
            if let ReportEntry::Chapter(id) = entry
                && let Some(chapter) = site.chapters.get(id)
            {
                let slugs = [&listing.slug, &report.head.slug, &chapter.head.slug];
                let resource = Resource::Chapter(id.clone());
                self.claim(RoutePath::page(&slugs), resource, chapter.head.span);
            }
        }
    }

    /// The listing that a thing stands under; a folder without one has no pages.
    fn listing<'s>(&mut self, folder: Folder, site: &'s Site, head: &Head) -> Option<&'s Head> {
        let listing = site.listings.get(&folder);
        // A listing that is there but broken has been reported already.
        let is_there = || site.places.contains_key(folder.listing().as_str());
        if listing.is_none() && !is_there() && self.unlisted.insert(folder) {
            let problem = Problem::ListingMissing { folder: folder.name().to_owned() };
            self.found.report(Span::start_of(head.span.file), problem);
        }
        listing
    }

    /// Claims a picture beside each page that has one of its own. Its address never changes: those
    /// who fetched it once look for it there again.
    fn cards(&mut self) {
        let pages: Vec<(RoutePath, Resource)> = self
            .routes
            .resources
            .iter()
            .filter_map(|(path, page)| Some((path.clone(), page.card()?)))
            .collect();
        for (page, card) in pages {
            if let Some(origin) = self.origins.get(&page.file_name()).copied() {
                self.claim(page.beside(CARD), card, origin);
            }
        }
    }

    fn statics(&mut self, sources: &Sources, statics: &Statics) {
        let Some((first, _)) = sources.iter().next() else { return };
        let stylesheet = RoutePath::file(&format!("assets/site.{}.css", statics.stylesheet));
        self.claim(stylesheet, Resource::Stylesheet, Span::start_of(first));
        for (file, fingerprint) in &statics.assets {
            let path = &sources.file(*file).path;
            let name = asset_name(path, fingerprint);
            self.claim(
                RoutePath::file(&format!("assets/{name}")),
                Resource::Asset(*file),
                Span::start_of(*file),
            );
        }
    }
}

fn first_span(site: &Site) -> Option<Span> {
    site.listings
        .values()
        .chain(site.pages.values().map(|page| &page.head))
        .map(|head| head.span)
        .next()
}

/// The file name of a published file of the theme. All of these stand in one folder with the
/// stylesheet, so that it is also what the stylesheet calls them.
pub fn asset_name(path: &SourcePath, fingerprint: &str) -> String {
    published_name(path, fingerprint, path.extension())
}

/// A file name from any source file: its stem as a slug, its fingerprint and an extension.
fn published_name(path: &SourcePath, fingerprint: &str, extension: &str) -> String {
    format!("{}.{fingerprint}.{}", published_stem(path), extension.to_ascii_lowercase())
}

/// The stem of a source file's name as it may stand in an address.
fn published_stem(path: &SourcePath) -> String {
    let slug = Slug::parse(&slugify(path.stem()));
    slug.as_ref().map_or("fil", Slug::as_str).to_owned()
}
