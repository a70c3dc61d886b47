//! The figures of one place by theme: charts for what developed, a table for everything.

use serde::Serialize;

use super::chart::{self, Place};
use super::charted::{ChartCard, Charted};
use super::figure_row::{FigureRow, rows};
use super::page::{Link, PageRenderer};
use super::provenance::UsedSources;
use crate::figures::sentences::PlaceName;
use crate::figures::{Series, SubjectId};
use crate::route::{ChartFile, Resource};
use crate::site::{Area, IndicatorEntry, Municipality, Programme, Project, Site, Theme};
use crate::text::collation::sort_by_name;

/// The figures of one theme.
#[derive(Debug, Serialize)]
pub(super) struct ThemeSection {
    /// The theme's id, for the section's own.
    id: String,
    title: String,
    /// The theme's page; the figures of no theme have none.
    url: Option<String>,
    charts: Vec<ChartCard>,
    rows: Vec<FigureRow>,
}

/// A place whose figures are shown.
#[derive(Clone, Copy)]
pub(super) struct Subject<'s> {
    pub(super) id: &'s SubjectId,
    /// Its name in charts and tables.
    pub(super) name: &'s str,
    /// What it is called in a sentence.
    pub(super) in_text: &'s PlaceName,
    /// What it is held against.
    pub(super) municipality: Option<&'s Municipality>,
}

impl<'s> Subject<'s> {
    /// A programme, held against its municipality; `in_text` is its title.
    pub(super) fn of_programme(
        id: &'s SubjectId,
        programme: &'s Programme,
        in_text: &'s PlaceName,
        site: &'s Site,
    ) -> Self {
        let municipality = site.municipalities.get(&programme.municipality);
        Self { id, name: &programme.head.title, in_text, municipality }
    }

    /// An area, municipality or project by the name under which its figures stand.
    pub(super) fn by_id(id: &'s SubjectId, site: &'s Site) -> Option<Self> {
        let (folder, key) = id.as_str().split_once('/')?;
        match folder {
            "areas" => site.areas.get(key).map(|area| Self::of_area(id, area, site)),
            "municipalities" => site.municipalities.get(key).map(|own| {
                let Municipality { head, in_text, .. } = own;
                Self { id, name: &head.title, in_text, municipality: None }
            }),
            "projects" => site.projects.get(key).map(|own| {
                let Project { head, in_text, .. } = own;
                Self { id, name: &head.title, in_text, municipality: None }
            }),
            _ => None,
        }
    }

    /// An area, held against its municipality; `id` is its own.
    pub(super) fn of_area(id: &'s SubjectId, area: &'s Area, site: &'s Site) -> Self {
        let municipality = site.municipality_of(area);
        Self { id, name: &area.head.title, in_text: &area.in_text, municipality }
    }
}

/// An indicator with a place's figures of it.
pub(super) type Measured<'s> = (&'s IndicatorEntry, &'s Series);

/// Everything measured for a subject, in the order of the catalogue.
pub(super) fn measured<'s>(site: &'s Site, subject: &SubjectId) -> Vec<Measured<'s>> {
    let figures = site.figures.subjects.get(subject);
    let all = figures.into_iter().flat_map(|figures| &figures.series);
    let mut all: Vec<Measured<'s>> =
        all.filter_map(|(id, series)| Some((site.indicators.get(id)?, series))).collect();
    let places = &site.index.indicator_places;
    all.sort_by_key(|(entry, _)| places.get(&entry.indicator.id));
    all
}

/// The themes in their own order.
pub(super) fn themes(site: &Site) -> Vec<&Theme> {
    let mut themes: Vec<&Theme> = site.themes.values().collect();
    sort_by_name(&mut themes, |theme| &theme.head.title);
    themes.sort_by_key(|theme| theme.order);
    themes
}

/// The figures of a subject by theme; an indicator of several themes stands under the first.
pub(super) fn sections(
    renderer: &PageRenderer<'_>,
    subject: Subject<'_>,
    used: &mut UsedSources,
) -> Vec<ThemeSection> {
    let site = &renderer.snapshot.site;
    let mut open = measured(site, subject.id);
    let mut sections = Vec::new();
    for theme in themes(site) {
        let (here, rest): (Vec<_>, Vec<_>) =
            open.into_iter().partition(|(entry, _)| entry.themes.contains(&theme.id));
        open = rest;
        let url = renderer.url(&Resource::Theme(theme.id.clone()));
        sections.extend(section(
            renderer,
            subject,
            theme.id.as_str(),
            &theme.head.title,
            url,
            &here,
            used,
        ));
    }
    sections.extend(section(
        renderer,
        subject,
        "_andet",
        "Beboere, boliger og andet",
        None,
        &open,
        used,
    ));
    sections
}

fn section(
    renderer: &PageRenderer<'_>,
    subject: Subject<'_>,
    id: &str,
    title: &str,
    url: Option<String>,
    measured: &[Measured<'_>],
    used: &mut UsedSources,
) -> Option<ThemeSection> {
    if measured.is_empty() {
        return None;
    }
    let charts = measured.iter().filter_map(|it| development(renderer, subject, it, None, used));
    Some(ThemeSection {
        id: id.to_owned(),
        title: title.to_owned(),
        url,
        charts: charts.collect(),
        rows: rows(renderer, measured.iter().copied(), subject.municipality, used),
    })
}

/// The card of one indicator for a subject, against its municipality, under its own words or those
/// that are given.
pub(super) fn development(
    renderer: &PageRenderer<'_>,
    subject: Subject<'_>,
    measured: &Measured<'_>,
    title: Option<Link>,
    used: &mut UsedSources,
) -> Option<ChartCard> {
    let indicator = &measured.0.indicator.id;
    let id = format!("graf_{}-{indicator}", subject.id.as_str().replace('/', "-"));
    let file = ChartFile::Development(subject.id.clone(), indicator.clone());
    charted(renderer, subject, measured, used)?.titled(title).card(renderer, &id, Some(file))
}

/// The chart of one indicator for a subject, against its municipality.
pub(super) fn charted<'s>(
    renderer: &PageRenderer<'s>,
    subject: Subject<'_>,
    (entry, series): &Measured<'s>,
    used: &mut UsedSources,
) -> Option<Charted<'s>> {
    let indicator = &entry.indicator;
    let baseline = subject.municipality.and_then(|municipality| {
        let series = renderer.snapshot.site.series(&municipality.subject(), &indicator.id)?;
        Some(Place { name: &municipality.head.title, in_text: &municipality.in_text, series })
    });
    let own = Place { name: subject.name, in_text: subject.in_text, series };
    chart::development(renderer, indicator, own, baseline, used)
}
