//! Findings as SARIF 2.1.0, the OASIS format that code-review tools read.

use std::collections::BTreeSet;

use super::{Diagnostic, Diagnostics, Language, Severity, json};
use crate::json::{Value, json};
use crate::source::{Sources, Span};

pub(super) fn render(found: &Diagnostics, sources: &Sources, language: Language) -> String {
    let rules: BTreeSet<&str> = found.iter().map(|d| d.problem.code()).collect();
    let rules: Vec<Value> = rules.into_iter().map(|id| json!({ "id": id })).collect();
    let results: Vec<Value> = found.iter().map(|d| result(d, sources, language)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "bydel",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(d: &Diagnostic, sources: &Sources, language: Language) -> Value {
    let words = format!("{}. {}", d.problem.message(language), json::hints(d, language).join(" "));
    let related: Vec<Value> = d
        .related
        .iter()
        .map(|(span, note)| {
            json!({
                "message": { "text": note.message(language) },
                "physicalLocation": location(*span, sources),
            })
        })
        .collect();
    json!({
        "ruleId": d.problem.code(),
        "level": match d.problem.severity() { Severity::Error => "error", Severity::Warning => "warning" },
        "message": { "text": words },
        "locations": [{ "physicalLocation": location(d.span, sources) }],
        "relatedLocations": related,
    })
}

fn location(span: Span, sources: &Sources) -> Value {
    let file = sources.file(span.file);
    let (start, end) = (file.position(span.start), file.position(span.end));
    json!({
        "artifactLocation": { "uri": uri(file.path.as_str()) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A relative URI reference (RFC 3986): everything but unreserved characters and `/` is escaped.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
