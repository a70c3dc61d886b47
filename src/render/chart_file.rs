//! The files of charts: each draws what its page shows.

use super::charted::Charted;
use super::page::PageRenderer;
use super::programme::{budget, target_chart};
use super::provenance::UsedSources;
use super::section::{self, Subject};
use super::{Rendered, bar_chart, change_chart, developments, text_chart};
use crate::figures::sentences::PlaceName;
use crate::figures::{IndicatorId, SubjectId};
use crate::route::{ChartFile, Resource};
use crate::site::{areas_alike, areas_moved};
use crate::snapshot::Snapshot;

const SVG: &str = "image/svg+xml";

/// Renders the file of a chart. One whose chart cannot be drawn is empty; routes claim none such.
pub(super) fn render(snapshot: &Snapshot, file: &ChartFile) -> Rendered {
    let page = file.page(&snapshot.site).unwrap_or(Resource::NotFound);
    let renderer = PageRenderer::new(snapshot, &page);
    let charted = charted(&renderer, file);
    let svg = charted.map_or_else(String::new, |charted| charted.file(snapshot, &page));
    Rendered::text(svg, SVG)
}

fn charted<'s>(renderer: &PageRenderer<'s>, file: &'s ChartFile) -> Option<Charted<'s>> {
    let site = &renderer.snapshot.site;
    match file {
        ChartFile::Development(subject, indicator) => development(renderer, subject, indicator),
        ChartFile::Areas(..) | ChartFile::Change(..) | ChartFile::Within(..) => {
            of_areas(renderer, file)
        }
        ChartFile::Multiples(chapter, indicator) => {
            developments::charted(renderer, site.chapters.get(chapter)?, indicator)
        }
        ChartFile::Budget(programme, theme) => {
            budget::charted(renderer, site.programmes.get(programme)?, theme.as_ref())
        }
        ChartFile::Target(programme, target) => {
            let programme = site.programmes.get(programme)?;
            target_chart::charted(renderer, programme, programme.target(target)?)
        }
        ChartFile::Text(page, number) => {
            let head = page.head(site)?;
            let block = head.body.charts().nth(number.checked_sub(1)?)?;
            text_chart::charted(renderer, block, head)
        }
    }
}

fn development<'s>(
    renderer: &PageRenderer<'s>,
    subject: &'s SubjectId,
    indicator: &IndicatorId,
) -> Option<Charted<'s>> {
    let site = &renderer.snapshot.site;
    let entry = site.indicators.get(indicator)?;
    let series = site.series(subject, indicator)?;
    let programme = subject.as_str().strip_prefix("programmes/");
    let programme = programme.and_then(|key| site.programmes.get(key));
    let in_text = PlaceName::named(programme.map_or("", |programme| &programme.head.title));
    let subject = match programme {
        Some(programme) => Subject::of_programme(subject, programme, &in_text, site),
        None => Subject::by_id(subject, site)?,
    };
    section::charted(renderer, subject, &(entry, series), &mut UsedSources::default())
}

/// Several areas in one chart, named with what they lie in.
pub(super) fn of_areas(renderer: &PageRenderer<'_>, file: &ChartFile) -> Option<Charted<'static>> {
    let site = &renderer.snapshot.site;
    let mut used = UsedSources::default();
    let (place, charted) = match file {
        ChartFile::Areas(id, indicator) | ChartFile::Change(id, indicator) => {
            let ids = site.index.areas_of.get(id)?;
            let entry = site.indicators.get(indicator)?;
            let charted = if matches!(file, ChartFile::Areas(..)) {
                bar_chart::of(renderer, &areas_alike(site, ids, id, entry)?, &mut used)
            } else {
                change_chart::of(renderer, &areas_moved(site, ids, id, entry)?, &mut used)
            };
            (site.municipalities.get(id)?.head.title.clone(), charted?)
        }
        ChartFile::Within(id, indicator) => {
            let programme = site.programmes.get(id)?;
            let entry = site.indicators.get(indicator)?;
            let request = areas_alike(site, &programme.areas, &programme.municipality, entry)?;
            (programme.label(), bar_chart::of(renderer, &request, &mut used)?)
        }
        _ => return None,
    };
    let name = format!("{}, områder i {place}", charted.name);
    Some(Charted { name, ..charted })
}
