//! Indicators by theme, for pages that show several.

use super::page::PageRenderer;
use super::section::themes;
use crate::route::Resource;
use crate::site::IndicatorEntry;

/// The indicators of one theme; those of several themes stand under the first.
pub(super) struct ThemeGroup<'s> {
    /// The theme's id, for the section's own.
    pub(super) id: String,
    pub(super) title: String,
    /// The theme's page; the indicators of no theme have none.
    pub(super) url: Option<String>,
    pub(super) entries: Vec<&'s IndicatorEntry>,
}

/// `entries` by theme in the themes' order; what belongs to no theme comes last.
pub(super) fn by_theme<'s>(
    renderer: &PageRenderer<'_>,
    entries: Vec<&'s IndicatorEntry>,
) -> Vec<ThemeGroup<'s>> {
    let mut open = entries;
    let mut groups = Vec::new();
    for theme in themes(&renderer.snapshot.site) {
        let (entries, rest): (Vec<_>, Vec<_>) =
            open.into_iter().partition(|entry| entry.themes.contains(&theme.id));
        open = rest;
        groups.push(ThemeGroup {
            id: theme.id.to_string(),
            title: theme.head.title.clone(),
            url: renderer.url(&Resource::Theme(theme.id.clone())),
            entries,
        });
    }
    let (id, title) = ("_andet".to_owned(), "Beboere, boliger og andet".to_owned());
    groups.push(ThemeGroup { id, title, url: None, entries: open });
    groups.retain(|group| !group.entries.is_empty());
    groups
}
