//! What can stand at a path.

use super::{ChartFile, DataFile, Feed, RoutePath};
use crate::figures::IndicatorId;
use crate::images::Variant;
use crate::site::{
    AreaId, AwardId, ChapterId, Comparison, Folder, Head, MunicipalityId, PageId, Place,
    ProgrammeId, ProjectId, ReportEntry, ReportId, Site, StoryId, StoryList, ThemeId,
};
use crate::source::FileId;

/// Everything that is published, a closed set: adding a kind makes the compiler ask everywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resource {
    /// The front page.
    Front,
    /// The listing of a folder.
    Listing(Folder),
    /// The profile of an area or group.
    Area(AreaId),
    /// A municipality.
    Municipality(MunicipalityId),
    /// An indicator.
    Indicator(IndicatorId),
    /// A theme.
    Theme(ThemeId),
    /// A programme.
    Programme(ProgrammeId),
    /// A project, institution or organisation.
    Project(ProjectId),
    /// A story.
    Story(StoryId),
    /// A page of a list of stories, counted from 1. Made by [`Resource::stories`], since the first
    /// page of all stories is the listing of their folder.
    Stories {
        /// Which stories.
        of: StoryList,
        /// Which page.
        page: usize,
    },
    /// The award of one year.
    Award(AwardId),
    /// The cover of a report.
    Report(ReportId),
    /// Areas side by side.
    Comparison(Comparison),
    /// A chapter of a report.
    Chapter(ChapterId),
    /// A page of its own.
    Page(PageId),
    /// What is shown where nothing stands.
    NotFound,
    /// The stylesheet.
    Stylesheet,
    /// A file of the theme, as it is.
    Asset(FileId),
    /// One of the files that a picture becomes.
    Picture(FileId, Variant),
    /// The picture of a page for those who share a link to it.
    Card(Box<Resource>),
    /// A file with figures.
    Data(DataFile),
    /// A chart as a file of its own.
    Chart(ChartFile),
    /// The newest stories for feed readers.
    Feed(Feed),
    /// The list of all pages for search engines, or of its parts.
    Sitemap,
    /// A part of that list, from 0.
    SitemapPart(usize),
    /// What is said to robots.
    Robots,
    /// An old address that leads to a page.
    Redirect {
        /// The old address.
        from: RoutePath,
        /// Where the page stands now.
        to: RoutePath,
    },
}

impl Resource {
    /// The page that a content file becomes, if it becomes one.
    pub fn of(place: &Place, site: &Site) -> Option<Self> {
        match place {
            Place::Front => Some(Self::Front),
            Place::Listing(folder) => Some(Self::Listing(*folder)),
            Place::Item(Folder::Areas, key) => {
                site.areas.get(key.as_str()).map(|a| Self::Area(a.id.clone()))
            }
            Place::Item(Folder::Municipalities, key) => {
                site.municipalities.get(key.as_str()).map(|m| Self::Municipality(m.id.clone()))
            }
            Place::Item(Folder::Indicators, key) => {
                site.indicators.get(key.as_str()).map(|e| Self::Indicator(e.indicator.id.clone()))
            }
            Place::Item(Folder::Themes, key) => {
                site.themes.get(key.as_str()).map(|t| Self::Theme(t.id.clone()))
            }
            Place::Item(Folder::Programmes, key) => {
                site.programmes.get(key.as_str()).map(|p| Self::Programme(p.id.clone()))
            }
            Place::Item(Folder::Projects, key) => {
                site.projects.get(key.as_str()).map(|p| Self::Project(p.id.clone()))
            }
            Place::Item(Folder::Stories, key) => {
                site.stories.get(key.as_str()).map(|s| Self::Story(s.id.clone()))
            }
            Place::Item(Folder::Awards, key) => {
                site.awards.get(key.as_str()).map(|a| Self::Award(a.id.clone()))
            }
            Place::Item(Folder::Reports, key) => {
                site.reports.get(key.as_str()).map(|r| Self::Report(r.id.clone()))
            }
            Place::Part(Folder::Reports, report, key) => {
                let id = ChapterId::of(&ReportId::new(report), key);
                site.chapters.contains_key(&id).then_some(Self::Chapter(id))
            }
            Place::Item(Folder::Pages, key) => {
                site.pages.get(key.as_str()).map(|p| Self::Page(p.id.clone()))
            }
            _ => None,
        }
    }

    /// The page of an entry in a report's contents.
    pub fn of_entry(entry: &ReportEntry) -> Self {
        match entry {
            ReportEntry::Chapter(id) => Self::Chapter(id.clone()),
            ReportEntry::Story(id) => Self::Story(id.clone()),
            ReportEntry::Award(id) => Self::Award(id.clone()),
        }
    }

