//! What a published folder was made from, so that a build of the same need not be done again.
//!
//! A site is a function of the program, the files and the options. When a build has succeeded, the
//! hash of these stands in `.bydel/inputs`, beside the manifest with the hashes of what came out.
//! If both still hold, every file would be written as it stands. No time of any file is asked for:
//! all bytes are compared, what went in and what came out.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::error::OutputError;
use super::folder::Folder;
use super::path::OutputPath;
use crate::source::Digest;

const HEADER: &str = "bydel inputs 1";

/// What a site was made from, and how many pages it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The hash of everything that the site depends on.
    pub inputs: Digest,
    /// How many of its files are pages.
    pub pages: usize,
}

/// A folder that holds already what would be written to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UpToDate {
    /// How many of its files are pages.
    pub pages: usize,
    /// How many files there are.
    pub files: usize,
}

impl Mark {
    pub(super) fn to_text(self) -> String {
        format!("{HEADER}\n{} {}\n", self.inputs, self.pages)
    }

    /// Reads [`Mark::to_text`]; whatever else it is, it is no mark.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (header, line) = text.trim_end().split_once('\n')?;
        let (inputs, pages) = line.split_once(' ')?;
        let mark = Self { inputs: Digest::parse(inputs)?, pages: pages.parse().ok()? };
        (header.trim_end() == HEADER).then_some(mark)
    }
}

/// Whether `dir` holds, byte for byte, what an earlier build has made from `inputs`, and no file of
/// ours beside it. `None` also when anything is in doubt: then a build will tell.
///
/// # Errors
/// When another build is at work there, or the folder must not be written to.
pub fn up_to_date(dir: &Path, inputs: Digest) -> Result<Option<UpToDate>, OutputError> {
    let folder = Folder::at(dir);
    if folder.read_mark().is_none_or(|mark| mark.inputs != inputs) {
        return Ok(None);
    }
    let folder = Folder::lock(dir, &super::disk::Disk::default())?;
    let manifest = folder.read_manifest()?;
    let entries: Vec<(&OutputPath, Digest)> = manifest.entries().collect();
    let holds = |(path, digest): &(&OutputPath, Digest)| {
        fs::read(folder.place(path)).is_ok_and(|bytes| Digest::of(&bytes) == *digest)
    };
    let mark = folder.read_mark().filter(|mark| mark.inputs == inputs);
    let all_hold = entries.par_iter().all(holds);
    Ok(mark.filter(|_| all_hold).map(|mark| UpToDate { pages: mark.pages, files: entries.len() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_back_and_nothing_else_is_one() {
        let mark = Mark { inputs: Digest::of(b"x"), pages: 168 };
        let text = mark.to_text();
        assert_eq!(Mark::parse(&text), Some(mark));
        for other in ["", "bydel inputs 1\n", &text.replace("inputs 1", "inputs 2"), &text[..60]] {
            assert_eq!(Mark::parse(other), None, "{other}");
        }
    }
}
