//! What changes in a site's folder, as the system tells it.
//!
//! Folders are watched and not files: a file that is watched itself is lost when an editor saves by
//! renaming. Events are hints; what is on disk is looked at by whoever is told of one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::event::{CreateKind, EventKind, RemoveKind};
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::source::SourcePath;

/// The folders that a site is read from.
const FOLDERS: [&str; 3] = ["content", "layouts", "assets"];

/// Why a folder cannot be watched.
#[derive(Debug)]
pub enum WatchError {
    /// The system watches no more folders; on Linux `fs.inotify.max_user_watches` says how many.
    TooMany,
    /// Something else, in the words of the system.
    Other(String),
}

/// Watches a folder for as long as it lives.
#[derive(Debug)]
pub(super) struct Watch {
    root: PathBuf,
    _watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
}

/// What may have changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// Files, known or not.
    pub(super) files: BTreeSet<SourcePath>,
    /// Anything: a folder came or went, or events were lost.
    pub(super) anything: bool,
    /// One of the watched folders itself came or went, so that it must be watched anew.
    pub(super) folders: bool,
}

impl Watch {
    /// Begins to watch the folders of the site in `root`.
    pub(super) fn new(root: &Path) -> Result<Self, WatchError> {
        let (sender, events) = channel();
        let told = move |event| {
            // Nobody listens any more when the preview ends.
            let _ = sender.send(event);
        };
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(told, config).map_err(|e| failure(&e))?;
        watcher.watch(root, RecursiveMode::NonRecursive).map_err(|e| failure(&e))?;
        for folder in FOLDERS.map(|name| root.join(name)).iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::Recursive).map_err(|e| failure(&e))?;
        }
        Ok(Self { root: root.to_owned(), _watcher: watcher, events })
    }

    /// What has changed, as soon as anything has; nothing when nothing has for so long.
    pub(super) fn next(&self, patience: Duration) -> Hints {
        let mut hints = Hints::default();
        match self.events.recv_timeout(patience) {
            Ok(event) => hints.add(event, &self.root),
            Err(RecvTimeoutError::Timeout) => return hints,
            Err(RecvTimeoutError::Disconnected) => hints.folders = true,
        }
        while let Ok(event) = self.events.try_recv() {
            hints.add(event, &self.root);
        }
        hints
    }
}

impl Hints {
    /// Whether nothing has changed.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn add(&mut self, event: notify::Result<Event>, root: &Path) {
        let Ok(event) = event else {
            self.anything = true;
            return;
        };
        // Reading is an event too: to act on it would be to act on oneself.
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        self.anything |= event.need_rescan();
        let is_folder = matches!(
            event.kind,
            EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder)
        );
        for path in &event.paths {
            self.add_path(path, is_folder, root);
        }
    }

    fn add_path(&mut self, path: &Path, is_folder: bool, root: &Path) {
        let Ok(below) = path.strip_prefix(root) else { return };
        let mut parts = below.iter();
        let Some(first) = parts.next() else {
            self.folders = true;
            return;
        };
        if !FOLDERS.iter().any(|folder| first == *folder) {
            return;
        }
        let is_hidden = below.iter().any(|part| part.as_encoded_bytes().starts_with(b"."));
        if is_hidden {
            return;
        }
        if parts.next().is_none() {
            self.folders = true;
        }
        let names: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
        match names.and_then(|names| SourcePath::new(&names.join("/"))).filter(|_| !is_folder) {
            Some(file) => drop(self.files.insert(file)),
            None => self.anything = true,
        }
    }
}

fn failure(error: &notify::Error) -> WatchError {
    match error.kind {
        notify::ErrorKind::MaxFilesWatch => WatchError::TooMany,
        _ => WatchError::Other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, ModifyKind, RenameMode};

    fn hints(kind: EventKind, path: &str) -> Hints {
        let mut hints = Hints::default();
        hints.add(Ok(Event::new(kind).add_path(path.into())), Path::new("/web"));
        hints
    }

    #[test]
    fn only_changes_of_files_that_are_read_count() {
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        let files = |path: &str| {
            let files = hints(renamed, path).files;
            files.into_iter().map(|file| file.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(files("/web/content/stories/2024/a.md"), ["content/stories/2024/a.md"]);
        for path in
            ["/web/public/index.html", "/web/content/.a.md.swp", "/web/.git/index", "/other/a"]
        {
            assert!(hints(renamed, path).is_empty(), "{path}");
        }
        let read = EventKind::Access(AccessKind::Read);
        assert!(hints(read, "/web/content/index.md").is_empty());
    }

    #[test]
    fn a_folder_that_comes_or_goes_may_be_anything() {
        let made = EventKind::Create(CreateKind::Folder);
        assert!(hints(made, "/web/content/areas/ny").anything);
        assert!(hints(EventKind::Remove(RemoveKind::Folder), "/web/content").folders);
        assert!(hints(EventKind::Any, "/web").folders);
    }
}
