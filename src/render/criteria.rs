//! The page of the criteria for exposed areas: the rules, and what a document says of each area.
//!
//! It informs and does not shame: areas stand in the order of their names, a limit is never told as
//! a measured figure, and what was not said is told as that.

use std::collections::BTreeSet;

use serde::Serialize;

use super::page::{Link, PageRenderer};
use super::provenance::{SourceListEntry, UsedSources};
use crate::diagnostics::Diagnostic;
use crate::figures::format::{figure_text, value_text, year_text};
use crate::figures::{Provenance, Quantity, SourceId};
use crate::route::anchor;
use crate::site::{Area, AreaId, Criterion, CriterionSide, CriterionStatus, Head, Instead, Site};
use crate::templates::Html;
use crate::text::collation::sort_by_name;

#[derive(Serialize)]
struct CriteriaContext<'s> {
    title: &'s str,
    summary: Option<&'s str>,
    body: Html,
    criteria: Vec<CriterionContext<'s>>,
    rows: Vec<AreaRow>,
    sources: Vec<SourceListEntry<'s>>,
}

#[derive(Serialize)]
struct CriterionContext<'s> {
    id: String,
    number: Option<u32>,
    name: &'s str,
    indicator: Option<Link>,
    /// The rule, *over 40 %*.
    rule: String,
    averaging: Option<&'s str>,
    year: Option<String>,
    source: Option<&'s str>,
    document: Option<&'s str>,
    body: Html,
    instead: Vec<InsteadContext>,
}

/// A figure that is told in the place of another.
#[derive(Serialize)]
struct InsteadContext {
    indicator: Link,
    place: Link,
    value: String,
    year: String,
    note: Option<String>,
}

#[derive(Serialize)]
struct AreaRow {
    area: Link,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    /// The criterion, for the label on a phone.
    label: String,
    word: &'static str,
    /// What was measured, where more is known than the limit.
    figure: Option<String>,
    note: Option<String>,
}

/// Renders the page of the criteria.
pub(super) fn render(renderer: &PageRenderer<'_>, head: &Head) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let criteria = site.criteria_in_order();
    let mut used = UsedSources::default();
    for source in criteria.iter().flat_map(|c| c.source.iter().chain([&c.document])) {
        used.add(&Provenance::from_source(source.clone()));
    }
    let told: Result<Vec<_>, _> = criteria.iter().map(|c| context(renderer, c)).collect();
    let context = CriteriaContext {
        title: &head.title,
        summary: head.summary.as_deref(),
        body: renderer.body(head)?,
        rows: rows(renderer, &criteria),
        criteria: told?,
        sources: used.list(site),
    };
    renderer.page("criteria.html", head, None, context)
}

fn context<'s>(
    renderer: &PageRenderer<'s>,
    criterion: &'s Criterion,
) -> Result<CriterionContext<'s>, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let entry = site.indicators.get(&criterion.indicator);
    let threshold = entry.map_or_else(
        || criterion.threshold.to_string(),
        |entry| value_text(criterion.threshold, &entry.indicator),
    );
    let name = |id: &SourceId| site.sources.get(id).map(|source| source.short_name.as_str());
    Ok(CriterionContext {
        id: anchor::of_item(&criterion.id),
        number: criterion.number,
        name: &criterion.head.title,
        indicator: entry.and_then(|entry| renderer.indicator_link(&entry.indicator)),
        rule: format!("{} {threshold}", side_word(criterion.side)),
        averaging: criterion.averaging.as_deref(),
        year: criterion.year.map(|year| year.to_string()),
        source: criterion.source.as_ref().and_then(name),
        document: name(&criterion.document),
        body: renderer.body(&criterion.head)?,
        instead: criterion.instead.iter().filter_map(|i| instead(renderer, i)).collect(),
    })
}

fn side_word(side: CriterionSide) -> &'static str {
    match side {
        CriterionSide::MoreThan => "over",
        CriterionSide::LessThan => "under",
        CriterionSide::AtLeast => "mindst",
    }
}

/// A status in words that do not shame: where an area lies, not what it is.
fn status_word(status: CriterionStatus, side: CriterionSide) -> &'static str {
    match (status, side) {
        (CriterionStatus::Met, CriterionSide::MoreThan) => "over grænsen",
        (CriterionStatus::Met, CriterionSide::LessThan) => "under grænsen",
        (CriterionStatus::Met, CriterionSide::AtLeast) => "på grænsen eller over",
        (CriterionStatus::NotMet, CriterionSide::MoreThan) => "ikke over grænsen",
        (CriterionStatus::NotMet, CriterionSide::LessThan) => "ikke under grænsen",
        (CriterionStatus::NotMet, CriterionSide::AtLeast) => "under grænsen",
        (CriterionStatus::NotMeasurable, _) => "kan ikke måles",
        (CriterionStatus::NotStated, _) => "ikke oplyst",
    }
}

fn instead(renderer: &PageRenderer<'_>, instead: &Instead) -> Option<InsteadContext> {
    let site = &renderer.snapshot.site;
    let (entry, area) = (site.indicators.get(&instead.indicator)?, site.areas.get(&instead.area)?);
    let series = site.series(&area.subject(), &instead.indicator)?;
    let dated = series.latest().map(|(year, figure)| (Some(year), figure));
    let (year, figure) = dated.or_else(|| Some((None, series.undated_figures().next()?)))?;
    Some(InsteadContext {
        indicator: renderer.indicator_link(&entry.indicator)?,
        place: renderer.area_link(area)?,
        value: figure_text(figure, &entry.indicator),
        year: year_text(year, figure),
        note: figure.provenance.note.clone(),
    })
}

/// All areas that any criterion names, in Danish order of their names.
fn rows(renderer: &PageRenderer<'_>, criteria: &[&Criterion]) -> Vec<AreaRow> {
    let site = &renderer.snapshot.site;
    let named = criteria.iter().flat_map(|criterion| &criterion.results);
    let ids: BTreeSet<&AreaId> = named.map(|result| &result.area).collect();
    let mut areas: Vec<&Area> = ids.into_iter().filter_map(|id| site.areas.get(id)).collect();
    sort_by_name(&mut areas, |area| &area.head.title);
    let row = |area: &&Area| {
        let cells = criteria.iter().map(|criterion| cell(site, criterion, area)).collect();
        Some(AreaRow { area: renderer.area_link(area)?, cells })
    };
    areas.iter().filter_map(row).collect()
}

fn cell(site: &Site, criterion: &Criterion, area: &Area) -> Cell {
    let result = criterion.result(&area.id);
    let label = match criterion.number {
        Some(number) => format!("{number}. {}", criterion.head.title),
        None => criterion.head.title.clone(),
    };
    Cell {
        label,
        word: status_word(criterion.status_of(&area.id), criterion.side),
        figure: result.and_then(|_| measured(site, criterion, area)),
        note: result.and_then(|result| result.note.clone()),
    }
}

/// The area's figure in the year of the criterion, where it says more than the limit does.
fn measured(site: &Site, criterion: &Criterion, area: &Area) -> Option<String> {
    let entry = site.indicators.get(&criterion.indicator)?;
    let series = site.series(&area.subject(), &criterion.indicator)?;
    let figure = series.figure_at(criterion.year?)?;
    let is_limit = figure.quantity == Quantity::Point(criterion.threshold);
    (!is_limit).then(|| figure_text(figure, &entry.indicator))
}
