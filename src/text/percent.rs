//! Addresses with `%` (RFC 3986, 2.1).

/// `text` with `%20` and the like read; `None` when that is no text.
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let digits = digits.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_bytes_is_read_and_all_else_stays() {
        for (text, expected) in [
            ("/a/", Some("/a/")),
            ("/%C3%A6%20b", Some("/æ b")),
            ("/%2e%2e/", Some("/../")),
            ("/%", Some("/%")),
            ("/%zz", Some("/%zz")),
            ("/%ff", None),
        ] {
            assert_eq!(decode(text).as_deref(), expected, "{text}");
        }
    }
}
