//! What every page has: title, description, place in the site.

use serde::Serialize;

use super::card::{self, CardContext};
use super::data_page::Downloads;
use super::picture::PictureContext;
use super::{document, feed, structured};
use crate::diagnostics::Diagnostic;
use crate::figures::Indicator;
use crate::route::{Feed, Resource, anchor};
use crate::site::{Area, Folder, Head, Municipality, Programme, Project, Shows, StoryList, Theme};
use crate::snapshot::Snapshot;
use crate::source::{FileId, SourcePath};
use crate::templates::{Html, Shown, TemplateFailure};
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
    title: String,
    /// For search engines; one or two sentences.
    description: Option<String>,
    updated: Option<Updated>,
    /// The report that a chapter is in: chapters of several years may have one title.
    within: Option<String>,
    /// The page's URL on this host.
    url: Option<String>,
    /// The page's complete address.
    canonical: Option<String>,
    /// From the front page to the page above this one.
    breadcrumbs: Vec<Link>,
    /// The URL of the menu entry that the page belongs to.
    section: Option<String>,
    /// What it is to those who share a link to it: `website` or `article` (ogp.me).
    kind: &'static str,
    /// What those see who are sent a link to it.
    card: Option<CardContext>,
    /// The feed of what the page is about, beside the feeds of the site.
    feed: Option<Link>,
    /// The files with the figures that the page shows.
    downloads: Option<Downloads>,
    /// The picture at its top.
    picture: Option<PictureContext>,
    /// What it is about, as JSON-LD.
    structured: Option<Html>,
}

/// What a page is called and what it says of itself.
#[derive(Debug)]
pub(super) struct Title {
    pub(super) title: String,
    /// For search engines; one or two sentences.
    pub(super) description: Option<String>,
    /// When the content last changed: for people and for machines.
    pub(super) updated: Option<Updated>,
}

#[derive(Debug, Serialize)]
pub(super) struct Updated {
    text: String,
    pub(super) iso: String,
}

impl Title {
    pub(super) fn new(title: &str, description: Option<&str>) -> Self {
        Self { title: title.to_owned(), description: description.map(str::to_owned), updated: None }
    }

    fn of(head: &Head) -> Self {
        let updated = |date| Updated { text: long_date(date), iso: iso_date(date) };
        Self {
            title: head.title.clone(),
            description: head.summary.clone().or_else(|| head.body.opening.clone()),
            updated: head.updated.map(updated),
        }
    }
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

    /// What the template of a page shows, so that nothing else need be worked out.
    pub(super) fn shown_by(&self, template: &str) -> Shown<'s> {
        self.snapshot.templates.shown_by(template)
    }

    /// The title and text behind the page that is being made.
    pub(super) fn head(&self) -> Option<&'s Head> {
        self.resource.head(&self.snapshot.site)
    }

    /// What is being made.
    pub(super) fn resource(&self) -> &'s Resource {
        self.resource
    }

    /// The URL of a resource; `None` when it has no page.
    pub(super) fn url(&self, resource: &Resource) -> Option<String> {
        self.snapshot.routes.url(resource)
    }

    /// The complete address of a resource; `None` when it has no page.
    pub(super) fn address(&self, resource: &Resource) -> Option<String> {
        self.snapshot.routes.address(resource)
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

    /// A link to a project, institution or organisation by its name.
    pub(super) fn project_link(&self, project: &Project) -> Option<Link> {
        self.link(&Resource::Project(project.id.clone()), &project.head.title)
    }

    /// A link to an indicator by its name.
    pub(super) fn indicator_link(&self, indicator: &Indicator) -> Option<Link> {
        self.link(&Resource::Indicator(indicator.id.clone()), &indicator.name)
    }

    /// A link to a content file, named by its path below `content/`, by its title.
    pub(super) fn file_link(&self, path: &str) -> Option<Link> {
        let site = &self.snapshot.site;
        let path = SourcePath::new(&format!("content/{path}"))?;
        let resource = Resource::of(site.places.get(&path)?, site)?;
        self.link(&resource, &resource.head(site)?.title)
    }

    /// The address of a term's explanation; `None` when no page shows the glossary.
    pub(super) fn term_url(&self, id: &str) -> Option<String> {
        let page = self.snapshot.site.page_showing(Shows::Glossary)?;
        Some(format!("{}#{}", self.url(&Resource::Page(page.id.clone()))?, anchor::term(id)))
    }

    /// Whether the page is the one that shows something of the program's own.
    pub(super) fn shows(&self, shows: Shows) -> bool {
        let page = self.snapshot.site.page_showing(shows);
        page.is_some_and(|page| *self.resource == Resource::Page(page.id.clone()))
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
        let shown = self.shown_by(template);
        let breadcrumbs = self.breadcrumbs(folder);
        let page = PageContext {
            url: self.url(self.resource),
            canonical: self.address(self.resource),
            within: self.report_link().map(|report| report.title),
            structured: shown
                .when("structured", || structured::of(self, self.resource, &title, &breadcrumbs)),
            title: title.title,
            description: title.description,
            updated: title.updated,
            breadcrumbs,
            section: self.section(folder),
            kind: if matches!(self.resource, Resource::Story(_)) { "article" } else { "website" },
            card: card::shown_with(self, self.resource),
            feed: shown.when("feed", || self.feed()),
            downloads: shown.when("downloads", || Downloads::shown_on(self, self.resource)),
            picture: self.head().and_then(|head| PictureContext::at_top(self, head)),
        };
        self.snapshot
            .templates
            .render_page(template, &self.snapshot.shared, page, own)
            .map_err(|failure| self.told(&failure, template))
    }

    /// The feed of the area or the list of stories that the page is about.
    fn feed(&self) -> Option<Link> {
        let of = match self.resource {
            Resource::Stories { of, .. } => of.clone(),
            Resource::Area(id) => StoryList::Area(id.clone()),
            Resource::Listing(Folder::Stories) => StoryList::All,
            _ => return None,
        };
        let feed = Feed::Atom(of);
        let title = feed::title(self.snapshot, &feed);
        self.link(&Resource::Feed(feed), &title)
    }

    /// The URL of the page about the open data.
    pub(super) fn data_page(&self) -> Option<String> {
        let page = self.snapshot.site.page_showing(Shows::Data)?;
        self.url(&Resource::Page(page.id.clone()))
    }

    fn breadcrumbs(&self, folder: Option<Folder>) -> Vec<Link> {
        let site = &self.snapshot.site;
        let home =
            self.link(&Resource::Front, "Forside").filter(|_| *self.resource != Resource::Front);
        let listing = folder.and_then(|folder| {
            let head = site.listings.get(&folder)?;
            self.link(&Resource::Listing(folder), &head.title)
        });
        let above = self.report_link().or_else(|| self.chooser());
        home.into_iter().chain(listing).chain(above).collect()
    }

    /// The page from which comparisons or topics are chosen, above each of them.
    fn chooser(&self) -> Option<Link> {
        let shows = match self.resource {
            Resource::Comparison(_) => Shows::Comparisons,
            Resource::Stories { of: StoryList::Topic(_), .. } => Shows::Topics,
            _ => return None,
        };
        let page = self.snapshot.site.page_showing(shows)?;
        self.link(&Resource::Page(page.id.clone()), &page.head.title)
    }

    /// The report that the page is a chapter of.
    fn report_link(&self) -> Option<Link> {
        let site = &self.snapshot.site;
        let Resource::Chapter(id) = self.resource else { return None };
        let report = site.reports.get(&site.chapters.get(id)?.report)?;
        self.link(&Resource::Report(report.id.clone()), &report.head.title)
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
