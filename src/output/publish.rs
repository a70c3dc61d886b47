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
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::disk::Disk;
use super::error::{Action, Listing, OutputError, PublishError};
use super::folder::{Folder, Standing};
use super::manifest::Manifest;
use super::path::OutputPath;
use super::ways::Ways;
use crate::source::Digest;

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
}

/// What is to be published.
pub struct Publication<'p> {
    /// The files of the site.
    pub paths: &'p [OutputPath],
    /// Called when all files are rendered and written, and none is in place yet.
    pub staged: &'p (dyn Fn() + Sync),
}

/// Makes the folder `dir` hold exactly the files of `site`, beside foreign files that it leaves alone.
///
/// `render` gives the bytes of the file at an index of its paths; it is called on the current rayon
/// pool, once for each, and `progress` after each. If anything fails before the first file is put
/// in place, all published files are as they were; after that, the next build completes this one.
pub fn publish<E: Send>(
    dir: &Path,
    site: &Publication<'_>,
    render: impl Fn(usize) -> Result<Vec<u8>, E> + Sync,
    progress: impl Fn() + Sync,
) -> Result<Summary, PublishError<E>> {
    publish_on(&Disk::default(), dir, site, render, progress)
}

pub(super) fn publish_on<E: Send>(
    disk: &Disk,
    dir: &Path,
    site: &Publication<'_>,
    render: impl Fn(usize) -> Result<Vec<u8>, E> + Sync,
    progress: impl Fn() + Sync,
) -> Result<Summary, PublishError<E>> {
    refuse_clashes(site.paths)?;
    let folder = Folder::lock(dir, disk)?;
    let old = folder.read_manifest()?;
    let build = Build { disk, folder, site, old };
    let standing = build.refuse_taken_paths(&site.paths.iter().collect::<Vec<_>>())?;
    let staging = build.folder.staging();
    disk.remove_tree(&staging)?;
    disk.create_folder(&staging)?;
    let outcome = build.stage(&standing, render, progress).and_then(|files| {
        (site.staged)();
        build.commit(&files).map_err(PublishError::Output)
    });
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
    let mut files = BTreeMap::new();
    for path in paths {
        if let Some(other) = files.insert(path.as_str().to_lowercase(), path) {
            return Err(clash(path, other));
        }
    }
    for path in paths {
        let mut folders = path.folders().map(str::to_lowercase);
        if let Some(file) = folders.find_map(|folder| files.get(&folder)) {
            return Err(clash(path, file));
        }
    }
    Ok(())
}

