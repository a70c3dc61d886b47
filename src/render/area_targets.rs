//! The targets that concern an area, on its profile: short, with a way to the programme.

use serde::Serialize;

use super::charted::ChartCard;
use super::page::{Link, PageRenderer};
use super::programme::target::{self, Standing, StatusContext};
use super::programme::target_chart;
use crate::site::{Area, Programme, Target};

/// The targets of one programme that concern an area.
#[derive(Serialize)]
pub(super) struct AreaTargets<'s> {
    /// To the targets on the programme's page.
    programme: Link,
    targets: Vec<AreaTarget<'s>>,
    /// Whether no figure says of any of them whether it was reached.
    lack_data: bool,
}

#[derive(Serialize)]
struct AreaTarget<'s> {
    name: &'s str,
    deadline: Option<&'s str>,
    note: Option<&'s str>,
    standings: Vec<Standing>,
    status: Option<StatusContext>,
    /// The target on a scale, where a newer figure says how it went.
    chart: Option<ChartCard>,
}

/// The targets that concern `area`, by programme.
pub(super) fn of<'s>(renderer: &PageRenderer<'s>, area: &Area) -> Vec<AreaTargets<'s>> {
    let site = &renderer.snapshot.site;
    let mut all: Vec<(&Programme, Vec<&Target>)> = Vec::new();
    for (programme, target) in site.index.targets_of.get(&area.id).into_iter().flatten() {
        let Some(programme) = site.programmes.get(programme) else { continue };
        let Some(target) = programme.target(target) else { continue };
        match all.last_mut() {
            Some((last, targets)) if last.id == programme.id => targets.push(target),
            _ => all.push((programme, vec![target])),
        }
    }
    let groups = all.into_iter();
    groups.filter_map(|(programme, targets)| group(renderer, area, programme, &targets)).collect()
}

fn group<'s>(
    renderer: &PageRenderer<'_>,
    area: &Area,
    programme: &'s Programme,
    targets: &[&'s Target],
) -> Option<AreaTargets<'s>> {
    let programme_link = target::link(renderer, programme)?;
    let targets: Vec<AreaTarget<'s>> =
        targets.iter().map(|target| context(renderer, area, programme, target)).collect();
    let mut standings = targets.iter().flat_map(|target| &target.standings);
    let lack_data = standings.all(Standing::lacks_data);
    Some(AreaTargets { programme: programme_link, targets, lack_data })
}

fn context<'s>(
    renderer: &PageRenderer<'_>,
    area: &Area,
    programme: &Programme,
    target: &'s Target,
) -> AreaTarget<'s> {
    let baselines = target::baselines_of(target, area).into_iter();
    let mut standings: Vec<Standing> =
        baselines.map(|b| target::of_baseline(renderer, programme, target, b)).collect();
    standings.iter_mut().for_each(|standing| standing.hide_place(area));
    AreaTarget {
        name: &target.name,
        deadline: target.deadline.as_ref().map(|deadline| deadline.text.as_str()),
        note: target.note.as_deref(),
        status: target::common(&standings),
        chart: (!standings.iter().all(Standing::lacks_data))
            .then(|| target_chart::of_area(renderer, programme, target, area))
            .flatten(),
        standings,
    }
}
