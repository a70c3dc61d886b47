//! The path of an input file inside a site: relative, with `/`, the same on every platform.

use std::fmt;
use std::sync::Arc;

/// A path relative to the site's root, such as `content/areas/herredsvang/index.md`.
///
/// Segments are separated by `/`; none is empty, `.` or `..`, and none holds a backslash or a
/// control character, so that a path can neither leave the site nor mean two things.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// The path written as `text`, or `None` when it is not a clean relative path.
    pub fn new(text: &str) -> Option<Self> {
        text.split('/').all(is_clean_segment).then(|| Self(text.into()))
    }

    /// The path as text, with `/` between segments.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last segment, `index.md`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The file name without its last extension, `index`.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// What stands after the last dot of the file name, in the case it was written.
    pub fn extension(&self) -> &str {
        self.file_name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The folder that holds the file, without a trailing `/`; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The segments below `prefix`, or `None` when the path does not stand below it.
    pub fn below(&self, prefix: &str) -> Option<&str> {
        self.0.strip_prefix(prefix)?.strip_prefix('/')
    }

    /// How a file in `folder` refers to this one, `../themes/a.md`.
    pub fn relative_to(&self, folder: &str) -> String {
        let from: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
        let to: Vec<&str> = self.0.split('/').collect();
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n("..", from.len() - shared);
        up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
    }

    /// The path that a relative reference in this file means; `None` when it leaves the site.
    pub fn resolve(&self, reference: &str) -> Option<Self> {
        let mut segments: Vec<&str> = self.folder().split('/').filter(|s| !s.is_empty()).collect();
        for segment in reference.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop()?;
                }
                other => segments.push(other),
            }
        }
        Self::new(&segments.join("/"))
    }
}

fn is_clean_segment(segment: &str) -> bool {
    !matches!(segment, "" | "." | "..")
        && !segment.contains(|c: char| c == '\\' || c == ':' || c.is_control())
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for SourcePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_clean_relative_paths_are_accepted() {
        for good in ["a", "content/areas/æ ø.md", "a/b/c.d.e"] {
            assert!(SourcePath::new(good).is_some(), "{good}");
        }
        for bad in ["", "/a", "a/", "a//b", "./a", "a/../b", "a\\b", "c:/a", "a\0"] {
            assert!(SourcePath::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_reference_is_resolved_from_the_folder_of_its_file() {
        let file = SourcePath::new("content/areas/herredsvang/index.md").unwrap();
        let resolved = |reference: &str| file.resolve(reference).map(|p| p.to_string());
        assert_eq!(resolved("foto.jpg").as_deref(), Some("content/areas/herredsvang/foto.jpg"));
        assert_eq!(
            resolved("../vestervang/index.md").as_deref(),
            Some("content/areas/vestervang/index.md")
        );
        assert_eq!(resolved("./a//b").as_deref(), Some("content/areas/herredsvang/a/b"));
        assert_eq!(resolved("../../../../etc/passwd"), None);
    }

    #[test]
    fn a_path_is_told_as_its_reader_would_write_it() {
        let file = SourcePath::new("content/themes/job.md").unwrap();
        assert_eq!(file.relative_to("content/areas/herredsvang"), "../../themes/job.md");
        assert_eq!(file.relative_to("content/themes"), "job.md");
        assert_eq!(file.relative_to("content"), "themes/job.md");
    }

    #[test]
    fn parts_of_a_path_are_named() {
        let file = SourcePath::new("content/areas/x/figures.old.yaml").unwrap();
        assert_eq!(
            (file.file_name(), file.stem(), file.extension()),
            ("figures.old.yaml", "figures.old", "yaml")
        );
        assert_eq!(file.folder(), "content/areas/x");
        assert_eq!(file.below("content/areas"), Some("x/figures.old.yaml"));
        assert_eq!(file.below("content/are"), None);
    }
}
