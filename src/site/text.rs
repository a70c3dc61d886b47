//! The texts of a site, each with what it is about.

use std::collections::BTreeSet;

use super::{AreaId, ChapterId, Folder, Head, Place, ReportId, Site, Story};
use crate::figures::SubjectId;

/// A text and whose figures it tells of.
#[derive(Debug)]
pub(super) struct Text<'s> {
    pub(super) head: &'s Head,
    /// What it is about: an area for its own text, the areas that a story names.
    pub(super) subjects: Vec<SubjectId>,
}

impl<'s> Text<'s> {
    /// Every text of `site`.
    pub(super) fn all(site: &'s Site) -> Vec<Self> {
        let bare = |head| Self { head, subjects: Vec::new() };
        let of = |head, subject| Self { head, subjects: vec![subject] };
        let told = site.stories.values().map(Self::story);
        let front = site.front.iter().map(|front| bare(&front.head));
        let listings = site.listings.values().map(bare);
        let areas = site.areas.values().map(|it| of(&it.head, it.subject()));
        let municipalities = site.municipalities.values().map(|it| of(&it.head, it.subject()));
        let programmes = site.programmes.values().map(|it| of(&it.head, it.subject()));
        let projects = site.projects.values().map(|it| of(&it.head, it.subject()));
        let indicators = site.indicators.values().map(|it| bare(&it.head));
        let themes = site.themes.values().map(|it| bare(&it.head));
        let goals = site.goals.values().map(|it| bare(&it.head));
        let criteria = site.criteria.values().map(|it| bare(&it.head));
        let awards = site.awards.values().map(|it| bare(&it.head));
        let reports = site.reports.values().map(|it| bare(&it.head));
        let chapters = site.chapters.values().map(|it| bare(&it.head));
        let pages = site.pages.values().map(|it| bare(&it.head));
        let measured = areas.chain(municipalities).chain(programmes).chain(projects);
        let catalogue = indicators.chain(themes).chain(goals).chain(criteria);
        let books = awards.chain(reports).chain(chapters).chain(pages);
        front.chain(listings).chain(measured).chain(catalogue).chain(told).chain(books).collect()
    }

    /// The text of the thing at `place`; `None` when there is none that is shown.
    pub(super) fn of(place: &Place, site: &'s Site) -> Option<Self> {
        let bare = |head| Self { head, subjects: Vec::new() };
        let of = |head, subject| Self { head, subjects: vec![subject] };
        match place {
            Place::Front => site.front.as_ref().map(|front| bare(&front.head)),
            Place::Listing(folder) => site.listings.get(folder).map(bare),
            Place::Part(Folder::Reports, report, key) => {
                let id = ChapterId::of(&ReportId::new(report), key);
                site.chapters.get(&id).map(|it| bare(&it.head))
            }
            Place::Item(folder, key) => {
                let key = key.as_str();
                match folder {
                    Folder::Areas => site.areas.get(key).map(|it| of(&it.head, it.subject())),
                    Folder::Municipalities => {
                        site.municipalities.get(key).map(|it| of(&it.head, it.subject()))
                    }
                    Folder::Programmes => {
                        site.programmes.get(key).map(|it| of(&it.head, it.subject()))
                    }
                    Folder::Projects => site.projects.get(key).map(|it| of(&it.head, it.subject())),
                    Folder::Indicators => site.indicators.get(key).map(|it| bare(&it.head)),
                    Folder::Themes => site.themes.get(key).map(|it| bare(&it.head)),
                    Folder::Goals => site.goals.get(key).map(|it| bare(&it.head)),
                    Folder::Criteria => site.criteria.get(key).map(|it| bare(&it.head)),
                    Folder::Stories => site.stories.get(key).map(Self::story),
                    Folder::Awards => site.awards.get(key).map(|it| bare(&it.head)),
                    Folder::Reports => site.reports.get(key).map(|it| bare(&it.head)),
                    Folder::Pages => site.pages.get(key).map(|it| bare(&it.head)),
                }
            }
            _ => None,
        }
    }

    fn story(story: &'s Story) -> Self {
        let subject = |area: &AreaId| Folder::Areas.subject(area.as_str());
        Self { head: &story.head, subjects: story.areas.iter().map(subject).collect() }
    }

    /// Whether anything that is said of the text may follow from the figures of `changed`. A chart
    /// may draw the figures of places that it does not name.
    pub(super) fn may_depend_on(&self, changed: &BTreeSet<SubjectId>) -> bool {
        let body = &self.head.body;
        let is_changed = |name: &str| {
            let key = |id: &SubjectId| id.as_str().split_once('/').map(|(_, key)| key == name);
            changed.iter().any(|id| id.as_str() == name || key(id) == Some(true))
        };
        (!body.numbers.is_empty() && self.subjects.iter().any(|id| changed.contains(id)))
            || body.figures().any(|call| is_changed(&call.value.subject.value))
            || body.charts().next().is_some()
    }
}
