//! A content file after parsing and before it means anything.

use std::sync::Arc;

use super::place::{Folder, PICTURE_RECORDS, Place};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem, nearest};
use crate::markdown::{self, Document, FENCE};
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
    pub(super) body: Arc<Document>,
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
        if file.path.extension() != "md" {
            // Figures are most of a site: their YAML is parsed when they are read, and let go of.
            let is_figures = matches!(place, Place::Figures(..));
            let text = if is_figures { "" } else { text };
            let node = yaml::parse(id, text, 0, found)?;
            let start = Span { end: node.span.start, ..node.span };
            return Some(Self { file: id, path, place, node, body: Arc::default(), start });
        }
        let front = markdown::front_matter(id, text, found)?;
        let node = yaml::parse(id, &text[front.yaml.clone()], front.yaml.start, found);
        let body = markdown::parse(id, &file.path, text, front.body, found);
        let start = Span::new(id, 0..FENCE.len());
        Some(Self { file: id, path, place, node: node?, body: Arc::new(body), start })
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
