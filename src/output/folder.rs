//! The published folder under lock, and the question what stands in it at a path.
//!
//! Beside the site it holds `.bydel/`: the `manifest`, the `lock`, and while a build runs the
//! `staging` folder. Symbolic links inside the folder are never followed: what is behind them is
//! not ours. The folder itself may be one.

use std::borrow::Cow;
use std::fs::{self, File, FileType, Metadata, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{Action, Listing, OutputError};
use super::manifest::Manifest;
use super::path::{OWN_FOLDER, OutputPath};

/// A published folder that this build alone may change, for as long as the value lives.
pub(super) struct Folder {
    root: PathBuf,
    ignores_case: bool,
    /// The system releases it when the process ends, however it ends.
    _lock: File,
}

/// What stands at a path of the site.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    Absent,
    /// A file, in folders that are truly folders.
    File {
        /// How many bytes it has.
        length: u64,
    },
    /// Something that is no file, or a thing on the way to it that is no folder: its path.
    Blocked(String),
}

impl Folder {
    /// Takes the lock of `root`, which is made if it is missing; a folder with foreign files in it
    /// is refused as it is, without a trace of us.
    pub(super) fn lock(root: &Path, disk: &Disk) -> Result<Self, OutputError> {
        disk.create_folder(root)?;
        let own = root.join(OWN_FOLDER);
        // In this order: a build that began meanwhile made `.bydel` before any visible file.
        let visible = visible_names(root)?;
        if file_type(&own)?.is_none() && !visible.is_empty() {
            return Err(foreign(root, visible));
        }
        refuse_unless(FileType::is_dir, root, OWN_FOLDER)?;
        disk.create_folder(&own)?;
        let lock = lock(root, &own.join("lock"))?;
        let ignores_case = file_type(&own.join("LOCK"))?.is_some();
        Ok(Self { root: root.to_owned(), ignores_case, _lock: lock })
    }

    /// What earlier builds have written; a folder without a manifest must have no visible files.
    pub(super) fn read_manifest(&self) -> Result<Manifest, OutputError> {
        let file = self.manifest();
        refuse_unless(FileType::is_file, &self.root, ".bydel/manifest")?;
        match fs::read(&file) {
            Ok(bytes) => {
                Manifest::parse(&bytes).map_err(|line| OutputError::Manifest { file, line })
            }
            Err(cause) if cause.kind() == ErrorKind::NotFound => match visible_names(&self.root)? {
                names if names.is_empty() => Ok(Manifest::default()),
                names => Err(foreign(&self.root, names)),
            },
            Err(cause) => Err(OutputError::io(Action::Read, &file)(cause)),
        }
    }

    /// Somebody to look at what stands at paths.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk::new(&self.root)
    }

    /// The same for two paths exactly if they are one file on this file system.
    pub(super) fn identity<'p>(&self, path: &'p OutputPath) -> Cow<'p, str> {
        let path = path.as_str();
        if self.ignores_case { path.to_lowercase().into() } else { path.into() }
    }

    /// The published folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the file of `path` stands.
    pub(super) fn place(&self, path: &OutputPath) -> PathBuf {
        path.under(&self.root)
    }

    /// Where the manifest stands.
    pub(super) fn manifest(&self) -> PathBuf {
        manifest(&self.root)
    }

    /// Where files are written before they are put in place: on the same file system.
    pub(super) fn staging(&self) -> PathBuf {
        self.root.join(OWN_FOLDER).join("staging")
    }
}

/// Where the manifest of the folder `root` stands.
pub(super) fn manifest(root: &Path) -> PathBuf {
    root.join(OWN_FOLDER).join("manifest")
}

/// Looks at what stands at one path after another. In what order does not matter, but the folder of
/// the path before is not looked at again.
pub(super) struct Walk<'r> {
    root: &'r Path,
    /// A folder that is truly one, as are those around it.
    present: String,
    /// A folder that is not there.
    absent: Option<String>,
}

impl<'r> Walk<'r> {
    /// How many paths are worth a walk of their own beside others.
    pub(super) const WORTH: usize = 128;

    /// A walk below `root` that has seen nothing yet.
    pub(super) fn new(root: &'r Path) -> Self {
        Self { root, present: String::new(), absent: None }
    }

