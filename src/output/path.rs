//! Where a file stands in the published folder.
//!
//! An [`OutputPath`] is safe to join to any folder on Linux, macOS and Windows: it cannot leave the
//! folder, cannot reach bydel's own `.bydel` folder, and names the same file on all three. It is
//! the only way from a string, be it a URL or a line of a manifest, to a file that is written or
//! removed.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// bydel's own folder inside the published one; no published path has a segment beginning so.
pub(super) const OWN_FOLDER: &str = ".bydel";

/// A file's path inside the published folder: `/` between segments, at most
/// [`OutputPath::MAX_BYTES`] bytes, valid on every platform. A copy shares it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// The longest path, in bytes: leaves room for the name of the folder on systems with short
    /// limits.
    pub const MAX_BYTES: usize = 240;

    /// Checks `path`, and says what is wrong with it if it cannot be published.
    pub fn new(path: &str) -> Result<Self, PathError> {
        let fault = if path.len() > Self::MAX_BYTES {
            Some(PathFault::TooLong)
        } else {
            path.split('/').find_map(segment_fault)
        };
        match fault {
            Some(fault) => Err(PathError { path: path.to_owned(), fault }),
            None => Ok(Self(path.into())),
        }
    }

    /// The path as it was given, with `/` between its segments.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file's place under `root`, with the platform's own separators.
    pub(super) fn under(&self, root: &Path) -> PathBuf {
        let mut place = root.to_path_buf();
        place.extend(self.0.split('/'));
        place
    }

    /// The folders that the file stands in, innermost first, without the published folder itself.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        folders(&self.0)
    }
}

/// The folders that a path leads through, innermost first.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(end, _)| &path[..end])
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A path that cannot be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathError {
    /// The path as it was given.
    pub path: String,
    /// What is wrong with it.
    pub fault: PathFault,
}

/// What makes a path unfit for publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// It is longer than [`OutputPath::MAX_BYTES`].
    TooLong,
    /// It is empty, absolute, ends in `/` or has `//` in it.
    EmptySegment,
    /// It has a segment `.` or `..`.
    DotSegment,
    /// It holds a character that some platform does not allow in a file name.
    Character(char),
    /// It has a segment that ends in a dot or a space, which Windows drops.
    TrailingDotOrSpace,
    /// It has a segment that Windows takes for a device, such as `con` or `nul.html`.
    ReservedName,
    /// It has a segment that begins with `.bydel`, which is kept for bydel itself.
    OwnFolder,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be published: ", self.path.escape_debug())?;
        match self.fault {
            PathFault::TooLong => write!(f, "it is over {} bytes", OutputPath::MAX_BYTES),
            PathFault::EmptySegment => f.write_str("it is absolute or has an empty segment"),
            PathFault::DotSegment => f.write_str("it has a segment `.` or `..`"),
            PathFault::Character(c) => write!(f, "it holds the character {c:?}"),
            PathFault::TrailingDotOrSpace => f.write_str("a segment ends in a dot or a space"),
            PathFault::ReservedName => f.write_str("a segment is a device name on Windows"),
            PathFault::OwnFolder => write!(f, "`{OWN_FOLDER}` is kept for bydel itself"),
        }
    }
}

impl std::error::Error for PathError {}

fn segment_fault(segment: &str) -> Option<PathFault> {
    // A colon makes a drive letter or an NTFS stream, a line break would forge a manifest line.
    let forbidden = |c: char| c.is_control() || r#"\:*?"<>|"#.contains(c);
    if segment.is_empty() {
        Some(PathFault::EmptySegment)
    } else if matches!(segment, "." | "..") {
        Some(PathFault::DotSegment)
    } else if let Some(c) = segment.chars().find(|c| forbidden(*c)) {
        Some(PathFault::Character(c))
    } else if segment.ends_with(['.', ' ']) {
        Some(PathFault::TrailingDotOrSpace)
    } else if is_device_name(segment) {
        Some(PathFault::ReservedName)
    } else {
        let start = segment.get(..OWN_FOLDER.len())?;
        start.eq_ignore_ascii_case(OWN_FOLDER).then_some(PathFault::OwnFolder)
    }
}

/// Whether Windows opens a device instead of a file, whatever the extension; the names are those of
/// "Naming Files, Paths, and Namespaces" in Microsoft's documentation.
fn is_device_name(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")).unwrap_or_default();
    let mut port = port.chars();
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || matches!((port.next(), port.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::Component;

    #[test]
    fn ordinary_paths_are_accepted() {
        for path in [
            "index.html",
            "omraader/herredsvang/index.html",
            "a/b c/blåbær.csv",
            ".well-known/security.txt",
            "common.css",
            "com10.txt",
            "console/lpt.txt",
            "a..b/...c",
            "x.bydel/y",
        ] {
            assert_eq!(OutputPath::new(path).unwrap().as_str(), path);
        }
    }

    #[test]
    fn paths_that_some_platform_would_misread_are_refused() {
        use PathFault::*;
        for (path, fault) in [
            ("", EmptySegment),
            ("/etc/passwd", EmptySegment),
            ("a//b", EmptySegment),
            ("a/", EmptySegment),
            (".", DotSegment),
            ("../a", DotSegment),
            ("a/../../b", DotSegment),
            ("a\\b", Character('\\')),
            ("C:/a", Character(':')),
            ("a:stream", Character(':')),
            ("a\0b", Character('\0')),
            ("a\nb", Character('\n')),
            ("a?", Character('?')),
            ("a./b", TrailingDotOrSpace),
            ("...", TrailingDotOrSpace),
            ("a ", TrailingDotOrSpace),
            ("con", ReservedName),
            ("a/Nul.html", ReservedName),
            ("aux .tar.gz", ReservedName),
            ("com1", ReservedName),
            ("LPT².txt", ReservedName),
            ("conin$", ReservedName),
            (".bydel", OwnFolder),
            ("a/.Bydel-x/y", OwnFolder),
        ] {
            assert_eq!(OutputPath::new(path).map_err(|e| e.fault), Err(fault), "{path:?}");
        }
    }

    #[test]
    fn length_limit_counts_bytes() {
        let longest = "ø".repeat(OutputPath::MAX_BYTES / 2);
        assert!(OutputPath::new(&longest).is_ok());
        assert_eq!(OutputPath::new(&(longest + "x")).unwrap_err().fault, PathFault::TooLong);
    }

    #[test]
    fn folders_are_listed_innermost_first() {
        let path = OutputPath::new("a/b/c.html").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(OutputPath::new("c.html").unwrap().folders().count(), 0);
    }

    proptest! {
        #[test]
        fn accepted_path_never_leaves_the_folder(text in r"[./\\:a ~\x00-\x20]{0,12}") {
            if let Ok(path) = OutputPath::new(&text) {
                let under = path.under(Path::new("root"));
                let inside = under.strip_prefix("root").unwrap();
                prop_assert!(inside.components().all(|part| matches!(part, Component::Normal(_))));
                prop_assert_eq!(inside.components().count(), text.split('/').count());
            }
        }
    }
}
