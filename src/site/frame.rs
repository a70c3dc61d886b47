//! What every file of a site is read against: which other files there are, and the catalogue.
//!
//! Two loads with one frame read the same file as the same thing. A frame is made of the places of
//! all files, of the sources, the glossary and the indicators, and of nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::figures_file::Catalogue;
use super::known::Known;
use super::parsed::{Parsed, meant_path};
use super::place::{Folder, Place};
use super::terms::Terms;
use super::thing::{load_entries, load_item};
use super::{IndicatorEntry, LoadOptions, Term, glossary};
use crate::diagnostics::Diagnostics;
use crate::figures::IndicatorId;
use crate::shelf::Shelf;
use crate::source::{SourcePath, Sources};
use crate::text::Date;

/// What files are read against.
#[derive(Debug)]
pub(super) struct Frame {
    /// What each content file is by where it lies.
    pub(super) places: Arc<BTreeMap<SourcePath, Place>>,
    /// Which ids exist.
    pub(super) known: Known,
    /// The terms that texts explain.
    pub(super) glossary: Shelf<String, Term>,
    /// The catalogue that figures are checked against.
    pub(super) indicators: Shelf<IndicatorId, IndicatorEntry>,
    /// No figure can be from a later year, no picture shown after its time.
    today: Date,
    /// What is wrong with any of it.
    pub(super) found: Diagnostics,
}

impl Frame {
    /// Reads what all others are read against.
    pub(super) fn of<'p>(
        sources: &Sources,
        parsed: impl Iterator<Item = &'p Parsed>,
        options: &LoadOptions,
    ) -> Self {
        let parsed: Vec<&Parsed> = parsed.filter(|p| Self::has_part(&p.place)).collect();
        let parsed = parsed.as_slice();
        let mut found = Diagnostics::default();
        let places = all_places(sources);
        let mut known = Known::new(places.values(), source_keys(parsed, &places));
        let glossary = load_glossaries(parsed, &known, &mut found);
        known.terms = Arc::new(Terms::of(&glossary));
        let indicators = load_indicators(parsed, &known, &mut found);
        Self { places: Arc::new(places), known, glossary, indicators, today: options.today, found }
    }

    /// Whether the file of that place is a part of every frame.
    pub(super) fn has_part(place: &Place) -> bool {
        matches!(place, Place::Sources | Place::Glossary | Place::Item(Folder::Indicators, _))
    }

    pub(super) fn catalogue(&self) -> Catalogue<'_> {
        Catalogue { indicators: &self.indicators, known: &self.known, today: self.today }
    }
}

/// What each content file is by where it lies, whether or not it can be understood. A file under a
/// misspelled name, `Index.md`, is there as what it was meant to be, so that this is told once.
fn all_places(sources: &Sources) -> BTreeMap<SourcePath, Place> {
    let paths: Vec<&SourcePath> = sources.iter().map(|(_, file)| &file.path).collect();
    let placed = |path: SourcePath| Place::of(&path).map(|place| (path, place));
    let meant = paths.par_iter().filter_map(|path| placed(meant_path(path)?));
    let all = paths.par_iter().filter_map(|path| placed((*path).clone()));
    meant.chain(all).collect::<Vec<_>>().into_iter().collect()
}

/// The ids of the sources; `None` when their file cannot be understood, which is told already.
fn source_keys(
    parsed: &[&Parsed],
    places: &BTreeMap<SourcePath, Place>,
) -> Option<BTreeSet<String>> {
    let exists = places.values().any(|place| *place == Place::Sources);
    let file = parsed.iter().find(|p| p.place == Place::Sources);
    match file {
        Some(file) => file.node.map().map(|e| e.iter().map(|(k, _)| k.value.clone()).collect()),
        None => (!exists).then(BTreeSet::new),
    }
}

fn load_indicators(
    parsed: &[&Parsed],
    known: &Known,
    found: &mut Diagnostics,
) -> Shelf<IndicatorId, IndicatorEntry> {
    let mut all = Shelf::default();
    for p in parsed {
        if let Place::Item(Folder::Indicators, key) = &p.place
            && let Some(entry) = load_item(p, known, found, |r| IndicatorEntry::load(key, p, r))
        {
            all.insert(entry.indicator.id.clone(), entry);
        }
    }
    all
}

fn load_glossaries(
    parsed: &[&Parsed],
    known: &Known,
    found: &mut Diagnostics,
) -> Shelf<String, Term> {
    let files = parsed.iter().filter(|p| p.place == Place::Glossary);
    files.flat_map(|p| load_glossary(p, known, found)).collect()
}

fn load_glossary(p: &Parsed, known: &Known, found: &mut Diagnostics) -> BTreeMap<String, Term> {
    let terms = load_entries(p, known, found, Term::load).into_iter().collect();
    let ids = p.node.map().unwrap_or_default().iter().map(|(key, _)| key.value.as_str());
    glossary::check(&terms, &ids.collect(), found);
    terms
}
