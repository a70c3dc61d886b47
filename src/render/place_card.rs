//! A place as a link with a line about it, for lists of places.

use serde::Serialize;

use super::page::PageRenderer;
use super::picture::PictureContext;
use crate::route::Resource;
use crate::site::{Area, AreaId};

/// A place in a list.
#[derive(Debug, Serialize)]
pub(super) struct PlaceCard {
    pub(super) title: String,
    pub(super) url: String,
    summary: Option<String>,
    picture: Option<PictureContext>,
}

impl PlaceCard {
    pub(super) fn of(renderer: &PageRenderer<'_>, area: &Area) -> Option<Self> {
        let url = renderer.url(&Resource::Area(area.id.clone()))?;
        let (title, summary) = (area.head.title.clone(), area.head.summary.clone());
        let picture = PictureContext::in_list(renderer, &area.head);
        Some(Self { title, url, summary, picture })
    }
}

/// The areas of a list, first single ones and then groups, each in the order given.
#[derive(Debug, Default, Serialize)]
pub(super) struct PlaceList {
    areas: Vec<PlaceCard>,
    groups: Vec<PlaceCard>,
}

impl PlaceList {
    pub(super) fn of(renderer: &PageRenderer<'_>, ids: &[AreaId]) -> Self {
        let site = &renderer.snapshot.site;
        let areas = ids.iter().filter_map(|id| site.areas.get(id));
        let (groups, areas): (Vec<&Area>, Vec<&Area>) = areas.partition(|area| area.is_group());
        let cards = |areas: Vec<&Area>| {
            areas.into_iter().filter_map(|area| PlaceCard::of(renderer, area)).collect()
        };
        Self { areas: cards(areas), groups: cards(groups) }
    }
}
