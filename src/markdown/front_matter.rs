//! The fields at the top of a content file.

use std::ops::Range;

use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{FileId, Span};

/// The line before the fields, and the line after them.
pub const FENCE: &str = "---";

/// Where a content file's fields and its text are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// The bytes between the two lines of `---`.
    pub yaml: Range<usize>,
    /// Where the text begins: the byte after the second line.
    pub body: usize,
}

/// Finds the front matter of a content file; `None`, with a finding, when there is none.
pub fn front_matter(file: FileId, text: &str, found: &mut Diagnostics) -> Option<FrontMatter> {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_fence(line)) else {
        found.report(Span::start_of(file), Problem::FrontMatterMissing);
        return None;
    };
    let mut end = first.len();
    for line in lines {
        if is_fence(line) {
            return Some(FrontMatter { yaml: first.len()..end, body: end + line.len() });
        }
        end += line.len();
    }
    found.report(Span::new(file, 0..first.trim_end().len()), Problem::FrontMatterUnclosed);
    None
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == FENCE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::tests::one_file;

    fn split(text: &str) -> (Option<(&str, &str)>, Vec<String>) {
        let (sources, file) = one_file(text);
        let mut found = Diagnostics::default();
        let parts = front_matter(file, text, &mut found)
            .map(|parts| (&text[parts.yaml], &text[parts.body..]));
        (parts, crate::markdown::tests::places(&found, &sources))
    }

    #[test]
    fn fields_stand_between_two_lines_of_three_hyphens() {
        for (text, yaml, body) in [
            ("---\na: 1\n---\nHej", "a: 1\n", "Hej"),
            ("---\r\na: 1\r\n---\r\nHej\r\n", "a: 1\r\n", "Hej\r\n"),
            ("---  \na: 1\n--- \t\n\nHej", "a: 1\n", "\nHej"),
            ("---\n---\n", "", ""),
            ("---\na: 1\n---", "a: 1\n", ""),
            ("---\na: ---\n ---\n---\n---\n", "a: ---\n ---\n", "---\n"),
        ] {
            assert_eq!(split(text), (Some((yaml, body)), vec![]), "{text:?}");
        }
    }

    #[test]
    fn fields_that_are_missing_or_do_not_end_are_reported() {
        for (text, place) in [
            ("", "1:1 front-matter-missing"),
            ("Hej\n---\na: 1\n---\n", "1:1 front-matter-missing"),
            ("\n---\n---\n", "1:1 front-matter-missing"),
            ("----\na: 1\n---\n", "1:1 front-matter-missing"),
            ("---\na: 1\n", "1:1-1:4 front-matter-unclosed"),
            ("---\r\na: 1\r\n----\r\n", "1:1-1:4 front-matter-unclosed"),
            ("---", "1:1-1:4 front-matter-unclosed"),
        ] {
            assert_eq!(split(text), (None, vec![place.to_owned()]), "{text:?}");
        }
    }
}
