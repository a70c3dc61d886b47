//! The front page: newest stories, developments, and the ways into the site.

use serde::Serialize;

use super::charted::ChartCard;
use super::listing::{self, MunicipalityPlaces};
use super::page::{Link, PageRenderer, Title};
use super::provenance::UsedSources;
use super::section::{Subject, development, themes};
use super::story_card::StorySection;
use crate::diagnostics::Diagnostic;
use crate::figures::IndicatorId;
use crate::route::Resource;
use crate::site::{AreaId, StoryList};
use crate::templates::Html;

#[derive(Serialize)]
struct FrontContext<'s> {
    title: &'s str,
    summary: Option<&'s str>,
    body: Html,
    stories: Option<StorySection>,
    developments: Vec<ChartCard>,
    municipalities: Vec<MunicipalityPlaces>,
    themes: Vec<Link>,
    /// The newest award and the newest report, each with its summary.
    award: Option<Teaser<'s>>,
    report: Option<Teaser<'s>>,
}

/// A page that the front page leads to.
#[derive(Serialize)]
struct Teaser<'s> {
    page: Link,
    summary: Option<&'s str>,
}

/// Renders the front page; without a file of its own it has the site's title and tagline.
pub(super) fn render(renderer: &PageRenderer<'_>) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let config = &site.config;
    let head = site.front.as_ref().map(|front| &front.head);
    let shown = renderer.shown_by("front.html");
    let developments = site.front.iter().flat_map(|front| &front.developments);
    let themes = themes(site).into_iter();
    let context = FrontContext {
        title: head.map_or(&config.title, |head| &head.title),
        summary: head.map_or(&config.tagline, |head| &head.summary).as_deref(),
        body: head.map(|head| renderer.body(head)).transpose()?.unwrap_or_default(),
        stories: StorySection::newest(renderer, StoryList::All, config.stories.on_front_page, &[]),
        developments: developments
            .filter_map(|(area, indicator)| chart(renderer, area, indicator))
            .collect(),
        municipalities: shown.when("municipalities", || listing::by_municipality(renderer, false)),
        themes: themes.filter_map(|theme| renderer.theme_link(theme)).collect(),
        award: site
            .awards
            .keys()
            .next_back()
            .and_then(|id| teaser(renderer, &Resource::Award(id.clone()))),
        report: site
            .reports
            .keys()
            .next_back()
            .and_then(|id| teaser(renderer, &Resource::Report(id.clone()))),
    };
    let title = Title::new(&config.title, context.summary);
    renderer.titled("front.html", title, None, context)
}

fn teaser<'s>(renderer: &PageRenderer<'s>, resource: &Resource) -> Option<Teaser<'s>> {
    let head = resource.head(&renderer.snapshot.site)?;
    Some(Teaser { page: renderer.link(resource, &head.title)?, summary: head.summary.as_deref() })
}

fn chart(renderer: &PageRenderer<'_>, area: &AreaId, indicator: &IndicatorId) -> Option<ChartCard> {
    let site = &renderer.snapshot.site;
    let (area, entry) = (site.areas.get(area)?, site.indicators.get(indicator)?);
    let id = area.subject();
    let subject = Subject::of_area(&id, area, site);
    let series = site.series(&id, indicator)?;
    let title = format!("{}: {}", area.head.title, entry.indicator.short_name);
    let title = renderer.link(&Resource::Area(area.id.clone()), &title);
    development(renderer, subject, &(entry, series), title, &mut UsedSources::default())
}
