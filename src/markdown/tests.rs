//! Every construct with its exact HTML, every mistake with its exact place.

use crate::diagnostics::Diagnostics;
use crate::source::{FileId, MemoryFiles, Sources};

/// A site of one file, and that file's number.
pub(super) fn one_file(text: &str) -> (Sources, FileId) {
    let mut files = MemoryFiles::default();
    assert!(files.insert("content/areas/herredsvang/index.md", text.as_bytes()));
    let sources = Sources::read(&files, &MemoryFiles::default()).unwrap();
    let file = sources.find("content/areas/herredsvang/index.md").unwrap();
    (sources, file)
}

/// The findings as `line:column-line:column code`, in order.
pub(super) fn places(found: &Diagnostics, sources: &Sources) -> Vec<String> {
    let mut found = found.clone();
    found.sort(sources);
    let place = |d: &crate::diagnostics::Diagnostic| {
        let at = |offset| {
            let position = sources.file(d.span.file).position(offset);
            format!("{}:{}", position.line, position.column)
        };
        let (start, end) = (at(d.span.start), at(d.span.end));
        let place = if start == end { start } else { format!("{start}-{end}") };
        format!("{place} {}", d.problem.code())
    };
    found.iter().map(place).collect()
}
