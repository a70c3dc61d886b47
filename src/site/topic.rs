//! What stories are about, in a word or two each.
//!
//! A topic is its words: nobody keeps a list. Two spellings that would share an address are one
//! topic, which the author of the later one is told.

use std::collections::BTreeMap;

use super::values::Text;
use super::{Site, Story};
use crate::diagnostics::{Diagnostic, Diagnostics, Note, Problem};
use crate::source::Span;
use crate::text::{Slug, slugify};

/// A topic of a story.
#[derive(Debug, Clone)]
pub struct Topic {
    /// As it is written.
    pub name: String,
    /// Its part of the URL, by which topics are told apart.
    pub slug: Slug,
    /// Where it is written.
    pub span: Span,
}

/// Reads a topic.
pub(super) fn topic(text: Text<'_>, found: &mut Diagnostics) -> Option<Topic> {
    let slug = Slug::parse(&slugify(text.value));
    if slug.is_none() {
        found.report(text.span, Problem::InvalidSlug { text: text.value.to_owned() });
    }
    Some(Topic { name: text.value.to_owned(), slug: slug?, span: text.span })
}

/// Reports topics that stories spell in two ways.
pub(super) fn check(site: &Site, found: &mut Diagnostics) {
    let mut first: BTreeMap<&Slug, &Topic> = BTreeMap::new();
    for topic in site.stories.values().flat_map(|story: &Story| &story.topics) {
        let known = *first.entry(&topic.slug).or_insert(topic);
        if known.name != topic.name {
            let problem = Problem::TopicSpelling { topic: topic.name.clone() };
            let finding = Diagnostic::new(topic.span, problem);
            let finding = finding.with_related(known.span, Note::FirstHere);
            found.push(finding.suggesting(Some(known.name.clone())));
        }
    }
}
