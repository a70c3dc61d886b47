//! A feed as JSON Feed 1.1.

use super::feed::{Entry, FeedContent};
use crate::json::{self, Value, json};

/// The whole feed.
pub(super) fn text(feed: &FeedContent<'_>) -> String {
    let config = &feed.snapshot.site.config;
    let mut author = json!({ "name": config.publisher.name });
    if let Some(url) = &config.publisher.url {
        author["url"] = url.as_str().into();
    }
    let mut value = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page_address,
        "feed_url": feed.own_address,
        "language": config.language,
        "authors": [author],
        "items": feed.entries.iter().map(item).collect::<Vec<_>>(),
    });
    if let Some(tagline) = &config.tagline {
        value["description"] = tagline.as_str().into();
    }
    json::text(&value)
}

fn item(entry: &Entry<'_>) -> Value {
    let mut item = json!({
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "content_html": entry.content,
        "date_modified": entry.updated,
        "tags": entry.topics,
    });
    if let Some(summary) = entry.summary {
        item["summary"] = summary.into();
    }
    if let Some(published) = &entry.published {
        item["date_published"] = published.as_str().into();
    }
    item
}
