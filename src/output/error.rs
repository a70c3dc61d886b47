//! Why a site could not be put on disk.
//!
//! Everything here is about the environment or the folder, never about an author's content: that is
//! the `E` of [`PublishError`]. The fields hold what a message needs, so that the command line can
//! say it in another language; `Display` says it in English and [`OutputError::hint`] what to do.

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

use super::path::OutputPath;

/// Why nothing, or not everything, was published.
#[derive(Debug)]
pub enum PublishError<E> {
    /// A page could not be rendered: of several, the first in the order of the paths.
    Render(E),
    /// The folder could not be written, or must not be.
    Output(OutputError),
}

/// What is wrong with the folder that a site is published to.
#[derive(Debug)]
pub enum OutputError {
    /// The folder has no manifest, and holds files or folders that bydel did not write.
    ForeignFolder {
        /// The published folder.
        folder: PathBuf,
        /// Its visible files and folders.
        names: Listing,
    },
    /// Another build holds the folder's lock.
    Locked {
        /// The published folder.
        folder: PathBuf,
    },
    /// Files or folders stand where the site's files belong, and bydel may not replace them.
    Taken {
        /// The published folder.
        folder: PathBuf,
        /// What stands in the way, as paths in the folder.
        names: Listing,
    },
    /// The manifest is damaged, or of a version that this program does not know.
    Manifest {
        /// The manifest.
        file: PathBuf,
        /// The first line that cannot be understood, from 1.
        line: usize,
    },
    /// Two paths are one file where upper and lower case are the same, or one is the other's folder.
    Clash {
        /// The path that comes first in alphabetical order.
        first: OutputPath,
        /// The path that cannot stand beside it.
        second: OutputPath,
    },
    /// The system refused an operation.
    Io {
        /// What was attempted.
        action: Action,
        /// The file or folder that it was attempted on.
        path: PathBuf,
        /// Why it failed.
        cause: io::Error,
    },
}

/// What was attempted on a file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To make a folder.
    Create,
    /// To read a file, or to look what is there.
    Read,
    /// To write a file in staging.
    Write,
    /// To put a staged file in its place.
    Replace,
    /// To remove a file or folder.
    Remove,
    /// To take the folder's lock.
    Lock,
}

/// The first names of a list, in order, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// At most [`Listing::SHOWN`] names.
    pub shown: Vec<String>,
    /// How many there are with those that are not shown.
    pub total: usize,
}

impl Listing {
    /// How many names are shown.
    pub const SHOWN: usize = 10;

    pub(super) fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut shown: Vec<_> = names.into_iter().collect();
        shown.sort_unstable();
        let total = shown.len();
        shown.truncate(Self::SHOWN);
        Self { shown, total }
    }
}

impl OutputError {
    /// For `map_err`: `action` failed on `path`.
    pub(super) fn io(action: Action, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |cause| Self::Io { action, path: path.to_owned(), cause }
    }

    /// What the reader of the message can do about it, in English.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::ForeignFolder { .. } => {
                Some("publish to an empty folder, or to one that bydel has published to before")
            }
            Self::Locked { .. } => Some("wait until the other build is done, or stop it"),
            Self::Taken { .. } => Some("move what is in the way, then build again"),
            Self::Manifest { .. } => {
                Some("without it bydel cannot know its own files: empty the folder and build again")
            }
            Self::Clash { .. } | Self::Io { .. } => None,
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ForeignFolder { folder, names } => {
                write!(f, "`{}` holds what bydel did not write: {names}", folder.display())
            }
            Self::Locked { folder } => {
                write!(f, "another build is publishing to `{}`", folder.display())
            }
            Self::Taken { folder, names } => {
                write!(f, "`{}` has other things in the site's place: {names}", folder.display())
            }
            Self::Manifest { file, line } => {
                write!(f, "cannot understand line {line} of `{}`", file.display())
            }
            Self::Clash { first, second } => {
                write!(f, "`{first}` and `{second}` cannot both be published")
            }
            Self::Io { action, path, cause } => {
                write!(f, "cannot {action} `{}`: {cause}", path.display())
            }
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Create => "create",
            Self::Read => "read",
            Self::Write => "write",
            Self::Replace => "replace",
            Self::Remove => "remove",
            Self::Lock => "lock",
        })
    }
}

impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.shown.join("`, `"))?;
        match self.total - self.shown.len() {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

impl<E: fmt::Display> fmt::Display for PublishError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Render(error) => error.fmt(f),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl error::Error for OutputError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Io { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

impl<E: error::Error> error::Error for PublishError<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Render(error) => error.source(),
            Self::Output(error) => error.source(),
        }
    }
}

impl<E> From<OutputError> for PublishError<E> {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}
