//! What every page has: title, description, place in the site.

use serde::Serialize;

use super::document;
use crate::diagnostics::Diagnostic;
use crate::figures::Indicator;
use crate::route::Resource;
use crate::site::{Area, Folder, Head, Municipality, Programme, Theme};
use crate::snapshot::Snapshot;
use crate::source::FileId;
use crate::templates::{Html, Shared, TemplateFailure};
use crate::text::date::{iso_date, long_date};

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    pub(super) title: String,
    pub(super) url: String,
}

/// What the layout needs to know of a page.
#[derive(Debug, Serialize)]
struct PageContext {
    #[serde(flatten)]
    title: Title,
    /// The page's URL on this host.
    url: Option<String>,
    /// The page's complete address.
    canonical: Option<String>,
    /// From the front page to the page above this one.
    breadcrumbs: Vec<Link>,
    /// The URL of the menu entry that the page belongs to.
    section: Option<String>,
}

/// What a page is called and what it says of itself.
#[derive(Debug, Serialize)]
pub(super) struct Title {
    title: String,
    /// For search engines; one or two sentences.
    description: Option<String>,
    /// When the content last changed: for people and for machines.
    updated: Option<Updated>,
}

#[derive(Debug, Serialize)]
struct Updated {
    text: String,
    iso: String,
}

impl Title {
    pub(super) fn new(title: &str, description: Option<&str>) -> Self {
        Self { title: title.to_owned(), description: description.map(str::to_owned), updated: None }
    }

    fn of(head: &Head) -> Self {
        let updated = |date| Updated { text: long_date(date), iso: iso_date(date) };
        Self {
            title: head.title.clone(),
            description: head.summary.clone().or_else(|| head.body.first_paragraph.clone()),
            updated: head.updated.map(updated),
        }
    }
}

/// The context of a page: what all share, what the layout needs, and the page's own.
#[derive(Serialize)]
struct Context<'c, T> {
    site: &'c Shared,
    page: PageContext,
    #[serde(flatten)]
    own: T,
}

/// Renders the pages of one snapshot; knows which page is being made.
pub(super) struct PageRenderer<'s> {
    pub(super) snapshot: &'s Snapshot,
    resource: &'s Resource,
}

impl<'s> PageRenderer<'s> {
    pub(super) fn new(snapshot: &'s Snapshot, resource: &'s Resource) -> Self {
        Self { snapshot, resource }
    }

    /// The URL of a resource; `None` when it has no page.
    pub(super) fn url(&self, resource: &Resource) -> Option<String> {
        self.snapshot.routes.url(resource)
    }

    /// A link to a resource with these words; `None` when it has no page.
    pub(super) fn link(&self, resource: &Resource, title: &str) -> Option<Link> {
        Some(Link { title: title.to_owned(), url: self.url(resource)? })
    }

    /// A link to an area by its name.
    pub(super) fn area_link(&self, area: &Area) -> Option<Link> {
        self.link(&Resource::Area(area.id.clone()), &area.head.title)
    }

    /// A link to a municipality by its name.
    pub(super) fn municipality_link(&self, municipality: &Municipality) -> Option<Link> {
        self.link(&Resource::Municipality(municipality.id.clone()), &municipality.head.title)
    }

    /// A link to a theme by its name.
    pub(super) fn theme_link(&self, theme: &Theme) -> Option<Link> {
        self.link(&Resource::Theme(theme.id.clone()), &theme.head.title)
    }

    /// A link to a programme by its name and years.
    pub(super) fn programme_link(&self, programme: &Programme) -> Option<Link> {
        self.link(&Resource::Programme(programme.id.clone()), &programme.label())
    }

    /// A link to an indicator by its name.
    pub(super) fn indicator_link(&self, indicator: &Indicator) -> Option<Link> {
        self.link(&Resource::Indicator(indicator.id.clone()), &indicator.name)
    }

    /// The text of a content file as HTML.
    ///
    /// # Errors
    /// When the template of a chart in it fails.
    pub(super) fn body(&self, head: &Head) -> Result<Html, Box<Diagnostic>> {
        document::html(self, head)
    }

    /// Runs the template of a part of a page.
    ///
    /// # Errors
    /// When it fails.
    pub(super) fn part(
        &self,
        template: &str,
        context: impl Serialize,
    ) -> Result<String, Box<Diagnostic>> {
        self.snapshot
            .templates
            .render(template, context)
            .map_err(|failure| self.told(&failure, template))
    }

    fn told(&self, failure: &TemplateFailure, template: &str) -> Box<Diagnostic> {
        let sources = &self.snapshot.sources;
        let layout = sources.find(&format!("layouts/{template}"));
        Box::new(failure.diagnostic(sources, layout.unwrap_or_else(FileId::first)))
    }

    /// Runs a template for a page that a content file is behind, with the page's own values.
    pub(super) fn page(
        &self,
        template: &str,
        head: &Head,
        folder: Option<Folder>,
        own: impl Serialize,
    ) -> Result<String, Box<Diagnostic>> {
        self.titled(template, Title::of(head), folder, own)
    }

    /// Runs a template for a page with that title.
    pub(super) fn titled(
        &self,
        template: &str,
        title: Title,
        folder: Option<Folder>,
        own: impl Serialize,
    ) -> Result<String, Box<Diagnostic>> {
        let path = self.snapshot.routes.path(self.resource);
        let page = PageContext {
            title,
            url: self.url(self.resource),
            canonical: path.map(|path| format!("{}{path}", self.snapshot.base_url)),
            breadcrumbs: self.breadcrumbs(folder),
            section: self.section(folder),
        };
        let context = Context { site: &self.snapshot.shared, page, own };
        self.part(template, context)
    }

    fn breadcrumbs(&self, folder: Option<Folder>) -> Vec<Link> {
        let site = &self.snapshot.site;
        let home =
            self.link(&Resource::Front, "Forside").filter(|_| *self.resource != Resource::Front);
        let listing = folder.and_then(|folder| {
            let head = site.listings.get(&folder)?;
            self.link(&Resource::Listing(folder), &head.title)
        });
        home.into_iter().chain(listing).collect()
    }

    fn section(&self, folder: Option<Folder>) -> Option<String> {
        let section = folder.map_or_else(|| self.resource.clone(), Resource::Listing);
        self.url(&section)
    }
}

#[derive(Serialize)]
struct TextContext {
    body: Html,
}

/// A page that is only text.
pub(super) fn render_text(
    renderer: &PageRenderer<'_>,
    head: &Head,
) -> Result<String, Box<Diagnostic>> {
    renderer.page("page.html", head, None, TextContext { body: renderer.body(head)? })
}

#[derive(Serialize)]
struct NotFoundContext {
    entrances: Vec<Link>,
}

/// What stands where nothing is found: the ways back in.
pub(super) fn render_not_found(renderer: &PageRenderer<'_>) -> Result<String, Box<Diagnostic>> {
    let listings = renderer.snapshot.site.listings.iter();
    let entrances = listings
        .filter_map(|(folder, head)| renderer.link(&Resource::Listing(*folder), &head.title));
    let own = NotFoundContext { entrances: entrances.collect() };
    renderer.titled("not-found.html", Title::new("Siden findes ikke", None), None, own)
}
