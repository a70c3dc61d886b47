//! What one file says, once it is understood.
//!
//! [`load_thing`] is a function of the parsed file and of the [`Frame`](super::frame::Frame) that it
//! is read against; what two files have to do with each other is not seen here.

use std::sync::Arc;

use super::figures_file::{self, Catalogue};
use super::head::Reading;
use super::known::Known;
use super::parsed::Parsed;
use super::picture::{self, PictureRecord};
use super::place::{Folder, Place};
use super::values::Text;
use super::{
    Area, Award, Chapter, Config, Criterion, EarlierAward, Front, Goal, Head, HiddenStory,
    LoadOptions, Municipality, Page, Programme, Project, Report, Site, Source, Story, Theme,
};
use crate::diagnostics::Diagnostics;
use crate::figures::{SubjectFigures, SubjectId};
use crate::source::{Located, SourcePath};
use crate::yaml::Fields;

/// One file after it has been understood.
#[derive(Debug, Clone)]
pub(super) enum Thing {
    Config(Arc<Config>),
    Front(Arc<Front>),
    Listing(Folder, Arc<Head>),
    Area(Arc<Area>),
    Municipality(Arc<Municipality>),
    Programme(Arc<Programme>),
    Project(Arc<Project>),
    Theme(Arc<Theme>),
    Goal(Arc<Goal>),
    Criterion(Arc<Criterion>),
    Page(Arc<Page>),
    Story(Arc<Story>),
    Awards(Arc<Head>, Vec<EarlierAward>),
    Award(Arc<Award>),
    Report(Arc<Report>),
    Chapter(Arc<Chapter>),
    Sources(Vec<Source>),
    Pictures(Vec<(SourcePath, Arc<PictureRecord>)>),
    Figures(SubjectId, Arc<SubjectFigures>),
}

/// What a file with that text says, read against `catalogue` and the ids that it knows.
pub(super) fn load_thing(
    p: &Parsed,
    text: &str,
    catalogue: Catalogue<'_>,
    found: &mut Diagnostics,
) -> Option<Thing> {
    let known = catalogue.known;
    match &p.place {
        Place::Config => {
            load_item(p, known, found, Config::load).map(|c| Thing::Config(Arc::new(c)))
        }
        Place::Front => {
            load_item(p, known, found, |r| Front::load(p, r)).map(|f| Thing::Front(Arc::new(f)))
        }
        Place::Listing(Folder::Awards) => load_item(p, known, found, |r| {
            let head = r.head(p, "title", Folder::Awards.name());
            let earlier = EarlierAward::load_all(r);
            Some(Thing::Awards(Arc::new(head?), earlier))
        }),
        Place::Listing(folder) => load_item(p, known, found, |r| r.head(p, "title", folder.name()))
            .map(|head| Thing::Listing(*folder, Arc::new(head))),
        Place::Sources => Some(Thing::Sources(load_sources(p, known, found))),
        Place::PictureRecords => {
            let records = picture::load_all(p, known, catalogue.today, found).into_iter();
            Some(Thing::Pictures(records.map(|(path, it)| (path, Arc::new(it))).collect()))
        }
        Place::Figures(folder, key) => {
            let series = figures_file::load(p.file, text, catalogue, found)?;
            let series = series.into_iter().collect();
            let figures = SubjectFigures { series, ..SubjectFigures::default() };
            Some(Thing::Figures(folder.subject(key), Arc::new(figures)))
        }
        // Read before everything else: figures are checked against them, texts explain them.
        Place::Item(Folder::Indicators, _) | Place::Glossary => None,
        Place::Item(folder, key) => load_item(p, known, found, |r| item(*folder, key, p, r)),
        Place::Part(Folder::Reports, report, key) => {
            let chapter = load_item(p, known, found, |r| Chapter::load(report, key, p, r));
            chapter.map(|chapter| Thing::Chapter(Arc::new(chapter)))
        }
        Place::Part(..) | Place::Picture | Place::Unexpected => None,
    }
}

