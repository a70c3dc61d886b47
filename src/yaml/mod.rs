//! YAML with the place of every value.
//!
//! [`parse`] turns text into a tree of [`Node`]s under limits on depth and size; anchors, aliases
//! and tags are refused, so that a small file cannot grow. Scalars stay text, exactly as written:
//! what is a number or a date is for [`Fields`] to say, which reads the fields of one mapping,
//! reports every mistake in it and goes on. Only this module names the YAML crate.

mod fields;
mod parse;
mod syntax;
#[cfg(test)]
mod tests;

pub use fields::Fields;
pub use parse::{MAX_DEPTH, MAX_NODES, parse};

use crate::source::{Located, Span};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it stands; for a list or mapping, from its first to its last entry.
    pub span: Span,
}

/// The three kinds of YAML value.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Text, a number, a date: anything that is not a collection.
    Scalar(Scalar),
    /// `- a` or `[a, b]`.
    List(Vec<Node>),
    /// `key: value` in the order of the file; keys are unique.
    Map(Vec<(Located<String>, Node)>),
}

/// A scalar as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text, without quotes.
    pub text: String,
    /// Whether it stood in quotes, which makes an empty text deliberate.
    pub quoted: bool,
}

impl Node {
    /// The text of a scalar that is not empty.
    pub fn text(&self) -> Option<Located<&str>> {
        match &self.kind {
            Kind::Scalar(scalar) if !scalar.text.trim().is_empty() => {
                Some(Located::new(scalar.text.trim(), self.span))
            }
            _ => None,
        }
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        matches!(&self.kind, Kind::Scalar(scalar) if scalar.text.trim().is_empty())
    }

    /// The items of a list; anything else is a list of itself.
    pub fn items(&self) -> &[Self] {
        if let Kind::List(items) = &self.kind { items } else { std::slice::from_ref(self) }
    }

    /// The entries of a mapping.
    pub fn map(&self) -> Option<&[(Located<String>, Self)]> {
        if let Kind::Map(entries) = &self.kind { Some(entries) } else { None }
    }
}
