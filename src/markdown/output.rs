//! HTML as it grows, and the words in it.

use super::Segment;

/// HTML that is being written.
#[derive(Default)]
pub(super) struct Output {
    segments: Vec<Segment>,
    /// What was written since the last segment.
    pub(super) html: String,
}

impl Output {
    /// With room for the HTML of a text of that many bytes, which is seldom an eighth longer.
    pub(super) fn for_text(length: usize) -> Self {
        Self { html: String::with_capacity(length + length / 8), ..Self::default() }
    }

    /// Appends a gap.
    pub(super) fn push(&mut self, segment: Segment) {
        self.end_segment();
        self.segments.push(segment);
    }

    /// What was written becomes a segment without a byte to spare: a site keeps them all.
    fn end_segment(&mut self) {
        if !self.html.is_empty() {
            self.segments.push(Segment::Html(self.html.as_str().into()));
            self.html.clear();
        }
    }

    /// Appends all of `other`.
    pub(super) fn append(&mut self, other: Self) {
        for segment in other.segments {
            match segment {
                Segment::Html(html) => self.html.push_str(&html),
                gap => self.push(gap),
            }
        }
        self.html.push_str(&other.html);
    }

    /// Everything written, in order.
    pub(super) fn finish(mut self) -> Vec<Segment> {
        self.end_segment();
        self.segments.shrink_to_fit();
        self.segments
    }
}

/// Whether white space may begin with this byte: in UTF-8 what lies beyond ASCII begins with four others.
fn may_begin_white_space(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, 0xc2 | 0xe1..=0xe3)
}

/// Counts words: stretches without white space that hold a letter or a digit. Markup does not
/// divide a word.
#[derive(Default)]
pub(super) struct WordCount {
    /// The words so far.
    pub(super) words: usize,
    in_word: bool,
}

impl WordCount {
    /// Reads on in the same line of text.
    pub(super) fn read(&mut self, text: &str) {
        for (at, byte) in text.bytes().enumerate() {
            // Most bytes stand in the middle of a word, or of a character.
            if self.in_word && !may_begin_white_space(byte) || (0x80..0xc0).contains(&byte) {
                continue;
            }
            let Some(c) = text[at..].chars().next() else { continue };
            if c.is_whitespace() {
                self.in_word = false;
            } else if !self.in_word && c.is_alphanumeric() {
                self.in_word = true;
                self.words += 1;
            }
        }
    }

    /// Ends a word that stands at the end of a line or block.
    pub(super) fn pause(&mut self) {
        self.in_word = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_counted_by_bytes_as_by_characters(text in "[a\u{e9} .\u{a0}\u{2003}\u{3000}\u{1680}\u{85}\u{1d400}-]{0,30}") {
            let mut count = WordCount::default();
            count.read(&text);
            let has_letter = |word: &&str| word.contains(char::is_alphanumeric);
            prop_assert_eq!(count.words, text.split_whitespace().filter(has_letter).count());
        }
    }
}