    /// The entry that the page is in the contents of a report, if it can be one.
    pub fn entry(&self) -> Option<ReportEntry> {
        match self {
            Self::Chapter(id) => Some(ReportEntry::Chapter(id.clone())),
            Self::Story(id) => Some(ReportEntry::Story(id.clone())),
            Self::Award(id) => Some(ReportEntry::Award(id.clone())),
            _ => None,
        }
    }

    /// A page of a list of stories, counted from 1.
    pub fn stories(of: StoryList, page: usize) -> Self {
        match of {
            StoryList::All if page == 1 => Self::Listing(Folder::Stories),
            of => Self::Stories { of, page },
        }
    }

    /// What a link to the content file at `place` leads to while the file's own page is not shown.
    pub fn stand_in(place: &Place, site: &Site) -> Option<Self> {
        let Place::Item(Folder::Stories, key) = place else { return None };
        site.hidden_stories.contains_key(key.as_str()).then_some(Self::Listing(Folder::Stories))
    }

    /// The title and text behind a page, if a content file says them.
    pub fn head<'s>(&self, site: &'s Site) -> Option<&'s Head> {
        match self {
            Self::Front => site.front.as_ref().map(|front| &front.head),
            Self::Listing(folder) => site.listings.get(folder),
            Self::Area(id) => site.areas.get(id).map(|area| &area.head),
            Self::Municipality(id) => site.municipalities.get(id).map(|m| &m.head),
            Self::Indicator(id) => site.indicators.get(id).map(|entry| &entry.head),
            Self::Theme(id) => site.themes.get(id).map(|theme| &theme.head),
            Self::Programme(id) => site.programmes.get(id).map(|programme| &programme.head),
            Self::Project(id) => site.projects.get(id).map(|project| &project.head),
            Self::Story(id) => site.stories.get(id).map(|story| &story.head),
            Self::Award(id) => site.awards.get(id).map(|award| &award.head),
            Self::Report(id) => site.reports.get(id).map(|report| &report.head),
            Self::Chapter(id) => site.chapters.get(id).map(|chapter| &chapter.head),
            Self::Page(id) => site.pages.get(id).map(|page| &page.head),
            _ => None,
        }
    }

    /// What kind of thing it is, in a word; of a page that is the name of its template.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Listing(_) => "listing",
            Self::Area(_) => "area",
            Self::Municipality(_) => "municipality",
            Self::Indicator(_) => "indicator",
            Self::Theme(_) => "theme",
            Self::Programme(_) => "programme",
            Self::Project(_) => "project",
            Self::Story(_) => "story",
            Self::Stories { .. } => "stories",
            Self::Award(_) => "award",
            Self::Report(_) => "report",
            Self::Comparison(_) => "comparison",
            Self::Chapter(_) => "chapter",
            Self::Page(_) => "page",
            Self::NotFound => "not-found",
            Self::Stylesheet => "stylesheet",
            Self::Asset(_) => "asset",
            Self::Picture(..) => "picture",
            Self::Card(_) => "card",
            Self::Chart(_) => "chart",
            Self::Data(_) => "data",
            Self::Feed(_) => "feed",
            Self::Sitemap | Self::SitemapPart(_) => "sitemap",
            Self::Robots => "robots",
            Self::Redirect { .. } => "redirect",
        }
    }

    /// The picture for those who share a link to the page, if its kind has one of its own; to all
    /// others that of the front page stands in.
    pub fn card(&self) -> Option<Self> {
        let has_one = matches!(
            self,
            Self::Front
                | Self::Area(_)
                | Self::Municipality(_)
                | Self::Indicator(_)
                | Self::Theme(_)
                | Self::Programme(_)
                | Self::Story(_)
                | Self::Award(_)
                | Self::Report(_)
        );
        has_one.then(|| Self::Card(Box::new(self.clone())))
    }

    /// Whether it is an HTML page for readers, which templates render.
    pub fn is_page(&self) -> bool {
        let is_of_the_theme = matches!(self, Self::Stylesheet | Self::Asset(_) | Self::Picture(..));
        let is_card = matches!(self, Self::Card(_));
        let is_for_programs = matches!(
            self,
            Self::Data(_)
                | Self::Chart(_)
                | Self::Feed(_)
                | Self::Sitemap
                | Self::SitemapPart(_)
                | Self::Robots
        );
        !is_of_the_theme && !is_card && !is_for_programs && !matches!(self, Self::Redirect { .. })
    }
}
