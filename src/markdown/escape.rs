//! Text as it may stand in HTML.

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
