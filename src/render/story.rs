//! A story: its text, where it belongs, and the ways to other stories.

use serde::Serialize;

use super::book::{self, BookPlace};
use super::page::{Link, PageRenderer};
use super::story_card::{NEWEST, StoryCard, StorySection, When, story_link};
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{BasedOn, Folder, Site, Story, StoryId, StoryList, Topic};
use crate::templates::Html;
use crate::text::grammar::join_and;

/// For how many of its areas a story leads on to others.
const AREAS_WITH_MORE: usize = 3;

#[derive(Serialize)]
struct StoryContext<'s> {
    title: &'s str,
    summary: Option<&'s str>,
    book: Option<BookPlace>,
    is_draft: bool,
    date: When,
    reading_time: String,
    /// The names of the authors, as a phrase.
    authors: Option<String>,
    areas: Vec<Link>,
    topics: Vec<Link>,
    body: Html,
    based_on: Option<BasedOnContext<'s>>,
    /// The story before this one in time.
    previous: Option<Link>,
    /// The story after this one in time.
    next: Option<Link>,
    more: Option<More>,
}

/// The article elsewhere that a story builds on.
#[derive(Serialize)]
struct BasedOnContext<'s> {
    title: Option<&'s str>,
    by: Option<&'s str>,
    source: &'s str,
    url: Option<&'s str>,
}

/// Other stories about the areas of a story, each story once.
#[derive(Serialize)]
struct More {
    /// The areas that they are about, as a phrase.
    areas: String,
    stories: Vec<StoryCard>,
    /// The ways to all stories of each area.
    all: Vec<Link>,
}

/// Renders the page of `story`.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    story: &Story,
) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let head = &story.head;
    let areas = story.areas.iter().filter_map(|id| site.areas.get(id));
    let (older, newer) = site.index.stories.neighbours(&story.id);
    let link = |id: &StoryId| site.stories.get(id).and_then(|story| story_link(renderer, story));
    let shown = renderer.shown_by("story.html");
    let context = StoryContext {
        title: &head.title,
        summary: head.summary.as_deref(),
        book: book::place(renderer, &Resource::Story(story.id.clone())),
        is_draft: story.draft,
        date: When::of(story.date),
        reading_time: reading_time(head.body.minutes()),
        authors: (!story.authors.is_empty()).then(|| join_and(&story.authors)),
        areas: areas.filter_map(|area| renderer.area_link(area)).collect(),
        topics: story.topics.iter().filter_map(|topic| topic_link(renderer, topic)).collect(),
        body: renderer.body(head)?,
        based_on: story.based_on.as_ref().and_then(|based_on| based_on_context(site, based_on)),
        previous: older.and_then(link),
        next: newer.and_then(link),
        more: shown.when("more", || more_of_areas(renderer, story)),
    };
    renderer.page("story.html", head, Some(Folder::Stories), context)
}

/// *1 minuts læsning*, *3 minutters læsning*.
fn reading_time(minutes: usize) -> String {
    match minutes {
        1 => "1 minuts læsning".to_owned(),
        _ => format!("{minutes} minutters læsning"),
    }
}

fn topic_link(renderer: &PageRenderer<'_>, topic: &Topic) -> Option<Link> {
    let list = StoryList::Topic(topic.slug.clone());
    renderer.link(&Resource::stories(list, 1), &topic.name)
}

fn based_on_context<'s>(site: &'s Site, based_on: &'s BasedOn) -> Option<BasedOnContext<'s>> {
    let source = site.sources.get(&based_on.source)?;
    Some(BasedOnContext {
        title: based_on.title.as_deref(),
        by: based_on.by.as_deref(),
        source: &source.short_name,
        url: source.url.as_deref(),
    })
}

/// Other stories about the first areas of a story that have any.
fn more_of_areas(renderer: &PageRenderer<'_>, story: &Story) -> Option<More> {
    let site = &renderer.snapshot.site;
    let (mut shown, mut names) = (vec![story.id.clone()], Vec::new());
    let (mut stories, mut all) = (Vec::new(), Vec::new());
    for area in story.areas.iter().filter_map(|id| site.areas.get(id)) {
        let list = StoryList::Area(area.id.clone());
        if names.len() < AREAS_WITH_MORE
            && let Some(section) = StorySection::newest(renderer, list, NEWEST, &shown)
        {
            shown.extend(section.ids().cloned());
            names.push(area.head.title.as_str());
            stories.extend(section.stories);
            all.extend(section.all);
        }
    }
    (!stories.is_empty()).then(|| More { areas: join_and(&names), stories, all })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_minute_is_said_in_the_singular() {
        for (minutes, expected) in [(1, "1 minuts læsning"), (3, "3 minutters læsning")] {
            assert_eq!(reading_time(minutes), expected);
        }
    }
}
