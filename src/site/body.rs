//! The text of a page.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::terms::Terms;
use crate::markdown::{Body, ChartBlock, Document, Picture};

/// A text with the terms that it explains: the [`Document`] that it is for who asks. It is made when
/// somebody first does, from what the file and the glossary say and nothing else.
#[derive(Debug, Clone)]
pub struct MarkedBody {
    body: Arc<Body>,
    terms: Arc<Terms>,
    marked: OnceLock<Arc<Document>>,
}

impl MarkedBody {
    pub(super) fn new(body: &Arc<Body>, terms: &Arc<Terms>) -> Self {
        let (body, terms) = (Arc::clone(body), Arc::clone(terms));
        Self { body, terms, marked: OnceLock::new() }
    }

    /// As [`Document::pictures`], for which a text that cannot have any is not parsed.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let document = self.body.may_show_pictures().then(|| &**self);
        document.into_iter().flat_map(Document::pictures)
    }

    /// As [`Document::charts`], for which a text that cannot have any is not parsed.
    pub fn charts(&self) -> impl Iterator<Item = &ChartBlock> {
        let document = self.body.may_show_charts().then(|| &**self);
        document.into_iter().flat_map(Document::charts)
    }
}

impl Deref for MarkedBody {
    type Target = Document;

    fn deref(&self) -> &Document {
        self.marked.get_or_init(|| self.terms.mark(self.body.document()))
    }
}
