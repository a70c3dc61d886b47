//! The listing of the award: what it is, and who received it in the years that are known.

use serde::Serialize;

use super::page::PageRenderer;
use crate::diagnostics::Diagnostic;
use crate::figures::Year;
use crate::route::Resource;
use crate::site::{Award, EarlierAward, Head};
use crate::templates::Html;
use crate::text::grammar::join_and;

#[derive(Serialize)]
struct AwardsContext<'s> {
    title: &'s str,
    summary: Option<&'s str>,
    body: Html,
    history: Vec<AwardYear<'s>>,
}

/// One year in the history of the award.
#[derive(Serialize)]
struct AwardYear<'s> {
    #[serde(skip)]
    at: Year,
    year: String,
    url: Option<String>,
    /// The group that received it together.
    group: Option<&'s str>,
    winners: String,
    note: Option<&'s str>,
}

impl<'s> AwardYear<'s> {
    fn of(renderer: &PageRenderer<'_>, award: &'s Award) -> Self {
        let winners: Vec<&str> = award.winners.iter().map(|winner| winner.name.as_str()).collect();
        Self {
            at: award.year,
            year: award.year.to_string(),
            url: renderer.url(&Resource::Award(award.id.clone())),
            group: award.winners_group.as_ref().map(|group| group.name.as_str()),
            winners: join_and(&winners),
            note: None,
        }
    }

    fn of_earlier(award: &'s EarlierAward) -> Self {
        Self {
            at: award.year,
            year: award.year.to_string(),
            url: None,
            group: None,
            winners: join_and(&award.winners),
            note: award.note.as_deref(),
        }
    }
}

/// Renders the listing.
pub(super) fn render(renderer: &PageRenderer<'_>, head: &Head) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let known = site.awards.values().map(|award| AwardYear::of(renderer, award));
    let mut history: Vec<AwardYear<'_>> =
        known.chain(site.earlier_awards.iter().map(AwardYear::of_earlier)).collect();
    history.sort_by_key(|award| std::cmp::Reverse(award.at));
    let context = AwardsContext {
        title: &head.title,
        summary: head.summary.as_deref(),
        body: renderer.body(head)?,
        history,
    };
    renderer.page("awards.html", head, None, context)
}
