//! Text as it may stand in HTML and XML.

use super::bytes::position;

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

/// Whether `text` stands as it is, in elements and in attributes.
pub fn is_plain(text: &str) -> bool {
    position(text.as_bytes(), is_conspicuous).is_none()
}

/// Most of a text stands as it is, and is appended in runs.
fn escape(markup: &mut String, text: &str, quotes: bool) {
    let mut rest = text;
    while let Some(at) = position(rest.as_bytes(), is_conspicuous) {
        let (run, from_here) = rest.split_at(at);
        markup.push_str(run);
        let mut characters = from_here.chars();
        characters.next().into_iter().for_each(|c| push(markup, c, quotes));
        rest = characters.as_str();
    }
    markup.push_str(rest);
}

fn push(markup: &mut String, c: char, quotes: bool) {
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

/// Whether a byte begins a character that must be looked at: a mark of the language, a control
/// character, or one of the blocks of Unicode in which there are hidden and forbidden ones. It is
/// never in the middle of a character.
fn is_conspicuous(byte: u8) -> bool {
    let is_control = (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    let is_mark = (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"');
    let begins_a_block = (byte == 0xc2) | (byte == 0xe2) | (byte == 0xef) | (byte >= 0xf0);
    is_control | is_mark | (byte == 0x7f) | begins_a_block
}

/// Whether nobody sees the character, and it changes the order in which others are read or divides
/// words and addresses: text need not say what it shows (*Trojan Source*, CVE-2021-42574). Such
/// characters are left out of all that is published.
pub fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Every hidden character of `text`, with the byte at which it stands.
pub fn hidden_characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut from = 0;
    let begins_one = |byte| (byte == 0xe2) | (byte == 0xef);
    let candidate = move || {
        let at = from + position(&text.as_bytes()[from..], begins_one)?;
        let c = text[at..].chars().next()?;
        from = at + c.len_utf8();
        Some((at, c))
    };
    std::iter::from_fn(candidate).filter(|(_, c)| is_hidden(*c))
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
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_in_a_text_can_end_the_place_it_stands_in() {
        assert_eq!(escaped(r#"<b a="1"> & 'æ'"#), "&lt;b a=&quot;1&quot;&gt; &amp; 'æ'");
        assert_eq!(escaped("a\u{202e}b\u{200b}c\u{2069}"), "abc");
        assert_eq!(
            escaped("a\0b\u{ffff}c\u{fdd0}d\ne\u{85}"),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\ne\u{fffd}"
        );
    }

    #[test]
    fn every_hidden_character_is_found_where_it_stands() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let found: Vec<_> = hidden_characters(&format!("æ–{c}")).collect();
            assert_eq!(
                found,
                if is_hidden(c) { vec![(5, c)] } else { vec![] },
                "{:x}",
                u32::from(c)
            );
        }
    }

    #[test]
    fn every_character_that_is_changed_is_conspicuous() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let (mut one, text) = (String::new(), c.to_string());
            push(&mut one, c, true);
            assert_eq!(escaped(&text), one, "{:x}", u32::from(c));
            assert!(one == text || !is_plain(&text), "{:x}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn runs_are_escaped_as_their_characters(text in ".{0,40}", quotes: bool) {
            let (mut whole, mut single) = (String::new(), String::new());
            escape(&mut whole, &text, quotes);
            text.chars().for_each(|c| push(&mut single, c, quotes));
            prop_assert_eq!(whole, single);
        }
    }
}
