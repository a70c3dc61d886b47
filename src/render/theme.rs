//! One theme across areas.

use serde::Serialize;

use super::area_table::{self, MunicipalityTable};
use super::other_table::{self, OtherTable};
use super::page::{Link, PageRenderer};
use super::provenance::{SourceListEntry, UsedSources};
use crate::diagnostics::Diagnostic;
use crate::site::{Folder, Theme};
use crate::templates::Html;

#[derive(Serialize)]
struct ThemeContext<'s> {
    name: &'s str,
    summary: Option<&'s str>,
    funds: Option<&'s str>,
    body: Html,
    indicators: Vec<ThemeIndicator>,
    /// Indicators of the theme without any figure yet.
    unmeasured: Vec<Link>,
    programmes: Vec<Link>,
    sources: Vec<SourceListEntry<'s>>,
}

/// An indicator of the theme with its figures in all places.
#[derive(Serialize)]
struct ThemeIndicator {
    title: String,
    url: String,
    tables: Vec<MunicipalityTable>,
    /// Programmes, projects, institutions and organisations.
    others: Vec<OtherTable>,
}

/// Renders the page of `theme`.
pub(super) fn render(
    renderer: &PageRenderer<'_>,
    theme: &Theme,
) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let mut used = UsedSources::default();
    let ids = site.index.indicators_of.get(&theme.id);
    let entries = ids.into_iter().flatten().filter_map(|id| site.indicators.get(id));
    let (mut indicators, mut unmeasured) = (Vec::new(), Vec::new());
    for entry in entries {
        let tables = area_table::tables(renderer, entry, None, &mut used);
        let others = other_table::tables(renderer, entry, &mut used);
        let Some(Link { title, url }) = renderer.indicator_link(&entry.indicator) else { continue };
        if tables.is_empty() && others.is_empty() {
            unmeasured.push(Link { title, url });
        } else {
            indicators.push(ThemeIndicator { title, url, tables, others });
        }
    }
    let programmes = site.programmes.values().filter(|programme| programme.has_theme(&theme.id));
    let context = ThemeContext {
        name: &theme.head.title,
        summary: theme.head.summary.as_deref(),
        funds: theme.funds.as_deref(),
        body: renderer.body(&theme.head)?,
        indicators,
        unmeasured,
        programmes: programmes.filter_map(|p| renderer.programme_link(p)).collect(),
        sources: used.list(site),
    };
    renderer.page("theme.html", &theme.head, Some(Folder::Themes), context)
}
