//! What a site is about, as one immutable value.
//!
//! [`load`] turns parsed files into a [`Site`]: typed content, references checked, figures
//! withheld where the law of small numbers asks for it. A file that cannot be understood is
//! reported and left out; everything else is there. URLs and HTML belong to the modules below.

mod alike;
mod area;
mod award;
mod body;
mod chapter;
mod comparisons;
mod config;
mod contact;
mod criterion;
mod edit;
mod figure_book;
mod figure_checks;
mod figures_file;
mod frame;
mod glossary;
mod goal;
mod groups;
mod head;
mod ids;
mod index;
mod indicator;
mod known;
mod load;
mod meant;
mod memory;
mod moment;
mod municipality;
mod names;
mod page;
mod parsed;
mod person;
mod picture;
mod pictures;
mod place;
mod programme;
mod project;
mod prose;
pub mod reference;
mod report;
mod requested_chart;
mod settings;
mod shown;
mod source;
mod statement;
mod story;
mod story_index;
mod terms;
mod text;
mod theme;
mod thing;
mod topic;
mod typed_figures;
mod values;
mod wording;

pub use alike::{Alike, Moved, alike, areas_alike, areas_moved, moved};
pub use area::{Area, AreaFacts, Department};
pub use award::{Award, EarlierAward, Honoured, HonouredKind, Prize};
pub use body::MarkedBody;
pub use chapter::{Board, BoardGroup, Chapter, Developments};
pub use comparisons::{Comparison, Comparisons, MOST_PAIRED};
pub use config::{Config, DataFiles, MenuItem, Publisher};
pub use contact::{Channel, Contact};
pub use criterion::{Criterion, CriterionResult, CriterionSide, CriterionStatus, Instead};
pub use edit::Edited;
pub use glossary::Term;
pub use goal::Goal;
pub use head::Head;
pub use ids::{
    ActivityId, AreaId, AwardId, BodyId, ChapterId, CriterionId, GoalId, MunicipalityId, PageId,
    ProgrammeId, ProjectId, ReportId, StoryId, TargetId, ThemeId,
};
pub use index::Index;
pub use indicator::{IndicatorEntry, IndicatorKind};
pub use load::{LoadOptions, Unchecked, load, load_again};
pub use memory::Memory;
pub use moment::Moment;
pub use municipality::Municipality;
pub use page::{Front, Page, Shows};
pub use person::{Employee, Member, Person};
pub use picture::{People, PictureKind, PictureRecord, Standing};
pub use pictures::PictureUse;
pub use place::{Folder, Place};
pub use programme::{
    Activity, Actors, Aims, Baseline, Body, BodyKind, Budget, Deadline, Demand, Evaluation,
    EvaluationEvent, Organisation, Party, PartyRole, Period, Principle, Programme, ProgrammeTheme,
    RelatedEffort, StaffRole, Sum, Target, TargetKind, TargetPlace, TargetSpan,
};
pub use project::{Project, ProjectKind};
pub use report::{Report, ReportEntry, ReportEntryKind};
pub use requested_chart::{ChartPlace, RequestedChart, requested_chart};
pub use settings::{FeedSettings, StorySettings};
pub use source::{Rhythm, Source, SourceKind};
pub use statement::{Conformity, Limitation, Method, Statement};
pub use story::{BasedOn, Hidden, HiddenStory, Story};
pub use story_index::{StoryIndex, StoryList, TopicStories};
pub use theme::Theme;
pub use topic::Topic;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::figures::{FigureBook, IndicatorId, Series, SourceId, SubjectId};
use crate::shelf::Shelf;
use crate::source::SourcePath;

