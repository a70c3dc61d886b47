//! How many words a reader meets.

/// How many bytes are looked at together: one for each bit of a number.
const BLOCK: usize = 64;

/// The first byte of the letters from *À* to *ÿ*, Danish ones among them.
const LATIN: u8 = 0xc3;

/// What fills up a block: part of a character, and neither space nor letter.
const FILLER: u8 = 0x80;

/// Counts words: stretches without white space that hold a letter or a digit. Markup does not
/// divide a word.
#[derive(Default)]
pub(super) struct WordCount {
    /// The words that have ended.
    ended: usize,
    /// Whether the stretch that goes on is a word.
    in_word: bool,
}

impl WordCount {
    /// The words so far.
    pub(super) fn words(&self) -> usize {
        self.ended + usize::from(self.in_word)
    }

    /// Reads on in the same line of text.
    pub(super) fn read(&mut self, mut text: &str) {
        while !text.is_empty() {
            let (block, rest) = text.split_at(text.floor_char_boundary(BLOCK));
            self.read_block(block);
            text = rest;
        }
    }

    /// Ends a word that stands at the end of a line or block.
    pub(super) fn pause(&mut self) {
        self.ended += usize::from(self.in_word);
        self.in_word = false;
    }

    fn read_block(&mut self, text: &str) {
        let mut bytes = [FILLER; BLOCK + 1];
        bytes[1..=text.len()].copy_from_slice(text.as_bytes());
        let block = Block { bytes };
        if block.any(|byte| byte > 0xc1 && byte != LATIN) {
            return text.chars().for_each(|c| self.read_character(c));
        }
        let spaces = block.bits(|byte, _| byte == b' ' || (b'\t'..=b'\r').contains(&byte));
        let letters = block.bits(|byte, before| {
            byte.is_ascii_alphanumeric()
                // × and ÷ stand in the middle of the letters.
                || (before == LATIN && !matches!(byte, 0x97 | 0xb7))
        });
        // Added to a stretch of ones, a letter carries over to its end, which is the space behind it.
        let (sum, over) = (!spaces).overflowing_add(letters);
        let (sum, over_too) = sum.overflowing_add(u64::from(self.in_word));
        self.ended += (sum & spaces).count_ones() as usize;
        self.in_word = over || over_too;
    }

    fn read_character(&mut self, c: char) {
        if c.is_whitespace() {
            self.pause();
        } else {
            self.in_word |= c.is_alphanumeric();
        }
    }
}

/// Some bytes, and one before them that is none of theirs.
struct Block {
    bytes: [u8; BLOCK + 1],
}

impl Block {
    /// Whether `is` picks any byte. The compiler looks at them side by side if it only compares.
    fn any(&self, is: impl Fn(u8) -> bool) -> bool {
        self.bytes[1..].iter().fold(false, |any, byte| any | is(*byte))
    }

    /// A bit for each byte that `is` picks, which is told the byte before it too.
    fn bits(&self, is: impl Fn(u8, u8) -> bool) -> u64 {
        let mut picked = [0_u8; BLOCK];
        for (at, pick) in picked.iter_mut().enumerate() {
            *pick = u8::from(is(self.bytes[at + 1], self.bytes[at]));
        }
        let (eights, _) = picked.as_chunks::<8>();
        eights.iter().rev().fold(0, |bits, eight| {
            // Multiplied so, the lowest bits of eight bytes come to lie side by side in the highest.
            let eight = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            (bits << 8) | eight
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> usize {
        let has_letter = |word: &&str| word.contains(char::is_alphanumeric);
        text.split_whitespace().filter(has_letter).count()
    }

    #[test]
    fn a_word_is_a_stretch_with_a_letter_or_a_digit() {
        for (text, expected) in [
            ("", 0),
            (" – ", 0),
            ("å", 1),
            ("3 × 4 ÷ ×", 2),
            ("(»ord«) og-ord", 2),
            ("a\u{a0}b", 2),
        ] {
            let mut count = WordCount::default();
            count.read(text);
            assert_eq!((count.words(), words(text)), (expected, expected), "{text:?}");
        }
    }

    #[test]
    fn markup_does_not_divide_a_word_and_a_line_does() {
        let mut count = WordCount::default();
        ["bo", "lig", " og ", "(", "by"].iter().for_each(|part| count.read(part));
        assert_eq!(count.words(), 3);
        count.pause();
        count.read("ord");
        assert_eq!(count.words(), 4);
    }

    proptest! {
        #[test]
        fn many_bytes_at_a_time_are_the_same_words(
            parts in prop::collection::vec("[a9\u{e9}\u{d7}\u{f7} .\t\u{a0}\u{2003}\u{3000}\u{1680}\u{85}\u{1d400}-]{0,90}|[a\u{e5} -]{0,200}", 0..4)
        ) {
            let mut count = WordCount::default();
            parts.iter().for_each(|part| count.read(part));
            prop_assert_eq!(count.words(), words(&parts.concat()));
        }
    }
}
