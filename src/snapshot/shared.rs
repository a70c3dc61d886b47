//! What all pages share, converted for templates once per snapshot.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::route::{Feed, Resource, Routes};
use crate::site::{Channel, Config, Contact, MenuItem, Site, StoryList};
use crate::source::{SourceFile, SourcePath, Sources};
use crate::templates::Shared;

/// The theme's icon, shown by browsers beside the title.
const ICON: &str = "assets/icon.svg";

#[derive(Serialize)]
struct SharedContext<'s> {
    title: &'s str,
    tagline: Option<&'s str>,
    language: &'s str,
    publisher: PublisherContext<'s>,
    footer: Option<&'s str>,
    menu: Vec<Entry<'s>>,
    footer_menu: Vec<Entry<'s>>,
    home: Option<String>,
    stylesheet: Option<String>,
    /// The URLs of the theme's published files, by their paths below `assets/`.
    assets: BTreeMap<&'s str, String>,
    icon: Option<String>,
    scripts: Vec<String>,
    /// The newest stories, as Atom and as JSON Feed.
    feed: Option<String>,
    json_feed: Option<String>,
    /// The language with the country, as OpenGraph writes it.
    locale: String,
}

#[derive(Serialize)]
struct PublisherContext<'s> {
    name: &'s str,
    url: Option<&'s str>,
    contact: Option<ContactContext<'s>>,
}

/// How somebody is reached, for templates.
#[derive(Serialize)]
pub struct ContactContext<'s> {
    name: Option<&'s str>,
    address: Option<&'s str>,
    phone: Option<&'s str>,
    /// The number without spaces, for a `tel:` link.
    dial: Option<String>,
    email: Option<&'s str>,
    url: Option<&'s str>,
    channels: Vec<ChannelContext<'s>>,
}

#[derive(Serialize)]
struct ChannelContext<'s> {
    name: &'s str,
    text: &'s str,
    url: Option<&'s str>,
}

#[derive(Serialize)]
struct Entry<'s> {
    title: &'s str,
    url: String,
}

/// The values that every page of `site` shows.
pub(super) fn shared(site: &Site, routes: &Routes, sources: &Sources) -> Shared {
    let config = &site.config;
    let asset = |(id, file)| {
        let file: &SourceFile = file;
        Some((file.path.below("assets")?, routes.url(&Resource::Asset(id))?))
    };
    let icon = sources.find(ICON).map(Resource::Asset);
    Shared::new(SharedContext {
        title: &config.title,
        tagline: config.tagline.as_deref(),
        language: &config.language,
        publisher: publisher(config),
        footer: config.footer.as_deref(),
        menu: entries(&config.menu, site, routes),
        footer_menu: entries(&config.footer_menu, site, routes),
        home: routes.url(&Resource::Front),
        stylesheet: routes.url(&Resource::Stylesheet),
        assets: sources.iter().filter_map(asset).collect(),
        icon: icon.and_then(|icon| routes.url(&icon)),
        scripts: scripts(sources, routes),
        feed: routes.url(&Resource::Feed(Feed::Atom(StoryList::All))),
        json_feed: routes.url(&Resource::Feed(Feed::Json)),
        locale: locale(&config.language),
    })
}

/// The addresses of the theme's scripts, in order of their names.
fn scripts(sources: &Sources, routes: &Routes) -> Vec<String> {
    let files = sources.iter().filter(|(_, file)| {
        file.path.below("assets/js").is_some() && file.path.extension() == "js"
    });
    files.filter_map(|(id, _)| routes.url(&Resource::Asset(id))).collect()
}

/// `da` is `da_DK`; a language that names its country keeps it.
fn locale(language: &str) -> String {
    match language.split_once('-') {
        Some((language, country)) => format!("{language}_{country}"),
        None => format!("{language}_DK"),
    }
}

fn publisher(config: &Config) -> PublisherContext<'_> {
    let publisher = &config.publisher;
    let contact = publisher.contact.as_ref().map(ContactContext::of);
    PublisherContext { name: &publisher.name, url: publisher.url.as_deref(), contact }
}

impl<'s> ContactContext<'s> {
    /// `contact` for templates.
    pub fn of(contact: &'s Contact) -> Self {
        let phone = contact.phone.as_deref();
        Self {
            name: contact.name.as_deref(),
            address: contact.address.as_deref(),
            phone,
            dial: phone.map(|phone| phone.replace(' ', "")),
            email: contact.email.as_deref(),
            url: contact.url.as_deref(),
            channels: contact.channels.iter().map(ChannelContext::of).collect(),
        }
    }
}

impl<'s> ChannelContext<'s> {
    fn of(channel: &'s Channel) -> Self {
        Self { name: &channel.name, text: &channel.text, url: channel.url.as_deref() }
    }
}

/// The entries of a menu that lead somewhere; the others have been reported.
fn entries<'s>(items: &'s [MenuItem], site: &Site, routes: &Routes) -> Vec<Entry<'s>> {
    let entry = |item: &'s MenuItem| {
        let path = SourcePath::new(&format!("content/{}", item.to.value))?;
        let place = site.places.get(&path)?;
        let resource = Resource::of(place, site).or_else(|| Resource::stand_in(place, site))?;
        Some(Entry { title: &item.title, url: routes.url(&resource)? })
    };
    items.iter().filter_map(entry).collect()
}
