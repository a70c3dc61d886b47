//! HTML that is done, without the words that stand in the source as they are shown.
//!
//! Most of a text's HTML is the text itself, and a site keeps all of both. So only what was made is
//! kept, and where stretches of the source belong in it.

use std::ops::Range;

/// The shortest stretch that is worth its own entry, in bytes.
const WORTH: usize = 32;

/// The HTML of a text that is done, in pieces between the gaps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    made: Box<str>,
    stretches: Box<[Stretch]>,
}

/// HTML without a gap in it: where what was made of it begins and ends, and its stretches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    made: [u32; 2],
    stretches: [u32; 2],
}

/// A stretch of the source, from its byte `from` to `to`, that stands before byte `at` of what was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    at: u32,
    from: u32,
    to: u32,
}

/// Bytes of HTML that stand in the source as well.
#[derive(Debug, Clone)]
pub(super) struct Copied {
    pub(super) html: Range<usize>,
    pub(super) source: Range<usize>,
}

/// A [`Written`] that is put together piece by piece.
#[derive(Debug, Default)]
pub struct Writing {
    made: String,
    stretches: Vec<Stretch>,
}

impl Writing {
    /// Adds HTML of which nothing stands in the source.
    pub(crate) fn add_made(&mut self, html: &str) -> Piece {
        self.add(html, 0..html.len(), &[])
    }

    /// Adds the bytes `part` of `html`, of which `copied` stand in the source; those are in order.
    pub(super) fn add(&mut self, html: &str, part: Range<usize>, copied: &[Copied]) -> Piece {
        let start = [self.made.len(), self.stretches.len()].map(short);
        let first = copied.partition_point(|one| one.html.start < part.start);
        let inside = copied[first..].iter().take_while(|one| one.html.end <= part.end);
        let mut from = part.start;
        for one in inside.filter(|one| one.html.len() >= WORTH) {
            self.made.push_str(&html[from..one.html.start]);
            from = one.html.end;
            let [at, from, to] = [self.made.len(), one.source.start, one.source.end].map(short);
            self.stretches.push(Stretch { at, from, to });
        }
        self.made.push_str(&html[from..part.end]);
        let end = [self.made.len(), self.stretches.len()].map(short);
        Piece { made: [start[0], end[0]], stretches: [start[1], end[1]] }
    }

    /// All that was added, copied: allocators leave a block that was half used as long as it was.
    pub(crate) fn finish(&self) -> Written {
        let Self { made, stretches } = self;
        Written { made: made.as_str().into(), stretches: stretches.as_slice().into() }
    }
}

impl Written {
    /// Appends the HTML of a piece to `html`; `source` is the text that it was made from.
    pub(super) fn append_to(&self, html: &mut String, piece: Piece, source: &str) {
        let [mut done, end] = piece.made.map(|byte| byte as usize);
        for stretch in self.stretches(piece) {
            html.push_str(&self.made[done..stretch.at as usize]);
            html.push_str(&source[stretch.from as usize..stretch.to as usize]);
            done = stretch.at as usize;
        }
        html.push_str(&self.made[done..end]);
    }

    /// How many bytes of HTML a piece is.
    pub(super) fn length(&self, piece: Piece) -> usize {
        let copied = self.stretches(piece).iter().map(|stretch| stretch.to - stretch.from);
        (piece.made[1] - piece.made[0] + copied.sum::<u32>()) as usize
    }

    fn stretches(&self, piece: Piece) -> &[Stretch] {
        let [start, end] = piece.stretches.map(|index| index as usize);
        &self.stretches[start..end]
    }
}

/// A text has at most a million bytes.
fn short(byte: usize) -> u32 {
    u32::try_from(byte).expect("invariant: a text is not that long")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_source_is_not_kept_and_comes_back() {
        let words = "Her står der så mange ord, at de er det værd, og her kort.";
        let source = format!("---\n---\n\n{words}");
        let html = format!("<p>{words}</p>\n<p>kort</p>\n");
        let copied = |at: usize, from: usize, length| Copied {
            html: at..at + length,
            source: from..from + length,
        };
        let short = copied(html.find("kort</p>\n").unwrap(), source.rfind("kort").unwrap(), 4);
        let (cut, mut writing) = (html.find("<p>kort").unwrap(), Writing::default());
        let copied = [copied(3, 9, words.len()), short];
        let pieces = [0..cut, cut..html.len()].map(|part| writing.add(&html, part, &copied));
        let written = writing.finish();
        assert_eq!(&*written.made, "<p></p>\n<p>kort</p>\n");
        let mut again = String::new();
        for piece in pieces {
            let before = again.len();
            written.append_to(&mut again, piece, &source);
            assert_eq!(written.length(piece), again.len() - before);
        }
        assert_eq!(again, html);
    }
}
