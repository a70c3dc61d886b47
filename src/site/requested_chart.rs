//! From the names in a chart block to the figures that are drawn.
//!
//! As with [`figure`](super::reference::figure), the check of a site and the renderer ask the same
//! question. A chart that would show nothing, or compare what cannot be compared, is none.

use super::alike::span;
use super::reference::{self, Unresolved, head_of};
use super::{Area, AreaId, IndicatorEntry, MunicipalityId, Site};
use crate::diagnostics::{Diagnostic, Problem};
use crate::figures::sentences::PlaceName;
use crate::figures::{Measure, Observation, RankEntry, Ranking, Series, SubjectId, Year, rank};
use crate::markdown::{ChartBlock, ChartKind};
use crate::source::Located;

/// What a chart block asks for.
#[derive(Debug, Clone)]
pub struct RequestedChart<'s> {
    /// What is measured.
    pub entry: &'s IndicatorEntry,
    /// Whose figures are drawn, in the order of the block or, in a comparison, of names.
    pub places: Vec<ChartPlace<'s>>,
    /// The municipality that the places lie in, when it is one and has figures.
    pub baseline: Option<ChartPlace<'s>>,
    /// The first of the two years of a change.
    pub from: Option<Year>,
    /// The year of a comparison, or the last of a change.
    pub year: Option<Year>,
}

/// A place in a chart.
#[derive(Debug, Clone)]
pub struct ChartPlace<'s> {
    /// Under which name its figures stand.
    pub subject: SubjectId,
    /// What it is called.
    pub name: &'s str,
    /// What it is called in a sentence.
    pub in_text: PlaceName,
    /// Its figures in the years that the chart shows.
    pub series: Series,
}

impl ChartPlace<'_> {
    /// The place as one that is to be held against others.
    pub fn rank_entry(&self) -> RankEntry<'_> {
        RankEntry { subject: &self.subject, name: self.name, series: Some(&self.series) }
    }
}

/// What `block` asks for, as it was known in that year if one is given.
///
/// # Errors
/// When a name is unknown or there is nothing to draw.
pub fn requested_chart<'s>(
    site: &'s Site,
    block: &ChartBlock,
    known_in: Option<Year>,
) -> Result<RequestedChart<'s>, Unresolved> {
    let request = Request { site, block, years: Years::of(block, known_in)? };
    let entry = reference::indicator(site, &block.indicator)?;
    match block.kind {
        ChartKind::Development => request.development(entry),
        ChartKind::Comparison => request.comparison(entry),
        ChartKind::Change => request.change(entry),
    }
}

/// The years that a chart shows.
#[derive(Clone, Copy)]
struct Years {
    from: Option<Year>,
    to: Option<Year>,
}

impl Years {
    fn of(block: &ChartBlock, known_in: Option<Year>) -> Result<Self, Unresolved> {
        let (from, to) = (year(block.from)?, year(block.to)?);
        let to = to.into_iter().chain(known_in).min();
        Ok(Self { from, to })
    }

    fn of_series(self, series: &Series) -> Series {
        let mut series = self.to.map_or_else(|| series.clone(), |to| series.as_known_in(to));
        series.yearly.retain(|year, _| self.from.is_none_or(|from| *year >= from));
        series
    }
}

fn year(written: Option<Located<i32>>) -> Result<Option<Year>, Unresolved> {
    let Some(written) = written else { return Ok(None) };
    Year::new(written.value).map(Some).ok_or_else(|| {
        let problem = Problem::YearOutOfRange { text: written.value.to_string() };
        Diagnostic::new(written.span, problem).into()
    })
}

struct Request<'s, 'b> {
    site: &'s Site,
    block: &'b ChartBlock,
    years: Years,
}

