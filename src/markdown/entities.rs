//! Character references in HTML blocks, which Markdown does not read.

use std::borrow::Cow;

/// The character references that people type, as characters.
const REFERENCES: [(&str, &str); 7] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&nbsp;", "\u{a0}"),
    ("&shy;", "\u{ad}"),
];

/// The words of an HTML block, in which Markdown leaves character references as they are.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = REFERENCES.iter().find(|(name, _)| rest.starts_with(name));
        let (name, character) = known.copied().unwrap_or(("&", "&"));
        decoded.push_str(character);
        rest = &rest[name.len()..];
    }
    decoded.push_str(rest);
    decoded.into()
}
