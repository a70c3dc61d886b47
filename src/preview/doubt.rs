//! What may be half saved, and waits a moment before it is looked at.

use std::collections::BTreeSet;

use crate::source::SourcePath;

/// What may be half saved, and at what time to look at it.
#[derive(Debug)]
pub(super) struct Doubt<T> {
    files: BTreeSet<SourcePath>,
    anything: bool,
    look_at: Option<T>,
}

impl<T> Default for Doubt<T> {
    fn default() -> Self {
        Self { files: BTreeSet::new(), anything: false, look_at: None }
    }
}

impl<T: Copy> Doubt<T> {
    /// A file is gone, empty or new: look at everything then, if it is not whole before.
    pub(super) fn file(&mut self, path: SourcePath, then: T) {
        self.files.insert(path);
        self.look_at.get_or_insert(then);
    }

    /// Anything may be otherwise: look at everything then.
    pub(super) fn anything(&mut self, then: T) {
        self.anything = true;
        self.look_at.get_or_insert(then);
    }

    /// The file is whole. If it was all that was in doubt, nothing has to be looked at: editors that
    /// empty a file before they write it would else have the whole folder read at each save.
    pub(super) fn resolve(&mut self, path: &SourcePath) {
        self.files.remove(path);
        if self.files.is_empty() && !self.anything {
            self.look_at = None;
        }
    }

    /// When to look at everything.
    pub(super) fn look_at(&self) -> Option<T> {
        self.look_at
    }

    /// Whether there is something to look at, when `is_nothing` tells the files that never were.
    pub(super) fn is_justified(&self, is_nothing: impl Fn(&SourcePath) -> bool) -> bool {
        self.anything || !self.files.iter().all(is_nothing)
    }

    /// Everything is looked at now. Gives a file that was in doubt, if one was.
    pub(super) fn end(&mut self) -> Option<SourcePath> {
        std::mem::take(self).files.pop_last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_become_whole_is_in_doubt_no_more() {
        let path = |name: &str| SourcePath::new(&format!("content/{name}.md")).unwrap();
        let (a, b) = (path("a"), path("b"));

        let mut doubt = Doubt::default();
        doubt.file(a.clone(), 1);
        doubt.file(b.clone(), 2);
        assert_eq!(doubt.look_at(), Some(1));
        doubt.resolve(&a);
        assert_eq!(doubt.look_at(), Some(1));
        doubt.resolve(&b);
        assert_eq!((doubt.look_at(), doubt.end()), (None, None));

        doubt.file(a.clone(), 3);
        doubt.file(b.clone(), 3);
        assert!(doubt.is_justified(|path| *path == a) && !doubt.is_justified(|_| true));
        assert_eq!((doubt.end(), doubt.look_at()), (Some(b.clone()), None));

        doubt.anything(4);
        doubt.file(a.clone(), 5);
        assert!(doubt.is_justified(|_| true));
        doubt.resolve(&a);
        doubt.resolve(&b);
        assert_eq!((doubt.look_at(), doubt.end()), (Some(4), None));
    }
}
