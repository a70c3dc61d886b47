//! All input files, read once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Entry, FileError, FileId, Files, LineIndex, Position, SourcePath, Span};

/// The largest text file that is read, in bytes. A page of this size would be a book.
pub const MAX_TEXT_BYTES: u64 = 1 << 20;

/// The largest picture file that is read, in bytes.
pub const MAX_PICTURE_BYTES: u64 = 20 << 20;

/// The file without which there is no site.
const REQUIRED: &str = "content/site.yaml";

/// What some editors write before a text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Files whose content is text; every other file is taken as bytes.
const TEXT_EXTENSIONS: [&str; 8] = ["md", "yaml", "yml", "html", "css", "js", "svg", "txt"];

/// What a file holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// UTF-8 text without byte order mark.
    Text(Arc<str>),
    /// Anything else, such as a picture.
    Bytes(Arc<[u8]>),
    /// Not taken in, and why.
    Unusable(Trouble),
}

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

/// One input file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it is in the site.
    pub path: SourcePath,
    /// What it holds.
    pub content: Content,
    /// Text that cannot be used, with `�` for what is wrong with it.
    spoiled: Option<Arc<str>>,
    lines: LineIndex,
}

impl SourceFile {
    fn new(path: SourcePath, content: Content) -> Self {
        let lines = LineIndex::new(if let Content::Text(text) = &content { text } else { "" });
        Self { path, content, spoiled: None, lines }
    }

    /// A text file; Windows editors write a byte order mark, which is not part of the text.
    fn from_text(path: SourcePath, bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::new(path, Content::Text(text.into())),
            Err(error) => {
                let content =
                    Content::Unusable(Trouble::NotUtf8 { valid_up_to: error.valid_up_to() });
                let shown = String::from_utf8_lossy(bytes);
                let lines = LineIndex::new(&shown);
                Self { path, content, spoiled: Some(shown.into()), lines }
            }
        }
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

    /// The byte offset of a line and column in characters, both from 1.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        self.lines.offset(self.shown(), line, column)
    }

    /// The line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        self.lines.position(self.shown(), offset)
    }

    /// The text of a line, from 1.
    pub fn line(&self, line: usize) -> &str {
        self.lines.line(self.shown(), line)
    }
}

/// Every input file of a site and of the theme beneath it. Immutable once read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    by_path: BTreeMap<SourcePath, FileId>,
}

impl Sources {
    /// Reads all of `site`, and of `theme` those files that the site does not have itself.
    ///
    /// # Errors
    /// When a folder cannot be listed or a file cannot be read; a file that can be read but not
    /// understood becomes [`Content::Unusable`] instead.
    pub fn read(site: &impl Files, theme: &impl Files) -> Result<Self, FileError> {
        let own = site.list()?;
        let mut files: Vec<SourceFile> =
            own.files.par_iter().map(|entry| read_file(site, entry)).collect::<Result<_, _>>()?;
        let owned = |entry: &Entry| own.files.binary_search_by(|o| o.path.cmp(&entry.path)).is_ok();
        for entry in theme.list()?.files.iter().filter(|entry| !owned(entry)) {
            files.push(read_file(theme, entry)?);
        }
        files.extend(own.unusable.iter().filter_map(|name| unnameable(name)));
        let passed_over = own.passed_over.iter().cloned();
        files.extend(passed_over.map(|p| SourceFile::new(p, Content::Unusable(Trouble::NoFile))));
        files.extend(missing(&own.files));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self::from_files(files))
    }

    fn from_files(files: Vec<SourceFile>) -> Self {
        let number = |(index, file): (usize, &SourceFile)| {
            (file.path.clone(), FileId(u32::try_from(index).unwrap_or(u32::MAX)))
        };
        let by_path = files.iter().enumerate().map(number).collect();
        Self { files, by_path }
    }

    /// Every file with its number, in path order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.by_path.values().map(|id| (*id, self.file(*id)))
    }

    /// The file with that number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.index()]
    }

    /// The number of the file at `path`, if there is one.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// The text that a span covers; empty when the span does not fit the file.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).shown().get(span.range()).unwrap_or_default()
    }
}

fn read_file(files: &impl Files, entry: &Entry) -> Result<SourceFile, FileError> {
    let is_text = TEXT_EXTENSIONS.contains(&entry.path.extension().to_ascii_lowercase().as_str());
    let limit = if is_text { MAX_TEXT_BYTES } else { MAX_PICTURE_BYTES };
    if entry.size > limit {
        let trouble = Trouble::TooLarge { size: entry.size, limit };
        return Ok(SourceFile::new(entry.path.clone(), Content::Unusable(trouble)));
    }
    let bytes = files.read(&entry.path)?;
    if is_text {
        return Ok(SourceFile::from_text(entry.path.clone(), &bytes));
    }
    Ok(SourceFile::new(entry.path.clone(), Content::Bytes(bytes.into())))
}

/// A stand-in for the required file when it is not there, so that it can be reported.
fn missing(entries: &[Entry]) -> Option<SourceFile> {
    let path = SourcePath::new(REQUIRED)?;
    let exists = entries.iter().any(|entry| entry.path == path);
    (!exists).then(|| SourceFile::new(path, Content::Unusable(Trouble::Missing)))
}

/// A stand-in for a file whose name cannot be a path, so that it can be reported.
fn unnameable(name: &str) -> Option<SourceFile> {
    let clean: String = name
        .chars()
        .map(|c| if c == '\\' || c == ':' || c.is_control() { '?' } else { c })
        .collect();
    SourcePath::new(&clean).map(|path| SourceFile::new(path, Content::Unusable(Trouble::BadName)))
}
