//! The list of files that bydel has written to a folder, with the hashes of their bytes.
//!
//! A file is ours if its path is listed; it is as we left it if its hash is listed too. While files
//! are being put in place a path can have two hashes, before and after: a build that is killed then
//! leaves no file that looks as if somebody had edited it. The text is the same for the same files,
//! whatever the machine: one line a file, sorted, no times.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rayon::prelude::*;

use super::path::OutputPath;
use crate::source::Digest;

const HEADER: &str = "bydel manifest 1";

/// Paths with their hashes, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeSet<(OutputPath, Digest)>);

impl Manifest {
    /// Reads a manifest's text, or gives the first line, from 1, that is not as we write it: the
    /// file may have been damaged or forged, and what it lists may be removed.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, usize> {
        let lines = bytes.strip_suffix(b"\n").unwrap_or(bytes).split(|byte| *byte == b'\n');
        let lines: Vec<&[u8]> = lines.collect();
        let (header, entries) = lines.split_first().ok_or(1_usize)?;
        if !str::from_utf8(header).is_ok_and(|header| header.trim_end() == HEADER) {
            return Err(1);
        }
        let parse = |line: &&[u8]| str::from_utf8(line).ok().and_then(parse_line);
        let parsed: Vec<Option<(OutputPath, Digest)>> = entries.par_iter().map(parse).collect();
        (2..).zip(parsed).map(|(number, entry)| entry.ok_or(number)).collect()
    }

    /// The text that [`Manifest::parse`] reads.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (path, digest) in &self.0 {
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "{digest} {path}");
        }
        text
    }

    /// What either of the two lists.
    pub(super) fn union(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// The listed paths, sorted, each once.
    pub(super) fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        let mut last = None;
        self.0.iter().map(|(path, _)| path).filter(move |path| last.replace(*path) != Some(*path))
    }

    /// Every path with the hash of its bytes, sorted; a path that has two hashes stands twice.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&OutputPath, Digest)> {
        self.0.iter().map(|(path, digest)| (path, *digest))
    }

    /// Whether we have written a file with these bytes to `path`.
    pub(super) fn lists(&self, path: &OutputPath, digest: Digest) -> bool {
        self.0.contains(&(path.clone(), digest))
    }
}

impl FromIterator<(OutputPath, Digest)> for Manifest {
    fn from_iter<I: IntoIterator<Item = (OutputPath, Digest)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

fn parse_line(line: &str) -> Option<(OutputPath, Digest)> {
    let (digest, path) = line.trim_end_matches('\r').split_once(' ')?;
    Some((OutputPath::new(path).ok()?, Digest::parse(digest)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, bytes: &str) -> (OutputPath, Digest) {
        (OutputPath::new(path).unwrap(), Digest::of(bytes.as_bytes()))
    }

    #[test]
    fn text_is_sorted_and_reads_back() {
        let manifest: Manifest =
            [entry("b.html", "2"), entry("a/x y.css", "1"), entry("b.html", "1")]
                .into_iter()
                .collect();
        let text = manifest.to_text();
        let paths: Vec<_> =
            text.lines().skip(1).filter_map(|line| Some(line.split_once(' ')?.1)).collect();
        assert_eq!(paths, ["a/x y.css", "b.html", "b.html"]);
        assert_eq!(Manifest::parse(text.as_bytes()).as_ref(), Ok(&manifest));
        assert_eq!(Manifest::parse(text.replace('\n', "\r\n").as_bytes()).as_ref(), Ok(&manifest));
        assert_eq!(
            manifest.paths().map(OutputPath::as_str).collect::<Vec<_>>(),
            ["a/x y.css", "b.html"]
        );
    }

    #[test]
    fn damaged_and_forged_lines_are_named() {
        let hash = "a".repeat(64);
        for (text, line) in [
            (String::new(), 1),
            ("bydel manifest 2\n".to_owned(), 1),
            (format!("{HEADER}\n\n"), 2),
            (format!("{HEADER}\n{hash} a\n{hash} ../b\n"), 3),
            (format!("{HEADER}\n{hash} /etc/passwd\n"), 2),
            (format!("{HEADER}\n{hash} C:\\Windows\n"), 2),
            (format!("{HEADER}\n{hash} .bydel/lock\n"), 2),
            (format!("{HEADER}\n{hash}\n"), 2),
            (format!("{HEADER}\n{} a\n", &hash[1..]), 2),
        ] {
            assert_eq!(Manifest::parse(text.as_bytes()), Err(line), "{text}");
        }
        assert_eq!(Manifest::parse(b"bydel manifest 1\n\xff\xfe\n"), Err(2));
    }
}
