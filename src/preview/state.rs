//! What is shown here and would not be published: drafts, and stories whose day is ahead.

use crate::route::Resource;
use crate::site::{Moment, Story};
use crate::snapshot::Snapshot;
use crate::text::Date;

/// A story that is not public yet.
#[derive(Debug)]
pub(super) struct Unpublished<'s> {
    pub(super) story: &'s Story,
    /// *Kladde*, *Planlagt til 3. december 2026*.
    pub(super) words: String,
    pub(super) url: String,
}

/// Every story that a build on the same day would leave out, in the order of their ids.
pub(super) fn unpublished<'s>(snapshot: &'s Snapshot) -> Vec<Unpublished<'s>> {
    let one = |story: &'s Story| {
        let words = words(story, snapshot.today)?;
        let url = snapshot.routes.url(&Resource::Story(story.id.clone()))?;
        Some(Unpublished { story, words, url })
    };
    snapshot.site.stories.values().filter_map(one).collect()
}

/// Why a story is not public on `today`; `None` when it is.
pub(super) fn words(story: &Story, today: Date) -> Option<String> {
    if story.draft {
        return Some("Kladde".to_owned());
    }
    let is_ahead = story.date.is_after(Moment::Day(today));
    is_ahead.then(|| format!("Planlagt til {}", story.date.words()))
}
