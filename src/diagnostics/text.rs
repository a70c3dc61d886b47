//! Findings for people, drawn by the renderer of the Rust compiler.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Language, Severity};
use crate::source::Sources;

pub(super) fn render(
    found: &Diagnostics,
    sources: &Sources,
    language: Language,
    colour: bool,
) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode);
    let one = |d: &Diagnostic| format!("{}\n\n", renderer.render(&[group(d, sources, language)]));
    found.iter().map(one).collect()
}

fn group<'s>(d: &Diagnostic, sources: &'s Sources, language: Language) -> Group<'s> {
    let title = level(d.problem.severity(), language)
        .primary_title(d.problem.message(language))
        .id(d.problem.code());
    let file = sources.file(d.span.file);
    let place = Snippet::source(file.shown())
        .path(file.path.as_str())
        .annotation(AnnotationKind::Primary.span(clip(d.span.range(), file.shown())));
    let mut group = title.element(place);
    for (span, note) in &d.related {
        let file = sources.file(span.file);
        let mark = AnnotationKind::Context.span(clip(span.range(), file.shown()));
        let place = Snippet::source(file.shown()).path(file.path.as_str());
        group = group.element(place.annotation(mark.label(note.message(language))));
    }
    if let Some(word) = &d.suggestion {
        group = group.element(help(language).message(did_you_mean(word, language)));
    }
    group.element(help(language).message(d.problem.help(language)))
}

/// A place beyond the end of the file is drawn at its end.
fn clip(range: std::ops::Range<usize>, text: &str) -> std::ops::Range<usize> {
    range.start.min(text.len())..range.end.min(text.len())
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    match (severity, language) {
        (Severity::Error, Language::Danish) => Level::ERROR.with_name("fejl"),
        (Severity::Error, Language::English) => Level::ERROR,
        (Severity::Warning, Language::Danish) => Level::WARNING.with_name("advarsel"),
        (Severity::Warning, Language::English) => Level::WARNING,
    }
}

fn help(language: Language) -> Level<'static> {
    match language {
        Language::Danish => Level::HELP.with_name("hjælp"),
        Language::English => Level::HELP,
    }
}

pub(super) fn did_you_mean(word: &str, language: Language) -> String {
    match language {
        Language::Danish => format!("Mente du `{word}`?"),
        Language::English => format!("Did you mean `{word}`?"),
    }
}
