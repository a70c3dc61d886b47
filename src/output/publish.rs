//! One build's way onto the disk: check, stage, record, put in place, remove, record.
//!
//! Until the first rename nothing that is published has changed; from then on every step leaves
//! whole files, pages whose stylesheets and pictures are there, and a manifest that lists all we
//! have written, so that the next build can complete what this one began.
//!
//! Files are not flushed to the disk one by one: that costs milliseconds each, and a dead process
//! loses nothing without it. After a power cut a file may be empty; the next build compares all
//! bytes, not times, and mends it.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::disk::Disk;
use super::error::{Action, Listing, OutputError, PublishError};
use super::folder::{Folder, Standing, Walk};
use super::manifest::Manifest;
use super::path::{OutputPath, folders};
use crate::source::Digest;

/// How many files a thread renders before it looks for others that wait.
const FEW: usize = 16;

/// What a build has done to the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that stood there already, byte for byte.
    pub unchanged: usize,
    /// Files of earlier builds that this one did not have.
    pub removed: usize,
    /// Files of earlier builds that this one did not have, but that somebody has edited or replaced:
    /// they are left as they are, and are no longer ours.
    pub kept: Vec<OutputPath>,
    /// The hash of the manifest that lists the files; none where nothing was published.
    pub manifest: Option<Digest>,
}

/// Makes the folder `dir` hold exactly the files `paths`, beside foreign files that it leaves alone.
///
/// `render` gives the bytes of the file at an index of `paths`; it is called on the current rayon
/// pool, once for each, and `progress` after each. If anything fails before the first file is put
/// in place, all published files are as they were; after that, the next build completes this one.
pub fn publish<E: Send>(
    dir: &Path,
    paths: &[OutputPath],
    render: impl Fn(usize) -> Result<Vec<u8>, E> + Sync,
    progress: impl Fn() + Sync,
) -> Result<Summary, PublishError<E>> {
    publish_on(&Disk::default(), dir, paths, render, progress)
}

pub(super) fn publish_on<E: Send>(
    disk: &Disk,
    dir: &Path,
    paths: &[OutputPath],
    render: impl Fn(usize) -> Result<Vec<u8>, E> + Sync,
    progress: impl Fn() + Sync,
) -> Result<Summary, PublishError<E>> {
    refuse_clashes(paths)?;
    let folder = Folder::lock(dir, disk)?;
    let old = folder.read_manifest()?;
    let build = Build { disk, folder, paths, old };
    build.refuse_taken_paths()?;
    let staging = build.folder.staging();
    disk.remove_tree(&staging)?;
    disk.create_folder(&staging)?;
    let outcome = build
        .stage(render, progress)
        .and_then(|files| build.commit(&files).map_err(PublishError::Output));
    // If this fails, the next build tries again, and then says so.
    let _ = disk.remove_tree(&staging);
    outcome
}

/// Two paths that differ in case only are one file on macOS and Windows.
fn refuse_clashes(paths: &[OutputPath]) -> Result<(), OutputError> {
    let clash = |a: &OutputPath, b: &OutputPath| OutputError::Clash {
        first: a.min(b).clone(),
        second: a.max(b).clone(),
    };
    let lower: Vec<String> = paths.par_iter().map(|path| path.as_str().to_lowercase()).collect();
    let mut files = HashMap::with_capacity(paths.len());
    for (path, lower) in paths.iter().zip(&lower) {
        if let Some(other) = files.insert(lower.as_str(), path) {
            return Err(clash(path, other));
        }
    }
    for (path, lower) in paths.iter().zip(&lower) {
        if let Some(file) = folders(lower).find_map(|folder| files.get(folder)) {
            return Err(clash(path, file));
        }
    }
    Ok(())
}

/// A build under way: the folder, what earlier builds wrote to it, and what shall be in it.
struct Build<'a> {
    disk: &'a Disk,
    folder: Folder,
    paths: &'a [OutputPath],
    old: Manifest,
}

