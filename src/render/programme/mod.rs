//! A programme: what was agreed, by whom, for what, and what is known of how it went.

pub(super) mod budget;
mod facts;
mod organisation;
pub(super) mod target;
pub(super) mod target_chart;
mod theme;

use serde::Serialize;

use super::fixed_indicators::{self, FixedIndicators};
use super::page::{Link, PageRenderer};
use super::provenance::{SourceListEntry, UsedSources};
use super::section::{Subject, ThemeSection, sections};
use crate::diagnostics::Diagnostic;
use crate::figures::Provenance;
use crate::figures::sentences::PlaceName;
use crate::route::Resource;
use crate::site::{Actors, Comparison, Evaluation, Folder, Principle, Programme};
use crate::templates::Html;
use crate::text::grammar::join_and;
use budget::BudgetContext;
use facts::Fact;
use organisation::OrganisationContext;
use target::TargetGroup;
use theme::{ActivityGroup, ThemeContext};

#[derive(Serialize)]
struct ProgrammeContext<'s> {
    name: &'s str,
    summary: Option<&'s str>,
    contents: Vec<Link>,
    /// Where its areas stand side by side.
    comparison_url: Option<String>,
    facts: Vec<Fact>,
    body: Html,
    aims: Vec<PointList<'s>>,
    principles: Vec<PointList<'s>>,
    goals: Vec<Link>,
    themes: Vec<ThemeContext<'s>>,
    themes_note: Option<&'s str>,
    activities: Vec<ActivityGroup<'s>>,
    activities_note: Option<&'s str>,
    targets: Vec<TargetGroup<'s>>,
    /// Whether no figure says of any target whether it was reached.
    targets_lack_data: bool,
    targets_note: Option<&'s str>,
    fixed: Option<FixedIndicators<'s>>,
    organisation: Option<OrganisationContext<'s>>,
    budget: Option<BudgetContext>,
    budget_note: Option<&'s str>,
    evaluation: Option<EvaluationContext<'s>>,
    follow_up: Vec<PointList<'s>>,
    surroundings: Vec<PointList<'s>>,
    actors: Vec<ActorsContext<'s>>,
    /// What was measured for the programme itself.
    sections: Vec<ThemeSection>,
    baseline: Option<&'s str>,
    sources: Vec<SourceListEntry<'s>>,
}

/// A heading with points below it; never empty.
#[derive(Serialize)]
struct PointList<'s> {
    title: &'s str,
    points: &'s [String],
}

impl<'s> PointList<'s> {
    fn new(title: &'s str, points: &'s [String]) -> Option<Self> {
        (!points.is_empty()).then_some(Self { title, points })
    }
}

/// Others who matter to the work.
#[derive(Serialize)]
struct ActorsContext<'s> {
    name: &'s str,
    includes: String,
}

#[derive(Serialize)]
struct EvaluationContext<'s> {
    kind: Option<&'s str>,
    focus: &'s [String],
    output: Option<&'s str>,
    /// What happens, and when.
    events: Vec<(&'s str, &'s str)>,
    activities: Option<&'s str>,
}

/// Renders the page of `programme`.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    programme: &Programme,
) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let municipality = site.municipalities.get(&programme.municipality);
    let mut used = UsedSources::default();
    for source in programme.source.iter().chain(&programme.also_sources) {
        used.add(&Provenance::from_source(source.clone()));
    }
    let targets = target::groups(renderer, programme, &mut used);
    let id = programme.subject();
    let title = &programme.head.title;
    let in_text = PlaceName::named(title);
    let subject = Subject::of_programme(&id, programme, &in_text, site);
    let mut context = ProgrammeContext {
        name: &programme.head.title,
        summary: programme.head.summary.as_deref(),
        contents: Vec::new(),
        comparison_url: renderer
            .url(&Resource::Comparison(Comparison::Programme(programme.id.clone()))),
        facts: facts::of(renderer, programme),
        body: renderer.body(&programme.head)?,
        aims: aims(programme),
        principles: programme.aims.principles.iter().filter_map(principle).collect(),
        goals: fixed_indicators::goal_links(renderer, programme),
        themes: theme::themes(renderer, programme),
        themes_note: programme.themes_note.as_deref(),
        activities: theme::activities(renderer, programme),
        activities_note: programme.activities_note.as_deref(),
        targets_lack_data: targets.iter().all(TargetGroup::lacks_data),
        targets,
        targets_note: programme.targets_note.as_deref(),
        fixed: fixed_indicators::of(renderer, programme, &mut used),
        organisation: organisation::of(renderer, programme),
        budget: budget::of(renderer, programme),
        budget_note: programme.budget_note.as_deref(),
        evaluation: programme.evaluation.as_ref().map(evaluation),
        follow_up: follow_up(programme),
        surroundings: surroundings(programme),
        actors: programme.actors.iter().map(actors).collect(),
        sections: sections(renderer, subject, &mut used),
        baseline: municipality.map(|municipality| municipality.head.title.as_str()),
        sources: used.list(site),
    };
    context.contents = contents(&context);
    renderer.page("programme.html", &programme.head, Some(Folder::Programmes), context)
}

