//! HTML as it grows, and the words in it.

use std::ops::Range;

use super::Segment;
use super::written::{Copied, Written};

/// HTML that is being written, with the gaps in it.
#[derive(Default)]
pub(super) struct Output {
    pub(super) html: String,
    /// What stands in each gap, and the byte of `html` before which it stands.
    gaps: Vec<(usize, Segment)>,
    /// What of `html` stands in the source as well.
    copied: Vec<Copied>,
}

impl Output {
    /// With room for the HTML of a text of that many bytes, which is seldom an eighth longer.
    pub(super) fn for_text(length: usize) -> Self {
        Self { html: String::with_capacity(length + length / 8), ..Self::default() }
    }

    /// Appends a gap.
    pub(super) fn push(&mut self, segment: Segment) {
        self.gaps.push((self.html.len(), segment));
    }

    /// What was written since the last gap.
    pub(super) fn since_gap(&self) -> &str {
        &self.html[self.gaps.last().map_or(0, |(at, _)| *at)..]
    }

    /// Notes that what was written from byte `start` on is what stands at `place` of `source`, if it is.
    pub(super) fn note_copy(&mut self, start: usize, source: &str, place: &Range<usize>) {
        let html = start..self.html.len();
        if self.html.get(html.clone()) != source.get(place.clone()) {
            return;
        }
        let has_gap_after = |at: usize| self.gaps.last().is_some_and(|(gap, _)| *gap >= at);
        if let Some(last) = self.copied.last_mut()
            && !has_gap_after(last.html.end)
            && source.get(last.source.end..place.start) == self.html.get(last.html.end..html.start)
        {
            (last.html.end, last.source.end) = (html.end, place.end);
        } else {
            self.copied.push(Copied { html, source: place.clone() });
        }
    }

    /// Appends all of `other`.
    pub(super) fn append(&mut self, other: Self) {
        let start = self.html.len();
        let moved = |range: Range<usize>| start + range.start..start + range.end;
        self.html.push_str(&other.html);
        self.gaps.extend(other.gaps.into_iter().map(|(at, segment)| (start + at, segment)));
        let copied = other.copied.into_iter();
        self.copied.extend(copied.map(|one| Copied { html: moved(one.html), ..one }));
    }

    /// Everything written, in order.
    pub(super) fn finish(self) -> Vec<Segment> {
        let mut segments = Vec::with_capacity(2 * self.gaps.len() + 1);
        let mut done = 0;
        let html = |part: Range<usize>| {
            (!part.is_empty()).then(|| Segment::Html(Written::part(&self.html, part, &self.copied)))
        };
        for (at, gap) in self.gaps {
            segments.extend(html(done..at));
            segments.push(gap);
            done = at;
        }
        segments.extend(html(done..self.html.len()));
        segments.shrink_to_fit();
        segments
    }
}

/// What a byte is to those who count words. Bytes in the middle of a character are nothing.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        kinds[byte] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => LETTER,
            b'\t'..=b'\r' | b' ' => SPACE,
            // White space beyond ASCII begins with one of four bytes.
            0xc2 | 0xe1..=0xe3 => BEGINS_A_CHARACTER | MAY_BE_SPACE,
            0xc3.. => BEGINS_A_CHARACTER,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};
const LETTER: u8 = 1;
const SPACE: u8 = 1 << 1;
const BEGINS_A_CHARACTER: u8 = 1 << 2;
const MAY_BE_SPACE: u8 = 1 << 3;

/// What the character at byte `at` is to those who count words.
#[cold]
fn kind_of_character(text: &str, at: usize) -> u8 {
    match text[at..].chars().next() {
        Some(c) if c.is_whitespace() => SPACE,
        Some(c) if c.is_alphanumeric() => LETTER,
        _ => 0,
    }
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
        let (mut words, mut in_word) = (self.words, u8::from(self.in_word));
        for (at, byte) in text.bytes().enumerate() {
            let mut kind = KINDS[usize::from(byte)];
            // In a word only the characters matter that may end it.
            if kind > SPACE && (in_word == 0 || kind & MAY_BE_SPACE != 0) {
                kind = kind_of_character(text, at);
            }
            // Reckoned and not asked for: no processor can guess where words end.
            words += usize::from(kind & LETTER & !in_word);
            in_word = (in_word | kind) & LETTER & !(kind / SPACE);
        }
        (self.words, self.in_word) = (words, in_word != 0);
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