impl<'s> Request<'s, '_> {
    fn development(&self, entry: &'s IndicatorEntry) -> Result<RequestedChart<'s>, Unresolved> {
        let municipality = self.block.municipality.as_ref().map(named_municipality);
        let names: Vec<&Located<String>> = self.block.places.iter().chain(&municipality).collect();
        let [name] = names.as_slice() else {
            return Err(self.undrawable(
                "en udvikling viser ét sted; skriv `kind: comparison` for at vise flere",
                "a development shows one place; write `kind: comparison` for several",
            ));
        };
        let place = self.place(entry, name)?;
        let exact = |(_, observation): &(&Year, &Observation)| {
            observation.figure().is_some_and(|figure| figure.exact().is_some())
        };
        match place.series.yearly.iter().filter(exact).count() {
            0 => Err(self.undrawable("der er ingen tal at tegne", "there are no figures to draw")),
            1 => Err(self.undrawable("der er kun ét tal at tegne", "there is only one figure")),
            _ => {
                let baseline = self.baseline(entry, std::slice::from_ref(&place));
                Ok(RequestedChart { entry, places: vec![place], baseline, from: None, year: None })
            }
        }
    }

    /// The places that have a first and a last figure of the same two years and one source.
    fn change(&self, entry: &'s IndicatorEntry) -> Result<RequestedChart<'s>, Unresolved> {
        let places = self.places(entry)?;
        let spans: Vec<_> = places.iter().map(|place| span(&place.series)).collect();
        let count = |one: &_| spans.iter().flatten().filter(|other| *other == one).count();
        let usual = spans.iter().flatten().max_by_key(|one| (count(one), one.1.year)).copied();
        let Some(usual) = usual else {
            return Err(self.undrawable(
                "intet sted har præcise tal fra to år og samme kilde",
                "no place has exact figures of two years and one source",
            ));
        };
        let (from, year) = (Some(usual.0.year), Some(usual.1.year));
        let baseline = self.baseline(entry, &places);
        let baseline = baseline.filter(|place| span(&place.series) == Some(usual));
        let kept: Vec<bool> = spans.iter().map(|one| *one == Some(usual)).collect();
        let places = places.into_iter().zip(kept).filter(|(_, kept)| *kept);
        let places = places.map(|(place, _)| place).collect();
        Ok(RequestedChart { entry, places, baseline, from, year })
    }

    /// The places of a block, in its order.
    fn places(&self, entry: &'s IndicatorEntry) -> Result<Vec<ChartPlace<'s>>, Unresolved> {
        let mut places = Vec::new();
        for name in &self.block.places {
            places.push(self.place(entry, name)?);
        }
        if let Some(municipality) = &self.block.municipality {
            places.extend(self.areas_of(entry, municipality)?);
        }
        Ok(places)
    }

    fn comparison(&self, entry: &'s IndicatorEntry) -> Result<RequestedChart<'s>, Unresolved> {
        let places = self.places(entry)?;
        let ranking = best_year(&places, entry).ok_or_else(|| {
            self.undrawable(
                "ingen to steder har et tal fra samme år og samme kilde",
                "no two places have a figure of the same year and source",
            )
        })?;
        let year = ranking.year;
        let usual = ranking.ranked.first().map(|place| place.subject);
        let usual = usual.and_then(|subject| measure_of(&places, subject, year));
        let baseline = self.baseline(entry, &places).filter(|place| {
            let figure = usual.and_then(|usual| usual.figure(&place.series));
            figure.is_some_and(|figure| figure.exact().is_some())
        });
        Ok(RequestedChart { entry, places, baseline, from: None, year: Some(year) })
    }

    fn place(
        &self,
        entry: &'s IndicatorEntry,
        name: &Located<String>,
    ) -> Result<ChartPlace<'s>, Unresolved> {
        let subject = reference::subject(self.site, name)?;
        let series = reference::series(self.site, &subject, entry, name)?;
        let head = head_of(self.site, &subject).ok_or(Unresolved::Told)?;
        let in_text = self.in_text(&subject, &head.title);
        let series = self.years.of_series(series);
        Ok(ChartPlace { subject, name: &head.title, in_text, series })
    }

    fn in_text(&self, subject: &SubjectId, title: &str) -> PlaceName {
        let own = match subject.as_str().split_once('/') {
            Some(("areas", key)) => self.site.areas.get(key).map(|area| &area.in_text),
            Some(("municipalities", key)) => {
                self.site.municipalities.get(key).map(|municipality| &municipality.in_text)
            }
            _ => None,
        };
        own.cloned().unwrap_or_else(|| PlaceName::named(title))
    }

    /// The areas of a municipality that have figures. Groups count their members again.
    fn areas_of(
        &self,
        entry: &'s IndicatorEntry,
        name: &Located<String>,
    ) -> Result<Vec<ChartPlace<'s>>, Unresolved> {
        reference::subject(self.site, &named_municipality(name))?;
        let areas = self.site.index.areas_of.get(name.value.as_str());
        let areas = areas.into_iter().flatten().filter_map(|id| self.site.areas.get(id));
        let place = |area: &'s Area| {
            let subject = area.subject();
            let series = self.site.series(&subject, &entry.indicator.id)?;
            let series = self.years.of_series(series);
            let in_text = area.in_text.clone();
            Some(ChartPlace { subject, name: &area.head.title, in_text, series })
        };
        Ok(areas.filter(|area| !area.is_group()).filter_map(place).collect())
    }

    /// The municipality of all `places`, when it is one and they are not it.
    fn baseline(
        &self,
        entry: &IndicatorEntry,
        places: &[ChartPlace<'s>],
    ) -> Option<ChartPlace<'s>> {
        let mut all = places.iter().map(|place| municipality_of(self.site, &place.subject));
        let first = all.next()??;
        if all.any(|other| other != Some(first)) {
            return None;
        }
        let municipality = self.site.municipalities.get(first)?;
        let subject = municipality.subject();
        let series = self.site.series(&subject, &entry.indicator.id)?;
        let series = self.years.of_series(series);
        let in_text = municipality.in_text.clone();
        Some(ChartPlace { subject, name: &municipality.head.title, in_text, series })
    }

    fn undrawable(&self, da: &str, en: &str) -> Unresolved {
        let problem = Problem::ChartUndrawable { cause_da: da.to_owned(), cause_en: en.to_owned() };
        Diagnostic::new(self.block.indicator.span, problem).into()
    }
}

