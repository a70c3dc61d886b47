//! From what changes on disk to the next snapshot.
//!
//! An edit of files that are known is taken in at once. What could be half a save waits a moment: a
//! file that is gone or empty, and names that are new, which editors use while they save.

use std::fs;
use std::hint::black_box;
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Options;
use super::doubt::Doubt;
use super::page::page_of;
use super::shown::Shown;
use super::watch::{Hints, Watch, WatchError};
use crate::diagnostics::Findings;
use crate::snapshot::{Snapshot, Unchecked, Workshop};
use crate::source::{DiskFiles, FileBytes, FileError, Files, MAX_PICTURE_BYTES, SourcePath};
use crate::text::Date;

/// How long what may be half a save is left alone.
const HALF_SAVED: Duration = Duration::from_millis(40);

/// How long findings stand before they are told: whoever types is not told of half a word.
const SETTLED: Duration = Duration::from_millis(100);

/// How often a folder that is gone is looked for, and how long nothing is heard before looking.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// More than an allocator keeps at hand, in bytes.
const LARGE: usize = 4 << 20;

/// What happens while a site is previewed.
#[derive(Debug)]
pub enum News<'n> {
    /// Everything that is wrong with the site that is shown first has been found.
    Checked(&'n Snapshot),
    /// Another snapshot is shown.
    Reloaded {
        /// What is shown.
        snapshot: &'n Snapshot,
        /// What was wrong when it was told the last time.
        told: &'n Findings,
        /// How long it took from the first hint on.
        took: Duration,
    },
    /// A file cannot be read; the site is shown as it was.
    Unreadable(&'n FileError),
    /// The folder is gone; the site is shown as it was.
    FolderGone(&'n Path),
    /// The folder is there again.
    FolderBack(&'n Path),
    /// The folder cannot be watched; it is read again twice a second instead.
    NotWatched(&'n WatchError),
    /// The program failed on this content; the site is shown as it was.
    Failed,
}

/// Follows a folder.
pub(super) struct Reloader<T, D> {
    root: PathBuf,
    workshop: Workshop,
    shown: Arc<Shown>,
    tell: T,
    /// What day it is.
    today: D,
    doubt: Doubt<Instant>,
    /// When to tell of the newest snapshot, and how long it took to make.
    tell_at: Option<(Instant, Duration)>,
    /// What was wrong with the snapshot that was told of last.
    told: Findings,
    is_gone: bool,
    /// Whether the program failed in the last load: nothing that it left is built upon.
    has_failed: bool,
}

impl<T: Fn(News<'_>), D: Fn() -> Date> Reloader<T, D> {
    /// Finds what is wrong with the site that is shown first, and tells it.
    pub(super) fn begin(
        options: &Options,
        unchecked: Unchecked,
        shown: Arc<Shown>,
        tell: T,
        today: D,
    ) -> Self {
        let checked = catch_unwind(AssertUnwindSafe(|| unchecked.check()));
        let has_failed = checked.is_err();
        // What is shown stays, and nothing is known of it.
        let workshop = checked.unwrap_or_else(|_| Workshop::empty(options.snapshot.clone()));
        let reloader = Self {
            root: super::absolute(&options.root),
            told: workshop.snapshot().found.clone(),
            workshop,
            shown,
            tell,
            today,
            doubt: Doubt::default(),
            tell_at: None,
            is_gone: false,
            has_failed,
        };
        if has_failed {
            reloader.tell_of_failure();
        } else {
            let snapshot = reloader.workshop.snapshot();
            reloader.shown.show(Arc::clone(snapshot), None);
            (reloader.tell)(News::Checked(snapshot));
        }
        reloader
    }

    /// Follows the folder for ever.
    pub(super) fn run(mut self) {
        loop {
            match Watch::new(&self.root) {
                Ok(watch) => {
                    // What changed before it was watched.
                    self.read_again(None, now());
                    while self.step(&watch) {}
                }
                Err(error) if self.root.join("content").is_dir() => {
                    (self.tell)(News::NotWatched(&error));
                    self.poll();
                }
                Err(_) => self.wait_for_folder(),
            }
        }
    }

    /// Takes in what happens next; `false` when the folder must be watched anew.
    fn step(&mut self, watch: &Watch) -> bool {
        let hints = watch.next(self.patience());
        let since = now();
        if hints.is_empty() {
            give_memory_back();
        } else {
            self.take_in(&hints, since);
        }
        if self.doubt.look_at().is_some_and(|at| at <= since) {
            self.look_at_doubtful(since);
        }
        self.keep_to_the_day();
        self.tell_when_settled();
        if !self.root.join("content").is_dir() {
            self.wait_for_folder();
            return false;
        }
        !hints.folders
    }

    /// How long to wait for events.
    fn patience(&self) -> Duration {
        let deadlines = self.doubt.look_at().into_iter().chain(self.tell_at.map(|(at, _)| at));
        let next = deadlines.min().map(|at| at.saturating_duration_since(now()));
        next.map_or(LOOK_AGAIN, |next| next.min(LOOK_AGAIN))
    }

    fn take_in(&mut self, hints: &Hints, since: Instant) {
        if hints.anything || hints.folders {
            self.doubt.anything(since + HALF_SAVED);
        }
        let mut changed = Vec::new();
        for path in &hints.files {
            if let Some(bytes) = self.bytes_of(path) {
                self.doubt.resolve(path);
                changed.push((path.clone(), bytes));
            } else {
                self.doubt.file(path.clone(), since + HALF_SAVED);
            }
        }
        self.edit(&changed, since);
    }

    /// The bytes of a file that is known and whole, as far as can be seen.
    fn bytes_of(&self, path: &SourcePath) -> Option<Vec<u8>> {
        self.workshop.snapshot().sources.find(path.as_str())?;
        let kind = fs::symlink_metadata(self.root.join(path.as_str())).ok()?.file_type();
        let read = kind.is_file().then(|| DiskFiles::new(&self.root).read(path, MAX_PICTURE_BYTES));
        match read?.ok()? {
            FileBytes::Whole(bytes) if !bytes.is_empty() => Some(bytes),
            _ => None,
        }
    }

    /// Takes in new bytes of known files, or reads everything where that is not enough.
    fn edit(&mut self, changed: &[(SourcePath, Vec<u8>)], since: Instant) {
        let Some((last, _)) = changed.last() else { return };
        let last = last.clone();
        if self.has_failed {
            return self.read_again(Some(&last), since);
        }
        let taken = self.guarded(|workshop| workshop.take_in(changed));
        match taken.flatten() {
            Some(true) => self.show(Some(&last), since),
            Some(false) => {}
            None => self.read_again(Some(&last), since),
        }
    }

    /// What was doubtful is what it is now. Files that editors make and remove while they save are
    /// none of the site's.
    fn look_at_doubtful(&mut self, since: Instant) {
        let never_was = |path: &SourcePath| {
            let sources = &self.workshop.snapshot().sources;
            // A folder that is moved away is told of as any name is.
            let is_known =
                sources.find(path.as_str()).is_some() || sources.has_folder(path.as_str());
            let there = fs::symlink_metadata(self.root.join(path.as_str()));
            !is_known && there.is_err_and(|error| error.kind() == ErrorKind::NotFound)
        };
        let is_justified = self.doubt.is_justified(never_was);
        let last = self.doubt.end();
        if is_justified {
            self.read_again(last.as_ref(), since);
        }
    }

    fn read_again(&mut self, saved: Option<&SourcePath>, since: Instant) {
        if !self.root.join("content").is_dir() {
            return;
        }
        let files = DiskFiles::new(&self.root);
        let afresh = std::mem::take(&mut self.has_failed);
        let outcome = self.guarded(|workshop| {
            if afresh {
                workshop.open_again(&files).map(|()| true)
            } else {
                workshop.read_again(&files)
            }
        });
        match outcome {
            Some(Ok(true)) => self.show(saved, since),
            Some(Ok(false)) => {
                self.shown.set_trouble(None);
            }
            Some(Err(error)) => {
                let path = error.path.strip_prefix(&self.root).unwrap_or(&error.path);
                let words = format!("Filen `{}` kan ikke læses.", path.display());
                let words = format!("{words} Siden vises, som den var.");
                if self.shown.set_trouble(Some(words)) {
                    (self.tell)(News::Unreadable(&error));
                }
                self.doubt.anything(now() + LOOK_AGAIN);
            }
            None => {}
        }
    }

    /// Does something that must not end the preview, whatever content it meets.
    fn guarded<R>(&mut self, work: impl FnOnce(&mut Workshop) -> R) -> Option<R> {
        let workshop = &mut self.workshop;
        let outcome = catch_unwind(AssertUnwindSafe(|| work(workshop)));
        if outcome.is_err() {
            self.has_failed = true;
            self.tell_of_failure();
        }
        outcome.ok()
    }

    fn tell_of_failure(&self) {
        let words = "Der er en fejl i selve bydel. Siden vises, som den var.";
        self.shown.set_trouble(Some(words.to_owned()));
        (self.tell)(News::Failed);
    }

    fn show(&mut self, saved: Option<&SourcePath>, since: Instant) {
        let snapshot = Arc::clone(self.workshop.snapshot());
        let page = saved.and_then(|path| page_of(path, &snapshot));
        self.shown.show(snapshot, page);
        let done = now();
        self.tell_at = Some((done + SETTLED, done - since));
    }

    /// Shows the site for a day that has begun.
    fn keep_to_the_day(&mut self) {
        let (today, since) = ((self.today)(), now());
        if today == self.workshop.snapshot().today || self.has_failed {
            return;
        }
        if self.guarded(|workshop| workshop.turn_to(today)).is_some() {
            self.show(None, since);
        }
    }

    fn tell_when_settled(&mut self) {
        if let Some((_, took)) = self.tell_at.filter(|(at, _)| *at <= now()) {
            self.tell_at = None;
            let snapshot = self.workshop.snapshot();
            (self.tell)(News::Reloaded { snapshot, told: &self.told, took });
            self.told = snapshot.found.clone();
        }
    }

    /// Waits until the folder is there again.
    fn wait_for_folder(&mut self) {
        if !self.is_gone {
            self.is_gone = true;
            let words =
                "Mappen `content` er væk. Siden vises, som den var, til mappen er der igen.";
            self.shown.set_trouble(Some(words.to_owned()));
            (self.tell)(News::FolderGone(&self.root));
        }
        std::thread::sleep(LOOK_AGAIN);
        if self.root.join("content").is_dir() {
            self.is_gone = false;
            self.shown.set_trouble(None);
            (self.tell)(News::FolderBack(&self.root));
        }
    }

    /// Reads everything again and again, where nothing tells of changes.
    fn poll(&mut self) {
        while self.root.join("content").is_dir() {
            self.read_again(None, now());
            self.keep_to_the_day();
            self.tell_when_settled();
            std::thread::sleep(LOOK_AGAIN);
        }
    }
}

/// Lets the allocator give back what was freed, while nobody waits: mimalloc does so at a large block
/// that is freed a second later or more. Else it were the next edit that waits, 10 ms and more after
/// a load at ten thousand pages.
fn give_memory_back() {
    drop(black_box(Vec::<u8>::with_capacity(LARGE)));
}

fn now() -> Instant {
    #[expect(
        clippy::disallowed_methods,
        reason = "saving is waited for, and told how long it took"
    )]
    Instant::now()
}
