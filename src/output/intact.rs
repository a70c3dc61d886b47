//! Whether a published site still stands as a build has left it.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::folder::{Standing, Walk, manifest};
use super::manifest::Manifest;
use super::path::OutputPath;
use crate::source::Digest;

/// A site that stands in a folder as a build has finished it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Intact {
    /// The hash of its manifest, which lists every file with the hash of its bytes.
    pub digest: Digest,
    /// How many files it has.
    pub files: usize,
}

/// The site in the folder `dir`, if every file of its manifest is there, with the bytes that the
/// manifest lists. All bytes are read, since the time of a file says nothing of what it holds. Nothing in
/// the folder is changed.
pub fn intact(dir: &Path) -> Option<Intact> {
    let bytes = fs::read(manifest(dir)).ok()?;
    let listed = Manifest::parse(&bytes).ok()?;
    let entries: Vec<(&OutputPath, Digest)> = listed.entries().collect();
    // Of a path with two hashes a build that was stopped may have left either.
    let is_finished = entries.windows(2).all(|pair| pair[0].0 != pair[1].0);
    let stand = |entries: &[(&OutputPath, Digest)]| {
        let mut walk = Walk::new(dir);
        entries.iter().all(|(path, digest)| {
            matches!(walk.standing(path), Ok(Standing::File))
                && fs::read(path.under(dir)).is_ok_and(|bytes| Digest::of(&bytes) == *digest)
        })
    };
    let is_whole = is_finished && entries.par_chunks(Walk::WORTH).all(stand);
    is_whole.then(|| Intact { digest: Digest::of(&bytes), files: entries.len() })
}
