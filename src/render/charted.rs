//! A chart with its words and numbers: from there to a card on a page, or to a file of its own.

use serde::Serialize;

use super::page::{Link, PageRenderer};
use super::provenance::{SourceContext, UsedSources};
use crate::charts::{Chart, Sheet};
use crate::figures::{Figure, Indicator, Provenance, SourceId};
use crate::route::{ChartFile, Resource};
use crate::site::Site;
use crate::snapshot::Snapshot;
use crate::templates::Html;

/// A chart before it is put anywhere.
pub(super) struct Charted<'c> {
    /// Its heading on a page.
    pub(super) title: Link,
    /// What it shows: indicator and place.
    pub(super) name: String,
    /// The years that it shows, *2007–2017*.
    pub(super) years: String,
    /// What it says.
    pub(super) description: String,
    pub(super) chart: Chart<'c>,
    pub(super) table: ChartTable,
    pub(super) origin: ChartOrigin,
}

/// The numbers of a chart.
#[derive(Debug, Serialize)]
pub(super) struct ChartTable {
    /// What the rows are: years, or places.
    pub(super) row_heading: &'static str,
    /// What stands in the columns: places, or years.
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<ChartRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct ChartRow {
    pub(super) heading: String,
    pub(super) cells: Vec<String>,
}

/// Where the figures of a chart come from, and what to know about them.
#[derive(Debug, Default, Serialize)]
pub(super) struct ChartOrigin {
    sources: Vec<SourceContext>,
    notes: Vec<String>,
}

/// A chart of one indicator for templates: picture, words and numbers.
#[derive(Debug, Serialize)]
pub(super) struct ChartCard {
    /// Begins the ids of its parts.
    id: String,
    title: Link,
    description: String,
    svg: Html,
    table: ChartTable,
    origin: ChartOrigin,
    /// The chart as a file.
    file: Option<String>,
}

impl ChartOrigin {
    /// With the caveat of an indicator.
    pub(super) fn of(indicator: &Indicator) -> Self {
        Self { sources: Vec::new(), notes: indicator.caveat.clone().into_iter().collect() }
    }

    /// Of a document, where one is named.
    pub(super) fn of_document(document: Option<&SourceId>, site: &Site) -> Self {
        let mut origin = Self::default();
        if let Some(document) = document {
            origin.add(&Provenance::from_source(document.clone()), site);
        }
        origin
    }

    pub(super) fn add(&mut self, provenance: &Provenance, site: &Site) {
        push_once(&mut self.sources, SourceContext::of(provenance, site));
        provenance.note.iter().for_each(|note| push_once(&mut self.notes, note.clone()));
    }

    /// Of all these figures.
    pub(super) fn of_figures<'f>(
        indicator: &Indicator,
        figures: impl Iterator<Item = &'f Figure>,
        site: &Site,
        used: &mut UsedSources,
    ) -> Self {
        let mut origin = Self::of(indicator);
        for figure in figures {
            used.add(&figure.provenance);
            origin.add(&figure.provenance, site);
        }
        origin
    }

    /// *Kilde: BoSocData (gengivet i Årsskrift 2018). Forbehold.*
    fn sentence(&self) -> String {
        let source = |source: &SourceContext| match &source.published_in {
            Some(document) => format!("{} (gengivet i {document})", source.name),
            None => source.name.clone(),
        };
        let sources: Vec<String> = self.sources.iter().map(source).collect();
        let source = match sources.as_slice() {
            [] => String::new(),
            sources => format!("Kilde: {}.", sources.join("; ")),
        };
        let parts = std::iter::once(&source).chain(&self.notes).filter(|part| !part.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

impl Charted<'_> {
    /// The chart under other words, where its place says more than its indicator.
    pub(super) fn titled(self, title: Option<Link>) -> Self {
        Self { title: title.unwrap_or(self.title), ..self }
    }

    /// The chart on a page, in both layouts, with a link to its file; `None` when nothing can be
    /// drawn.
    pub(super) fn card(
        self,
        renderer: &PageRenderer<'_>,
        id: &str,
        file: Option<ChartFile>,
    ) -> Option<ChartCard> {
        let svg = self.chart.on_page(&self.name)?;
        Some(self.with(renderer, id, svg, file))
    }

    /// The same in a column that never gets wide.
    pub(super) fn card_in_column(
        self,
        renderer: &PageRenderer<'_>,
        id: &str,
        file: Option<ChartFile>,
    ) -> Option<ChartCard> {
        let svg = self.chart.in_column(&self.name)?;
        Some(self.with(renderer, id, svg, file))
    }

    fn with(
        self,
        renderer: &PageRenderer<'_>,
        id: &str,
        svg: String,
        file: Option<ChartFile>,
    ) -> ChartCard {
        ChartCard {
            id: id.to_owned(),
            title: self.title,
            description: self.description,
            svg: Html(svg),
            table: self.table,
            origin: self.origin,
            file: file.and_then(|file| renderer.url(&Resource::Chart(file))),
        }
    }

    /// The chart as a file that stands beside `page`.
    pub(super) fn file(&self, snapshot: &Snapshot, page: &Resource) -> String {
        let config = &snapshot.site.config;
        let title = match self.years.as_str() {
            "" => self.name.clone(),
            years if self.name.contains(years) => self.name.clone(),
            years => format!("{}, {years}", self.name),
        };
        let address = snapshot.routes.address(page).unwrap_or_default();
        self.chart.as_file(&Sheet {
            title: &title,
            description: &self.description,
            source: &self.origin.sentence(),
            origin: format!("{} {address}", config.title).trim_end(),
            language: &config.language,
        })
    }
}

/// Adds what is not in a list yet.
pub(super) fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