/// Everything that the content says, checked and immutable.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// What holds for the whole site.
    pub config: Arc<Config>,
    /// The front page.
    pub front: Option<Arc<Front>>,
    /// The listing page of each folder that has one.
    pub listings: Shelf<Folder, Head>,
    /// Areas and groups of areas.
    pub areas: Shelf<AreaId, Area>,
    /// Municipalities.
    pub municipalities: Shelf<MunicipalityId, Municipality>,
    /// Programmes.
    pub programmes: Shelf<ProgrammeId, Programme>,
    /// Projects, institutions and organisations.
    pub projects: Shelf<ProjectId, Project>,
    /// The catalogue of indicators.
    pub indicators: Shelf<IndicatorId, IndicatorEntry>,
    /// Themes.
    pub themes: Shelf<ThemeId, Theme>,
    /// The national goals.
    pub goals: Shelf<GoalId, Goal>,
    /// The criteria for exposed areas.
    pub criteria: Shelf<CriterionId, Criterion>,
    /// Where figures come from.
    pub sources: Shelf<SourceId, Source>,
    /// Words that need explaining, by their ids.
    pub glossary: Shelf<String, Term>,
    /// Stories that are to be shown.
    pub stories: Shelf<StoryId, Story>,
    /// Stories that are not, or no longer.
    pub hidden_stories: Shelf<StoryId, HiddenStory>,
    /// The volunteer award, by year.
    pub awards: Shelf<AwardId, Award>,
    /// Earlier awards that have no page.
    pub earlier_awards: Vec<EarlierAward>,
    /// Reports.
    pub reports: Shelf<ReportId, Report>,
    /// The chapters of all reports.
    pub chapters: Shelf<ChapterId, Chapter>,
    /// Pages of their own.
    pub pages: Shelf<PageId, Page>,
    /// The records of pictures, whether or not they are used or may be shown.
    pub pictures: Shelf<SourcePath, PictureRecord>,
    /// Every figure that may be shown. What must not be is not in it.
    pub figures: FigureBook,
    /// Who belongs to whom, in Danish order of names.
    pub index: Arc<Index>,
    /// What each content file became.
    pub places: Arc<BTreeMap<SourcePath, Place>>,
}

impl Site {
    /// The figures of an indicator for an area, a municipality, a programme or a project.
    pub fn series(&self, subject: &SubjectId, indicator: &IndicatorId) -> Option<&Series> {
        self.figures.series(subject.as_str(), indicator.as_str())
    }

    /// The title and text of everything that has a page or a part of one.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        let front = self.front.iter().map(|front| &front.head);
        front
            .chain(self.listings.values())
            .chain(self.areas.values().map(|area| &area.head))
            .chain(self.municipalities.values().map(|municipality| &municipality.head))
            .chain(self.indicators.values().map(|entry| &entry.head))
            .chain(self.themes.values().map(|theme| &theme.head))
            .chain(self.goals.values().map(|goal| &goal.head))
            .chain(self.criteria.values().map(|criterion| &criterion.head))
            .chain(self.programmes.values().map(|programme| &programme.head))
            .chain(self.projects.values().map(|project| &project.head))
            .chain(self.stories.values().map(|story| &story.head))
            .chain(self.awards.values().map(|award| &award.head))
            .chain(self.reports.values().map(|report| &report.head))
            .chain(self.chapters.values().map(|chapter| &chapter.head))
            .chain(self.pages.values().map(|page| &page.head))
    }

    /// The national goals in their order.
    pub fn goals_in_order(&self) -> Vec<&Goal> {
        let mut goals: Vec<&Goal> = self.goals.values().collect();
        goals.sort_by_key(|goal| goal.order);
        goals
    }

    /// The criteria in their order, what must hold before them first.
    pub fn criteria_in_order(&self) -> Vec<&Criterion> {
        let mut criteria: Vec<&Criterion> = self.criteria.values().collect();
        criteria.sort_by_key(|criterion| criterion.number);
        criteria
    }

    /// The page that shows something, for links to it.
    pub fn page_showing(&self, shows: Shows) -> Option<&Page> {
        self.index.showing.get(&shows).and_then(|id| self.pages.get(id))
    }

    /// The title and text in the file at `path`, if it holds a text that is shown.
    pub fn text_at(&self, path: &SourcePath) -> Option<&Head> {
        text::Text::of(self.places.get(path)?, self).map(|text| text.head)
    }

    /// The municipality of an area, unless its file is broken.
    pub fn municipality_of(&self, area: &Area) -> Option<&Municipality> {
        self.municipalities.get(&area.municipality)
    }
}
