//! Text as it may stand in HTML and XML.

/// Appends `text` as the content of an element.
pub fn text(markup: &mut String, text: &str) {
    escape(markup, text, false);
}

/// Appends `text` as the value of an attribute in double quotes; good for content too.
pub fn attribute(markup: &mut String, text: &str) {
    escape(markup, text, true);
}

/// `text` as the value of an attribute in double quotes; good for content too.
pub fn escaped(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    attribute(&mut markup, text);
    markup
}

fn escape(markup: &mut String, text: &str, quotes: bool) {
    for c in text.chars() {
        match c {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' if quotes => markup.push_str("&quot;"),
            c if is_hidden(c) => {}
            c if is_forbidden(c) => markup.push('\u{fffd}'),
            c => markup.push(c),
        }
    }
}

/// Whether nobody sees the character, and it changes the order in which others are read or divides
/// words and addresses: text need not say what it shows (*Trojan Source*, CVE-2021-42574). Such
/// characters are left out of all that is published.
pub fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Control characters and noncharacters, which neither language allows (HTML 13.2.3.5, XML 2.2).
fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
        || code & 0xfffe == 0xfffe
        || (0xfdd0..=0xfdef).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_text_can_end_the_place_it_stands_in() {
        assert_eq!(escaped(r#"<b a="1"> & 'æ'"#), "&lt;b a=&quot;1&quot;&gt; &amp; 'æ'");
        assert_eq!(escaped("a\u{202e}b\u{200b}c\u{2069}"), "abc");
        assert_eq!(
            escaped("a\0b\u{ffff}c\u{fdd0}d\ne\u{85}"),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\ne\u{fffd}"
        );
    }
}
