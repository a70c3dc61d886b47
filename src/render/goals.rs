//! The page of the national goals: what they ask for, and their figures for each programme.

use serde::Serialize;

use super::fixed_indicators::{self, FixedIndicators};
use super::page::{Link, PageRenderer};
use super::provenance::{SourceListEntry, UsedSources};
use crate::diagnostics::Diagnostic;
use crate::route::anchor;
use crate::site::{Goal, Head, Programme};
use crate::templates::Html;
use crate::text::collation::sort_by_name;

#[derive(Serialize)]
struct GoalsContext<'s> {
    title: &'s str,
    summary: Option<&'s str>,
    body: Html,
    goals: Vec<GoalContext<'s>>,
    programmes: Vec<FixedIndicators<'s>>,
    sources: Vec<SourceListEntry<'s>>,
}

#[derive(Serialize)]
struct GoalContext<'s> {
    id: String,
    name: &'s str,
    points: &'s [String],
    body: Html,
    /// The fixed indicators that it is followed by.
    indicators: Vec<(u32, Link)>,
}

/// Renders the page of the goals.
pub(super) fn render(renderer: &PageRenderer<'_>, head: &Head) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let mut programmes: Vec<&Programme> = site.programmes.values().collect();
    sort_by_name(&mut programmes, |programme| &programme.head.title);
    let mut used = UsedSources::default();
    let mut tables = Vec::new();
    for programme in programmes {
        tables.extend(fixed_indicators::of(renderer, programme, &mut used));
    }
    let goals = site.goals_in_order().into_iter().map(|goal| context(renderer, goal));
    let goals: Result<Vec<_>, _> = goals.collect();
    let context = GoalsContext {
        title: &head.title,
        summary: head.summary.as_deref(),
        body: renderer.body(head)?,
        goals: goals?,
        programmes: tables,
        sources: used.list(site),
    };
    renderer.page("goals.html", head, None, context)
}

fn context<'s>(
    renderer: &PageRenderer<'_>,
    goal: &'s Goal,
) -> Result<GoalContext<'s>, Box<Diagnostic>> {
    let entries = fixed_indicators::entries(&renderer.snapshot.site);
    let own = entries.into_iter().filter(|(_, entry)| entry.goal.as_ref() == Some(&goal.id));
    let link = |(number, entry): (u32, &crate::site::IndicatorEntry)| {
        Some((number, renderer.indicator_link(&entry.indicator)?))
    };
    Ok(GoalContext {
        id: anchor::of_item(&goal.id),
        name: &goal.head.title,
        points: &goal.points,
        body: renderer.body(&goal.head)?,
        indicators: own.filter_map(link).collect(),
    })
}
