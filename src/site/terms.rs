//! The terms of the glossary where they first stand in a text.
//!
//! A text is gone through once, when somebody asks what it says. Explained is the first use of a
//! term, in running text only: not in headings, links, code, table headings or summaries. At most
//! [`MOST`] terms are explained in one text, the first ones, so that explanations help and do not
//! disturb. Of two terms that begin at the same word the longer one is meant, and whole words only
//! are taken: letters are compared as they are, but for the case of the first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Term;
use crate::markdown::{Document, Segment, TermUse, Writing};
use crate::shelf::Shelf;

/// The most terms that are explained in one text.
const MOST: usize = 5;

/// Elements whose words are no running text.
const PASSED_OVER: [&str; 13] =
    ["a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "summary", "th"];

/// The forms of all terms by their first words.
#[derive(Debug, Default)]
pub(super) struct Terms {
    by_first_word: BTreeMap<String, Vec<Form>>,
}

/// A form of a term that a text may hold.
#[derive(Debug)]
struct Form {
    id: String,
    /// The words behind the first.
    rest: Vec<String>,
}

impl Terms {
    /// The terms of a glossary.
    pub(super) fn of(glossary: &Shelf<String, Term>) -> Self {
        let mut terms = Self::default();
        for (id, term) in glossary {
            for form in term.all_forms() {
                let mut words = form.split_whitespace().map(str::to_owned);
                let Some(first) = words.next() else { continue };
                let form = Form { id: id.clone(), rest: words.collect() };
                terms.by_first_word.entry(lower_first(&first)).or_default().push(form);
            }
        }
        for forms in terms.by_first_word.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len()));
        }
        terms
    }

    /// `document` with the first use of each term marked.
    pub(super) fn mark(&self, document: &Arc<Document>) -> Arc<Document> {
        if self.by_first_word.is_empty() {
            return Arc::clone(document);
        }
        let mut marker = Marker::new(self);
        for segment in &document.segments {
            match segment {
                Segment::Html(done) => marker.html(&document.done(*done)),
                gap => marker.gap(gap),
            }
        }
        if marker.used.is_empty() {
            return Arc::clone(document);
        }
        Arc::new(document.rewritten(marker.segments, marker.writing.finish()))
    }

    /// The term that begins with the word `word` before `after`, and how many bytes of `after`
    /// belong to it.
    fn at(&self, word: &str, after: &str) -> Option<(&str, usize)> {
        let forms = self.by_first_word.get(&lower_first(word))?;
        forms.iter().find_map(|form| Some((form.id.as_str(), length(&form.rest, after)?)))
    }
}

/// How many bytes of `after` the words take, each behind white space; `None` when they do not stand
/// there.
fn length(words: &[String], after: &str) -> Option<usize> {
    let mut rest = after;
    for word in words {
        let trimmed = rest.trim_start();
        let next = &trimmed[..word_length(trimmed)];
        if trimmed.len() == rest.len() || next != word {
            return None;
        }
        rest = &trimmed[next.len()..];
    }
    Some(after.len() - rest.len())
}

fn word_length(text: &str) -> usize {
    text.find(|c| !is_word(c)).unwrap_or(text.len())
}

/// Whether a character belongs to a word; a hyphen joins two to one.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\u{2011}' | '\u{ad}')
}

fn lower_first(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// A text that is gone through.
struct Marker<'t> {
    terms: &'t Terms,
    segments: Vec<Segment>,
    writing: Writing,
    html: String,
    used: BTreeSet<String>,
    /// How many elements are open whose words are passed over.
    passed_over: usize,
    in_tag: bool,
}

impl<'t> Marker<'t> {
    fn new(terms: &'t Terms) -> Self {
        Self {
            terms,
            segments: Vec::new(),
            writing: Writing::default(),
            html: String::new(),
            used: BTreeSet::new(),
            passed_over: 0,
            in_tag: false,
        }
    }

    fn html(&mut self, html: &str) {
        let mut rest = html;
        while !rest.is_empty() {
            let end = if self.in_tag {
                rest.find('>').map(|at| at + 1)
            } else {
                rest.find('<').map(|at| if at == 0 { 1 } else { at })
            };
            let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
            if self.in_tag {
                self.html.push_str(part);
                self.in_tag = end.is_none();
            } else if part == "<" {
                self.html.push_str(part);
                self.tag(after);
            } else {
                self.words(part);
            }
            rest = after;
        }
        self.push_html();
    }

    fn push_html(&mut self) {
        if !self.html.is_empty() {
            self.segments.push(Segment::Html(self.writing.add_made(&self.html)));
            self.html.clear();
        }
    }

    fn gap(&mut self, gap: &Segment) {
        self.segments.push(gap.clone());
    }

    /// Notes an element that begins or ends.
    fn tag(&mut self, tag: &str) {
        self.in_tag = true;
        let is_end = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        if PASSED_OVER.contains(&&name[..end]) {
            self.passed_over =
                if is_end { self.passed_over.saturating_sub(1) } else { self.passed_over + 1 };
        }
    }

    fn words(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find(is_word).filter(|_| self.may_mark()) {
            let (before, from) = rest.split_at(start);
            let word = &from[..word_length(from)];
            let after = &from[word.len()..];
            self.html.push_str(before);
            let term = self.terms.at(word, after).filter(|(id, _)| !self.used.contains(*id));
            let Some((id, more)) = term else {
                self.html.push_str(word);
                rest = after;
                continue;
            };
            let word = from[..word.len() + more].to_owned();
            self.push_html();
            let used = TermUse { id: id.to_owned(), word };
            self.segments.push(Segment::Term(Box::new(used)));
            self.used.insert(id.to_owned());
            rest = &after[more..];
        }
        self.html.push_str(rest);
    }

    fn may_mark(&self) -> bool {
        self.passed_over == 0 && self.used.len() < MOST
    }
}
