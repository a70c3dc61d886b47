//! What a programme says of its themes, and what is done in them.

use serde::Serialize;

use super::PointList;
use crate::render::page::{Link, PageRenderer};
use crate::site::{Activity, AreaId, Programme, ProgrammeTheme, ThemeId};
use crate::text::grammar::join_and;

/// A theme in a programme.
#[derive(Serialize)]
pub(super) struct ThemeContext<'s> {
    theme: Link,
    lists: Vec<PointList<'s>>,
    /// Where the work is concentrated.
    focus: Option<String>,
    related: Option<PointList<'s>>,
    note: Option<&'s str>,
}

/// The activities of a theme.
#[derive(Serialize)]
pub(super) struct ActivityGroup<'s> {
    /// Its number on the page, for the ids of its headings.
    number: usize,
    title: String,
    activities: Vec<ActivityContext<'s>>,
}

#[derive(Serialize)]
struct ActivityContext<'s> {
    name: &'s str,
    facts: Vec<(&'static str, String)>,
    lists: Vec<PointList<'s>>,
    note: Option<&'s str>,
}

/// The themes of a programme in their order.
pub(super) fn themes<'s>(
    renderer: &PageRenderer<'s>,
    programme: &'s Programme,
) -> Vec<ThemeContext<'s>> {
    programme.themes.iter().filter_map(|theme| theme_context(renderer, theme)).collect()
}

fn theme_context<'s>(
    renderer: &PageRenderer<'s>,
    theme: &'s ProgrammeTheme,
) -> Option<ThemeContext<'s>> {
    let lists = [
        PointList::new("Formål", &theme.purposes),
        PointList::new("Det handler det om", &theme.problem),
        PointList::new("Målgruppe", &theme.target_groups),
        PointList::new("Sådan griber planen det an", &theme.approach),
    ];
    let focus = names(renderer, &theme.focus_areas);
    Some(ThemeContext {
        theme: renderer.theme_link(renderer.snapshot.site.themes.get(&theme.theme)?)?,
        lists: lists.into_iter().flatten().collect(),
        focus: (!focus.is_empty()).then(|| join_and(&focus)),
        related: theme.related.as_ref().and_then(|r| PointList::new(&r.name, &r.points)),
        note: theme.note.as_deref(),
    })
}

/// The activities of a programme by theme; those without one come last.
pub(super) fn activities<'s>(
    renderer: &PageRenderer<'_>,
    programme: &'s Programme,
) -> Vec<ActivityGroup<'s>> {
    let groups = by_theme(renderer, programme, &programme.activities, |a| a.theme.as_ref());
    let group = |(number, (title, all)): (usize, (String, Vec<&'s Activity>))| ActivityGroup {
        number,
        title,
        activities: all.into_iter().map(|a| activity(renderer, programme, a)).collect(),
    };
    groups.into_iter().enumerate().map(group).collect()
}

/// Things of a programme by theme, in the programme's order, with the theme's name. What is of a
/// theme that the programme does not list, or of none, comes last.
pub(super) fn by_theme<'t, T>(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    all: &'t [T],
    theme: impl Fn(&T) -> Option<&ThemeId>,
) -> Vec<(String, Vec<&'t T>)> {
    let site = &renderer.snapshot.site;
    let mut open: Vec<&T> = all.iter().collect();
    let mut groups = Vec::new();
    for own in &programme.themes {
        let Some(known) = site.themes.get(&own.theme) else { continue };
        let (here, rest): (Vec<_>, Vec<_>) =
            open.into_iter().partition(|thing| theme(thing) == Some(&own.theme));
        open = rest;
        groups.push((known.head.title.clone(), here));
    }
    groups.push(("På tværs af indsatsområder".to_owned(), open));
    groups.retain(|(_, here)| !here.is_empty());
    groups
}

fn activity<'s>(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    activity: &'s Activity,
) -> ActivityContext<'s> {
    let everywhere = !activity.areas.is_empty()
        && programme.areas.iter().all(|area| activity.areas.contains(area));
    let areas = match everywhere {
        true => "alle planens områder".to_owned(),
        false => join_and(&names(renderer, &activity.areas)),
    };
    let facts = [
        ("For hvem", activity.audience.clone().unwrap_or_default()),
        ("Hvor", areas),
        ("Samarbejde med", join_and(&activity.partners)),
        ("Planlagt", activity.planned.join("; ")),
        ("Når planen slutter", activity.anchoring.clone().unwrap_or_default()),
        ("Inspireret af", activity.inspiration.clone().unwrap_or_default()),
    ];
    let lists = [
        PointList::new("Formål", &activity.purposes),
        PointList::new("Det sker der", &activity.points),
    ];
    ActivityContext {
        name: &activity.name,
        facts: facts.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
        lists: lists.into_iter().flatten().collect(),
        note: activity.note.as_deref(),
    }
}

fn names(renderer: &PageRenderer<'_>, ids: &[AreaId]) -> Vec<String> {
    let areas = ids.iter().filter_map(|id| renderer.snapshot.site.areas.get(id));
    areas.map(|area| area.head.title.clone()).collect()
}
