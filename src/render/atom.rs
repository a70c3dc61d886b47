//! A feed as Atom (RFC 4287).

use super::feed::{Entry, FeedContent};
use crate::site::Publisher;
use crate::text::escape;

/// The whole feed.
pub(super) fn text(feed: &FeedContent<'_>) -> String {
    let config = &feed.snapshot.site.config;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed");
    attribute(&mut xml, "xmlns", "http://www.w3.org/2005/Atom");
    attribute(&mut xml, "xml:lang", &config.language);
    xml.push_str(">\n");
    element(&mut xml, "title", &feed.title);
    if let Some(tagline) = &config.tagline {
        element(&mut xml, "subtitle", tagline);
    }
    element(&mut xml, "id", &feed.own_address);
    link(&mut xml, "self", "application/atom+xml", &feed.own_address);
    link(&mut xml, "alternate", "text/html", &feed.page_address);
    if let Some(newest) = feed.entries.iter().map(|entry| &entry.updated).max() {
        element(&mut xml, "updated", newest);
    }
    author(&mut xml, &config.publisher);
    for one in &feed.entries {
        entry(&mut xml, one);
    }
    xml.push_str("</feed>\n");
    xml
}

fn entry(xml: &mut String, entry: &Entry<'_>) {
    xml.push_str("<entry>\n");
    element(xml, "title", entry.title);
    element(xml, "id", &entry.address);
    link(xml, "alternate", "text/html", &entry.address);
    element(xml, "updated", &entry.updated);
    if let Some(published) = &entry.published {
        element(xml, "published", published);
    }
    for topic in &entry.topics {
        xml.push_str("<category");
        attribute(xml, "term", topic);
        xml.push_str("/>\n");
    }
    if let Some(summary) = entry.summary {
        element(xml, "summary", summary);
    }
    xml.push_str("<content type=\"html\">");
    escape::text(xml, &entry.content);
    xml.push_str("</content>\n</entry>\n");
}

/// Who answers for it: the publisher, since nobody is named for words of the house.
fn author(xml: &mut String, publisher: &Publisher) {
    xml.push_str("<author>\n");
    element(xml, "name", &publisher.name);
    if let Some(url) = &publisher.url {
        element(xml, "uri", url);
    }
    xml.push_str("</author>\n");
}

fn link(xml: &mut String, relation: &str, media_type: &str, address: &str) {
    xml.push_str("<link");
    attribute(xml, "rel", relation);
    attribute(xml, "type", media_type);
    attribute(xml, "href", address);
    xml.push_str("/>\n");
}

fn attribute(xml: &mut String, name: &str, value: &str) {
    for part in [" ", name, "=\""] {
        xml.push_str(part);
    }
    escape::attribute(xml, value);
    xml.push('"');
}

fn element(xml: &mut String, name: &str, text: &str) {
    for part in ["<", name, ">"] {
        xml.push_str(part);
    }
    escape::text(xml, text);
    for part in ["</", name, ">\n"] {
        xml.push_str(part);
    }
}
