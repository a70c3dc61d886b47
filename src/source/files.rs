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

    /// The bytes of a file.
    fn read(&self, path: &SourcePath) -> Result<Vec<u8>, FileError>;
}

/// What [`Files::list`] found.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files that can be named, sorted by path.
    pub files: Vec<Entry>,
    /// Names that cannot be a [`SourcePath`] (not UTF-8, a backslash …), made readable.
    pub unusable: Vec<String>,
    /// Symbolic links, which are not followed as they could lead out of the site, and what is
    /// neither file nor folder.
    pub passed_over: Vec<SourcePath>,
}

/// One file of a listing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Where the file is.
    pub path: SourcePath,
    /// Its size in bytes, known before it is read, so that a huge file need not be.
    pub size: u64,
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
        let entry = |(path, bytes): (&SourcePath, &Arc<[u8]>)| Entry {
            path: path.clone(),
            size: bytes.len() as u64,
        };
        Ok(Listing { files: self.0.iter().map(entry).collect(), ..Listing::default() })
    }

    fn read(&self, path: &SourcePath) -> Result<Vec<u8>, FileError> {
        self.0.get(path).map(|bytes| bytes.to_vec()).ok_or_else(|| FileError {
            path: path.as_str().into(),
            cause: std::io::ErrorKind::NotFound.into(),
        })
    }
}
