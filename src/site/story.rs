//! News and stories.

use std::cmp::Ordering;

use super::head::{Head, Reading};
use super::known::Known;
use super::moment::{Moment, moment};
use super::parsed::Parsed;
use super::place::Folder;
use super::topic::{Topic, topic};
use super::{AreaId, LoadOptions, StoryId, values};
use crate::diagnostics::Problem;
use crate::figures::SourceId;
use crate::text::{Date, Slug, Time};

/// A story (*historie*) or piece of news.
#[derive(Debug, Clone)]
pub struct Story {
    /// Its id: the year's folder and its own name.
    pub id: StoryId,
    /// Title, summary and text.
    pub head: Head,
    /// When it is published, as precisely as it is known.
    pub date: Moment,
    /// At what time of that day, in Denmark.
    pub time: Option<Time>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The areas that it is about.
    pub areas: Vec<AreaId>,
    /// What it is about, in words.
    pub topics: Vec<Topic>,
    /// The article elsewhere that it builds on.
    pub based_on: Option<BasedOn>,
    /// Whether it stands first.
    pub pinned: bool,
    /// Whether it is not yet to be published.
    pub draft: bool,
    /// The day from which it is no longer shown.
    pub expires: Option<Date>,
}

/// An article elsewhere that a story retells in words of its own.
#[derive(Debug, Clone)]
pub struct BasedOn {
    /// Its title, where that is known.
    pub title: Option<String>,
    /// Who wrote it.
    pub by: Option<String>,
    /// The document that it stands in.
    pub source: SourceId,
}

/// Why a story is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// It is a draft.
    Draft,
    /// Its date is ahead.
    Scheduled(Moment),
    /// It was shown until this day.
    Expired(Date),
}

/// All that a site keeps of a story that is not shown: enough to tell a link to it from a slip.
#[derive(Debug, Clone)]
pub struct HiddenStory {
    /// The year that it would stand under.
    pub year: i32,
    /// Its part of the URL.
    pub slug: Slug,
    /// Why it is not shown.
    pub why: Hidden,
}

impl Story {
    /// Why it is not published on the day and with the options of `options`: a draft only on
    /// request, a story ahead of its date only on request, an expired one never.
    pub(super) fn hidden(&self, options: &LoadOptions) -> Option<Hidden> {
        let expired = self.expires.filter(|expires| *expires <= options.today);
        if let Some(day) = expired {
            return Some(Hidden::Expired(day));
        }
        if self.draft && !options.drafts {
            return Some(Hidden::Draft);
        }
        let is_ahead = self.date.is_after(Moment::Day(options.today));
        (is_ahead && !options.future).then_some(Hidden::Scheduled(self.date))
    }

    /// The order of lists, newest first.
    pub(super) fn newest_first(&self, other: &Self) -> Ordering {
        self.date.newest_first(other.date).then_with(|| other.time.cmp(&self.time))
    }

    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head_with_picture(parsed, "title", id);
        let date = load_date(id, r);
        let time = r.parsed("time", values::time);
        let expires = r.parsed("expires", values::date);
        if let (Some(expires), Some(date)) = (expires, date)
            && date.is_after(Moment::Day(expires))
        {
            r.found.report(r.fields.value_span("expires"), Problem::ExpiresBeforeDate);
        }
        let authors = r.texts("authors");
        let topics = r.fields.texts("topics", r.found);
        let topics = topics.into_iter().filter_map(|text| topic(text, r.found)).collect();
        let areas = r.references("areas", Known::area);
        let based_on = r.record("based_on", load_based_on);
        let pinned = r.fields.flag("pinned", r.found);
        let draft = r.fields.flag("draft", r.found);
        Some(Self {
            id: StoryId::new(id),
            head: head?,
            date: date?,
            time,
            authors,
            areas,
            topics,
            based_on,
            pinned,
            draft,
            expires,
        })
    }
}

/// The date, which must be of the year whose folder the file lies in.
fn load_date(id: &str, r: &mut Reading<'_>) -> Option<Moment> {
    let date = r.required("date", moment)?;
    // A file that lies in no year's folder lies in that of all stories.
    let folder = id.split_once('/').map_or(Folder::Stories.name(), |(folder, _)| folder);
    let year = date.year().to_string();
    if year != folder {
        let problem = Problem::WrongYearFolder { folder: folder.to_owned(), year };
        r.found.report(r.fields.value_span("date"), problem);
    }
    Some(date)
}

fn load_based_on(r: &mut Reading<'_>) -> Option<BasedOn> {
    let (title, by) = (r.text("title"), r.text("by"));
    let source = r.required_reference("in", Known::source);
    Some(BasedOn { title, by, source: source? })
}
