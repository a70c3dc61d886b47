//! All input files as bytes, before any of them is taken for text.
//!
//! That is enough to know whether anything has changed; [`Sources::of`](super::Sources::of) makes
//! text of them.

use rayon::prelude::*;

use super::{Digest, FileBytes, FileError, Files, SourcePath};

/// The largest text file that is read, in bytes. A page of this size would be a book.
pub const MAX_TEXT_BYTES: u64 = 1 << 20;

/// The largest picture file that is read, in bytes.
pub const MAX_PICTURE_BYTES: u64 = 20 << 20;

/// The file without which there is no site.
const REQUIRED: &str = "content/site.yaml";

/// Files whose content is text; every other file is taken as bytes.
const TEXT_EXTENSIONS: [&str; 8] = ["md", "yaml", "yml", "html", "css", "js", "svg", "txt"];

/// Why a file was not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Larger than the limit, both in bytes.
    TooLarge {
        /// The file's size.
        size: u64,
        /// What is allowed.
        limit: u64,
    },
    /// Not valid UTF-8; the offset of the first bad byte.
    NotUtf8 {
        /// Bytes that are valid before the first one that is not.
        valid_up_to: usize,
    },
    /// The name cannot be used: not UTF-8, or with a character that means something to a path.
    BadName,
    /// A symbolic link, or something that is neither file nor folder.
    NoFile,
    /// Not there at all, though no site can do without it.
    Missing,
}

/// One input file as it was read.
#[derive(Debug)]
pub(super) struct RawFile {
    pub(super) path: SourcePath,
    pub(super) held: Result<Vec<u8>, Trouble>,
}

/// Every input file of a site and of the theme beneath it, in the order of their paths.
#[derive(Debug)]
pub struct RawSources {
    pub(super) files: Vec<RawFile>,
}

impl RawSources {
    /// Reads all of `site`, and of `theme` those files that the site does not have itself.
    ///
    /// # Errors
    /// When a folder cannot be listed or a file cannot be read.
    pub fn read(site: &impl Files, theme: &impl Files) -> Result<Self, FileError> {
        let own = site.list()?;
        let mut files: Vec<RawFile> =
            own.files.par_iter().map(|path| read_file(site, path)).collect::<Result<_, _>>()?;
        let theme_files = theme.list()?.files;
        for path in theme_files.iter().filter(|path| own.files.binary_search(path).is_err()) {
            files.push(read_file(theme, path)?);
        }
        files.extend(own.unusable.iter().filter_map(|name| unnameable(name)));
        files.extend(missing(&own.files));
        let passed_over = own.passed_over.into_iter();
        files.extend(passed_over.map(|path| RawFile { path, held: Err(Trouble::NoFile) }));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    /// The hash of all files: of their paths, and of what they hold.
    pub fn digest(&self) -> Digest {
        let line = |RawFile { path, held }: &RawFile| match held {
            Ok(bytes) => format!("{path} {}\n", Digest::of(bytes)),
            Err(trouble) => format!("{path} {trouble:?}\n"),
        };
        let lines: Vec<String> = self.files.par_iter().map(line).collect();
        Digest::of(lines.concat().as_bytes())
    }
}

/// Whether the file at `path` is taken for text.
pub(super) fn is_text(path: &SourcePath) -> bool {
    TEXT_EXTENSIONS.contains(&path.extension().to_ascii_lowercase().as_str())
}

/// The most bytes that a file at `path` may have.
pub(super) fn limit(path: &SourcePath) -> u64 {
    if is_text(path) { MAX_TEXT_BYTES } else { MAX_PICTURE_BYTES }
}

fn read_file(files: &impl Files, path: &SourcePath) -> Result<RawFile, FileError> {
    let limit = limit(path);
    let held = match files.read(path, limit)? {
        FileBytes::Whole(bytes) => Ok(bytes),
        FileBytes::TooLarge(size) => Err(Trouble::TooLarge { size, limit }),
    };
    Ok(RawFile { path: path.clone(), held })
}

/// A stand-in for the required file when it is not there, so that it can be reported.
fn missing(files: &[SourcePath]) -> Option<RawFile> {
    let path = SourcePath::new(REQUIRED).filter(|path| !files.contains(path))?;
    Some(RawFile { path, held: Err(Trouble::Missing) })
}

/// A stand-in for a file whose name cannot be a path, so that it can be reported.
fn unnameable(name: &str) -> Option<RawFile> {
    let clean: String = name
        .chars()
        .map(|c| if c == '\\' || c == ':' || c.is_control() { '?' } else { c })
        .collect();
    SourcePath::new(&clean).map(|path| RawFile { path, held: Err(Trouble::BadName) })
}
