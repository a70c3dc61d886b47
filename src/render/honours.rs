//! Volunteers of an area who received the award or were nominated for it.

use serde::Serialize;

use super::award::HonouredContext;
use super::page::{Link, PageRenderer};
use crate::route::Resource;
use crate::site::{Area, AreaId, Award, Honoured};
use crate::text::grammar::join_and;

/// What the award of one year says about an area.
#[derive(Debug, Serialize)]
pub(super) struct HonourContext<'s> {
    award: Link,
    /// The group from the area that received it.
    group: Option<&'s str>,
    /// The winners, as a phrase: all of them when their group is from the area.
    winners: String,
    nominees: Vec<HonouredContext<'s>>,
}

/// The honours of `area`, newest first.
pub(super) fn of<'s>(renderer: &PageRenderer<'s>, area: &Area) -> Vec<HonourContext<'s>> {
    let site = &renderer.snapshot.site;
    let ids = site.index.awards_of.get(&area.id).into_iter().flatten();
    let awards = ids.filter_map(|id| site.awards.get(id));
    awards.filter_map(|award| honour(renderer, award, &area.id)).collect()
}

fn honour<'s>(
    renderer: &PageRenderer<'s>,
    award: &'s Award,
    area: &AreaId,
) -> Option<HonourContext<'s>> {
    let group = award.winners_group.as_ref().filter(|group| group.is_in(area));
    let is_here = |winner: &&Honoured| group.is_some() || winner.is_in(area);
    let winners = award.winners.iter().filter(is_here).map(|winner| winner.name.as_str());
    let nominees = award.nominees.iter().filter(|nominee| nominee.is_in(area));
    Some(HonourContext {
        award: renderer.link(&Resource::Award(award.id.clone()), &award.head.title)?,
        group: group.map(|group| group.name.as_str()),
        winners: join_and(&winners.collect::<Vec<_>>()),
        nominees: nominees.map(|nominee| HonouredContext::of(renderer, nominee)).collect(),
    })
}