/// The sections that the page has, to jump to; a page with few needs no list of them.
fn contents(page: &ProgrammeContext<'_>) -> Vec<Link> {
    let targets = !page.targets.is_empty() || page.targets_note.is_some();
    let activities = !page.activities.is_empty() || page.activities_note.is_some();
    let follow_up = page.evaluation.is_some() || !page.follow_up.is_empty();
    let surroundings = !page.surroundings.is_empty() || !page.actors.is_empty();
    let all = [
        (!page.aims.is_empty(), "formaal", "Vision og formål"),
        (!page.themes.is_empty(), "temaer", "Indsatsområder"),
        (activities, "aktiviteter", "Aktiviteter"),
        (targets, "maal", "Mål og status"),
        (page.fixed.is_some(), "faste-noegletal", "Nationale mål"),
        (page.organisation.is_some(), "organisation", "Organisation"),
        (page.budget.is_some() || page.budget_note.is_some(), "budget", "Budget"),
        (follow_up, "opfoelgning", "Evaluering og ændringer"),
        (surroundings, "omgivelser", "Omkring planen"),
        (!page.sections.is_empty(), "tal", "Tal"),
        (!page.sources.is_empty(), "kilder", "Kilder"),
    ];
    let link = |(_, id, title): &(bool, &str, &str)| Link {
        title: (*title).to_owned(),
        url: format!("#afsnit_{id}"),
    };
    let links: Vec<Link> = all.iter().filter(|(there, ..)| *there).map(link).collect();
    if links.len() > 4 { links } else { Vec::new() }
}

fn aims(programme: &Programme) -> Vec<PointList<'_>> {
    let aims = &programme.aims;
    let all = [
        PointList::new("Vision", &aims.vision),
        PointList::new("Formål", &aims.purposes),
        PointList::new("Strategi", &aims.strategy),
    ];
    all.into_iter().flatten().collect()
}

fn principle(principle: &Principle) -> Option<PointList<'_>> {
    PointList::new(&principle.name, &principle.points)
}

fn evaluation(evaluation: &Evaluation) -> EvaluationContext<'_> {
    let events = evaluation.events.iter();
    EvaluationContext {
        kind: evaluation.kind.as_deref(),
        focus: &evaluation.focus,
        output: evaluation.output.as_deref(),
        events: events.map(|event| (event.name.as_str(), event.when.as_str())).collect(),
        activities: evaluation.activities.as_deref(),
    }
}

fn follow_up(programme: &Programme) -> Vec<PointList<'_>> {
    let all = [
        PointList::new("Sådan kan aftalen ændres", &programme.revision),
        PointList::new("Sådan holder parterne hinanden orienteret", &programme.information),
    ];
    all.into_iter().flatten().collect()
}

fn surroundings(programme: &Programme) -> Vec<PointList<'_>> {
    let all = [
        PointList::new("Planer for bygninger og omgivelser", &programme.physical_plans),
        PointList::new("Andre indsatser i områderne", &programme.other_efforts),
    ];
    all.into_iter().flatten().collect()
}

fn actors(actors: &Actors) -> ActorsContext<'_> {
    ActorsContext { name: &actors.name, includes: join_and(&actors.includes) }
}
