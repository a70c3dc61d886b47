//! The text of a file, which becomes a document when somebody asks for one.

use std::sync::{Arc, OnceLock};

use super::{Document, parse};
use crate::diagnostics::Diagnostics;
use crate::source::{FileId, SourcePath};
use crate::text::bytes;

/// The text of a content file below its fields. It is parsed once, when somebody first asks what it
/// says: most of a site's bytes are texts, and one page shows few of them. What comes of it follows
/// from the text alone, whoever asks and when.
#[derive(Debug)]
pub struct Body {
    file: FileId,
    path: SourcePath,
    source: Arc<String>,
    /// The byte of `source` at which it begins.
    start: usize,
    parsed: OnceLock<Parsed>,
}

#[derive(Debug)]
struct Parsed {
    document: Arc<Document>,
    found: Diagnostics,
}

impl Body {
    /// The text that begins at byte `start` of `source`, the content of `file` at `path`.
    pub fn new(file: FileId, path: &SourcePath, source: &Arc<String>, start: usize) -> Self {
        let (path, source) = (path.clone(), Arc::clone(source));
        Self { file, path, source, start, parsed: OnceLock::new() }
    }

    /// What it says.
    pub fn document(&self) -> &Arc<Document> {
        &self.parsed().document
    }

    /// What is wrong with it, as far as it alone can tell.
    pub fn found(&self) -> &Diagnostics {
        &self.parsed().found
    }

    /// Whether there can be a picture in it, as far as that is seen without parsing it: each begins
    /// with the same two marks.
    pub fn may_show_pictures(&self) -> bool {
        self.has_any(|byte| byte == b'!') && self.text().contains("![")
    }

    /// Whether there can be a chart in it, as far as that is seen without parsing it: each stands
    /// between fences.
    pub fn may_show_charts(&self) -> bool {
        let has_fence = || ["```", "~~~"].iter().any(|fence| self.text().contains(fence));
        self.has_any(|byte| matches!(byte, b'`' | b'~')) && has_fence()
    }

    /// Whether nothing stands below the fields.
    pub fn is_empty(&self) -> bool {
        self.start >= self.source.len()
    }

    /// Most texts have none, and then this is all that is done with them.
    fn has_any(&self, is: impl Fn(u8) -> bool) -> bool {
        bytes::position(self.text().as_bytes(), is).is_some()
    }

    fn text(&self) -> &str {
        self.source.get(self.start..).unwrap_or_default()
    }

    fn parsed(&self) -> &Parsed {
        self.parsed.get_or_init(|| {
            let mut found = Diagnostics::default();
            let document = parse(self.file, &self.path, &self.source, self.start, &mut found);
            Parsed { document: Arc::new(document), found }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::tests::one_file;
    use proptest::prelude::*;

    fn body(text: &str) -> Body {
        let (sources, file) = one_file(text);
        Body::new(file, &sources.file(file).path, &Arc::new(text.to_owned()), 0)
    }

    /// What pictures, charts and what only looks like them are made of.
    const PARTS: [&str; 17] = [
        "![",
        "](a.jpg)",
        "!",
        "[a]",
        "&#33;",
        "\\",
        "\n[a]: a.jpg\n",
        "```",
        "~~~",
        "`",
        "~",
        "```chart\nindicator: a\narea: b\n```\n",
        "~~~ c&#104;art\nindicator: a\narea: b\n~~~\n",
        "> ",
        "- ",
        "\n",
        "ord ",
    ];

    #[test]
    fn pictures_and_charts_are_seen_by_their_marks() {
        for (text, expected) in [
            ("Ord! `kode` [link](a.md) ~~nej~~", [false, false]),
            ("![Et hus](hus.jpg)", [true, false]),
            ("> ![Et hus][hus]\n\n[hus]: hus.jpg", [true, false]),
            ("```chart\nindicator: a\narea: b\n```", [false, true]),
            ("- ~~~~ chart\n  indicator: a\n  area: b\n  ~~~~", [false, true]),
        ] {
            let body = body(text);
            assert_eq!([body.may_show_pictures(), body.may_show_charts()], expected, "{text}");
            let document = body.document();
            let shown = [document.pictures().count() > 0, document.charts().count() > 0];
            assert_eq!(shown, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_that_is_passed_over_has_no_picture_and_no_chart(
            parts in prop::collection::vec(prop::sample::select(&PARTS), 0..14),
        ) {
            let body = body(&parts.concat());
            let document = body.document();
            prop_assert!(body.may_show_pictures() || document.pictures().next().is_none());
            prop_assert!(body.may_show_charts() || document.charts().next().is_none());
        }
    }
}
