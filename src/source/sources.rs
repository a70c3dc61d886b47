//! All input files, read once.

use std::collections::BTreeMap;
use std::ops::Bound::{Included, Unbounded};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::numbered::Numbered;
use super::raw::{RawFile, RawSources, Trouble, is_text, limit};
use super::{FileError, FileId, Files, LineIndex, Position, SourcePath, Span};

/// What some editors write before a text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// UTF-8 text without byte order mark, as it was read: a copy of all of a site would take long.
    Text(Arc<String>),
    /// Anything else, such as a picture.
    Bytes(Arc<Vec<u8>>),
    /// Not taken in, and why.
    Unusable(Trouble),
}

/// One input file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it is in the site.
    pub path: SourcePath,
    /// What it holds.
    pub content: Content,
    /// Text that cannot be used, with `�` for what is wrong with it.
    spoiled: Option<Arc<str>>,
    /// Made when somebody asks for a line: few files are ever asked.
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    fn new(path: SourcePath, content: Content) -> Self {
        Self { path, content, spoiled: None, lines: OnceLock::new() }
    }

    fn of(raw: RawFile) -> Self {
        let RawFile { path, held } = raw;
        match held {
            Ok(bytes) if is_text(&path) => Self::from_text(path, bytes),
            Ok(bytes) => Self::new(path, Content::Bytes(Arc::new(bytes))),
            Err(trouble) => Self::new(path, Content::Unusable(trouble)),
        }
    }

    /// A text file; Windows editors write a byte order mark, which is not part of the text.
    fn from_text(path: SourcePath, mut bytes: Vec<u8>) -> Self {
        if bytes.starts_with(BYTE_ORDER_MARK) {
            bytes.drain(..BYTE_ORDER_MARK.len());
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(path, Content::Text(Arc::new(text))),
            Err(error) => {
                let valid_up_to = error.utf8_error().valid_up_to();
                let content = Content::Unusable(Trouble::NotUtf8 { valid_up_to });
                let shown = String::from_utf8_lossy(error.as_bytes()).into();
                Self { spoiled: Some(shown), ..Self::new(path, content) }
            }
        }
    }

    /// Whether the two have the same content, as far as it is taken in.
    fn is_same(&self, other: &Self) -> bool {
        self.content == other.content && self.spoiled == other.spoiled
    }

    /// The text, empty when the file holds none.
    pub fn text(&self) -> &str {
        if let Content::Text(text) = &self.content { text } else { "" }
    }

    /// The text for people to look at: that of a file which is not UTF-8 as well, as far as it can
    /// be read.
    pub fn shown(&self) -> &str {
        self.spoiled.as_deref().unwrap_or_else(|| self.text())
    }

    /// The content as bytes, empty when the file was not taken in.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
            Content::Unusable(_) => &[],
        }
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(self.shown()))
    }

    /// The byte offset of a line and column in characters, both from 1.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        self.lines().offset(self.shown(), line, column)
    }

    /// The line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(self.shown(), offset)
    }

    /// The text of a line, from 1.
    pub fn line(&self, line: usize) -> &str {
        self.lines().line(self.shown(), line)
    }
}

/// Every input file of a site and of the theme beneath it. Immutable once read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Numbered,
    by_path: Arc<BTreeMap<SourcePath, FileId>>,
}

impl Sources {
    /// Reads all of `site`, and of `theme` those files that the site does not have itself.
    ///
    /// # Errors
    /// When a folder cannot be listed or a file cannot be read; a file that can be read but not
    /// understood becomes [`Content::Unusable`] instead.
    pub fn read(site: &impl Files, theme: &impl Files) -> Result<Self, FileError> {
        Ok(Self::of(RawSources::read(site, theme)?))
    }

    /// The files that were read.
    pub fn of(raw: RawSources) -> Self {
        Self::default().with(raw)
    }

    /// Reads everything again. Files that are as they were are the very same, and files that were
    /// there before keep their numbers.
    ///
    /// # Errors
    /// As [`Sources::read`].
    pub fn read_again(&self, site: &impl Files, theme: &impl Files) -> Result<Self, FileError> {
        Ok(self.with(RawSources::read(site, theme)?))
    }

    /// All files of `raw`; those known here keep their numbers.
    fn with(&self, raw: RawSources) -> Self {
        let all: Vec<SourceFile> = raw.files.into_par_iter().map(SourceFile::of).collect();
        let mut files: Vec<Arc<SourceFile>> = self.files.iter().cloned().collect();
        let mut by_path = BTreeMap::new();
        for file in all {
            let path = file.path.clone();
            let id = self
                .find(path.as_str())
                .or_else(|| self.former(&path))
                .unwrap_or_else(|| FileId(u32::try_from(files.len()).unwrap_or(u32::MAX)));
            match files.get_mut(id.index()) {
                Some(known) if known.is_same(&file) => {}
                Some(known) => *known = Arc::new(file),
                None => files.push(Arc::new(file)),
            }
            by_path.insert(path, id);
        }
        Self { files: Numbered::of(&files), by_path: Arc::new(by_path) }
    }

    /// The number of a file that was there once and may be back.
    fn former(&self, path: &SourcePath) -> Option<FileId> {
        let gone = self.files.iter().count() - self.by_path.len();
        let place = self.files.iter().position(|file| gone > 0 && file.path == *path)?;
        u32::try_from(place).ok().map(FileId)
    }

    /// The same files with other bytes in the one of that number; `None` when the bytes are no other.
    ///
    /// # Errors
    /// When they are too many.
    pub fn with_bytes(&self, id: FileId, bytes: &[u8]) -> Result<Option<Self>, Trouble> {
        let known = self.file(id);
        let path = known.path.clone();
        let (size, limit) = (bytes.len() as u64, limit(&path));
        if size > limit {
            return Err(Trouble::TooLarge { size, limit });
        }
        let file = SourceFile::of(RawFile { path, held: Ok(bytes.to_vec()) });
        if known.is_same(&file) {
            return Ok(None);
        }
        let (files, by_path) = (self.files.with(id, file), Arc::clone(&self.by_path));
        Ok(Some(Self { files, by_path }))
    }

    /// Whether these are the very files of `other`.
    pub fn is_same(&self, other: &Self) -> bool {
        self.by_path == other.by_path
            && self.by_path.values().all(|id| Arc::ptr_eq(self.shared(*id), other.shared(*id)))
    }

    /// Every file with its number, in path order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.by_path.values().map(|id| (*id, self.file(*id)))
    }

    /// Every file with its number, in path order, to be shared.
    pub fn iter_shared(&self) -> impl Iterator<Item = (FileId, &Arc<SourceFile>)> {
        self.by_path.values().map(|id| (*id, self.shared(*id)))
    }

    /// The file with that number, to be shared.
    pub fn shared(&self, id: FileId) -> &Arc<SourceFile> {
        self.files.get(id)
    }

    /// The file with that number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        self.files.get(id)
    }

    /// The number of the file at `path`, if there is one.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// Whether there is a file in the folder at `path`, or deeper.
    pub fn has_folder(&self, path: &str) -> bool {
        let first = format!("{path}/");
        let mut later = self.by_path.range::<str, _>((Included(first.as_str()), Unbounded));
        later.next().is_some_and(|(next, _)| next.below(path).is_some())
    }

    /// The text that a span covers; empty when the span does not fit the file.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).shown().get(span.range()).unwrap_or_default()
    }
}
