//! A content file after parsing and before it means anything.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::frame::Frame;
use super::place::{Folder, PICTURE_RECORDS, Place};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem, nearest};
use crate::markdown::{self, Body, FENCE};
use crate::source::{Content, FileId, SourceFile, SourcePath, Sources, Span, Trouble};
use crate::yaml::{self, Node};

/// A file's part, its fields and its text.
#[derive(Debug, Clone)]
pub(super) struct Parsed {
    pub(super) file: FileId,
    /// The file's path, from which paths in it are read.
    pub(super) path: SourcePath,
    pub(super) place: Place,
    pub(super) node: Node,
    /// Where fields stand that are not in `node` yet. They are most of what is parsed of a site: those
    /// of pages are parsed when they are read, as figures are, and let go of.
    unread: Range<usize>,
    pub(super) body: Arc<Body>,
    /// Where to say that a field is missing: the line that begins the fields.
    pub(super) start: Span,
}

impl Parsed {
    /// Parses a file as what it is by its place; `None` when it is no text or cannot be made sense of, which `found` tells.
    pub(super) fn new(
        id: FileId,
        file: &SourceFile,
        place: Place,
        found: &mut Diagnostics,
    ) -> Option<Self> {
        let Content::Text(text) = &file.content else { return None };
        let path = file.path.clone();
        let nothing_unread = 0..0;
        if file.path.extension() != "md" {
            let is_figures = matches!(place, Place::Figures(..));
            let fields = if is_figures { "" } else { text };
            let node = yaml::parse(id, fields, 0, found)?;
            let start = Span { end: node.span.start, ..node.span };
            let body = Arc::new(Body::new(id, &path, text, text.len()));
            let unread = nothing_unread;
            return Some(Self { file: id, path, place, node, unread, body, start });
        }
        let front = markdown::front_matter(id, text, found)?;
        let (early, unread) = match Frame::has_part(&place) {
            true => (front.yaml, nothing_unread),
            false => (nothing_unread, front.yaml),
        };
        let node = yaml::parse(id, &text[early.clone()], early.start, found);
        let body = Arc::new(Body::new(id, &path, text, front.body));
        let start = Span::new(id, 0..FENCE.len());
        let Some(node) = node else {
            // Nothing comes of the file, and what is wrong with its text is told all the same.
            found.share(body.found());
            return None;
        };
        Some(Self { file: id, path, place, node, unread, body, start })
    }

    /// The same with all fields; `None` when they are no YAML, which `found` tells. `text` is the file's.
    pub(super) fn with_fields(&self, text: &str, found: &mut Diagnostics) -> Option<Cow<'_, Self>> {
        if self.unread.is_empty() {
            return Some(Cow::Borrowed(self));
        }
        let node = yaml::parse(self.file, &text[self.unread.clone()], self.unread.start, found)?;
        Some(Cow::Owned(Self { node, unread: 0..0, ..self.clone() }))
    }

    /// The picture that the fields name, whatever else is wrong with them.
    pub(super) fn picture(&self) -> Option<SourcePath> {
        let (_, value) = self.node.map()?.iter().find(|(key, _)| key.value == "picture")?;
        self.path.resolve(value.text()?.value)
    }
}

/// What a file is by itself; `None`, mostly with a finding, when it is nothing that is loaded.
pub(super) fn parse_one(
    id: FileId,
    file: &SourceFile,
    sources: &Sources,
    found: &mut Diagnostics,
) -> Option<Parsed> {
    if let Content::Unusable(trouble) = &file.content {
        found.push(unusable(id, trouble));
        return None;
    }
    match Place::of(&file.path)? {
        Place::Picture => None,
        Place::Unexpected => {
            found.push(unexpected(id, file, sources));
            None
        }
        Place::Part(folder, ..) if folder != Folder::Reports => {
            found.push(unexpected(id, file, sources));
            None
        }
        place => Parsed::new(id, file, place, found),
    }
}

fn unusable(id: FileId, trouble: &Trouble) -> Diagnostic {
    let problem = match trouble {
        Trouble::BadName => Problem::FileName,
        Trouble::NoFile => Problem::UnexpectedFile,
        Trouble::NotUtf8 { .. } => Problem::NotUtf8,
        Trouble::TooLarge { size, limit } => too_large(*size, *limit),
        Trouble::Missing => Problem::SiteFileMissing,
    };
    let at = match trouble {
        // The place of the character that stands for the first byte that is wrong.
        Trouble::NotUtf8 { valid_up_to } => {
            *valid_up_to..valid_up_to + char::REPLACEMENT_CHARACTER.len_utf8()
        }
        _ => 0..0,
    };
    Diagnostic::new(Span::new(id, at), problem)
}

fn too_large(size: u64, limit: u64) -> Problem {
    let tenths = (size * 10).div_ceil(1 << 20);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    Problem::FileTooLarge {
        size_da: format!("{whole},{tenth} MB"),
        size_en: format!("{whole}.{tenth} MB"),
        limit: format!("{} MB", limit >> 20),
    }
}

/// The names of files that mean something wherever they lie.
const FILE_NAMES: [&str; 4] = ["index.md", "_index.md", "figures.yaml", PICTURE_RECORDS];

/// A file that is not used; under the name that it was meant to have it would be: `Index.md`.
fn unexpected(id: FileId, file: &SourceFile, sources: &Sources) -> Diagnostic {
    let meant = meant_path(&file.path).filter(|path| sources.find(path.as_str()).is_none());
    let problem = meant.map_or(Problem::UnexpectedFile, |path| Problem::FileMisnamed {
        name: path.file_name().to_owned(),
    });
    Diagnostic::new(Span::start_of(id), problem)
}

/// Where a file that is not used was meant to lie.
pub(super) fn meant_path(path: &SourcePath) -> Option<SourcePath> {
    let is_unused = match Place::of(path)? {
        Place::Unexpected => true,
        Place::Part(folder, ..) => folder != Folder::Reports,
        _ => false,
    };
    let name = path.file_name();
    let meant = is_unused.then(|| nearest(name, FILE_NAMES)).flatten()?;
    SourcePath::new(&format!("{}{meant}", path.as_str().strip_suffix(name)?))
}
