//! Footnotes: numbered in the order of their marks, gathered at the end.
//!
//! Their ids hold an underscore, which no heading's id does.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::output::Output;
use crate::text::escape;

/// The footnotes of a document.
#[derive(Default)]
pub(super) struct Notes {
    /// What is known of a note by its label in lower case, as labels are compared.
    marks: BTreeMap<String, Marks>,
    numbered: usize,
    texts: Vec<(String, Output)>,
}

/// The marks of one note.
#[derive(Default)]
struct Marks {
    /// From 1; 0 before the first mark.
    number: usize,
    count: usize,
}

impl Notes {
    /// Learns that a note exists, before any mark is written.
    pub(super) fn announce(&mut self, label: &str) {
        self.marks.entry(label.to_lowercase()).or_default();
    }

    /// Appends a mark; within a link it cannot be a link itself.
    pub(super) fn mark(&mut self, label: &str, in_link: bool, html: &mut String) {
        let Some(marks) = self.marks.get_mut(&label.to_lowercase()) else {
            return escape::text(html, &format!("[^{label}]"));
        };
        if marks.number == 0 {
            self.numbered += 1;
            marks.number = self.numbered;
        }
        marks.count += 1;
        let number = marks.number;
        let id = mark_id(number, marks.count);
        let _ = if in_link {
            write!(html, r#"<sup id="{id}">{number}</sup>"#)
        } else {
            write!(
                html,
                r##"<sup><a id="{id}" href="#note_{number}" role="doc-noteref" aria-label="Fodnote {number}">{number}</a></sup>"##
            )
        };
    }

    /// Keeps the text of a note for the end.
    pub(super) fn add(&mut self, label: &str, text: Output) {
        self.texts.push((label.to_lowercase(), text));
    }

    /// Appends all notes, those without a mark last, and gives the ids in them.
    pub(super) fn finish(mut self, output: &mut Output) -> Vec<String> {
        let mut ids = Vec::new();
        if self.texts.is_empty() {
            return ids;
        }
        let mut texts: Vec<_> =
            self.texts.drain(..).map(|(l, t)| (self.marks.remove(&l), t)).collect();
        texts.sort_by_key(|(marks, _)| marks.as_ref().map_or(usize::MAX, Marks::order));
        output.html.push_str(r#"<section class="notes" role="doc-endnotes" aria-label="Noter">"#);
        output.html.push_str("\n<ol>\n");
        for (marks, text) in texts {
            write_note(marks.as_ref().filter(|marks| marks.number > 0), text, output, &mut ids);
        }
        output.html.push_str("</ol>\n</section>\n");
        ids
    }
}

impl Marks {
    fn order(&self) -> usize {
        self.number.checked_sub(1).unwrap_or(usize::MAX)
    }
}

fn write_note(marks: Option<&Marks>, mut text: Output, output: &mut Output, ids: &mut Vec<String>) {
    let Some(&Marks { number, count }) = marks else {
        output.html.push_str("<li>");
        output.append(text);
        return output.html.push_str("</li>\n");
    };
    let _ = write!(output.html, r#"<li id="note_{number}">"#);
    ids.push(format!("note_{number}"));
    let end = if text.since_gap().ends_with("</p>\n") { "</p>\n" } else { "" };
    text.html.truncate(text.html.len() - end.len());
    for nth in 1..=count {
        let which = if nth == 1 { String::new() } else { format!(", henvisning {nth}") };
        let id = mark_id(number, nth);
        let _ = write!(
            text.html,
            r##" <a href="#{id}" role="doc-backlink" aria-label="Tilbage til teksten{which}">↩</a>"##
        );
        ids.push(id);
    }
    text.html.push_str(end);
    output.append(text);
    output.html.push_str("</li>\n");
}

fn mark_id(number: usize, nth: usize) -> String {
    if nth == 1 { format!("note_{number}_ref") } else { format!("note_{number}_ref_{nth}") }
}
