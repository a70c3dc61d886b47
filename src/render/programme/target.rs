//! The targets of a programme with what the figures say of them.

use serde::Serialize;

use super::target_chart;
use super::theme::by_theme;
use crate::figures::format::figure_text;
use crate::figures::{Figure, Provenance, SourceId, TargetStatus, Year, target_status};
use crate::render::charted::ChartCard;
use crate::render::page::{Link, PageRenderer};
use crate::render::provenance::UsedSources;
use crate::route::anchor;
use crate::site::{Area, Baseline, Programme, Target, TargetPlace};

/// The targets of a theme.
#[derive(Serialize)]
pub(super) struct TargetGroup<'s> {
    title: String,
    targets: Vec<TargetContext<'s>>,
    /// The targets that figures speak of, on a scale each.
    charts: Vec<ChartCard>,
}

impl TargetGroup<'_> {
    /// Whether no target of it has a status.
    pub(super) fn lacks_data(&self) -> bool {
        self.targets.iter().flat_map(|target| &target.standings).all(Standing::lacks_data)
    }
}

#[derive(Serialize)]
struct TargetContext<'s> {
    id: &'s str,
    name: &'s str,
    activity: Option<&'s str>,
    indicators: Vec<Link>,
    standings: Vec<Standing>,
    /// The status, where it is the same for all that the target is held against.
    status: Option<StatusContext>,
    deadline: Option<&'s str>,
    deadline_note: Option<&'s str>,
    measured: Option<&'s str>,
    source: Option<&'s str>,
    agreements: Vec<&'s str>,
    note: Option<&'s str>,
}

/// How one place stands to a target.
#[derive(Serialize)]
pub(in crate::render) struct Standing {
    /// The place, unless it is the whole programme.
    place: Option<Link>,
    /// What is measured, where the target has more than one indicator.
    indicator: Option<String>,
    /// The figure that it starts from, with its year.
    baseline: Option<String>,
    note: Option<String>,
    /// The figure that the status rests on, with its year.
    latest: Option<String>,
    pub(in crate::render) status: StatusContext,
}

impl Standing {
    /// Leaves the place unsaid on the page of that very place.
    pub(in crate::render) fn hide_place(&mut self, area: &Area) {
        self.place = self.place.take().filter(|place| place.title != area.head.title);
    }

    pub(in crate::render) fn lacks_data(&self) -> bool {
        self.status.word == StatusContext::of(TargetStatus::NoData).word
    }
}

/// A status as a word, and the name of its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(in crate::render) struct StatusContext {
    pub(super) word: &'static str,
    shape: &'static str,
}

impl StatusContext {
    pub(super) fn of(status: TargetStatus) -> Self {
        let (word, shape) = match status {
            TargetStatus::Reached => ("nået", "reached"),
            TargetStatus::OnTheWay => ("på vej", "on-the-way"),
            TargetStatus::NotReached => ("ikke nået", "not-reached"),
            TargetStatus::NoData => ("ingen data", "no-data"),
        };
        Self { word, shape }
    }
}

/// The targets of a programme by theme.
pub(super) fn groups<'s>(
    renderer: &PageRenderer<'s>,
    programme: &'s Programme,
    used: &mut UsedSources,
) -> Vec<TargetGroup<'s>> {
    let groups = by_theme(renderer, programme, &programme.targets, |t| t.theme.as_ref());
    let mut all = Vec::with_capacity(groups.len());
    for (title, targets) in groups {
        let charts = targets.iter().filter_map(|t| target_chart::card(renderer, programme, t));
        let charts = charts.collect();
        let targets = targets.into_iter().map(|t| context(renderer, programme, t, used));
        all.push(TargetGroup { title, targets: targets.collect(), charts });
    }
    all
}

