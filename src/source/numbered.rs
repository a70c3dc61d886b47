//! Files by their numbers, in lists whose copies share what they hold.

use std::sync::Arc;

use super::{FileId, SourceFile};

/// How many files stand in a page: what is copied when one of them becomes another.
const PAGE: usize = 64;

/// Files by their numbers, from 0 without a gap.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbered(Arc<Vec<Arc<Vec<Arc<SourceFile>>>>>);

impl Numbered {
    /// The files, numbered in their order.
    pub(super) fn of(files: &[Arc<SourceFile>]) -> Self {
        Self(Arc::new(files.chunks(PAGE).map(|page| Arc::new(page.to_vec())).collect()))
    }

    /// The file with that number.
    pub(super) fn get(&self, id: FileId) -> &Arc<SourceFile> {
        &self.0[id.index() / PAGE][id.index() % PAGE]
    }

    /// Every file in the order of the numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        self.0.iter().flat_map(|page| page.iter())
    }

    /// The same files, and `file` under the number of another.
    pub(super) fn with(&self, id: FileId, file: SourceFile) -> Self {
        let mut pages = self.0.clone();
        let page = &mut Arc::make_mut(&mut pages)[id.index() / PAGE];
        Arc::make_mut(page)[id.index() % PAGE] = Arc::new(file);
        Self(pages)
    }
}
