//! A site's files on disk.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{FileBytes, FileError, Files, Listing, SourcePath};

/// The folders of a site that are read; nothing else in its root is looked at.
const FOLDERS: [&str; 3] = ["content", "layouts", "assets"];

/// How deep folders may lie inside each other.
const MAX_DEPTH: usize = 16;

/// The files below a folder on disk.
///
/// Hidden files and folders (names that start with a dot) belong to editors and systems and are
/// passed over. Symbolic links, which could lead out of the site, are named but not followed.
#[derive(Debug, Clone)]
pub struct DiskFiles {
    root: PathBuf,
}

impl DiskFiles {
    /// The site whose `content/` lies in `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// What lies in a folder and below it, in any order.
    fn walk(&self, folder: &Path, depth: usize) -> Result<Listing, FileError> {
        let failed = |cause| FileError { path: folder.to_path_buf(), cause };
        let (mut listing, mut folders) = (Listing::default(), Vec::new());
        for entry in fs::read_dir(folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = entry.path();
            if kind.is_dir() && depth < MAX_DEPTH {
                folders.push(path);
            } else if kind.is_file() {
                self.add(&path, &mut listing);
            } else {
                listing.passed_over.extend(self.source_path(&path));
            }
        }
        let below = folders.par_iter().map(|folder| self.walk(folder, depth + 1));
        for below in below.collect::<Result<Vec<_>, _>>()? {
            add(&mut listing, below);
        }
        Ok(listing)
    }

    fn add(&self, path: &Path, listing: &mut Listing) {
        match self.source_path(path) {
            Some(path) => listing.files.push(path),
            None => {
                let relative = path.strip_prefix(&self.root).unwrap_or(path);
                listing.unusable.push(relative.to_string_lossy().into_owned());
            }
        }
    }

    fn source_path(&self, path: &Path) -> Option<SourcePath> {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let segments: Option<Vec<&str>> = relative.iter().map(|segment| segment.to_str()).collect();
        SourcePath::new(&segments?.join("/"))
    }
}

/// Adds what was found in one folder to what was found in others.
fn add(listing: &mut Listing, below: Listing) {
    listing.files.extend(below.files);
    listing.unusable.extend(below.unusable);
    listing.passed_over.extend(below.passed_over);
}

impl Files for DiskFiles {
    fn list(&self) -> Result<Listing, FileError> {
        let mut listing = Listing::default();
        for folder in FOLDERS.map(|name| self.root.join(name)) {
            if folder.is_dir() {
                add(&mut listing, self.walk(&folder, 0)?);
            }
        }
        listing.files.sort();
        listing.unusable.sort();
        listing.passed_over.sort();
        Ok(listing)
    }

    fn read(&self, path: &SourcePath, limit: u64) -> Result<FileBytes, FileError> {
        let path = self.root.join(path.as_str());
        read(&path, limit).map_err(|cause| FileError { path, cause })
    }
}

fn read(path: &Path, limit: u64) -> io::Result<FileBytes> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Ok(FileBytes::TooLarge(size));
    }
    // One byte more than it should have tells a file that has grown meanwhile.
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    Ok(if size > limit { FileBytes::TooLarge(size) } else { FileBytes::Whole(bytes) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_if_it_is_not_too_large() {
        let root = tempfile::TempDir::new().unwrap();
        fs::create_dir_all(root.path().join("content")).unwrap();
        fs::write(root.path().join("content/a.md"), "12345").unwrap();
        let files = DiskFiles::new(root.path());
        let path = SourcePath::new("content/a.md").unwrap();
        assert_eq!(files.list().unwrap().files, std::slice::from_ref(&path));
        assert_eq!(files.read(&path, 5).unwrap(), FileBytes::Whole(b"12345".to_vec()));
        assert_eq!(files.read(&path, 4).unwrap(), FileBytes::TooLarge(5));
    }

    #[cfg(unix)]
    #[test]
    fn link_is_named_and_not_followed() {
        let root = tempfile::TempDir::new().unwrap();
        fs::create_dir_all(root.path().join("content")).unwrap();
        fs::write(root.path().join("hemmelig.md"), "x").unwrap();
        let link = root.path().join("content/link.md");
        std::os::unix::fs::symlink(root.path().join("hemmelig.md"), link).unwrap();
        let listing = DiskFiles::new(root.path()).list().unwrap();
        assert!(listing.files.is_empty());
        assert_eq!(listing.passed_over, [SourcePath::new("content/link.md").unwrap()]);
    }
}
