//! The page of a year's award: who received it and why, who chose, who was nominated.

use serde::Serialize;

use super::book::{self, BookPlace};
use super::page::{Link, PageRenderer};
use super::people::PersonContext;
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{Award, Folder, Honoured, HonouredKind, Prize};
use crate::templates::Html;
use crate::text::NBSP;
use crate::text::number::format_decimal;

#[derive(Serialize)]
struct AwardContext<'s> {
    title: &'s str,
    summary: Option<&'s str>,
    book: Option<BookPlace>,
    group: Option<HonouredContext<'s>>,
    winners: Vec<HonouredContext<'s>>,
    presented_by: Option<PersonContext<'s>>,
    presented_at: Option<&'s str>,
    presenter_reason: Option<&'s str>,
    prize: Option<String>,
    body: Html,
    jury: Vec<PersonContext<'s>>,
    jury_reasons: &'s [String],
    nominees: Vec<HonouredContext<'s>>,
    previous: Option<Link>,
    next: Option<Link>,
}

/// Somebody who is honoured, with links to where.
#[derive(Debug, Serialize)]
pub(super) struct HonouredContext<'s> {
    name: &'s str,
    is_group: bool,
    areas: Vec<Link>,
    place: Option<&'s str>,
    reasons: &'s [String],
}

impl<'s> HonouredContext<'s> {
    fn all(renderer: &PageRenderer<'_>, all: &'s [Honoured]) -> Vec<Self> {
        all.iter().map(|honoured| Self::of(renderer, honoured)).collect()
    }

    pub(super) fn of(renderer: &PageRenderer<'_>, honoured: &'s Honoured) -> Self {
        let areas = &renderer.snapshot.site.areas;
        let areas = honoured.areas.iter().filter_map(|id| areas.get(id));
        Self {
            name: &honoured.name,
            is_group: honoured.kind == HonouredKind::Group,
            areas: areas.filter_map(|area| renderer.area_link(area)).collect(),
            place: honoured.place.as_deref(),
            reasons: &honoured.reasons,
        }
    }
}

/// Renders the page of `award`.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    award: &Award,
) -> Result<String, Box<Diagnostic>> {
    let (previous, next) = neighbours(renderer, award);
    let context = AwardContext {
        title: &award.head.title,
        summary: award.head.summary.as_deref(),
        book: book::place(renderer, &Resource::Award(award.id.clone())),
        group: award.winners_group.as_ref().map(|group| HonouredContext::of(renderer, group)),
        winners: HonouredContext::all(renderer, &award.winners),
        presented_by: award.presented_by.as_ref().map(PersonContext::of_person),
        presented_at: award.presented_at.as_deref(),
        presenter_reason: award.presenter_reason.as_deref(),
        prize: award.prize.as_ref().map(prize_text),
        body: renderer.body(&award.head)?,
        jury: award.jury.iter().map(PersonContext::of_person).collect(),
        jury_reasons: &award.jury_reasons,
        nominees: HonouredContext::all(renderer, &award.nominees),
        previous,
        next,
    };
    renderer.page("award.html", &award.head, Some(Folder::Awards), context)
}

/// What the winners get: *5.000 kr. fra Arbejdernes Landsbank*.
fn prize_text(prize: &Prize) -> String {
    let amount = format!("{}{NBSP}kr.", format_decimal(prize.amount, 2));
    match &prize.donor {
        Some(donor) => format!("{amount} fra {donor}"),
        None => amount,
    }
}

/// The awards of the years before and after that have a page.
fn neighbours(renderer: &PageRenderer<'_>, award: &Award) -> (Option<Link>, Option<Link>) {
    let awards = &renderer.snapshot.site.awards;
    let link =
        |award: &Award| renderer.link(&Resource::Award(award.id.clone()), &award.year.to_string());
    let earlier = awards.values().rev().find(|other| other.id < award.id);
    let later = awards.values().find(|other| other.id > award.id);
    (earlier.and_then(link), later.and_then(link))
}
