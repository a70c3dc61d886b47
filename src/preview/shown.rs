//! The slot with what is shown: swapped in one step, taken without waiting.

use std::sync::Arc;

use tokio::sync::watch;

use crate::snapshot::Snapshot;
use crate::templates::Templates;

/// How many sets of templates are kept for when the newest cannot be used.
const FORMER_TEMPLATES: usize = 20;

/// What is shown from one reload to the next.
#[derive(Debug, Clone)]
pub(super) struct Version {
    /// Counted from 1; a larger one is newer.
    pub(super) number: u64,
    /// The site.
    pub(super) snapshot: Arc<Snapshot>,
    /// Whether everything that is wrong with it has been found.
    pub(super) is_checked: bool,
    /// The newest site without mistakes, for pages that the newest has lost to one.
    pub(super) sound: Option<Arc<Snapshot>>,
    /// The templates of earlier sites, the oldest first.
    pub(super) templates: Vec<Arc<Templates>>,
    /// The page of the file that was saved last, as URL and title.
    pub(super) saved: Option<(String, String)>,
    /// Why what is shown is not what is on disk, in Danish.
    pub(super) trouble: Option<String>,
}

impl Version {
    /// The version that follows with another snapshot, which has been checked.
    fn next(&self, snapshot: Arc<Snapshot>, saved: Option<(String, String)>) -> Self {
        let is_sound = !snapshot.found.has_errors();
        let sound = if is_sound { Some(Arc::clone(&snapshot)) } else { self.sound.clone() };
        let mut templates = self.templates.clone();
        if !Arc::ptr_eq(&self.snapshot.templates, &snapshot.templates) {
            templates.push(Arc::clone(&self.snapshot.templates));
            // The first ones, with which the preview began, are the likeliest to work.
            if templates.len() > FORMER_TEMPLATES {
                templates.remove(1);
            }
        }
        let number = self.number + 1;
        Self { number, snapshot, is_checked: true, sound, templates, saved, trouble: None }
    }
}

/// The slot.
#[derive(Debug)]
pub(super) struct Shown(watch::Sender<Arc<Version>>);

impl Shown {
    /// Shows the first snapshot, which has not been checked.
    pub(super) fn new(snapshot: Arc<Snapshot>) -> Self {
        let first = Version {
            number: 1,
            snapshot,
            is_checked: false,
            sound: None,
            templates: Vec::new(),
            saved: None,
            trouble: None,
        };
        Self(watch::Sender::new(Arc::new(first)))
    }

    /// What is shown now.
    pub(super) fn now(&self) -> Arc<Version> {
        Arc::clone(&self.0.borrow())
    }

    /// Tells of every version from now on, the present one first.
    pub(super) fn follow(&self) -> watch::Receiver<Arc<Version>> {
        let mut follower = self.0.subscribe();
        follower.mark_changed();
        follower
    }

    /// Shows another snapshot from now on, which has been checked; `saved` is the page of the file that
    /// was saved.
    pub(super) fn show(&self, snapshot: Arc<Snapshot>, saved: Option<(String, String)>) {
        self.0.send_replace(Arc::new(self.now().next(snapshot, saved)));
    }

    /// Says why the same is shown on though the disk says otherwise, or that it no longer does.
    /// Whether that is news.
    pub(super) fn set_trouble(&self, trouble: Option<String>) -> bool {
        let before = self.now();
        let is_news = before.trouble != trouble;
        if is_news {
            let number = before.number + 1;
            self.0.send_replace(Arc::new(Version { number, trouble, ..Version::clone(&before) }));
        }
        is_news
    }
}
