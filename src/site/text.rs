//! The texts of a site, each with what it is about.

use std::collections::BTreeSet;

use super::{AreaId, ChapterId, Folder, Head, Place, ReportId, Site, Story, StoryList};
use crate::figures::SubjectId;

/// A text and whose figures it tells of.
#[derive(Debug)]
pub(super) struct Text<'s> {
    pub(super) head: &'s Head,
    about: About<'s>,
}

/// What a text is about, as far as that can have figures.
#[derive(Debug)]
enum About<'s> {
    Nothing,
    /// A thing with figures of its own.
    Thing(Folder, &'s str),
    /// The areas that a story names.
    Areas(&'s [AreaId]),
}

impl<'s> Text<'s> {
    /// Every text of `site`.
    pub(super) fn all(site: &'s Site) -> Vec<Self> {
        let front = site.front.iter().map(|it| Self::bare(&it.head));
        let listings = site.listings.values().map(Self::bare);
        let areas =
            site.areas.values().map(|it| Self::thing(Folder::Areas, it.id.as_str(), &it.head));
        let municipalities = site.municipalities.values();
        let municipalities =
            municipalities.map(|it| Self::thing(Folder::Municipalities, it.id.as_str(), &it.head));
        let programmes = site.programmes.values();
        let programmes =
            programmes.map(|it| Self::thing(Folder::Programmes, it.id.as_str(), &it.head));
        let projects = site.projects.values();
        let projects = projects.map(|it| Self::thing(Folder::Projects, it.id.as_str(), &it.head));
        let indicators = site.indicators.values().map(|it| Self::bare(&it.head));
        let themes = site.themes.values().map(|it| Self::bare(&it.head));
        let goals = site.goals.values().map(|it| Self::bare(&it.head));
        let criteria = site.criteria.values().map(|it| Self::bare(&it.head));
        let stories = site.stories.values().map(Self::story);
        let awards = site.awards.values().map(|it| Self::bare(&it.head));
        let reports = site.reports.values().map(|it| Self::bare(&it.head));
        let chapters = site.chapters.values().map(|it| Self::bare(&it.head));
        let pages = site.pages.values().map(|it| Self::bare(&it.head));
        let measured = areas.chain(municipalities).chain(programmes).chain(projects);
        let catalogue = indicators.chain(themes).chain(goals).chain(criteria);
        let books = awards.chain(reports).chain(chapters).chain(pages);
        front.chain(listings).chain(measured).chain(catalogue).chain(stories).chain(books).collect()
    }

    /// Every text of which something may be said that follows from the figures of `subjects`: those
    /// about them, and of the texts at `showing`, which have figures or charts, those that may show
    /// theirs.
    pub(super) fn depending_on(
        subjects: &'s BTreeSet<SubjectId>,
        showing: impl Iterator<Item = &'s Place>,
        site: &'s Site,
    ) -> Vec<Self> {
        let showing = showing.filter_map(|place| Self::of(place, site));
        let showing = showing.filter(|text| text.may_show(subjects));
        let about = subjects.iter().flat_map(|subject| Self::about(subject, site));
        about.chain(showing).collect()
    }

    /// The text of a subject, and the stories that name it or its parts.
    fn about(subject: &'s SubjectId, site: &'s Site) -> impl Iterator<Item = Self> {
        let place = Folder::of_subject(subject);
        let own = place.and_then(|(folder, key)| {
            head_of_item(folder, key, site).map(|head| Self::thing(folder, key, head))
        });
        let area = place.filter(|(folder, _)| *folder == Folder::Areas);
        let list = area.map(|(_, key)| StoryList::Area(AreaId::new(key)));
        let stories = list.map(|list| site.index.stories.list(&list)).unwrap_or_default();
        own.into_iter().chain(stories.iter().filter_map(|id| site.stories.get(id)).map(Self::story))
    }

    /// The text of the thing at `place`; `None` when there is none that is shown.
    pub(super) fn of(place: &'s Place, site: &'s Site) -> Option<Self> {
        match place {
            Place::Front => site.front.as_ref().map(|front| Self::bare(&front.head)),
            Place::Listing(folder) => site.listings.get(folder).map(Self::bare),
            Place::Part(Folder::Reports, report, key) => {
                let id = ChapterId::of(&ReportId::new(report), key);
                site.chapters.get(&id).map(|it| Self::bare(&it.head))
            }
            Place::Item(Folder::Stories, key) => site.stories.get(key.as_str()).map(Self::story),
            Place::Item(folder, key) => {
                head_of_item(*folder, key, site).map(|head| Self::thing(*folder, key, head))
            }
            _ => None,
        }
    }

    fn bare(head: &'s Head) -> Self {
        Self { head, about: About::Nothing }
    }

    fn thing(folder: Folder, key: &'s str, head: &'s Head) -> Self {
        Self { head, about: About::Thing(folder, key) }
    }

    fn story(story: &'s Story) -> Self {
        Self { head: &story.head, about: About::Areas(&story.areas) }
    }

    /// Whose figures it tells of.
    pub(super) fn subjects(&self) -> Vec<SubjectId> {
        match self.about {
            About::Thing(folder, key) if folder.has_figures() => vec![folder.subject(key)],
            About::Nothing | About::Thing(..) => Vec::new(),
            About::Areas(ids) => ids.iter().map(|id| Folder::Areas.subject(id.as_str())).collect(),
        }
    }

    /// Whether it may show figures of `subjects`, which are few. A chart may draw those of places that
    /// it does not name.
    fn may_show(&self, subjects: &BTreeSet<SubjectId>) -> bool {
        let body = &self.head.body;
        let is_asked = |name: &str| {
            let is_key = |id| Folder::of_subject(id).is_some_and(|(_, key)| key == name);
            subjects.iter().any(|id| id.as_str() == name || is_key(id))
        };
        body.charts().next().is_some()
            || body.figures().any(|call| is_asked(&call.value.subject.value))
    }
}

fn head_of_item<'s>(folder: Folder, key: &str, site: &'s Site) -> Option<&'s Head> {
    match folder {
        Folder::Areas => site.areas.get(key).map(|it| &it.head),
        Folder::Municipalities => site.municipalities.get(key).map(|it| &it.head),
        Folder::Programmes => site.programmes.get(key).map(|it| &it.head),
        Folder::Projects => site.projects.get(key).map(|it| &it.head),
        Folder::Indicators => site.indicators.get(key).map(|it| &it.head),
        Folder::Themes => site.themes.get(key).map(|it| &it.head),
        Folder::Goals => site.goals.get(key).map(|it| &it.head),
        Folder::Criteria => site.criteria.get(key).map(|it| &it.head),
        Folder::Stories => site.stories.get(key).map(|it| &it.head),
        Folder::Awards => site.awards.get(key).map(|it| &it.head),
        Folder::Reports => site.reports.get(key).map(|it| &it.head),
        Folder::Pages => site.pages.get(key).map(|it| &it.head),
    }
}
