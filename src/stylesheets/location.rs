//! Places in a source text, the way people count them.

use lightningcss::error::ErrorLocation;

use super::StyleError;

/// The place of a mistake: lightningcss counts lines from 0 and columns from 1 in UTF-16 units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) line: u32,
    pub(super) utf16_column: u32,
}

impl Place {
    pub(super) const START: Self = Self { line: 0, utf16_column: 1 };

    /// A mistake at this place of `text`, the contents of `path`.
    pub(super) fn error(self, path: &str, text: &str, message: String) -> StyleError {
        let line = text.split('\n').nth(self.line as usize).unwrap_or_default();
        let mut units = 1;
        let mut starts_before = |c: &char| {
            let start = units;
            units += c.len_utf16();
            start < self.utf16_column as usize
        };
        let before = line.chars().take_while(|c| starts_before(c)).count();
        // The parser's place may be that of the space before the token.
        let spaces = line.chars().skip(before).take_while(|c| c.is_whitespace()).count();
        let column = (before + spaces) as u32 + 1;
        StyleError { path: path.to_owned(), line: self.line + 1, column, message }
    }
}

impl From<ErrorLocation> for Place {
    fn from(at: ErrorLocation) -> Self {
        Self { line: at.line, utf16_column: at.column }
    }
}
