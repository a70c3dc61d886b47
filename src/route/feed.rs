//! Feeds: which there are, and where they stand.

use super::plan::Plan;
use super::{Resource, RoutePath};
use crate::site::{Site, StoryList};
use crate::source::Span;

/// The newest stories for feed readers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feed {
    /// As Atom: of the site, of a topic or of an area.
    Atom(StoryList),
    /// Those of the site as JSON Feed.
    Json,
}

impl Feed {
    /// The stories that it is made from.
    pub fn stories(&self) -> &StoryList {
        match self {
            Self::Atom(of) => of,
            Self::Json => &StoryList::All,
        }
    }

    /// The page that shows the same to readers.
    pub fn page(&self) -> Resource {
        match self.stories() {
            StoryList::All => Resource::Front,
            StoryList::Area(id) => Resource::Area(id.clone()),
            list @ StoryList::Topic(_) => Resource::stories(list.clone(), 1),
        }
    }
}

impl Plan<'_> {
    /// Feeds of everything that has stories, beside the pages that show the same. The pages have
    /// been claimed before.
    pub(super) fn feeds(&mut self, site: &Site, start: Span) {
        let stories = &site.index.stories;
        if stories.list(&StoryList::All).is_empty() {
            return;
        }
        let settings = &site.config.feeds;
        let name = &settings.name;
        if settings.json {
            self.claim(RoutePath::file(&format!("{name}.json")), Resource::Feed(Feed::Json), start);
        }
        let topics = stories.topics();
        let topics = topics.map(|known| StoryList::Topic(known.topic.slug.clone()));
        let areas = stories.areas().map(|id| StoryList::Area(id.clone()));
        let lists = topics.chain(areas).filter(|_| settings.of_lists);
        for of in std::iter::once(StoryList::All).chain(lists) {
            let feed = Feed::Atom(of);
            if let Some(page) = self.routes.path(&feed.page()) {
                let folder = page.as_str().trim_start_matches('/');
                let path = RoutePath::file(&format!("{folder}{name}.xml"));
                self.claim(path, Resource::Feed(feed), start);
            }
        }
    }
}
