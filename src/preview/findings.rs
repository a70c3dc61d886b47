//! Findings as the browser shows them.

use super::answer::Desk;
use crate::diagnostics::{Diagnostic, Language, Severity, hints};
use crate::json::{Value, json};
use crate::source::{SourceFile, Sources};

/// The most findings that a page is told of.
const MOST: usize = 50;

/// The first of `found` for the browser, errors before warnings.
pub(super) fn told<'d>(
    found: impl Iterator<Item = &'d Diagnostic>,
    sources: &Sources,
    desk: &Desk,
) -> Vec<Value> {
    let mut all: Vec<&Diagnostic> = found.collect();
    all.sort_by_key(|finding| finding.problem.severity());
    all.into_iter().take(MOST).map(|finding| one(finding, sources, desk)).collect()
}

fn one(finding: &Diagnostic, sources: &Sources, desk: &Desk) -> Value {
    let file = sources.file(finding.span.file);
    let at = file.position(finding.span.start);
    json!({
        "severity": severity(finding.problem.severity()),
        "code": finding.problem.code(),
        "message": finding.problem.message(Language::Danish),
        "hints": hints(finding, Language::Danish),
        "path": file.path.as_str(),
        "line": at.line,
        "column": at.column,
        "text": file.line(at.line),
        "editor": link(desk, file, at.line, at.column),
    })
}

/// The Danish word for how much a finding matters.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "fejl",
        Severity::Warning => "advarsel",
    }
}

/// The address that opens a file of the site in the editor.
pub(super) fn link(desk: &Desk, file: &SourceFile, line: usize, column: usize) -> String {
    desk.editor.link(&desk.root.join(file.path.as_str()), line, column)
}
