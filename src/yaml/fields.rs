//! The fields of one mapping, read by name.

use super::{Kind, Node};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::source::{Located, Span};

/// Reads the fields of a mapping one by one and reports what is wrong with each.
///
/// Every field that is asked for counts as known; [`Fields::finish`] reports the others, with the
/// nearest known name. Reading never stops at a mistake: a field that cannot be used is reported
/// and taken as absent.
#[derive(Debug)]
pub struct Fields<'n> {
    entries: &'n [(Located<String>, Node)],
    span: Span,
    known: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// The fields of `node`, which must be a mapping.
    pub fn of(node: &'n Node, found: &mut Diagnostics) -> Option<Self> {
        match node.map() {
            Some(entries) => Some(Self { entries, span: node.span, known: Vec::new() }),
            None => {
                found.report(
                    node.span,
                    wrong_type(
                        "felter på formen `navn: værdi`",
                        "fields of the form `name: value`",
                    ),
                );
                None
            }
        }
    }

    /// Where the mapping stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The value of a field, whatever it is; absent and empty fields are `None`.
    pub fn node(&mut self, name: &'static str, found: &mut Diagnostics) -> Option<&'n Node> {
        self.known.push(name);
        let (key, node) = self.entries.iter().find(|(key, _)| key.value == name)?;
        if node.is_empty() {
            found.report(key.span, Problem::EmptyValue { field: name.into() });
            return None;
        }
        Some(node)
    }

    /// The text of a field.
    pub fn text(
        &mut self,
        name: &'static str,
        found: &mut Diagnostics,
    ) -> Option<Located<&'n str>> {
        let node = self.node(name, found)?;
        scalar(node, found)
    }

    /// The text of a field that must be there.
    pub fn required(
        &mut self,
        name: &'static str,
        found: &mut Diagnostics,
    ) -> Option<Located<&'n str>> {
        if !self.has(name) {
            self.missing(name, found);
        }
        self.text(name, found)
    }

    /// The text of a field, read by `parse`, which reports what it cannot use.
    pub fn parsed<T>(
        &mut self,
        name: &'static str,
        found: &mut Diagnostics,
        parse: impl FnOnce(Located<&'n str>, &mut Diagnostics) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(name, found)?;
        parse(text, found)
    }

    /// The items of a list; a single value stands for a list of one.
    pub fn list(&mut self, name: &'static str, found: &mut Diagnostics) -> &'n [Node] {
        match self.node(name, found) {
            Some(Node { kind: Kind::List(items), .. }) => items,
            Some(node) => std::slice::from_ref(node),
            None => &[],
        }
    }

    /// The texts of a list.
    pub fn texts(&mut self, name: &'static str, found: &mut Diagnostics) -> Vec<Located<&'n str>> {
        self.list(name, found).iter().filter_map(|node| scalar(node, found)).collect()
    }

    /// `true` or `false`; absent is `false`.
    pub fn flag(&mut self, name: &'static str, found: &mut Diagnostics) -> bool {
        let parse = |text: Located<&str>, found: &mut Diagnostics| match text.value {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                let problem =
                    Problem::UnknownChoice { text: other.into(), choices: "true, false".into() };
                found.report(text.span, problem);
                None
            }
        };
        self.parsed(name, found, parse).unwrap_or(false)
    }

    /// Whether the field is written at all.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(key, _)| key.value == name)
    }

    /// Reports a field that must be there and is not.
    pub fn missing(&self, name: &'static str, found: &mut Diagnostics) {
        let at = Span { end: self.span.start, ..self.span };
        found.report(at, Problem::MissingField { field: name.into() });
    }

    /// Reports every field that nobody asked for.
    pub fn finish(self, found: &mut Diagnostics) {
        for (key, _) in
            self.entries.iter().filter(|(key, _)| !self.known.contains(&key.value.as_str()))
        {
            let problem =
                Problem::UnknownField { field: key.value.clone(), known: self.known.join(", ") };
            let known = self.known.iter().copied();
            found.push(Diagnostic::new(key.span, problem).with_nearest(&key.value, known));
        }
    }
}

fn scalar<'n>(node: &'n Node, found: &mut Diagnostics) -> Option<Located<&'n str>> {
    let text = node.text();
    if text.is_none() {
        found.report(node.span, wrong_type("en tekst eller et tal", "text or a number"));
    }
    text
}

fn wrong_type(da: &str, en: &str) -> Problem {
    Problem::WrongType { expected_da: da.into(), expected_en: en.into() }
}
