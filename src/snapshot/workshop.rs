//! A snapshot together with all that the next one can be made from.
//!
//! A build needs one snapshot and drops the rest; a preview keeps a [`Workshop`] and tells it what
//! has changed on disk. Whichever way a snapshot was come to, it is the one that a fresh load of the
//! same files gives.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{CardFonts, Phase, Snapshot, SnapshotOptions, pictures, shared, statics};
use crate::diagnostics::{Diagnostics, Findings};
use crate::route::{self, Routes};
use crate::site::{Edited, Memory, load_again};
use crate::source::{FileError, FileId, Files, SourcePath, Sources, builtin_theme};
use crate::templates::Templates;
use crate::text::Date;

/// The newest snapshot and how it was made.
#[derive(Debug)]
pub struct Workshop {
    options: SnapshotOptions,
    snapshot: Arc<Snapshot>,
    memory: Memory,
    found: Found,
}

/// A snapshot after an edit, and the files in which something else may have been found than before.
type Edit = (Snapshot, BTreeSet<FileId>);

/// What was found in the steps after the site.
#[derive(Debug, Default)]
struct Found {
    templates: BTreeMap<FileId, Diagnostics>,
    /// Stylesheet, pictures and addresses.
    statics: Diagnostics,
    /// Links of each text that lead nowhere, by its file.
    links: BTreeMap<FileId, Diagnostics>,
    /// Links that stand in no text.
    other_links: Diagnostics,
}

