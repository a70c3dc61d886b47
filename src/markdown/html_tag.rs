//! One tag of raw HTML, held to the elements and attributes that can do no harm.

use std::fmt::Write;

/// Elements without content.
const VOID: [&str; 2] = ["br", "wbr"];
/// Elements that stand within a line and hold only such content.
const PHRASING: [&str; 8] = ["sub", "sup", "small", "kbd", "mark", "cite", "q", "span"];
/// Text in another direction; phrasing too.
const BDI: &str = "bdi";
/// The element that can be opened to show more.
pub(super) const DETAILS: &str = "details";
/// What a closed `details` shows.
pub(super) const SUMMARY: &str = "summary";

/// Whether a tag opens an element, closes one, or is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Open,
    Close,
    Void,
}

/// A tag that is allowed. The fields are private so that nothing else can be written as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HtmlTag {
    name: &'static str,
    form: Form,
    attributes: String,
}

impl HtmlTag {
    /// The tag that all of `raw` is; `None` when it is anything else, or not allowed.
    pub(super) fn parse(raw: &str) -> Option<Self> {
        let inner = raw.strip_prefix('<')?.strip_suffix('>')?;
        let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |rest| (true, rest));
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
        let name = element(&inner[..end])?;
        let is_void = VOID.contains(&name);
        let rest = if is_void { inner[end..].strip_suffix('/') } else { None };
        let rest = rest.unwrap_or(&inner[end..]);
        let (form, attributes) = match (closing, is_void) {
            (true, false) if rest.trim().is_empty() => (Form::Close, String::new()),
            (true, _) => return None,
            (false, true) => (Form::Void, attributes(name, rest)?),
            (false, false) => (Form::Open, attributes(name, rest)?),
        };
        Some(Self { name, form, attributes })
    }

    /// The element, in lower case.
    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// What it does.
    pub(super) fn form(&self) -> Form {
        self.form
    }

    /// Whether it belongs to an element that stands between paragraphs.
    pub(super) fn is_block(&self) -> bool {
        matches!(self.name, DETAILS | SUMMARY)
    }

    /// Whether it divides words.
    pub(super) fn is_line_break(&self) -> bool {
        self.name == "br"
    }

    /// Appends the tag as HTML, with every value in double quotes.
    pub(super) fn write(&self, html: &mut String) {
        html.push_str(if self.form == Form::Close { "</" } else { "<" });
        html.push_str(self.name);
        html.push_str(&self.attributes);
        html.push('>');
    }
}

/// How many bytes the markup takes that `text` begins with: a tag, a comment, a declaration.
/// `None` when its `<` is just a sign. Markup that does not end takes the rest.
pub(super) fn markup_length(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return None;
    }
    if rest.starts_with("!--") {
        return Some(text.find("-->").map_or(text.trim_end().len(), |at| at + 3));
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    Some(text.trim_end().len())
}

fn element(name: &str) -> Option<&'static str> {
    let known = VOID.iter().chain(&PHRASING).chain(&[BDI, DETAILS, SUMMARY]);
    known.copied().find(|known| known.eq_ignore_ascii_case(name))
}

/// The attributes written anew: `lang`, `dir`, and `open` on `details`, each at most once.
fn attributes(element: &str, mut rest: &str) -> Option<String> {
    let mut written = String::new();
    let (mut language, mut direction, mut open) = (false, false, false);
    loop {
        let trimmed = rest.trim_start();
        if trimmed.is_empty() {
            return Some(written);
        }
        if trimmed.len() == rest.len() {
            return None;
        }
        let (name, value, after) = attribute(trimmed)?;
        let seen = match (name.to_ascii_lowercase().as_str(), value) {
            ("lang", Some(value)) if is_language(value) => &mut language,
            ("dir", Some("ltr" | "rtl" | "auto")) => &mut direction,
            ("open", None | Some("" | "open")) if element == DETAILS => &mut open,
            _ => return None,
        };
        if std::mem::replace(seen, true) {
            return None;
        }
        rest = after;
        written.push(' ');
        written.push_str(&name.to_ascii_lowercase());
        if let Some(value) = value.filter(|_| !name.eq_ignore_ascii_case("open")) {
            let _ = write!(written, "=\"{value}\"");
        }
    }
}

/// A name, its value, and what follows.
fn attribute(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let end = text.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else {
        return Some((name, None, rest));
    };
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (value, rest) = value[1..].split_once(quote)?;
        return Some((name, Some(value), rest));
    }
    let (value, rest) = value.split_at(value.find(char::is_whitespace).unwrap_or(value.len()));
    Some((name, Some(value), rest))
}

/// A language tag in the shape of BCP 47: `en`, `pt-BR`, `zh-Hant-TW`.
fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(is_part)
}
