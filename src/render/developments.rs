//! Developments in a report: many places as small multiples on one scale, and one table of them all.
//!
//! Everything is shown as the report knew it: figures of later years are not there, so that an old
//! edition never changes.

use serde::Serialize;

use super::chart::points;
use super::charted::{ChartOrigin, ChartTable, Charted};
use super::page::{Link, PageRenderer};
use super::provenance::UsedSources;
use crate::charts::{self, Chart, Multiple, Multiples};
use crate::figures::format::{figure_text, machine_text, missing_text, signed_difference_text};
use crate::figures::sentences::{Panels, PlaceName};
use crate::figures::{
    Indicator, IndicatorId, Observation, Provenance, Series, SubjectId, Year, change, is_orderable,
    sentences,
};
use crate::route::{ChartFile, Resource};
use crate::site::{Area, Chapter, Developments, Site};
use crate::templates::Html;
use crate::text::collation::sort_by_name;

/// The development of one indicator.
#[derive(Debug, Serialize)]
pub(super) struct DevelopmentSection {
    /// The indicator's id, for the section's own.
    id: String,
    indicator: Link,
    /// How the small charts are read.
    scale: String,
    /// In how many of the areas it rose and fell.
    summary: Option<String>,
    multiples: Vec<MultipleCard>,
    years: Vec<YearColumn>,
    /// Whether readers may sort the areas by their differences: all are between the same two years.
    sorts: bool,
    /// A line for each area, in Danish order of names.
    rows: Vec<DevelopmentRow>,
    /// The line of what the areas are held against.
    foot: Option<DevelopmentRow>,
    /// Changes that were published as such.
    published: Vec<PublishedChanges>,
    origin: ChartOrigin,
    /// All small charts as one file.
    file: Option<String>,
}

#[derive(Debug, Serialize)]
struct MultipleCard {
    place: Link,
    /// How the figure developed, in a sentence.
    sentence: String,
    svg: Html,
}

#[derive(Debug, Serialize)]
struct YearColumn {
    year: String,
    /// Whether readers may sort the areas by it.
    sorts: bool,
}

#[derive(Debug, Serialize)]
struct DevelopmentRow {
    place: Link,
    cells: Vec<Cell>,
    difference: Option<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    text: String,
    /// The number of what is exact, for sorting.
    number: Option<String>,
}

#[derive(Debug, Serialize)]
struct PublishedChanges {
    place: Link,
    sentences: Vec<String>,
}

/// A place with its figures as the report knew them.
struct Known {
    place: Link,
    in_text: PlaceName,
    series: Series,
}

/// The developments that `chapter` shows, an indicator at a time.
pub(super) fn sections(
    renderer: &PageRenderer<'_>,
    chapter: &Chapter,
    used: &mut UsedSources,
) -> Vec<DevelopmentSection> {
    let indicators = chapter.developments.iter().flat_map(|shown| &shown.indicators);
    let view = |id: &IndicatorId| View::of(renderer, chapter, id);
    indicators.filter_map(view).filter_map(|view| view.section(used)).collect()
}

/// The small charts of an indicator in `chapter` as one.
pub(super) fn charted(
    renderer: &PageRenderer<'_>,
    chapter: &Chapter,
    indicator: &IndicatorId,
) -> Option<Charted<'static>> {
    View::of(renderer, chapter, indicator)?.charted()
}

/// One indicator, seen from the year of a report.
struct View<'v, 's> {
    renderer: &'v PageRenderer<'s>,
    chapter: &'v Chapter,
    shown: &'v Developments,
    indicator: &'s Indicator,
    year: Year,
}

impl<'v, 's> View<'v, 's> {
    fn of(
        renderer: &'v PageRenderer<'s>,
        chapter: &'v Chapter,
        indicator: &IndicatorId,
    ) -> Option<Self> {
        let site: &'s Site = &renderer.snapshot.site;
        let shown = chapter.developments.as_ref()?;
        let year = site.reports.get(&chapter.report)?.year;
        let indicator = &site.indicators.get(indicator)?.indicator;
        Some(Self { renderer, chapter, shown, indicator, year })
    }

