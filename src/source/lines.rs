//! From byte offsets to lines and columns.

/// A place as people count: from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where each line of a text starts.
#[derive(Debug, Clone)]
pub struct LineIndex(Vec<u32>);

impl LineIndex {
    /// The line starts of `text`. A line ends at `\n`; a `\r` before it belongs to the line's end.
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = breaks.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        Self(std::iter::once(0).chain(starts).collect())
    }

    /// The line and column of byte `offset` in `text`, the text that this index was made from.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.0.partition_point(|start| *start <= offset);
        let start = self.0[line - 1] as usize;
        let end = floor_char_boundary(text, offset as usize);
        let column = text.get(start..end).map_or(0, |before| before.chars().count());
        Position { line, column: column + 1 }
    }

    /// The byte offset of a line and column, both from 1; the nearest one when there is no such place.
    pub fn offset(&self, text: &str, line: usize, column: usize) -> usize {
        let Some(start) = line.checked_sub(1).and_then(|i| self.0.get(i)) else {
            return text.len();
        };
        let line = self.line(text, line);
        let before = line.char_indices().nth(column.saturating_sub(1));
        *start as usize + before.map_or(line.len(), |(at, _)| at)
    }

    /// The text of a line, from 1, without its line break.
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start =
            line.checked_sub(1).and_then(|i| self.0.get(i)).map_or(text.len(), |s| *s as usize);
        let end = self.0.get(line).map_or(text.len(), |next| *next as usize);
        text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_at_either_break() {
        let text = "æøå: 1\r\nanden\n\nsidst";
        let index = LineIndex::new(text);
        let at = |needle: &str| {
            let position = index.position(text, u32::try_from(text.find(needle).unwrap()).unwrap());
            (position.line, position.column)
        };
        assert_eq!(at("1"), (1, 6));
        assert_eq!(at("anden"), (2, 1));
        assert_eq!(at("sidst"), (4, 1));
        assert_eq!((index.offset(text, 1, 6), index.offset(text, 4, 2)), (8, 19));
        assert_eq!(index.position(text, 999), Position { line: 4, column: 6 });
        assert_eq!(
            (index.line(text, 1), index.line(text, 3), index.line(text, 9)),
            ("æøå: 1", "", "")
        );
    }
}