impl Workshop {
    /// Reads and loads a site.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn open(files: &impl Files, options: SnapshotOptions) -> Result<Self, FileError> {
        Ok(Self::of(Sources::read(files, &builtin_theme())?, options, None, &|_| {}))
    }

    /// The newest snapshot.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    pub(super) fn into_snapshot(self) -> Snapshot {
        let Self { snapshot, memory, .. } = self;
        drop(memory);
        Arc::try_unwrap(snapshot).unwrap_or_else(|shared| Snapshot::clone(&shared))
    }

    /// Reads everything again and loads what has changed. Says whether anything has.
    ///
    /// # Errors
    /// When a file cannot be read; the newest snapshot is then as it was.
    pub fn read_again(&mut self, files: &impl Files) -> Result<bool, FileError> {
        let before = &self.snapshot.sources;
        let sources = before.read_again(files, &builtin_theme())?;
        if sources.is_same(before) {
            return Ok(false);
        }
        self.load(sources);
        Ok(true)
    }

    /// Reads everything again and takes nothing over: whatever was half done is forgotten.
    ///
    /// # Errors
    /// When a file cannot be read; the newest snapshot is then as it was.
    pub fn open_again(&mut self, files: &impl Files) -> Result<(), FileError> {
        *self = Self::open(files, self.options.clone())?;
        Ok(())
    }

    /// Loads everything for another day: nothing is taken over, since the day decides what is public
    /// and what has expired.
    pub fn turn_to(&mut self, today: Date) {
        let mut options = self.options.clone();
        options.load.today = today;
        *self = Self::of(self.snapshot.sources.clone(), options, None, &|_| {});
    }

    /// Takes in new bytes of files that are known. `false`, with nothing changed, when they are the
    /// old ones; `None` when one is not known or too large, so that everything must be read again.
    pub fn take_in(&mut self, changed: &[(SourcePath, Vec<u8>)]) -> Option<bool> {
        let mut sources = self.snapshot.sources.clone();
        let mut files = Vec::new();
        for (path, bytes) in changed {
            let file = sources.find(path.as_str())?;
            match sources.with_bytes(file, bytes) {
                Ok(None) => {}
                Ok(Some(edited)) => {
                    sources = edited;
                    files.push(file);
                }
                Err(_) => return None,
            }
        }
        match files.as_slice() {
            [] => return Some(false),
            [file] => self.edit(sources, *file),
            _ => self.load(sources),
        }
        Some(true)
    }

    /// Makes the snapshot of `sources`, in which only `file` is another.
    fn edit(&mut self, sources: Sources, file: FileId) {
        let path = &sources.file(file).path;
        let edited = if path.below("layouts").is_some() {
            self.edit_template(&sources, file)
        } else if path.below("content").is_some() {
            self.edit_content(&sources, file)
        } else {
            None
        };
        match edited {
            Some((edited, checked)) => self.publish(edited, &checked),
            None => self.load(sources),
        }
    }

    fn edit_template(&mut self, sources: &Sources, file: FileId) -> Option<Edit> {
        let (templates, found) = self.snapshot.templates.with(sources, file)?;
        self.found.templates.insert(file, found);
        let edited = Snapshot {
            sources: sources.clone(),
            templates: Arc::new(templates),
            ..Snapshot::clone(&self.snapshot)
        };
        Some((edited, BTreeSet::from([file])))
    }

    fn edit_content(&mut self, sources: &Sources, file: FileId) -> Option<Edit> {
        let before = Arc::clone(&self.snapshot);
        let Edited { site, mut checked } = self.memory.edit(&before.site, sources, file)?;
        let path = &sources.file(file).path;
        if !route::has_same_charts(&before.site, &site, path) {
            return None;
        }
        let found = route::check_links_again(&site, &before.site, &before.routes, sources, path);
        checked.extend(found.keys());
        self.found.links.extend(found);
        let edited = Snapshot { sources: sources.clone(), site, ..Snapshot::clone(&before) };
        Some((edited, checked))
    }

    fn load(&mut self, sources: Sources) {
        let loaded = Self::of(sources, self.options.clone(), Some(self), &|_| {});
        *self = loaded;
    }

    /// Loads everything, and takes over from `before` what is the same; `ended` is told of each
    /// phase when it is over.
    pub(super) fn of(
        sources: Sources,
        options: SnapshotOptions,
        before: Option<&Self>,
        ended: &dyn Fn(Phase),
    ) -> Self {
        let mut found = Found::default();
        let (site, memory) = load_again(&sources, &options.load, before.map(|it| &it.memory));
        ended(Phase::Load);
        let templates = Templates::parse(&sources, &mut found.templates);
        let stylesheet = statics::stylesheet(&sources, &mut found.statics);
        ended(Phase::Theme);
        let known = before.map(|it| &*it.snapshot);
        let pictures = pictures::load(&site, &sources, known, &mut found.statics);
        let base_url = options.base_url.clone().unwrap_or_else(|| site.config.base_url.clone());
        let card_fonts = CardFonts::of(&sources);
        let claims = route::Statics {
            cards: site.config.social_cards && !card_fonts.fonts.is_empty(),
            ..statics::claims(&sources, &stylesheet, pictures::claims(&pictures, &sources))
        };
        let routes = Routes::plan(&site, &sources, &claims, &base_url, &mut found.statics);
        (found.links, found.other_links) = route::check_links(&site, &routes, &sources);
        let shared = shared::shared(&site, &routes, &sources);
        ended(Phase::Plan);
        let snapshot = Snapshot {
            site,
            routes: Arc::new(routes),
            templates: Arc::new(templates),
            shared,
            stylesheet: stylesheet.into(),
            pictures: Arc::new(pictures),
            card_fonts: Arc::new(card_fonts),
            base_url,
            today: options.load.today,
            found: Findings::of(found.with(memory.findings()), &sources),
            sources,
        };
        Self { options, snapshot: Arc::new(snapshot), memory, found }
    }

    /// Puts an edited snapshot in its place, with what is found now in the files that were checked.
    fn publish(&mut self, mut edited: Snapshot, checked: &BTreeSet<FileId>) {
        for file in checked {
            let found = self.found.with_in(self.memory.findings_in(*file), *file);
            let path = &edited.sources.file(*file).path;
            edited.found.replace(path, found, &edited.sources);
        }
        self.snapshot = Arc::new(edited);
    }
}

impl Found {
    /// `found` with all of these.
    fn with(&self, mut found: Diagnostics) -> Diagnostics {
        let of_files = self.templates.values().chain(self.links.values());
        of_files.chain([&self.statics, &self.other_links]).for_each(|step| found.share(step));
        found
    }

    /// `found` with those of these that stand in `file`.
    fn with_in(&self, mut found: Diagnostics, file: FileId) -> Diagnostics {
        let own = self.templates.get(&file).into_iter().chain(self.links.get(&file));
        let steps = own.chain([&self.statics, &self.other_links]);
        steps.for_each(|step| found.append(step.in_file(file)));
        found
    }
}
