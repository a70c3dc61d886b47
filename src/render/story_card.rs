//! Stories as cards that lead on to them, for every page that shows some.

use serde::Serialize;

use super::page::{Link, PageRenderer};
use super::picture::PictureContext;
use crate::route::Resource;
use crate::site::{AreaId, Moment, Story, StoryId, StoryList};

/// How many of the newest stories a page shows that is about something else.
pub(super) const NEWEST: usize = 3;

/// A story in a list.
#[derive(Debug, Serialize)]
pub(super) struct StoryCard {
    title: String,
    url: String,
    summary: Option<String>,
    /// When it is from, unless the place where the card stands says so.
    date: Option<When>,
    picture: Option<PictureContext>,
    #[serde(skip)]
    id: StoryId,
}

/// A date for people and for machines.
#[derive(Debug, Serialize)]
pub(super) struct When {
    text: String,
    iso: String,
}

impl When {
    pub(super) fn of(moment: Moment) -> Self {
        Self { text: moment.words(), iso: moment.to_string() }
    }
}

impl StoryCard {
    /// A card that says when the story is from.
    pub(super) fn of(renderer: &PageRenderer<'_>, story: &Story) -> Option<Self> {
        let Link { title, url } = story_link(renderer, story)?;
        let (summary, date) = (story.head.summary.clone(), Some(When::of(story.date)));
        let picture = PictureContext::in_list(renderer, &story.head);
        Some(Self { title, url, summary, date, picture, id: story.id.clone() })
    }

    /// A card below the year of the story, which it need not repeat.
    pub(super) fn in_its_year(renderer: &PageRenderer<'_>, story: &Story) -> Option<Self> {
        let date = story.date.day().map(|_| When::of(story.date));
        Self::of(renderer, story).map(|card| Self { date, ..card })
    }
}

/// Some stories with a way to all of them.
#[derive(Debug, Serialize)]
pub(super) struct StorySection {
    pub(super) stories: Vec<StoryCard>,
    pub(super) all: Option<Link>,
}

impl StorySection {
    /// The newest stories of a list but for those in `without`; `None` when there are none.
    pub(super) fn newest(
        renderer: &PageRenderer<'_>,
        of: StoryList,
        count: usize,
        without: &[StoryId],
    ) -> Option<Self> {
        let site = &renderer.snapshot.site;
        let ids = site.index.stories.list(&of).iter().filter(|id| !without.contains(id));
        let stories = ids.filter_map(|id| site.stories.get(id)).take(count);
        let stories: Vec<_> = stories.filter_map(|s| StoryCard::of(renderer, s)).collect();
        let which = which(renderer, &of).map_or(String::new(), |which| format!(" {which}"));
        let all = renderer.link(&Resource::stories(of, 1), &format!("Alle historier{which}"));
        (!stories.is_empty()).then_some(Self { stories, all })
    }

    /// The stories that it shows.
    pub(super) fn ids(&self) -> impl Iterator<Item = &StoryId> {
        self.stories.iter().map(|card| &card.id)
    }

    /// The newest stories about an area; all of them where no list holds the others.
    pub(super) fn of_area(renderer: &PageRenderer<'_>, area: &AreaId) -> Option<Self> {
        let has_list = renderer.snapshot.site.config.stories.lists_of_areas;
        let count = if has_list { NEWEST } else { usize::MAX };
        Self::newest(renderer, StoryList::Area(area.clone()), count, &[])
    }
}

/// Which stories a list holds, in words that follow *historier*: *om frivillige*, *fra Nordparken*.
pub(super) fn which(renderer: &PageRenderer<'_>, of: &StoryList) -> Option<String> {
    let site = &renderer.snapshot.site;
    match of {
        StoryList::All => None,
        StoryList::Topic(slug) => {
            site.index.stories.topic(slug).map(|topic| format!("om {}", topic.name))
        }
        StoryList::Area(id) => site.areas.get(id).map(|area| format!("fra {}", area.head.title)),
    }
}

/// A link to a story by its title.
pub(super) fn story_link(renderer: &PageRenderer<'_>, story: &Story) -> Option<Link> {
    renderer.link(&Resource::Story(story.id.clone()), &story.head.title)
}
