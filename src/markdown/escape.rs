//! Text as it may stand in HTML, and back.

use std::borrow::Cow;

/// Appends `text` as the content of an element.
pub(super) fn text(html: &mut String, text: &str) {
    escape(html, text, false);
}

/// Appends `text` as the value of an attribute in double quotes.
pub(super) fn attribute(html: &mut String, text: &str) {
    escape(html, text, true);
}

fn escape(html: &mut String, text: &str, quotes: bool) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' if quotes => html.push_str("&quot;"),
            c if is_forbidden(c) => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
}

/// Control characters and noncharacters, which HTML does not allow anywhere (13.2.3.5).
fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
        || code & 0xfffe == 0xfffe
        || (0xfdd0..=0xfdef).contains(&code)
}

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
