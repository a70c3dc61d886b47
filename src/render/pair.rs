//! Two areas side by side in every indicator that both have figures of.

use serde::Serialize;

use super::chart::{self, Place};
use super::charted::ChartCard;
use super::page::{Link, PageRenderer, Title};
use super::pair_row::{PairRow, PairSource};
use super::provenance::{SourceListEntry, UsedSources};
use super::theme_group::{ThemeGroup, by_theme};
use crate::charts::Emphasis;
use crate::diagnostics::Diagnostic;
use crate::figures::{Indicator, of_one_source};
use crate::route::Resource;
use crate::site::{Area, Folder, IndicatorEntry, Municipality, Shows};
use crate::text::grammar::{join_and, plural};

#[derive(Serialize)]
struct PairContext<'s> {
    title: &'s str,
    summary: &'s str,
    /// The names of the two.
    names: [&'s str; 2],
    /// The profiles of the two.
    areas: Vec<Link>,
    /// The municipality's name for table headings.
    baseline: Option<&'s str>,
    sections: Vec<PairSection>,
    /// Where other areas are chosen.
    chooser: Option<Link>,
    sources: Vec<SourceListEntry<'s>>,
}

/// The indicators of one theme.
#[derive(Serialize)]
struct PairSection {
    id: String,
    title: String,
    url: Option<String>,
    charts: Vec<ChartCard>,
    rows: Vec<PairRow>,
}

/// Two areas and the municipality that both lie in.
struct Pair<'s> {
    areas: [&'s Area; 2],
    municipality: Option<&'s Municipality>,
}

/// Renders the page of two areas, which stand in Danish order of their names.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    areas: [&Area; 2],
) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let municipality = site.municipality_of(areas[0]);
    let pair = Pair { areas, municipality };
    let shared: Vec<&IndicatorEntry> =
        site.indicators.values().filter(|entry| pair.places(renderer, entry).is_some()).collect();
    let count = plural(shared.len() as u64, "nøgletal", "nøgletal");
    let mut used = UsedSources::default();
    let sections = by_theme(renderer, shared).into_iter();
    let sections: Vec<_> =
        sections.map(|group| section(renderer, &pair, group, &mut used)).collect();
    let names = areas.map(|area| area.head.title.as_str());
    let title = format!("{} side om side", join_and(&names));
    let summary = format!(
        "{count}, som både {} har. Tal bliver kun holdt op mod hinanden, når de er fra samme år og samme kilde.",
        join_and(&names)
    );
    let chooser = site.page_showing(Shows::Comparisons);
    let context = PairContext {
        title: &title,
        summary: &summary,
        names,
        areas: areas.iter().filter_map(|area| renderer.area_link(area)).collect(),
        baseline: municipality.map(|municipality| municipality.head.title.as_str()),
        sections,
        chooser: chooser
            .and_then(|page| renderer.link(&Resource::Page(page.id.clone()), &page.head.title)),
        sources: used.list(site),
    };
    renderer.titled("pair.html", Title::new(&title, Some(&summary)), Some(Folder::Areas), context)
}

impl<'s> Pair<'s> {
    /// The figures of both, when both have any.
    fn places(
        &self,
        renderer: &PageRenderer<'s>,
        entry: &IndicatorEntry,
    ) -> Option<[Place<'s>; 2]> {
        let site = &renderer.snapshot.site;
        let place = |area: &'s Area| {
            let series = site.series(&area.subject(), &entry.indicator.id)?;
            Some(Place { name: &area.head.title, in_text: &area.in_text, series })
        };
        let [one, other] = self.areas.map(place);
        Some([one?, other?])
    }

    fn baseline(&self, renderer: &PageRenderer<'s>, entry: &IndicatorEntry) -> Option<Place<'s>> {
        let municipality = self.municipality?;
        let series = renderer.snapshot.site.series(&municipality.subject(), &entry.indicator.id)?;
        let (name, in_text) = (&municipality.head.title, &municipality.in_text);
        Some(Place { name, in_text, series })
    }
}

fn section<'s>(
    renderer: &PageRenderer<'s>,
    pair: &Pair<'s>,
    group: ThemeGroup<'_>,
    used: &mut UsedSources,
) -> PairSection {
    let mut charts = Vec::new();
    let mut rows = Vec::new();
    for entry in group.entries {
        let Some(places) = pair.places(renderer, entry) else { continue };
        let Some(subject) = renderer.indicator_link(&entry.indicator) else { continue };
        let baseline = pair.baseline(renderer, entry);
        let indicator = &entry.indicator;
        let from = PairSource { indicator, places, baseline: baseline.map(|place| place.series) };
        rows.push(PairRow::new(subject, &from, &renderer.snapshot.site, used));
        charts.extend(development(renderer, indicator, places, baseline, used));
    }
    let ThemeGroup { id, title, url, .. } = group;
    PairSection { id, title, url, charts, rows }
}

/// The lines of both and of their municipality, where both are from one source.
fn development(
    renderer: &PageRenderer<'_>,
    indicator: &Indicator,
    [one, other]: [Place<'_>; 2],
    baseline: Option<Place<'_>>,
    used: &mut UsedSources,
) -> Option<ChartCard> {
    let has_lines = one.series.is_development() && other.series.is_development();
    if !has_lines || !of_one_source(one.series, other.series) {
        return None;
    }
    let mut places = vec![(one, Emphasis::Own), (other, Emphasis::Other)];
    places.extend(baseline.map(|place| (place, Emphasis::Baseline)));
    let charted = chart::of(renderer, indicator, &places, used)?;
    charted.card(renderer, &format!("graf_{}", indicator.id), None)
}