fn item(folder: Folder, key: &str, p: &Parsed, r: &mut Reading<'_>) -> Option<Thing> {
    match folder {
        Folder::Areas => Area::load(key, p, r).map(|area| Thing::Area(Arc::new(area))),
        Folder::Municipalities => {
            Municipality::load(key, p, r).map(|it| Thing::Municipality(Arc::new(it)))
        }
        Folder::Programmes => Programme::load(key, p, r).map(|p| Thing::Programme(Arc::new(p))),
        Folder::Projects => Project::load(key, p, r).map(|it| Thing::Project(Arc::new(it))),
        Folder::Themes => Theme::load(key, p, r).map(|it| Thing::Theme(Arc::new(it))),
        Folder::Goals => Goal::load(key, p, r).map(|it| Thing::Goal(Arc::new(it))),
        Folder::Criteria => Criterion::load(key, p, r).map(|c| Thing::Criterion(Arc::new(c))),
        Folder::Pages => Page::load(key, p, r).map(|it| Thing::Page(Arc::new(it))),
        Folder::Stories => Story::load(key, p, r).map(|it| Thing::Story(Arc::new(it))),
        Folder::Awards => Award::load(key, p, r).map(|a| Thing::Award(Arc::new(a))),
        Folder::Reports => Report::load(key, p, r).map(|it| Thing::Report(Arc::new(it))),
        Folder::Indicators => None,
    }
}

fn load_sources(p: &Parsed, known: &Known, found: &mut Diagnostics) -> Vec<Source> {
    let entries = load_entries(p, known, found, |key, r| Source::load(key.value, r));
    entries.into_iter().map(|(_, source)| source).collect()
}

/// Opens a file's fields, reads them with `read`, and reports those that nobody asked for.
pub(super) fn load_item<T>(
    parsed: &Parsed,
    known: &Known,
    found: &mut Diagnostics,
    read: impl FnOnce(&mut Reading<'_>) -> Option<T>,
) -> Option<T> {
    let mut reading = Reading::of(parsed, known, found)?;
    let thing = read(&mut reading);
    reading.finish();
    thing
}

/// The entries of a file that is a mapping from ids to fields.
pub(super) fn load_entries<T>(
    p: &Parsed,
    known: &Known,
    found: &mut Diagnostics,
    read: impl Fn(Text<'_>, &mut Reading<'_>) -> Option<T>,
) -> Vec<(String, T)> {
    let Some(entries) = p.node.map() else {
        Fields::of(&p.node, found);
        return Vec::new();
    };
    let mut all = Vec::with_capacity(entries.len());
    for (key, node) in entries {
        if let Some(fields) = Fields::of(node, found) {
            let fields = fields.owned_by(key.span);
            let mut reading = Reading { fields, known, found };
            let id = Located { value: key.value.as_str(), span: key.span };
            all.extend(read(id, &mut reading).map(|thing| (key.value.clone(), thing)));
            reading.finish();
        }
    }
    all
}

impl Site {
    /// Takes a thing in, or in the place of the one with its id.
    pub(super) fn add(&mut self, thing: Thing, options: &LoadOptions) {
        match thing {
            Thing::Config(config) => self.config = config,
            Thing::Front(front) => self.front = Some(front),
            Thing::Listing(folder, head) => self.listings.insert(folder, head),
            Thing::Area(area) => self.areas.insert(area.id.clone(), area),
            Thing::Municipality(m) => self.municipalities.insert(m.id.clone(), m),
            Thing::Programme(p) => self.programmes.insert(p.id.clone(), p),
            Thing::Theme(theme) => self.themes.insert(theme.id.clone(), theme),
            Thing::Goal(goal) => self.goals.insert(goal.id.clone(), goal),
            Thing::Criterion(c) => self.criteria.insert(c.id.clone(), c),
            Thing::Project(project) => self.projects.insert(project.id.clone(), project),
            Thing::Page(page) => self.pages.insert(page.id.clone(), page),
            Thing::Awards(head, earlier) => {
                self.listings.insert(Folder::Awards, head);
                self.earlier_awards = earlier;
            }
            Thing::Award(award) => self.awards.insert(award.id.clone(), award),
            Thing::Report(report) => self.reports.insert(report.id.clone(), report),
            Thing::Chapter(chapter) => self.chapters.insert(chapter.id.clone(), chapter),
            Thing::Story(story) => self.add_story(story, options),
            Thing::Sources(all) => {
                all.into_iter().for_each(|s| self.sources.insert(s.id.clone(), s));
            }
            Thing::Pictures(records) => {
                records.into_iter().for_each(|(path, record)| self.pictures.insert(path, record));
            }
            Thing::Figures(subject, figures) => {
                self.figures.subjects.insert(subject, figures);
            }
        }
    }

    fn add_story(&mut self, story: Arc<Story>, options: &LoadOptions) {
        if let Some(why) = story.hidden(options) {
            let (year, slug) = (story.date.year(), story.head.slug.clone());
            self.hidden_stories.insert(story.id.clone(), HiddenStory { year, slug, why });
        } else {
            self.stories.insert(story.id.clone(), story);
        }
    }
}