    fn charted(&self) -> Option<Charted<'static>> {
        let (areas, baseline) = (self.areas(), self.baseline());
        let drawn = self.drawings(&areas, baseline.as_ref());
        let places: Vec<&Known> = drawn.iter().map(|drawn| drawn.known).collect();
        let years = years(places.iter().copied());
        let summary = self.words(areas.iter()).summary.unwrap_or_default();
        let dashed = baseline.as_ref().map(|known| known.place.title.as_str());
        Some(Charted {
            title: self.renderer.indicator_link(self.indicator)?,
            name: format!("{}, {}", self.indicator.name, self.chapter.head.title),
            years: match (years.first(), years.last()) {
                (Some(first), Some(last)) => format!("{first}–{last}"),
                _ => String::new(),
            },
            description: format!("{summary} {}", scale_words(dashed)).trim_start().to_owned(),
            origin: self.origin(places.iter().copied(), &mut UsedSources::default()),
            table: ChartTable { row_heading: "Område", columns: Vec::new(), rows: Vec::new() },
            chart: Chart::Multiples(Multiples {
                all: drawn.into_iter().map(|drawn| drawn.multiple).collect(),
            }),
        })
    }

    fn section(&self, used: &mut UsedSources) -> Option<DevelopmentSection> {
        let areas = self.areas();
        let baseline = self.baseline();
        let total = self.shown.total.as_ref();
        let total = total.and_then(|id| self.area(self.renderer.snapshot.site.areas.get(id)?));
        let all = || areas.iter().chain(&baseline);
        let years = years(all());
        let origin = self.origin(all().chain(&total), used);
        let file = ChartFile::Multiples(self.chapter.id.clone(), self.indicator.id.clone());
        Some(DevelopmentSection {
            id: self.indicator.id.to_string(),
            indicator: self.renderer.indicator_link(self.indicator)?,
            scale: scale_words(baseline.as_ref().map(|known| known.place.title.as_str())),
            summary: self.words(areas.iter()).summary,
            multiples: self.multiples(&areas, baseline.as_ref()),
            rows: areas.iter().map(|known| self.row(known, &years)).collect(),
            foot: baseline.as_ref().map(|known| self.row(known, &years)),
            years: years.iter().map(|year| self.column(*year, &areas)).collect(),
            sorts: self.differences_are_of_one_measure(&areas),
            published: total
                .iter()
                .chain(&baseline)
                .filter_map(|known| self.published(known))
                .collect(),
            origin,
            file: self.renderer.url(&Resource::Chart(file)),
        })
    }

    fn areas(&self) -> Vec<Known> {
        let site = &self.renderer.snapshot.site;
        let ids = self.shown.areas.iter();
        let mut areas: Vec<Known> = ids.filter_map(|id| self.area(site.areas.get(id)?)).collect();
        sort_by_name(&mut areas, |known| &known.place.title);
        areas
    }

    fn area(&self, area: &Area) -> Option<Known> {
        Some(self.known(&area.subject(), self.renderer.area_link(area)?, &area.in_text))
    }

    fn baseline(&self) -> Option<Known> {
        let id = self.shown.municipality.as_ref()?;
        let municipality = self.renderer.snapshot.site.municipalities.get(id)?;
        let link = self.renderer.municipality_link(municipality)?;
        Some(self.known(&municipality.subject(), link, &municipality.in_text))
    }

    fn known(&self, subject: &SubjectId, place: Link, in_text: &PlaceName) -> Known {
        let series = self.renderer.snapshot.site.series(subject, &self.indicator.id);
        let series = series.map(|series| series.as_known_in(self.year)).unwrap_or_default();
        Known { place, in_text: in_text.clone(), series }
    }

    /// A small chart for each place that has a figure; what the areas are held against comes last.
    fn multiples(&self, areas: &[Known], baseline: Option<&Known>) -> Vec<MultipleCard> {
        let drawn = self.drawings(areas, baseline);
        let words = self.words(drawn.iter().map(|drawn| drawn.known));
        let (places, multiples): (Vec<&Known>, Vec<Multiple>) =
            drawn.into_iter().map(|drawn| (drawn.known, drawn.multiple)).unzip();
        let charts = charts::small_multiples(&multiples);
        let card = |((known, svg), sentence): ((&Known, Option<String>), String)| {
            Some(MultipleCard { place: known.place.clone(), sentence, svg: Html(svg?) })
        };
        places.into_iter().zip(charts).zip(words.each).filter_map(card).collect()
    }

    fn drawings<'k>(&self, areas: &'k [Known], baseline: Option<&'k Known>) -> Vec<Drawn<'k>> {
        let held_against = baseline.map(|known| points(&known.series, self.indicator));
        let held_against = held_against.unwrap_or_default();
        let areas = areas.iter().map(|known| self.drawn(known, held_against.clone()));
        areas.chain(baseline.map(|known| self.drawn(known, Vec::new()))).collect()
    }

    fn words<'k>(&self, all: impl Iterator<Item = &'k Known>) -> Panels {
        let places: Vec<_> = all.map(|known| (&known.in_text, &known.series)).collect();
        sentences::describe_panels(self.indicator, &places)
    }

    fn drawn<'k>(&self, known: &'k Known, baseline: Vec<Vec<charts::Point>>) -> Drawn<'k> {
        let name = known.place.title.clone();
        let title = format!("{}, {name}", self.indicator.short_name);
        let own = points(&known.series, self.indicator);
        Drawn { known, multiple: Multiple { name, title, own, baseline } }
    }

    fn row(&self, known: &Known, years: &[Year]) -> DevelopmentRow {
        let cell = |year: &Year| match known.series.at(*year) {
            Some(Observation::Figure(figure)) => Cell {
                text: figure_text(figure, self.indicator),
                number: machine_text(figure, self.indicator),
            },
            Some(Observation::Missing { reason, .. }) => {
                Cell::without_number(missing_text(*reason))
            }
            None => Cell::without_number("intet tal"),
        };
        let difference = change(&known.series, self.indicator).and_then(|change| change.difference);
        let difference = difference.map(|difference| Cell {
            text: signed_difference_text(difference, self.indicator),
            number: Some(difference.amount().to_string()),
        });
        let cells = years.iter().map(cell).collect();
        DevelopmentRow { place: known.place.clone(), cells, difference }
    }

    fn column(&self, year: Year, areas: &[Known]) -> YearColumn {
        let figures = areas.iter().filter_map(|known| known.series.figure_at(year));
        let sorts = is_orderable(figures.map(|figure| (year, figure)));
        YearColumn { year: year.to_string(), sorts }
    }

    fn differences_are_of_one_measure(&self, areas: &[Known]) -> bool {
        let changes = || areas.iter().filter_map(|known| change(&known.series, self.indicator));
        is_orderable(changes().map(|change| (change.from, change.first)))
            && is_orderable(changes().map(|change| (change.to, change.last)))
    }

    fn published(&self, known: &Known) -> Option<PublishedChanges> {
        let changes = known.series.changes.iter();
        let sentences: Vec<String> =
            changes.map(|change| sentences::published_change(change, self.indicator)).collect();
        (!sentences.is_empty()).then(|| PublishedChanges { place: known.place.clone(), sentences })
    }

    fn origin<'k>(
        &self,
        all: impl Iterator<Item = &'k Known>,
        used: &mut UsedSources,
    ) -> ChartOrigin {
        let mut origin = ChartOrigin::of(self.indicator);
        for provenance in all.flat_map(|known| provenances(&known.series)) {
            used.add(provenance);
            origin.add(provenance, &self.renderer.snapshot.site);
        }
        origin
    }
}

impl Cell {
    fn without_number(text: &str) -> Self {
        Self { text: text.to_owned(), number: None }
    }
}

/// A small chart with its place, before all are drawn together.
struct Drawn<'k> {
    known: &'k Known,
    multiple: Multiple,
}

/// How the small charts are read.
fn scale_words(dashed: Option<&str>) -> String {
    let scale = "Alle grafer har samme skala, og den nederste linje er nul.";
    match dashed {
        Some(name) => format!("{scale} Den stiplede linje er {name}."),
        None => scale.to_owned(),
    }
}

/// Every year that any of the places says something about, oldest first.
fn years<'k>(all: impl Iterator<Item = &'k Known>) -> Vec<Year> {
    let mut years: Vec<Year> = all.flat_map(|known| known.series.yearly.keys().copied()).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn provenances(series: &Series) -> impl Iterator<Item = &Provenance> {
    let figures = series.figures().map(|(_, figure)| &*figure.provenance);
    figures.chain(series.changes.iter().map(|change| &*change.provenance))
}
