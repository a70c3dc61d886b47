//! Stories in the order in which readers meet them: all, of an area, of a topic.

use std::collections::{BTreeMap, BTreeSet};

use super::index::groups_of;
use super::{Area, AreaId, Site, Story, StoryId, StorySettings, Topic};
use crate::text::Slug;
use crate::text::collation::sort_by_name;

/// Which stories a list holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum StoryList {
    /// All of them, pinned ones first.
    All,
    /// Those of a topic.
    Topic(Slug),
    /// Those of an area; for a group also those of its parts.
    Area(AreaId),
}

/// A topic with its stories.
#[derive(Debug, Clone)]
pub struct TopicStories {
    /// The topic as it was first written.
    pub topic: Topic,
    /// Its stories, newest first.
    pub stories: Vec<StoryId>,
}

/// The lists of stories. Newest first means: by year; in a year those with a day before those of
/// which only the year is known; on a day by the time, where it is said; then by title.
#[derive(Debug, Clone, Default)]
pub struct StoryIndex {
    /// Newest first.
    newest: Vec<StoryId>,
    /// Where each stands in `newest`.
    places: BTreeMap<StoryId, usize>,
    /// Pinned ones first, then newest first.
    listed: Vec<StoryId>,
    of_area: BTreeMap<AreaId, Vec<StoryId>>,
    topics: BTreeMap<Slug, TopicStories>,
    settings: StorySettings,
}

impl StoryIndex {
    /// Puts the stories of `site` in order.
    pub(super) fn of(site: &Site) -> Self {
        let mut stories: Vec<&Story> = site.stories.values().collect();
        stories.sort_by(|a, b| a.newest_first(b));
        for together in stories.chunk_by_mut(|a, b| a.newest_first(b).is_eq()) {
            sort_by_name(together, |story| &story.head.title);
        }
        let newest: Vec<StoryId> = stories.iter().map(|story| story.id.clone()).collect();
        let places = newest.iter().cloned().zip(0..).collect();
        let settings = site.config.stories;
        let mut index = Self { newest, places, settings, ..Self::default() };
        index.topics = first_spellings(site);
        let areas: Vec<&Area> = site.areas.values().collect();
        let groups_of = groups_of(&areas, site);
        for story in &stories {
            index.add(story, &groups_of);
        }
        stories.sort_by_key(|story| !story.pinned);
        index.listed = stories.iter().map(|story| story.id.clone()).collect();
        index
    }

    fn add(&mut self, story: &Story, groups_of: &BTreeMap<AreaId, Vec<AreaId>>) {
        let groups = story.areas.iter().filter_map(|area| groups_of.get(area)).flatten();
        let areas: BTreeSet<&AreaId> = story.areas.iter().chain(groups).collect();
        for area in areas {
            self.of_area.entry(area.clone()).or_default().push(story.id.clone());
        }
        for topic in &story.topics {
            let Some(known) = self.topics.get_mut(&topic.slug) else { continue };
            if known.stories.last() != Some(&story.id) {
                known.stories.push(story.id.clone());
            }
        }
    }

    /// The stories of a list, in its order.
    pub fn list(&self, of: &StoryList) -> &[StoryId] {
        let list = match of {
            StoryList::All => Some(&self.listed),
            StoryList::Topic(slug) => self.topics.get(slug).map(|topic| &topic.stories),
            StoryList::Area(area) => self.of_area.get(area),
        };
        list.map_or(&[], Vec::as_slice)
    }

    /// How many pages a list fills; an empty one fills none.
    pub fn pages(&self, of: &StoryList) -> usize {
        self.list(of).len().div_ceil(self.per_page(of))
    }

    fn per_page(&self, of: &StoryList) -> usize {
        match of {
            StoryList::Topic(_) if self.settings.whole_topics => usize::MAX,
            _ => self.settings.per_page,
        }
    }

    /// The stories on a page of a list, counted from 1.
    pub fn page(&self, of: &StoryList, page: usize) -> &[StoryId] {
        let place = page.saturating_sub(1);
        self.list(of).chunks(self.per_page(of)).nth(place).unwrap_or_default()
    }

    /// The story before this one in time, and the one after it.
    pub fn neighbours(&self, id: &StoryId) -> (Option<&StoryId>, Option<&StoryId>) {
        let Some(&place) = self.places.get(id) else { return (None, None) };
        let newer = place.checked_sub(1).and_then(|newer| self.newest.get(newer));
        (self.newest.get(place + 1), newer)
    }

    /// The areas that have a list of stories.
    pub fn areas(&self) -> impl Iterator<Item = &AreaId> {
        self.of_area.keys().filter(|_| self.settings.lists_of_areas)
    }

    /// Every topic, in the order of the slugs.
    pub fn topics(&self) -> impl Iterator<Item = &TopicStories> {
        self.topics.values()
    }

    /// A topic by its slug.
    pub fn topic(&self, slug: &Slug) -> Option<&Topic> {
        self.topics.get(slug).map(|known| &known.topic)
    }
}

/// Every topic as it is first written, without stories yet.
fn first_spellings(site: &Site) -> BTreeMap<Slug, TopicStories> {
    let mut topics = BTreeMap::new();
    for topic in site.stories.values().flat_map(|story| &story.topics) {
        let first = || TopicStories { topic: topic.clone(), stories: Vec::new() };
        topics.entry(topic.slug.clone()).or_insert_with(first);
    }
    topics
}
