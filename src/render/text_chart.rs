//! A chart in the middle of a text.

use serde::Serialize;

use super::chart::{self, Place};
use super::charted::{ChartCard, Charted};
use super::page::{Link, PageRenderer};
use super::provenance::UsedSources;
use super::{bar_chart, change_chart};
use crate::diagnostics::Diagnostic;
use crate::markdown::{ChartBlock, ChartKind};
use crate::route::{ChartFile, Resource};
use crate::site::{ChartPlace, Head, RequestedChart, requested_chart};

/// Where a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadAt {
    /// On its page, whose stylesheet chooses one of two drawings.
    Page,
    /// In a feed reader, which has no stylesheet of ours.
    Elsewhere,
}

#[derive(Serialize)]
struct TextChartContext {
    card: ChartCard,
    /// The level of its heading.
    level: u8,
}

/// The HTML of the chart that `block`, in the text of `head`, asks for; nothing when that has been
/// reported as impossible.
///
/// # Errors
/// When the template fails.
pub(super) fn html(
    renderer: &PageRenderer<'_>,
    block: &ChartBlock,
    head: &Head,
    place: ReadAt,
) -> Result<String, Box<Diagnostic>> {
    let Some(charted) = charted(renderer, block, head) else { return Ok(String::new()) };
    let number = head.body.charts().take_while(|other| other.span != block.span).count() + 1;
    let file = ChartFile::Text(Box::new(renderer.resource().clone()), number);
    let id = format!("graf_tekst-{number}");
    let card = match place {
        ReadAt::Page => charted.card(renderer, &id, Some(file)),
        ReadAt::Elsewhere => charted.card_in_column(renderer, &id, Some(file)),
    };
    let Some(card) = card else { return Ok(String::new()) };
    renderer.part("parts/chart.html", TextChartContext { card, level: block.level })
}

/// The chart that `block`, in the text of `head`, asks for.
pub(super) fn charted<'s>(
    renderer: &PageRenderer<'s>,
    block: &ChartBlock,
    head: &Head,
) -> Option<Charted<'s>> {
    let request = requested_chart(&renderer.snapshot.site, block, head.known_in).ok()?;
    let mut used = UsedSources::default();
    let charted = match block.kind {
        ChartKind::Development => development(renderer, &request),
        ChartKind::Comparison => bar_chart::of(renderer, &request, &mut used),
        ChartKind::Change => change_chart::of(renderer, &request, &mut used),
    }?;
    let title = block.title.clone().unwrap_or_else(|| usual_title(&request));
    let resource = Resource::Indicator(request.entry.indicator.id.clone());
    let link = renderer.url(&resource).map(|url| Link { title, url });
    let name = block.title.clone().unwrap_or(charted.name);
    Some(Charted { name, ..charted }.titled(link))
}

fn development<'s>(
    renderer: &PageRenderer<'s>,
    request: &RequestedChart<'s>,
) -> Option<Charted<'s>> {
    let own = place(request.places.first()?);
    let baseline = request.baseline.as_ref().map(place);
    let used = &mut UsedSources::default();
    chart::development(renderer, &request.entry.indicator, own, baseline, used)
}

fn place<'p>(place: &'p ChartPlace<'_>) -> Place<'p> {
    Place { name: place.name, in_text: &place.in_text, series: &place.series }
}

/// *Herredsvang: Fravær i skolen*, or *Fravær i skolen, 2017* for several places.
fn usual_title(request: &RequestedChart<'_>) -> String {
    let indicator = &request.entry.indicator.short_name;
    match (request.year, request.places.first()) {
        (None, Some(place)) => format!("{}: {indicator}", place.name),
        (Some(year), _) => match request.from {
            Some(from) => format!("{indicator}, {from}–{year}"),
            None => format!("{indicator}, {year}"),
        },
        _ => indicator.clone(),
    }
}
