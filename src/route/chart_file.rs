//! The files of charts, and where they stand: beside the page that shows them.
//!
//! A chart that several pages show has one file. Names with `_` are those of the program: no slug has
//! that sign, so that an indicator may be called *budget*.

use std::collections::{BTreeMap, BTreeSet};

use super::Resource;
use crate::figures::{FigureBook, IndicatorId, SubjectId};
use crate::site::{
    AreaId, Chapter, ChapterId, Comparison, MunicipalityId, Programme, ProgrammeId, Site, Target,
    TargetId, TargetPlace, ThemeId, alike, moved,
};
use crate::source::SourcePath;
use crate::text::Slug;

/// A chart as a file of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartFile {
    /// The development of an indicator in a place.
    Development(SubjectId, IndicatorId),
    /// The areas of a municipality, in the year that most have.
    Areas(MunicipalityId, IndicatorId),
    /// The areas of a programme, in the year that most have.
    Within(ProgrammeId, IndicatorId),
    /// How the areas of a municipality moved between two years.
    Change(MunicipalityId, IndicatorId),
    /// The small charts of an indicator in a chapter of a report.
    Multiples(ChapterId, IndicatorId),
    /// The budget of a programme, or what is set aside for a theme.
    Budget(ProgrammeId, Option<ThemeId>),
    /// How places stand to a target of a programme.
    Target(ProgrammeId, TargetId),
    /// A chart in the text of a page, counted from 1.
    Text(Box<Resource>, usize),
}

impl ChartFile {
    /// Every chart of `site` that has a page, apart from those in texts and those of two areas side by
    /// side, which grow with the square of the areas.
    pub(super) fn all(site: &Site) -> Vec<Self> {
        Self::with_figures_of(site, None)
    }

    /// The same, without those that have nothing to do with these figures.
    fn with_figures_of(site: &Site, among: Option<&Changed<'_>>) -> Vec<Self> {
        let municipalities = municipalities(site, among);
        let has_one = |programme: &&Programme| {
            let is_one = |area: &AreaId| among.is_none_or(|it| it.areas.contains(area.as_str()));
            programme.areas.iter().any(is_one)
        };
        let programmes: Vec<&Programme> = site.programmes.values().filter(has_one).collect();
        let mut all = developments(site, among);
        let is_asked = |id: &&IndicatorId| among.is_none_or(|it| it.indicators.contains(id));
        for id in site.indicators.keys().filter(is_asked) {
            for &(municipality, areas) in &municipalities {
                if alike(site, areas, id).is_some() {
                    all.push(Self::Areas(municipality.clone(), id.clone()));
                }
                if moved(site, areas, id).is_some() {
                    all.push(Self::Change(municipality.clone(), id.clone()));
                }
            }
            let shared = programmes.iter().filter(|it| alike(site, &it.areas, id).is_some());
            all.extend(shared.map(|it| Self::Within(it.id.clone(), id.clone())));
        }
        site.programmes.values().for_each(|programme| all.extend(of_programme(programme, site)));
        site.chapters.values().for_each(|chapter| all.extend(of_chapter(chapter)));
        all
    }

    /// The page that shows the chart; `None` when what it is about is not there.
    pub fn page(&self, site: &Site) -> Option<Resource> {
        self.place(site).map(|(page, _)| page)
    }

    /// The page that the file stands beside, and its name without an extension; `None` when what it
    /// is about is not there.
    pub(super) fn place(&self, site: &Site) -> Option<(Resource, String)> {
        let slug = |id: &IndicatorId| Some(site.indicators.get(id)?.head.slug.to_string());
        let of_municipality = |word: &str, id: &MunicipalityId| {
            Some(format!("{word}_{}", site.municipalities.get(id)?.head.slug))
        };
        Some(match self {
            Self::Development(subject, indicator) => (of_subject(subject, site)?, slug(indicator)?),
            Self::Areas(municipality, indicator) => {
                (Resource::Indicator(indicator.clone()), of_municipality("omraader", municipality)?)
            }
            Self::Change(municipality, indicator) => (
                Resource::Indicator(indicator.clone()),
                of_municipality("udvikling", municipality)?,
            ),
            Self::Within(programme, indicator) => {
                let comparison = Comparison::Programme(programme.clone());
                (Resource::Comparison(comparison), slug(indicator)?)
            }
            Self::Multiples(chapter, indicator) => {
                (Resource::Chapter(chapter.clone()), slug(indicator)?)
            }
            Self::Budget(programme, theme) => {
                let of = match theme {
                    Some(theme) => site.themes.get(theme)?.head.slug.to_string(),
                    None => "hele-planen".to_owned(),
                };
                (Resource::Programme(programme.clone()), format!("budget_{of}"))
            }
            Self::Target(programme, target) => {
                let name = Slug::parse(target.as_str())?;
                (Resource::Programme(programme.clone()), format!("maal_{name}"))
            }
            Self::Text(page, number) => ((**page).clone(), format!("graf_{number}")),
        })
    }
}

