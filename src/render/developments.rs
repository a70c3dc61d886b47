//! Developments in a report: many places as small multiples on one scale, and one table of them all.
//!
//! Everything is shown as the report knew it: figures of later years are not there, so that an old
//! edition never changes.

use serde::Serialize;

use super::chart::{points, push_once};
use super::page::{Link, PageRenderer};
use super::provenance::{SourceContext, UsedSources};
use crate::charts::{self, Multiple};
use crate::figures::format::{figure_text, machine_text, missing_text, signed_difference_text};
use crate::figures::sentences::{Panels, PlaceName};
use crate::figures::{
    Indicator, Observation, Provenance, Series, SubjectId, Year, change, is_orderable, sentences,
};
use crate::site::{Area, Chapter, Developments};
use crate::templates::Html;
use crate::text::collation::sort_by_name;

/// The development of one indicator.
#[derive(Debug, Serialize)]
pub(super) struct DevelopmentSection {
    /// The indicator's id, for the section's own.
    id: String,
    indicator: Link,
    /// What the dashed line is.
    baseline: Option<String>,
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
    sources: Vec<SourceContext>,
    notes: Vec<String>,
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
    subject: SubjectId,
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
    let site = &renderer.snapshot.site;
    let report = site.reports.get(&chapter.report);
    let Some((shown, report)) = chapter.developments.as_ref().zip(report) else {
        return Vec::new();
    };
    let indicators = shown.indicators.iter().filter_map(|id| site.indicators.get(id));
    indicators
        .filter_map(|entry| {
            let view = View { renderer, shown, indicator: &entry.indicator, year: report.year };
            view.section(used)
        })
        .collect()
}

/// One indicator, seen from the year of a report.
struct View<'v> {
    renderer: &'v PageRenderer<'v>,
    shown: &'v Developments,
    indicator: &'v Indicator,
    year: Year,
}

impl View<'_> {
    fn section(&self, used: &mut UsedSources) -> Option<DevelopmentSection> {
        let areas = self.areas();
        let baseline = self.baseline();
        let total = self.shown.total.as_ref();
        let total = total.and_then(|id| self.area(self.renderer.snapshot.site.areas.get(id)?));
        let all = || areas.iter().chain(&baseline);
        let years = years(all());
        let (sources, notes) = self.provenance(all().chain(&total), used);
        Some(DevelopmentSection {
            id: self.indicator.id.to_string(),
            indicator: self.renderer.indicator_link(self.indicator)?,
            baseline: baseline.as_ref().map(|known| known.place.title.clone()),
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
            sources,
            notes,
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
        Some(self.known(area.subject(), self.renderer.area_link(area)?, &area.in_text))
    }

    fn baseline(&self) -> Option<Known> {
        let id = self.shown.municipality.as_ref()?;
        let municipality = self.renderer.snapshot.site.municipalities.get(id)?;
        let link = self.renderer.municipality_link(municipality)?;
        Some(self.known(municipality.subject(), link, &municipality.in_text))
    }

    fn known(&self, subject: SubjectId, place: Link, in_text: &PlaceName) -> Known {
        let series = self.renderer.snapshot.site.series(&subject, &self.indicator.id);
        let series = series.map(|series| series.as_known_in(self.year)).unwrap_or_default();
        Known { subject, place, in_text: in_text.clone(), series }
    }

    /// A small chart for each place that has a figure; what the areas are held against comes last.
    fn multiples(&self, areas: &[Known], baseline: Option<&Known>) -> Vec<MultipleCard> {
        let held_against = baseline.map(|known| points(&known.series, self.indicator));
        let held_against = held_against.unwrap_or_default();
        let drawn: Vec<Drawn<'_>> = areas
            .iter()
            .map(|known| self.drawn(known, held_against.clone()))
            .chain(baseline.map(|known| self.drawn(known, Vec::new())))
            .collect();
        let multiples: Vec<Multiple<'_>> = drawn.iter().map(Drawn::multiple).collect();
        let charts = charts::small_multiples(&multiples);
        let words = self.words(drawn.iter().map(|drawn| drawn.known));
        let card = |((drawn, svg), sentence): ((&Drawn<'_>, Option<String>), String)| {
            Some(MultipleCard { place: drawn.known.place.clone(), sentence, svg: Html(svg?) })
        };
        drawn.iter().zip(charts).zip(words.each).filter_map(card).collect()
    }

    fn words<'k>(&self, all: impl Iterator<Item = &'k Known>) -> Panels {
        let places: Vec<_> = all.map(|known| (&known.in_text, &known.series)).collect();
        sentences::describe_panels(self.indicator, &places)
    }

    fn drawn<'k>(&self, known: &'k Known, baseline: Vec<Vec<charts::Point>>) -> Drawn<'k> {
        let name = &known.place.title;
        Drawn {
            known,
            id: format!("graf_{}-{}", known.subject.as_str().replace('/', "-"), self.indicator.id),
            title: format!("{}, {name}", self.indicator.short_name),
            own: points(&known.series, self.indicator),
            baseline,
        }
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

    fn provenance<'k>(
        &self,
        all: impl Iterator<Item = &'k Known>,
        used: &mut UsedSources,
    ) -> (Vec<SourceContext>, Vec<String>) {
        let mut sources = Vec::new();
        let mut notes: Vec<String> = self.indicator.caveat.clone().into_iter().collect();
        for provenance in all.flat_map(|known| provenances(&known.series)) {
            used.add(provenance);
            push_once(&mut sources, SourceContext::of(provenance, &self.renderer.snapshot.site));
            provenance.note.iter().for_each(|note| push_once(&mut notes, note.clone()));
        }
        (sources, notes)
    }
}

impl Cell {
    fn without_number(text: &str) -> Self {
        Self { text: text.to_owned(), number: None }
    }
}

/// A small chart with its words, before all are drawn together.
struct Drawn<'k> {
    known: &'k Known,
    id: String,
    title: String,
    own: Vec<Vec<charts::Point>>,
    baseline: Vec<Vec<charts::Point>>,
}

impl Drawn<'_> {
    fn multiple(&self) -> Multiple<'_> {
        Multiple {
            id: &self.id,
            title: &self.title,
            own: self.own.clone(),
            baseline: self.baseline.clone(),
        }
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