/// A rendered file whose bytes are in staging, or in place already.
struct StagedFile {
    digest: Digest,
    changed: bool,
}

impl Build<'_> {
    /// Names every path of the site where something stands that we may not replace. That holds for a
    /// file of ours too where a folder is needed: to remove it first would break the order.
    fn refuse_taken_paths(&self) -> Result<(), OutputError> {
        let ours: HashSet<_> = self.old.paths().map(|path| self.folder.identity(path)).collect();
        let in_the_way = |path: &OutputPath, standing| match standing {
            Err(error) => Some(Err(error)),
            Ok(Standing::Absent) => None,
            Ok(Standing::File { .. }) if ours.contains(&self.folder.identity(path)) => None,
            Ok(Standing::File { .. }) => Some(Ok(path.to_string())),
            Ok(Standing::Blocked(by)) => Some(Ok(by)),
        };
        let taken = self.paths.par_chunks(Walk::WORTH).flat_map_iter(|paths| {
            let mut walk = self.folder.walk();
            paths.iter().filter_map(move |path| in_the_way(path, walk.standing(path)))
        });
        let taken: BTreeSet<_> = taken.collect::<Result<_, _>>()?;
        if taken.is_empty() {
            return Ok(());
        }
        let folder = self.folder.root().to_owned();
        Err(OutputError::Taken { folder, names: Listing::new(taken) })
    }

    /// Renders every file, and keeps the bytes of those that changed in staging, not in memory.
    fn stage<E: Send>(
        &self,
        render: impl Fn(usize) -> Result<Vec<u8>, E> + Sync,
        progress: impl Fn() + Sync,
    ) -> Result<Vec<StagedFile>, PublishError<E>> {
        let files: Vec<_> = self.paths.iter().map(|_| OnceLock::new()).collect();
        let stage = |index: usize| {
            let bytes = render(index).map_err(PublishError::Render)?;
            let file = self.stage_file(index, &bytes)?;
            files[index].get_or_init(|| file);
            progress();
            Ok(())
        };
        // The first failure by index, so that the message does not depend on the threads.
        // Few at a time, so that no thread is left with the largest pages at the end.
        let indices = (0..self.paths.len()).into_par_iter().with_max_len(FEW);
        match indices.find_map_first(|index| stage(index).err()) {
            Some(error) => Err(error),
            None => Ok(files.into_iter().filter_map(OnceLock::into_inner).collect()),
        }
    }

    fn stage_file(&self, index: usize, bytes: &[u8]) -> Result<StagedFile, OutputError> {
        let place = self.folder.place(&self.paths[index]);
        let unchanged = holds(&place, bytes).map_err(OutputError::io(Action::Read, &place))?;
        if !unchanged {
            self.disk.write(&self.staged(index), bytes)?;
        }
        Ok(StagedFile { digest: Digest::of(bytes), changed: !unchanged })
    }

    fn staged(&self, index: usize) -> PathBuf {
        self.folder.staging().join(index.to_string())
    }

    fn commit(&self, files: &[StagedFile]) -> Result<Summary, OutputError> {
        // Again: rendering takes time, and somebody may have saved a file there meanwhile.
        self.refuse_taken_paths()?;
        let digests = files.iter().map(|file| file.digest);
        let new: Manifest = self.paths.iter().cloned().zip(digests).collect();
        // Before the first rename, so that a killed build's files are known as ours.
        let both = self.old.union(&new);
        self.record(&self.old, &both)?;
        let written = self.put_in_place(files)?;
        let (removed, kept) = self.remove_obsolete()?;
        self.record(&both, &new)?;
        let manifest = Some(Digest::of(new.to_text().as_bytes()));
        Ok(Summary { written, unchanged: files.len() - written, removed, kept, manifest })
    }

    /// Makes `next` the folder's manifest, where `current` is.
    fn record(&self, current: &Manifest, next: &Manifest) -> Result<(), OutputError> {
        if current == next {
            return Ok(());
        }
        let staged = self.folder.staging().join("manifest");
        self.disk.write(&staged, next.to_text().as_bytes())?;
        self.disk.replace(&staged, &self.folder.manifest())
    }

    fn put_in_place(&self, files: &[StagedFile]) -> Result<usize, OutputError> {
        let mut changed: Vec<_> = (0..files.len())
            .filter(|index| files[*index].changed)
            .map(|index| (turn(&self.paths[index]), index))
            .collect();
        changed.sort_unstable();
        // All folders first: what can fail should fail while no page has changed.
        let folders: HashSet<_> =
            changed.iter().map(|(_, index)| self.paths[*index].folders().next()).collect();
        let create = |folder: Option<&str>| {
            let mut place = self.folder.root().to_path_buf();
            place.extend(folder.into_iter().flat_map(|folder| folder.split('/')));
            self.disk.create_folder(&place)
        };
        folders.into_par_iter().try_for_each(create)?;
        let put = |(_, index): &(_, usize)| {
            self.disk.replace(&self.staged(*index), &self.folder.place(&self.paths[*index]))
        };
        for at_once in changed.chunk_by(|(turn, _), (other, _)| turn == other) {
            at_once.par_iter().try_for_each(put)?;
        }
        Ok(changed.len())
    }

    /// Removes what only earlier builds wrote: how many files, and which ones were left alone.
    fn remove_obsolete(&self) -> Result<(usize, Vec<OutputPath>), OutputError> {
        let current: HashSet<_> =
            self.paths.iter().map(|path| self.folder.identity(path)).collect();
        let is_current = |path: &OutputPath| current.contains(&self.folder.identity(path));
        let mut obsolete: Vec<_> = self.old.paths().filter(|path| !is_current(path)).collect();
        obsolete.sort_unstable_by_key(|path| Reverse(turn(path)));
        let (mut removed, mut kept, mut gone) = (0, Vec::new(), Vec::new());
        let mut walk = self.folder.walk();
        for path in obsolete {
            match walk.standing(path)? {
                Standing::Absent => gone.push(path),
                Standing::File { .. } if self.is_as_we_left_it(path)? => {
                    self.disk.remove_file(&self.folder.place(path))?;
                    removed += 1;
                    gone.push(path);
                }
                Standing::File { .. } | Standing::Blocked(_) => kept.push(path.clone()),
            }
        }
        gone.iter().for_each(|path| self.remove_empty_folders(path));
        kept.sort_unstable();
        Ok((removed, kept))
    }

    fn is_as_we_left_it(&self, path: &OutputPath) -> Result<bool, OutputError> {
        let place = self.folder.place(path);
        let bytes = fs::read(&place).map_err(OutputError::io(Action::Read, &place))?;
        Ok(self.old.lists(path, Digest::of(&bytes)))
    }

    /// From the inside out, up to the first that still holds something.
    fn remove_empty_folders(&self, path: &OutputPath) {
        let mut folders = path.folders().map(|folder| self.folder.root().join(folder));
        while folders.next().is_some_and(|folder| self.disk.remove_empty_folder(&folder)) {}
    }
}

/// Files are put in place in the order of their turns and removed in the reverse, so that no page refers
/// to a stylesheet or picture that is not there: pages last, deep ones before those that link to them,
/// the front page at the very end.
fn turn(path: &OutputPath) -> (bool, Reverse<usize>, bool) {
    let name = path.as_str();
    let extension = Path::new(name).extension();
    let is_page = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
    (is_page, Reverse(path.folders().count()), name == "index.html")
}

fn holds(place: &Path, bytes: &[u8]) -> io::Result<bool> {
    match fs::symlink_metadata(place) {
        Ok(found) if found.is_file() && found.len() == bytes.len() as u64 => {
            Ok(fs::read(place)? == bytes)
        }
        Ok(_) => Ok(false),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(false),
        Err(cause) => Err(cause),
    }
}
