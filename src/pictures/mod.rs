//! The files that pictures become: taken from a cache on disk, and made only when it has none.
//!
//! [`Pictures::prepare`] makes everything that a build needs, [`Pictures::check`] tells which
//! pictures are damaged without making anything, and [`Pictures::render`] gives the bytes of any
//! resource, a picture's from the cache. They are the bytes that `render` would give; only the time
//! differs. [`inventory`] lists what is known of every picture.

mod inventory;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::images::{self, Limits, PictureError, Variant};
use crate::output::Cache;
use crate::render::{self, Rendered};
use crate::route::Resource;
use crate::snapshot::{self, Picture, Snapshot};
use crate::source::{Digest, FileId};

pub use inventory::{Entry, Lack, Place, inventory};

/// The most pixels that are decoded at one time: half a gigabyte of memory.
const MOST_PIXELS: u64 = 120_000_000;

/// The most bytes that are held in memory when the disk does not take them.
const MOST_HELD: usize = 256_000_000;

/// The pictures of a site, with what has been made of them already.
#[derive(Debug, Default)]
pub struct Pictures {
    cache: Cache,
    /// What the disk did not take.
    held: BTreeMap<Digest, Vec<u8>>,
    /// What has been asked for.
    used: Mutex<BTreeSet<Digest>>,
}

/// Files of a picture with the names under which they are kept.
type Made = Vec<(Digest, Vec<u8>)>;

impl Pictures {
    /// Pictures that are taken from `cache` as far as it has them.
    pub fn of(cache: &Cache) -> Self {
        Self { cache: cache.clone(), ..Self::default() }
    }

    /// Makes every file of every picture of `snapshot` that the cache does not have, each picture
    /// decoded once and several at a time. What cannot be made is told. `progress` is called with
    /// the number of files that are done.
    pub fn prepare(
        cache: &Cache,
        snapshot: &Snapshot,
        progress: impl Fn(usize) + Sync,
    ) -> (Self, Diagnostics) {
        let mut pictures = Self::of(cache);
        let mut found = Diagnostics::default();
        for group in groups(snapshot) {
            let make = |(id, picture): &(FileId, &Picture)| {
                let made = make_missing(cache, snapshot, *id, picture);
                progress(picture.head.variants().len());
                (*id, made)
            };
            let made: Vec<(FileId, Result<Made, PictureError>)> =
                group.par_iter().map(make).collect();
            for (id, made) in made {
                match made {
                    Ok(left) => pictures.hold(left),
                    Err(error) => found.push(snapshot::unreadable(id, error)),
                }
            }
        }
        (pictures, found)
    }

    /// Keeps in memory what the disk did not take, as far as there is room.
    fn hold(&mut self, made: Made) {
        let mut size: usize = self.held.values().map(Vec::len).sum();
        for (name, bytes) in made {
            size += bytes.len();
            if size <= MOST_HELD {
                self.held.insert(name, bytes);
            }
        }
    }

    /// Which pictures are damaged. Those that the cache has were decoded once and are not.
    pub fn check(&self, snapshot: &Snapshot) -> Diagnostics {
        let mut found = Diagnostics::default();
        for group in groups(snapshot) {
            let damage = |(id, picture): &(FileId, &Picture)| {
                if missing(&self.cache, picture).is_empty() {
                    return None;
                }
                let original = snapshot::original(snapshot.sources.file(*id));
                let error = images::decodes(original, &Limits::default()).err()?;
                Some(snapshot::unreadable(*id, error))
            };
            let damaged: Vec<Diagnostic> = group.par_iter().filter_map(damage).collect();
            damaged.into_iter().for_each(|finding| found.push(finding));
        }
        found
    }

    /// What stands at the path of a resource. A picture's file is made and kept when the cache does
    /// not have it, so that whoever asks for it again does not wait.
    ///
    /// # Errors
    /// Those of [`render::render`].
    pub fn render(
        &self,
        snapshot: &Snapshot,
        resource: &Resource,
    ) -> Result<Rendered, Box<Diagnostic>> {
        let (file, variant) = match resource {
            Resource::Picture(file, variant) => (file, variant),
            Resource::Card(page) => return self.card(snapshot, page),
            _ => return render::render(snapshot, resource),
        };
        let name = snapshot.pictures.get(file).map(|picture| picture.name(*variant));
        self.used().extend(name);
        let held = name.and_then(|name| self.held.get(&name).cloned());
        if let Some(bytes) = held.or_else(|| self.cache.read(name?)) {
            return Ok(Rendered::picture(bytes, *variant));
        }
        let rendered = render::render(snapshot, resource)?;
        if let Some(name) = name {
            self.cache.keep(name, &rendered.bytes);
        }
        Ok(rendered)
    }

    /// The card of a page: put together anew, but drawn only when the cache does not have it.
    fn card(&self, snapshot: &Snapshot, page: &Resource) -> Result<Rendered, Box<Diagnostic>> {
        let drawing = render::drawing(snapshot, page)?;
        self.used().insert(drawing.name);
        if let Some(bytes) = self.cache.read(drawing.name) {
            return Ok(Rendered::card(bytes));
        }
        let rendered = drawing.rendered(snapshot)?;
        self.cache.keep(drawing.name, &rendered.bytes);
        Ok(rendered)
    }

    /// Removes from the cache what has not been asked for, down to a limit.
    pub fn prune(&self) {
        self.cache.prune(&self.used());
    }

    fn used(&self) -> MutexGuard<'_, BTreeSet<Digest>> {
        // A thread that failed has left a whole set behind: nothing fails between two steps of one.
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The pictures of a snapshot in groups that may be decoded at one time.
fn groups(snapshot: &Snapshot) -> Vec<Vec<(FileId, &Picture)>> {
    let mut groups: Vec<Vec<(FileId, &Picture)>> = Vec::new();
    let mut pixels = u64::MAX;
    for (id, picture) in &*snapshot.pictures {
        pixels = pixels.saturating_add(picture.head.pixels());
        if pixels > MOST_PIXELS {
            groups.push(Vec::new());
            pixels = picture.head.pixels();
        }
        groups
            .last_mut()
            .expect("invariant: the first picture begins a group")
            .push((*id, picture));
    }
    groups
}

/// The files of a picture that the cache does not seem to have.
fn missing(cache: &Cache, picture: &Picture) -> Vec<Variant> {
    let mut variants = picture.head.variants();
    variants.retain(|variant| !cache.has(picture.name(*variant)));
    variants
}

/// Makes and keeps what is missing; gives back what the disk did not take.
fn make_missing(
    cache: &Cache,
    snapshot: &Snapshot,
    id: FileId,
    picture: &Picture,
) -> Result<Made, PictureError> {
    let missing = missing(cache, picture);
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let original = snapshot::original(snapshot.sources.file(id));
    let made = images::encode(original, &missing, &Limits::default())?;
    let named = missing.iter().map(|variant| picture.name(*variant)).zip(made);
    Ok(named.filter(|(name, bytes)| !cache.keep(*name, bytes)).collect())
}
