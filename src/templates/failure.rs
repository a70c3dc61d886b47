//! A template that did not work.

use std::ops::Range;

use minijinja::{Error, ErrorKind};

use crate::diagnostics::{Diagnostic, Problem};
use crate::source::{FileId, Sources, Span};

/// Why a template could not be parsed or run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFailure {
    /// The template in which it happened, which may be included by the one that was asked for.
    pub template: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    range: Option<Range<usize>>,
    missing: Option<String>,
    detail: String,
}

impl TemplateFailure {
    pub(super) fn new(error: &Error, asked_for: &str) -> Self {
        let innermost = innermost(error);
        let detail = innermost.detail().map_or(String::new(), |detail| format!(": {detail}"));
        Self {
            template: innermost.name().unwrap_or(asked_for).to_owned(),
            line: innermost.line(),
            range: innermost.range(),
            missing: (innermost.kind() == ErrorKind::TemplateNotFound).then(|| {
                quoted(innermost.detail().unwrap_or_default()).unwrap_or(asked_for).to_owned()
            }),
            detail: format!("{}{detail}", innermost.kind()),
        }
    }

    /// The failure as a finding in the template's file, or in `otherwise` when it is not a file.
    pub fn diagnostic(&self, sources: &Sources, otherwise: FileId) -> Diagnostic {
        let file = sources.find(&format!("layouts/{}", self.template)).unwrap_or(otherwise);
        let problem = match &self.missing {
            Some(name) => Problem::TemplateMissing { name: name.clone() },
            None => Problem::TemplateError { detail: self.detail.clone() },
        };
        Diagnostic::new(self.span(sources, file), problem)
    }

    fn span(&self, sources: &Sources, file: FileId) -> Span {
        let text = sources.file(file).text();
        if let Some(range) = &self.range {
            // The engine names the place behind the end where something is missing there.
            let within = |at: usize| text.floor_char_boundary(at);
            return Span::new(file, within(range.start)..within(range.end));
        }
        let Some(line) = self.line.filter(|line| *line > 0) else { return Span::start_of(file) };
        let start = text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
        let length = text[start..].lines().next().map_or(0, str::len);
        Span::new(file, start..start + length)
    }
}

/// The first error of a chain: where an include failed, not where it was included.
fn innermost(error: &Error) -> &Error {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<Error>());
    cause.map_or(error, innermost)
}

/// The first text in quotation marks, which are double or single depending on how it was asked for.
fn quoted(text: &str) -> Option<&str> {
    let quote = text.find(['"', '\''])?;
    let mark = &text[quote..=quote];
    text[quote + 1..].split(mark).next()
}
