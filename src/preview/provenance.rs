//! Where each figure on a page comes from: file, line, source, and the rules that were applied.
//!
//! Pages are served as they are published, so nothing in them says which number is which figure.
//! The script in the browser finds them by what stands around a number: the link to the indicator,
//! the year, and the number as it is printed.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Desk;
use super::findings;
use crate::diagnostics::Diagnostics;
use crate::figures::format::{figure_text, missing_text, number_text, year_text};
use crate::figures::{
    Figure, Indicator, IndicatorId, Missing, Observation, Origin, Precision, Series, SourceId,
    SubjectFigures, SubjectId, Year,
};
use crate::json::{Value, json};
use crate::route::Resource;
use crate::site::reference::{self, head_of};
use crate::site::{Area, AreaId, Comparison, Folder, Place, Site};
use crate::snapshot::Snapshot;
use crate::source::FileId;
use crate::yaml::{self, Node};

/// The most figures that a page is told of.
const MOST: usize = 3000;

/// A figure's place in the books.
type Key = (SubjectId, IndicatorId, Option<Year>);

/// The figures that may stand on the page of `resource`.
pub(super) fn figures(resource: &Resource, snapshot: &Snapshot, desk: &Desk) -> Vec<Value> {
    let site = &snapshot.site;
    let mut keys: BTreeSet<Key> = BTreeSet::new();
    for subject in subjects(resource, site) {
        let figures = site.figures.subjects.get(&subject);
        for (indicator, series) in figures.into_iter().flat_map(|figures| &figures.series) {
            if !matches!(resource, Resource::Indicator(id) if id != indicator) {
                keys.extend(years(series).map(|year| (subject.clone(), indicator.clone(), year)));
            }
        }
    }
    if let Some(head) = resource.head(site) {
        for call in head.body.figures() {
            if let Ok(referred) = reference::figure(site, &call.value, head.known_in) {
                let indicator = referred.entry.indicator.id.clone();
                keys.insert((referred.subject, indicator, referred.year));
            }
        }
    }
    let mut lines: BTreeMap<SubjectId, Lines> = BTreeMap::new();
    let one = |key: &Key| {
        let lines = lines.entry(key.0.clone()).or_insert_with(|| Lines::of(&key.0, snapshot));
        told(key, lines, snapshot, desk)
    };
    keys.iter().take(MOST).filter_map(one).collect()
}

fn years(series: &Series) -> impl Iterator<Item = Option<Year>> {
    let undated = series.undated.first().map(|_| None);
    series.yearly.keys().map(|year| Some(*year)).chain(undated)
}

