//! The door through which input files come in.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::SourcePath;

/// Where a site's files are read from: the disk, or memory in tests and for the built-in theme.
pub trait Files: Sync {
    /// Every file of the site, sorted by path.
    fn list(&self) -> Result<Listing, FileError>;

    /// The bytes of a file, if they are at most `limit`.
    fn read(&self, path: &SourcePath, limit: u64) -> Result<FileBytes, FileError>;
}

/// What [`Files::read`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileBytes {
    /// All bytes of the file.
    Whole(Vec<u8>),
    /// The file has more bytes than were asked for: so many.
    TooLarge(u64),
}

/// What [`Files::list`] found.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files that can be named, sorted.
    pub files: Vec<SourcePath>,
    /// Names that cannot be a [`SourcePath`] (not UTF-8, a backslash …), made readable.
    pub unusable: Vec<String>,
    /// Symbolic links, which are not followed as they could lead out of the site, and what is
    /// neither file nor folder.
    pub passed_over: Vec<SourcePath>,
}

/// A file or folder that the environment does not let us read.
#[derive(Debug)]
pub struct FileError {
    /// The file or folder, as the operating system knows it.
    pub path: PathBuf,
    /// What the operating system said.
    pub cause: std::io::Error,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.cause)
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// Files held in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles(BTreeMap<SourcePath, Arc<[u8]>>);

impl MemoryFiles {
    /// Adds or replaces a file. Returns `false`, and adds nothing, when `path` is not clean.
    pub fn insert(&mut self, path: &str, bytes: impl Into<Arc<[u8]>>) -> bool {
        SourcePath::new(path).map(|path| self.0.insert(path, bytes.into())).is_some()
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.0.remove(path);
    }
}

impl Files for MemoryFiles {
    fn list(&self) -> Result<Listing, FileError> {
        Ok(Listing { files: self.0.keys().cloned().collect(), ..Listing::default() })
    }

    fn read(&self, path: &SourcePath, limit: u64) -> Result<FileBytes, FileError> {
        let bytes = self.0.get(path).ok_or_else(|| FileError {
            path: path.as_str().into(),
            cause: std::io::ErrorKind::NotFound.into(),
        })?;
        let size = bytes.len() as u64;
        Ok(if size > limit { FileBytes::TooLarge(size) } else { FileBytes::Whole(bytes.to_vec()) })
    }
}
