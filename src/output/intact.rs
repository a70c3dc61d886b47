//! Whether a published site still stands as a build has left it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;

use super::folder::{Standing, Walk, manifest};
use super::manifest::Manifest;
use super::path::OutputPath;
use crate::source::Digest;

/// What nearly all published files fit into, in bytes.
const SPACE: usize = 1 << 16;

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
        let (mut walk, mut space) = (Walk::new(dir), vec![0; SPACE]);
        entries.iter().all(|(path, digest)| match walk.standing(path) {
            Ok(Standing::File { length }) => {
                hash(&path.under(dir), length, &mut space).is_ok_and(|found| found == *digest)
            }
            _ => false,
        })
    };
    let is_whole = is_finished && entries.par_chunks(Walk::WORTH).all(stand);
    is_whole.then(|| Intact { digest: Digest::of(&bytes), files: entries.len() })
}

/// The hash of the file at `place`, which has `length` bytes. One that fits is read into `space`, and by
/// one call: a site has many.
fn hash(place: &Path, length: u64, space: &mut [u8]) -> io::Result<Digest> {
    let fitting = usize::try_from(length).ok().and_then(|length| space.get_mut(..length));
    let Some(bytes) = fitting else { return fs::read(place).map(|bytes| Digest::of(&bytes)) };
    File::open(place)?.read_exact(bytes)?;
    Ok(Digest::of(bytes))
}
