//! The fields of one mapping, read by name.

use super::Node;
use crate::diagnostics::{Diagnostic, Diagnostics, Problem, nearest};
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
    owner: Span,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    told: Vec<&'n str>,
}

impl<'n> Fields<'n> {
    /// The fields of `node`, which must be a mapping.
    pub fn of(node: &'n Node, found: &mut Diagnostics) -> Option<Self> {
        match node.map() {
            Some(entries) => Some(Self {
                entries,
                span: node.span,
                owner: Span { end: node.span.start, ..node.span },
                known: Vec::new(),
                missing: Vec::new(),
                told: Vec::new(),
            }),
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

    /// Reports fields that are missing at `owner`, such as the name above the mapping, instead of
    /// at its start.
    pub fn owned_by(self, owner: Span) -> Self {
        Self { owner, ..self }
    }

    /// Where the mapping stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Where the name of a field stands; without the field, where the mapping stands.
    pub fn key_span(&self, name: &str) -> Span {
        self.entry(name).map_or(self.span, |(key, _)| key.span)
    }

    /// Where the value of a field stands; without the field, where the mapping stands.
    pub fn value_span(&self, name: &str) -> Span {
        self.entry(name).map_or(self.span, |(_, node)| node.span)
    }

    fn entry(&self, name: &str) -> Option<&'n (Located<String>, Node)> {
        self.entries.iter().find(|(key, _)| key.value == name)
    }

    /// The value of a field, whatever it is; absent and empty fields are `None`.
    pub fn node(&mut self, name: &'static str, found: &mut Diagnostics) -> Option<&'n Node> {
        if !self.known.contains(&name) {
            self.known.push(name);
        }
        let (key, node) = self.entry(name)?;
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
            self.missing(name);
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
        self.node(name, found).map_or(&[], Node::items)
    }

    /// The texts of a list.
    pub fn texts(&mut self, name: &'static str, found: &mut Diagnostics) -> Vec<Located<&'n str>> {
        self.list(name, found).iter().filter_map(|node| scalar(node, found)).collect()
    }

    /// `true` or `false`; absent is `false`.
    pub fn flag(&mut self, name: &'static str, found: &mut Diagnostics) -> bool {
        self.flag_or(name, false, found)
    }

    /// `true` or `false`; absent is `usual`.
    pub fn flag_or(&mut self, name: &'static str, usual: bool, found: &mut Diagnostics) -> bool {
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
        self.parsed(name, found, parse).unwrap_or(usual)
    }

    /// Whether the field is written at all.
    pub fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// Whether the field is written, be it under a misspelled name.
    pub fn has_or_means(&self, name: &str) -> bool {
        let is_meant = |key: &str| {
            key == name || (!self.known.contains(&key) && nearest(key, [name]).is_some())
        };
        self.entries.iter().any(|(key, _)| is_meant(&key.value))
    }

    /// Notes a field that must be there and is not.
    pub fn missing(&mut self, name: &'static str) {
        self.missing.push(name);
    }

    /// The names that `is` picks, which somebody else reports.
    pub fn take(&mut self, is: impl Fn(&str) -> bool) -> Vec<&'n Located<String>> {
        let keys = self.entries.iter().map(|(key, _)| key);
        let taken: Vec<_> = keys.filter(|key| is(&key.value)).collect();
        self.told.extend(taken.iter().map(|key| key.value.as_str()));
        taken
    }

    /// Reports every field that nobody asked for, and those that are missing. A field that is
    /// missing because its name is misspelled is one mistake and is reported as that.
    pub fn finish(mut self, found: &mut Diagnostics) {
        for (key, _) in self.entries {
            if self.known.contains(&key.value.as_str()) || self.told.contains(&key.value.as_str()) {
                continue;
            }
            let absent = self.known.iter().copied().filter(|name| !self.has(name));
            let meant = nearest(&key.value, absent);
            let known = self.known.join(", ");
            let problem = Problem::UnknownField { field: key.value.clone(), known };
            let finding = Diagnostic::new(key.span, problem);
            found.push(finding.suggesting(meant.map(str::to_owned)));
            self.missing.retain(|name| meant != Some(*name));
        }
        for name in self.missing {
            found.report(self.owner, Problem::MissingField { field: name.into() });
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