/// Whose figures a page shows beside those that its text refers to.
fn subjects(resource: &Resource, site: &Site) -> BTreeSet<SubjectId> {
    let areas = |ids: &[AreaId]| -> BTreeSet<SubjectId> {
        ids.iter().map(|id| Folder::Areas.subject(id.as_str())).collect()
    };
    let with_municipality = |area: &Area| {
        let municipality = Folder::Municipalities.subject(area.municipality.as_str());
        BTreeSet::from([area.subject(), municipality])
    };
    match resource {
        Resource::Area(id) => {
            let own = site.areas.get(id).map(with_municipality).unwrap_or_default();
            let groups = site.index.groups_of.get(id).map(|ids| areas(ids)).unwrap_or_default();
            own.into_iter().chain(groups).collect()
        }
        Resource::Municipality(id) => {
            let own = Folder::Municipalities.subject(id.as_str());
            let of = site.index.areas_of.get(id).map(|ids| areas(ids)).unwrap_or_default();
            of.into_iter().chain([own]).collect()
        }
        Resource::Programme(id) => BTreeSet::from([Folder::Programmes.subject(id.as_str())]),
        Resource::Project(id) => BTreeSet::from([Folder::Projects.subject(id.as_str())]),
        Resource::Comparison(Comparison::Pair(one, other)) => areas(&[one.clone(), other.clone()]),
        Resource::Comparison(Comparison::Municipality(id)) => {
            site.index.areas_of.get(id).map(|ids| areas(ids)).unwrap_or_default()
        }
        Resource::Comparison(Comparison::Programme(id)) => {
            site.index.areas_within.get(id).map(|ids| areas(ids)).unwrap_or_default()
        }
        Resource::Indicator(id) => {
            let has =
                |(_, figures): &(&SubjectId, &SubjectFigures)| figures.series.contains_key(id);
            site.figures.subjects.iter().filter(has).map(|(id, _)| id.clone()).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// The lines of a file of figures on which its figures stand.
#[derive(Debug, Default)]
struct Lines {
    file: Option<FileId>,
    by_figure: BTreeMap<(String, Option<i32>), usize>,
}

impl Lines {
    fn of(subject: &SubjectId, snapshot: &Snapshot) -> Self {
        let Some(file) = snapshot.sources.find(&Folder::figures_file(subject)) else {
            return Self::default();
        };
        let source = snapshot.sources.file(file);
        let mut by_figure = BTreeMap::new();
        let root = yaml::parse(file, source.text(), 0, &mut Diagnostics::default());
        for (indicator, series) in root.as_ref().and_then(Node::map).unwrap_or_default() {
            let values =
                series.map().unwrap_or_default().iter().find(|(key, _)| key.value == "values");
            for (year, _) in values.and_then(|(_, node)| node.map()).unwrap_or_default() {
                let line = source.position(year.span.start).line;
                by_figure.insert((indicator.value.clone(), year.value.parse().ok()), line);
            }
        }
        Self { file: Some(file), by_figure }
    }

    fn line(&self, indicator: &IndicatorId, year: Option<Year>) -> Option<usize> {
        let key = (indicator.as_str().to_owned(), year.map(Year::get));
        self.by_figure.get(&key).copied()
    }
}

fn told(
    (subject, indicator, year): &Key,
    lines: &Lines,
    snapshot: &Snapshot,
    desk: &Desk,
) -> Option<Value> {
    let site = &snapshot.site;
    let entry = site.indicators.get(indicator)?;
    let series = site.series(subject, indicator)?;
    let observation = match year {
        Some(year) => series.at(*year)?,
        None => series.undated.first()?,
    };
    let figure = observation.figure();
    let texts = match figure {
        Some(figure) => {
            vec![figure_text(figure, &entry.indicator), number_text(figure, &entry.indicator)]
        }
        None => missing(observation).into_iter().collect(),
    };
    let (file, line) = (lines.file?, lines.line(indicator, *year));
    let source = snapshot.sources.file(file);
    Some(json!({
        "texts": texts,
        "indicator": entry.indicator.short_name,
        "url": snapshot.routes.url(&Resource::Indicator(indicator.clone())),
        "subject": head_of(site, subject).map(|head| head.title.as_str()),
        "subject_url": page_of(subject, snapshot),
        "year": year.map(|year| year.to_string()),
        "when": figure.map(|figure| year_text(*year, figure)),
        "path": source.path.as_str(),
        "line": line,
        "editor": findings::link(desk, source, line.unwrap_or(1), 1),
        "source": figure.map(|figure| source_name(figure, site)),
        "rules": rules(observation, *year, series, &entry.indicator),
    }))
}

fn missing(observation: &Observation) -> Option<String> {
    match observation {
        Observation::Missing { reason, .. } => Some(missing_text(*reason).to_owned()),
        Observation::Figure(_) => None,
    }
}

fn page_of(subject: &SubjectId, snapshot: &Snapshot) -> Option<String> {
    let (folder, key) = Folder::of_subject(subject)?;
    let place = Place::Item(folder, key.to_owned());
    snapshot.routes.url(&Resource::of(&place, &snapshot.site)?)
}

/// The source with the place in it and the documents that printed the figure.
fn source_name(figure: &Figure, site: &Site) -> String {
    let provenance = &figure.provenance;
    let name = |id: &SourceId| {
        site.sources.get(id).map_or(id.as_str(), |source| source.name.as_str()).to_owned()
    };
    let mut text = name(&provenance.source);
    if let Some(table) = &provenance.table {
        text.push_str(&format!(", {table}"));
    }
    if !provenance.published_in.is_empty() {
        let printed: Vec<String> = provenance.published_in.iter().map(name).collect();
        text.push_str(&format!(" (gengivet i {})", printed.join("; ")));
    }
    text
}

/// The rules of figures that bear on this one, in words for whoever writes.
fn rules(
    observation: &Observation,
    year: Option<Year>,
    series: &Series,
    indicator: &Indicator,
) -> Vec<String> {
    let mut rules = Vec::new();
    match observation {
        Observation::Figure(figure) => rules.extend(of_figure(figure)),
        Observation::Missing { reason, .. } => rules.push(of_missing(*reason).to_owned()),
    }
    match year {
        None => rules.push(
            "År ikke oplyst: vises, men står i ingen udvikling og ingen sammenligning.".to_owned(),
        ),
        Some(year) if series.latest().is_some_and(|(latest, _)| latest == year) => {
            rules.push("Det nyeste år med et tal.".to_owned());
        }
        Some(_) => {}
    }
    if indicator.counts.are_people() {
        rules.push("Tæller mennesker: små tal bliver tilbageholdt.".to_owned());
    }
    rules
}

fn of_figure(figure: &Figure) -> Vec<String> {
    let mut rules = Vec::new();
    if figure.origin == Origin::Computed {
        rules.push(
            "Beregnet af delområdernes tal, vægtet med det antal, de er målt på (base).".to_owned(),
        );
    }
    if figure.precision != Precision::Exact {
        rules.push("Ikke et nøjagtigt tal i kilden: der regnes ikke videre på det.".to_owned());
    }
    if let Some(base) = figure.base {
        rules.push(format!("Målt på {base}."));
    }
    rules.extend(figure.provenance.note.clone());
    rules
}

fn of_missing(reason: Missing) -> &'static str {
    match reason {
        Missing::Withheld => {
            "Tilbageholdt: tallet er for lille, eller et andet lille tal kunne regnes ud af det."
        }
        Missing::NotMeasured => "Ikke målt det år.",
        Missing::NotApplicable => "Giver ikke mening her.",
        Missing::NotYet => "Ikke offentliggjort endnu.",
    }
}
