//! New files in a folder that belongs to an author: never over anything that is there.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{Action, Listing, OutputError};
use super::folder::file_type;
use super::path::OutputPath;

/// What may lie in a folder that a new site is made in.
const HARMLESS: [&str; 1] = [".git"];

/// Why files were not created.
#[derive(Debug)]
pub enum CreateError {
    /// Something is there already.
    Exists(PathBuf),
    /// The folder for a new site holds something.
    NotEmpty {
        /// The folder.
        folder: PathBuf,
        /// What lies in it.
        names: Listing,
    },
    /// The system refused an operation.
    Output(OutputError),
}

impl From<OutputError> for CreateError {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

/// Writes new files below `root`, with the folders that they need; gives back where they are.
///
/// # Errors
/// When one of them is there already: then nothing is written. When the system refuses to write:
/// then those before it are there, whole.
pub fn create_files(
    root: &Path,
    files: &[(OutputPath, String)],
) -> Result<Vec<PathBuf>, CreateError> {
    for (path, _) in files {
        let place = path.under(root);
        if file_type(&place)?.is_some() {
            return Err(CreateError::Exists(place));
        }
    }
    files.iter().map(|(path, text)| create(root, path, text)).collect()
}

fn create(root: &Path, path: &OutputPath, text: &str) -> Result<PathBuf, CreateError> {
    let (disk, place) = (Disk::default(), path.under(root));
    if let Some(folder) = place.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        disk.create_folder(folder)?;
    }
    match disk.write(&place, text.as_bytes()) {
        Err(OutputError::Io { cause, .. }) if cause.kind() == ErrorKind::AlreadyExists => {
            Err(CreateError::Exists(place))
        }
        written => Ok(written.map(|()| place)?),
    }
}

/// Writes the files of a new site into a folder that is empty or does not exist yet; it may be a
/// git repository already.
///
/// # Errors
/// When anything else lies in it, or when the system refuses to write.
pub fn create_site(root: &Path, files: &[(OutputPath, String)]) -> Result<(), CreateError> {
    match file_type(root)? {
        None => {}
        Some(kind) if kind.is_file() => return Err(CreateError::Exists(root.to_owned())),
        Some(_) => refuse_unless_empty(root)?,
    }
    create_files(root, files).map(|_| ())
}

fn refuse_unless_empty(root: &Path) -> Result<(), CreateError> {
    let unreadable = |cause| OutputError::io(Action::Read, root)(cause);
    let mut names = Vec::new();
    for entry in fs::read_dir(root).map_err(unreadable)? {
        names.push(entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| !HARMLESS.contains(&name.as_str()));
    if names.is_empty() {
        return Ok(());
    }
    Err(CreateError::NotEmpty { folder: root.to_owned(), names: Listing::new(names) })
}
