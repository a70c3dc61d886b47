//! Findings for programs, as JSON.

use super::{Diagnostic, Diagnostics, Language, Severity, text};
use crate::json::{Value, json};
use crate::source::{Sources, Span};

pub(super) fn render(found: &Diagnostics, sources: &Sources, language: Language) -> String {
    let all: Vec<Value> = found.iter().map(|d| finding(d, sources, language)).collect();
    format!("{:#}\n", Value::from(all))
}

fn finding(d: &Diagnostic, sources: &Sources, language: Language) -> Value {
    let related: Vec<Value> = d
        .related
        .iter()
        .map(|(span, note)| json!({ "message": note.message(language), "place": place(*span, sources) }))
        .collect();
    json!({
        "code": d.problem.code(),
        "severity": match d.problem.severity() { Severity::Error => "error", Severity::Warning => "warning" },
        "message": d.problem.message(language),
        "help": hints(d, language),
        "place": place(d.span, sources),
        "related": related,
    })
}

/// What to do: the word that was probably meant first, then the general advice.
pub fn hints(d: &Diagnostic, language: Language) -> Vec<String> {
    let meant = d.suggestion.as_ref().map(|word| text::did_you_mean(word, language));
    meant.into_iter().chain([d.problem.help(language)]).collect()
}

fn place(span: Span, sources: &Sources) -> Value {
    let file = sources.file(span.file);
    let (start, end) = (file.position(span.start), file.position(span.end));
    json!({
        "path": file.path.as_str(),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": file.line(start.line),
    })
}