    /// What stands at `path`; looked at from the outermost folder inwards.
    pub(super) fn standing(&mut self, path: &OutputPath) -> Result<Standing, OutputError> {
        let mut folders: Vec<_> = path.folders().collect();
        folders.reverse();
        for folder in folders {
            if self.is_present(folder) {
                continue;
            }
            if self.absent.as_deref() == Some(folder) {
                return Ok(Standing::Absent);
            }
            match file_type(&self.root.join(folder))? {
                None => {
                    self.absent = Some(folder.to_owned());
                    return Ok(Standing::Absent);
                }
                Some(kind) if kind.is_dir() => folder.clone_into(&mut self.present),
                Some(_) => return Ok(Standing::Blocked(folder.to_owned())),
            }
        }
        Ok(match metadata(&path.under(self.root))? {
            None => Standing::Absent,
            Some(file) if file.is_file() => Standing::File { length: file.len() },
            Some(_) => Standing::Blocked(path.to_string()),
        })
    }

    fn is_present(&self, folder: &str) -> bool {
        let within = self.present.strip_prefix(folder);
        within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// The type of what is at `path` itself, not behind a link; none if nothing is.
pub(super) fn file_type(path: &Path) -> Result<Option<FileType>, OutputError> {
    Ok(metadata(path)?.map(|it| it.file_type()))
}

fn metadata(path: &Path) -> Result<Option<Metadata>, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(OutputError::io(Action::Read, path)(cause)),
    }
}

fn lock(root: &Path, path: &Path) -> Result<File, OutputError> {
    refuse_unless(FileType::is_file, root, ".bydel/lock")?;
    let opened = File::options().create(true).truncate(false).write(true).open(path);
    let file = opened.map_err(OutputError::io(Action::Lock, path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OutputError::Locked { folder: root.to_owned() }),
        Err(TryLockError::Error(cause)) => Err(OutputError::io(Action::Lock, path)(cause)),
    }
}

/// Refuses a link, or anything else that we did not make, in the place of one of our own files.
fn refuse_unless(
    is_ours: impl Fn(&FileType) -> bool,
    root: &Path,
    name: &str,
) -> Result<(), OutputError> {
    match file_type(&root.join(name))? {
        Some(kind) if !is_ours(&kind) => Err(OutputError::Taken {
            folder: root.to_owned(),
            names: Listing::new([name.to_owned()]),
        }),
        _ => Ok(()),
    }
}

/// The files and folders in `root`, but for those such as `.git` that a folder may well start with.
fn visible_names(root: &Path) -> Result<Vec<String>, OutputError> {
    let unreadable = |cause| OutputError::io(Action::Read, root)(cause);
    let mut names = Vec::new();
    for entry in fs::read_dir(root).map_err(unreadable)? {
        names.push(entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| !name.starts_with('.'));
    Ok(names)
}

fn foreign(root: &Path, names: Vec<String>) -> OutputError {
    OutputError::ForeignFolder { folder: root.to_owned(), names: Listing::new(names) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_stands_at_a_path_does_not_depend_on_what_was_looked_at_before() {
        let root = tempfile::TempDir::new().unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        fs::create_dir_all(root.path().join("a.b")).unwrap();
        for file in ["a/b/c", "a/d", "e", "a.b/c"] {
            fs::write(root.path().join(file), "").unwrap();
        }
        let paths = [
            "a/b/c", "a/b/x", "a/b", "a/d", "a/d/x", "e", "e/x/y", "a.b/c", "x/y", "x/y/z", "a/bc",
        ];
        let paths = paths.map(|path| OutputPath::new(path).unwrap());
        let standing = |walk: &mut Walk<'_>, path| walk.standing(path).unwrap();
        let alone = paths.each_ref().map(|path| standing(&mut Walk::new(root.path()), path));
        assert!(
            matches!(&alone[0], Standing::File { .. }) && matches!(&alone[1], Standing::Absent)
        );
        assert!(matches!(&alone[2], Standing::Blocked(by) if by == "a/b"));
        assert!(matches!(&alone[6], Standing::Blocked(by) if by == "e"));
        proptest!(|(order in proptest::collection::vec(0..paths.len(), 1..30))| {
            let mut walk = Walk::new(root.path());
            for at in order {
                prop_assert_eq!(&standing(&mut walk, &paths[at]), &alone[at]);
            }
        });
    }
}
