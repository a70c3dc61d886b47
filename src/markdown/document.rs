//! A parsed text: HTML with gaps where a URL or a picture goes.

use std::sync::Arc;

use super::{ChartBlock, FigureReference, Piece, TypedNumber, Written};
use crate::source::{Located, SourcePath, Span};
use crate::text::escape;

/// How many words a reader takes in each minute.
const WORDS_A_MINUTE: usize = 200;

/// A parsed text, ready to be put on a page once the URLs are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The file's text, from which the HTML takes what it shows as it is written.
    pub(super) source: Arc<String>,
    /// The text in order: HTML that is done, and the gaps in it.
    pub segments: Vec<Segment>,
    /// The HTML that is done.
    pub(super) written: Written,
    /// The headings in order.
    pub outline: Vec<Heading>,
    /// How many words of running text a reader meets: code blocks and alternative texts excepted.
    pub words: usize,
    /// The first paragraph that has words and refers to no figure, as plain text; of a long one as
    /// much as search engines show.
    pub opening: Option<String>,
    /// Numbers that are typed in running text, in its order.
    pub numbers: Vec<TypedNumber>,
    /// Whether it refers to figures or has charts, which most texts do not.
    pub shows_figures: bool,
    /// The `id`s in the notes.
    pub(super) note_ids: Vec<String>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// HTML that is done; [`Document::done`] gives it.
    Html(Piece),
    /// A link's URL; it stands inside an `href="…"`. Its span is the destination as written.
    Link(Box<Located<Target>>),
    /// A picture.
    Picture(Box<Picture>),
    /// A figure. Its span is the reference as written.
    Figure(Box<Located<FigureReference>>),
    /// A chart, between paragraphs.
    Chart(Box<ChartBlock>),
    /// The first use of a term of the glossary.
    Term(Box<TermUse>),
}

/// A word of a text that the glossary explains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermUse {
    /// The term's id.
    pub id: String,
    /// The word as it stands in the text.
    pub word: String,
}

/// Where an internal link leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The page made from a content file.
    Page {
        /// The file, which may not exist.
        path: SourcePath,
        /// What followed `#`.
        anchor: Option<String>,
    },
    /// A path from the site's root, such as `/omraader/herredsvang/`.
    Address {
        /// The path, beginning with exactly one `/`.
        path: String,
        /// What followed `#`.
        anchor: Option<String>,
    },
    /// A place in the same document.
    Anchor(String),
}

/// A picture in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file, which may not exist; the span is the destination as written.
    pub target: Located<SourcePath>,
    /// What it shows, as plain text; empty when it is not said here.
    pub alt: String,
    /// The caption after the path, if any.
    pub title: Option<String>,
    /// Whether it is a paragraph of its own. Then no `<p>` stands around it and its HTML may be a
    /// `<figure>`; otherwise it stands in running text, where only phrasing content is valid.
    pub alone: bool,
    /// All of it as written.
    pub span: Span,
}

/// A heading in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 2, the first below the page's own title, to 6.
    pub level: u8,
    /// Its words without markup.
    pub text: String,
    /// Its `id`, unique in the document.
    pub id: String,
    /// Where it stands, marks included.
    pub span: Span,
}

impl Document {
    /// The text as HTML. `fill` says what stands in a gap: the URL of a link, which is escaped here,
    /// and the HTML of everything else, which is taken as it is.
    ///
    /// # Errors
    /// The first of `fill`.
    pub fn html<E>(&self, fill: impl Fn(&Segment) -> Result<String, E>) -> Result<String, E> {
        let mut html = String::with_capacity(self.done_length());
        for segment in &self.segments {
            match segment {
                Segment::Html(done) => self.written.append_to(&mut html, *done, &self.source),
                Segment::Link(_) => escape::attribute(&mut html, &fill(segment)?),
                gap => html.push_str(&fill(gap)?),
            }
        }
        Ok(html)
    }

    /// HTML of this document that is done.
    pub fn done(&self, piece: Piece) -> String {
        let mut html = String::with_capacity(self.written.length(piece));
        self.written.append_to(&mut html, piece, &self.source);
        html
    }

    /// The same text put together in another way.
    pub fn rewritten(&self, segments: Vec<Segment>, written: Written) -> Self {
        Self { segments, written, ..self.clone() }
    }

    /// How long a reader takes: begun minutes count.
    pub fn minutes(&self) -> usize {
        self.words.div_ceil(WORDS_A_MINUTE).max(1)
    }

    /// How long the HTML is that stands already, and a little for what is put in.
    fn done_length(&self) -> usize {
        let length = |segment: &Segment| match segment {
            Segment::Html(done) => self.written.length(*done),
            _ => 64,
        };
        self.segments.iter().map(length).sum()
    }

    /// Every internal link with the place of its destination, in the order of the HTML.
    pub fn links(&self) -> impl Iterator<Item = &Located<Target>> {
        self.segments
            .iter()
            .filter_map(|s| if let Segment::Link(l) = s { Some(&**l) } else { None })
    }

    /// Every picture, in the order of the HTML.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.segments
            .iter()
            .filter_map(|s| if let Segment::Picture(p) = s { Some(&**p) } else { None })
    }

    /// Every figure that the text refers to, in the order of the HTML.
    pub fn figures(&self) -> impl Iterator<Item = &Located<FigureReference>> {
        self.segments
            .iter()
            .filter_map(|s| if let Segment::Figure(figure) = s { Some(&**figure) } else { None })
    }

    /// Every chart, in the order of the HTML.
    pub fn charts(&self) -> impl Iterator<Item = &ChartBlock> {
        self.segments.iter().filter_map(|s| match s {
            Segment::Chart(chart) => Some(&**chart),
            _ => None,
        })
    }

    /// Every `id` in the HTML, each of which may follow `#` in a link.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let of_headings = self.outline.iter().map(|heading| heading.id.as_str());
        of_headings.chain(self.note_ids.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begun_minutes_count() {
        for (words, expected) in [(0, 1), (200, 1), (201, 2), (600, 3)] {
            let text = Document { words, ..Document::default() };
            assert_eq!(text.minutes(), expected, "{words}");
        }
    }
}
