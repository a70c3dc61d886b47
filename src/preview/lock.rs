//! One preview for each folder.
//!
//! The system lets go of a locked file when its process ends, however that happens, so that no lock
//! is ever left behind.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::absolute;
use crate::source::fingerprint;

/// The lock on a folder, for as long as the value lives.
#[derive(Debug)]
pub(super) struct Lock {
    /// `None` where the system has no locks: a second preview is then a nuisance and no harm.
    _file: Option<File>,
    address: PathBuf,
}

impl Lock {
    /// Takes the lock on `root`.
    ///
    /// # Errors
    /// When another preview has it: with its address, if that is known.
    pub(super) fn take(root: &Path) -> Result<Self, Option<String>> {
        let name = fingerprint(absolute(root).as_os_str().as_encoded_bytes());
        let path = std::env::temp_dir().join(format!("bydel-{name}.lock"));
        let address = path.with_extension("address");
        let Ok(file) = File::options().create(true).truncate(false).write(true).open(&path) else {
            return Ok(Self { _file: None, address });
        };
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: Some(file), address }),
            Err(TryLockError::WouldBlock) => {
                Err(fs::read_to_string(&address).ok().filter(|url| url.starts_with("http://")))
            }
            Err(TryLockError::Error(_)) => Ok(Self { _file: None, address }),
        }
    }

    /// Says where the folder is shown, to a preview that comes later.
    pub(super) fn tell(&self, url: &str) {
        // Without it the later one says the same in fewer words.
        let _ = fs::write(&self.address, url);
    }
}