/// A build under way: the folder, what earlier builds wrote to it, and what shall be in it.
struct Build<'a> {
    disk: &'a Disk,
    folder: Folder,
    site: &'a Publication<'a>,
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
    /// Else tells of each of `paths` whether a file stands there.
    fn refuse_taken_paths(&self, paths: &[&OutputPath]) -> Result<Vec<bool>, OutputError> {
        let ours: HashSet<_> = self.old.paths().map(|path| self.folder.identity(path)).collect();
        let ways = Ways::look(&self.folder, paths.iter().copied())?;
        let is_ours = |path: &OutputPath| ours.contains(&self.folder.identity(path));
        let look = |path: &&OutputPath| ways.standing(&self.folder, path);
        let standing: Vec<Standing> = paths.par_iter().map(look).collect::<Result<_, _>>()?;
        let in_the_way = |(path, standing): (&&OutputPath, &Standing)| match standing {
            Standing::Absent => None,
            Standing::File if is_ours(path) => None,
            Standing::File => Some(path.to_string()),
            Standing::Blocked(by) => Some(by.clone()),
        };
        let taken: BTreeSet<_> = paths.iter().zip(&standing).filter_map(in_the_way).collect();
        if taken.is_empty() {
            return Ok(standing.iter().map(|it| matches!(it, Standing::File)).collect());
        }
        let folder = self.folder.root().to_owned();
        Err(OutputError::Taken { folder, names: Listing::new(taken) })
    }

    /// Renders every file, and keeps the bytes of those that changed in staging, not in memory.
    fn stage<E: Send>(
        &self,
        standing: &[bool],
        render: impl Fn(usize) -> Result<Vec<u8>, E> + Sync,
        progress: impl Fn() + Sync,
    ) -> Result<Vec<StagedFile>, PublishError<E>> {
        let files: Vec<_> = self.site.paths.iter().map(|_| OnceLock::new()).collect();
        let stage = |index: usize| {
            let bytes = render(index).map_err(PublishError::Render)?;
            let file = self.stage_file(&self.site.paths[index], standing[index], &bytes)?;
            files[index].get_or_init(|| file);
            progress();
            Ok(())
        };
        // The first failure by index, so that the message does not depend on the threads.
        let indices = (0..self.site.paths.len()).into_par_iter();
        match indices.find_map_first(|index| stage(index).err()) {
            Some(error) => Err(error),
            None => Ok(files.into_iter().filter_map(OnceLock::into_inner).collect()),
        }
    }

    fn stage_file(
        &self,
        path: &OutputPath,
        stands: bool,
        bytes: &[u8],
    ) -> Result<StagedFile, OutputError> {
        let place = self.folder.place(path);
        let holds = |place| holds(place, bytes).map_err(OutputError::io(Action::Read, place));
        let unchanged = stands && holds(&place)?;
        if !unchanged {
            let staged = self.staged(path.as_str());
            staged.parent().map_or(Ok(()), |folder| self.disk.create_folder(folder))?;
            self.disk.write(&staged, bytes)?;
        }
        Ok(StagedFile { digest: Digest::of(bytes), changed: !unchanged })
    }

    /// Where a file or folder of the site is staged: in the same folders as in the site, so that
    /// folders which are new can be put in place whole.
    fn staged(&self, name: &str) -> PathBuf {
        let mut staged = self.folder.staging().join("site");
        staged.extend(name.split('/'));
        staged
    }

    fn commit(&self, files: &[StagedFile]) -> Result<Summary, OutputError> {
        let changed: Vec<&OutputPath> =
            self.site.paths.iter().zip(files).filter(|(_, f)| f.changed).map(|(p, _)| p).collect();
        // Again: rendering takes time, and somebody may have saved a file there meanwhile.
        self.refuse_taken_paths(&changed)?;
        let digests = files.iter().map(|file| file.digest);
        let new: Manifest = self.site.paths.iter().cloned().zip(digests).collect();
        // Before the first rename, so that a killed build's files are known as ours.
        let both = self.old.union(&new);
        self.record(&self.old, &both)?;
        self.put_in_place(&changed)?;
        let (removed, kept) = self.remove_obsolete()?;
        self.record(&both, &new)?;
        let written = changed.len();
        Ok(Summary { written, unchanged: files.len() - written, removed, kept })
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

    /// Puts the changed files in place, in their turn. A folder that is not there yet is put in place
    /// with all that is in it: of a new site that is most of the work.
    fn put_in_place(&self, changed: &[&OutputPath]) -> Result<(), OutputError> {
        let ways = Ways::look(&self.folder, changed.iter().copied())?;
        let mut moves: BTreeMap<&str, Turn<'_>> = BTreeMap::new();
        for path in changed {
            let (name, turn) = (ways.absent(path).unwrap_or(path.as_str()), Turn::of(path));
            // What stands beside pages in a new folder comes with the first of them.
            let is_first =
                |known: &Turn<'_>| (Reverse(turn.is_page), turn) < (Reverse(known.is_page), *known);
            if moves.get(name).is_none_or(is_first) {
                moves.insert(name, turn);
            }
        }
        let mut moves: Vec<_> = moves.into_iter().collect();
        moves.sort_unstable_by_key(|(_, turn)| *turn);
        for (name, _) in moves {
            let mut place = self.folder.root().to_path_buf();
            place.extend(name.split('/'));
            self.disk.replace(&self.staged(name), &place)?;
        }
        Ok(())
    }

    /// Removes what only earlier builds wrote: how many files, and which ones were left alone.
    fn remove_obsolete(&self) -> Result<(usize, Vec<OutputPath>), OutputError> {
        let current: HashSet<_> =
            self.site.paths.iter().map(|path| self.folder.identity(path)).collect();
        let is_current = |path: &OutputPath| current.contains(&self.folder.identity(path));
        let mut obsolete: Vec<_> = self.old.paths().filter(|path| !is_current(path)).collect();
        obsolete.sort_unstable_by_key(|path| Reverse(Turn::of(path)));
        let (mut removed, mut kept, mut gone) = (0, Vec::new(), Vec::new());
        for path in obsolete {
            match self.folder.standing(path)? {
                Standing::Absent => gone.push(path),
                Standing::File if self.is_as_we_left_it(path)? => {
                    self.disk.remove_file(&self.folder.place(path))?;
                    removed += 1;
                    gone.push(path);
                }
                Standing::File | Standing::Blocked(_) => kept.push(path.clone()),
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

/// When a file is put in place, and in reverse when it is removed, so that no page refers to a
/// stylesheet or picture that is not there: pages last, deep ones before those that link to them,
/// the front page at the very end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Turn<'p> {
    is_page: bool,
    depth: Reverse<usize>,
    is_front: bool,
    name: &'p str,
}

impl<'p> Turn<'p> {
    fn of(path: &'p OutputPath) -> Self {
        let name = path.as_str();
        let extension = Path::new(name).extension();
        let is_page = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("html"));
        let depth = Reverse(path.folders().count());
        Self { is_page, depth, is_front: name == "index.html", name }
    }
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