fn context<'s>(
    renderer: &PageRenderer<'s>,
    programme: &'s Programme,
    target: &'s Target,
    used: &mut UsedSources,
) -> TargetContext<'s> {
    let site = &renderer.snapshot.site;
    for source in target.source.iter().chain(&target.agreements) {
        used.add(&Provenance::from_source(source.clone()));
    }
    let indicators = target.indicators.iter().filter_map(|id| site.indicators.get(id));
    let standings = standings(renderer, programme, target);
    let activity = target.activity.as_ref().and_then(|id| programme.activity(id));
    let source = |id| site.sources.get(id).map(|source| source.short_name.as_str());
    TargetContext {
        id: target.id.as_str(),
        name: &target.name,
        activity: activity.map(|activity| activity.name.as_str()),
        indicators: indicators.filter_map(|e| renderer.indicator_link(&e.indicator)).collect(),
        status: common(&standings),
        standings,
        deadline: target.deadline.as_ref().map(|deadline| deadline.text.as_str()),
        deadline_note: target.deadline.as_ref().and_then(|deadline| deadline.note.as_deref()),
        measured: target.measured.as_deref(),
        source: target.source.as_ref().and_then(source),
        agreements: elsewhere(programme, target).filter_map(source).collect(),
        note: target.note.as_deref(),
    }
}

/// The agreements of a target that does not stand in the programme's own.
fn elsewhere<'t>(programme: &Programme, target: &'t Target) -> impl Iterator<Item = &'t SourceId> {
    let is_own = programme.source.as_ref().is_some_and(|own| target.agreements.contains(own));
    target.agreements.iter().filter(move |_| !is_own)
}

/// The status that all standings share.
pub(in crate::render) fn common(standings: &[Standing]) -> Option<StatusContext> {
    let first = standings.first()?.status;
    standings.iter().all(|standing| standing.status == first).then_some(first)
}

/// How each place stands that a target is held against; without any, how the programme does.
pub(in crate::render) fn standings(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    target: &Target,
) -> Vec<Standing> {
    if target.baseline.is_empty() {
        return vec![of_programme(renderer, programme, target)];
    }
    let baselines = target.baseline.iter();
    baselines.map(|baseline| of_baseline(renderer, programme, target, baseline)).collect()
}

fn of_programme(renderer: &PageRenderer<'_>, programme: &Programme, target: &Target) -> Standing {
    let place = TargetPlace::of_programme(programme, target, &renderer.snapshot.site);
    Standing { baseline: None, ..standing(renderer, target, &place, None) }
}

/// How the place of one baseline stands to a target.
pub(in crate::render) fn of_baseline(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
    target: &Target,
    baseline: &Baseline,
) -> Standing {
    let place = TargetPlace::of_baseline(programme, target, baseline, &renderer.snapshot.site);
    standing(renderer, target, &place, baseline.note.clone())
}

fn standing(
    renderer: &PageRenderer<'_>,
    target: &Target,
    place: &TargetPlace<'_>,
    note: Option<String>,
) -> Standing {
    let has_several = target.indicators.len() > 1 && place.term.baseline.is_some();
    let dated = |(year, figure): (Year, &Figure)| {
        Some(format!("{} i {year}", figure_text(figure, place.indicator?)))
    };
    Standing {
        place: place.area.and_then(|area| renderer.area_link(area)),
        indicator: place.indicator.filter(|_| has_several).map(|it| it.name.clone()),
        baseline: place.start().and_then(dated),
        note,
        latest: place.newest().and_then(dated),
        status: StatusContext::of(status(target, place)),
    }
}

/// What the figures say; nothing without any.
pub(super) fn status(target: &Target, place: &TargetPlace<'_>) -> TargetStatus {
    place.series.map_or(TargetStatus::NoData, |series| {
        target_status(&target.demand.rules(), series, place.term)
    })
}

/// The baselines of a target that speak of an area: its own, or else all.
pub(in crate::render) fn baselines_of<'t>(target: &'t Target, area: &Area) -> Vec<&'t Baseline> {
    let own: Vec<&Baseline> =
        target.baseline.iter().filter(|b| b.area.as_ref() == Some(&area.id)).collect();
    if own.is_empty() { target.baseline.iter().collect() } else { own }
}

/// A link to the targets on the page of a programme.
pub(in crate::render) fn link(renderer: &PageRenderer<'_>, programme: &Programme) -> Option<Link> {
    let Link { title, url } = renderer.programme_link(programme)?;
    Some(Link { title, url: format!("{url}#{}", anchor::TARGETS) })
}