/// Whether charts have the same files in two sites with the same pages, of which only what the file at
/// `path` says is another: a text, or figures.
pub fn has_same_charts(before: &Site, after: &Site, path: &SourcePath) -> bool {
    match (before.text_at(path), after.text_at(path)) {
        (Some(before), Some(after)) => before.body.charts().count() == after.body.charts().count(),
        _ => {
            let changed = Changed::of(&before.figures, &after.figures);
            ChartFile::with_figures_of(before, Some(&changed))
                == ChartFile::with_figures_of(after, Some(&changed))
        }
    }
}

/// What differs between the figures of two sites.
struct Changed<'s> {
    subjects: BTreeSet<&'s SubjectId>,
    /// The areas among them.
    areas: BTreeSet<&'s str>,
    indicators: BTreeSet<&'s IndicatorId>,
}

impl<'s> Changed<'s> {
    fn of(before: &'s FigureBook, after: &'s FigureBook) -> Self {
        let subjects = after.subjects.changed_since(&before.subjects);
        let mut indicators = BTreeSet::new();
        for subject in &subjects {
            let [old, new] = [before, after].map(|book| book.subjects.get(*subject));
            let [old, new] = [old, new].map(|it| it.into_iter().flat_map(|it| &it.series));
            let [old, new]: [BTreeMap<_, _>; 2] = [old.collect(), new.collect()];
            let ids = old.keys().chain(new.keys()).copied();
            indicators.extend(ids.filter(|id| old.get(id) != new.get(id)));
        }
        let keys = subjects.iter().filter_map(|id| id.as_str().strip_prefix("areas/"));
        Self { areas: keys.collect(), subjects, indicators }
    }
}

/// The municipalities with their areas, without those of which nothing differs.
fn municipalities<'s>(
    site: &'s Site,
    among: Option<&Changed<'_>>,
) -> Vec<(&'s MunicipalityId, &'s Vec<AreaId>)> {
    let all = &site.index.areas_of;
    let Some(changed) = among else { return all.iter().collect() };
    let areas = changed.areas.iter().filter_map(|key| site.areas.get(*key));
    let ids: BTreeSet<&MunicipalityId> = areas.map(|area| &area.municipality).collect();
    ids.into_iter().filter_map(|id| all.get_key_value(id)).collect()
}

fn developments(site: &Site, among: Option<&Changed<'_>>) -> Vec<ChartFile> {
    let mut all = Vec::new();
    let is_asked = |id: &SubjectId| among.is_none_or(|changed| changed.subjects.contains(id));
    for (subject, figures) in site.figures.subjects.iter().filter(|(id, _)| is_asked(id)) {
        let series = figures.series.iter().filter(|(_, series)| series.is_development());
        all.extend(series.map(|(id, _)| ChartFile::Development(subject.clone(), id.clone())));
    }
    all
}

fn of_programme<'s>(
    programme: &'s Programme,
    site: &'s Site,
) -> impl Iterator<Item = ChartFile> + 's {
    let budget = programme.budget.iter().flat_map(|budget| {
        let themes = budget.themes.iter().map(|(id, _)| Some(id.clone()));
        std::iter::once(None).chain(themes)
    });
    let budget = budget.map(|theme| ChartFile::Budget(programme.id.clone(), theme));
    let is_drawable = move |target: &&Target| {
        let places = TargetPlace::all(programme, target, site);
        places.iter().any(|place| place.is_drawable(target))
    };
    let targets = programme.targets.iter().filter(is_drawable);
    budget.chain(targets.map(|target| ChartFile::Target(programme.id.clone(), target.id.clone())))
}

fn of_chapter(chapter: &Chapter) -> impl Iterator<Item = ChartFile> + '_ {
    let indicators = chapter.developments.iter().flat_map(|shown| &shown.indicators);
    indicators.map(|id| ChartFile::Multiples(chapter.id.clone(), id.clone()))
}

/// The page of what figures are about.
fn of_subject(subject: &SubjectId, site: &Site) -> Option<Resource> {
    let (folder, key) = subject.as_str().split_once('/')?;
    match folder {
        "areas" => site.areas.get(key).map(|area| Resource::Area(area.id.clone())),
        "municipalities" => {
            site.municipalities.get(key).map(|it| Resource::Municipality(it.id.clone()))
        }
        "projects" => site.projects.get(key).map(|it| Resource::Project(it.id.clone())),
        "programmes" => site.programmes.get(key).map(|it| Resource::Programme(it.id.clone())),
        _ => None,
    }
}
