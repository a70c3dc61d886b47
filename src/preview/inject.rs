//! The one thing that a served page has and a published one has not.

/// The tag of the script that keeps a page up to date.
pub(super) const TAG: &str = "<script type=\"module\" src=\"/_bydel/preview.js\"></script>\n";

/// Where the head of a page ends.
const HEAD_END: &[u8] = b"</head>";

/// A page with the tag at the end of its head, or at its own end when it has none.
pub(super) fn with_script(html: &[u8]) -> Vec<u8> {
    let end = html.windows(HEAD_END.len()).position(|part| part.eq_ignore_ascii_case(HEAD_END));
    let (before, after) = html.split_at(end.unwrap_or(html.len()));
    [before, TAG.as_bytes(), after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_at_the_end_of_the_head_or_of_the_page() {
        let injected = |html: &str| String::from_utf8(with_script(html.as_bytes())).unwrap();
        assert_eq!(injected("<head></head><body>"), format!("<head>{TAG}</head><body>"));
        assert_eq!(injected("<HEAD></HEAD>"), format!("<HEAD>{TAG}</HEAD>"));
        assert_eq!(injected("<p>Hej"), format!("<p>Hej{TAG}"));
    }
}
