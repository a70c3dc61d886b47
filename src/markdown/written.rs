//! HTML that is done, without the words that stand in the source as they are shown.
//!
//! Most of a text's HTML is the text itself, and a site keeps all of both. So only what was made is
//! kept, and where stretches of the source belong in it.

use std::ops::Range;

/// The shortest stretch that is worth its own entry, in bytes.
const WORTH: usize = 32;

/// HTML that is done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    made: Box<str>,
    stretches: Box<[Stretch]>,
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

impl Written {
    /// HTML of which nothing stands in the source.
    pub(crate) fn made(html: &str) -> Self {
        Self { made: html.into(), ..Self::default() }
    }

    /// The bytes `part` of `html`, of which `copied` stand in the source; those are in order.
    pub(super) fn part(html: &str, part: Range<usize>, copied: &[Copied]) -> Self {
        let first = copied.partition_point(|one| one.html.start < part.start);
        let inside = copied[first..].iter().take_while(|one| one.html.end <= part.end);
        let mut made = String::new();
        let mut stretches = Vec::new();
        let mut from = part.start;
        for one in inside.filter(|one| one.html.len() >= WORTH) {
            made.push_str(&html[from..one.html.start]);
            from = one.html.end;
            stretches.push(Stretch::new(made.len(), &one.source));
        }
        made.push_str(&html[from..part.end]);
        Self { made: made.into(), stretches: stretches.into() }
    }

    /// Appends the HTML to `html`; `source` is the text that it was made from.
    pub(super) fn append_to(&self, html: &mut String, source: &str) {
        let mut done = 0;
        for stretch in &self.stretches {
            html.push_str(&self.made[done..stretch.at as usize]);
            html.push_str(&source[stretch.from as usize..stretch.to as usize]);
            done = stretch.at as usize;
        }
        html.push_str(&self.made[done..]);
    }

    /// How many bytes of HTML it is.
    pub(super) fn length(&self) -> usize {
        let copied = self.stretches.iter().map(|stretch| (stretch.to - stretch.from) as usize);
        self.made.len() + copied.sum::<usize>()
    }
}

impl Stretch {
    fn new(at: usize, source: &Range<usize>) -> Self {
        // A text has at most a million bytes.
        let [at, from, to] = [at, source.start, source.end]
            .map(|byte| u32::try_from(byte).expect("invariant: a text is not that long"));
        Self { at, from, to }
    }
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
        let written = Written::part(&html, 0..html.len(), &[copied(3, 9, words.len()), short]);
        assert_eq!(&*written.made, "<p></p>\n<p>kort</p>\n");
        assert_eq!(written.length(), html.len());
        let mut again = String::new();
        written.append_to(&mut again, &source);
        assert_eq!(again, html);
    }
}
