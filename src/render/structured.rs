//! What a page is about in words of schema.org, as JSON-LD for search engines.
//!
//! Nobody is named as an author: the publisher answers for everything.

use super::data_file;
use super::data_page::Downloads;
use super::page::{Link, PageRenderer, Title};
use crate::json::{self, Value, json};
use crate::open_data::{self, Row};
use crate::route::{DataFile, DataFormat, Resource};
use crate::site::{Area, Config, Shows, Site, Story};
use crate::templates::Html;

/// What stands in the script element of a page; `None` where nothing is said.
pub(super) fn of(
    renderer: &PageRenderer<'_>,
    resource: &Resource,
    title: &Title,
    breadcrumbs: &[Link],
) -> Option<Html> {
    let page = Described { renderer, resource, title, address: renderer.address(resource)? };
    let mut graph = page.about();
    if !breadcrumbs.is_empty() && *resource != Resource::NotFound {
        graph.push(page.breadcrumbs(breadcrumbs));
    }
    if graph.is_empty() {
        return None;
    }
    let document = json!({ "@context": "https://schema.org", "@graph": graph });
    Some(Html(json::in_script(&document)))
}

/// A page that is described.
struct Described<'d> {
    renderer: &'d PageRenderer<'d>,
    resource: &'d Resource,
    title: &'d Title,
    /// Its complete address.
    address: String,
}

impl Described<'_> {
    fn site(&self) -> &Site {
        &self.renderer.snapshot.site
    }

    /// What the page is about, beside its place in the site.
    fn about(&self) -> Vec<Value> {
        let site = self.site();
        match self.resource {
            Resource::Front => vec![self.publisher(), self.website()],
            Resource::Area(id) => {
                let place = site.areas.get(id).map(|area| self.place(area));
                place.into_iter().chain(self.dataset()).collect()
            }
            Resource::Indicator(_) => {
                let shown = Downloads::shown_on(self.renderer, self.resource);
                shown.and_then(|_| self.dataset()).into_iter().collect()
            }
            Resource::Page(id) if site.index.showing.get(&Shows::Data) == Some(id) => {
                self.dataset().into_iter().collect()
            }
            Resource::Story(id) => {
                site.stories.get(id).map(|story| self.article(story)).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn breadcrumbs(&self, above: &[Link]) -> Value {
        let origin = self.renderer.snapshot.routes.origin();
        let above = above.iter().map(|link| (&link.title, format!("{origin}{}", link.url)));
        let own = std::iter::once((&self.title.title, self.address.clone()));
        let item = |(position, (name, address)): (usize, (&String, String))| json!({ "@type": "ListItem", "position": position, "name": name, "item": address });
        let items: Vec<Value> = (1..).zip(above.chain(own)).map(item).collect();
        json!({ "@type": "BreadcrumbList", "itemListElement": items })
    }

    /// The publisher in full.
    fn publisher(&self) -> Value {
        let publisher = &self.site().config.publisher;
        let mut value = self.publisher_reference();
        if let Some(contact) = &publisher.contact {
            set(&mut value, "address", contact.address.as_deref());
            set(&mut value, "telephone", contact.phone.as_deref());
            set(&mut value, "email", contact.email.as_deref());
        }
        value
    }

    /// The publisher, as pages that are about something else name it.
    fn publisher_reference(&self) -> Value {
        let publisher = &self.site().config.publisher;
        let mut value = json!({ "@type": "Organization", "name": publisher.name });
        value["@id"] = format!("{}#udgiver", self.home()).into();
        set(&mut value, "url", publisher.url.as_deref());
        value
    }

    /// The address of the page's own card.
    fn card(&self) -> Option<String> {
        self.renderer.address(&self.resource.card()?)
    }

    fn home(&self) -> String {
        self.renderer.address(&Resource::Front).unwrap_or_default()
    }

    fn website(&self) -> Value {
        let Config { title, tagline, language, .. } = &*self.site().config;
        let mut value = json!({
            "@type": "WebSite",
            "@id": format!("{}#websted", self.home()),
            "name": title,
            "url": self.home(),
            "inLanguage": language,
            "publisher": { "@id": format!("{}#udgiver", self.home()) },
        });
        set(&mut value, "description", tagline.as_deref());
        value
    }

    fn place(&self, area: &Area) -> Value {
        let mut value = json!({
            "@type": "Place",
            "@id": format!("{}#sted", self.address),
            "name": area.head.title,
            "url": self.address,
        });
        set(&mut value, "description", self.title.description.as_deref());
        if let Some(municipality) = self.site().municipality_of(area) {
            let name = &municipality.head.title;
            value["containedInPlace"] = json!({ "@type": "AdministrativeArea", "name": name });
        }
        value
    }

    fn article(&self, story: &Story) -> Value {
        let mut value = json!({
            "@type": "NewsArticle",
            "headline": story.head.title,
            "url": self.address,
            "mainEntityOfPage": self.address,
            "inLanguage": self.site().config.language,
            "datePublished": story.date.to_string(),
            "author": self.publisher_reference(),
            "publisher": self.publisher_reference(),
        });
        set(&mut value, "description", self.title.description.as_deref());
        let updated = self.title.updated.as_ref().map(|updated| updated.iso.as_str());
        set(&mut value, "dateModified", updated);
        set(&mut value, "image", self.card().as_deref());
        let areas = story.areas.iter().filter_map(|id| self.site().areas.get(id));
        let place = |area: &Area| json!({ "@type": "Place", "name": area.head.title });
        let areas: Vec<Value> = areas.map(place).collect();
        if !areas.is_empty() {
            value["about"] = areas.into();
        }
        value
    }

    /// The figures of the page, if they can be downloaded.
    fn dataset(&self) -> Option<Value> {
        let csv = data_file::of_page(self.resource, DataFormat::Csv);
        let files = [csv.clone(), data_file::of_page(self.resource, DataFormat::Json)];
        let media = [("text/csv", &files[0]), ("application/json", &files[1])];
        let mut distribution = Vec::new();
        for (media_type, file) in media {
            let address = self.renderer.address(&Resource::Data(file.clone()))?;
            distribution.push(json!({
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": address,
            }));
        }
        let mut value = json!({
            "@type": "Dataset",
            "@id": format!("{}#tal", self.address),
            "name": format!("{}: tal", self.title.title),
            "url": self.address,
            "inLanguage": self.site().config.language,
            "isAccessibleForFree": true,
            "publisher": self.publisher_reference(),
            "distribution": distribution,
        });
        set(&mut value, "description", self.title.description.as_deref());
        if matches!(csv, DataFile::All(_)) {
            return Some(value);
        }
        if let Some(whole) = self.site().page_showing(Shows::Data) {
            let whole = self.renderer.address(&Resource::Page(whole.id.clone()))?;
            value["isPartOf"] = json!({ "@id": format!("{whole}#tal") });
        }
        // An indicator's page says nothing of the years of municipalities, which are in its files.
        if matches!(csv, DataFile::Area(..)) {
            let rows = data_file::rows(self.renderer.snapshot, &csv);
            set(&mut value, "temporalCoverage", years(&rows).as_deref());
        }
        Some(value)
    }
}

/// From the first to the last year, as ISO 8601 writes it.
fn years(rows: &[Row<'_>]) -> Option<String> {
    let (first, last) = open_data::years(rows)?;
    Some(if first == last { first.to_string() } else { format!("{first}/{last}") })
}

fn set(object: &mut Value, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        object[key] = value.into();
    }
}
