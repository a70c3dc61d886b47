//! The nine fixed indicators of the national goals, as the agreement of a programme prints them.

use serde::Serialize;

use super::figure_row::{FigureRow, RowSource};
use super::page::{Link, PageRenderer};
use super::provenance::UsedSources;
use crate::figures::format::figure_text;
use crate::figures::{Indicator, Series, SourceId};
use crate::route::{Resource, anchor};
use crate::site::{Area, Folder, IndicatorEntry, Municipality, Programme, Site};

/// The fixed indicators of one programme.
#[derive(Serialize)]
pub(super) struct FixedIndicators<'s> {
    /// The programme's id, for the ids of its section.
    id: &'s str,
    programme: Link,
    rows: Vec<FixedRow>,
    /// What the agreement says of the figures, or why there are none.
    note: Option<&'s str>,
    /// The municipality that they are held against.
    municipality: Option<&'s str>,
}

/// A figure of a fixed indicator.
#[derive(Serialize)]
struct FixedRow {
    number: u32,
    indicator: Link,
    /// The place: an area or a group of the programme's areas.
    #[serde(flatten)]
    row: FigureRow,
}

/// Links to the goals that a programme serves.
pub(super) fn goal_links(renderer: &PageRenderer<'_>, programme: &Programme) -> Vec<Link> {
    let site = &renderer.snapshot.site;
    let goals = site.goals_in_order();
    let served = goals.into_iter().filter(|goal| programme.aims.goals.contains(&goal.id));
    let page = renderer.url(&Resource::Listing(Folder::Goals));
    let link = |name: &str, id: String| {
        Some(Link { title: name.to_owned(), url: format!("{}#{id}", page.as_ref()?) })
    };
    served.filter_map(|goal| link(&goal.head.title, anchor::of_item(&goal.id))).collect()
}

/// The fixed indicators by their numbers.
pub(super) fn entries(site: &Site) -> Vec<(u32, &IndicatorEntry)> {
    let numbered = site.indicators.values();
    let mut all: Vec<(u32, &IndicatorEntry)> =
        numbered.filter_map(|entry| Some((entry.fixed_number?, entry))).collect();
    all.sort_by_key(|(number, _)| *number);
    all
}

/// The fixed indicators of a programme that serves national goals.
pub(super) fn of<'s>(
    renderer: &PageRenderer<'s>,
    programme: &'s Programme,
    used: &mut UsedSources,
) -> Option<FixedIndicators<'s>> {
    let site = &renderer.snapshot.site;
    if programme.aims.goals.is_empty() {
        return None;
    }
    let municipality = site.municipalities.get(&programme.municipality);
    let mut rows = Vec::new();
    if let Some(document) = &programme.source {
        for (number, entry) in entries(site) {
            let table = Table { renderer, programme, document, municipality };
            rows.extend(table.rows(number, entry, used));
        }
    }
    Some(FixedIndicators {
        id: programme.id.as_str(),
        programme: renderer.programme_link(programme)?,
        rows,
        note: programme.aims.goals_note.as_deref(),
        municipality: municipality.map(|municipality| municipality.head.title.as_str()),
    })
}

/// What the rows of one programme are made from.
struct Table<'t> {
    renderer: &'t PageRenderer<'t>,
    programme: &'t Programme,
    document: &'t SourceId,
    municipality: Option<&'t Municipality>,
}

impl Table<'_> {
    /// The rows of one indicator: of all areas together if that is what the agreement has, and of
    /// the parts if not.
    fn rows(&self, number: u32, entry: &IndicatorEntry, used: &mut UsedSources) -> Vec<FixedRow> {
        let site = &self.renderer.snapshot.site;
        let indicator = &entry.indicator;
        let baseline = self.municipality.and_then(|m| site.series(&m.subject(), &indicator.id));
        let baseline = baseline.map(|series| series.printed_in(self.document));
        let mut rows = Vec::new();
        for (area, series) in self.measured(indicator) {
            let Some(place) = self.renderer.area_link(area) else { continue };
            let Some(link) = self.renderer.indicator_link(indicator) else { continue };
            let from = RowSource { indicator, series: &series, baseline: baseline.as_ref() };
            let mut row = FigureRow::new(place, &from, site, used);
            if let Some(baseline) = &baseline {
                tell_undated(&mut row, baseline, indicator);
            }
            rows.push(FixedRow { number, indicator: link, row });
        }
        rows
    }

    fn measured(&self, indicator: &Indicator) -> Vec<(&Area, Series)> {
        let site = &self.renderer.snapshot.site;
        let ids = site.index.areas_within.get(&self.programme.id);
        let areas = ids.into_iter().flatten().filter_map(|id| site.areas.get(id));
        let printed = areas.filter_map(|area| {
            let series = site.series(&area.subject(), &indicator.id)?.printed_in(self.document);
            let is_empty = series.observations().next().is_none();
            (!is_empty).then_some((area, series))
        });
        let mut all: Vec<_> = printed.collect();
        let covers_all = |area: &Area| {
            self.programme.areas.iter().all(|id| *id == area.id || area.parts.contains(id))
        };
        if all.first().is_some_and(|(area, _)| covers_all(area)) {
            all.truncate(1);
        }
        all
    }
}

/// A municipality's figure without a year cannot be held against one with a year, but is said.
fn tell_undated(row: &mut FigureRow, baseline: &Series, indicator: &Indicator) {
    if let Some(figure) = baseline.undated_figures().next()
        && row.baseline.is_none()
    {
        row.no_baseline = Some(format!("{}, år ikke oplyst", figure_text(figure, indicator)));
        row.notes.extend(figure.provenance.note.clone());
    }
}
