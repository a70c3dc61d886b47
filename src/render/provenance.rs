//! Where a figure comes from, in the words that stand beside it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::figures::{Provenance, SourceId};
use crate::site::Site;
use crate::text::grammar::join_and;

/// The source of a figure for templates.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct SourceContext {
    /// The source's short name with the table, *VIVE trygheds-notat, Tabel 1.3*.
    pub(super) name: String,
    /// The source's own address.
    pub(super) url: Option<String>,
    /// The documents that printed the figure, as a phrase.
    pub(super) published_in: Option<String>,
}

impl SourceContext {
    pub(super) fn of(provenance: &Provenance, site: &Site) -> Self {
        let name = short_name(&provenance.source, site);
        let name = match &provenance.table {
            Some(table) => format!("{name}, {table}"),
            None => name,
        };
        let url = site.sources.get(&provenance.source).and_then(|source| source.url.clone());
        let documents: Vec<_> =
            provenance.published_in.iter().map(|id| short_name(id, site)).collect();
        let published_in = (!documents.is_empty()).then(|| join_and(&documents));
        Self { name, url, published_in }
    }
}

fn short_name(id: &SourceId, site: &Site) -> String {
    site.sources.get(id).map_or_else(|| id.to_string(), |source| source.short_name.clone())
}

/// A source in the list at the foot of a page.
#[derive(Debug, Serialize)]
pub(super) struct SourceListEntry<'s> {
    name: &'s str,
    publisher: Option<&'s str>,
    url: Option<&'s str>,
    note: Option<&'s str>,
}

/// The sources that a page has used, each once, in the order of their ids.
#[derive(Debug, Default)]
pub(super) struct UsedSources(BTreeSet<SourceId>);

impl UsedSources {
    pub(super) fn add(&mut self, provenance: &Provenance) {
        self.0.insert(provenance.source.clone());
        self.0.extend(provenance.published_in.iter().cloned());
    }

    pub(super) fn list<'s>(&self, site: &'s Site) -> Vec<SourceListEntry<'s>> {
        let entry = |id: &SourceId| {
            let source = site.sources.get(id)?;
            Some(SourceListEntry {
                name: &source.name,
                publisher: source.publisher.as_deref(),
                url: source.url.as_deref(),
                note: source.note.as_deref(),
            })
        };
        self.0.iter().filter_map(entry).collect()
    }
}
