//! Every operation that changes the folder, but for opening the lock.
//!
//! They go through one place so that a test can stop a build before any one of them, as a killed
//! process or a full disk would, and look at what is left.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use super::error::{Action, OutputError};

/// The door to the file system; in tests it can be told to fail.
#[derive(Default)]
pub(super) struct Disk {
    #[cfg(test)]
    pub(super) fault: super::tests::Fault,
}

impl Disk {
    /// Makes a folder and those it stands in, where they are missing.
    pub(super) fn create_folder(&self, path: &Path) -> Result<(), OutputError> {
        let created = self.step().and_then(|()| fs::create_dir_all(path));
        created.map_err(OutputError::io(Action::Create, path))
    }

    /// Writes a new file.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
        let create = || {
            self.step()?;
            let mut file = File::create_new(path)?;
            self.step()?;
            file.write_all(bytes)
        };
        create().map_err(OutputError::io(Action::Write, path))
    }

    /// Puts the file `from` in the place of `to` in one step; a file that stood there is gone.
    pub(super) fn replace(&self, from: &Path, to: &Path) -> Result<(), OutputError> {
        let renamed = self.step().and_then(|()| fs::rename(from, to));
        renamed.map_err(OutputError::io(Action::Replace, to))
    }

    /// Removes a file.
    pub(super) fn remove_file(&self, path: &Path) -> Result<(), OutputError> {
        let removed = self.step().and_then(|()| fs::remove_file(path));
        removed.map_err(OutputError::io(Action::Remove, path))
    }

    /// Removes a folder if it is empty; says whether it is gone. One that the system will not part
    /// with, perhaps because a window is open on it, is left: an empty folder harms nobody.
    pub(super) fn remove_empty_folder(&self, path: &Path) -> bool {
        match self.step().and_then(|()| fs::remove_dir(path)) {
            Ok(()) => true,
            Err(cause) => cause.kind() == ErrorKind::NotFound,
        }
    }

    /// Removes a folder, if it is there, with everything in it; symbolic links are not followed.
    pub(super) fn remove_tree(&self, path: &Path) -> Result<(), OutputError> {
        match self.step().and_then(|()| fs::remove_dir_all(path)) {
            Err(cause) if cause.kind() != ErrorKind::NotFound => {
                Err(OutputError::io(Action::Remove, path)(cause))
            }
            _ => Ok(()),
        }
    }

    #[cfg(test)]
    fn step(&self) -> io::Result<()> {
        self.fault.step()
    }

    #[cfg(not(test))]
    fn step(&self) -> io::Result<()> {
        Ok(())
    }
}