/// The name of a municipality as that of a subject.
fn named_municipality(id: &Located<String>) -> Located<String> {
    let is_whole = id.value.contains('/');
    id.clone().map(|id| if is_whole { id } else { format!("municipalities/{id}") })
}

fn municipality_of<'s>(site: &'s Site, subject: &SubjectId) -> Option<&'s MunicipalityId> {
    let (folder, key) = subject.as_str().split_once('/')?;
    match folder {
        "areas" => site.areas.get(&AreaId::new(key)).map(|area| &area.municipality),
        "programmes" => site.programmes.get(key).map(|programme| &programme.municipality),
        _ => None,
    }
}

/// The way in which the figure of a place for a year was measured.
fn measure_of<'p>(
    places: &'p [ChartPlace<'_>],
    subject: &SubjectId,
    year: Year,
) -> Option<Measure<'p>> {
    let place = places.iter().find(|place| place.subject == *subject)?;
    place.series.figure_at(year).map(|figure| Measure::of(year, figure))
}

/// The year in which most places can be held against each other, the newest of several; at least two.
fn best_year<'p>(places: &'p [ChartPlace<'_>], entry: &IndicatorEntry) -> Option<Ranking<'p>> {
    let entries: Vec<RankEntry<'p>> = places.iter().map(ChartPlace::rank_entry).collect();
    let mut years: Vec<Year> =
        places.iter().flat_map(|place| place.series.yearly.keys().copied()).collect();
    years.sort_unstable();
    years.dedup();
    let rankings = years.into_iter().map(|year| rank(&entries, year, &entry.indicator));
    rankings.filter(|ranking| ranking.size() > 1).max_by_key(Ranking::size)
}
