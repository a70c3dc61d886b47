//! A problem at a place, and the collection of them.

use std::collections::BTreeMap;
use std::iter::Map;
use std::slice;
use std::sync::Arc;

use super::{Note, Problem, nearest};
use crate::source::{FileId, Sources, Span};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not published before this is mended.
    Error,
    /// Published all the same, but worth a look.
    Warning,
}

/// One mistake at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub span: Span,
    /// Other places that belong to it, such as the first of two claims.
    pub related: Vec<(Span, Note)>,
    /// The word that was probably meant.
    pub suggestion: Option<String>,
}

impl Diagnostic {
    /// `problem` at `span`.
    pub fn new(span: Span, problem: Problem) -> Self {
        Self { problem, span, related: Vec::new(), suggestion: None }
    }

    /// Points at another place as well.
    pub fn with_related(mut self, span: Span, note: Note) -> Self {
        self.related.push((span, note));
        self
    }

    /// Suggests `words`, when there are any.
    pub fn suggesting(mut self, words: Option<String>) -> Self {
        self.suggestion = words;
        self
    }

    /// Suggests the one of `known` that is nearest to `word`, if any is near.
    pub fn with_nearest<'k>(
        mut self,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        self.suggestion = nearest(word, known).map(str::to_owned);
        self
    }
}

/// The findings of a load, in the order they were made until [`Diagnostics::sort`] is called. A copy
/// shares them.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(Vec<Arc<Diagnostic>>);

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(Arc::new(diagnostic));
    }

    /// Adds `problem` at `span`.
    pub fn report(&mut self, span: Span, problem: Problem) {
        self.push(Diagnostic::new(span, problem));
    }

    /// Adds all of `other`.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Adds all of `other`, which shares them.
    pub fn share(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// Puts the findings in the order of the files and drops repetitions.
    pub fn sort(&mut self, sources: &Sources) {
        let key = |d: &Arc<Diagnostic>| (&sources.file(d.span.file).path, d.span, d.problem.code());
        self.0.sort_by_cached_key(key);
        self.0.dedup();
    }

    /// The findings that `known` has not, one that has moved among them.
    pub fn without(&self, known: &Self) -> Self {
        let place = |d: &Diagnostic| (d.span, d.problem.code());
        let known: BTreeMap<_, _> = known.iter().map(|d| (place(d), d)).collect();
        let is_new = |d: &&Arc<Diagnostic>| known.get(&place(d)) != Some(&d.as_ref());
        Self(self.0.iter().filter(is_new).cloned().collect())
    }

    /// The findings that stand in `file`.
    pub fn in_file(&self, file: FileId) -> Self {
        Self(self.0.iter().filter(|d| d.span.file == file).cloned().collect())
    }

    /// The findings of each file that follow each other.
    pub(super) fn by_file(&self) -> impl Iterator<Item = Self> {
        let files = self.0.chunk_by(|a, b| a.span.file == b.span.file);
        files.map(|found| Self(found.to_vec()))
    }

    /// Every finding.
    pub fn iter(&self) -> Iter<'_> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// How many findings are of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|d| d.problem.severity() == severity).count()
    }

    /// Whether any finding stops a build.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

type Iter<'d> = Map<slice::Iter<'d, Arc<Diagnostic>>, fn(&Arc<Diagnostic>) -> &Diagnostic>;

impl<'d> IntoIterator for &'d Diagnostics {
    type Item = &'d Diagnostic;
    type IntoIter = Iter<'d>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
