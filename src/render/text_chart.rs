//! A chart in the middle of a text.

use serde::Serialize;

use super::bar_chart;
use super::chart::{self, ChartCard, Place};
use super::page::{Link, PageRenderer};
use super::provenance::UsedSources;
use crate::diagnostics::Diagnostic;
use crate::markdown::{ChartBlock, ChartKind};
use crate::route::Resource;
use crate::site::{ChartPlace, Head, RequestedChart, requested_chart};

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
) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let Ok(request) = requested_chart(site, block, head.known_in) else {
        return Ok(String::new());
    };
    let number = head.body.charts().take_while(|other| other.span != block.span).count() + 1;
    let id = format!("graf_tekst-{number}");
    let card = match block.kind {
        ChartKind::Development => development(renderer, &id, &request),
        ChartKind::Comparison => bar_chart::card(renderer, &id, &request),
    };
    let Some(card) = card else { return Ok(String::new()) };
    let title = block.title.clone().unwrap_or_else(|| usual_title(&request));
    let resource = Resource::Indicator(request.entry.indicator.id.clone());
    let title = renderer.url(&resource).map(|url| Link { title, url });
    let card = card.titled(title);
    renderer.part("parts/chart.html", TextChartContext { card, level: block.level })
}

fn development(
    renderer: &PageRenderer<'_>,
    id: &str,
    request: &RequestedChart<'_>,
) -> Option<ChartCard> {
    let own = request.places.first()?;
    let own = place(own);
    let baseline = request.baseline.as_ref().map(place);
    let mut used = UsedSources::default();
    chart::card(renderer, id, &request.entry.indicator, own, baseline, &mut used)
}

fn place<'p>(place: &'p ChartPlace<'_>) -> Place<'p> {
    Place { name: place.name, in_text: &place.in_text, series: &place.series }
}

/// *Herredsvang: Fravær i skolen*, or *Fravær i skolen, 2017* for several places.
fn usual_title(request: &RequestedChart<'_>) -> String {
    let indicator = &request.entry.indicator.short_name;
    match (request.year, request.places.first()) {
        (None, Some(place)) => format!("{}: {indicator}", place.name),
        (Some(year), _) => format!("{indicator}, {year}"),
        _ => indicator.clone(),
    }
}
