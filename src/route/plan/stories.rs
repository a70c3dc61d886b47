//! Claiming paths for stories and for the lists of them.

use super::Plan;
use crate::route::{Resource, RoutePath};
use crate::site::{Folder, Head, Shows, Site, Story, StoryList};
use crate::source::Span;
use crate::text::{Slug, slugify};

/// The words that stand in the paths of lists, where a story has the number of its year.
const PAGE: &str = "side";
const TOPICS: &str = "emner";
const AREAS: &str = "omraader";

impl Plan<'_> {
    /// Claims every story and every page of their lists. Areas have been claimed before.
    pub(super) fn stories(&mut self, site: &Site) {
        for story in site.stories.values() {
            self.story(site, story);
        }
        let Some(listing) = site.listings.get(&Folder::Stories) else { return };
        for (id, hidden) in &site.hidden_stories {
            let path = story_path(site, listing, hidden.year, &hidden.slug);
            if self.routes.resource(&path).is_none() {
                self.routes.unpublished.insert(path, id.clone());
            }
        }
        self.list(site, &StoryList::All, &[&listing.slug], listing.span);
        for known in site.index.stories.topics() {
            let slug = &known.topic.slug;
            let list = StoryList::Topic(slug.clone());
            match site.page_showing(Shows::Topics) {
                Some(page) => self.list(site, &list, &[&page.head.slug, slug], known.topic.span),
                None => {
                    let above = [&listing.slug, &fixed(TOPICS), slug];
                    self.list(site, &list, &above, known.topic.span);
                }
            }
        }
        for area in site.index.stories.areas().filter_map(|id| site.areas.get(id)) {
            // Of two areas with one address it is told that they have; their lists need not be.
            if self.routes.path(&Resource::Area(area.id.clone())).is_some() {
                let above = [&listing.slug, &fixed(AREAS), &area.head.slug];
                self.list(site, &StoryList::Area(area.id.clone()), &above, area.head.span);
            }
        }
    }

    /// Claims the page of a story, which stands under its year unless the site says otherwise: every
    /// year may have a New Year reception.
    fn story(&mut self, site: &Site, story: &Story) {
        let head = &story.head;
        if let Some(listing) = self.listing(Folder::Stories, site, head) {
            let path = story_path(site, listing, story.date.year(), &head.slug);
            self.claim(path, Resource::Story(story.id.clone()), head.span);
        }
    }

    /// Claims the pages of a list; the listing of the folder is the first page of all stories.
    fn list(&mut self, site: &Site, of: &StoryList, above: &[&Slug], origin: Span) {
        let first = if *of == StoryList::All { 2 } else { 1 };
        for page in first..=site.index.stories.pages(of) {
            let (word, number) = (fixed(PAGE), fixed(&page.to_string()));
            let mut slugs = above.to_vec();
            if page > 1 {
                slugs.extend([&word, &number]);
            }
            self.claim(RoutePath::page(&slugs), Resource::stories(of.clone(), page), origin);
        }
    }
}

/// Where a story stands.
fn story_path(site: &Site, listing: &Head, year: i32, slug: &Slug) -> RoutePath {
    if !site.config.stories.year_in_address {
        return RoutePath::page(&[&listing.slug, slug]);
    }
    RoutePath::page(&[&listing.slug, &fixed(&year.to_string()), slug])
}

/// A part of a path that no author chooses.
fn fixed(word: &str) -> Slug {
    Slug::parse(&slugify(word)).expect("invariant: the words and numbers of paths are slugs")
}
