//! Lists of stories, page by page: all of them, those of a topic, those of an area.

use serde::Serialize;

use super::listing::Intro;
use super::page::{Link, PageRenderer, Title};
use super::pagination::Pagination;
use super::story_card::{StoryCard, which};
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{Folder, Head, Shows, Site, Story, StoryId, StoryList};
use crate::templates::Html;
use crate::text::collation::sort_by_name;
use crate::text::grammar::plural;

#[derive(Serialize)]
struct StoriesContext<'s> {
    title: &'s str,
    /// The topic or the area whose stories they are.
    about: Option<&'s str>,
    /// What the stories are about; only on the first page of all.
    summary: Option<&'s str>,
    body: Html,
    groups: Vec<Group>,
    pagination: Option<Pagination>,
    /// The other lists; only on the first page of all, since there may be many.
    topics: Vec<ListLink>,
    areas: Vec<ListLink>,
}

/// Stories under a heading.
#[derive(Serialize)]
struct Group {
    id: String,
    title: String,
    stories: Vec<StoryCard>,
}

/// A link to another list, with how much it holds.
#[derive(Serialize)]
struct ListLink {
    #[serde(flatten)]
    link: Link,
    count: String,
    stories: usize,
}

/// Renders a page of a list, counted from 1; `None` when the list has no name.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    of: &StoryList,
    page: usize,
) -> Option<Result<String, Box<Diagnostic>>> {
    let site = &renderer.snapshot.site;
    let listing = site.listings.get(&Folder::Stories)?;
    let shown = renderer.shown_by("stories.html");
    let is_all = *of == StoryList::All;
    let is_start = is_all && page == 1;
    let pages = site.index.stories.pages(of);
    let which = which(renderer, of);
    let name = which.as_ref().map_or_else(|| listing.title.clone(), |w| format!("Historier {w}"));
    let title = on_page(&name, page, pages);
    let description = description(site, listing, of, which.as_deref());
    let body = match is_start.then(|| renderer.body(listing)).transpose() {
        Ok(body) => body.unwrap_or_default(),
        Err(failure) => return Some(Err(failure)),
    };
    let context = StoriesContext {
        title: &title,
        about: about(site, of),
        summary: listing.summary.as_deref().filter(|_| is_start),
        body,
        groups: shown
            .when("groups", || groups(renderer, site.index.stories.page(of, page), is_all)),
        pagination: Pagination::of(page, pages, |page| {
            renderer.url(&Resource::stories(of.clone(), page))
        }),
        topics: if is_start { shown.when("topics", || topics(renderer)) } else { Vec::new() },
        areas: if is_start { shown.when("areas", || areas(renderer)) } else { Vec::new() },
    };
    Some(if is_start {
        renderer.page("stories.html", listing, None, context)
    } else {
        let description = on_page(&description, page, pages);
        let title = Title::new(&title, Some(&description));
        renderer.titled("stories.html", title, folder(site, of), context)
    })
}

/// The listing above a list; topics that have a page of their own stand below that.
fn folder(site: &Site, of: &StoryList) -> Option<Folder> {
    let is_below_page =
        matches!(of, StoryList::Topic(_)) && site.page_showing(Shows::Topics).is_some();
    (!is_below_page).then_some(Folder::Stories)
}

#[derive(Serialize)]
struct TopicsContext<'s> {
    #[serde(flatten)]
    intro: Intro<'s>,
    topics: Vec<ListLink>,
}

/// Renders the page of all topics with the text of `head`.
pub(super) fn render_topics(
    renderer: &PageRenderer<'_>,
    head: &Head,
) -> Result<String, Box<Diagnostic>> {
    let context = TopicsContext { intro: Intro::of(renderer, head)?, topics: topics(renderer) };
    renderer.page("topics.html", head, None, context)
}

/// The name of the topic or the area whose stories a list holds.
fn about<'s>(site: &'s Site, of: &StoryList) -> Option<&'s str> {
    match of {
        StoryList::All => None,
        StoryList::Topic(slug) => site.index.stories.topic(slug).map(|topic| topic.name.as_str()),
        StoryList::Area(id) => site.areas.get(id).map(|area| area.head.title.as_str()),
    }
}

/// The words with the page that they stand on, unless it is the first.
fn on_page(words: &str, page: usize, pages: usize) -> String {
    if page == 1 {
        return words.to_owned();
    }
    match words.strip_suffix('.') {
        Some(_) => format!("{words} Side {page} af {pages}."),
        None => format!("{words}, side {page} af {pages}"),
    }
}

/// What search engines are told of a list.
fn description(site: &Site, listing: &Head, of: &StoryList, which: Option<&str>) -> String {
    let list = site.index.stories.list(of);
    let newest = list.first().and_then(|id| site.stories.get(id));
    match (which, newest) {
        (Some(which), Some(newest)) => {
            let count = plural(list.len() as u64, "historie", "historier");
            format!("{count} {which}. Den nyeste er »{}«.", newest.head.title)
        }
        _ => listing.summary.clone().unwrap_or_else(|| listing.title.clone()),
    }
}

/// The stories of a page by year; of all stories, those that are pinned stand before the years.
fn groups(renderer: &PageRenderer<'_>, ids: &[StoryId], is_all: bool) -> Vec<Group> {
    let site = &renderer.snapshot.site;
    let stories = ids.iter().filter_map(|id| site.stories.get(id));
    let (pinned, others): (Vec<&Story>, Vec<&Story>) = stories.partition(|s| is_all && s.pinned);
    let cards = pinned.iter().filter_map(|story| StoryCard::of(renderer, story)).collect();
    let mut groups =
        vec![Group { id: "fremhaevet".to_owned(), title: "Fremhævet".to_owned(), stories: cards }];
    for of_year in others.chunk_by(|a, b| a.date.year() == b.date.year()) {
        let year = of_year.first().map_or(String::new(), |story| story.date.year().to_string());
        let cards = of_year.iter().filter_map(|story| StoryCard::in_its_year(renderer, story));
        groups.push(Group { id: year.clone(), title: year, stories: cards.collect() });
    }
    groups.retain(|group| !group.stories.is_empty());
    groups
}

/// Every topic in Danish order, with how many stories it has.
fn topics(renderer: &PageRenderer<'_>) -> Vec<ListLink> {
    let topics = renderer.snapshot.site.index.stories.topics();
    let topic = |known: &crate::site::TopicStories| {
        let list = StoryList::Topic(known.topic.slug.clone());
        list_link(renderer, list, &known.topic.name)
    };
    in_order(topics.filter_map(topic).collect())
}

/// Every area with stories in Danish order, with how many it has.
fn areas(renderer: &PageRenderer<'_>) -> Vec<ListLink> {
    let site = &renderer.snapshot.site;
    let areas = site.index.stories.areas().filter_map(|id| site.areas.get(id));
    let area = |area: &crate::site::Area| {
        list_link(renderer, StoryList::Area(area.id.clone()), &area.head.title)
    };
    in_order(areas.filter_map(area).collect())
}

fn in_order(mut links: Vec<ListLink>) -> Vec<ListLink> {
    sort_by_name(&mut links, |link| &link.link.title);
    links
}

fn list_link(renderer: &PageRenderer<'_>, of: StoryList, title: &str) -> Option<ListLink> {
    let count = renderer.snapshot.site.index.stories.list(&of).len();
    let link = renderer.link(&Resource::stories(of, 1), title)?;
    let words = plural(count as u64, "historie", "historier");
    Some(ListLink { link, count: words, stories: count })
}
