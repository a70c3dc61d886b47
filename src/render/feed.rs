//! Feeds of stories: Atom (RFC 4287) and JSON Feed 1.1, from the same entries.
//!
//! An entry says on which day it was published only when the day is known. When it was last changed
//! has to be said: that is what its authors say, or else its day, or else the first of January of
//! its year. A day without a time begins at midnight in UTC.

use super::absolute::absolute;
use super::page::PageRenderer;
use super::{Rendered, atom, document, json_feed};
use crate::diagnostics::Diagnostic;
use crate::route::{Feed, Resource};
use crate::site::{Story, StoryList};
use crate::snapshot::Snapshot;
use crate::text::date::{iso_date, iso_instant};
use crate::text::escape::escaped;
use crate::text::{Date, Time, parse_date};

/// A feed, whatever it is written as.
pub(super) struct FeedContent<'s> {
    pub(super) snapshot: &'s Snapshot,
    pub(super) title: String,
    /// The complete address of the feed itself.
    pub(super) own_address: String,
    /// The complete address of the page that shows the same.
    pub(super) page_address: String,
    pub(super) entries: Vec<Entry<'s>>,
}

/// A story in a feed.
pub(super) struct Entry<'s> {
    pub(super) title: &'s str,
    /// The complete address of its page, by which feed readers know it again.
    pub(super) address: String,
    pub(super) summary: Option<&'s str>,
    pub(super) published: Option<String>,
    pub(super) updated: String,
    /// The text as HTML with complete addresses.
    pub(super) content: String,
    pub(super) topics: Vec<&'s str>,
}

/// Renders a feed.
///
/// # Errors
/// When the template of a chart in a story fails.
pub(super) fn render(snapshot: &Snapshot, feed: &Feed) -> Result<Rendered, Box<Diagnostic>> {
    let address = |resource: &Resource| snapshot.routes.address(resource).unwrap_or_default();
    let content = FeedContent {
        snapshot,
        title: title(snapshot, feed),
        own_address: address(&Resource::Feed(feed.clone())),
        page_address: address(&feed.page()),
        entries: entries(snapshot, feed.stories())?,
    };
    Ok(match feed {
        Feed::Atom(_) => Rendered::text(atom::text(&content), "application/atom+xml"),
        Feed::Json => Rendered::text(json_feed::text(&content), "application/feed+json"),
    })
}

/// What a feed is called among a reader's other feeds.
pub(super) fn title(snapshot: &Snapshot, feed: &Feed) -> String {
    let site = &snapshot.site;
    let about = match feed.stories() {
        StoryList::All => None,
        StoryList::Topic(slug) => site.index.stories.topic(slug).map(|topic| topic.name.as_str()),
        StoryList::Area(id) => site.areas.get(id).map(|area| area.head.title.as_str()),
    };
    match about {
        Some(about) => format!("{about} | {}", site.config.title),
        None => site.config.title.clone(),
    }
}

fn entries<'s>(snapshot: &'s Snapshot, of: &StoryList) -> Result<Vec<Entry<'s>>, Box<Diagnostic>> {
    let site = &snapshot.site;
    let ids = site.index.stories.list(of).iter();
    let mut stories: Vec<&Story> = ids.filter_map(|id| site.stories.get(id)).collect();
    // Pinned stories stand first in a list and have no such place in a feed.
    stories
        .sort_by_key(|story| std::cmp::Reverse((story.date.year(), story.date.day(), story.time)));
    stories.truncate(site.config.feeds.entries);
    stories.into_iter().filter_map(|story| entry(snapshot, story).transpose()).collect()
}

fn entry<'s>(
    snapshot: &'s Snapshot,
    story: &'s Story,
) -> Result<Option<Entry<'s>>, Box<Diagnostic>> {
    let resource = Resource::Story(story.id.clone());
    let Some(address) = snapshot.routes.address(&resource) else { return Ok(None) };
    let body = document::plain(&PageRenderer::new(snapshot, &resource), &story.head)?;
    let new_year = || parse_date(&format!("{:04}-01-01", story.date.year()));
    let published = story.date.day().map(|day| instant(day, story.time));
    let updated = match (story.head.updated, &published) {
        (Some(updated), _) => Some(instant(updated, None)),
        (None, Some(published)) => Some(published.clone()),
        (None, None) => new_year().map(|day| instant(day, None)),
    };
    Ok(updated.map(|updated| Entry {
        title: &story.head.title,
        content: absolute(&body.0, snapshot.routes.origin(), &address) + &origin(story, snapshot),
        address,
        summary: story.head.summary.as_deref(),
        published,
        updated,
        topics: story.topics.iter().map(|topic| topic.name.as_str()).collect(),
    }))
}

/// What the story builds on, which its page says below the text.
fn origin(story: &Story, snapshot: &Snapshot) -> String {
    let Some(based_on) = &story.based_on else { return String::new() };
    let Some(source) = snapshot.site.sources.get(&based_on.source) else { return String::new() };
    let article = based_on.title.as_deref().map_or_else(
        || "en artikel".to_owned(),
        |title| format!("artiklen <cite>{}</cite>", escaped(title)),
    );
    let by = based_on.by.as_deref().map_or_else(String::new, |by| format!(" af {}", escaped(by)));
    format!("<p>Efter {article}{by} i {}.</p>\n", escaped(&source.short_name))
}

/// A day, or a time of it in Denmark, as feeds write it (RFC 3339).
fn instant(day: Date, time: Option<Time>) -> String {
    let precise = time.and_then(|time| iso_instant(day, time));
    precise.unwrap_or_else(|| format!("{}T00:00:00Z", iso_date(day)))
}
