//! A snapshot together with all that the next one can be made from.
//!
//! A build needs one snapshot and drops the rest; a preview keeps a [`Workshop`] and tells it what
//! has changed on disk. Whichever way a snapshot was come to, it is the one that a fresh load of the
//! same files gives.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Snapshot, SnapshotOptions, Unchecked};
use crate::diagnostics::Diagnostics;
use crate::route;
use crate::site::{Edited, Memory};
use crate::source::{FileError, FileId, Files, SourcePath, Sources, builtin_theme};
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
pub(super) struct Found {
    pub(super) templates: BTreeMap<FileId, Diagnostics>,
    /// Stylesheet, pictures and addresses.
    pub(super) statics: Diagnostics,
    /// Links of each text that lead nowhere, by its file.
    pub(super) links: BTreeMap<FileId, Diagnostics>,
    /// Links that stand in no text.
    pub(super) other_links: Diagnostics,
}

impl Workshop {
    /// Reads, loads and checks a site.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn open(files: &impl Files, options: SnapshotOptions) -> Result<Self, FileError> {
        Ok(Unchecked::open(files, options)?.check())
    }

    /// A site without a file.
    pub fn empty(options: SnapshotOptions) -> Self {
        Unchecked::of(Sources::default(), options, None, &|_| {}).check()
    }

    pub(super) fn new(
        options: SnapshotOptions,
        snapshot: Arc<Snapshot>,
        memory: Memory,
        found: Found,
    ) -> Self {
        Self { options, snapshot, memory, found }
    }

    /// The newest snapshot.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// What the newest snapshot was made from.
    pub(super) fn memory(&self) -> &Memory {
        &self.memory
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
        *self = Unchecked::of(self.snapshot.sources.clone(), options, None, &|_| {}).check();
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
        let loaded = Unchecked::of(sources, self.options.clone(), Some(self), &|_| {});
        *self = loaded.check();
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
    pub(super) fn with(&self, mut found: Diagnostics) -> Diagnostics {
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
