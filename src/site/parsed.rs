//! A content file after parsing and before it means anything.

use super::place::Place;
use crate::diagnostics::Diagnostics;
use crate::markdown::{self, Document, FENCE};
use crate::source::{Content, FileId, SourceFile, SourcePath, Span};
use crate::yaml::{self, Node};

/// A file's part, its fields and its text.
#[derive(Debug, Clone)]
pub(super) struct Parsed {
    pub(super) file: FileId,
    /// The file's path, from which paths in it are read.
    pub(super) path: SourcePath,
    pub(super) place: Place,
    pub(super) node: Node,
    pub(super) body: Document,
    /// Where to say that a field is missing: the line that begins the fields.
    pub(super) start: Span,
}

impl Parsed {
    /// Parses one file; `None` when it is no text or cannot be made sense of, which `found` tells.
    pub(super) fn new(
        id: FileId,
        file: &SourceFile,
        place: Place,
        found: &mut Diagnostics,
    ) -> Option<Self> {
        let Content::Text(text) = &file.content else { return None };
        let path = file.path.clone();
        if file.path.extension() != "md" {
            let node = yaml::parse(id, text, 0, found)?;
            let start = Span { end: node.span.start, ..node.span };
            return Some(Self { file: id, path, place, node, body: Document::default(), start });
        }
        let front = markdown::front_matter(id, text, found)?;
        let node = yaml::parse(id, &text[front.yaml.clone()], front.yaml.start, found);
        let body = markdown::parse(id, &file.path, text, front.body, found);
        let start = Span::new(id, 0..FENCE.len());
        Some(Self { file: id, path, place, node: node?, body, start })
    }
}
