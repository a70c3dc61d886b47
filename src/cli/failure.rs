//! What keeps a command from doing its work, beside mistakes in the content.

use std::io;
use std::path::PathBuf;

use rayon::ThreadPoolBuildError;

use crate::output::{CreateError, OutputError, PathError};
use crate::preview::ServeError;
use crate::source::FileError;

/// The environment or the arguments do not allow what was asked for. Its words are in `words.rs`.
#[derive(Debug)]
pub(super) enum Failure {
    /// The site's folder has no `content/`; the folder as the system knows it.
    NoContent(PathBuf),
    /// The folder to publish to lies in one that the site is read from.
    OutInsideSource { out: PathBuf, source: PathBuf },
    /// A file of the site cannot be read.
    Unreadable(FileError),
    /// A page's URL cannot be a file name.
    Path(PathError),
    /// The site cannot be put on disk.
    Output(OutputError),
    /// Files cannot be begun on.
    Create(CreateError),
    /// The system gives no threads.
    NoThreads(ThreadPoolBuildError),
    /// The site cannot be shown.
    Serve(ServeError),
    /// The answer could not be written to standard output.
    Unanswered(io::Error),
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::Unreadable(error)
    }
}

impl From<CreateError> for Failure {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::Output(error) => Self::Output(error),
            error => Self::Create(error),
        }
    }
}

impl From<ThreadPoolBuildError> for Failure {
    fn from(error: ThreadPoolBuildError) -> Self {
        Self::NoThreads(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Unanswered(error)
    }
}
