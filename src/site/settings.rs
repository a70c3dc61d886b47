//! What a site's owner may want otherwise than usual: lists of stories, feeds, data files.
//!
//! Each has a default that suits most sites. A site that moves here from elsewhere can keep the
//! addresses that its readers know.

use super::head::Reading;
use super::values::{self, Text};
use crate::diagnostics::{Diagnostics, Problem};
use crate::text::Slug;

/// The most stories that a page of a list or a feed may hold: more would be slow on a phone.
const MOST_STORIES: u32 = 200;

/// How stories are listed and where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StorySettings {
    /// How many stand on one page of a list.
    pub per_page: usize,
    /// How many of the newest the front page shows.
    pub on_front_page: usize,
    /// Whether addresses hold the year: `/historier/2018/byg-op/` and not `/historier/byg-op/`.
    pub year_in_address: bool,
    /// Whether each area with stories has a list of them; without it they all stand on its page.
    pub lists_of_areas: bool,
    /// Whether all stories of a topic stand on one page, however many they are.
    pub whole_topics: bool,
}

/// Which feeds there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedSettings {
    /// What their files are called, without extension.
    pub name: Slug,
    /// How many stories each holds.
    pub entries: usize,
    /// Whether the newest stories stand as JSON Feed too.
    pub json: bool,
    /// Whether each topic and each area has one.
    pub of_lists: bool,
}

impl Default for StorySettings {
    fn default() -> Self {
        Self {
            per_page: 12,
            on_front_page: 3,
            year_in_address: true,
            lists_of_areas: true,
            whole_topics: false,
        }
    }
}

impl Default for FeedSettings {
    fn default() -> Self {
        Self { name: usual_name(), entries: 20, json: true, of_lists: true }
    }
}

fn usual_name() -> Slug {
    Slug::parse("feed").expect("invariant: `feed` is a slug")
}

impl StorySettings {
    pub(super) fn load(r: &mut Reading<'_>) -> Self {
        let usual = Self::default();
        let settings = r.record("stories", |r| {
            Some(Self {
                per_page: r.parsed("per_page", stories).unwrap_or(usual.per_page),
                on_front_page: r.parsed("on_front_page", stories).unwrap_or(usual.on_front_page),
                year_in_address: r.flag_or("year_in_address", usual.year_in_address),
                lists_of_areas: r.flag_or("lists_of_areas", usual.lists_of_areas),
                whole_topics: r.flag_or("whole_topics", usual.whole_topics),
            })
        });
        settings.unwrap_or_default()
    }
}

impl FeedSettings {
    pub(super) fn load(r: &mut Reading<'_>) -> Self {
        let usual = Self::default();
        let settings = r.record("feeds", |r| {
            Some(Self {
                name: r.parsed("name", values::slug_or_nearest).unwrap_or_else(usual_name),
                entries: r.parsed("entries", stories).unwrap_or(usual.entries),
                json: r.flag_or("json", usual.json),
                of_lists: r.flag_or("of_lists", usual.of_lists),
            })
        });
        settings.unwrap_or_default()
    }
}

/// A number of stories.
fn stories(text: Text<'_>, found: &mut Diagnostics) -> Option<usize> {
    let number = values::count(text, found)?;
    if (1..=MOST_STORIES).contains(&number) {
        return usize::try_from(number).ok();
    }
    let choices = format!("1–{MOST_STORIES}");
    found.report(text.span, Problem::UnknownChoice { text: text.value.to_owned(), choices });
    None
}
