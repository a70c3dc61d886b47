//! News and stories.

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::{AreaId, LoadOptions, StoryId, values};
use crate::diagnostics::Problem;
use crate::text::Date;

/// A story (*historie*) or piece of news.
#[derive(Debug, Clone)]
pub struct Story {
    /// Its id: the year's folder and its own name.
    pub id: StoryId,
    /// Title, summary and text.
    pub head: Head,
    /// When it is published.
    pub date: Date,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The areas that it is about.
    pub areas: Vec<AreaId>,
    /// What it is about, in words.
    pub topics: Vec<String>,
    /// Whether it stands first.
    pub pinned: bool,
    /// Whether it is not yet to be published.
    pub draft: bool,
    /// The day from which it is no longer shown.
    pub expires: Option<Date>,
}

impl Story {
    /// Whether it is published on the day and with the options of `options`: a draft only on
    /// request, a story ahead of its date only on request, an expired one never.
    pub(super) fn is_shown(&self, options: &LoadOptions) -> bool {
        let expired = self.expires.is_some_and(|expires| expires <= options.today);
        let early = self.date > options.today && !options.future;
        !expired && !early && (options.drafts || !self.draft)
    }

    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "title", id);
        let date_text = r.fields.required("date", r.found);
        let date = date_text.and_then(|text| values::date(text, r.found));
        let folder = id.split('/').next().unwrap_or_default();
        if let (Some(text), Some(date)) = (date_text, date)
            && date.year().to_string() != folder
        {
            let problem =
                Problem::WrongYearFolder { folder: folder.into(), year: date.year().to_string() };
            r.found.report(text.span, problem);
        }
        let expires_text = r.fields.text("expires", r.found);
        let expires = expires_text.and_then(|text| values::date(text, r.found));
        if let (Some(text), Some(expires), Some(date)) = (expires_text, expires, date)
            && expires < date
        {
            r.found.report(text.span, Problem::ExpiresBeforeDate);
        }
        let (authors, topics) = (r.texts("authors"), r.texts("topics"));
        let areas = r.references("areas", Known::area);
        let pinned = r.fields.flag("pinned", r.found);
        let draft = r.fields.flag("draft", r.found);
        let id = StoryId::new(id);
        Some(Self { id, head: head?, date: date?, authors, areas, topics, pinned, draft, expires })
    }
}
